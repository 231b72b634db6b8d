//! What the base build makes of a source: it reads what is plainly labelled, and knows who reads the rest.

use crate::parse::Parsed;
use crate::parse::labelled::{Other, parse};

/// Reads a source.
///
/// # Errors
/// The name of the build that reads it.
pub fn read(source: &[u8], format: &str) -> Result<Parsed, String> {
    let name = |other| match other {
        Other::Forms => "forms",
        Other::Captions => "captions",
        Other::Markdown => "markdown",
        Other::Objects => "objects",
    };
    parse(source, format).map_err(|other| name(other).to_owned())
}
