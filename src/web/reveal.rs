//! The one rule for showing what is folded: whatever leads to something opens it and keeps the reader's place.

use web_sys::{Element, HtmlElement};

use super::{calls, find, place};

/// What has that id within an element.
pub(super) fn target(host: &HtmlElement, id: &str) -> Option<Element> {
    if !host.is_connected() {
        return None;
    }
    let found = find::root(host).get_element_by_id(id)?;
    (host.contains(Some(&found)) && !id.is_empty()).then_some(found)
}

/// What the page's address leads to within an element.
pub(super) fn addressed(host: &HtmlElement) -> Option<Element> {
    target(host, &calls::fragment())
}

/// Opens the exchange that an element stands in.
pub(super) fn open(element: &Element) {
    if let Some(answer) = find::answer(element) {
        set_open(&answer, true);
    }
}

/// Opens what an element stands in and brings it into view, below whatever covers the top of the page.
pub(super) fn show(element: &Element) {
    open(element);
    calls::scroll_to(element);
    // A little air below the header.
    const AIR: f64 = 8.0;
    let line = calls::seen_from(element);
    let top = element.get_bounding_client_rect().top();
    if line > 0.0 && top < line + AIR {
        calls::scroll_by(element, top - line - AIR);
    }
}

/// Opens or folds one answer.
pub(super) fn set_open(answer: &Element, open: bool) {
    // Where it is so already nothing is set, and nobody told. A known attribute name cannot fail.
    let _ = answer.toggle_attribute_with_force("open", open);
}

/// Opens or folds every answer; the question at the top of the window stays where it is, and where the answer that was
/// being read folds, its question comes into view.
pub(super) fn open_all(host: &HtmlElement, open: bool) {
    let all = |selector| find::all(host, selector);
    let (Some(answers), Some(exchanges)) = (all("[data-ia=answer]"), all("[data-ia=exchange]")) else { return };
    let change = || find::each(&answers, |answer| set_open(&answer, open));
    let line = calls::seen_from(host);
    let Some(read) = find::nth(&exchanges, place::first_below(&exchanges, line.max(1.0))) else {
        // All of it is above the window: what follows the article must not move.
        let before = host.get_bounding_client_rect().bottom();
        change();
        return calls::scroll_by(host, host.get_bounding_client_rect().bottom() - before);
    };
    if open || read.get_bounding_client_rect().top() >= line {
        return place::keep(&read, change);
    }
    change();
    calls::scroll_by(&read, read.get_bounding_client_rect().top() - line);
}
