//! Reads an interview: `bytes -> passages with their cues -> turns -> interview`, and what was odd on the way.
//!
//! Reading cannot fail: any bytes give an interview and notices.

use std::borrow::Cow;

use crate::model::{Interview, Place};

mod inline;
mod label;
mod language;
pub mod notice;
mod passage;
mod text;
mod turns;

pub use notice::{Code, Notice};

/// What was read.
#[derive(Debug, Default)]
pub struct Parsed {
    pub interview: Interview,
    pub format: Format,
    /// The passages that the author marked, in reading order.
    pub marked: Vec<Place>,
    /// What was punctuation of the source and is not in the interview: every other word is, once and in order.
    pub structure: Vec<Structure>,
    pub lines: Lines,
    pub notices: Vec<Notice>,
}

/// The form of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
}

impl Format {
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
        }
    }

    /// The form of that name; `Ok(None)` for `auto`.
    ///
    /// # Errors
    /// A sentence for the author where this version reads no such form.
    pub fn named(name: &str) -> Result<Option<Self>, String> {
        match name {
            "" | "auto" => Ok(None),
            "text" => Ok(Some(Format::Text)),
            _ => Err(["The format “", name, "” is not read by this version. Use “auto” or “text”."].concat()),
        }
    }
}

/// Signs of the source that are not words of the interview: "Q.", the brackets of a kicker, a mark's `==`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub text: String,
}

/// First and last line, from 1, both included.
pub type Span = (usize, usize);

/// Where things stood in the source.
#[derive(Debug, Default)]
pub struct Lines {
    pub title: Option<usize>,
    pub introduction: Option<Span>,
    /// One a turn, in the order of the interview's turns.
    pub turns: Vec<Span>,
    pub closing: Option<Span>,
}

/// Reads an interview in a form that is named, or (`None`) guessed.
pub fn parse(bytes: &[u8], format: Option<Format>) -> Parsed {
    let mut notices = Vec::new();
    let text = decode(bytes, &mut notices);
    let mut parsed = match format.unwrap_or_default() {
        Format::Text => turns::decide(text::passages(&text)),
    };
    parsed.interview.language = language::of(&text).map(str::to_owned);
    if notices.is_empty() {
        notices.extend(Notice::of_whole(&parsed));
    }
    parsed.notices = notices;
    parsed
}

/// The text of a source: UTF-8 (or UTF-16 with its mark), line ends as line feeds, nothing that HTML cannot hold.
fn decode<'a>(bytes: &'a [u8], notices: &mut Vec<Notice>) -> Cow<'a, str> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        _ => String::from_utf8_lossy(bytes),
    };
    notices.extend(Notice::of_text(&text));
    if text.contains(['\r', '\0']) { plain(&text).into() } else { text }
}

/// Line ends as line feeds, whatever machine they come from, and no NUL: neither can stand in HTML.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut lines = text.split('\r');
    plain.push_str(lines.next().unwrap_or_default());
    for line in lines {
        plain.push('\n');
        plain.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
    plain.replace('\0', "\u{FFFD}")
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or_default()]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
