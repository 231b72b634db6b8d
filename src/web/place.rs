//! Where the reader is: what stands at the top of what is seen.

use web_sys::{Element, NodeList};

use super::calls;
use super::find::{self, nth};

/// Which of some elements, in the order of the page, is the first that reaches below a line; their number where none
/// does. Found by halving: ten thousand exchanges are asked fourteen times.
pub(super) fn first_below(elements: &NodeList, line: f64) -> u32 {
    let above = |n: u32| nth(elements, n).is_some_and(|element| element.get_bounding_client_rect().bottom() <= line);
    let (mut low, mut high) = (0, elements.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if above(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The exchange at the top of the window, or below what covers it there.
pub(super) fn read(host: &Element) -> Option<Element> {
    let exchanges = find::all(host, "[data-ia=exchange]")?;
    nth(&exchanges, first_below(&exchanges, calls::seen_from(host).max(1.0)))
}

/// Changes the page and keeps an element where it is on the screen. Some browsers do so by themselves, and only for
/// some changes; where they have done it nothing is left to do.
pub(super) fn keep(anchor: &Element, change: impl FnOnce()) {
    let before = anchor.get_bounding_client_rect().top();
    change();
    let moved = anchor.get_bounding_client_rect().top() - before;
    if moved.abs() >= 1.0 {
        calls::scroll_by(anchor, moved);
    }
}

/// In CSS pixels.
pub(super) fn window_height() -> f64 {
    find::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
