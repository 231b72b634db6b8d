//! What a page's whole reader makes of a source.

use web_sys::HtmlElement;

use super::find;
use crate::parse::{Code, Format, Parsed, parse};

/// Reads a source.
///
/// # Errors
/// The name of the build that reads its form, or a sentence where there is no such format.
pub fn read(source: &[u8], format: &str) -> Result<Parsed, String> {
    let parsed = parse(source, Format::named(format)?);
    match parsed.format {
        Format::Json => Err("objects".to_owned()),
        #[cfg(not(feature = "captions"))]
        Format::Captions => Err("captions".to_owned()),
        #[cfg(not(feature = "html"))]
        Format::Html => Err("forms".to_owned()),
        #[cfg(not(feature = "markdown"))]
        Format::Markdown => Err("markdown".to_owned()),
        #[cfg(not(feature = "markdown"))]
        Format::Text if str::from_utf8(source).is_ok_and(crate::parse::form::may_have_front_matter) => {
            Err("markdown".to_owned())
        }
        _ => Ok(parsed),
    }
}

/// # Errors
/// A sentence where there is nothing to show, or nothing better than what stands between the tags.
pub fn is_worth_showing(parsed: &Parsed, host: &HtmlElement) -> Result<(), String> {
    let fatal = |code: Code| code.is_fatal() || code == Code::NoQuestion && has_words(host);
    match parsed.notices.iter().find(|notice| fatal(notice.code)) {
        Some(notice) => Err(notice.code.message().to_owned()),
        None => Ok(()),
    }
}

/// Whether something stands between the tags that a reader would miss.
fn has_words(host: &HtmlElement) -> bool {
    let shown = find::first(host, ":scope > :not(script, .ia, .ia-failure)").is_some();
    let bare = find::first(host, ":scope > *").is_none();
    shown || bare && host.text_content().is_some_and(|text| !text.trim().is_empty())
}
