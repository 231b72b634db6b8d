//! Lines above a "Q." that belong to it: "By Mr. Hale:", "THE MODERATOR: Questions, please."; "CROSS-EXAMINATION" above them.

use crate::letters::{Signs, find, is_small, lower, weight};
use crate::model::Kind;
use crate::parse::label::is_person;
use crate::parse::lexicon::ASKS;
use crate::parse::passage::{Label, Passage, Start, cut_each};
use crate::parse::questions;

const EXAMINATION: &str = "EXAMINATION";

/// Labels such lines as what asks; the "Q." below one that names who asks goes on with it.
pub(super) fn label(passages: Vec<Passage>) -> Vec<Passage> {
    let (mut answered, mut asked) = (false, false);
    for passage in &passages {
        answered |= passage.label == Some(Label::Answer);
        asked |= passage.label == Some(Label::Question);
    }
    if !answered && !asked {
        return passages;
    }
    let mut passages = if answered { headed(cut_each(passages, &mut cut)) } else { passages };
    if answered {
        label_first(&mut passages);
    }
    label_each(&mut passages, answered);
    passages
}

/// "Jane Doe: How …?" and "Bob Roe: By …" above all the "Q:" and "A:" are the first of them, and keep the names.
fn label_first(passages: &mut [Passage]) {
    /// Paragraphs of the first answer.
    const MOST: usize = 4;
    let Some(first) = passages.iter().position(|passage| passage.label == Some(Label::Question)) else { return };
    let named = |n: usize| {
        let words = &passages[n].text.words;
        let (name, said) = words.split_once(": ")?;
        let plain = passages[n].kind == Kind::Paragraph && passages[n].label.is_none() && name.contains(' ');
        (plain && is_person(name) && !said.trim().is_empty()).then_some(name)
    };
    let pair = |n: &usize| {
        let two = named(*n).zip(named(n + 1)).is_some_and(|(one, other)| one != other);
        two && questions::asks(&passages[*n].text.words) && passages[n + 2..first].iter().all(|one| one.label.is_none())
    };
    if let Some(n) = (first.saturating_sub(MOST + 1)..first.saturating_sub(1)).find(pair) {
        (passages[n].label, passages[n + 1].label) = (Some(Label::Question), Some(Label::Answer));
    }
}

/// Cuts off what stands below an answer, with no blank line between, and above the next question.
fn cut(passage: &mut Passage, tails: &mut Vec<Passage>) {
    for start in passage.further_lines().collect::<Vec<_>>().into_iter().rev() {
        let opens = opens(passage.line_at(start));
        if !opens && !names(passage.line_at(start)) {
            return;
        }
        if opens {
            return tails.push(passage.split_off(start));
        }
    }
}

/// "CROSS-EXAMINATION" is a heading, and who examines belongs to it.
fn headed(passages: Vec<Passage>) -> Vec<Passage> {
    if passages.iter().all(|passage| find(&passage.text.words, EXAMINATION).is_none()) {
        return passages;
    }
    let mut found: Vec<Passage> = Vec::with_capacity(passages.len());
    for mut passage in passages {
        let above = found.last_mut().filter(|above| above.is_heading() && opens(&above.text.words));
        if let Some(above) = above.filter(|_| names(&passage.text.words)) {
            above.text.words.push(' ');
            above.more.starts.push(Start {
                at: above.text.words.len(),
                line: passage.lines.0 as usize,
                column: passage.column as usize,
            });
            above.text.words += &passage.text.words;
            above.lines.1 = passage.lines.1;
            continue;
        }
        if passage.label.is_none() && passage.kind == Kind::Paragraph && opens(passage.line_at(0)) {
            (passage.kind, passage.level) = (Kind::Heading, 2);
            passage.text.words = passage.text.words.replace('\n', " ");
        }
        found.push(passage);
    }
    found
}

/// `answered`: answers have their letter.
fn label_each(passages: &mut [Passage], answered: bool) {
    for n in 1..passages.len() {
        let [above, below] = &mut passages[n - 1..=n] else { continue };
        let asks = below.label == Some(Label::Question) && below.has_words();
        if !asks || above.label.is_some() || above.kind != Kind::Paragraph {
            continue;
        }
        if answered && names(&above.text.words) {
            (above.label, below.label) = (Some(Label::Question), None);
        } else if announces(&above.text.words) {
            above.label = Some(Label::Question);
        }
    }
}

/// "CROSS-EXAMINATION".
fn opens(words: &str) -> bool {
    const MOST: usize = 4;
    let words = words.trim();
    weight(words) <= MOST && words.chars().all(|c| !is_small(c)) && words.ends_with(EXAMINATION)
}

/// "By Mr. Hale:", on a line of its own.
fn names(words: &str) -> bool {
    const MOST: usize = 5;
    let words = words.trim_end();
    words.ends_with_any(":：") && weight(words) <= MOST && !words.has_any("\n") && lower(words).starts_with("by ")
}

/// "THE MODERATOR: Questions, please.".
fn announces(words: &str) -> bool {
    let Some((who, said)) = words.split_once([':', '：']) else { return false };
    let who = lower(who);
    !said.trim().is_empty() && ASKS.contains(who.strip_prefix("the ").unwrap_or(&who))
}
