//! Every folder of `tests/cases`: `input.*` becomes the article in `expected.html` and is understood as
//! `expected.json` says.
//!
//! `INTERVIEW_ARTICLE_REWRITE=1 cargo test --test native cases` writes the expected files. A `known-fault.txt` says why
//! a case is not yet as expected; it is never rewritten and must go when the fault goes.

use std::fs;

use interview_article::render::Settings;
use interview_article::wire::Inspected;
use pretty_assertions::StrComparison;

use crate::reading::{Case, Reading, cases, read};

#[test]
fn every_case_is_as_expected() {
    let rewrite = std::env::var_os("INTERVIEW_ARTICLE_REWRITE").is_some();
    let faults: Vec<String> = cases().iter().filter_map(|case| check(case, rewrite)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with a case, if anything.
fn check(case: &Case, rewrite: bool) -> Option<String> {
    let reading = read(&case.source);
    let actual = [("expected.html", by_block(&reading.html)), ("expected.json", understood(&reading))];
    let known = case.folder.join("known-fault.txt");
    if rewrite && !known.exists() {
        actual.iter().for_each(|(file, text)| fs::write(case.folder.join(file), text).unwrap());
    }
    let differences: Vec<String> = actual.iter().filter_map(|(file, text)| difference(case, file, text)).collect();
    match (known.exists(), differences.is_empty()) {
        (true, true) => Some(format!("{}: is as expected now: remove its known-fault.txt", case.name)),
        (false, false) => Some(differences.join("\n")),
        _ => None,
    }
}

/// How a file differs from what is expected. A known fault may expect only one of them.
fn difference(case: &Case, file: &str, actual: &str) -> Option<String> {
    let path = case.folder.join(file);
    let expected = match fs::read_to_string(&path) {
        Ok(expected) => expected,
        Err(_) if case.folder.join("known-fault.txt").exists() => return None,
        Err(error) => return Some(format!("{}: {error}", path.display())),
    };
    (expected != actual).then(|| format!("{}/{file}:\n{}", case.name, StrComparison::new(&expected, actual)))
}

/// The article with each block on a line of its own, so that differences can be read. Between blocks white space means
/// nothing; within them nothing is added.
fn by_block(html: &str) -> String {
    let mut lines = html.to_owned();
    for tag in ["header", "nav", "ol", "li", "div", "button", "section", "details", "summary", "p", "h1", "h2", "h3"] {
        for end in [" ", ">"] {
            lines = lines.replace(&format!("<{tag}{end}"), &format!("\n<{tag}{end}"));
        }
        if ["header", "nav", "ol", "div", "section", "details"].contains(&tag) {
            lines = lines.replace(&format!("</{tag}>"), &format!("\n</{tag}>"));
        }
    }
    lines.replace("</article>", "\n</article>\n")
}

fn understood(reading: &Reading) -> String {
    let mut json = Vec::new();
    Inspected::of(&reading.parsed, &Settings::default().prefix).write(&mut json).unwrap();
    indented(&String::from_utf8(json).unwrap()) + "\n"
}

/// JSON with each thing on a line of its own, as serde_json has it, whose values are in the order of the alphabet.
fn indented(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).expect("JSON");
    let (mut out, mut depth, mut within, mut before) = (String::new(), 0, false, ' ');
    for c in json.chars() {
        let escaped = before == '\\';
        before = if escaped { ' ' } else { c };
        let opened = !within && out.ends_with(['[', '{']);
        if opened && !matches!(c, ']' | '}') {
            out += &format!("\n{:1$}", "", depth * 2);
        }
        if within || c == '"' {
            within ^= c == '"' && !escaped;
            out.push(c);
            continue;
        }
        if matches!(c, ']' | '}') {
            depth -= 1;
            if !opened {
                out += &format!("\n{:1$}", "", depth * 2);
            }
        }
        out.push(c);
        match c {
            '[' | '{' => depth += 1,
            ',' => out += &format!("\n{:1$}", "", depth * 2),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}
