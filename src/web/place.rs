//! Where the reader is: what stands at the top of the window, and what covers it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, NodeList};

/// The first of some elements, in the order of the page, that reaches below a line. Found by halving: ten thousand
/// exchanges are asked fourteen times.
pub(super) fn first_below(elements: &NodeList, line: f64) -> Option<Element> {
    let element = |n: u32| elements.get(n).and_then(|node| node.dyn_into::<Element>().ok());
    let above = |n: u32| element(n).is_some_and(|element| element.get_bounding_client_rect().bottom() <= line);
    let (mut low, mut high) = (0, elements.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if above(middle) { low = middle + 1 } else { high = middle }
    }
    element(low)
}

/// Changes the page and keeps an element where it is on the screen. Some browsers do so by themselves, and only for
/// some changes; where they have done it nothing is left to do.
pub(super) fn keep(anchor: &Element, change: impl FnOnce()) {
    let before = anchor.get_bounding_client_rect().top();
    change();
    let moved = anchor.get_bounding_client_rect().top() - before;
    if moved.abs() >= 1.0 {
        scroll_by(moved);
    }
}

/// How far down the page is covered where an element stands: by a header that stays there while the page scrolls.
pub(super) fn covered(element: &Element) -> f64 {
    let rect = element.get_bounding_client_rect();
    let Some(page) = element.owner_document() else { return 0.0 };
    #[allow(clippy::cast_possible_truncation, reason = "a screen is smaller than 2^31 pixels")]
    let over = page.element_from_point((rect.left() + rect.width().min(40.0) / 2.0) as f32, 1.0);
    over.filter(|over| !over.contains(Some(element))).and_then(|over| staying(&over)).map_or(0.0, |header| {
        let bottom = header.get_bounding_client_rect().bottom();
        let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64()).unwrap_or_default();
        // What covers half the window is no header but a dialogue: nothing can be uncovered below it.
        if bottom * 2.0 < height { bottom } else { 0.0 }
    })
}

/// The element itself or what it stands in, if that stays in the window.
fn staying(element: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let mut at = Some(element.clone());
    while let Some(element) = at {
        let position = window.get_computed_style(&element).ok()??.get_property_value("position").ok()?;
        if position == "fixed" || position == "sticky" {
            return Some(element);
        }
        at = element.parent_element();
    }
    None
}

/// Scrolls the window, at once whatever the page's style says.
pub(super) fn scroll_by(distance: f64) {
    if let Some(window) = web_sys::window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(distance);
        options.set_behavior(web_sys::ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// Whether an element still stands in its page: a handler of the page may have removed it.
pub(super) fn stands(node: &Node) -> bool {
    node.is_connected()
}
