//! Words that are no part of the interview, so that it can be said where they went.

use std::ops::Range;

use super::{Context, Flow};
use crate::letters::{until, weight};
use crate::parse::passage::Skipped;

impl Flow<'_> {
    /// Passes over words.
    pub fn pass_over(&mut self, words: &str, place: Range<usize>) {
        let line = self.line(place.start);
        let column = self.cursor.column;
        let lines = (line, self.line(place.end));
        self.found.skipped.push(Skipped { lines, column, words: weight(words), begins: begins(words) });
    }

    /// Passes over the passages from the nth on, and closes what is open.
    pub fn skip(&mut self, from: usize) {
        self.finish();
        self.elements.clear();
        self.styles.clear();
        (self.context, self.deeper, self.marks, self.ruled) = (Context::default(), 0, 0, false);
        let skipped = self.found.passages.get(from..).unwrap_or_default();
        if let Some(first) = skipped.iter().find(|passage| passage.has_words())
            && let [.., last] = skipped
        {
            let words = skipped.iter().map(|passage| weight(&passage.text.words)).sum();
            let (lines, begins) = ((first.lines.0, last.lines.1), begins(&first.text.words));
            self.found.skipped.push(Skipped { lines, column: first.column, words, begins });
        }
        self.found.passages.truncate(from);
    }
}

/// As much as tells which words they are.
fn begins(words: &str) -> String {
    const ENOUGH: usize = 100;
    until(words, words.char_indices().nth(ENOUGH).map_or(words.len(), |(at, _)| at)).to_owned()
}
