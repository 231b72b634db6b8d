//! The forms of a source: their names, and which one a source has.

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
    /// A sentence for the author where there is no such form, or this build does not read it.
    pub fn named(name: &str) -> Result<Option<Self>, String> {
        match name {
            "" | "auto" => Ok(None),
            "text" => Ok(Some(Format::Text)),
            #[cfg(feature = "forms")]
            _ => guess::named(name).map(Some),
            #[cfg(not(feature = "forms"))]
            _ => Err(["The format “", name, "” is not read by this version. Use “auto” or “text”."].concat()),
        }
    }
}
