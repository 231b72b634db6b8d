//! The small reader: plain text whose turns have labels ("Q.", "Jane Doe:"), for pages whose text has nothing else.
//!
//! The whole reader of all forms is four times as large, and a page has a budget of bytes. What this one reads it reads as
//! the whole one does: a test holds the two together, over every case whose turns are all labelled.

use super::{Parsed, Span, inline};

mod label;
mod passage;
mod text;
mod turns;

/// Reads plain text. Where things stood is not kept: nobody asks in a page.
pub(super) fn read(source: &str) -> Parsed {
    turns::decide(text::passages(source))
}
