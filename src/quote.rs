//! The quotable: which passages are lifted out. The author's come first; where nobody marked any, ours.

use crate::letters::number;
use crate::model::{Interview, Place};

use features::Measured;

#[cfg(feature = "anchor")]
mod align;
mod candidates;
#[cfg(all(feature = "anchor", feature = "rich"))]
mod changed;
mod choose;
#[cfg(feature = "anchor")]
mod describe;
#[cfg(feature = "anchor")]
mod ends;
mod features;
#[cfg(feature = "anchor")]
mod fold;
#[cfg(feature = "anchor")]
mod index;
#[cfg(feature = "anchor")]
mod judge;
#[cfg(feature = "rich")]
mod listed;
#[cfg(feature = "anchor")]
mod order;
#[cfg(feature = "anchor")]
mod pattern;
#[cfg(feature = "anchor")]
mod place;
mod reasons;
#[cfg(feature = "anchor")]
mod search;
#[cfg(feature = "anchor")]
mod selector;
mod sentences;
#[cfg(feature = "anchor")]
mod together;
#[cfg(feature = "anchor")]
mod tokens;
#[cfg(feature = "anchor")]
mod votes;
mod weights;
mod words;

pub use candidates::Sentence;

pub use choose::choose;
#[cfg(feature = "anchor")]
pub use describe::describe;
pub use features::Features;
#[cfg(feature = "rich")]
pub use listed::{Listed, merge, put_listed};
#[cfg(feature = "anchor")]
pub use place::place;
pub use reasons::{Choice, explained};
#[cfg(feature = "anchor")]
pub use selector::{Found, Selector};

/// A passage that somebody thought worth lifting out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    pub place: Place,
}

/// Which quotes an article shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The author's, else ours.
    #[default]
    Auto,
    /// The author's.
    Marked,
    None,
    /// The author's, else this many of ours.
    Number(usize),
}

impl Wanted {
    /// As the `quotes` attribute names it; what is none of its values counts as `auto`.
    pub fn named(name: &str) -> Self {
        match name {
            "marked" => Wanted::Marked,
            "none" => Wanted::None,
            _ => number(name).map_or(Wanted::Auto, Wanted::Number),
        }
    }
}

/// The highlights of an article, in reading order. `marked` are the author's.
pub fn highlights(interview: &Interview, marked: &[Place], wanted: Wanted) -> Vec<Highlight> {
    let ours = marked.is_empty();
    let places = match wanted {
        Wanted::None => Vec::new(),
        Wanted::Auto if ours => choose(interview, None),
        Wanted::Number(number) if ours => choose(interview, Some(number)),
        _ => marked.to_vec(),
    };
    places.into_iter().map(|place| Highlight { place }).collect()
}

/// The score of each of an interview's sentences, the higher the better.
pub fn scores(sentences: &[Sentence<'_>]) -> Vec<i32> {
    Measured::of(sentences).rows.iter().map(|row| row.score).collect()
}

/// The first and last sentences of so many passages, as [`choose`] chooses them.
pub fn passages(sentences: &[Sentence<'_>], number: usize) -> Vec<(usize, usize)> {
    let passages = choose::passages(sentences, &Measured::of(sentences), number, choose::TAKEN);
    let chosen = passages.iter().enumerate().filter(|(_, passage)| passage.chosen);
    chosen.map(|(first, passage)| (first, passage.last)).collect()
}

/// What is weighed: the features of each sentence, and whether the whole is told around quotations.
pub fn measured(sentences: &[Sentence<'_>]) -> (Vec<Features>, bool) {
    let measured = Measured::of(sentences);
    (measured.rows.iter().map(|row| row.features).collect(), measured.narrated)
}
