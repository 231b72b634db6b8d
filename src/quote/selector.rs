//! What is kept of a reader's mark so that it is found again: its words, what stood around them, and where.

use std::ops::Range;

/// A passage by its words, as W3C's Web Annotation Data Model defines them (sections 4.2.4 and 4.2.5): a
/// `TextQuoteSelector`, and beside it a `TextPositionSelector` that is believed only where words leave a doubt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words themselves.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
    /// Where they stood, in code points.
    pub position: Option<Range<usize>>,
}

/// Where a passage stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// How much of the passage and of what stood around it is still there, of 1,000.
    pub score: u16,
}
