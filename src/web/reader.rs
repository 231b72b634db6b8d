//! What the element calls for a reader who marks words: behaviours of the reader's build, which is loaded beside the one
//! that made the article, or without any where it was prerendered.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::standing::{self, Held, is_wanted};

mod marking;
mod words;

/// An article that stands, and its reader.
#[allow(dead_code, reason = "what keeps marks comes next")]
pub(crate) struct Visit {
    pub host: HtmlElement,
    /// Under what this device keeps what the reader makes of this article.
    pub key: String,
    /// Whether the article was in the page before any script.
    pub prerendered: bool,
    /// The quote that was clicked or got the focus, if that was the sign to load us.
    pub quote: Option<Element>,
}

/// Attaches a behaviour to an element whose article stands.
type Attach = fn(&Visit) -> Held;

/// By the name that `without` knows them by.
const BEHAVIOURS: [(&str, Attach); 1] = [("marks", marking::attach)];

/// Gives an article that stands what a reader needs. The number is for [`release`](super::release).
#[wasm_bindgen(js_name = attachMarks)]
pub fn attach_marks(host: HtmlElement, key: String, prerendered: bool, quote: Option<Element>) -> usize {
    let visit = Visit { host, key, prerendered, quote };
    let wanted = BEHAVIOURS.iter().filter(|(name, _)| is_wanted(&visit.host, name));
    standing::keep(wanted.flat_map(|(_, attach)| attach(&visit)).collect())
}
