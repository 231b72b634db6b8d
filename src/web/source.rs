//! The source that the page gives, brought over the border without a copy beside it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/web/source.js")]
extern "C" {
    type Source;
    #[wasm_bindgen(constructor)]
    fn new(given: &JsValue) -> Source;
    #[wasm_bindgen(method, getter)]
    fn left(this: &Source) -> usize;
    #[wasm_bindgen(method)]
    fn take(this: &Source, room: &mut [u8]) -> usize;
}

/// The bytes of a string or a `Uint8Array`. Most texts fit into a sixteenth more bytes than they have UTF-16 units; the
/// rest of one that does not gets the most that it can take, three for each.
pub fn bytes(given: &JsValue) -> Vec<u8> {
    let source = Source::new(given);
    let mut bytes = Vec::new();
    let mut left = source.left();
    let mut room = left + left / 16;
    while left > 0 {
        let done = bytes.len();
        bytes.resize(done + room, 0);
        let written = bytes.get_mut(done..).map_or(0, |room| source.take(room));
        bytes.truncate(done + written);
        left = source.left();
        room = left * 3;
    }
    bytes
}
