//! How each passage looks, and which look otherwise only by chance.

use super::{Class, Look, asks, asks_at_all, asks_somebody, is_emphasis, is_strong, look, may_ask};
use crate::model::{Kind, Style};
use crate::parse::POSTS;
use crate::parse::passage::{Label, Passage};

/// The look of each passage, each looked at once; what cannot ask looks as nothing does.
pub(super) fn looks(passages: &[Passage]) -> Vec<Look> {
    let item = |n: usize| passages.get(n).filter(|passage| matches!(passage.kind, Kind::Item(item) if !item.goes_on));
    // A list of questions, one below the other, only says what is asked.
    let listed = |n: usize| POSTS && item(n).is_some() && item(n + 1).is_some_and(|next| asks(&next.text.words));
    // "Photo by Ann" in italics beside a picture, and "(laughs)".
    let aside = |n: usize| POSTS && is_aside(&passages[n]);
    let look_of = |n: usize| match may_ask(passages, n) && !listed(n) && !aside(n) {
        true if POSTS && is_above_its_answer(passages, n) => Look::Term,
        true => look(&passages[n]),
        false => Look::Other,
    };
    let mut looks: Vec<Look> = (0..passages.len()).map(look_of).collect();
    if POSTS {
        level(passages, &mut looks);
    }
    looks
}

/// Whether a passage only shows a picture and says what it is, or how something is said.
fn is_aside(passage: &Passage) -> bool {
    let words = passage.text.words.trim();
    if passage.text.styles.is_empty() || asks_somebody(passage) {
        return false;
    }
    let shows = passage.text.styles.iter().any(|styled| matches!(styled.style, Style::Media(_)));
    let bracketed = |open: char, close: char| words.starts_with(open) && words.find(close) == Some(words.len() - 1);
    shows || bracketed('(', ')') || (bracketed('[', ']') && is_emphasis(passage))
}

/// A few that ask in bold or in italics among many that ask plainly look as these.
fn level(passages: &[Passage], looks: &mut [Look]) {
    const FEW: usize = 3;
    let plain = looks.iter().filter(|look| **look == Look::Asking).count();
    for look in [Look::Strong, Look::Emphasis] {
        let set: Vec<usize> = (0..looks.len()).filter(|n| looks[*n] == look).take(plain + 1).collect();
        if set.len() * FEW <= plain && set.iter().all(|n| asks(&passages[*n].text.words)) {
            set.into_iter().for_each(|n| looks[n] = Look::Asking);
        }
    }
}

/// Below bold questions italic ones follow up, if all of that look ask and are answered.
pub(super) fn follow_up(passages: &[Passage], looks: &[Look], main: &Class, asking: &mut [bool]) {
    let set_apart = |look: Look| matches!(look, Look::Heading(_) | Look::Strong | Look::Emphasis);
    for look in [Look::Strong, Look::Emphasis] {
        if look == main.look || !set_apart(main.look) {
            continue;
        }
        let class = Class::of(look, passages, looks);
        let answered = |n: &usize| passages.get(n + 1).is_some_and(Passage::has_words) && !asking[n + 1];
        let all = class.members.iter().all(|n| asks(&passages[*n].text.words) && answered(n));
        if all {
            class.members.into_iter().for_each(|n| asking[n] = true);
        }
    }
}

/// Below headings that ask, deeper ones follow up, if all of a level ask and are answered.
pub(super) fn follow_below(passages: &[Passage], looks: &[Look], main: &Class, asking: &mut [bool]) {
    let Look::Heading(level) = main.look else { return };
    for deeper in (level + 1..=6).map(Look::Heading).filter(|deeper| looks.contains(deeper)) {
        let class = Class::of(deeper, passages, looks);
        let answered = |n: &usize| passages.get(n + 1).is_some_and(Passage::has_words) && !asking[n + 1];
        if class.members.len() > 1 && class.members.iter().all(|n| asks_at_all(&passages[*n]) && answered(n)) {
            class.members.iter().for_each(|n| asking[*n] = true);
        }
    }
}

/// Below headings that are labelled as questions, deeper ones that ask and are answered follow up.
pub(in crate::parse) fn follow_lettered(passages: &[Passage], asking: &mut [bool]) {
    let main = passages.iter().filter(|passage| passage.label == Some(Label::Question)).map(|passage| passage.level);
    let Some(level) = main.reduce(|one, other| if one == other { one } else { 0 }).filter(|level| *level > 0) else {
        return;
    };
    let first = passages.iter().position(|passage| passage.label.is_some()).unwrap_or_default();
    for n in first..passages.len() {
        let passage = &passages[n];
        let deeper = passage.level > level && passage.label.is_none() && passage.quoted == 0;
        asking[n] = deeper && asks_at_all(passage) && passages.get(n + 1).is_some_and(Passage::has_words);
    }
}

/// Whether an item of a list asks and has its answer as an item below it.
fn is_above_its_answer(passages: &[Passage], n: usize) -> bool {
    let depth = |n: usize| match passages.get(n).map(|passage| &passage.kind) {
        Some(Kind::Item(item)) if !item.goes_on => item.depth,
        _ => 0,
    };
    let below = passages.get(n + 1).filter(|below| !asks(&below.text.words));
    // A paragraph of the same item, or an item of a list in it.
    let answer = |below: &Passage| matches!(below.kind, Kind::Item(item) if item.goes_on) || depth(n + 1) == 2;
    let plain = |above: &Passage| matches!(above.kind, Kind::Item(item) if item.number.is_none()) && !is_strong(above);
    depth(n) == 1 && plain(&passages[n]) && asks(&passages[n].text.words) && below.is_some_and(answer)
}
