//! Captions (WebVTT, SubRip and what calls itself so): cues become running text, one passage a paragraph of one voice.

use std::mem;
use std::str::Lines;

use super::Structure;
use super::doubts::TOLD;
use super::passage::{Meta, More, Passage, Passages, Seldom};
use crate::letters::{Signs, after, length, number, until, weight};
use manner::{Manner, head, repeated, said};
use paragraph::{Dash, border, dash, ends_sentence, is_one_script, label};
use spoken::Piece;
use timing::{Timing, timing};

mod change;
mod manner;
mod paragraph;
mod spoken;
pub(super) mod timing;

/// Finds the passages of captions. Timings, identifiers, comments and styles are no words of the interview and stand
/// nowhere in it; `gap` is 2 where a sign says that somebody else begins and nobody says who, else 1.
pub(super) fn passages(source: &str) -> Passages {
    let mut reader = Reader { after_blank: true, ..Reader::default() };
    let mut lines = source.lines();
    let mut number = 0;
    while let Some(line) = lines.next() {
        number += 1;
        reader.line(number, line, &lines);
    }
    reader.end_cue();
    reader.tell();
    reader.teller.end();
    let mut found = reader.teller.found;
    change::label(&mut found.passages);
    Passages { meta: reader.meta, ..found }
}

/// Whether a source is captions: it says so, or begins with a timing.
pub(super) fn is_captions(source: &str) -> bool {
    /// What may stand before the first timing: an identifier, and a heading that somebody put on top.
    const BEFORE: usize = 3;
    /// In words: above a transcript with times stands an introduction.
    const SHORT: usize = 12;
    let mut begun = source.lines().map(str::trim).filter(|line| !line.is_empty());
    if begun.clone().next().is_some_and(is_header) {
        return true;
    }
    let above = begun.by_ref().take(BEFORE + 1).find(|line| weight(line) > SHORT || timing(line).is_some());
    above.is_some_and(|line| timing(line).is_some())
}

fn is_header(line: &str) -> bool {
    let rest = line.strip_prefix('\u{FEFF}').unwrap_or(line).strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.is_empty() || rest.begins_as(|c: char| c.is_whitespace()))
}

/// What is shown at one time: a stretch of [`Reader::pieces`].
#[derive(Default)]
struct Cue {
    /// `None` for words before the first timing.
    start: Option<u32>,
    end: u32,
    pieces: (usize, usize),
}

#[derive(Default)]
struct Reader {
    is_webvtt: bool,
    /// In a header, a comment or a style sheet, which a blank line ends.
    aside: bool,
    after_blank: bool,
    after_timing: bool,
    /// A timing was read.
    begun: bool,
    /// The number of the cue that was numbered last.
    numbered: usize,
    meta: Meta,
    open: Cue,
    /// What is read and not told yet, after the pieces of the cue before.
    cues: Vec<Cue>,
    pieces: Vec<Piece>,
    before: usize,
    manner: Option<Manner>,
    teller: Teller,
}

/// How many cues, or lines, are read before they are told: enough to know whether lines roll up.
const SOME: usize = 512;

impl Reader {
    fn line(&mut self, number: usize, line: &str, next: &Lines<'_>) {
        let words = line.trim();
        if words.is_empty() {
            (self.aside, self.after_blank, self.after_timing) = (false, true, false);
        } else if let Some(timing) = timing(words) {
            self.cue(number, line, &timing);
        } else {
            if !self.is_aside(number, words) && !self.is_identifier(words, next) {
                spoken::pieces(line, 0, number, &mut self.pieces);
                if self.pieces.len() > self.open.pieces.1 + SOME {
                    let (start, end) = (self.open.start, self.open.end);
                    self.end_cue();
                    (self.open.start, self.open.end) = (start, end);
                }
            }
            (self.after_blank, self.after_timing) = (false, false);
        }
    }

    /// Begins a cue. Words may stand behind its timing where WebVTT has only settings (`align:start`).
    fn cue(&mut self, number: usize, line: &str, timing: &Timing<'_>) {
        self.end_cue();
        (self.open.start, self.open.end) = (Some(timing.start), timing.end);
        (self.aside, self.after_blank, self.after_timing, self.begun) = (false, false, true, true);
        if !timing.rest.is_empty() && !timing.rest.split_whitespace().all(is_setting) {
            let from = line.trim_end().len() - timing.rest.len();
            spoken::pieces(line, from, number, &mut self.pieces);
        }
    }

    fn end_cue(&mut self) {
        let Cue { start, end, pieces: (_, from) } = mem::take(&mut self.open);
        let to = self.pieces.len();
        if from < to {
            self.cues.push(Cue { start, end, pieces: (from, to) });
        }
        self.open.pieces = (to, to);
        if self.cues.len() >= SOME || to > 4 * SOME {
            self.tell();
        }
    }

    /// Makes paragraphs of the cues that are read.
    fn tell(&mut self) {
        let manner = *self.manner.get_or_insert_with(|| Manner::of(&self.cues, &self.pieces));
        if manner == Manner::Headed {
            self.cues.iter().for_each(|cue| head(cue, &mut self.pieces));
        }
        self.teller.labelled = manner == Manner::Labelled;
        let mut before = self.pieces.get(..self.before).unwrap_or_default();
        for cue in &self.cues {
            let now = said(cue, &self.pieces);
            self.teller.cue(cue, now, if manner == Manner::RollsUp { repeated(before, now) } else { 0 });
            before = now;
        }
        let told = self.pieces.len() - before.len();
        self.pieces.drain(..told);
        self.before = self.pieces.len();
        self.open.pieces = (self.before, self.before);
        self.cues.clear();
    }

    fn is_aside(&mut self, number: usize, line: &str) -> bool {
        if self.after_blank && !self.begun && is_header(line) {
            (self.is_webvtt, self.aside) = (true, true);
            let title = after(line.trim_start_matches('\u{FEFF}'), "WEBVTT".len()).trim_start();
            if let Some(title) = title.strip_prefix("- ").map(str::trim).filter(|title| !title.is_empty()) {
                self.meta.title = Some((title.to_owned(), number));
            }
        } else if self.aside {
            self.header(line);
        } else if self.is_webvtt && self.after_blank {
            let first = line.split(['\t', ' ']).next().unwrap_or_default();
            self.aside = first == "NOTE" || ["STYLE", "REGION"].contains(&line);
        }
        self.aside
    }

    /// A line of the header: only its language is of use.
    fn header(&mut self, line: &str) {
        if !self.begun
            && let Some(colon) = line.bytes().position(|byte| byte == b':')
            && until(line, colon).eq_ignore_ascii_case("language")
        {
            let language = after(line, colon + 1).trim();
            self.meta.language = Some(language.to_owned()).filter(|language| !language.is_empty());
        }
    }

    /// Whether a line only names the cue that follows. Numbers may be missing or wrong, and a cue may say a number.
    fn is_identifier(&mut self, words: &str, next: &Lines<'_>) -> bool {
        let found = number(words);
        let follows = found.is_some_and(|n| !self.begun || n == self.numbered + 1);
        let named = self.after_blank && (self.is_webvtt || words.bytes().any(|byte| byte.is_ascii_digit()));
        if found.is_none() && !named {
            return false;
        }
        let is_timing = |line: &str| timing(line.trim()).is_some();
        let is_one = if next.clone().next().is_some_and(is_timing) {
            named || follows || !self.after_timing
        } else {
            // Where every line end was doubled.
            follows && !self.after_timing && next.clone().find(|line| !line.trim().is_empty()).is_some_and(is_timing)
        };
        if is_one {
            self.numbered = found.unwrap_or(self.numbered + 1);
        }
        is_one
    }
}

/// A setting of WebVTT or a coordinate of SubRip.
fn is_setting(word: &str) -> bool {
    let colon = word.bytes().position(|byte| byte == b':');
    colon.is_some_and(|colon| colon > 0 && colon + 1 < word.len())
}

/// Makes paragraphs of cues.
#[derive(Default)]
struct Teller {
    found: Passages,
    voice: Option<String>,
    /// The paragraph that is being told, and how many words it has.
    open: Option<Passage>,
    weight: usize,
    /// When the cue before ended.
    ended: u32,
    /// Somebody else begins, and nobody says who.
    changed: bool,
    /// Every cue says who talks, and what it says it with was there last.
    labelled: bool,
    label: String,
    /// The line on which somebody is named who has said nothing yet.
    named: Option<usize>,
}

impl Teller {
    fn cue(&mut self, cue: &Cue, pieces: &[Piece], known: usize) {
        let dashed = pieces.iter().filter(|piece| dash(&piece.words).is_some()).count();
        for (n, piece) in pieces.iter().enumerate() {
            self.signs(piece);
            if n >= known {
                if n == known {
                    self.pause(cue.start.unwrap_or_default());
                }
                self.piece(cue.start, piece, dashed > 1);
            }
        }
        self.ended = cue.end;
    }

    fn signs(&mut self, piece: &Piece) {
        if let Some((column, text)) = &piece.sign {
            self.sign(piece.line, *column, text);
        }
    }

    fn sign(&mut self, line: usize, column: usize, text: &str) {
        if TOLD {
            self.found.structure.push(Structure { line, column, text: text.to_owned() });
        }
    }

    /// Ends the paragraph before a cue where it is long enough or the speaker stops; somewhere, where nobody wrote
    /// points.
    fn pause(&mut self, start: u32) {
        const LONG: usize = 80;
        const ENDLESS: usize = 240;
        const PAUSE: u32 = 4000;
        let long = self.weight > LONG || start > self.ended.saturating_add(PAUSE);
        let sentence = self.open.as_ref().is_some_and(|open| ends_sentence(&open.text.words));
        if long && sentence || self.weight > ENDLESS {
            self.end();
        }
    }

    fn piece(&mut self, time: Option<u32>, piece: &Piece, dashed: bool) {
        let (mut words, mut column) = (piece.words.as_str(), piece.column);
        self.speaker(piece);
        if let Some(Dash { sign, words: from, .. }) = dash(words).filter(|dash| dashed || dash.is_hyphen) {
            self.sign(piece.line, column, sign);
            self.somebody_else(piece);
            column += length(until(words, from));
            words = after(words, from);
        }
        if let Some(end) = label(words) {
            if self.labelled && self.label == until(words, end) {
                self.sign(piece.line, column, until(words, end).trim_end());
                column += length(until(words, end));
                words = after(words, end);
            } else {
                self.end();
                until(words, end).clone_into(&mut self.label);
            }
        }
        self.say(time, piece.line, column, words);
    }

    /// Ends the paragraph where the piece says that somebody else talks.
    fn speaker(&mut self, piece: &Piece) {
        if piece.sign.is_some() {
            self.somebody_else(piece);
        }
        if let Some(name) = &piece.voice {
            let voice = Some(name.as_str()).filter(|name| !name.is_empty());
            if voice != self.voice.as_deref() {
                self.end();
                self.voice = voice.map(str::to_owned);
                self.named = Some(piece.line);
            }
        }
    }

    fn somebody_else(&mut self, piece: &Piece) {
        self.end();
        self.label.clear();
        self.changed = true;
        if piece.voice.is_none() {
            self.voice = None;
        }
    }

    fn say(&mut self, time: Option<u32>, line: usize, column: usize, words: &str) {
        const LONG: usize = 120;
        if words.is_empty() {
            return;
        }
        if self.weight > LONG
            && let Some(at) = border(words)
        {
            self.add(time, line, column, until(words, at).trim_end());
            self.end();
            let column = column + length(until(words, at));
            return self.add(time, line, column, after(words, at));
        }
        self.add(time, line, column, words);
    }

    fn add(&mut self, time: Option<u32>, line: usize, column: usize, words: &str) {
        let changed = mem::take(&mut self.changed);
        let gap = if self.found.passages.is_empty() { 0 } else { 1 + u16::from(changed) };
        let (voice, named) = (&self.voice, self.named.take());
        let open = self.open.get_or_insert_with(|| Passage {
            lines: (named.unwrap_or(line) as u32, line as u32),
            column: column as u32,
            gap,
            more: Seldom::from(More {
                voice: voice.clone().map(String::into_boxed_str),
                changed,
                time,
                ..More::default()
            }),
            ..Passage::default()
        });
        open.lines.1 = line as u32;
        let said = &mut open.text.words;
        if !said.is_empty() && !is_one_script(said, words) {
            said.push(' ');
        }
        said.push_str(words);
        self.weight += weight(words);
    }

    fn end(&mut self) {
        self.weight = 0;
        self.found.passages.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests;
