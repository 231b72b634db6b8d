//! The places where one passage may be, each with what speaks for it.

use std::ops::Range;

use super::align::{Pair, align};
use super::ends::range;
use super::index::Index;
use super::judge::Evidence;
use super::pattern::Pattern;
use super::selector::Selector;
use super::votes::{Candidate, of_all, of_quote};
use crate::letters::part;

/// As many tokens may have come or gone in a passage and what stood around it, and a quarter of them; and the passage
/// itself, so that what stood around it is seen to close over the gap. But not more than that.
const BAND: i32 = 16;
const WIDEST: i32 = 128;
/// As many cells of a table are filled at most, while that leaves a band.
const CELLS: i32 = 1 << 20;

/// What was found of one passage.
pub(super) struct Search {
    /// Where it stood, in code points.
    pub position: Option<usize>,
    pub places: Vec<Place>,
}

/// A place where a passage may be.
pub(super) struct Place {
    /// In bytes.
    pub range: Range<usize>,
    /// Where it begins, in code points.
    pub point: usize,
    pub evidence: Evidence,
    /// Whether not a letter has changed.
    pub literal: bool,
    /// How well it fits between the other passages, from 0 to 1.
    pub fits: f32,
}

impl Search {
    pub fn of(text: &str, index: &Index, selector: &Selector) -> Self {
        let position = selector.position.as_ref().map(|position| position.start);
        let places = Pattern::of(selector, index).map_or_else(Vec::new, |pattern| {
            let finder = Finder { text, index, exact: selector.exact.trim(), pattern };
            finder.places(index.token_at(position.unwrap_or_default()) as i32)
        });
        Search { position, places }
    }
}

struct Finder<'a> {
    text: &'a str,
    index: &'a Index,
    exact: &'a str,
    pattern: Pattern,
}

impl Finder<'_> {
    /// `expected`: the token at which the passage stood.
    fn places(&self, expected: i32) -> Vec<Place> {
        let [length, quote] = [self.pattern.tokens.len(), self.pattern.quote.len()].map(|count| count as i32);
        let widest = (CELLS / length / 2).clamp(BAND, WIDEST);
        let band = (BAND + length / 4).max(BAND / 2 + quote).min(widest);
        let expected = expected - self.pattern.quote.start as i32;
        let mut places = Vec::new();
        let whole = self.look(&of_all(&self.pattern, self.index, band, expected), band, &mut places);
        if !whole {
            self.look(&of_quote(&self.pattern, self.index, expected), band, &mut places);
        }
        places
    }

    /// Looks at candidates more closely, and says whether nearly nothing has changed at one: then others need a look
    /// only if nearly as much votes for them.
    fn look(&self, candidates: &[Candidate], band: i32, places: &mut Vec<Place>) -> bool {
        let mut needed = 0;
        for candidate in candidates {
            if candidate.votes < needed {
                continue;
            }
            let Some(place) = self.place(*candidate, band) else { continue };
            if place.evidence.is_whole() {
                needed = needed.max(candidate.votes * 6 / 10);
            }
            places.push(place);
        }
        needed > 0
    }

    fn place(&self, candidate: Candidate, band: i32) -> Option<Place> {
        let tokens = &self.index.tokens;
        let mut pairs = align(&self.pattern, tokens, candidate.begin, band);
        let evidence = Evidence::of(&self.pattern, tokens, &pairs);
        pairs.retain(Pair::is_solid);
        let range = range(self.text, tokens, &self.pattern, &pairs).or_else(|| evidence.is_closed().then_some(0..0))?;
        let literal = part(self.text, range.clone()).trim() == self.exact;
        let at = tokens.partition_point(|token| (token.end as usize) <= range.start);
        let point = tokens.get(at).map_or(0, |token| token.point as usize);
        Some(Place { range, point, evidence, literal, fits: 0.0 })
    }
}
