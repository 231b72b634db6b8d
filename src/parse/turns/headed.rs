//! Lines above a "Q." that belong to it: "By Mr. Hale:", "THE MODERATOR: Questions, please."

use crate::letters::{Signs, lower, weight};
use crate::model::Kind;
use crate::parse::lexicon::ASKS;
use crate::parse::passage::{Label, Passage};

/// Labels such lines as what asks; the "Q." below one that names who asks goes on with it.
pub(super) fn label(passages: &mut [Passage]) {
    let has = |label: &Label| passages.iter().any(|passage| passage.label.as_ref() == Some(label));
    if !has(&Label::Question) {
        return;
    }
    let answered = has(&Label::Answer);
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
