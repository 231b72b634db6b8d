//! Which passages are lifted out: the author's, else whole sentences of the answers, spread, the same on every run.

use interview_article::model::{Interview, Place, Role};
use interview_article::quote::{Highlight, Wanted, highlights};

use crate::reading::{Reading, cases, read, shared};

fn readings() -> impl Iterator<Item = (String, Reading)> {
    let own = cases().into_iter().map(|case| (case.name, case.source));
    own.chain(shared()).map(|(name, source)| (name, read(&source)))
}

#[test]
fn the_same_text_has_the_same_quotes() {
    for (name, Reading { parsed, highlights: first, .. }) in readings() {
        assert_eq!(highlights(&parsed.interview, &parsed.marked, Wanted::Auto), first, "{name}");
    }
}

#[test]
fn what_the_author_marked_comes_first() {
    let mut marking = 0;
    for (name, Reading { parsed, .. }) in readings().filter(|(_, reading)| !reading.parsed.marked.is_empty()) {
        marking += 1;
        for wanted in [Wanted::Auto, Wanted::Marked, Wanted::Number(1)] {
            let places: Vec<Place> =
                highlights(&parsed.interview, &parsed.marked, wanted).into_iter().map(|h| h.place).collect();
            assert_eq!(places, parsed.marked, "{name}");
        }
        assert_eq!(highlights(&parsed.interview, &parsed.marked, Wanted::None), []);
    }
    assert!(marking > 0);
}

#[test]
fn ours_are_whole_sentences_of_answers_and_at_most_one_an_exchange() {
    let mut chosen = 0;
    for (name, Reading { parsed, .. }) in readings() {
        let interview = &parsed.interview;
        let exchange_of = answers(interview);
        let mut before = None;
        for Highlight { place } in highlights(interview, &[], Wanted::Number(5)) {
            let words = &interview.blocks().nth(place.block).unwrap().text().words;
            assert!(is_whole(words, &place), "{name}: {}", &words[place.range.clone()]);
            let exchange = exchange_of[place.block];
            assert!(exchange.is_some() && exchange != before, "{name}: {place:?}");
            before = exchange;
            chosen += 1;
        }
    }
    assert!(chosen > 10);
}

/// For each block the exchange that it answers in.
fn answers(interview: &Interview) -> Vec<Option<usize>> {
    let mut blocks = vec![None; interview.introduction.len()];
    for (n, exchange) in interview.exchanges().enumerate() {
        for turn in exchange.turns() {
            blocks.extend(turn.blocks.iter().map(|_| (turn.role == Role::Answers).then_some(n)));
        }
    }
    blocks.resize(interview.blocks().count(), None);
    blocks
}

/// Whether a place begins after the end of a sentence and ends at one.
fn is_whole(words: &str, place: &Place) -> bool {
    let ends = |text: &str| {
        text.trim_end_matches(['”', '’', '"', '\'', ')', '」', '*', '_'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '\n'])
    };
    let before = words[..place.range.start].trim_end_matches(' ');
    let (quote, after) = (&words[place.range.clone()], &words[place.range.end..]);
    let apart = after.is_empty() || after.starts_with(char::is_whitespace) || quote.ends_with(['。', '！', '」']);
    (before.is_empty() || ends(before)) && ends(quote) && apart && quote.trim() == quote
}
