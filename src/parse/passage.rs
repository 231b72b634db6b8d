//! What every form is brought to before anybody decides what it means: passages with their cues.

use std::ops::Range;

use super::doubts::TOLD;
use super::{POSTS, Span, Structure};
use crate::letters::{after, find, length, part, until};
use crate::model::{Kind, Role, Style, Styled, Text};

pub(super) use more::{More, Seldom};
use reaching::reaching;

#[cfg(feature = "posts")]
mod gap;
mod line_ends;
mod more;
mod reaching;

/// A leaf of the source (a paragraph, a heading, an item of a list …) with what may tell its part in the interview.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// First and last line, from 1. There may be millions of passages, and each is looked at some twenty times: numbers
    /// are short.
    pub lines: (u32, u32),
    /// Of its first word, from 1, in characters.
    pub column: u32,
    /// Blank lines before it; more than fit are as many as fit.
    pub gap: u16,
    /// A line drawn across the page before it.
    pub ruled: bool,
    pub kind: Kind,
    /// Of a heading, 1 to 6; 0 where it is none.
    pub level: u8,
    /// In how many block quotes it stands.
    pub quoted: u8,
    /// A term of a list of definitions, or what is said of it.
    pub defines: Option<Definition>,
    /// What it begins with to say who talks.
    pub label: Option<Label>,
    /// A line feed in the words is a line end of the source, after which another turn may begin; what becomes of those
    /// that are left then, `turns` decides. U+2028 is a line break that the source asks for (`<br>`, two spaces in
    /// Markdown) and becomes a line feed.
    pub text: Text,
    /// Line ends of the source are mere layout and become spaces (Markdown); else a line that was full goes on and a
    /// short one was meant (plain text).
    pub soft: bool,
    /// So many columns further its first word begins, as what was before it was taken out.
    pub indent: u8,
    pub more: Seldom,
}

/// In bytes: so far columns are counted.
const FARTHEST: usize = 1 << 14;

/// How many blank lines there are.
pub(super) fn short(lines: usize) -> u16 {
    lines.try_into().unwrap_or(u16::MAX)
}

/// Where a line of the source begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// In the words, in bytes.
    pub at: usize,
    /// From 1.
    pub line: usize,
    /// Of its first word, from 1, in characters.
    pub column: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Definition {
    Term,
    Description,
}

/// Who talks, as the source says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Question,
    Answer,
    /// Index into [`Passages::names`].
    Name(u32),
}

/// What a source says of itself before it begins (front matter, the head of a page).
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// With its line.
    pub title: Option<(String, usize)>,
    pub authors: Vec<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub image: Option<String>,
    /// Hosts and guests, where it names them.
    pub people: Vec<(String, Role)>,
    /// As [`Parsed::listed`](super::Parsed::listed).
    #[cfg(feature = "markdown")]
    pub quotes: Vec<[String; 3]>,
}

/// A source, read: its passages in order, none of them labelled yet.
#[derive(Debug, Default)]
pub(super) struct Passages {
    pub passages: Vec<Passage>,
    pub meta: Meta,
    pub structure: Vec<Structure>,
    /// What is no part of the interview: what stands around it in a whole page.
    pub skipped: Vec<Skipped>,
}

/// Words that are nowhere in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Skipped {
    pub lines: Span,
    /// From 1, in characters.
    pub column: usize,
    /// How many.
    pub words: usize,
    /// The first of them.
    pub begins: String,
}

/// Cuts passages where `cut` says: it leaves the first piece and adds the others, the last of them first. Up to the
/// first cut nothing is moved, since most sources have none, and a second list of millions is slow to get.
pub(super) fn cut_each(
    mut passages: Vec<Passage>,
    cut: &mut dyn FnMut(&mut Passage, &mut Vec<Passage>),
) -> Vec<Passage> {
    let mut tails = Vec::new();
    let mut kept = 0;
    for passage in &mut passages {
        cut(passage, &mut tails);
        kept += 1;
        if !tails.is_empty() {
            break;
        }
    }
    let rest = passages.split_off(kept);
    if POSTS && tails.len() > passages.len() {
        // A text that is one paragraph: its pieces are turned around where they are.
        tails.extend(passages.drain(..).rev());
        tails.reverse();
        passages = std::mem::take(&mut tails);
    }
    passages.reserve(rest.len() + tails.len());
    while let Some(tail) = tails.pop() {
        passages.push(tail);
    }
    for mut passage in rest {
        cut(&mut passage, &mut tails);
        passages.push(passage);
        while let Some(tail) = tails.pop() {
            passages.push(tail);
        }
    }
    passages
}

impl Passages {
    /// The same, so many lines further down.
    #[cfg(feature = "markdown")]
    pub fn below(&mut self, lines: usize) {
        for passage in &mut self.passages {
            passage.lines = (passage.lines.0 + lines as u32, passage.lines.1 + lines as u32);
            if let Some(more) = passage.more.known() {
                more.starts.iter_mut().for_each(|start| start.line += lines);
            }
        }
        self.structure.iter_mut().for_each(|sign| sign.line += lines);
    }
}

impl Passage {
    /// The name that labels it.
    pub fn named(&self) -> Option<usize> {
        match self.label {
            Some(Label::Name(n)) => Some(n as usize),
            _ => None,
        }
    }

    /// The line and the column of its first word.
    pub fn begin(&self) -> (usize, usize) {
        (self.lines.0 as usize, self.column as usize)
    }

    pub fn span(&self) -> Span {
        (self.lines.0 as usize, self.lines.1 as usize)
    }

    pub fn is_heading(&self) -> bool {
        self.level > 0
    }

    /// Whether it says anything in words.
    pub fn has_words(&self) -> bool {
        !self.text.words.trim_start().is_empty()
    }

    /// Whether it says anything, or shows a picture.
    pub fn has_content(&self) -> bool {
        self.has_words() || !self.text.styles.is_empty()
    }

    /// Where its lines begin in the words, in bytes: a turn may begin at each.
    pub fn line_starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        starts.extend(self.further_lines());
        starts
    }

    /// The same without the first.
    pub fn further_lines(&self) -> impl DoubleEndedIterator<Item = usize> {
        line_ends::starts(&self.text.words)
    }

    /// The line that begins at a byte of the words.
    pub fn line_at(&self, start: usize) -> &str {
        let rest = after(&self.text.words, start);
        until(rest, line_ends::first(rest))
    }

    /// How many bytes from there on are bold or italic throughout.
    pub fn styled_at(&self, start: usize) -> usize {
        /// Styles nest in one another, but nobody nests more.
        const NESTED: usize = 8;
        let before = self.text.styles.partition_point(|styled| styled.range.start <= start);
        let near = self.text.styles.get(before.saturating_sub(NESTED)..before).unwrap_or_default();
        let strong = |styled: &&Styled| matches!(styled.style, Style::Strong | Style::Emphasis);
        near.iter().filter(strong).map(|styled| styled.range.end.saturating_sub(start)).max().unwrap_or(0)
    }

    /// The line and the column of a byte of the words; what is farther in its line than [`FARTHEST`] is told as that far.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let starts = &self.more.starts;
        let known = self.more.starts_until(at).checked_sub(1).and_then(|n| starts.get(n));
        let begin = (self.lines.0 as usize, self.column as usize + usize::from(self.indent));
        let (from, (line, column)) = known.map_or((0, begin), |start| (start.at, (start.line, start.column)));
        // A line may be all of the source, and cut many times: nobody counts as far in it.
        let mut end = if POSTS { at.min(from.saturating_add(FARTHEST)) } else { at };
        while POSTS && !self.text.words.is_char_boundary(end) {
            end -= 1;
        }
        (line, column + length(part(&self.text.words, from..end)))
    }

    /// Adds the words of that range as signs of the source, each where it stands: one that was taken out parts them.
    pub fn signs(&self, range: Range<usize>, structure: &mut Vec<Structure>) {
        let mut begin = if TOLD { range.start } else { range.end };
        while begin < range.end {
            let next = self.more.starts.iter().find(|start| start.at > begin && start.at < range.end);
            let end = next.map_or(range.end, |start| start.at);
            let piece = part(&self.text.words, begin..end);
            let (line, column) = self.place(end - piece.trim_start().len());
            let text = piece.trim().to_owned();
            if !text.is_empty() {
                structure.push(Structure { line, column, text });
            }
            begin = end;
        }
    }

    /// Takes what begins at a byte of the words off, as a passage of its own. Costs as much as what is taken off.
    pub fn split_off(&mut self, at: usize) -> Passage {
        let (line, column) = self.place(at);
        let mut tail = Passage {
            lines: (line as u32, self.lines.1),
            column: column as u32,
            kind: self.kind.clone(),
            level: self.level,
            quoted: self.quoted,
            defines: self.defines,
            soft: self.soft,
            ..Passage::default()
        };
        tail.text.words = after(&self.text.words, at).to_owned();
        self.text.words.truncate(at);
        let end = self.text.words.trim_end().len();
        self.text.words.truncate(end);
        // What lies across is in both.
        let move_to = |range: &mut Range<usize>| {
            let moved = (range.end > at || range.start == at).then(|| range.start.saturating_sub(at)..range.end - at);
            range.end = range.end.min(end);
            moved
        };
        let styles = &self.text.styles;
        let first = match POSTS {
            true => reaching(styles.len(), at, &|n| styles[n].range.end),
            false => styles.iter().position(|styled| styled.range.end >= at).unwrap_or(styles.len()),
        };
        for mut styled in self.text.styles.split_off(first) {
            let empty = styled.range.is_empty();
            let moved = move_to(&mut styled.range);
            if styled.range.start < styled.range.end || (empty && moved.is_none()) {
                self.text.styles.push(styled.clone());
            }
            tail.text.styles.extend(moved.map(|range| Styled { range, style: styled.style }));
        }
        self.lines.1 = self.lines.0;
        let Some(more) = self.more.known() else { return tail };
        let begins = more.starts_until(at);
        let mut starts = more.starts.split_off(begins);
        starts.iter_mut().for_each(|start| start.at -= at);
        let mut marked = Vec::new();
        let first = match POSTS {
            true => reaching(more.marked.len(), at, &|n| more.marked[n].end),
            false => more.marked.iter().position(|range| range.end >= at).unwrap_or(more.marked.len()),
        };
        for mut range in more.marked.split_off(first) {
            marked.extend(move_to(&mut range).filter(|range| !range.is_empty()));
            if !range.is_empty() {
                more.marked.push(range);
            }
        }
        while more.starts.last().is_some_and(|start| start.at >= end.max(1)) {
            more.starts.pop();
        }
        self.lines.1 = more.starts.last().map_or(self.lines.0, |start| start.line as u32).max(self.lines.0);
        tail.more = Seldom::from(More { voice: more.voice.clone(), starts, marked, ..More::default() });
        tail
    }

    /// Takes so many bytes off the beginning of the words; a picture among them stays.
    pub fn cut(&mut self, at: usize) {
        let (line, column) = self.place(at);
        if POSTS {
            self.text.words.drain(..at);
        } else {
            self.text.words = after(&self.text.words, at).to_owned();
        }
        let shift = |range: &mut Range<usize>| {
            let kept = range.end > at || (range.start == range.end && range.end == at);
            *range = range.start.saturating_sub(at)..range.end.saturating_sub(at);
            kept
        };
        self.text.styles.retain_mut(|styled| shift(&mut styled.range) || matches!(styled.style, Style::Media(_)));
        if let Some(more) = self.more.known() {
            more.marked.retain_mut(shift);
            more.starts.retain_mut(|start| {
                let kept = start.at > at;
                start.at = start.at.saturating_sub(at);
                kept
            });
        }
        // Most labels are short, and stand in the first line.
        match u8::try_from(column.saturating_sub(self.column as usize)) {
            Ok(columns) if TOLD && line == self.lines.0 as usize => self.indent = columns,
            _ => self.more.starts.insert(0, Start { at: 0, line, column }),
        }
    }

    /// Line ends of the source become what they were meant as, and line breaks line feeds.
    pub fn settle(&mut self) {
        if self.kind == Kind::Code {
            return;
        }
        self.settle_line_ends();
        if find(&self.text.words, "\u{2028}").is_some() {
            self.settle_breaks();
        }
    }

    fn settle_line_ends(&mut self) {
        if find(&self.text.words, "\n").is_none() {
            return;
        }
        let lines: Vec<&str> = self.text.words.split('\n').collect();
        /// Nobody wraps by hand at less.
        const NARROWEST: usize = 50;
        let widest = lines.iter().map(|line| length(line)).max().unwrap_or_default();
        let mut joined = String::with_capacity(self.text.words.len());
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                let next = line.split(' ').next().map_or(0, length);
                let full = widest >= NARROWEST && (length(lines[n - 1]) + 1 + next) * 5 >= widest * 4;
                joined.push(if self.soft || full { ' ' } else { '\n' });
            }
            joined.push_str(line);
        }
        self.text.words = joined;
    }

    /// U+2028 is three bytes and a line feed one: all that stands after one moves.
    fn settle_breaks(&mut self) {
        let breaks: Vec<usize> =
            self.text.words.char_indices().filter(|(_, c)| *c == '\u{2028}').map(|(at, _)| at).collect();
        let moved = |at: usize| at - 2 * breaks.partition_point(|known| *known < at);
        self.text
            .styles
            .iter_mut()
            .for_each(|styled| styled.range = moved(styled.range.start)..moved(styled.range.end));
        if let Some(more) = self.more.known() {
            more.marked.iter_mut().for_each(|range| *range = moved(range.start)..moved(range.end));
            more.starts.iter_mut().for_each(|start| start.at = moved(start.at));
        }
        self.text.words = self.text.words.chars().map(|c| if c == '\u{2028}' { '\n' } else { c }).collect();
    }
}
