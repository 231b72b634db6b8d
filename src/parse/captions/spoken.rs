//! What is said in a line of a cue: its words without tags, and the voices and signs that say who says them.

use std::mem;

use crate::letters::{Signs, Words, after, length, part, until, words};

use super::paragraph::ends_sentence;
use super::timing::timestamp;
use crate::parse::html::references::character;

/// A line of a cue, or what one voice says of it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub line: usize,
    /// Of the first word, from 1, in characters.
    pub column: usize,
    /// On one line, one space apart; none where only a voice is named.
    pub words: String,
    /// Who begins to talk; nobody has a name where it is empty.
    pub voice: Option<String>,
    /// The `>>` that says that somebody else begins, as it is written, and its column.
    pub sign: Option<(usize, String)>,
}

/// A longer tag is none: so that an open bracket costs no more than this.
const LONGEST_TAG: usize = 512;
const LONGEST_REFERENCE: usize = 10;

/// Those of WebVTT, of SubRip as players show it, and what HTML lends to both.
const TAGS: Words =
    words!["c", "i", "b", "u", "v", "s", "lang", "ruby", "rt", "font", "span", "em", "strong", "br", "div"];

/// Reads a line of the source from a byte on.
pub(super) fn pieces(line: &str, from: usize, number: usize, found: &mut Vec<Piece>) {
    let mut scanner =
        Scanner { line, at: from, number, found, counted: 0, column: 1, spaced: false, open: Piece::default() };
    while scanner.step() {}
    scanner.end();
}

struct Scanner<'a> {
    line: &'a str,
    number: usize,
    /// In bytes.
    at: usize,
    /// Up to where characters are counted, and the column there.
    counted: usize,
    column: usize,
    /// A space stands before the next word.
    spaced: bool,
    open: Piece,
    found: &'a mut Vec<Piece>,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let line = self.line;
        let rest = after(line, self.at);
        let plain = rest.bytes().take_while(|byte| !matches!(byte, b'<' | b'>' | b'&' | b'{')).count();
        self.words(until(rest, plain));
        self.at += plain;
        let rest = after(line, self.at);
        match rest.bytes().next() {
            None => return false,
            Some(b'<') => self.tag(rest),
            Some(b'{') => self.instruction(rest),
            Some(b'>') => self.arrows(rest),
            _ if rest.starts_with("&gt;") => self.arrows(rest),
            _ => self.reference(rest),
        }
        true
    }

    fn words(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            let space = after(text, at).bytes().take_while(u8::is_ascii_whitespace).count();
            self.spaced |= space > 0;
            at += space;
            let word = after(text, at).bytes().take_while(|byte| !byte.is_ascii_whitespace()).count();
            self.word(part(text, at..at + word), self.at + at);
            at += word;
        }
    }

    /// Adds a word that stands at a byte of the line; white space of other kinds (`&nbsp;`) begins no piece.
    fn word(&mut self, word: &str, at: usize) {
        let begins = self.open.words.is_empty();
        let spoken = if begins { word.trim_start() } else { word };
        if spoken.is_empty() {
            return;
        }
        if begins {
            self.open.column = self.column_of(at + word.len() - spoken.len());
        } else if self.spaced {
            self.open.words.push(' ');
        }
        self.spaced = false;
        self.open.words.push_str(spoken);
    }

    /// Of a byte; bytes come in order.
    fn column_of(&mut self, at: usize) -> usize {
        self.column += length(part(self.line, self.counted..at));
        self.counted = at;
        self.column
    }

    /// A tag is taken off; other words in angle brackets (`<[?]>`) are words.
    fn tag(&mut self, rest: &str) {
        let inside = enclosed(rest, b'<', b'>').filter(|inside| is_tag(inside));
        let Some(inside) = inside else { return self.literal("<", 1) };
        match inside.as_bytes() {
            [b'v' | b'V'] | [b'v' | b'V', b'.' | b' ' | b'\t', ..] => {
                self.end();
                self.open.voice = Some(voice(inside));
            }
            [b'b' | b'B', b'r' | b'R', ..] => self.spaced = true,
            _ => {}
        }
        self.at += inside.len() + 2;
    }

    /// `{\an8}`: where SubRip's players put a line.
    fn instruction(&mut self, rest: &str) {
        match enclosed(rest, b'{', b'}').filter(|inside| inside.starts_with('\\')) {
            Some(inside) => self.at += inside.len() + 2,
            None => self.literal("{", 1),
        }
    }

    /// `>>` at the beginning, or after a sentence, says that somebody else begins; `>>>` a new subject as well.
    fn arrows(&mut self, rest: &str) {
        let (count, bytes) = arrows(rest);
        let begins = self.open.words.is_empty() || (self.spaced && ends_sentence(&self.open.words));
        if count < 2 || !begins {
            return self.literal(&">".repeat(count), bytes);
        }
        if !self.open.words.is_empty() || self.open.sign.is_some() {
            self.end();
        }
        self.open.sign = Some((self.column_of(self.at), until(rest, bytes).to_owned()));
        self.at += bytes;
    }

    fn reference(&mut self, rest: &str) {
        let semicolon = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        match semicolon
            .and_then(|end| Some((end, character(part(rest, 1..end)).filter(|c| *c != char::REPLACEMENT_CHARACTER)?)))
        {
            Some((end, c)) => {
                self.word(c.encode_utf8(&mut [0; 4]), self.at);
                self.at += end + 1;
            }
            None => self.literal("&", 1),
        }
    }

    /// Takes bytes of the source for those words.
    fn literal(&mut self, words: &str, bytes: usize) {
        self.word(words, self.at);
        self.at += bytes;
    }

    fn end(&mut self) {
        self.spaced = false;
        let mut piece = mem::take(&mut self.open);
        piece.line = self.number;
        piece.words.truncate(piece.words.trim_end().len());
        if !piece.words.is_empty() || piece.voice.is_some() || piece.sign.is_some() {
            self.found.push(piece);
        }
    }
}

/// What stands between two brackets, of which the first begins the text.
fn enclosed(text: &str, open: u8, close: u8) -> Option<&str> {
    let mut inside = text.bytes().take(LONGEST_TAG).skip(1);
    let end = inside.position(|byte| byte == open || byte == close)? + 1;
    (text.as_bytes().get(end) == Some(&close)).then(|| part(text, 1..end))
}

fn is_tag(inside: &str) -> bool {
    let name = name(inside);
    let known = TAGS.contains_in_any_case(name);
    known || timestamp(inside).is_some_and(|(_, length)| length == inside.len())
}

fn name(inside: &str) -> &str {
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name.bytes().position(|byte| matches!(byte, b' ' | b'\t' | b'.' | b'/')).unwrap_or(name.len());
    until(name, end)
}

/// The name in a voice's tag, behind its classes: `v.loud Jane Doe`.
fn voice(inside: &str) -> String {
    let space = inside.bytes().position(|byte| matches!(byte, b' ' | b'\t')).unwrap_or(inside.len());
    let mut found = Vec::new();
    // A name has no tags, but references.
    let mut scanner = Scanner {
        line: after(inside, space),
        at: 0,
        number: 0,
        found: &mut found,
        counted: 0,
        column: 1,
        spaced: false,
        open: Piece::default(),
    };
    while scanner.step() {}
    let name = mem::take(&mut scanner.open.words);
    name.trim_end_of(": ").to_owned()
}

/// How many `>` a text begins with, plain or as references, and in how many bytes.
fn arrows(text: &str) -> (usize, usize) {
    let (mut count, mut bytes) = (0, 0);
    loop {
        let rest = after(text, bytes);
        bytes += match rest.starts_with('>') {
            true => 1,
            false if rest.starts_with("&gt;") => 4,
            false => return (count, bytes),
        };
        count += 1;
    }
}
