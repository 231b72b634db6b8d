//! A quote as a reader carries it away: with who said it, where it stands, and as a picture. Values and texts, nothing
//! of a page.

pub mod card;
mod pieces;

use crate::letters::{after, is_letter, joined, length, until};

/// A quote that is carried away.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    pub words: String,
    pub speaker: String,
    /// Of the interview.
    pub title: String,
    /// BCP 47.
    pub language: String,
}

/// Quotation marks by primary language; those of English for others.
const MARKS: [(&str, [&str; 2]); 16] = [
    ("ar", ["«", "»"]),
    ("cs", ["„", "“"]),
    ("da", ["»", "«"]),
    ("de", ["„", "“"]),
    ("el", ["«", "»"]),
    ("es", ["«", "»"]),
    ("fa", ["«", "»"]),
    ("fi", ["”", "”"]),
    ("fr", ["«\u{202F}", "\u{202F}»"]),
    ("it", ["«", "»"]),
    ("ja", ["「", "」"]),
    ("pl", ["„", "”"]),
    ("pt", ["«", "»"]),
    ("ru", ["«", "»"]),
    ("sv", ["”", "”"]),
    ("uk", ["«", "»"]),
];

impl Quote {
    /// The words on one line, in the quotation marks of their language; in their own, where they stand in some.
    pub fn quoted(&self) -> String {
        let mut words = String::new();
        for word in self.words.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        let first = |signs: &str| words.chars().next().is_some_and(|c| signs.contains(c));
        let last = |signs: &str| words.chars().next_back().is_some_and(|c| signs.contains(c));
        if first("“„«「『»") && last("”“»」』«") {
            return words;
        }
        let primary = self.language.split(['-', '_']).next().unwrap_or_default();
        let known = MARKS.iter().find(|(language, _)| language.eq_ignore_ascii_case(primary));
        // Traditional Chinese has the corners too.
        let corners =
            ["zh-tw", "zh-hk", "zh-hant"].iter().any(|tag| self.language.to_ascii_lowercase().starts_with(tag));
        let [open, close] = if corners { ["「", "」"] } else { known.map_or(["“", "”"], |(_, marks)| *marks) };
        joined(&[open, &words, close])
    }

    /// Whether the words are of a script that is written to the left.
    pub fn is_to_left(&self) -> bool {
        let first = self.words.chars().find(|c| is_letter(*c));
        first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'))
    }

    /// The words with who said them, where, and the address.
    pub fn attributed(&self, address: &str) -> String {
        let part = if self.speaker.is_empty() || self.title.is_empty() { "" } else { ", " };
        let source = joined(&[&self.speaker, part, &self.title]);
        let dash = if source.is_empty() { "" } else { "\n— " };
        joined(&[&self.quoted(), dash, &source, "\n", address])
    }
}

/// The address that leads to some words of a page: to the exchange `id`, or where `found` the reader's build finds words
/// by itself, to them; and for the browser as a text fragment (WICG Scroll to Text Fragment).
pub fn address(page: &str, id: &str, words: &str, found: bool) -> String {
    let page = until(page, page.find('#').unwrap_or(page.len()));
    let mut target = String::new();
    let mut directive = String::new();
    let (start, end) = ends(words);
    for (at, end) in [Some(start), end].into_iter().flatten().enumerate() {
        directive.push_str(if at == 0 { "" } else { "," });
        encode(end, &mut directive);
    }
    if found {
        target.push_str("ia-mark=");
        target.push_str(&directive);
    } else {
        encode(id, &mut target);
    }
    joined(&[page, "#", &target, ":~:text=", &directive])
}

/// More code points than that are named by their ends, of so many each.
const WHOLE: usize = 120;
const END: usize = 40;

/// What names a passage: all of it, or where it is long or has several lines its first and last words.
fn ends(words: &str) -> (&str, Option<&str>) {
    let words = words.trim();
    let mut lines = words.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), last) = (lines.next(), lines.next_back()) else { return (words, None) };
    if last.is_none() && length(first) <= WHOLE {
        return (first, None);
    }
    let last = last.unwrap_or(first);
    let head = first.char_indices().nth(END).map_or(first, |(at, _)| {
        let head = until(first, at);
        head.rfind(char::is_whitespace).map_or(head, |space| until(head, space))
    });
    let tail = last.char_indices().rev().nth(END - 1).map_or(last, |(at, _)| {
        let tail = after(last, at);
        tail.find(char::is_whitespace).map_or(tail, |space| after(tail, space).trim_start())
    });
    (head, Some(tail))
}

/// Writes words as a part of a fragment: what means something there, a hyphen too, by its bytes.
fn encode(words: &str, into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(char::from(DIGITS[usize::from(byte >> 4)]));
            into.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}
