//! What was understood, as a person reads it: line numbers beside the start of each thing.

use std::fmt::Write;

use interview_article::model::{Exchange, Role, Text};
use interview_article::parse::{Parsed, Span};

/// The outline of an interview.
pub fn outline(parsed: &Parsed) -> String {
    let mut out = String::new();
    let interview = &parsed.interview;
    let lines = &parsed.lines;
    if let Some(kicker) = &interview.kicker {
        line(&mut out, lines.title, "kicker", kicker);
    }
    if let Some(title) = &interview.title {
        line(&mut out, lines.title, "title", &title.words);
    }
    if !interview.introduction.is_empty() {
        line(&mut out, first(lines.introduction), "introduction", &paragraphs(interview.introduction.len()));
    }
    let turns = interview.exchanges().flat_map(Exchange::turns);
    for (n, turn) in turns.enumerate() {
        let role = if turn.role == Role::Asks { "question" } else { "  answer" };
        let name = interview.name(turn).map(|name| format!("{name}: ")).unwrap_or_default();
        let words = match (turn.role, turn.blocks.first()) {
            (Role::Asks, Some(block)) => beginning(block.text()),
            (_, Some(block)) => format!("{} — {}", paragraphs(turn.blocks.len()), beginning(block.text())),
            (_, None) => "no words".to_owned(),
        };
        line(&mut out, first(lines.turns.get(n).copied()), role, &(name + &words));
    }
    if !interview.closing.is_empty() {
        line(&mut out, first(lines.closing), "closing", &paragraphs(interview.closing.len()));
    }
    for sign in &parsed.structure {
        line(&mut out, Some(sign.line), "sign", &sign.text);
    }
    out
}

fn first(span: Option<Span>) -> Option<usize> {
    Some(span?.0)
}

fn line(out: &mut String, number: Option<usize>, what: &str, words: &str) {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{number:>6}  {what:<12}  {words}");
}

fn paragraphs(count: usize) -> String {
    format!("{count} paragraph{}", if count == 1 { "" } else { "s" })
}

fn beginning(text: &Text) -> String {
    const LONGEST: usize = 72;
    let words = text.words.replace('\n', " ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    words.chars().take(LONGEST - 1).chain(['…']).collect()
}
