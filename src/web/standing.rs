//! What each article holds of the page while it stands: listeners, observers, frames.

use std::any::Any;
use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::find;

/// What attached behaviours hold. Dropping it gives all of it back.
pub(super) type Held = Vec<Box<dyn Any>>;

thread_local! {
    /// The page has a number for each and no object: one with methods, called by a handler that removes its own element,
    /// would be freed while it is borrowed.
    static STANDING: RefCell<Vec<Option<Held>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is held until it is [released](release), under the number that this gives.
pub(super) fn keep(held: Held) -> usize {
    STANDING.with_borrow_mut(|standing| {
        let free = standing.iter().position(Option::is_none).unwrap_or(standing.len());
        match standing.get_mut(free) {
            Some(place) => *place = Some(held),
            None => standing.push(Some(held)),
        }
        free
    })
}

/// Gives back all that an article holds. Dropped outside the borrow: what is dropped may call the page.
#[wasm_bindgen]
pub fn release(standing: usize) {
    drop(STANDING.with_borrow_mut(|all| all.get_mut(standing).and_then(Option::take)));
}

/// Whether the author has left a behaviour on: `without` names those that are off.
pub(super) fn is_wanted(host: &Element, behaviour: &str) -> bool {
    !find::attribute(host, "without").split_whitespace().any(|off| off == behaviour)
}
