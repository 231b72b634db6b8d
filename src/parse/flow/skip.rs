//! Words that are no part of the interview, so that it can be said where they went.

use std::ops::Range;

use super::{Context, Flow};
use crate::letters::{until, weight};
use crate::parse::passage::Skipped;

/// Words of furniture.
#[derive(Default)]
pub(super) struct Hidden(Skipped);

impl Flow<'_> {
    /// Takes note of a word that is passed over.
    pub(super) fn hide(&mut self, word: &str, at: usize) {
        self.cursor.seek(at);
        let (line, column) = (self.cursor.line, self.cursor.column);
        let Some(Hidden(skipped)) = &mut self.hidden else { return };
        if skipped.words == 0 {
            (skipped.lines, skipped.column) = ((line, line), column);
        }
        skipped.lines.1 = line;
        skipped.words += weight(word);
        if skipped.begins.len() < ENOUGH {
            if !skipped.begins.is_empty() {
                skipped.begins.push(' ');
            }
            skipped.begins.push_str(&begins(word));
        }
    }

    /// Ends what is passed over.
    pub(super) fn show(&mut self) {
        if let Some(Hidden(skipped)) = self.hidden.take()
            && skipped.words > 0
        {
            self.furniture += skipped.words;
            self.found.skipped.push(skipped);
        }
    }

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
        self.show();
        self.elements.clear();
        self.styles.clear();
        (self.context, self.deeper, self.marks, self.ruled) = (Context::default(), 0, 0, false);
        self.furniture = 0;
        let skipped = self.found.passages.get(from..).unwrap_or_default();
        if let Some(first) = skipped.iter().find(|passage| passage.has_words())
            && let [.., last] = skipped
        {
            let words = skipped.iter().map(|passage| weight(&passage.text.words)).sum();
            let (lines, begins) = ((first.begin().0, last.span().1), begins(&first.text.words));
            self.found.skipped.push(Skipped { lines, column: first.begin().1, words, begins });
        }
        self.found.passages.truncate(from);
    }
}

/// As many characters, or bytes, as tell which words they are.
const ENOUGH: usize = 100;

fn begins(words: &str) -> String {
    until(words, words.char_indices().nth(ENOUGH).map_or(words.len(), |(at, _)| at)).to_owned()
}
