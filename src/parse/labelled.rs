//! The small reader: plain text whose turns have labels ("Q.", "Jane Doe:"), for pages whose text has nothing else.
//!
//! The whole reader of all forms is far larger, and a page has a budget of bytes. What this one reads it reads as the
//! whole one does (a test holds the two together, over every case and form); what it is not made for it leaves to it.

use super::{Parsed, Span, inline, language, plain};

mod label;
mod passage;
mod signs;
mod text;
mod turns;

/// Who reads what the small reader does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// The whole reader.
    Forms,
    /// The whole reader, with captions.
    Captions,
    /// The whole reader, with Markdown.
    Markdown,
    /// It is JSON.
    Objects,
}

/// Reads plain text whose turns have labels, in UTF-8. Where things stood is not kept: nobody asks in a page.
///
/// # Errors
/// Who reads it instead: it is of another form, or nothing in it is labelled as a question, or something is odd about it
/// that its author should be told.
pub fn parse(bytes: &[u8], format: &str) -> Result<Parsed, Other> {
    let text = str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).map_err(|_| Other::Forms)?;
    let returns = signs::look(text, format)?;
    let mut parsed = if returns { read(&plain(text))? } else { read(text)? };
    if parsed.interview.exchanges().all(|exchange| exchange.question.is_none()) {
        return Err(Other::Forms);
    }
    parsed.interview.language = language::of(text).map(str::to_owned);
    Ok(parsed)
}

fn read(source: &str) -> Result<Parsed, Other> {
    turns::decide(text::passages(source).ok_or(Other::Forms)?)
}
