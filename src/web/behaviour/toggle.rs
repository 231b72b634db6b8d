//! Folding: a click on the question, all at once, and everything else that leads into an answer.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, MouseEvent, Node, Range};

use super::Held;
use crate::web::held::{AttributeObserver, listen};
use crate::web::{place, reveal};

pub(super) fn attach(host: &HtmlElement) -> Held {
    let Some(window) = web_sys::window() else { return Held::new() };
    enliven(host);
    let emitting = host.clone();
    let observer = AttributeObserver::new(host, "open", move |changed| emit(&emitting, &changed));
    let clicked = host.clone();
    let click = EventListener::new(host, "click", move |event| on_click(&clicked, event));
    let led = host.clone();
    let hash = EventListener::new(&window, "hashchange", move |_| follow_address(&led));
    let mut held: Held = vec![Box::new(click), Box::new(hash)];
    held.extend(print(host, observer).into_iter().map(|listener| Box::new(listener) as _));
    held.extend(host.owner_document().map(|page| Box::new(ranges(host, &page)) as _));
    arrive(host);
    held
}

/// Shows the controls, and says to the style sheet that questions can be clicked.
fn enliven(host: &HtmlElement) {
    let find = |selector: &str| host.query_selector(selector).ok().flatten();
    if let Some(controls) = find("[data-ia=controls]") {
        let _ = controls.remove_attribute("hidden");
    }
    if let Some(article) = find("[data-ia=article]") {
        let _ = article.set_attribute("data-ia-live", "");
    }
}

fn on_click(host: &HtmlElement, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(Some(hook)) = target.closest("[data-ia]") else { return };
    match hook.get_attribute("data-ia").as_deref() {
        Some("fold-all") => reveal::open_all(host, false),
        Some("unfold-all") => reveal::open_all(host, true),
        _ => {
            let Ok(Some(question)) = target.closest("[data-ia=question]") else { return };
            if is_plain(event) && !has_own_click(&target) && !is_selecting(&question) {
                flip(&question);
            }
        }
    }
}

/// A click that the browser or the page has no other use for.
fn is_plain(event: &Event) -> bool {
    let modified = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
        mouse.button() != 0 || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key()
    });
    !modified && !event.default_prevented()
}

fn has_own_click(target: &Element) -> bool {
    !matches!(target.closest("a[href], button, input, select, textarea, label"), Ok(None))
}

/// Whether the click ends a selection of the question's words.
fn is_selecting(question: &Element) -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| {
        !selection.is_collapsed() && selection.contains_node_with_allow_partial_containment(question, true).unwrap_or(false)
    })
}

fn flip(question: &Element) {
    let exchange = question.closest("[data-ia=exchange]").ok().flatten();
    if let Some(answer) = exchange.and_then(|exchange| exchange.query_selector("[data-ia=answer]").ok().flatten()) {
        let open = answer.has_attribute("open");
        place::keep(question, || reveal::set_open(&answer, !open));
    }
}

/// Tells the page which exchanges have opened or folded. A handler may remove the element, and then it is over.
fn emit(host: &HtmlElement, changed: &[Element]) {
    for answer in changed.iter().take_while(|_| place::stands(host)) {
        let exchange = answer.closest("[data-ia=exchange]").ok().flatten();
        let (Some(exchange), true) = (exchange, answer.matches("[data-ia=answer]").unwrap_or(false)) else { continue };
        let detail = Object::new();
        let _ = Reflect::set(&detail, &"id".into(), &exchange.id().into());
        let _ = Reflect::set(&detail, &"open".into(), &answer.has_attribute("open").into());
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict("interview-toggle", &init) {
            let _ = host.dispatch_event(&event);
        }
    }
}

/// The address changed: the browser has scrolled, but not opened, nor looked for a header.
fn follow_address(host: &HtmlElement) {
    if let Some(target) = reveal::addressed(host) {
        reveal::show(&target);
    }
}

/// The address led here before there was anything to lead to, and browsers do not look again. Replacing it by itself
/// makes them: it scrolls, sets `:target` and adds nothing to the history. Not where the reader has moved meanwhile.
fn arrive(host: &HtmlElement) {
    let (Some(window), Some(target)) = (web_sys::window(), reveal::addressed(host)) else { return };
    reveal::open(&target);
    let unmoved = window.scroll_y().is_ok_and(|y| y < 1.0);
    if unmoved && !target.matches(":target").unwrap_or(true) {
        let location = window.location();
        let _ = location.href().and_then(|href| location.replace(&href));
        reveal::show(&target);
    }
}

/// Opens everything for paper and folds it back afterwards, of which the page need not hear.
fn print(host: &HtmlElement, observer: Option<AttributeObserver>) -> Vec<EventListener> {
    let (Some(window), Some(observer)) = (web_sys::window(), observer.map(Rc::new)) else { return Vec::new() };
    let opened = Rc::new(RefCell::new(Vec::<Element>::new()));
    let (before, folded, quiet) = (host.clone(), Rc::clone(&opened), Rc::clone(&observer));
    let open = move |_: &Event| {
        let Ok(closed) = before.query_selector_all("[data-ia=answer]:not([open])") else { return };
        quiet.unobserved(|| {
            reveal::each(&closed, |answer| {
                reveal::set_open(answer, true);
                folded.borrow_mut().push(answer.clone());
            });
        });
    };
    let fold = move |_: &Event| {
        observer.unobserved(|| opened.take().iter().for_each(|answer| reveal::set_open(answer, false)));
    };
    vec![EventListener::new(&window, "beforeprint", open), EventListener::new(&window, "afterprint", fold)]
}

/// Hypothesis asks the page to show a range before it scrolls there.
fn ranges(host: &HtmlElement, page: &web_sys::Document) -> EventListener {
    let host = host.clone();
    listen(page, "scrolltorange", move |event| {
        let range = Reflect::get(event, &JsValue::from_str("range")).ok().and_then(|range| range.dyn_into::<Range>().ok());
        let Some(node) = range.and_then(|range| range.start_container().ok()) else { return };
        if host.contains(Some(&node))
            && let Some(element) = nearest(&node)
        {
            reveal::open(&element);
        }
    })
}

fn nearest(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}
