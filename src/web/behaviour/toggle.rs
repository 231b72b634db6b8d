//! Folding: a click on the question, all at once, and everything else that leads into an answer.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, Event, HtmlElement};

use crate::web::held::{AttributeObserver, listen};
use crate::web::standing::Held;
use crate::web::{calls, find, place, reveal};

pub(super) fn attach(host: &HtmlElement) -> Held {
    enliven(host);
    let emitting = host.clone();
    let observer = AttributeObserver::new(host, "open", move |changed| emit(&emitting, &changed));
    let (clicked, led, window) = (host.clone(), host.clone(), find::window());
    let mut held = vec![
        listen(host, "click", Box::new(move |event| on_click(&clicked, event))),
        listen(&window, "hashchange", Box::new(move |_| follow_address(&led))),
        ranges(host),
    ];
    held.extend(observer.into_iter().flat_map(|observer| print(host, observer)));
    arrive(host);
    held
}

/// Shows the controls, and says to the style sheet that questions can be clicked.
fn enliven(host: &HtmlElement) {
    if let Some(controls) = find::first(host, "[data-ia=controls]") {
        let _ = controls.remove_attribute("hidden");
    }
    if let Some(article) = find::first(host, "[data-ia=article]") {
        let _ = article.set_attribute("data-ia-live", "");
    }
}

fn on_click(host: &HtmlElement, event: &Event) {
    let Some(target) = find::target(event) else { return };
    let Some(hook) = find::closest(&target, "[data-ia=question],[data-ia=fold],[data-ia$=fold-all]") else { return };
    match find::attribute(&hook, "data-ia").as_str() {
        "fold-all" => reveal::open_all(host, false),
        "unfold-all" => reveal::open_all(host, true),
        "fold" if !event.default_prevented() => {
            event.prevent_default();
            flip(host, &hook);
        }
        _ => {
            let own = find::closest(&target, "a[href],button,input,select,textarea,label").is_some();
            if !own && calls::is_plain(event) && !calls::is_selecting() {
                flip(host, &hook);
            }
        }
    }
}

/// What was clicked stays where it is. A key may fold what is above all that is seen, where the button still has the focus:
/// then what is read stays.
fn flip(host: &HtmlElement, clicked: &Element) {
    let Some(answer) = find::answer(clicked) else { return };
    let open = answer.has_attribute("open");
    let above = clicked.get_bounding_client_rect().bottom() <= calls::seen_from(clicked);
    let read = if above { place::read(host) } else { None };
    place::keep(read.as_ref().unwrap_or(clicked), || reveal::set_open(&answer, !open));
}

/// Tells the page which exchanges have opened or folded. A handler may remove the element, and then it is over.
fn emit(host: &HtmlElement, changed: &[Element]) {
    for answer in changed.iter().take_while(|_| host.is_connected()) {
        if let Some(exchange) = find::closest(answer, "[data-ia=exchange]") {
            calls::tell(host, &exchange.id(), answer.has_attribute("open"));
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
    let Some(target) = reveal::addressed(host) else { return };
    let window = find::window();
    reveal::open(&target);
    let unmoved = window.scroll_y().is_ok_and(|y| y < 1.0);
    if unmoved && !target.matches(":target").unwrap_or(true) {
        let location = window.location();
        let _ = location.href().and_then(|href| location.replace(&href));
        reveal::show(&target);
    }
}

/// Opens everything for paper and folds it back afterwards, of which the page need not hear.
fn print(host: &HtmlElement, observer: AttributeObserver) -> [Box<dyn Any>; 2] {
    let observer = Rc::new(observer);
    let window = find::window();
    let opened = Rc::new(RefCell::new(Vec::<Element>::new()));
    let (before, folded, quiet) = (host.clone(), Rc::clone(&opened), Rc::clone(&observer));
    let open = move |_: &Event| {
        let Some(closed) = find::all(&before, "[data-ia=answer]:not([open])") else { return };
        quiet.unobserved(|| {
            find::each(&closed, |answer| {
                reveal::set_open(&answer, true);
                folded.borrow_mut().push(answer);
            });
        });
    };
    let fold = move |_: &Event| {
        observer.unobserved(|| opened.take().iter().for_each(|answer| reveal::set_open(answer, false)));
    };
    [listen(&window, "beforeprint", Box::new(open)), listen(&window, "afterprint", Box::new(fold))]
}

/// Hypothesis asks the page to show a range before it scrolls there.
fn ranges(host: &HtmlElement) -> Box<dyn Any> {
    let host = host.clone();
    let show = move |event: &Event| {
        let element = calls::range_start(event).filter(|element| host.contains(Some(element)));
        if let Some(element) = element {
            reveal::open(&element);
        }
    };
    listen(&find::page(), "scrolltorange", Box::new(show))
}
