//! The forms of a source: their names, and which one a source has.

#[cfg(any(test, not(feature = "markdown")))]
use crate::letters::{lines, until};

#[cfg(feature = "forms")]
mod guess;

#[cfg(feature = "forms")]
pub use guess::guess;

/// The form of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Captions,
    Json,
}

impl Format {
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Captions => "captions",
            Format::Json => "json",
        }
    }

    /// The form of that name; `Ok(None)` for `auto`.
    ///
    /// # Errors
    /// A sentence for the author where there is no such form.
    #[cfg(feature = "forms")]
    pub fn named(name: &str) -> Result<Option<Self>, String> {
        match name {
            "" | "auto" => Ok(None),
            _ => guess::named(name).map(Some),
        }
    }
}

/// Whether front matter may begin a text, in any of its manners: only the build with Markdown reads it.
#[cfg(any(test, not(feature = "markdown")))]
pub(crate) fn may_have_front_matter(text: &str) -> bool {
    let begin = text.trim_start();
    let signs = ["---", "+++", "{", "<!--"];
    let keyed = |line: &str| {
        let key = line.as_bytes().iter().position(|byte| *byte == b':').map(|end| until(line, end));
        let is = |known: &str| key.is_some_and(|key| key.eq_ignore_ascii_case(known));
        is("title") || is("date") || is("author") || is("authors")
    };
    signs.iter().any(|sign| begin.starts_with(sign))
        || lines(begin).take_while(|line| !line.trim().is_empty()).any(keyed)
}
