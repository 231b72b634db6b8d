//! Puts an article in the place of what it was made of, and keeps what leads there and what is read there.

use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, HtmlElement};

use super::calls;
use crate::parse::{Code, Parsed};

#[wasm_bindgen(module = "/src/web/replacing.js")]
extern "C" {
    type Moved;
    #[wasm_bindgen(js_name = replace)]
    fn exchange(host: &HtmlElement, article: &DocumentFragment) -> Moved;
    fn warn(host: &HtmlElement, message: &str);
    #[wasm_bindgen(method, js_name = call)]
    fn distance(this: &Moved, receiver: &JsValue) -> f64;
}

/// Says to the author, and not to the reader, what was left out around the interview: it is nowhere in the article.
pub(super) fn tell(host: &HtmlElement, parsed: &Parsed) {
    if let Some(notice) = parsed.notices.iter().find(|notice| notice.code == Code::LeftOut) {
        warn(host, &notice.message);
    }
}

/// Replaces what stands between the tags, and then does something that may move it. Ids that stood there lead to the same
/// words, and the words at the top of the window stay where they are: a reader may have been led to them, or have begun to
/// read, before we came.
pub(super) fn replace<T>(host: &HtmlElement, article: &DocumentFragment, then: impl FnOnce() -> T) -> T {
    let moved = exchange(host, article);
    let done = then();
    let distance = moved.distance(&JsValue::UNDEFINED);
    if distance.abs() >= 1.0 {
        calls::scroll_by(host, distance);
    }
    done
}
