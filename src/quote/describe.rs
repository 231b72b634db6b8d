//! A passage described so that it is found again.

use std::ops::Range;

use super::selector::Selector;
use crate::letters::{after, is_border, length, part, until};

/// As many code points before and after a passage are kept of what stands there. With 32, which is usual, what was
/// taken out is too often found in what is like it.
const CONTEXT: usize = 64;

/// Describes a passage of a text, in bytes; a border inside a character is moved to its begin.
pub fn describe(text: &str, range: Range<usize>) -> Selector {
    let start = character(text, range.start);
    let end = character(text, range.end).max(start);
    let at = length(until(text, start));
    let exact = part(text, start..end).to_owned();
    Selector {
        prefix: part(text, before(text, start)..start).to_owned(),
        suffix: part(text, end..behind(text, end)).to_owned(),
        position: Some(at..at + length(&exact)),
        exact,
    }
}

/// The begin of the character at a byte.
fn character(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Where the context before a byte begins: with a whole word, unless the word is all of it.
fn before(text: &str, at: usize) -> usize {
    let context = until(text, at).char_indices().rev().take(CONTEXT);
    let furthest = context.last().map_or(at, |(at, _)| at);
    let border = part(text, furthest..at).find(is_border).map(|border| furthest + border);
    if furthest == 0 { 0 } else { border.unwrap_or(furthest) }
}

/// Where the context after a byte ends, likewise.
fn behind(text: &str, at: usize) -> usize {
    let rest = after(text, at);
    let Some((furthest, _)) = rest.char_indices().nth(CONTEXT) else { return text.len() };
    until(rest, furthest).rfind(is_border).filter(|border| *border > 0).map_or(at + furthest, |border| at + border)
}
