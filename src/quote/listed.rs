//! Quotes that an author lists by their words: each is placed where the text has them, whatever the white space and the
//! typography, and nowhere else.

use std::ops::Range;
use std::str::Chars;

use crate::letters::{after, first_of, is_border, is_one_of, is_word, typed, until};
use crate::model::{Block, Interview, Place};

/// A passage by its words and, where they stand more than once, by what stands before and behind them. None of the three
/// begins or ends with white space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
}

impl From<[String; 3]> for Listed {
    fn from([exact, prefix, suffix]: [String; 3]) -> Self {
        Listed { exact, prefix, suffix }
    }
}

impl Listed {
    /// Where the text has it, a place in each of its paragraphs, and how often; it is to be quoted only where that is once.
    pub fn find(&self, interview: &Interview) -> (usize, Vec<Place>) {
        let (mut times, mut places, mut first) = (0, Vec::new(), 0);
        each_run(interview, &mut |blocks| {
            let mut words = String::new();
            for block in blocks {
                words.push_str(&block.text.words);
                words.push('\n');
            }
            let mut from = 0;
            while let Some((at, range)) = self.next(&words, from) {
                // Two places may overlap.
                from = at + 1;
                times += 1;
                places.clear();
                let mut start = 0;
                for (n, block) in blocks.iter().enumerate() {
                    let end = start + block.text.words.len();
                    let own = range.start.max(start)..range.end.min(end);
                    if !own.is_empty() {
                        places.push(Place { block: first + n, range: own.start - start..own.end - start });
                    }
                    start = end + 1;
                }
            }
            first += blocks.len();
        });
        (times, places)
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

/// The paragraphs of the introduction, of each turn, of the closing: a quote goes on from one to the next, and no further.
fn each_run(interview: &Interview, act: &mut dyn FnMut(&[Block])) {
    act(&interview.introduction);
    for exchange in interview.parts.iter().flat_map(|part| &part.exchanges) {
        if let Some(question) = &exchange.question {
            act(&question.blocks);
        }
        exchange.replies.iter().for_each(|turn| act(&turn.blocks));
    }
    act(&interview.closing);
}

/// Puts the passages that an author lists among those that are marked, in reading order, each passage once. `miss` is told
/// of those that have no place or several, and of how many.
pub fn put_listed(
    interview: &Interview,
    marked: &mut Vec<Place>,
    listed: &[Listed],
    miss: &mut dyn FnMut(&Listed, usize),
) {
    for one in listed {
        match one.find(interview) {
            (1, places) => places.into_iter().for_each(|place| merge(marked, place)),
            (times, _) => miss(one, times),
        }
    }
}

/// Puts a passage among others in reading order; with those that it overlaps it becomes one.
pub fn merge(places: &mut Vec<Place>, mut place: Place) {
    let mut at = 0;
    while let Some(other) = places.get(at) {
        if (other.block, other.range.end) <= (place.block, place.range.start) {
            at += 1;
        } else if other.block == place.block && other.range.start < place.range.end {
            place.range.start = place.range.start.min(other.range.start);
            place.range.end = place.range.end.max(other.range.end);
            places.remove(at);
        } else {
            break;
        }
    }
    places.insert(at, place);
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
        c if c.is_whitespace() => {
            while left.as_str().starts_with(char::is_whitespace) {
                left.next();
            }
            ' '
        }
        c => typed(c),
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
