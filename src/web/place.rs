//! Where the reader is: what stands at the top of the window, and what covers it.

use web_sys::{Element, NodeList};

use super::calls;
use super::find::{self, nth};

/// Which of some elements, in the order of the page, is the first that reaches below a line; their number where none does. Found by halving: ten thousand
/// exchanges are asked fourteen times.
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
    nth(&exchanges, first_below(&exchanges, covered(host).max(1.0)))
}

/// Changes the page and keeps an element where it is on the screen. Some browsers do so by themselves, and only for
/// some changes; where they have done it nothing is left to do.
pub(super) fn keep(anchor: &Element, change: impl FnOnce()) {
    let before = anchor.get_bounding_client_rect().top();
    change();
    let moved = anchor.get_bounding_client_rect().top() - before;
    if moved.abs() >= 1.0 {
        calls::scroll_by(moved);
    }
}

/// How far down the page is covered where an element stands: by a header that stays there while the page scrolls.
pub(super) fn covered(element: &Element) -> f64 {
    let rect = element.get_bounding_client_rect();
    #[allow(clippy::cast_possible_truncation, reason = "a screen is smaller than 2^31 pixels")]
    let over = find::page().element_from_point((rect.left() + rect.width().min(40.0) / 2.0) as f32, 1.0);
    // A list of contents that stays beside the text covers none of it.
    let apart = |over: &Element| !over.contains(Some(element)) && !element.contains(Some(over));
    over.filter(apart).and_then(|over| staying(&over)).map_or(0.0, |header| {
        let bottom = header.get_bounding_client_rect().bottom();
        let height = window_height();
        // What covers half the window is no header but a dialogue: nothing can be uncovered below it.
        if bottom * 2.0 < height { bottom } else { 0.0 }
    })
}

/// The element itself or what it stands in, if that stays in the window.
fn staying(element: &Element) -> Option<Element> {
    let mut at = Some(element.clone());
    while let Some(element) = at {
        let position = calls::position_of(&element);
        if position == "fixed" || position == "sticky" {
            return Some(element);
        }
        at = element.parent_element();
    }
    None
}

/// In CSS pixels.
pub(super) fn window_height() -> f64 {
    find::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
