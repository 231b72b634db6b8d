//! What every form is brought to before anybody decides what it means: passages with their cues.

use std::ops::Range;

use super::Span;
use crate::model::Text;

/// A paragraph of the source with what may tell its part in the interview.
#[derive(Debug, Default)]
pub(super) struct Passage {
    pub lines: Span,
    /// Blank lines before it.
    pub gap: usize,
    /// A line drawn across the page before it.
    pub ruled: bool,
    /// What it begins with to say who talks.
    pub label: Option<Label>,
    pub text: Text,
    /// What the author marked in `text`, in bytes.
    pub marked: Vec<Range<usize>>,
}

/// Who talks, as the source says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Question,
    Answer,
    /// Index into [`Passages::names`].
    Name(usize),
}

/// A source, read.
#[derive(Debug, Default)]
pub(super) struct Passages {
    pub passages: Vec<Passage>,
    /// The names that turns are labelled with, as first written, in order of appearance.
    pub names: Vec<String>,
}
