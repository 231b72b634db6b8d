//! Reads an interview: `bytes -> passages with their cues -> turns -> interview`, and what was odd on the way.
//!
//! Reading cannot fail: any bytes give an interview and notices.

use std::borrow::Cow;

use crate::model::{Interview, Place};

#[cfg(feature = "forms")]
mod captions;
#[cfg(feature = "forms")]
mod census;
#[cfg(feature = "forms")]
mod flow;
pub mod form;
#[cfg(feature = "forms")]
mod html;
mod inline;
#[cfg(feature = "forms")]
mod label;
#[cfg(any(not(feature = "forms"), test))]
mod labelled;
mod language;
#[cfg(feature = "forms")]
mod lexicon;
mod lines;
#[cfg(feature = "forms")]
mod markdown;
#[cfg(feature = "forms")]
mod marks;
#[cfg(feature = "forms")]
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
pub use lines::{Lines, Span};
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

/// Signs of the source that are not words of the interview: "Q.", the brackets of a kicker, a mark's `==`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub text: String,
}

/// Reads an interview in a form that is named, or (`None`) guessed.
pub fn parse(bytes: &[u8], format: Option<Format>) -> Parsed {
    let mut notices = Vec::new();
    let text = decode(bytes, &mut notices);
    let mut parsed = read(&text, format);
    parsed.interview.language = parsed.interview.language.or_else(|| language::of(&text).map(str::to_owned));
    if notices.iter().all(|notice| notice.code == Code::NotUtf8) {
        notices.extend(Notice::of_whole(&parsed));
    }
    parsed.notices = notices;
    parsed
}

#[cfg(feature = "forms")]
fn read(text: &str, format: Option<Format>) -> Parsed {
    let format = format.unwrap_or_else(|| form::guess(text));
    let mut parsed = turns::decide(match format {
        Format::Captions => captions::passages(text),
        Format::Html => html::passages(text),
        Format::Markdown => markdown::passages(text),
        Format::Text | Format::Json => text::with_front_matter(text),
    });
    parsed.format = format;
    if format != Format::Captions {
        parsed.lines.fill(text);
    }
    parsed
}

/// Without the forms every text is read as what it says in plain words.
#[cfg(not(feature = "forms"))]
fn read(text: &str, _format: Option<Format>) -> Parsed {
    labelled::read(text)
}

/// The text of a source: UTF-8 (or UTF-16 with its mark), line ends as line feeds, nothing that HTML cannot hold.
fn decode<'a>(bytes: &'a [u8], notices: &mut Vec<Notice>) -> Cow<'a, str> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => utf8(rest),
    };
    notices.extend(Notice::of_text(&text));
    if text.bytes().any(|byte| byte == b'\r' || byte == 0) { plain(&text).into() } else { text }
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

/// As `String::from_utf8_lossy`, which is 1 KB of the page.
fn utf8(mut bytes: &[u8]) -> Cow<'_, str> {
    let mut text = String::new();
    loop {
        let valid = match str::from_utf8(bytes) {
            Ok(rest) if text.is_empty() => return rest.into(),
            Ok(rest) => return (text + rest).into(),
            Err(error) => (error.valid_up_to(), error.error_len().unwrap_or(bytes.len())),
        };
        let (known, rest) = bytes.split_at_checked(valid.0).unwrap_or_default();
        text.push_str(str::from_utf8(known).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        bytes = rest.get(valid.1..).unwrap_or_default();
    }
}

/// As `char::decode_utf16`: a half of a pair that stands alone cannot be read.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let mut text = String::new();
    let mut high: Option<u32> = None;
    for pair in bytes.chunks(2) {
        let unit =
            u32::from(unit([pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default()]));
        let whole = match (high.take(), unit) {
            (Some(high), 0xDC00..0xE000) => 0x1_0000_u32 + ((high & 0x3FF) << 10) + (unit & 0x3FF),
            (before, unit) => {
                text.extend(before.map(|_| char::REPLACEMENT_CHARACTER));
                unit
            }
        };
        if (0xD800..0xDC00).contains(&whole) {
            high = Some(whole);
        } else {
            text.push(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
    text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_read_as_the_standard_library_reads_them() {
        for bytes in [
            &b"plain"[..],
            b"",
            b"a\xFFb",
            b"\xC3",
            b"\xE2\x82 \xE2\x82\xAC",
            b"\xF0\x9F\x8E\xA5\x80\x80x",
            b"\xED\xA0\x80",
        ] {
            assert_eq!(utf8(bytes), String::from_utf8_lossy(bytes));
        }
        for units in [&[0x61, 0xD83C, 0xDFA5, 0x62][..], &[0xD83C], &[0xDFA5, 0xD83C, 0xD83C, 0xDFA5], &[]] {
            let bytes: Vec<u8> = units.iter().flat_map(|unit: &u16| unit.to_be_bytes()).collect();
            assert_eq!(utf16(&bytes, u16::from_be_bytes), String::from_utf16_lossy(units));
        }
    }
}

/// The small reader of pages reads as the whole one does, wherever all turns are labelled and nothing else is written.
#[cfg(all(test, feature = "forms"))]
mod small_reader {
    use super::*;

    #[test]
    fn what_the_small_reader_reads_the_whole_one_reads_alike() {
        let folders = std::fs::read_dir("tests/cases").expect("the cases");
        let (mut compared, mut different) = (0, Vec::new());
        for folder in folders.map(|folder| folder.expect("a case").path()) {
            let Ok(bytes) = std::fs::read(folder.join("input.txt")) else { continue };
            let text = decode(&bytes, &mut Vec::new()).into_owned();
            let (small, whole) = (labelled::read(&text), read(&text, Some(Format::Text)));
            // Where the small one finds no question it says so, and the page shows what stood there.
            if small.interview.exchanges().any(|exchange| exchange.question.is_some()) && !small_differs(&folder) {
                let whole = Interview { language: None, ..whole.interview };
                different.extend((small.interview != whole).then(|| folder.display().to_string()));
                compared += 1;
            }
        }
        assert!(different.is_empty(), "{different:#?}");
        assert!(compared > 15, "{compared} cases");
    }

    /// Cases of what only the whole reader reads.
    fn small_differs(folder: &std::path::Path) -> bool {
        folder.join("whole-reader.txt").exists()
    }
}
