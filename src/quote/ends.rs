//! Where a passage begins and ends in the text, also where its first or last words are others now.

use std::ops::Range;

use super::align::Pair;
use super::pattern::Pattern;
use super::tokens::Token;
use crate::letters::{after, until};

/// The range of a passage in bytes of the text; `None` where none of its tokens is there.
pub(super) fn range(text: &str, tokens: &[Token], pattern: &Pattern, pairs: &[Pair]) -> Option<Range<usize>> {
    let inside = |pair: &&Pair| pattern.quote.contains(&pair.pattern);
    let first = pairs.iter().find(inside)?;
    let last = pairs.iter().rev().find(inside)?;
    let before = pairs.iter().rev().find(|pair| pair.pattern < pattern.quote.start);
    let behind = pairs.iter().find(|pair| pair.pattern >= pattern.quote.end);
    // Words that are others now are as many as they were, as far as there is room between passage and context.
    let lost = [first.pattern - pattern.quote.start, pattern.quote.end - 1 - last.pattern];
    let head = first.text - lost[0].min(before.map_or(first.text, |before| first.text - before.text - 1));
    let tail = last.text + lost[1].min(behind.map_or(tokens.len(), |behind| behind.text) - last.text - 1);
    let start = if lost[0] == 0 { inner(text, &tokens[head], pattern.from) } else { tokens[head].start as usize };
    let end = match pattern.to {
        Some(to) if lost[1] == 0 => inner(text, &tokens[tail], to),
        _ => tokens[tail].end as usize,
    };
    (start < end).then(|| spaced(text, pattern.space, start..end))
}

/// The byte that lies some code points inside a token, or its end.
fn inner(text: &str, token: &Token, points: usize) -> usize {
    let word = until(after(text, token.start as usize), (token.end - token.start) as usize);
    token.start as usize + word.chars().take(points).map(char::len_utf8).sum::<usize>()
}

/// With as much space around as the passage had.
fn spaced(text: &str, space: [usize; 2], range: Range<usize>) -> Range<usize> {
    let blank = |c: &char| c.is_whitespace();
    let start: usize =
        until(text, range.start).chars().rev().take(space[0]).take_while(blank).map(char::len_utf8).sum();
    let end: usize = after(text, range.end).chars().take(space[1]).take_while(blank).map(char::len_utf8).sum();
    range.start - start..range.end + end
}
