//! Quotes that an author lists by their words: each is placed where the text has them, whatever the white space and the
//! typography, and nowhere else.

use std::ops::Range;
use std::str::Chars;

use crate::letters::{after, first_of, is_border, is_one_of, is_word, until};
use crate::model::{Interview, Place};

/// A passage by its words and, where they stand more than once, by what stands before and behind them. None of the three
/// begins or ends with white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
}

impl Listed {
    /// Where the text has it, and in how many places; it is to be quoted only where there is one.
    pub fn find(&self, interview: &Interview) -> (usize, Option<Place>) {
        let (mut times, mut place) = (0, None);
        for (block, text) in interview.blocks().enumerate() {
            let words = &text.text().words;
            let mut from = 0;
            while let Some((at, range)) = self.next(words, from) {
                // Two places may overlap.
                from = at + 1;
                times += 1;
                place = Some(Place { block, range });
            }
        }
        (times, place)
    }

    /// Its next place in some words, of those whose first letter stands at a byte or behind it; and where that stands.
    fn next(&self, words: &str, from: usize) -> Option<(usize, Range<usize>)> {
        let first = if self.prefix.is_empty() { &self.exact } else { &self.prefix };
        // Letters are alike only to themselves, and their first byte is found fast.
        let (mut lead, mut rest) = (0, first.chars());
        while !is_word(rest.clone().next()?) {
            rest.next();
            lead += 1;
        }
        let seed = [*rest.as_str().as_bytes().first()?; 2];
        let mut at = first_of(words.as_bytes(), from, seed);
        while at < words.len() {
            let mut begin = at;
            for _ in 0..lead {
                begin -= until(words, begin).chars().next_back().map_or(0, char::len_utf8);
            }
            if let Some(range) = self.at(words, begin) {
                return Some((at, range));
            }
            at = first_of(words.as_bytes(), at + 1, seed);
        }
        None
    }

    /// Its place where it begins, prefix and all, at a byte.
    fn at(&self, words: &str, begin: usize) -> Option<Range<usize>> {
        let (mut at, mut range) = (begin, 0..0);
        for (n, part) in [&self.prefix, &self.exact, &self.suffix].into_iter().enumerate() {
            if !part.is_empty() {
                let start = words.len() - after(words, at).trim_start().len();
                at = start + read(after(words, start), part)?;
                if n == 1 {
                    range = start..at;
                }
            }
        }
        (!is_inside(words, range.start) && !is_inside(words, range.end)).then_some(range)
    }
}

/// The passages that an author lists beside those that are marked, in reading order, each passage once; and those that
/// have no place or several, with how many.
pub fn with_listed<'a>(
    interview: &Interview,
    marked: &[Place],
    listed: &'a [Listed],
) -> (Vec<Place>, Vec<(&'a Listed, usize)>) {
    let (mut places, mut missed) = (marked.to_vec(), Vec::new());
    for one in listed {
        match one.find(interview) {
            (1, Some(place)) => merge(&mut places, place),
            (times, _) => missed.push((one, times)),
        }
    }
    (places, missed)
}

/// Puts a passage among others in reading order; with those that it overlaps it becomes one.
pub fn merge(places: &mut Vec<Place>, mut place: Place) {
    places.retain(|other| {
        let apart =
            other.block != place.block || other.range.end <= place.range.start || other.range.start >= place.range.end;
        if !apart {
            place.range.start = place.range.start.min(other.range.start);
            place.range.end = place.range.end.max(other.range.end);
        }
        apart
    });
    let before = |other: &Place| (other.block, other.range.start) < (place.block, place.range.start);
    places.insert(places.partition_point(before), place);
}

/// How many bytes of a text read as those words.
fn read(text: &str, words: &str) -> Option<usize> {
    let (mut text_left, mut words_left) = (text.chars(), words.chars());
    loop {
        let end = text.len() - text_left.as_str().len();
        match next(&mut words_left) {
            None => return Some(end),
            word if word != next(&mut text_left) => return None,
            _ => {}
        }
    }
}

/// The next sign as it is read: white space however much is one space, quotation marks, apostrophes and dashes are one
/// each, and what is not seen is nothing.
fn next(left: &mut Chars<'_>) -> Option<char> {
    let c = left.find(|c| !is_one_of(*c, "\u{AD}\u{200B}\u{2060}\u{FEFF}"))?;
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => '\'',
        '‐'..='―' | '−' => '-',
        c if c.is_whitespace() => {
            while left.as_str().starts_with(char::is_whitespace) {
                left.next();
            }
            ' '
        }
        c => c,
    })
}

/// Whether a place lies inside a word or a sign. Of scripts that write no spaces, and Hangul, words end anywhere.
fn is_inside(words: &str, at: usize) -> bool {
    let spaced = |c: char| c < '\u{E00}' && !is_border(c);
    let before = until(words, at).chars().next_back();
    let Some(next) = after(words, at).chars().next() else { return false };
    let joined = matches!(next, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{3099}' | '\u{309A}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    before.is_some_and(|before| joined || before == '\u{200D}' || spaced(before) && spaced(next))
}
