//! What must hold of the repository itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::reading::{cases, files, root};

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn under(folder: &Path) -> Vec<PathBuf> {
    let deeper = |path: PathBuf| if path.is_dir() { under(&path) } else { vec![path] };
    files(folder).into_iter().flat_map(deeper).collect()
}

#[test]
fn no_markup_is_made_of_strings() {
    for path in ["src", "www"].iter().flat_map(|folder| under(&root().join(folder))) {
        // Pages and notes may speak of it.
        let code = path.extension().is_some_and(|extension| ["rs", "js", "ts"].iter().any(|code| extension == *code));
        let text = if code { text(&path) } else { String::new() };
        for word in [
            "innerHTML",
            "insertAdjacentHTML",
            "outerHTML =",
            "outerHTML=",
            "inner_html",
            "insert_adjacent_html",
            "outer_html",
            "document.write",
        ] {
            assert!(!text.contains(word), "{} uses {word}, which Trusted Types block", path.display());
        }
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for path in under(&root().join("src")) {
        let lines = text(&path).lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_file_of_code_says_what_it_is_for() {
    let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    for path in ["src", "tests"].iter().flat_map(|folder| under(&root().join(folder))).filter(rust) {
        assert!(text(&path).starts_with("//! "), "{} does not open with a sentence of its own", path.display());
    }
}

#[test]
fn the_glue_generator_has_the_version_of_the_glue() {
    let library = version(&text(&root().join("Cargo.toml")), "wasm-bindgen");
    let generator = version(&text(&root().join("xtask/Cargo.toml")), "wasm-bindgen-cli-support");
    assert!(library.starts_with('=') && library == generator, "{library} and {generator}");
}

/// The version that a manifest asks of a crate.
fn version(manifest: &str, name: &str) -> String {
    let line = manifest.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix('='));
    let version = line.and_then(|line| line.split('"').nth(1));
    version.unwrap_or_else(|| panic!("no version of {name}")).to_owned()
}

/// What a page may set is in one table of the README with its default, and the table has nothing else.
#[test]
fn every_custom_property_is_in_the_table() {
    let readme = text(&root().join("README.md"));
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .filter(|line| line.starts_with("| `--ia-"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let css = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "css");
    let ours = under(&root().join("www")).into_iter().filter(css).filter(|path| !path.ends_with("demo.css"));
    let sheets: String = ours.map(|path| text(&path)).collect();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row[1].trim_matches('`')).collect();
    assert_eq!(listed.len(), rows.len(), "a property has two rows");
    assert_eq!(listed, custom_properties(&sheets));
    for row in rows.iter().filter(|row| row[3].starts_with('`')) {
        let (name, default) = (row[1].trim_matches('`'), row[3].split('`').nth(1).unwrap_or_default());
        assert!(sheets.contains(&format!("var({name}, {default})")), "the default of {name} is not {default}");
    }
}

/// `--ia-…`; those with a second pair of hyphens are our own.
fn custom_properties(sheets: &str) -> BTreeSet<&str> {
    let at = sheets.match_indices("--ia-").map(|(at, _)| &sheets[at..]);
    let named =
        at.map(|rest| &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len())]);
    named.filter(|name| !name.starts_with("--ia--")).collect()
}

#[test]
fn the_browser_tests_know_every_case() {
    let list = text(&root().join("tests/browser/cases.rs"));
    for case in cases() {
        assert!(list.contains(&format!("\"{}\"", case.name)), "{} is not in tests/browser/cases.rs", case.name);
    }
}

#[test]
fn commands_in_the_readme_exist() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else { return };
    let xtask = text(&root().join("xtask/src/main.rs"));
    let command = text(&root().join("src/main.rs"));
    for (called, known) in [("cargo xtask ", &xtask), ("interview-article ", &command)] {
        for line in readme.lines().map(|line| line.trim_start_matches(['$', ' '])) {
            let Some(name) = line.strip_prefix(called).and_then(|rest| rest.split_whitespace().next()) else {
                continue;
            };
            let variant = name[..1].to_uppercase() + &name[1..];
            assert!(known.contains(&variant), "README.md: `{line}` does not exist");
        }
    }
}
