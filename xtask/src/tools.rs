//! Brings what is missing, into the target folder wherever that is possible, and says so.

use std::{env::consts::EXE_SUFFIX, ffi::OsString, fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{command, tree::Tree};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK_VERSION: &str = "0.15.1";
const GECKODRIVER_VERSION: &str = "0.37.1";
const TRY_AGAIN: &str = "check the network and run the command again";

/// The standard library for WebAssembly, through rustup where it is not there.
pub fn wasm_target() -> Result<()> {
    let libraries = command::says("rustc", &["--print", "target-libdir", "--target", WASM_TARGET]);
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if command::find("rustup").is_none() {
        bail!("Rust's {WASM_TARGET} target is missing and there is no rustup to add it: install it, then try again");
    }
    eprintln!("Adding Rust's {WASM_TARGET} target");
    command::run_silently(
        Command::new("rustup").args(["target", "add", WASM_TARGET]),
        &format!("rustup could not add the {WASM_TARGET} target: {TRY_AGAIN}"),
    )
}

/// The crates that the page's build needs, so that a missing network is told apart from code that does not compile.
pub fn crates(tree: &Tree) -> Result<()> {
    command::run_silently(
        tree.cargo().args(["fetch", "--target", WASM_TARGET]).env("CARGO_NET_RETRY", "1"),
        &format!("cargo could not download the crates that the build needs: {TRY_AGAIN}"),
    )
}

/// wasm-opt, esbuild, axe-core and the sheets of host pages at the versions of `xtask/npm/package-lock.json`.
pub fn npm(tree: &Tree) -> Result<()> {
    let (ours, theirs) = (tree.root.join("xtask/npm"), tree.npm());
    let lock = fs::read(ours.join("package-lock.json")).context("xtask/npm/package-lock.json cannot be read")?;
    let installed = theirs.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if command::find("npm").is_none() && !cfg!(windows) {
        bail!("npm is not on PATH: install Node.js 20 or later, which the build needs for wasm-opt and esbuild");
    }
    eprintln!("Installing what building and testing borrow from npm");
    fs::create_dir_all(&theirs)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(ours.join(file), theirs.join(file))?;
    }
    // Nothing of these needs its install script, so none runs.
    command::run_silently(
        Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).current_dir(&theirs).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--fetch-retries=1",
        ]),
        &format!("npm could not install what building and testing borrow: {TRY_AGAIN}"),
    )?;
    fs::write(installed, lock).context("the npm tools cannot be marked as installed")
}

/// A tool that npm installed, started by node: the same on every system, and no shell in between.
pub fn node(tree: &Tree, file: &str) -> Command {
    let mut command = Command::new("node");
    command.current_dir(&tree.root).arg(tree.npm_file(file));
    command
}

/// wasm-pack with all it would otherwise download; gives the PATH on which it finds them.
pub fn wasm_pack(tree: &Tree) -> Result<OsString> {
    wasm_target()?;
    npm(tree)?;
    let bin = tree.tools().join("bin");
    install_wasm_pack(tree, &bin)?;
    install_wasm_bindgen(tree, &bin)?;
    command::path_with(&[bin, tree.npm_file(".bin")])
}

fn install_wasm_pack(tree: &Tree, bin: &Path) -> Result<()> {
    if command::says(bin.join("wasm-pack"), &["--version"]).is_some_and(|said| said.ends_with(WASM_PACK_VERSION)) {
        return Ok(());
    }
    install_crate(tree, "wasm-pack", WASM_PACK_VERSION)
}

/// A command from the crate registry, into the target folder.
fn install_crate(tree: &Tree, name: &str, version: &str) -> Result<()> {
    eprintln!("Installing {name} {version} into the target folder (about a minute)");
    let scratch = tree.tools().join(format!("{name}-build"));
    // Unoptimized: it only starts other programs, and this compiles in half the time.
    command::run_silently(
        tree.cargo()
            .args(["install", "--debug", "--locked", "--quiet", name, "--version", version, "--root"])
            .arg(tree.tools())
            .env("CARGO_TARGET_DIR", &scratch),
        &format!("cargo could not install {name} {version}: {TRY_AGAIN}"),
    )?;
    fs::remove_dir_all(scratch).with_context(|| format!("what {name} was built from cannot be removed"))
}

fn install_wasm_bindgen(tree: &Tree, bin: &Path) -> Result<()> {
    let names = [("bindgen", "wasm-bindgen"), ("bindgen-test-runner", "wasm-bindgen-test-runner")];
    eprintln!("Building wasm-bindgen and its test runner");
    let mut build = tree.cargo();
    build.args(["build", "--package", "xtask", "--features", "wasm-pack"]);
    build.args(names.iter().flat_map(|(ours, _)| ["--bin", ours]));
    command::run(&mut build, "wasm-bindgen's command line did not build, see above")?;
    for (ours, theirs) in names {
        let executable = |folder: &Path, name| folder.join(format!("{name}{EXE_SUFFIX}"));
        let (from, to) = (executable(&tree.target.join("debug"), ours), executable(bin, theirs));
        fs::copy(&from, &to).with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))?;
    }
    Ok(())
}

/// Chromium and its driver, from Debian where we may install, else with a sentence on what to install.
pub fn browser() -> Result<()> {
    let missing = missing_browser();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(" and ");
    if !may_install() {
        bail!(
            "no {missing} on PATH: install Chromium or Chrome and its ChromeDriver (on Debian: chromium chromium-driver)"
        );
    }
    install_packages(&["chromium", "chromium-driver"], &missing)
}

/// Firefox and WebKitGTK with their drivers, in the same way. Elsewhere than on Debian they need not be there: gives the
/// names of those that are not, whose tests cannot run.
pub fn engines(tree: &Tree) -> Result<Vec<&'static str>> {
    let there = |programs: &[&str]| programs.iter().any(|name| command::find(name).is_some());
    let firefox = there(&["firefox", "firefox-esr"]);
    let webkit = there(&["WebKitWebDriver"]) && there(&["Xvfb"]);
    let may = may_install();
    let missing = [("firefox-esr", firefox), ("webkit2gtk-driver", webkit), ("xvfb", webkit)];
    let missing: Vec<&str> = missing.iter().filter(|(_, there)| !there).map(|(package, _)| *package).collect();
    if may && !missing.is_empty() {
        install_packages(&missing, "Firefox or WebKitGTK")?;
    }
    let driver = there(&["geckodriver"]) || tree.tools().join("bin/geckodriver").is_file();
    if (firefox || may) && !driver {
        install_crate(tree, "geckodriver", GECKODRIVER_VERSION)?;
    }
    let skipped = [("firefox", firefox || may), ("webkit", webkit || may)];
    Ok(skipped.iter().filter(|(_, there)| !there).map(|(engine, _)| *engine).collect())
}

/// Debian, as root.
fn may_install() -> bool {
    Path::new("/etc/debian_version").exists() && command::says("id", &["-u"]).as_deref() == Some("0")
}

fn install_packages(packages: &[&str], missing: &str) -> Result<()> {
    eprintln!("Installing Debian's {}, since there is no {missing}", packages.join(", "));
    let failed = format!("apt-get could not install {}: {TRY_AGAIN}", packages.join(", "));
    command::run_silently(Command::new("apt-get").args(["update", "-qq"]), &failed)?;
    command::run_silently(
        Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
        &failed,
    )
}

fn missing_browser() -> Vec<&'static str> {
    let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    // Elsewhere than on Linux browsers are not on PATH, and ChromeDriver knows where they are.
    let browser = !cfg!(target_os = "linux") || browsers.iter().any(|name| command::find(name).is_some());
    let driver = std::env::var_os("CHROMEDRIVER").is_some() || command::find("chromedriver").is_some();
    [("Chromium", browser), ("ChromeDriver", driver)]
        .iter()
        .filter(|(_, there)| !there)
        .map(|(name, _)| *name)
        .collect()
}
