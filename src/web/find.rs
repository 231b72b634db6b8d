//! Elements, and what led to them. What cannot be found because a selector is wrong is not there either: selectors are
//! ours.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Event, NodeList, Window};

#[wasm_bindgen]
extern "C" {
    // web-sys looks for the window in four places, since it may run in a worker. We do not.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;
}

pub(super) fn window() -> Window {
    WINDOW.with(Clone::clone)
}

pub(super) fn page() -> Document {
    DOCUMENT.with(Clone::clone)
}

/// What an element stands in, the page or a shadow root: both find by id and by selector.
pub(super) fn root(element: &Element) -> Document {
    element.get_root_node().unchecked_into()
}

/// The first below an element.
pub(super) fn first(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// All below an element, as they are now.
pub(super) fn all(within: &Element, selector: &str) -> Option<NodeList> {
    within.query_selector_all(selector).ok()
}

/// The nearest that an element stands in, or is.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// One of a list.
pub(super) fn nth(list: &NodeList, n: u32) -> Option<Element> {
    list.get(n).map(JsCast::unchecked_into)
}

/// Does something with each of a list.
pub(super) fn each(list: &NodeList, mut act: impl FnMut(Element)) {
    for n in 0..list.length() {
        nth(list, n).into_iter().for_each(&mut act);
    }
}

/// The answer of the exchange that an element stands in.
pub(super) fn answer(element: &Element) -> Option<Element> {
    first(&closest(element, "[data-ia=exchange]")?, "[data-ia=answer]")
}

/// An attribute's value; nothing where it is not there.
pub(super) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The element that an event below one of ours happened to.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}
