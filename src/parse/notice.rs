//! What was odd in a source, said to its author: what, where, what was done, what to do.

use super::{Parsed, plain};
use crate::letters::{length, until};

/// Something odd in the source; never an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub code: Code,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub message: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Empty,
    NotText,
    NotUtf8,
    WebPage,
    NoQuestion,
}

impl Code {
    pub fn name(self) -> &'static str {
        match self {
            Code::Empty => "empty",
            Code::NotText => "not-text",
            Code::NotUtf8 => "not-utf-8",
            Code::WebPage => "web-page",
            Code::NoQuestion => "no-question",
        }
    }

    /// Whether there is nothing that a reader could want to see.
    pub fn is_fatal(self) -> bool {
        matches!(self, Code::Empty | Code::NotText | Code::WebPage)
    }

    /// What it is and what to do, for the author.
    pub fn message(self) -> &'static str {
        match self {
            Code::Empty => "There is no text in it. Put the interview in.",
            Code::NotText => "It is not text. Save the interview as plain text (UTF-8).",
            Code::NotUtf8 => {
                "Some letters could not be read and are shown as “\u{FFFD}”. Save the file as UTF-8 to mend them."
            }
            Code::WebPage => "It is a web page, not the text of an interview. Check the address.",
            Code::NoQuestion => {
                "No question was found in it. Begin each question with “Q.”, or each turn with its speaker’s name and a colon."
            }
        }
    }
}

impl Notice {
    fn at(code: Code, (line, column): (usize, usize)) -> Self {
        Notice { code, line, column, message: code.message() }
    }

    /// What is odd about the letters of a source, before anything is read from them.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::at(Code::Empty, (1, 1)));
        }
        if let Some(at) = text.bytes().position(|byte| byte == 0) {
            return Some(Self::at(Code::NotText, position(text, at)));
        }
        let start = text.trim_start().as_bytes();
        let begins = |with: &[u8]| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
        // Where HTML is read, a page is a source like any other.
        if cfg!(not(feature = "forms")) && (begins(b"<!doctype html") || begins(b"<html")) {
            return Some(Self::at(Code::WebPage, (1, 1)));
        }
        let at = text.find(char::REPLACEMENT_CHARACTER)?;
        let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
        // In a picture or an archive every third byte is no UTF-8; an old 8-bit text has a few such letters.
        let code = if broken * 10 > length(text) { Code::NotText } else { Code::NotUtf8 };
        Some(Self::at(code, position(text, at)))
    }

    /// What is odd about what was read.
    pub(super) fn of_whole(parsed: &Parsed) -> Option<Self> {
        let asked = parsed.interview.exchanges().any(|exchange| exchange.question.is_some());
        (!asked).then(|| Self::at(Code::NoQuestion, (1, 1)))
    }
}

fn position(text: &str, at: usize) -> (usize, usize) {
    let before = plain(until(text, at));
    before.chars().fold((1, 1), |(line, column), c| if c == '\n' { (line + 1, 1) } else { (line, column + 1) })
}
