//! Every check, in order; CI runs this and nothing else.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use crate::{command, fuzz, package, size, tools, tree::Tree};

struct Step {
    name: &'static str,
    run: fn(&Tree) -> Result<()>,
}

/// What is quickest to fail comes first.
const STEPS: &[Step] = &[
    Step { name: "format", run: |tree| cargo(tree, &["fmt", "--all", "--check"]) },
    Step { name: "lints without features", run: |tree| clippy(tree, &["--all-targets", "--no-default-features"]) },
    Step { name: "lints with default features", run: |tree| clippy(tree, &["--all-targets"]) },
    Step { name: "lints with all features", run: |tree| clippy(tree, &["--all-targets", "--all-features"]) },
    Step { name: "lints of the page's build", run: |tree| clippy(tree, &[PAGE, &["web"]].concat()) },
    Step { name: "lints of the page's build with HTML", run: |tree| clippy(tree, &[PAGE, &["web,html"]].concat()) },
    Step {
        name: "lints of the page's build with captions",
        run: |tree| clippy(tree, &[PAGE, &["web,captions"]].concat()),
    },
    Step { name: "lints of the reader's build", run: |tree| clippy(tree, &[PAGE, &["marks"]].concat()) },
    // With both come the browser tests, which need them.
    Step {
        name: "lints of the page's builds with objects and Markdown",
        run: |tree| clippy(tree, &[PAGE, &["objects,markdown,captions"]].concat()),
    },
    Step { name: "lints of xtask", run: |tree| clippy(tree, &["--package", "xtask", "--all-targets"]) },
    Step { name: "native tests", run: |tree| cargo(tree, &["test", "--all-features"]) },
    Step {
        name: "tests of xtask",
        run: |tree| cargo(tree, &["test", "--package", "xtask", "--lib", "--bin", "xtask"]),
    },
    Step { name: "documentation", run: document },
    Step { name: "fuzz, and pkg/ beside it", run: fuzz_and_build },
    Step { name: "size budget", run: size::size },
    Step { name: "browser tests", run: wasm_pack_test },
    Step { name: "end-to-end tests", run: end_to_end },
    Step { name: "wasm-pack build", run: wasm_pack_build },
];

/// What is fuzzed takes its time however busy the machine is, so that something else may be made meanwhile.
fn fuzz_and_build(tree: &Tree) -> Result<()> {
    thread::scope(|scope| {
        let fuzzing = scope.spawn(|| fuzz::fuzz(tree, None, fuzz::SECONDS));
        let built = package::build(tree);
        let fuzzed = fuzzing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        built.and(fuzzed)
    })
}

const PAGE: &[&str] = &["--lib", "--tests", "--target", tools::WASM_TARGET, "--no-default-features", "--features"];

/// Stops at the first failure. The closing line counts steps, for CI to read.
pub fn test(tree: &Tree) -> Result<()> {
    let started = Instant::now();
    for (passed, step) in STEPS.iter().enumerate() {
        println!("\n== {} ({} of {})", step.name, passed + 1, STEPS.len());
        let began = Instant::now();
        if let Err(error) = (step.run)(tree) {
            println!("\n{passed} passed, 1 failed");
            return Err(error).with_context(|| format!("failed at: {}", step.name));
        }
        println!("== {}: {:.1} s", step.name, began.elapsed().as_secs_f32());
    }
    println!("\nall in {:.0} s\n{} passed, 0 failed", started.elapsed().as_secs_f32(), STEPS.len());
    Ok(())
}

fn cargo(tree: &Tree, arguments: &[&str]) -> Result<()> {
    command::run(tree.cargo().args(arguments), &format!("cargo {} failed, see above", arguments.join(" ")))
}

fn clippy(tree: &Tree, arguments: &[&str]) -> Result<()> {
    if arguments.contains(&tools::WASM_TARGET) {
        tools::wasm_target()?;
    }
    cargo(tree, &[&["clippy"], arguments, &["--", "-D", "warnings"]].concat())
}

fn document(tree: &Tree) -> Result<()> {
    command::run(
        tree.cargo().args(["doc", "--no-deps", "--all-features"]).env("RUSTDOCFLAGS", "-Dwarnings"),
        "the documentation has faults, see above",
    )
}

fn wasm_pack_test(tree: &Tree) -> Result<()> {
    wasm_pack(tree, &["test", "--headless", "--chrome"])
}

/// Elsewhere than in `pkg/`, whose files are ours.
fn wasm_pack_build(tree: &Tree) -> Result<()> {
    let out = tree.target.join("xtask/wasm-pack").display().to_string();
    wasm_pack(tree, &["build", "--target", "web", "--no-pack", "--out-dir", &out])
}

fn wasm_pack(tree: &Tree, arguments: &[&str]) -> Result<()> {
    tools::browser()?;
    let mut wasm_pack = std::process::Command::new(tree.tools().join("bin/wasm-pack"));
    wasm_pack.env("PATH", tools::wasm_pack(tree)?);
    wasm_pack.args(arguments).current_dir(&tree.root).env("CARGO_TARGET_DIR", &tree.target);
    command::run(&mut wasm_pack, &format!("wasm-pack {} failed, see above", arguments.join(" ")))
}

/// In Chromium all of it; in Firefox and WebKitGTK what is in `engines.rs`.
fn end_to_end(tree: &Tree) -> Result<()> {
    tools::browser()?;
    let missing = tools::engines(tree)?;
    let mut arguments = END_TO_END.to_vec();
    for engine in &missing {
        println!(
            "Not tested in {engine}: install it with its driver (on Debian: firefox-esr, webkit2gtk-driver, xvfb)"
        );
        arguments.extend(["--skip", if *engine == "firefox" { "engines::firefox" } else { "engines::webkit" }]);
    }
    let failed = failing(tree, &arguments)?;
    match failed.len() {
        0 => Ok(()),
        // A test that waited while other browsers had the machine is given it alone; what fails then has a fault.
        1..=FEW => {
            println!("\nOnce more, alone: {}", failed.join(", "));
            let alone: Vec<&str> = failed.iter().map(String::as_str).collect();
            cargo(tree, &[&END_TO_END[..], &["--exact", "--test-threads=1"], &alone].concat())
        }
        _ => bail!("{} end-to-end tests failed, see above", failed.len()),
    }
}

const END_TO_END: [&str; 6] = ["test", "--package", "xtask", "--test", "end_to_end", "--"];
/// As many may have waited too long on a busy machine.
const FEW: usize = 3;

/// Runs tests with their output shown; gives the names of those that failed.
fn failing(tree: &Tree, arguments: &[&str]) -> Result<Vec<String>> {
    let mut child = tree.cargo().args(arguments).stdout(Stdio::piped()).spawn().context("cargo did not start")?;
    let mut failed = Vec::new();
    for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
        let line = line?;
        println!("{line}");
        failed.extend(line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")).map(str::to_owned));
    }
    if !child.wait()?.success() && failed.is_empty() {
        bail!("cargo {} failed, see above", arguments.join(" "));
    }
    Ok(failed)
}
