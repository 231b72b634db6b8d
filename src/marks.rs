//! A reader's marks as they are linked to: texts, nothing of a page.

mod address;

pub use address::{Words, link};
