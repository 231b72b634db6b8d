//! Which of the passages at the head is the title, what stands in brackets before it, and where that is in doubt.

use super::Article;
use crate::letters::{Signs, after, is_letter, is_small, length, weight};
use crate::model::Kind;
use crate::parse::POSTS;
use crate::parse::doubts::TOLD;
use crate::parse::passage::Passage;
use crate::parse::questions::{asks, is_frame, is_strong};

/// Which of the passages at the head is the title.
pub(super) fn title_of(passages: &[Passage], known: bool, more: bool) -> Option<usize> {
    if known || !more {
        return None;
    }
    let heading = passages.iter().position(|passage| passage.level == 1);
    let early = || {
        passages
            .iter()
            .take(3)
            .position(|passage| passage.is_heading() && !(POSTS && (is_frame(passage) || !has_letter(passage))))
    };
    let plain = || passages.iter().position(Passage::has_content).filter(|n| is_title(&passages[*n]));
    heading.or_else(early).or_else(plain)
}

impl Article {
    /// Titles of more words are seldom, and so are those that ask.
    pub(super) fn doubt_title(&mut self, title: &Passage) {
        const LONG: usize = 16;
        if !TOLD {
            return;
        }
        let words = &title.text.words;
        if !title.is_heading() && (weight(words) >= LONG || asks(words)) {
            self.doubts.long_title(title);
        }
    }

    /// One line, as short as a title is, or drawn with signs.
    pub(super) fn doubt_no_title(&mut self, first: &Passage) {
        const SHORT: usize = 12;
        if !TOLD {
            return;
        }
        let words = &first.text.words;
        let line = first.kind == Kind::Paragraph && first.lines.0 == first.lines.1 && weight(words) <= SHORT;
        let letters = words.chars().filter(|c| is_letter(*c)).count();
        let drawn = letters * 2 < words.chars().filter(|c| !c.is_whitespace()).count();
        if first.has_words() && first.quoted == 0 && (line || drawn) {
            self.doubts.no_title(first);
        }
    }
}

/// "#" and what a server puts after it is no title.
fn has_letter(passage: &Passage) -> bool {
    passage.text.words.find_as(is_letter).is_some()
}

/// A title without a mark of its own is one line, not too long, and does not end as a sentence of prose does.
fn is_title(passage: &Passage) -> bool {
    passage.kind == Kind::Paragraph
        && passage.quoted == 0
        // What somebody says on a recording is none.
        && passage.more.time.is_none()
        && passage.lines.0 == passage.lines.1
        && (passage.text.styles.is_empty() || (POSTS && is_strong(passage) && !asks(&passage.text.words)))
        && is_title_line(&passage.text.words)
}

fn is_title_line(words: &str) -> bool {
    let words = words.trim_end();
    (1..=30).contains(&weight(words)) && words.len() <= 400 && !words.ends_with_any(".。:：,;…")
}

/// A title above who wrote it and when, line by line: where the second line begins in the first passage, in bytes.
pub(super) fn above_lines(passages: &[Passage]) -> Option<(usize, usize)> {
    const LONGEST: usize = 70;
    const MOST: usize = 6;
    let first = passages.iter().position(Passage::has_content)?;
    let passage = &passages[first];
    let words = passage.text.words.as_str();
    let (title, below) = words.split_once('\n')?;
    let short = words.split('\n').all(|line| length(line) <= LONGEST) && below.split('\n').take(MOST).count() < MOST;
    // Prose goes on in small letters, and ends.
    let prose = below.split('\n').any(|line| line.begins_as(is_small) || line.trim_end().ends_with_any(".!?。！？…"));
    let plain = passage.kind == Kind::Paragraph && passage.quoted == 0 && passage.text.styles.is_empty();
    let titled = plain && is_title_line(title) && weight(title) <= 16;
    (titled && short && !prose && passage.more.marked.is_empty()).then_some((first, title.len() + 1))
}

/// `[Interview] Title`: opening bracket, what is in it, closing bracket, the rest.
pub(super) fn kicker(words: &str) -> Option<(char, &str, char, &str)> {
    let open = words.chars().next()?;
    let close = match open {
        '[' => ']',
        '【' => '】',
        '［' => '］',
        _ => return None,
    };
    let (kicker, title) = after(words, open.len_utf8()).split_once(close)?;
    let (kicker, title) = (kicker.trim(), title.trim());
    let short = (1..=4).contains(&kicker.split_whitespace().count()) && !kicker.contains([open]);
    (short && !title.is_empty()).then_some((open, kicker, close, title))
}
