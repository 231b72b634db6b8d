//! A reader's marks as they are kept, carried away and linked to: values and texts, nothing of a page.

mod address;

pub use address::{Words, link};
