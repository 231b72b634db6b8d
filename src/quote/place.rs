//! Passages found again in a text that may have changed since they were described.

use super::index::Index;
use super::search::{Place, Search};
use super::selector::{Found, Selector};
use super::together::fit;
use crate::letters::{after, find, joined, length, until};

/// How much it speaks for a place that it fits between the other passages, beside a passage that is all there.
const FITS: f32 = 0.5;
/// A place that fits as well is where it is expected.
const EXPECTED: f32 = 0.5;
/// With as much context a place is not given up for one that has none, but where not a letter has changed.
const CERTAIN: f32 = 0.5;
/// Where a passage was taken out, another place must have as much of its context.
const OPEN: f32 = 0.85;
/// As many bytes are searched at most for words that stand inside others now.
const SEARCHED: usize = 1 << 24;

/// Finds passages in a text, each or none. All that are looked for in a text are best given at once: those that leave no
/// doubt say where the others are expected.
pub fn place(text: &str, selectors: &[Selector]) -> Vec<Option<Found>> {
    let index = Index::of(text);
    let mut searches: Vec<Search> = selectors.iter().map(|selector| Search::of(text, &index, selector)).collect();
    fit(&mut searches);
    let mut searched = 0;
    let decide = |(search, selector): (&Search, &Selector)| {
        let best = best(search);
        if best.is_some_and(|best| best.literal || best.evidence.context >= CERTAIN) || searched > SEARCHED {
            return best.map(found);
        }
        searched += text.len();
        by_letters(text, selector, search.position).or(best.map(found))
    };
    searches.iter().zip(selectors).map(decide).collect()
}

/// The place that most speaks for, of those for which enough does.
fn best(search: &Search) -> Option<&Place> {
    let gaps = search.places.iter().filter(|place| place.evidence.is_closed());
    let closed = gaps.map(|place| place.evidence.context).fold(0.0, f32::max) * OPEN;
    let good = |place: &&Place| {
        let open = place.literal || place.evidence.context >= closed;
        open && place.evidence.is_enough(place.fits >= EXPECTED)
    };
    let score = |place: &Place| place.evidence.score() + FITS * place.fits;
    // The first of two that are alike.
    search
        .places
        .iter()
        .filter(good)
        .rev()
        .max_by(|one, other| score(one).total_cmp(&score(other)).then(other.point.cmp(&one.point)))
}

fn found(place: &Place) -> Found {
    Found { range: place.range.clone(), score: place.evidence.permille() }
}

/// Words that stand inside others, or without any of their context: where the text has them letter by letter, with all
/// that is known of what stood around them; or it has them only once.
fn by_letters(text: &str, selector: &Selector, position: Option<usize>) -> Option<Found> {
    let exact = selector.exact.trim();
    let around = joined(&[&selector.prefix, &selector.exact, &selector.suffix]);
    let inside = selector.prefix.len() + (selector.exact.len() - selector.exact.trim_start().len());
    let whole = occurrences(text, &around).map(|at| at + inside);
    let far = |at: &usize| position.map_or(0, |position| length(until(text, *at)).abs_diff(position));
    let at = whole.min_by_key(far).or_else(|| {
        let mut alone = occurrences(text, exact);
        alone.next().filter(|_| alone.next().is_none())
    })?;
    (!exact.is_empty()).then_some(Found { range: at..at + exact.len(), score: BY_LETTERS })
}

/// Where a text has some words, also where they overlap.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let next = move |from: usize| Some(from + find(after(text, from), words)?);
    let step = words.chars().next().map_or(1, char::len_utf8);
    std::iter::successors(next(0), move |at| next(at + step)).take(OCCURRENCES)
}

/// Of such words little else is known than that they are there.
const BY_LETTERS: u16 = 500;
/// As many places of such words are compared at most.
const OCCURRENCES: usize = 64;
