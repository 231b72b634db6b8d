//! A passage with what stood around it, as tokens that are looked for.

use std::ops::Range;

use super::index::Index;
use super::selector::Selector;
use super::tokens::{Token, tokens};
use crate::letters::{joined, length, part};

/// What is looked for.
pub(super) struct Pattern {
    /// Of what stood before, the passage, and what stood after.
    pub tokens: Vec<Token>,
    pub weights: Vec<i32>,
    /// The tokens that the passage has a part of.
    pub quote: Range<usize>,
    /// How many code points the passage begins inside its first token, and where in its last it ends, if it does.
    pub from: usize,
    pub to: Option<usize>,
    /// How many characters of space the passage begins and ends with.
    pub space: [usize; 2],
}

impl Pattern {
    /// `None` where a passage has no token.
    pub fn of(selector: &Selector, index: &Index) -> Option<Self> {
        let words = joined(&[&selector.prefix, &selector.exact, &selector.suffix]);
        let exact = &selector.exact;
        let space = [exact.len() - exact.trim_start().len(), exact.len() - exact.trim_end().len()];
        let start = selector.prefix.len() + space[0];
        let end = (selector.prefix.len() + exact.len()).saturating_sub(space[1]);
        let tokens = tokens(&words);
        let first = tokens.partition_point(|token| token.end as usize <= start);
        let last = tokens.partition_point(|token| (token.start as usize) < end);
        let (head, tail) = tokens.get(first).zip(tokens.get(last.checked_sub(1)?)).filter(|_| first < last)?;
        let cut = |token: &Token, at: usize| length(part(&words, token.start as usize..at));
        Some(Pattern {
            quote: first..last,
            from: cut(head, start),
            to: (end < tail.end as usize).then(|| cut(tail, end)),
            space: [length(part(exact, 0..space[0])), length(part(exact, exact.len() - space[1]..exact.len()))],
            weights: tokens.iter().map(|token| index.weight(token)).collect(),
            tokens,
        })
    }
}
