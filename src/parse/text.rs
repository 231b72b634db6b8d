//! Plain text: paragraphs between blank lines, headings that are underlined or have a "#", lines that are quoted.

use std::ops::Range;

use super::doubts::TOLD;
use super::inline;
use super::label;
#[cfg(feature = "markdown")]
use super::meta;
use super::passage::{More, Passage, Passages, Seldom, Start, short};
use super::{POSTS, Structure, lines_of};
use crate::letters::{Signs, after, is_one_of, length, part, until};
use crate::model::Kind;

/// What the line ends of a text are that no blank line follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// Where a line was full, nothing.
    #[default]
    MayWrap,
    /// Line breaks, as nobody wrapped it.
    Break,
    /// Ends of paragraphs, as its blank lines were lost.
    Part,
}

/// Finds the passages of a plain text.
pub(super) fn passages(source: &str, ends: LineEnds) -> Passages {
    #[cfg(feature = "posts")]
    let (unnumbered, structure) = recorded::unnumbered(source).unzip();
    #[cfg(feature = "posts")]
    let source = unnumbered.as_deref().unwrap_or(source);
    let mut reader = Reader { ends, ..Reader::default() };
    #[cfg(feature = "posts")]
    reader.found.structure.extend(structure.unwrap_or_default());
    #[cfg(feature = "posts")]
    let mut pages = pages::lines(source).into_iter().peekable();
    for (n, line) in lines_of(source).enumerate() {
        #[cfg(feature = "posts")]
        if pages.next_if_eq(&(n + 1)).is_some() {
            if !line.trim().is_empty() {
                reader.sign(n + 1, length(line) - length(line.trim_start()) + 1, line.trim());
            }
            continue;
        }
        reader.line(n + 1, line);
    }
    reader.end();
    reader.found
}

/// The same, below the front matter that a text may have.
#[cfg(feature = "markdown")]
pub(super) fn with_front_matter(source: &str, ends: LineEnds) -> Passages {
    let (meta, line, body) = meta::take(source);
    let mut found = passages(body, ends);
    found.below(line - 1);
    Passages { meta, ..found }
}

/// Where nobody wrapped its lines, as one is longer than anybody's, whether hardly any is blank.
pub(super) fn unwrapped(source: &str) -> Option<bool> {
    const LONGEST: usize = 120;
    if POSTS && !has_line_over(source, LONGEST) {
        return None;
    }
    let (mut widest, mut blank, mut all) = (0, 0, 0);
    for line in source.lines() {
        widest = widest.max(length(line));
        blank += usize::from(line.is_empty());
        all += 1;
    }
    (widest > LONGEST).then_some(blank * 8 < all)
}

/// Whether a line has more bytes than that. A text of short lines is looked at now and then only.
fn has_line_over(source: &str, most: usize) -> bool {
    let mut begin = 0;
    while let Some(near) = source.as_bytes().get(begin..=begin + most) {
        match near.iter().rposition(|byte| *byte == b'\n') {
            None => return true,
            Some(end) => begin += end + 1,
        }
    }
    false
}

/// A line of a paragraph.
struct Piece<'a> {
    line: usize,
    /// Of the first word, from 1, in characters.
    column: usize,
    words: &'a str,
}

#[derive(Default)]
struct Reader<'a> {
    found: Passages,
    /// What is known of the paragraph that is being read, and its lines.
    open: Passage,
    pieces: Vec<Piece<'a>>,
    gap: usize,
    ruled: bool,
    ends: LineEnds,
}

impl<'a> Reader<'a> {
    fn line(&mut self, number: usize, line: &'a str) {
        // Most lines are blank, or words from one end to the other; a page has no room to know it at once.
        if POSTS && line.is_empty() {
            self.end();
            self.gap += 1;
            return;
        }
        if POSTS && is_bare(line) && !line.ends_with_any("#]") {
            if self.open.quoted != 0 || self.ends == LineEnds::Part {
                self.end();
            }
            self.open.quoted = 0;
            return self.piece(number, 1, line);
        }
        let (quoted, words) = unquoted(line);
        if quoted > 0 {
            let begin = line.len() - line.trim_start().len();
            let text = part(line, begin..line.trim_end().len() - words.len()).trim_end();
            self.sign(number, length(until(line, begin)) + 1, text);
        }
        if words.is_empty() {
            self.end();
            self.gap += usize::from(quoted == 0);
            return;
        }
        let column = length(line) - length(words) + 1;
        let column = column - (length(line) - length(line.trim_end()));
        if is_rule(words) {
            return self.rule(number, column, words);
        }
        #[cfg(feature = "posts")]
        let words = self.without_time(number, column, words);
        #[cfg(feature = "posts")]
        if words.is_empty() {
            return;
        }
        if quoted != self.open.quoted || self.ends == LineEnds::Part {
            self.end();
        }
        let heading = heading(words);
        if let Some((level, start, end)) = heading {
            self.end();
            self.sign(number, column, part(words, 0..start).trim_end());
            (self.open.kind, self.open.level) = (Kind::Heading, level);
            self.piece(number, column + start, part(words, start..end).trim_end());
            if end < words.len() {
                self.sign(number, column + length(until(words, end)), after(words, end));
            }
            return self.end();
        }
        self.open.quoted = quoted;
        self.piece(number, column, words);
    }

    /// A line without the time that a recorder writes at its end.
    #[cfg(feature = "posts")]
    fn without_time(&mut self, number: usize, column: usize, words: &'a str) -> &'a str {
        // What begins a paragraph is the time of its words.
        let Some(end) = recorded::end(words).filter(|end| *end > 0 || !self.pieces.is_empty()) else { return words };
        let time = after(words, end).trim_start();
        self.sign(number, column + length(words) - length(time), time);
        until(words, end)
    }

    fn piece(&mut self, line: usize, column: usize, words: &'a str) {
        if self.pieces.is_empty() {
            self.open.lines.0 = line as u32;
            self.open.column = column as u32;
            self.open.gap = short(std::mem::take(&mut self.gap));
            self.open.ruled = std::mem::take(&mut self.ruled);
        }
        self.pieces.push(Piece { line, column, words });
    }

    /// A line across the page. One below a short line that has nothing above it underlines a heading.
    fn rule(&mut self, number: usize, column: usize, words: &str) {
        let underlines = words.begins_with_any("=-~^") && !words.contains(' ');
        let under = |piece: &Piece| length(piece.words).abs_diff(length(words)) <= 3 && piece.line + 1 == number;
        if let [only] = self.pieces.as_slice()
            && underlines
            && under(only)
        {
            self.open.kind = Kind::Heading;
            self.open.level = if words.starts_with('=') { 1 } else { 2 };
            self.end();
        } else {
            self.end();
            self.ruled = true;
        }
        self.sign(number, column, words);
    }

    fn sign(&mut self, line: usize, column: usize, text: &str) {
        if TOLD {
            self.found.structure.push(Structure { line, column, text: text.to_owned() });
        }
    }

    /// "00:00:03:21 - 00:00:07:15" on a line of its own, above the words and who says them.
    fn take_time(&mut self, passage: &mut Passage) {
        let [first, second, ..] = self.pieces.as_slice() else { return };
        let Some((time, length)) = label::time(first.words).filter(|(_, length)| *length == first.words.len()) else {
            return;
        };
        #[cfg(feature = "posts")]
        if label::after_date(first.words) > 0 {
            return; // of a diary
        }
        // "12:30" may be what a list of hours tells.
        if length > "00:12:31".len() {
            passage.lines.0 = second.line as u32;
            passage.column = second.column as u32;
            passage.more.time = Some(time);
            self.sign(first.line, first.column, first.words);
            self.pieces.remove(0);
        }
    }

    /// Ends the paragraph that is being read.
    fn end(&mut self) {
        let mut passage = std::mem::take(&mut self.open);
        self.take_time(&mut passage);
        let Some(last) = self.pieces.last() else { return };
        passage.lines.1 = last.line as u32;
        let end = if self.ends == LineEnds::Break { '\u{2028}' } else { '\n' };
        let mut joined = String::with_capacity(self.pieces.iter().map(|piece| piece.words.len() + 1).sum());
        let mut starts = Vec::with_capacity(self.pieces.len() - 1);
        for (n, piece) in self.pieces.iter().enumerate() {
            if n > 0 {
                joined.push(end);
                starts.push(Start { at: joined.len(), line: piece.line, column: piece.column });
            }
            joined.push_str(piece.words);
        }
        #[cfg(feature = "posts")]
        let (read, source) = match written::read(&joined) {
            Some(read) => (read, Some(joined)),
            None => (inline::read(joined), None),
        };
        #[cfg(not(feature = "posts"))]
        let read = inline::read(joined);
        let positions = positions(&self.pieces, end.len_utf8(), read.signs.iter().map(|sign| sign.start));
        let text = |_sign: &Range<usize>| {
            #[cfg(feature = "posts")]
            return source.as_ref().map_or("==", |source| part(source, _sign.clone())).to_owned();
            #[cfg(not(feature = "posts"))]
            "==".to_owned()
        };
        let signs = positions.zip(&read.signs);
        let signs: Vec<_> = signs.map(|((line, column), sign)| Structure { line, column, text: text(sign) }).collect();
        if !signs.is_empty() {
            starts = without(&starts, &read.signs, &signs);
        }
        self.found.structure.extend(signs);
        self.pieces.clear();
        passage.text = read.text;
        if !(POSTS && starts.is_empty() && read.marked.is_empty()) {
            let time = passage.more.time;
            passage.more = Seldom::from(More { starts, marked: read.marked, time, ..More::default() });
        }
        self.found.passages.push(passage);
    }
}

/// Where lines begin, and what follows a sign, once the signs are taken out: it stands before where it stood.
fn without(lines: &[Start], places: &[Range<usize>], signs: &[Structure]) -> Vec<Start> {
    let mut starts = Vec::with_capacity(lines.len() + signs.len());
    let mut lines = lines.iter().peekable();
    let mut taken = 0;
    for (place, sign) in places.iter().zip(signs) {
        while let Some(line) = lines.next_if(|line| line.at <= place.start) {
            starts.push(Start { at: line.at - taken, ..*line });
        }
        starts.push(Start { at: place.start - taken, line: sign.line, column: sign.column + place.len() });
        taken += place.len();
    }
    starts.extend(lines.map(|line| Start { at: line.at - taken, ..*line }));
    starts
}

/// Whether a line begins with a letter or a digit and ends with something to be seen, neither of them rare.
fn is_bare(line: &str) -> bool {
    let line = line.as_bytes();
    line.first().is_some_and(u8::is_ascii_alphanumeric) && line.last().is_some_and(u8::is_ascii_graphic)
}

/// A line without the ">" that quote it, and how many these are.
fn unquoted(line: &str) -> (u8, &str) {
    let mut rest = line.trim();
    let mut quoted = 0;
    // "> words" and a lone ">", but no "->" and no "<b>".
    while let Some(words) = rest.strip_prefix('>').filter(|words| words.is_empty() || words.begins_with_any(" >")) {
        rest = words.trim_start();
        quoted = (quoted + 1).min(8);
    }
    (quoted, rest)
}

/// "## Words", "== Words ==": its level, where its words begin and where the signs after them do.
fn heading(words: &str) -> Option<(u8, usize, usize)> {
    let sign = words.bytes().next().filter(|sign| matches!(sign, b'#' | b'='))?;
    let signs = words.bytes().take_while(|byte| *byte == sign).count();
    let rest = after(words, signs);
    let level = u8::try_from(signs).ok().filter(|level| (1..=6).contains(level))?;
    let fits = rest.starts_with(' ') && !rest.trim().is_empty();
    // What wikis write after it too.
    let closed = words.len() - words.trim_end_of("=").len() == signs && sign == b'=';
    let end = if closed { words.len() - signs } else { words.len() };
    let start = words.len() - rest.trim_start().len();
    (fits && start < end).then_some((level, start, end))
}

/// A line across the page: three or more signs of one kind and nothing else.
pub(super) fn is_rule(words: &str) -> bool {
    let mut signs = words.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    first == '⁂' || (is_one_of(first, "*-_=~•·—–") && signs.clone().count() > 1 && signs.all(|c| c == first))
}

/// Line and column of bytes of the joined paragraph, which come in order. `end`: the bytes of a line end.
fn positions<'a>(
    pieces: &'a [Piece<'_>],
    end: usize,
    bytes: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut pieces = pieces.iter();
    let mut piece = pieces.next();
    // Where the piece starts, and how far in it characters are counted.
    let (mut start, mut counted, mut column) = (0, 0, 0);
    bytes.filter_map(move |at| {
        while let Some(over) = piece.filter(|piece| at >= start + piece.words.len()) {
            start += over.words.len() + end;
            (piece, counted, column) = (pieces.next(), 0, 0);
        }
        let found = piece?;
        column += length(part(found.words, counted..at - start));
        counted = at - start;
        Some((found.line, found.column + column))
    })
}

#[cfg(feature = "posts")]
mod pages;
#[cfg(feature = "posts")]
mod recorded;
#[cfg(feature = "posts")]
mod written;

#[cfg(test)]
mod tests;
