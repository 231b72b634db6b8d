//! The quotes of an article as an author goes through them: what is shown, where it stands, and why it was chosen.

use std::fmt::Write;

use interview_article::model::{Exchange, Interview, Place};
use interview_article::parse::{Parsed, Span};
use interview_article::quote::{Choice, explained};
use serde_json::{Value, json};

/// A quote, and where it stands.
pub struct Quote {
    text: String,
    speaker: Option<String>,
    question: Option<String>,
    /// From 1; `None` where the source has no lines of its own.
    line: Option<usize>,
    /// `None` where the author marked it.
    ours: Option<(i32, Vec<&'static str>)>,
}

/// The author's, else ours; ours where a number of them is asked for.
pub fn quotes(parsed: &Parsed, source: &str, number: Option<usize>) -> Vec<Quote> {
    let lines: Vec<&str> = source.lines().collect();
    let quote = |place: &Place, ours| quote(parsed, &lines, place, ours);
    if number.is_none() && !parsed.marked.is_empty() {
        return parsed.marked.iter().filter_map(|place| quote(place, None)).collect();
    }
    let choices = explained(&parsed.interview, number).into_iter();
    choices.filter_map(|Choice { place, score, reasons }| quote(&place, Some((score, reasons)))).collect()
}

fn quote(parsed: &Parsed, lines: &[&str], place: &Place, ours: Option<(i32, Vec<&'static str>)>) -> Option<Quote> {
    let interview = &parsed.interview;
    let text = interview.blocks().nth(place.block)?.text().words.get(place.range.clone())?.to_owned();
    let mut quote = Quote { text, speaker: None, question: None, line: None, ours };
    let mut span = (1, lines.len());
    if let Some((exchange, number)) = turn_of(interview, place.block) {
        let said = exchange.turns().nth(number.1)?;
        quote.speaker = interview.name(said).map(str::to_owned);
        quote.question = exchange.heading().map(|question| question.words.clone());
        span = *parsed.lines.turns.get(number.0).unwrap_or(&span);
    }
    quote.line = (!parsed.lines.turns.is_empty()).then(|| line(lines, span, &quote.text));
    Some(quote)
}

/// The exchange that a block belongs to, and which turn it is of all turns and of the exchange's.
fn turn_of(interview: &Interview, block: usize) -> Option<(&Exchange, (usize, usize))> {
    let (mut end, mut turns) = (interview.introduction.len(), 0);
    for exchange in interview.exchanges() {
        for (number, turn) in exchange.turns().enumerate() {
            end += turn.blocks.len();
            if (end - turn.blocks.len()..end).contains(&block) {
                return Some((exchange, (turns, number)));
            }
            turns += 1;
        }
    }
    None
}

/// The line of a turn on which a passage begins: the first with as many of its first words as one of them has.
fn line(lines: &[&str], (first, last): Span, passage: &str) -> usize {
    let words: Vec<&str> = passage.split_whitespace().take(6).collect();
    let holds = |number: usize, count: usize| {
        let line = lines.get(number - 1)?;
        line.contains(&words[..count].join(" ")).then_some(number)
    };
    let found = (1..=words.len()).rev().find_map(|count| (first..=last).find_map(|number| holds(number, count)));
    found.unwrap_or(first)
}

/// A quote a paragraph, below what is known of it.
pub fn list(quotes: &[Quote]) -> String {
    let mut out = String::new();
    for Quote { text, speaker, line, ours, .. } in quotes {
        let line = line.map(|line| format!("line {line}, ")).unwrap_or_default();
        let speaker = speaker.as_ref().map(|speaker| format!("{speaker}, ")).unwrap_or_default();
        let why = match ours {
            Some((score, reasons)) => format!("score {score}: {}", reasons.join("; ")),
            None => "marked by the author".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{line}{speaker}{why}\n  {text}\n");
    }
    out
}

/// One object with the list of them.
pub fn json(quotes: &[Quote]) -> String {
    let object = |quote: &Quote| -> Value {
        let (score, reasons) = quote.ours.clone().unzip();
        json!({
            "text": quote.text,
            "speaker": quote.speaker,
            "question": quote.question,
            "line": quote.line,
            "chosen_by": if quote.ours.is_some() { "us" } else { "the author" },
            "score": score,
            "reasons": reasons.unwrap_or_default(),
        })
    };
    json!({ "quotes": quotes.iter().map(object).collect::<Vec<_>>() }).to_string() + "\n"
}
