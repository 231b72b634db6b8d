//! Values that undo what they did when they are dropped. Listeners are gloo's.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, MutationObserver, MutationObserverInit, MutationRecord};

use super::find;

/// Listens; may prevent what the browser does. To clicks on the way up, when it is known whether the page had another
/// use for them; to all else on the way down, since much of it does not bubble. Boxed, so that gloo's listener is in the
/// page once and not once a closure.
pub(super) fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(&Event)>) -> Box<dyn Any> {
    let phase = if event == "click" { EventListenerPhase::Bubble } else { EventListenerPhase::Capture };
    let options = EventListenerOptions { phase, passive: false };
    Box::new(EventListener::new_with_options(target, event, options, act))
}

/// Watches one attribute of everything below an element. What the browser changes by itself (find in page, fragments)
/// is seen like what a reader does; what stood there before is not.
pub(super) struct AttributeObserver {
    observer: MutationObserver,
    _act: Closure<dyn FnMut(Array)>,
}

impl AttributeObserver {
    /// `act` gets the elements whose attribute has changed, each once.
    pub fn new(within: &Element, attribute: &str, act: impl Fn(Vec<Element>) + 'static) -> Option<Self> {
        let act = Closure::<dyn FnMut(Array)>::new(move |records: Array| act(targets(&records)));
        let observer = MutationObserver::new(act.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_attribute_filter(&Array::of1(&attribute.into()));
        observer.observe_with_options(within, &options).ok()?;
        Some(AttributeObserver { observer, _act: act })
    }

    /// Changes something without being told of it.
    pub fn unobserved(&self, change: impl FnOnce()) {
        change();
        self.observer.take_records();
    }
}

impl Drop for AttributeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn targets(records: &Array) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for record in records.iter() {
        let target = record.unchecked_into::<MutationRecord>().target();
        if let Some(element) = target.and_then(|node| node.dyn_into::<Element>().ok())
            && !elements.contains(&element)
        {
            elements.push(element);
        }
    }
    elements
}

/// Runs an action before the next paint, once however often it is asked for.
pub(super) struct NextFrame {
    asked: Rc<Cell<Option<i32>>>,
    act: Closure<dyn FnMut()>,
}

impl NextFrame {
    pub fn new(act: impl Fn() + 'static) -> Self {
        let asked = Rc::new(Cell::new(None));
        let done = Rc::clone(&asked);
        let act = Closure::<dyn FnMut()>::new(move || {
            done.set(None);
            act();
        });
        NextFrame { asked, act }
    }

    pub fn ask(&self) {
        if self.asked.get().is_none() {
            self.asked.set(find::window().request_animation_frame(self.act.as_ref().unchecked_ref()).ok());
        }
    }
}

impl Drop for NextFrame {
    fn drop(&mut self) {
        if let Some(frame) = self.asked.get() {
            // A frame that has run is no longer known, which is no fault.
            let _ = find::window().cancel_animation_frame(frame);
        }
    }
}
