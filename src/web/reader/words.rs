//! The words of an article that stands in the page, as a text of ours.

use std::ops::Range;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::web::offsets::Offsets;

#[wasm_bindgen(module = "/src/web/reader/words.js")]
extern "C" {
    #[wasm_bindgen(js_name = Words)]
    type Live;
    #[wasm_bindgen(constructor, js_class = Words)]
    fn new(article: &Element) -> Live;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Live) -> String;
    #[wasm_bindgen(method)]
    fn element(this: &Live, start: u32) -> Element;
    #[wasm_bindgen(method)]
    fn paint(this: &Live, name: &str, places: &[u32]);
    #[wasm_bindgen(method)]
    fn clear(this: &Live);
}

/// The text that an article's words make. What it has painted is gone when it is dropped.
pub(super) struct Words {
    live: Live,
    pub text: String,
    offsets: Offsets,
}

impl Words {
    pub fn of(article: &Element) -> Words {
        let live = Live::new(article);
        let text = live.text();
        Words { offsets: Offsets::of(&text), text, live }
    }

    /// The element that a passage, in bytes of the text, begins in.
    pub fn element(&self, passage: &Range<usize>) -> Element {
        self.live.element(self.units(passage)[0])
    }

    /// Paints passages under a name of `::highlight()`, and nothing else of ours under it.
    pub fn paint(&self, name: &str, passages: impl Iterator<Item = Range<usize>>) {
        let places: Vec<u32> = passages.flat_map(|passage| self.units(&passage)).collect();
        self.live.paint(name, &places);
    }

    fn units(&self, passage: &Range<usize>) -> [u32; 2] {
        [passage.start, passage.end].map(|byte| self.offsets.units(&self.text, byte))
    }
}

impl Drop for Words {
    fn drop(&mut self) {
        self.live.clear();
    }
}
