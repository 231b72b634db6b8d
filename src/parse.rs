//! Reads an interview: `bytes -> passages with their cues -> turns -> interview`, and what was odd on the way.
//!
//! Reading cannot fail: any bytes give an interview and notices.

#[cfg(feature = "forms")]
use std::borrow::Cow;

use crate::letters::{after, first_of, until};
use crate::model::{Interview, Place};

#[cfg(feature = "forms")]
#[cfg_attr(not(feature = "captions"), allow(dead_code, reason = "only told from other forms"))]
mod captions;
#[cfg(feature = "forms")]
mod census;
#[cfg(feature = "forms")]
mod decode;
#[cfg(feature = "forms")]
mod doubts;
#[cfg(feature = "forms")]
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "what is between the tags is not read"))]
mod flow;
pub mod form;
#[cfg(feature = "forms")]
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "what is between the tags is not read"))]
mod html;
mod inline;
#[cfg(feature = "forms")]
mod label;
#[cfg(any(not(feature = "forms"), test))]
pub mod labelled;
mod language;
#[cfg(feature = "forms")]
mod lexicon;
mod lines;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(feature = "forms")]
mod marks;
#[cfg(feature = "markdown")]
mod meta;
pub mod notice;
#[cfg(feature = "forms")]
mod passage;
#[cfg(feature = "forms")]
mod questions;
#[cfg(feature = "forms")]
mod roles;
#[cfg(feature = "forms")]
mod rounds;
#[cfg(feature = "forms")]
mod scheme;
#[cfg(feature = "forms")]
mod text;
#[cfg(feature = "forms")]
mod turns;

pub use form::Format;

/// Whether what blogs, editors, feeds and recorders make of HTML and captions is read: a page has no room for it.
#[cfg(feature = "forms")]
const POSTS: bool = cfg!(feature = "posts");

/// Whether a plain text of which each line is a paragraph is read: a page leaves it to the build without Markdown.
#[cfg(feature = "forms")]
const LINES: bool = POSTS || !cfg!(feature = "markdown");

pub use lines::{Lines, Span};
pub use notice::{Code, Notice};

/// What was read.
#[derive(Debug, Default)]
pub struct Parsed {
    pub interview: Interview,
    pub format: Format,
    /// The passages that the author marked, in reading order.
    pub marked: Vec<Place>,
    /// Quotes that its front matter lists: the words of each, what stands before them, and what behind.
    #[cfg(feature = "markdown")]
    pub listed: Vec<[String; 3]>,
    /// What was punctuation of the source and is not in the interview: every other word is, once and in order.
    pub structure: Vec<Structure>,
    pub lines: Lines,
    pub notices: Vec<Notice>,
}

/// Signs of the source that are not words of the interview: "Q.", the brackets of a kicker, a mark's `==`. Nobody asks for
/// them in a page, which has no room to keep them (`doubts`), nor for the lines that are filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub text: String,
}

/// In the order of the source. `sort_by_key` is 5 KB of the page, and made for more than a few that stand wrongly.
#[cfg(feature = "forms")]
fn in_order(mut structure: Vec<Structure>) -> Vec<Structure> {
    let place = |sign: &Structure| (sign.line, sign.column);
    if !doubts::TOLD || structure.is_sorted_by_key(place) {
        return structure;
    }
    let tail = in_order(structure.split_off(structure.len() / 2));
    let mut merged = Vec::with_capacity(structure.len() + tail.len());
    let mut tail = tail.into_iter().peekable();
    for sign in in_order(structure) {
        while let Some(before) = tail.next_if(|before| place(before) < place(&sign)) {
            merged.push(before);
        }
        merged.push(sign);
    }
    merged.extend(tail);
    merged
}

/// The lines of a text. Of millions the next is found by a step or two, for which a page has no room.
#[cfg(feature = "forms")]
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    #[cfg(feature = "posts")]
    return crate::letters::lines(text);
    #[cfg(not(feature = "posts"))]
    text.lines()
}

/// Reads an interview in a form that is named, or (`None`) guessed.
#[cfg(feature = "forms")]
pub fn parse(bytes: &[u8], format: Option<Format>) -> Parsed {
    let text = decode::decode(bytes);
    let mut notices: Vec<Notice> = Notice::of_text(&text).into_iter().collect();
    let text = if first_of(text.as_bytes(), 0, [b'\r', 0]) < text.len() { Cow::from(plain(&text)) } else { text };
    let mut parsed = read(&text, format);
    parsed.interview.language = parsed.interview.language.or_else(|| language::of(&text).map(str::to_owned));
    if notices.iter().all(|notice| notice.code == Code::NotUtf8) {
        notices.extend(Notice::of_whole(&parsed, &text));
    }
    // How closely it was read says nothing where it is no interview.
    let asked = notices.iter().all(|notice| notice.code == Code::NotUtf8);
    notices.extend(parsed.notices.into_iter().filter(|notice| asked || notice.code == Code::LeftOut));
    parsed.notices = notices;
    parsed
}

#[cfg(feature = "forms")]
fn read(text: &str, format: Option<Format>) -> Parsed {
    let format = format.unwrap_or_else(|| form::guess(text));
    // What a page, a mail or a sheet is copied from may lose its blank lines.
    let unwrapped = if LINES && format == Format::Text { text::unwrapped(text) } else { None };
    let ends = match unwrapped {
        None => text::LineEnds::MayWrap,
        Some(false) => text::LineEnds::Break,
        Some(true) => text::LineEnds::Part,
    };
    let mut parsed = turns::decide(passages(text, format, ends));
    if unwrapped == Some(false) && !parsed.interview.asks() {
        let lines = turns::decide(passages(text, format, text::LineEnds::Part));
        if lines.interview.asks() {
            parsed = lines;
        }
    }
    parsed.format = format;
    if doubts::TOLD && format != Format::Captions {
        parsed.lines.fill(text);
    }
    parsed
}

/// `ends`: of a plain text.
#[cfg(feature = "forms")]
fn passages(text: &str, format: Format, ends: text::LineEnds) -> passage::Passages {
    match format {
        #[cfg(feature = "captions")]
        Format::Captions => captions::passages(text),
        #[cfg(feature = "html")]
        Format::Html => html::passages(text),
        #[cfg(feature = "markdown")]
        Format::Markdown => markdown::passages(text),
        // Who asks for what is not read here gets its words; the rim looks at `format`.
        #[cfg(feature = "markdown")]
        _ => text::with_front_matter(text, ends),
        #[cfg(not(feature = "markdown"))]
        _ => text::passages(text, ends),
    }
}

/// Line ends as line feeds, whatever machine they come from, and no NUL: neither can stand in HTML.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let end = first_of(rest.as_bytes(), 0, [b'\r', 0]);
        plain.push_str(until(rest, end));
        match rest.as_bytes().get(end) {
            None => return plain,
            Some(0) => plain.push('\u{FFFD}'),
            Some(_) => plain.push('\n'),
        }
        // Both signs of a line end that has two.
        rest = after(rest, end + if after(rest, end).starts_with("\r\n") { 2 } else { 1 });
    }
}

/// The small reader of pages reads as the whole one does, whatever it does not leave to it.
#[cfg(all(test, feature = "markdown"))]
mod small_reader {
    use super::*;

    #[test]
    fn what_the_small_reader_reads_the_whole_one_reads_alike() {
        let (mut compared, mut different) = (0, Vec::new());
        for path in sources() {
            let bytes = std::fs::read(&path).expect("a source");
            for (small, format) in [("auto", None), ("text", Some(Format::Text))] {
                let Ok(small) = labelled::parse(&bytes, small) else { continue };
                let whole = parse(&bytes, format);
                let same = small.interview == whole.interview && small.marked == whole.marked;
                different.extend((!same).then(|| path.display().to_string()));
                compared += 1;
            }
        }
        assert!(different.is_empty(), "{different:#?}");
        assert!(compared > 30, "{compared} sources");
    }

    /// Every case of every form that a page reads as well, and the published interviews where they are there.
    fn sources() -> Vec<std::path::PathBuf> {
        let within = |folder: &str| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let cases = within("tests/cases").filter(|case| !case.join("command-only.txt").exists());
        let cases = cases.flat_map(|case| within(&case.display().to_string()).collect::<Vec<_>>());
        let cases = cases.filter(|file| file.file_stem().is_some_and(|stem| stem == "input"));
        cases.chain(within("../shared/interviews/texts")).collect()
    }
}
