//! Words as they come, with what stands between them.

use super::cursor::Cursor;
use super::{BREAK, Between, Flow, is_blank, is_space};
use crate::letters::{Signs, part};
use crate::parse::POSTS;
use crate::parse::passage::{Passage, Start};

impl Flow<'_> {
    pub(super) fn word(&mut self, word: &str, at: usize) {
        if self.hidden.is_some() {
            return self.hide(word, at);
        }
        if POSTS && self.generated.is_bracket {
            return;
        }
        let begins = self.passage.as_ref().is_none_or(|passage| passage.text.words.is_empty());
        let begins = begins || self.between >= Between::Break || self.row.tabs > 0;
        let blank = if begins { word.len() - word.trim_start_as(is_blank).len() } else { 0 };
        if blank == word.len() {
            return;
        }
        self.begin(at + blank);
        let Some(passage) = &mut self.passage else { return };
        let words = &mut passage.text.words;
        if !words.is_empty() && !words.ends_with('\t') {
            match self.between {
                Between::Nothing => {}
                Between::Space => words.push(' '),
                #[cfg(feature = "markdown")]
                Between::LineEnd => words.push('\n'),
                Between::Break | Between::Block => words.push(BREAK),
            }
        }
        self.between = Between::Nothing;
        note_line(passage, &self.cursor);
        self.begin_styles();
        if let Some(passage) = &mut self.passage {
            passage.text.words.push_str(part(word, blank..word.len()));
        }
    }

    /// Words whose white space counts.
    pub(super) fn verbatim(&mut self, words: &str, at: usize) {
        if self.hidden.is_some() {
            return self.hide(words.trim(), at);
        }
        let mut start = 0;
        for line in words.split_inclusive('\n') {
            let place = at + start;
            start += line.len();
            if self.passage.is_none() && line.bytes().all(is_space) {
                continue;
            }
            self.begin(place);
            self.begin_styles();
            let Some(passage) = &mut self.passage else { return };
            if passage.text.words.ends_with('\n') {
                note_line(passage, &self.cursor);
            }
            passage.text.words.push_str(line);
        }
    }
}

/// A word begins on that line.
fn note_line(passage: &mut Passage, cursor: &Cursor<'_>) {
    if cursor.line as u32 > passage.lines.1 {
        passage.lines.1 = cursor.line as u32;
        passage.more.starts.push(Start { at: passage.text.words.len(), line: cursor.line, column: cursor.column });
    }
}
