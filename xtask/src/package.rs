//! Builds `pkg/`, what is published: `src/` and `www/` through cargo, wasm-bindgen, wasm-opt and esbuild.

use std::{
    collections::VecDeque,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    command, glue,
    neighbours::seat,
    references::shorten_references,
    shorten::shorten,
    silence::silence,
    tools::{self, WASM_TARGET},
    tree::Tree,
};

/// What the compiler is to look after. `.cargo/config.toml` says of all builds that they are to be small; what is named
/// here is joined to that, and the last counts.
#[derive(Clone, Copy)]
enum Made {
    Small,
    /// What is copied is copied by a call and not byte by byte: 1.7 % smaller, and not for what every reader waits for.
    Smallest,
    Fast,
}

impl Made {
    fn flags(self) -> &'static str {
        match self {
            Made::Small => "",
            Made::Smallest => "-Cllvm-args=--max-store-memcpy=1",
            Made::Fast => "-Copt-level=3",
        }
    }
}

/// One build of the crate for the page.
struct Build {
    /// The crate's features, all others off.
    features: &'static str,
    made: Made,
    /// The files are `NAME.js` and `NAME_bg.wasm`.
    name: &'static str,
    /// Whether it uses `core::fmt` for anything but the words of panics.
    formats: bool,
}

const BUILDS: &[Build] = &[
    Build { features: "web", made: Made::Small, name: "interview_article", formats: false },
    Build { features: "web,html", made: Made::Smallest, name: "interview_article_forms", formats: false },
    Build { features: "web,captions", made: Made::Smallest, name: "interview_article_captions", formats: false },
    Build { features: "web,markdown", made: Made::Smallest, name: "interview_article_markdown", formats: false },
    Build { features: "objects", made: Made::Smallest, name: "interview_article_objects", formats: true },
    // Beside one of the others. A page full of marks is found again in it, while the reader waits.
    Build { features: "marks", made: Made::Fast, name: "interview_article_marks", formats: false },
    Build { features: "carry", made: Made::Smallest, name: "interview_article_share", formats: false },
];

/// Every file of `pkg/` that is built; all others in it are written by hand, or left there by somebody else.
pub const BUILT: &[&str] = &[
    "interview-article.js",
    "interview_article.js",
    "interview_article_bg.wasm",
    "interview_article_forms.js",
    "interview_article_forms_bg.wasm",
    "interview_article_captions.js",
    "interview_article_captions_bg.wasm",
    "interview_article_markdown.js",
    "interview_article_markdown_bg.wasm",
    "interview_article_objects.js",
    "interview_article_objects_bg.wasm",
    "interview_article_marks.js",
    "interview_article_marks_bg.wasm",
    "interview_article_share.js",
    "interview_article_share_bg.wasm",
    "interview-article.css",
    "interview-article-blocks.css",
    "interview-article-marks.css",
    "interview-article-marks.js",
    "interview-article-share.css",
    "interview-article-reading.js",
    "interview-article-reading.css",
    WORDS,
    "themes/magazine.css",
    "themes/newspaper.css",
    "themes/plain.css",
];
const WRITTEN: &[&str] = &["interview-article.d.ts", "package.json", "README.md"];

/// Brings what it needs, builds what changed, and leaves in `pkg/` what is published and nothing else.
pub fn build(tree: &Tree) -> Result<()> {
    tools::wasm_target()?;
    tools::npm(tree)?;
    tools::crates(tree)?;
    fs::create_dir_all(tree.pkg())?;
    build_modules(tree)?;
    build_page_files(tree)?;
    sweep(&tree.pkg())
}

/// One module is compiled while others are made small: cargo does one at a time, and wasm-opt is one thread of Node.
fn build_modules(tree: &Tree) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let mut running: VecDeque<thread::ScopedJoinHandle<Result<()>>> = VecDeque::new();
        for build in BUILDS {
            let wasm = compile(tree, build)?;
            if running.len() == workers {
                join(running.pop_front())?;
            }
            running.push_back(scope.spawn(move || make_module(tree, build, &wasm)));
        }
        running.into_iter().try_for_each(|last| join(Some(last)))
    })
}

fn join(running: Option<thread::ScopedJoinHandle<Result<()>>>) -> Result<()> {
    running.map_or(Ok(()), |running| running.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
}

/// The same of one build and the files of the page, for who works on that; the other builds stay as they are.
pub fn build_one(tree: &Tree, name: &str) -> Result<()> {
    let Some(build) = BUILDS.iter().find(|build| build.name.ends_with(name)) else {
        bail!("there is no build “{name}”");
    };
    tools::wasm_target()?;
    tools::npm(tree)?;
    tools::crates(tree)?;
    let wasm = compile(tree, build)?;
    make_module(tree, build, &wasm)?;
    build_page_files(tree)
}

/// Glue and small module of what was compiled.
fn make_module(tree: &Tree, build: &Build, wasm: &Path) -> Result<()> {
    let (script, module) = (format!("{}.js", build.name), format!("{}_bg.wasm", build.name));
    let inputs = [wasm, &tree.root.join("xtask/npm/package-lock.json")];
    unless_fresh(tree, build.name, &inputs, &[&script, &module], || {
        let started = Instant::now();
        let scratch = tree.target.join("xtask").join(build.name);
        bind(wasm, &scratch, build)?;
        optimize(tree, &scratch.join(&module), &tree.pkg().join(&module))?;
        seat(&tree.pkg().join(&module))?;
        bundle(tree, &scratch.join(&script), &script)?;
        eprintln!("Built pkg/{script} and pkg/{module} in {:.1} s", started.elapsed().as_secs_f32());
        Ok(())
    })
}

/// Compiles the crate, and puts it where the next build does not write over it.
fn compile(tree: &Tree, build: &Build) -> Result<PathBuf> {
    eprintln!("Compiling the crate for the page (features: {})", build.features);
    let mut cargo = tree.cargo();
    cargo.args(["build", "--package", "interview-article", "--lib", "--release", "--target", WASM_TARGET]);
    cargo.args(["--no-default-features", "--features", build.features]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", build.made.flags());
    command::run(&mut cargo, "the crate does not compile for the page, see above")?;
    let compiled = tree.target.join("xtask").join(format!("{}.wasm", build.name));
    fs::create_dir_all(tree.target.join("xtask"))?;
    fs::copy(tree.target.join(WASM_TARGET).join("release/interview_article.wasm"), &compiled)
        .context("what was compiled cannot be kept")?;
    Ok(compiled)
}

/// Glue and module, as `wasm-bindgen --target web --no-typescript` would make them.
fn bind(wasm: &Path, scratch: &Path, build: &Build) -> Result<()> {
    let _ = fs::remove_dir_all(scratch);
    let name = build.name;
    let mut module = ModuleConfig::new().generate_producers_section(false).parse_file(wasm)?;
    silence(&mut module, !build.formats);
    if build.features.contains("markdown") {
        shorten_references(&mut module)?;
    }
    Bindgen::new()
        .input_module(name, module)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(scratch)
        .context("wasm-bindgen cannot make the glue")?;
    let script = scratch.join(format!("{name}.js"));
    fs::write(&script, glue::lean(&fs::read_to_string(&script)?)?)?;
    shorten(&scratch.join(format!("{name}_bg.wasm")), &script)
}

fn optimize(tree: &Tree, from: &Path, to: &Path) -> Result<()> {
    // wasm-opt reads from the module which features it may use; that section has then done its work. Never
    // `--traps-never-happen`: a panic of ours is a trap, and must stay one.
    command::run_silently(
        tools::node(tree, "binaryen/bin/wasm-opt")
            .arg(from)
            // Taken apart first, and nothing drawn together for having one caller: 4 % smaller than `-Oz --converge`.
            .args(["--one-caller-inline-max-function-size=10", "--always-inline-max-function-size=6"])
            .args(["--low-memory-unused", "--flatten", "--rereloop", "-O2"])
            .args([
                "-Oz",
                "--converge",
                "--gufa",
                "-Oz",
                // What is said twice Brotli says in fewer bytes than what is kept in a variable.
                "--skip-pass=local-cse",
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
                "-o",
            ])
            .arg(to),
        "wasm-opt cannot make the module smaller",
    )
}

fn build_page_files(tree: &Tree) -> Result<()> {
    let files = PAGE_FILES.map(|name| (tree.www().join(name), name));
    for (file, _) in &files {
        if !file.is_file() {
            bail!("{} is missing, and pkg/ is made from it", file.display());
        }
    }
    // The entry may import its neighbours, so all scripts and style sheets of www/ count.
    let mut inputs = vec![tree.root.join("xtask/npm/package-lock.json")];
    inputs.extend(files_in(&tree.www(), &["js", "css", "json"])?);
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let words: Vec<String> = copy_words(tree)?.iter().map(|name| format!("{WORDS}/{name}")).collect();
    let outputs: Vec<&str> = PAGE_FILES.into_iter().chain(words.iter().map(String::as_str)).collect();
    unless_fresh(tree, "page", &inputs, &outputs, || {
        files.iter().try_for_each(|(file, name)| bundle(tree, file, name))?;
        eprintln!("Built pkg/{} and the style sheets", PAGE_FILES[0]);
        Ok(())
    })
}

/// Our words, a file for each language but English, which the reader's tools have with them.
const WORDS: &str = "words";

fn copy_words(tree: &Tree) -> Result<Vec<String>> {
    fs::create_dir_all(tree.pkg().join(WORDS))?;
    let mut copied = Vec::new();
    for file in files_in(&tree.www().join(WORDS), &["json"])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "en.json" {
            let words: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file)?)
                .with_context(|| format!("{} is not JSON", file.display()))?;
            fs::write(tree.pkg().join(WORDS).join(&name), words.to_string()).context("our words cannot be written")?;
            copied.push(name);
        }
    }
    Ok(copied)
}

/// What is bundled from `www/`, under the same names.
const PAGE_FILES: [&str; 11] = [
    "interview-article.js",
    "interview-article-marks.js",
    "interview-article-reading.js",
    "interview-article-reading.css",
    "interview-article.css",
    "interview-article-blocks.css",
    "interview-article-marks.css",
    "interview-article-share.css",
    "themes/magazine.css",
    "themes/newspaper.css",
    "themes/plain.css",
];

/// One file with everything it imports, minified and not rewritten for older browsers.
fn bundle(tree: &Tree, from: &Path, name: &str) -> Result<()> {
    let mut esbuild: Command = tools::node(tree, "esbuild/bin/esbuild");
    esbuild.arg(from).args(["--bundle", "--minify", "--format=esm", "--target=esnext", "--charset=utf8"]);
    esbuild.args(["--legal-comments=none", "--log-level=error"]);
    // The modules are loaded when they are needed.
    esbuild.args(BUILDS.iter().map(|build| format!("--external:./{}.js", build.name)));
    esbuild.arg(format!("--outfile={}", tree.pkg().join(name).display()));
    command::run(&mut esbuild, &format!("esbuild cannot bundle {name}, see above"))
}

/// Runs `make` unless the same inputs already made these outputs. Contents are compared, because times lie after a
/// checkout and cargo touches what it does not change.
fn unless_fresh(
    tree: &Tree,
    name: &str,
    inputs: &[&Path],
    outputs: &[&str],
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let record = tree.target.join("xtask").join(format!("{name}.made"));
    let outputs: Vec<PathBuf> = outputs.iter().map(|name| tree.pkg().join(name)).collect();
    let made = |outputs: &[PathBuf]| -> Result<String> {
        let outputs: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
        Ok(format!("{:x} {:x}", hash(inputs)?, hash(&outputs)?))
    };
    let recorded = fs::read_to_string(&record).ok();
    // An output that is not there has no hash, and so is not fresh.
    if recorded.is_some() && recorded == made(&outputs).ok() {
        return Ok(());
    }
    make()?;
    fs::create_dir_all(tree.target.join("xtask"))?;
    fs::write(record, made(&outputs)?).context("what was built cannot be recorded")
}

fn hash(files: &[&Path]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    // The steps themselves are an input too.
    include_str!("package.rs").hash(&mut hasher);
    include_str!("glue.rs").hash(&mut hasher);
    include_str!("neighbours.rs").hash(&mut hasher);
    include_str!("references.rs").hash(&mut hasher);
    include_str!("shorten.rs").hash(&mut hasher);
    include_str!("silence.rs").hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn files_in(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_in(&path, extensions)?);
        } else if path.extension().is_some_and(|found| extensions.iter().any(|one| found == *one)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// `wasm-pack build` writes into the same folder and leaves more there than is published.
fn sweep(pkg: &Path) -> Result<()> {
    for entry in fs::read_dir(pkg)? {
        let entry = entry?;
        let name = entry.file_name();
        if BUILT.iter().chain(WRITTEN).any(|kept| Path::new(kept).starts_with(&name)) {
            continue;
        }
        let path = entry.path();
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.with_context(|| format!("{} cannot be removed", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glue and crate talk in a format that changes with every version.
    #[test]
    fn the_glue_generator_has_the_version_of_the_crate() {
        let lock = fs::read_to_string(Tree::find().unwrap().root.join("Cargo.lock")).unwrap();
        let version = |name: &str| {
            let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).expect(name);
            after.split('"').next().map(str::to_owned)
        };
        assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    }
}
