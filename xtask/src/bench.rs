//! The race against what people would use instead; the bench itself stands beside the repository.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{command, package, tree::Tree};

pub fn bench(tree: &Tree, file: &Path, options: &[String]) -> Result<()> {
    let bench = tree.root.join("../shared/bench");
    if !bench.join("run.mjs").is_file() {
        bail!("there is no bench at ../shared/bench beside this repository, and `xtask bench` only starts it");
    }
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    package::build(tree)?;
    if !bench.join("node_modules").is_dir() {
        eprintln!("Installing the bench's rivals from npm");
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(&bench);
        command::run_silently(&mut npm, "npm could not install the bench: check the network and run it again")?;
    }
    let mut node = Command::new("node");
    node.arg(bench.join("run.mjs")).arg("--interview").arg(file).arg("--project").arg(&tree.root).args(options);
    command::run(&mut node, "the bench failed, see above").context("bench")
}
