//! Markup to live nodes.
//!
//! A node at a time over the border between WebAssembly and JavaScript costs more than the node itself, and a string at
//! a time more still: markup is written as numbers and one long string, and `dom.js` builds from them in batches.

use wasm_bindgen::prelude::*;
use web_sys::DocumentFragment;

use crate::markup::{Element, Node};

#[wasm_bindgen(module = "/src/web/dom.js")]
extern "C" {
    type Growing;
    #[wasm_bindgen(constructor)]
    fn new() -> Growing;
    #[wasm_bindgen(method)]
    fn grow(this: &Growing, steps: &[u32], text: &str);
    #[wasm_bindgen(method, getter)]
    fn root(this: &Growing) -> DocumentFragment;
}

/// The node as live nodes, in no document yet.
pub fn nodes(node: Node<'_>) -> DocumentFragment {
    let mut writer = Writer { growing: Growing::new(), steps: Vec::new(), text: String::new(), names: Vec::new() };
    writer.node(&node);
    writer.send();
    writer.growing.root()
}

/// A step is its kind in the three lowest bits and a number above them: the index of a name, or a length of text in
/// UTF-16 units.
#[derive(Clone, Copy)]
enum Step {
    Close = 0,
    /// An element of that name.
    Open = 1,
    /// An attribute of that name; its value is the next step's text.
    Attribute = 2,
    Text = 3,
    /// The text becomes the next name.
    Name = 4,
}

/// Bytes of text in a batch: large enough for the border to cost nothing, small enough for memory to stay flat.
const BATCH: usize = 64 * 1024;

struct Writer {
    growing: Growing,
    steps: Vec<u32>,
    text: String,
    names: Vec<&'static str>,
}

impl Writer {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Text(text) => self.text(Step::Text, text),
            Node::Element(element) => self.element(element),
            Node::Each(each) => each(&mut |node| self.node(&node)),
        }
        if self.text.len() > BATCH {
            self.send();
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        let name = self.name(element.tag);
        self.step(Step::Open, name);
        for (name, value) in &element.attributes {
            let name = self.name(name);
            self.step(Step::Attribute, name);
            self.text(Step::Text, value);
        }
        element.children.iter().for_each(|child| self.node(child));
        self.step(Step::Close, 0);
    }

    /// The index of a name, which is sent when it is first used. Names are few: a list is found faster than a hash.
    fn name(&mut self, name: &'static str) -> usize {
        if let Some(known) = self.names.iter().position(|known| std::ptr::eq(*known, name) || *known == name) {
            return known;
        }
        self.names.push(name);
        self.text(Step::Name, name);
        self.names.len() - 1
    }

    fn text(&mut self, step: Step, text: &str) {
        self.text.push_str(text);
        self.step(step, utf16_length(text));
    }

    #[allow(clippy::cast_possible_truncation, reason = "a source is shorter than 2^29 units")]
    fn step(&mut self, step: Step, number: usize) {
        self.steps.push((number as u32) << 3 | step as u32);
    }

    fn send(&mut self) {
        self.growing.grow(&self.steps, &self.text);
        self.steps.clear();
        self.text.clear();
    }
}

/// Every byte that starts a character is one unit, and one more where it starts one of four bytes.
fn utf16_length(text: &str) -> usize {
    let bytes = text.bytes();
    bytes.map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::utf16_length;

    #[test]
    fn lengths_are_utf16_units() {
        for text in ["", "plain", "“curly” — é", "한국어", "𝒜 🎥 é", "👩‍👩‍👧"] {
            assert_eq!(utf16_length(text), text.encode_utf16().count(), "{text}");
        }
    }
}
