//! Calls to the browser whose arguments or answers are objects.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

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
    /// The computed `position`.
    #[wasm_bindgen(js_name = positionOf)]
    pub(super) fn position_of(element: &Element) -> String;
    /// The element that the text of an event's `range` begins in.
    #[wasm_bindgen(js_name = rangeStart)]
    pub(super) fn range_start(event: &Event) -> Option<Element>;
}
