//! The quotable: which passages are lifted out. The author's come first; where nobody marked any, ours.

use crate::letters::number;
use crate::model::{Interview, Place};

mod choose;
mod sentences;

pub use choose::choose;

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
    let places = match wanted {
        Wanted::None => Vec::new(),
        Wanted::Marked => marked.to_vec(),
        _ if !marked.is_empty() => marked.to_vec(),
        Wanted::Auto => choose(interview, None),
        Wanted::Number(number) => choose(interview, Some(number)),
    };
    places.into_iter().map(|place| Highlight { place }).collect()
}
