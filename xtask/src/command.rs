//! Somebody else's command, run with one sentence ready for its failure.

use std::{
    env,
    ffi::OsStr,
    path::PathBuf,
    process::{Command, Output},
};

use anyhow::{Context, Result, bail};

/// Runs with its output shown; a failure is `sentence`, since what the command said is already on the screen.
pub fn run(command: &mut Command, sentence: &str) -> Result<()> {
    let status = command.status().with_context(|| missing(command))?;
    if !status.success() {
        bail!("{sentence}");
    }
    Ok(())
}

/// Runs with its output kept back; a failure is `sentence` with the line in which the command gave its reason.
pub fn run_silently(command: &mut Command, sentence: &str) -> Result<()> {
    let output = command.output().with_context(|| missing(command))?;
    if !output.status.success() {
        bail!("{sentence} ({})", reason(&output));
    }
    Ok(())
}

/// What the command prints, which is expected to work.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| missing(command))?;
    if !output.status.success() {
        bail!("{} failed: {}", command.get_program().display(), reason(&output));
    }
    String::from_utf8(output.stdout).context("the output is not UTF-8")
}

/// The first file of that name on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// PATH with these folders before everything else.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all).context("a folder whose name has a colon cannot be on PATH")
}

/// What a command prints, where it is not sure that it is there at all.
pub fn says(command: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(command).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn missing(command: &Command) -> String {
    format!("{} did not start, is it installed?", command.get_program().display())
}

/// The line that tells most: the first that calls itself an error, as cargo, npm and apt do; else the last one.
fn reason(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find(|line| ["error", "npm error", "E:"].iter().any(|mark| line.starts_with(mark)));
    let line = error.or_else(|| lines().next_back()).unwrap_or("it gave no reason");
    line.trim_start_matches("error: ").to_owned()
}
