//! Calls to the browser whose arguments or answers are objects.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

#[wasm_bindgen(module = "/src/web/calls.js")]
extern "C" {
    /// Fires `interview-toggle`.
    pub(super) fn tell(host: &Element, id: &str, open: bool);
    /// Moves the focus and nothing else.
    pub(super) fn focus(element: &Element);
    /// Scrolls what an element stands in by CSS pixels, at once whatever the page's style says: the nearest that scrolls
    /// as far as it goes, by the rest what that stands in, and so on to the window.
    #[wasm_bindgen(js_name = scrollBy)]
    pub(super) fn scroll_by(element: &Element, distance: f64);
    /// How far down the window an element begins to be seen: within what scrolls around it, and below a header that
    /// stays there and covers it.
    #[wasm_bindgen(js_name = seenFrom)]
    pub(super) fn seen_from(element: &Element) -> f64;
    /// Scrolls an element to the top of the window, at once.
    #[wasm_bindgen(js_name = scrollTo)]
    pub(super) fn scroll_to(element: &Element);
    /// The fragment of the page's address as it is meant; nothing where it is none.
    pub(super) fn fragment() -> String;
    /// Whether a click is one that the browser and the page have no other use for.
    #[wasm_bindgen(js_name = isPlain)]
    pub(super) fn is_plain(event: &Event) -> bool;
    /// Whether words are selected. A selection that was there before a click is gone when the button goes down.
    #[wasm_bindgen(js_name = isSelecting)]
    pub(super) fn is_selecting() -> bool;
    /// Scrolls a list, never the page, so that what stands in it is seen.
    #[wasm_bindgen(js_name = keepInView)]
    pub(super) fn keep_in_view(list: &Element, link: &Element);
    /// The prefix of the ids of an element: the one that it has had before, else `base` (`ia` where it is empty), or
    /// `base2`, `base3`, by how many elements of the same id stand before it, so that an address stays the same from
    /// visit to visit; never one that another has.
    pub(super) fn prefix(host: &Element, base: &str) -> String;
    /// The element that the text of an event's `range` begins in.
    #[wasm_bindgen(js_name = rangeStart)]
    pub(super) fn range_start(event: &Event) -> Option<Element>;
}
