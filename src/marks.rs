//! A reader's marks as they are kept, carried away and linked to: values and texts, nothing of a page.

use crate::quote::Selector;

mod address;
mod annotation;
mod json;
mod kept;
mod written;

pub use address::{Words, link};
pub use annotation::{annotations, read};
pub use kept::{Stored, merge, store, stored};
pub use written::{Excerpt, attributed, markdown, text};

/// The colours of marks are numbers from 1 to this; what each looks like is the style sheet's.
pub const COLOURS: u8 = 4;

/// Some words that a reader has marked. Times are as ISO 8601 has them, in UTC, so that the later is the greater.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// An IRI.
    pub id: String,
    /// The words, and where they were when they were marked.
    pub selector: Selector,
    /// From 1 to [`COLOURS`].
    pub colour: u8,
    pub note: String,
    pub created: String,
    pub modified: String,
    /// The address of the article; nothing where it is this one's.
    pub source: String,
    /// It is kept that a mark is gone, so that another window does not bring it back.
    pub deleted: bool,
}
