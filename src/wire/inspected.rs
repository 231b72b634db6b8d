//! What `inspect --json` prints.

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::model::{self, Place};
use crate::parse::{Lines, Parsed, Span, Structure};
use crate::render::names;

/// An interview as it was understood, with line numbers. Lines and columns count from 1; a range is first and last
/// line.
#[derive(Serialize)]
pub struct Inspected<'a> {
    pub format: &'static str,
    language: Option<&'a str>,
    kicker: Option<&'a str>,
    title: Option<Line<'a>>,
    introduction: Option<Span>,
    turns: Turns<'a>,
    exchanges: Exchanges<'a>,
    closing: Option<Span>,
    /// The passages that the author marked.
    quotes: Vec<&'a str>,
    /// What was read as a sign of the source and is not among the words of the article.
    structure: Signs<'a>,
    notices: Vec<Notice<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    line: Option<usize>,
}

#[derive(Serialize)]
struct Turn<'a> {
    role: &'static str,
    speaker: Option<&'a str>,
    /// In milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    lines: Option<Span>,
}

#[derive(Serialize)]
struct Exchange<'a> {
    id: Option<String>,
    question: Option<&'a str>,
    /// Indices into `turns`.
    #[serde(serialize_with = "numbers")]
    turns: Range<usize>,
}

#[derive(Serialize)]
struct Sign<'a> {
    line: usize,
    column: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Notice<'a> {
    code: &'static str,
    line: usize,
    column: usize,
    message: &'a str,
}

impl<'a> Inspected<'a> {
    /// `prefix`: of the ids.
    pub fn of(parsed: &'a Parsed, prefix: &str) -> Self {
        let Parsed { interview, lines, .. } = parsed;
        let notice = |notice: &'a crate::parse::Notice| Notice {
            code: notice.code.name(),
            line: notice.line,
            column: notice.column,
            message: &notice.message,
        };
        Inspected {
            format: parsed.format.name(),
            language: interview.language.as_deref(),
            kicker: interview.kicker.as_deref(),
            title: interview.title.as_ref().map(|title| Line { text: &title.words, line: lines.title }),
            introduction: lines.introduction,
            turns: Turns { interview, lines, letters: Letters::of(parsed) },
            exchanges: Exchanges { interview, prefix: prefix.to_owned() },
            closing: lines.closing,
            quotes: quotes(interview, &parsed.marked),
            structure: Signs(&parsed.structure),
            notices: parsed.notices.iter().map(notice).collect(),
        }
    }
}

/// The letters that turns are labelled with, where they stand for names: all who talk have one, or a name.
struct Letters<'a>(Vec<(usize, &'a str)>);

impl<'a> Letters<'a> {
    fn of(parsed: &'a Parsed) -> Self {
        let letter = |sign: &'a Structure| {
            let word = sign.text.trim_end_matches(|c: char| !c.is_alphabetic());
            (!word.is_empty() && word.chars().all(char::is_alphabetic)).then_some((sign.line, word))
        };
        let letters = Letters(parsed.structure.iter().filter_map(letter).collect());
        let turns = parsed.interview.exchanges().flat_map(model::Exchange::turns);
        let labelled = turns
            .zip(&parsed.lines.turns)
            .filter(|(turn, span)| turn.speaker.is_some() || letters.of_turn(**span).is_some());
        if labelled.count() * 10 >= parsed.lines.turns.len() * 9 { letters } else { Letters(Vec::new()) }
    }

    fn of_turn(&self, span: Span) -> Option<&'a str> {
        let at = self.0.partition_point(|(line, _)| *line < span.0);
        self.0.get(at).filter(|(line, _)| *line == span.0).map(|(_, word)| *word)
    }
}

/// What was said, with the headings that group it, in order. Written as they are made: an interview of millions of turns
/// never has a list of them beside it.
struct Turns<'a> {
    interview: &'a model::Interview,
    lines: &'a Lines,
    letters: Letters<'a>,
}

impl Serialize for Turns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut spans, mut sections) = (self.lines.turns.iter().copied(), self.lines.sections.iter().copied());
        let mut said = |turn: &model::Turn| {
            let lines = spans.next();
            (self.interview.name(turn).or_else(|| lines.and_then(|span| self.letters.of_turn(span))), lines)
        };
        let mut titled = || sections.next();
        let turns = self.interview.parts.iter().flat_map(|part| {
            let title = part.title.iter().map(|_| Said::Section);
            title.chain(part.exchanges.iter().flat_map(model::Exchange::turns).map(Said::Turn))
        });
        serializer.collect_seq(turns.map(|one| match one {
            Said::Section => Turn { role: "section", speaker: None, time: None, lines: titled() },
            Said::Turn(turn) => {
                let (speaker, lines) = said(turn);
                let role = match turn.role {
                    model::Role::Asks => "question",
                    model::Role::Answers => "answer",
                    model::Role::Narrates => "section",
                };
                Turn { role, speaker, time: turn.time, lines }
            }
        }))
    }
}

enum Said<'a> {
    Section,
    Turn(&'a model::Turn),
}

/// The exchanges, and where in the turns each one's are.
struct Exchanges<'a> {
    interview: &'a model::Interview,
    prefix: String,
}

impl Serialize for Exchanges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ids = names::ids(self.interview, &self.prefix).into_iter();
        let mut next = 0;
        let exchanges = self.interview.parts.iter().flat_map(|part| {
            let title = part.title.iter().map(|_| None);
            title.chain(part.exchanges.iter().map(Some))
        });
        serializer.collect_seq(exchanges.filter_map(|exchange| {
            let first = next;
            next += exchange.map_or(1, |exchange| exchange.turns().count());
            let question = exchange?.heading().map(|heading| heading.words.as_str());
            Some(Exchange { id: ids.next().flatten(), question, turns: first..next })
        }))
    }
}

fn numbers<S: Serializer>(range: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(range.clone())
}

struct Signs<'a>(&'a [Structure]);

impl Serialize for Signs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|Structure { line, column, text }| Sign {
            line: *line,
            column: *column,
            text,
        }))
    }
}

fn quotes<'a>(interview: &'a model::Interview, marked: &[Place]) -> Vec<&'a str> {
    let blocks: Vec<&model::Block> = interview.blocks().collect();
    let words = |place: &Place| blocks.get(place.block)?.text().words.get(place.range.clone());
    marked.iter().filter_map(words).collect()
}
