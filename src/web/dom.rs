//! Markup to live nodes.
//!
//! A node at a time over the border between WebAssembly and JavaScript costs more than the node itself, and a string at
//! a time more still: markup is written as numbers and one long string, and `dom.js` builds from them in batches.

use std::borrow::Cow;

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
    let mut writer =
        Writer { growing: Growing::new(), steps: Vec::new(), text: String::new(), shapes: Vec::new(), key: Vec::new() };
    writer.node(&node);
    writer.send();
    writer.growing.root()
}

/// A step is its kind in the three lowest bits and a number above them. Texts stand in the order of the steps that take
/// them, each ended by a NUL, which no text of ours holds (see `parse::decode`).
#[derive(Clone, Copy)]
enum Step {
    Close = 0,
    /// An element of the shape of that number.
    Open = 1,
    /// An attribute: takes its name and its value.
    Attribute = 2,
    /// A text node: takes its words.
    Text = 3,
    /// A new shape of so many attributes: takes its tag, and a name and a value for each.
    Shape = 4,
}

/// Bytes of text in a batch: large enough for the border to cost nothing, small enough for memory to stay flat.
const BATCH: usize = 64 * 1024;

struct Writer {
    growing: Growing,
    steps: Vec<u32>,
    text: String,
    /// Tag and fixed attributes of the elements so far, as the addresses of these strings, which are in the program.
    shapes: Vec<Vec<*const u8>>,
    /// Those of the element at hand.
    key: Vec<*const u8>,
}

impl Writer {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Text(text) => {
                self.step(Step::Text, 0);
                self.text(text);
            }
            Node::Element(element) => self.element(element),
            Node::Each(each) => each(&mut |node| self.node(&node)),
        }
        if self.text.len() > BATCH {
            self.send();
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        let (fixed, own) = element.attributes.split_at(element.fixed);
        let shape = self.shape(element.tag, fixed);
        self.step(Step::Open, shape);
        for (name, value) in own {
            self.step(Step::Attribute, 0);
            self.text(name);
            self.text(value);
        }
        element.children.iter().for_each(|child| self.node(child));
        self.step(Step::Close, 0);
    }

    /// The number of a shape, which is sent when it is first used. Shapes are few: a list is found faster than a hash.
    fn shape(&mut self, tag: &'static str, fixed: &[(&'static str, Cow<'_, str>)]) -> usize {
        self.key.clear();
        self.key.push(tag.as_ptr());
        for (name, value) in fixed {
            self.key.push(name.as_ptr());
            self.key.push(value.as_ptr());
        }
        if let Some(known) = self.shapes.iter().position(|known| *known == self.key) {
            return known;
        }
        self.shapes.push(self.key.clone());
        self.step(Step::Shape, fixed.len());
        self.text(tag);
        for (name, value) in fixed {
            self.text(name);
            self.text(value);
        }
        self.shapes.len() - 1
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\0');
    }

    #[allow(clippy::cast_possible_truncation, reason = "there are fewer shapes than 2^29")]
    fn step(&mut self, step: Step, number: usize) {
        self.steps.push((number as u32) << 3 | step as u32);
    }

    fn send(&mut self) {
        self.growing.grow(&self.steps, &self.text);
        self.steps.clear();
        self.text.clear();
    }
}
