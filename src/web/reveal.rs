//! The one rule for showing what is folded: whatever leads to something opens it and keeps the reader's place.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::place;

/// What has that id within an element.
pub(super) fn target(host: &HtmlElement, id: &str) -> Option<Element> {
    let found = host.owner_document()?.get_element_by_id(id)?;
    (host.contains(Some(&found)) && !id.is_empty()).then_some(found)
}

/// What the page's address leads to within an element.
pub(super) fn addressed(host: &HtmlElement) -> Option<Element> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
    target(host, &String::from(id))
}

/// Opens the exchange that an element stands in.
pub(super) fn open(element: &Element) {
    let exchange = element.closest("[data-ia=exchange]").ok().flatten();
    let answer = exchange.and_then(|exchange| exchange.query_selector("[data-ia=answer]").ok().flatten());
    if let Some(answer) = answer {
        set_open(&answer, true);
    }
}

/// Opens what an element stands in and brings it into view, below whatever covers the top of the page.
pub(super) fn show(element: &Element) {
    open(element);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    // A little air below the header.
    const AIR: f64 = 8.0;
    let covered = place::covered(element);
    let top = element.get_bounding_client_rect().top();
    if covered > 0.0 && top < covered + AIR {
        place::scroll_by(top - covered - AIR);
    }
}

/// Opens or folds one answer.
pub(super) fn set_open(answer: &Element, open: bool) {
    // Setting a known attribute name cannot fail.
    let _ = if open { answer.set_attribute("open", "") } else { answer.remove_attribute("open") };
}

/// Opens or folds every answer; the question at the top of the window stays where it is, and where the answer that was
/// being read folds, its question comes into view.
pub(super) fn open_all(host: &HtmlElement, open: bool) {
    let (Ok(answers), Ok(exchanges)) = (answers(host), host.query_selector_all("[data-ia=exchange]")) else { return };
    let change = || each(&answers, |answer| set_open(answer, open));
    match place::first_below(&exchanges, place::covered(host).max(1.0)) {
        Some(read) if !open && read.get_bounding_client_rect().top() < 0.0 => {
            change();
            show_top(&read);
        }
        Some(read) => place::keep(&read, change),
        None => match exchanges.get(exchanges.length().saturating_sub(1)) {
            // All of it is above the window: what follows the article must not move.
            Some(_) => keep_below(host, change),
            None => change(),
        },
    }
}

fn show_top(exchange: &Element) {
    let covered = place::covered(exchange);
    place::scroll_by(exchange.get_bounding_client_rect().top() - covered);
}

fn keep_below(host: &HtmlElement, change: impl FnOnce()) {
    let before = host.get_bounding_client_rect().bottom();
    change();
    place::scroll_by(host.get_bounding_client_rect().bottom() - before);
}

/// The answers of an element.
pub(super) fn answers(host: &HtmlElement) -> Result<NodeList, wasm_bindgen::JsValue> {
    host.query_selector_all("[data-ia=answer]")
}

/// Does something with each element of a list.
pub(super) fn each(list: &NodeList, mut act: impl FnMut(&Element)) {
    (0..list.length()).filter_map(|n| list.get(n)?.dyn_into::<Element>().ok()).for_each(|element| act(&element));
}
