//! Calls to the browser whose arguments are objects.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/web/calls.js")]
extern "C" {
    /// Fires `interview-toggle`.
    pub(super) fn tell(host: &Element, id: &str, open: bool);
    /// Moves the focus and nothing else.
    pub(super) fn focus(element: &Element);
    /// Scrolls the window by CSS pixels, at once whatever the page's style says.
    #[wasm_bindgen(js_name = scrollBy)]
    pub(super) fn scroll_by(distance: f64);
    /// Scrolls an element to the top of the window, at once.
    #[wasm_bindgen(js_name = scrollTo)]
    pub(super) fn scroll_to(element: &Element);
}
