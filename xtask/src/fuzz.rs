//! Any bytes in any form: builds the targets of `fuzz/` and runs each for a while.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};

use crate::{command, tree::Tree};

/// The targets, named as the forms are.
pub const FORMS: [&str; 5] = ["text", "markdown", "html", "captions", "json"];

/// How long each runs in the test command, in seconds.
pub const SECONDS: u64 = 60;

/// What was found before is tried first, and takes its time of the run.
const KEPT: usize = 300;

/// At once: CI has two cores, and one that waits for another measures nothing.
const AT_ONCE: usize = 2;

/// All that libFuzzer needs of rustc, so that neither nightly nor cargo-fuzz has to be there.
const FLAGS: &str = "--cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs the target of a form, or of each, for so many seconds.
pub fn fuzz(tree: &Tree, form: Option<&str>, seconds: u64) -> Result<()> {
    let forms: Vec<&str> = form.map_or_else(|| FORMS.to_vec(), |form| vec![form]);
    let targets = build(tree)?;
    // New ones each time: what a machine tries every day alike it finds on the first.
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?.subsec_nanos();
    println!("seed {seed}, {seconds} s each");
    let mut faults = Vec::new();
    for forms in forms.chunks(AT_ONCE) {
        let runs: Vec<Run> =
            forms.iter().map(|form| Run::start(tree, &targets, form, seconds, seed)).collect::<Result<_>>()?;
        for run in runs {
            faults.extend(run.end()?);
        }
    }
    if !faults.is_empty() {
        bail!("{}\nfuzz/README.md says how to run one again", faults.join("\n"));
    }
    Ok(())
}

/// Where the targets are once they are built, in a folder that no other flags build in.
fn build(tree: &Tree) -> Result<PathBuf> {
    let host = command::read(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let (host, target) = (host.trim(), tree.target.join("fuzz"));
    let mut cargo = tree.cargo();
    cargo.current_dir(tree.root.join("fuzz")).env("CARGO_TARGET_DIR", &target).env("RUSTFLAGS", FLAGS);
    // With a target the flags are not those of build scripts.
    cargo.args(["build", "--release", "--bins", "--target", host]);
    command::run(&mut cargo, "the fuzz targets could not be built, see above")?;
    Ok(target.join(host).join("release"))
}

/// Leaves what was found last.
fn prune(found: &Path) -> io::Result<()> {
    let age = |file: &fs::DirEntry| file.metadata().and_then(|file| file.modified());
    let mut files: Vec<_> = fs::read_dir(found)?
        .map(|file| file.and_then(|file| Ok((age(&file)?, file.path()))))
        .collect::<io::Result<_>>()?;
    files.sort_by(|a, b| b.cmp(a));
    files.iter().skip(KEPT).try_for_each(|(_, file)| fs::remove_file(file))
}

/// A target that runs.
struct Run {
    form: String,
    child: Child,
    log: PathBuf,
    /// What breaks a rule begins so.
    artifacts: PathBuf,
}

impl Run {
    fn start(tree: &Tree, targets: &Path, form: &str, seconds: u64, seed: u32) -> Result<Run> {
        let fuzz = tree.root.join("fuzz");
        let (found, artifacts) = (fuzz.join("found").join(form), fuzz.join("artifacts").join(form));
        let log = artifacts.join("log.txt");
        for folder in [&found, &artifacts] {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        prune(&found).with_context(|| format!("{} cannot be tidied", found.display()))?;
        let out = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let mut target = Command::new(targets.join(form));
        target.arg(format!("-max_total_time={seconds}")).arg(format!("-seed={seed}"));
        target.args(["-timeout=25", "-max_len=4096", "-print_final_stats=1"]);
        target.arg(format!("-artifact_prefix={}/", artifacts.display()));
        target.arg(found).arg(fuzz.join("corpus").join(form));
        let child = target.stdout(out.try_clone()?).stderr(out).spawn().context("a fuzz target did not start")?;
        Ok(Run { form: form.to_owned(), child, log, artifacts })
    }

    /// Waits for its end; what it found in a line.
    fn end(mut self) -> Result<Option<String>> {
        let status = self.child.wait()?;
        let log = String::from_utf8_lossy(&fs::read(&self.log)?).into_owned();
        let after = |mark: &str| log.lines().rev().find_map(|line| line.split_once(mark)).map(|(_, rest)| rest.trim());
        let runs = after("stat::number_of_executed_units:").unwrap_or("?");
        println!("{}: {runs} inputs", self.form);
        if status.success() {
            return Ok(None);
        }
        let artifact = after("Test unit written to ").map_or(self.artifacts.display().to_string(), str::to_owned);
        let why = log.lines().find(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
        Ok(Some(format!("{}: {} ({artifact})", self.form, why.unwrap_or("it ended with a fault").trim())))
    }
}
