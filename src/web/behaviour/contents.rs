//! The contents list: leads to a question and follows the reader.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, Event, HtmlElement};

use crate::letters::{Signs, joined};
use crate::web::held::{NextFrame, listen};
use crate::web::standing::Held;
use crate::web::{calls, find, place, reveal};

/// The exchange that got the focus, as one does that somebody is led to, and where on the screen it stood: as long as it
/// stands there it is the one that is read, even where others are close below the top, or the page ends too early.
type Led = Rc<RefCell<Option<(Element, f64)>>>;

pub(super) fn attach(host: &HtmlElement) -> Held {
    let Some(list) = find::first(host, "[data-ia=contents]") else { return Held::new() };
    let window = find::window();
    let led = Led::default();
    let (focused, from) = (Rc::clone(&led), host.clone());
    let click = listen(&list, "click", Box::new(move |event| lead(&from, event)));
    let (read, followed) = (host.clone(), list.clone());
    let frame = Rc::new(NextFrame::new(move || follow(&read, &followed, &led)));
    frame.ask();
    let (scrolled, sized, shown) = (Rc::clone(&frame), Rc::clone(&frame), Rc::clone(&frame));
    // Captured at the window: the page may scroll inside an element.
    let scroll = listen(&window, "scroll", Box::new(move |_| scrolled.ask()));
    let resize = listen(&window, "resize", Box::new(move |_| sized.ask()));
    let unfold = listen(&list, "toggle", Box::new(move |_| shown.ask()));
    let asked = Rc::clone(&frame);
    let focus = listen(
        host,
        "focusin",
        Box::new(move |event| {
            let exchange = find::target(event).and_then(|target| find::closest(&target, "[data-ia=exchange][id]"));
            if let Some(exchange) = exchange {
                *focused.borrow_mut() = Some((exchange.clone(), top(&exchange)));
                asked.ask();
            }
        }),
    );
    vec![click, scroll, resize, unfold, focus, Box::new(frame)]
}

/// Opens the question of a link, scrolls to it, moves the focus there and sets the address.
fn lead(host: &HtmlElement, event: &Event) {
    let Some(link) = find::target(event).and_then(|target| find::closest(&target, "a[href^='#']")) else { return };
    let href = find::attribute(&link, "href");
    let exchange = reveal::target(host, href.trim_start_of("#")).filter(|_| calls::is_plain(event));
    let Some(exchange) = exchange else { return };
    // Not left to the browser: in a page with a <base> its "#…" would lead to another page.
    event.prevent_default();
    reveal::open(&exchange);
    let _ = find::window().location().set_hash(&href);
    reveal::show(&exchange);
    // From the fold button a keyboard and a screen reader go on.
    find::first(&exchange, "[data-ia=fold]").iter().for_each(calls::focus);
}

/// Marks the question that is being read, where the list is shown.
fn follow(host: &HtmlElement, list: &Element, led: &Led) {
    if find::first(list, "ol").is_none_or(|entries| entries.client_height() == 0) {
        return;
    }
    let current =
        led.borrow().as_ref().filter(|(exchange, at)| (top(exchange) - at).abs() < 2.0).map(|led| led.0.clone());
    let current = current.or_else(|| reading(host)).map(|exchange| joined(&["#", &exchange.id()]));
    let marked = find::first(list, "[aria-current]");
    let href = |link: &Element| find::attribute(link, "href");
    if marked.as_ref().map(href) == current {
        return;
    }
    if let Some(marked) = marked {
        let _ = marked.remove_attribute("aria-current");
    }
    // No slug has a quotation mark.
    let link = current.and_then(|current| find::first(list, &joined(&["a[href='", &current, "']"])));
    if let Some(link) = link {
        let _ = link.set_attribute("aria-current", "location");
        calls::keep_in_view(list, &link);
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// The exchange at the reading line, none above the first and below the last. The line is a little below the top, so
/// that what was just led to is read; near the end of the page, where nothing can come to the top any more, it moves
/// down with the scroll bar.
fn reading(host: &HtmlElement) -> Option<Element> {
    let height = place::window_height();
    let page = f64::from(find::page().document_element()?.scroll_height());
    // Not `clamp`: its panic would bring the formatting of floats into the page, 1.7 KB.
    let room = page - height;
    let scrolled = find::window().scroll_y().ok()?;
    // A page that cannot be scrolled scrolls inside an element, or not at all: its line stays.
    let left = if room < 1.0 { 1.0 } else { (room - scrolled).max(0.0).min(height) / height };
    let upper = calls::seen_from(host) + (height / 6.0).min(96.0);
    let line = upper + (height - upper - 1.0) * ((1.0 - left) * (1.0 - left));
    let exchanges = find::all(host, "[data-ia=exchange][id]")?;
    let at = place::first_below(&exchanges, line);
    let exchange = find::nth(&exchanges, at);
    // Between two, the one before is the one that was read.
    exchange.filter(|exchange| top(exchange) <= line).or_else(|| {
        (at < exchanges.length() || left == 0.0).then(|| find::nth(&exchanges, at.checked_sub(1)?)).flatten()
    })
}
