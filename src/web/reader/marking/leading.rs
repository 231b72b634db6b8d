//! Addresses that lead to words.

use std::any::Any;
use std::rc::Rc;

use super::Words;
use crate::marks;
use crate::web::held::listen;
use crate::web::{find, reveal};

/// What words are painted with that an address leads to.
const LED_TO: &str = "ia-led-to";

pub(super) fn attach(words: &Rc<Words>) -> Box<dyn Any> {
    follow(words);
    let words = Rc::clone(words);
    listen(&find::window(), "hashchange", Box::new(move |_| follow(&words)))
}

fn follow(words: &Words) {
    let fragment = find::window().location().hash().unwrap_or_default();
    let found = marks::Words::of(&fragment).and_then(|named| named.find(&words.text));
    words.paint(LED_TO, found.iter().cloned());
    if let Some(passage) = found {
        reveal::show(&words.element(&passage));
    }
}
