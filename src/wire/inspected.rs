//! What `inspect --json` prints.

use serde::Serialize;

use crate::model::{self, Place};
use crate::parse::{Parsed, Span};
use crate::render::names;

/// An interview as it was understood, with line numbers. Lines and columns count from 1; a range is first and last
/// line.
#[derive(Serialize)]
pub struct Inspected<'a> {
    format: &'static str,
    language: Option<&'a str>,
    kicker: Option<&'a str>,
    title: Option<Line<'a>>,
    introduction: Option<Span>,
    turns: Vec<Turn<'a>>,
    exchanges: Vec<Exchange<'a>>,
    closing: Option<Span>,
    /// The passages that the author marked.
    quotes: Vec<&'a str>,
    /// What was read as a sign of the source and is not among the words of the article.
    structure: Vec<Sign<'a>>,
    notices: Vec<Notice>,
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
    lines: Option<Span>,
}

#[derive(Serialize)]
struct Exchange<'a> {
    id: Option<String>,
    question: Option<&'a str>,
    /// Indices into `turns`.
    turns: Vec<usize>,
}

#[derive(Serialize)]
struct Sign<'a> {
    line: usize,
    column: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Notice {
    code: &'static str,
    line: usize,
    column: usize,
    message: &'static str,
}

impl<'a> Inspected<'a> {
    /// `prefix`: of the ids.
    pub fn of(parsed: &'a Parsed, prefix: &str) -> Self {
        let Parsed { interview, lines, .. } = parsed;
        let notice = |notice: &crate::parse::Notice| Notice {
            code: notice.code.name(),
            line: notice.line,
            column: notice.column,
            message: notice.message,
        };
        Inspected {
            format: parsed.format.name(),
            language: interview.language.as_deref(),
            kicker: interview.kicker.as_deref(),
            title: interview.title.as_ref().map(|title| Line { text: &title.words, line: lines.title }),
            introduction: lines.introduction,
            turns: turns(interview, &lines.turns),
            exchanges: exchanges(interview, prefix),
            closing: lines.closing,
            quotes: quotes(interview, &parsed.marked),
            structure: parsed
                .structure
                .iter()
                .map(|s| Sign { line: s.line, column: s.column, text: &s.text })
                .collect(),
            notices: parsed.notices.iter().map(notice).collect(),
        }
    }
}

fn turns<'a>(interview: &'a model::Interview, lines: &[Span]) -> Vec<Turn<'a>> {
    let turns = interview.exchanges().flat_map(model::Exchange::turns).enumerate();
    let turn = |(n, turn): (usize, &'a model::Turn)| Turn {
        role: if turn.role == model::Role::Asks { "question" } else { "answer" },
        speaker: interview.name(turn),
        lines: lines.get(n).copied(),
    };
    turns.map(turn).collect()
}

fn exchanges<'a>(interview: &'a model::Interview, prefix: &str) -> Vec<Exchange<'a>> {
    let mut next = 0;
    let with_ids = interview.exchanges().zip(names::ids(interview, prefix));
    with_ids
        .map(|(exchange, id)| {
            let first = next;
            next += exchange.turns().count();
            let question = exchange.heading().map(|heading| heading.words.as_str());
            Exchange { id, question, turns: (first..next).collect() }
        })
        .collect()
}

fn quotes<'a>(interview: &'a model::Interview, marked: &[Place]) -> Vec<&'a str> {
    let blocks: Vec<&model::Block> = interview.blocks().collect();
    let words = |place: &Place| blocks.get(place.block)?.text().words.get(place.range.clone());
    marked.iter().filter_map(words).collect()
}
