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
    let left = source.left();
    // Zeroed when it is allocated: to fill it byte by byte took longer than to write the text into it.
    let mut bytes = vec![0; left + left / 16];
    let mut done = source.take(&mut bytes);
    while source.left() > 0 {
        bytes.resize(done + source.left() * 3, 0);
        done += bytes.get_mut(done..).map_or(0, |room| source.take(room));
    }
    bytes.truncate(done);
    bytes
}
