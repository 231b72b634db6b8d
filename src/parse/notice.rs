//! What was odd in a source, said to its author: what, where, what was done, what to do.

use std::borrow::Cow;

#[cfg(feature = "forms")]
use super::{Format, Parsed, plain};
#[cfg(feature = "forms")]
use crate::letters::{first_of, length, until};

/// Something odd in the source; never an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub code: Code,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub message: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Empty,
    NotText,
    NotUtf8,
    WebPage,
    NoQuestion,
    /// Words around the main part of a page, which are nowhere in the article.
    #[cfg(feature = "forms")]
    LeftOut,
    /// Of two who talk either may be who asks.
    #[cfg(feature = "forms")]
    WhoAsks,
    /// Of two looks either may be the questions', or what has the look of the questions hardly asks.
    #[cfg(feature = "forms")]
    WhatAsks,
    /// What stands before a colon may be a name, or words.
    #[cfg(feature = "forms")]
    WhoTalks,
    /// The title may be a paragraph, or a paragraph the title.
    #[cfg(feature = "forms")]
    Title,
    /// Where the interview begins.
    #[cfg(feature = "forms")]
    Introduction,
    /// Where it ends.
    #[cfg(feature = "forms")]
    Closing,
    /// A listed quote is not in the text.
    #[cfg(feature = "forms")]
    QuoteGone,
    /// A listed quote stands in the text more than once.
    #[cfg(feature = "forms")]
    QuoteAgain,
    /// A listed quote reads differently now.
    #[cfg(feature = "forms")]
    QuoteChanged,
}

impl Code {
    pub fn name(self) -> &'static str {
        match self {
            Code::Empty => "empty",
            Code::NotText => "not-text",
            Code::NotUtf8 => "not-utf-8",
            Code::WebPage => "web-page",
            Code::NoQuestion => "no-question",
            #[cfg(feature = "forms")]
            Code::LeftOut => "left-out",
            #[cfg(feature = "forms")]
            Code::WhoAsks => "who-asks",
            #[cfg(feature = "forms")]
            Code::WhatAsks => "what-asks",
            #[cfg(feature = "forms")]
            Code::WhoTalks => "who-talks",
            #[cfg(feature = "forms")]
            Code::Title => "title",
            #[cfg(feature = "forms")]
            Code::Introduction => "introduction",
            #[cfg(feature = "forms")]
            Code::Closing => "closing",
            #[cfg(feature = "forms")]
            Code::QuoteGone => "quote-gone",
            #[cfg(feature = "forms")]
            Code::QuoteAgain => "quote-again",
            #[cfg(feature = "forms")]
            Code::QuoteChanged => "quote-changed",
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
            Code::WebPage => "It is a web page, and no question was found in it. Check the address.",
            Code::NoQuestion => {
                "No question was found in it. Begin each question with “Q.”, or each turn with its speaker’s name and a colon."
            }
            // The others are said with what they are about, in `doubts` and by the command.
            #[cfg(feature = "forms")]
            _ => "",
        }
    }
}

#[cfg(feature = "forms")]
impl Notice {
    #[cfg_attr(not(feature = "forms"), expect(clippy::useless_conversion, reason = "with the forms it is one"))]
    fn at(code: Code, (line, column): (usize, usize)) -> Self {
        Notice { code, line, column, message: code.message().into() }
    }

    /// What is odd about the letters of a source, before anything is read from them.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::at(Code::Empty, (1, 1)));
        }
        let at = first_of(text.as_bytes(), 0, [0; 2]);
        if at < text.len() {
            return Some(Self::at(Code::NotText, position(text, at)));
        }
        let at = text.find(char::REPLACEMENT_CHARACTER)?;
        let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
        // In a picture or an archive every third byte is no UTF-8; an old 8-bit text has a few such letters.
        let code = if broken * 10 > length(text) { Code::NotText } else { Code::NotUtf8 };
        Some(Self::at(code, position(text, at)))
    }

    /// What is odd about what was read.
    pub(super) fn of_whole(parsed: &Parsed, text: &str) -> Option<Self> {
        let asked = parsed.interview.exchanges().any(|exchange| exchange.question.is_some());
        // What a server answers instead of the file: a sign-in page is no article.
        let page = parsed.format == Format::Html && is_page(text);
        (!asked).then(|| Self::at(if page { Code::WebPage } else { Code::NoQuestion }, (1, 1)))
    }
}

/// Whether HTML is a whole page.
#[cfg(feature = "forms")]
fn is_page(text: &str) -> bool {
    let start = text.trim_start().as_bytes();
    let begins = |with: &[u8]| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    begins(b"<!doctype") || begins(b"<html")
}

#[cfg(feature = "forms")]
fn position(text: &str, at: usize) -> (usize, usize) {
    if !super::doubts::TOLD {
        return (1, 1);
    }
    let before = plain(until(text, at));
    before.chars().fold((1, 1), |(line, column), c| if c == '\n' { (line + 1, 1) } else { (line, column + 1) })
}
