//! Where things stand on this machine: the repository and its target folder.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// The two folders that every other path is made of.
pub struct Tree {
    pub root: PathBuf,
    /// Wherever cargo puts what it builds; never inside `root` by assumption.
    pub target: PathBuf,
}

impl Tree {
    pub fn find() -> Result<Tree> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in the repository")?.to_owned();
        let mut metadata = cargo();
        metadata.current_dir(&root).args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
        let metadata: Value =
            serde_json::from_str(&command::read(&mut metadata)?).context("cargo metadata is no JSON")?;
        let target = metadata["target_directory"].as_str().context("cargo metadata names no target_directory")?;
        Ok(Tree { root, target: target.into() })
    }

    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    pub fn cases(&self) -> PathBuf {
        self.root.join("tests/cases")
    }

    /// What we install lives here and goes with `cargo clean`.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    pub fn npm(&self) -> PathBuf {
        self.tools().join("npm")
    }

    /// The file of an npm package that `xtask/npm/package.json` names, as in `axe-core/axe.min.js`.
    pub fn npm_file(&self, file: &str) -> PathBuf {
        self.npm().join("node_modules").join(file)
    }

    /// A cargo that works in the repository and in the same target folder.
    pub fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
