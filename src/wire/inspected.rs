//! What `inspect --json` prints.

use serde::Serialize;

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
    turns: Vec<Turn<'a>>,
    exchanges: Vec<Exchange<'a>>,
    closing: Option<Span>,
    /// The passages that the author marked.
    quotes: Vec<&'a str>,
    /// What was read as a sign of the source and is not among the words of the article.
    structure: Vec<Sign<'a>>,
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
    turns: Vec<usize>,
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
        let (turns, exchanges) = said(interview, lines, &Letters::of(parsed), prefix);
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
            turns,
            exchanges,
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

/// What was said, with the headings that group it, in order; and where in it each exchange's turns are.
fn said<'a>(
    interview: &'a model::Interview,
    lines: &Lines,
    letters: &Letters<'a>,
    prefix: &str,
) -> (Vec<Turn<'a>>, Vec<Exchange<'a>>) {
    let (mut turns, mut exchanges) = (Vec::new(), Vec::new());
    let (mut spans, mut sections) = (lines.turns.iter().copied(), lines.sections.iter().copied());
    let mut ids = names::ids(interview, prefix).into_iter();
    for part in &interview.parts {
        if part.title.is_some() {
            turns.push(Turn { role: "section", speaker: None, time: None, lines: sections.next() });
        }
        for exchange in &part.exchanges {
            let first = turns.len();
            turns.extend(exchange.turns().map(|turn| Turn {
                role: match turn.role {
                    model::Role::Asks => "question",
                    model::Role::Answers => "answer",
                    model::Role::Narrates => "section",
                },
                speaker: interview.name(turn).or_else(|| spans.clone().next().and_then(|span| letters.of_turn(span))),
                time: turn.time,
                lines: spans.next(),
            }));
            let question = exchange.heading().map(|heading| heading.words.as_str());
            exchanges.push(Exchange { id: ids.next().flatten(), question, turns: (first..turns.len()).collect() });
        }
    }
    (turns, exchanges)
}

fn quotes<'a>(interview: &'a model::Interview, marked: &[Place]) -> Vec<&'a str> {
    let blocks: Vec<&model::Block> = interview.blocks().collect();
    let words = |place: &Place| blocks.get(place.block)?.text().words.get(place.range.clone());
    marked.iter().filter_map(words).collect()
}
