//! The quotes of an article as an author goes through them: what is shown, where it stands, and why it was chosen.

use std::fmt::Write;

use interview_article::model::{Exchange, Interview, Place};
use interview_article::parse::{Parsed, Span};
use interview_article::quote::{Choice, explained};
use serde_json::{Value, json};

/// A quote, and where it stands.
pub struct Quote {
    pub place: Place,
    text: String,
    speaker: Option<String>,
    question: Option<String>,
    /// From 1; `None` where the source has no lines of its own.
    line: Option<usize>,
    /// `None` where the author marked it.
    ours: Option<(i32, Vec<&'static str>)>,
}

/// The author's, else ours; ours where a number of them is asked for. None of ours has words that are refused: in their
/// place the next best are chosen.
pub fn quotes(parsed: &Parsed, source: &str, number: Option<usize>, refused: &[String]) -> Vec<Quote> {
    if number.is_none() && !parsed.marked.is_empty() {
        return parsed.marked.iter().filter_map(|place| quote(parsed, source, place, None)).collect();
    }
    let choices = choices(&parsed.interview, number, refused).into_iter();
    let quote = |Choice { place, score, reasons }| quote(parsed, source, &place, Some((score, reasons)));
    choices.filter_map(quote).collect()
}

fn choices(interview: &Interview, number: Option<usize>, refused: &[String]) -> Vec<Choice> {
    let wanted = number.unwrap_or_else(|| explained(interview, None).len());
    let is_refused = |choice: &Choice| {
        let words = words(interview, &choice.place);
        refused.iter().any(|part| words.contains(part.trim()))
    };
    // Of more passages less is sure to be spread: no more are asked for than are refused.
    let mut more = 0;
    loop {
        let mut choices = explained(interview, Some(wanted + more));
        let all = choices.len();
        choices.retain(|choice| !is_refused(choice));
        if choices.len() >= wanted || all < wanted + more {
            while choices.len() > wanted {
                let weakest = (0..choices.len()).min_by_key(|&n| choices[n].score).unwrap_or_default();
                choices.remove(weakest);
            }
            return choices;
        }
        more += 1;
    }
}

/// The words of a passage.
pub fn words<'a>(interview: &'a Interview, place: &Place) -> &'a str {
    let block = interview.blocks().nth(place.block);
    block.and_then(|block| block.text().words.get(place.range.clone())).unwrap_or_default()
}

/// The line that a passage begins on, from 1; `None` where the source has no lines of its own.
pub fn line_of(parsed: &Parsed, source: &str, place: &Place) -> Option<usize> {
    quote(parsed, source, place, None)?.line
}

fn quote(parsed: &Parsed, source: &str, place: &Place, ours: Option<(i32, Vec<&'static str>)>) -> Option<Quote> {
    let interview = &parsed.interview;
    let lines: Vec<&str> = source.lines().collect();
    let text = words(interview, place).to_owned();
    let mut quote = Quote { place: place.clone(), text, speaker: None, question: None, line: None, ours };
    let mut span = (1, lines.len());
    if let Some((exchange, number)) = turn_of(interview, place.block) {
        let said = exchange.turns().nth(number.1)?;
        quote.speaker = interview.name(said).map(str::to_owned);
        quote.question = exchange.heading().map(|question| question.words.clone());
        span = *parsed.lines.turns.get(number.0).unwrap_or(&span);
    }
    quote.line = (!parsed.lines.turns.is_empty()).then(|| line(&lines, span, &quote.text));
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
            None => "the author’s".to_owned(),
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
