//! The contents list: leads to a question and follows the reader.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::Held;
use crate::web::held::{NextFrame, listen};
use crate::web::{place, reveal};

pub(super) fn attach(host: &HtmlElement) -> Held {
    let list = host.query_selector("[data-ia=contents]").ok().flatten();
    let (Some(window), Some(list)) = (web_sys::window(), list) else { return Held::new() };
    let led = host.clone();
    let click = listen(&list, "click", move |event| lead(&led, event));
    let read = host.clone();
    let frame = Rc::new(NextFrame::new(move || follow(&read, &list)));
    frame.ask();
    let (scrolled, sized) = (Rc::clone(&frame), Rc::clone(&frame));
    // Captured at the window: the page may scroll inside an element.
    let scroll = listen(&window, "scroll", move |_| scrolled.ask());
    let resize = listen(&window, "resize", move |_| sized.ask());
    vec![Box::new(click), Box::new(scroll), Box::new(resize), Box::new(frame)]
}

/// Opens the question of a link, scrolls to it, moves the focus there and sets the address.
fn lead(host: &HtmlElement, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("a[href^='#']").ok().flatten()) else { return };
    let elsewhere = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
        mouse.button() != 0 || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key()
    });
    let href = link.get_attribute("href").unwrap_or_default();
    let Some(exchange) = reveal::target(host, href.trim_start_matches('#')).filter(|_| !elsewhere) else { return };
    // Not left to the browser: in a page with a <base> its "#…" would lead to another page.
    event.prevent_default();
    reveal::open(&exchange);
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(&href);
    }
    reveal::show(&exchange);
    focus(&exchange);
}

/// Moves the focus to the exchange's fold button, from where a keyboard and a screen reader go on.
fn focus(exchange: &Element) {
    let button = exchange.query_selector("[data-ia=fold]").ok().flatten();
    let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = button.focus_with_options(&options);
}

/// Marks the question that is being read.
fn follow(host: &HtmlElement, list: &Element) {
    let current = reading(host).map(|exchange| exchange.id());
    let marked = list.query_selector("[aria-current]").ok().flatten();
    let href = |link: &Element| link.get_attribute("href").unwrap_or_default();
    if marked.as_ref().map(href) == current.as_ref().map(|id| ["#", id].concat()) {
        return;
    }
    if let Some(marked) = marked {
        let _ = marked.remove_attribute("aria-current");
    }
    let Some(id) = current else { return };
    let mut links = links(list);
    if let Some(link) = links.find(|link| href(link).strip_prefix('#') == Some(&id)) {
        let _ = link.set_attribute("aria-current", "location");
        keep_in_view(list, &link);
    }
}

fn links(list: &Element) -> impl Iterator<Item = Element> {
    let links = list.query_selector_all("a[href^='#']").ok();
    let count = links.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |n| links.as_ref()?.get(n)?.dyn_into::<Element>().ok())
}

/// The exchange at the reading line, a third down the window; none above the first and below the last.
fn reading(host: &HtmlElement) -> Option<Element> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let line = height / 3.0;
    let exchanges = host.query_selector_all("[data-ia=exchange][id]").ok()?;
    let at = place::first_below(&exchanges, line)?;
    if at.get_bounding_client_rect().top() <= line {
        return Some(at);
    }
    // Between two: the one before is the one that was read, if there is one.
    let before = (0..exchanges.length()).find(|&n| exchanges.get(n).is_some_and(|node| at.is_same_node(Some(&node))))?;
    exchanges.get(before.checked_sub(1)?)?.dyn_into().ok()
}

/// Scrolls the list, never the page, so that the link is seen.
fn keep_in_view(list: &Element, link: &Element) {
    let (outer, inner) = (list.get_bounding_client_rect(), link.get_bounding_client_rect());
    let hidden = inner.top() < outer.top() || inner.bottom() > outer.bottom();
    if hidden && list.scroll_height() > list.client_height() {
        let middle = inner.top() - outer.top() - (outer.height() - inner.height()) / 2.0;
        #[allow(clippy::cast_possible_truncation, reason = "a list is shorter than 2^31 pixels")]
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}
