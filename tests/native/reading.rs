//! A source on its way to the article, as the command takes it, and where sources are found.

use std::fs;
use std::path::{Path, PathBuf};

use interview_article::markup::html::html;
use interview_article::parse::{Format, Parsed, parse};
use interview_article::quote::{Highlight, Wanted, highlights};
use interview_article::render::{Settings, article};

/// What was understood of a source, and its article as HTML.
pub struct Reading {
    pub parsed: Parsed,
    pub highlights: Vec<Highlight>,
    pub html: String,
}

pub fn read(source: &[u8]) -> Reading {
    read_as(source, None)
}

/// The same, of a form that is named or (`None`) guessed.
pub fn read_as(source: &[u8], format: Option<Format>) -> Reading {
    let parsed = parse(source, format);
    let highlights = highlights(&parsed.interview, &parsed.marked, Wanted::Auto);
    let html = html(&article(&parsed.interview, &highlights, &Settings::default()).into());
    Reading { parsed, highlights, html }
}

/// A folder of `tests/cases`.
pub struct Case {
    pub name: String,
    pub folder: PathBuf,
    pub source: Vec<u8>,
}

/// Every case, by name.
pub fn cases() -> Vec<Case> {
    let folders = files(&root().join("tests/cases")).into_iter().filter(|path| path.is_dir());
    folders.map(Case::of).collect()
}

impl Case {
    fn of(folder: PathBuf) -> Self {
        let input = files(&folder).into_iter().find(|file| file.file_stem().is_some_and(|stem| stem == "input"));
        let input = input.unwrap_or_else(|| panic!("{} has no input", folder.display()));
        Case { name: name(&folder), source: fs::read(input).unwrap(), folder }
    }
}

/// Interviews of other people that lie beside the repository on some machines, by path: other forms too, which need
/// not be understood. Empty, and said so, where they do not. `INTERVIEW_ARTICLE_SHARED` names another folder.
pub fn shared() -> Vec<(String, Vec<u8>)> {
    let named = std::env::var_os("INTERVIEW_ARTICLE_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root().join("../shared/interviews"));
    let texts = files(&folder.join("texts"));
    if texts.is_empty() {
        println!("no shared interviews here: skipped");
    }
    let all = texts.into_iter().chain([folder.join("behind-the-lens.txt")]);
    all.filter_map(|path| Some((name(&path), fs::read(path).ok()?))).collect()
}

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is in a folder, by name; nothing where it is not there.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
