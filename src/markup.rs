//! Markup as a plain value, without a raw-HTML variant: what is not an element is text.

use std::borrow::Cow;

pub mod address;
pub mod html;

/// A piece of markup.
pub enum Node<'a> {
    Text(Cow<'a, str>),
    Element(Element<'a>),
    /// Children that are made one after the other and never exist all at once. The function calls its argument with
    /// each, and makes the same ones whenever it is called.
    Each(Box<Each<'a>>),
}

/// Calls its argument with one node after the other.
pub type Each<'a> = dyn Fn(&mut dyn FnMut(Node<'_>)) + 'a;

/// An element with its attributes and children, in order.
pub struct Element<'a> {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Cow<'a, str>)>,
    /// So many of the attributes, the first ones, are written in the program and not made of a text: elements that are
    /// alike in them can be copied from one another.
    pub fixed: usize,
    pub children: Vec<Node<'a>>,
}

/// An element of that name, empty.
pub fn element<'a>(tag: &'static str) -> Element<'a> {
    Element { tag, attributes: Vec::new(), fixed: 0, children: Vec::new() }
}

impl<'a> Element<'a> {
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The attribute where there is a value for it.
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Cow<'a, str>>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// An attribute whose value is written in the program.
    pub fn fixed(mut self, name: &'static str, value: &'static str) -> Self {
        self.fixed += usize::from(self.fixed == self.attributes.len());
        self.with(name, value)
    }

    /// A boolean attribute where it holds.
    pub fn when(self, holds: bool, name: &'static str) -> Self {
        if holds { self.fixed(name, "") } else { self }
    }

    pub fn class(self, class: &'static str) -> Self {
        self.fixed("class", class)
    }

    /// What script finds it by.
    pub fn hook(self, hook: &'static str) -> Self {
        self.fixed("data-ia", hook)
    }

    /// No words are no node: a string that is parsed again has none either.
    pub fn child(mut self, child: impl Into<Node<'a>>) -> Self {
        let child = child.into();
        if !matches!(&child, Node::Text(text) if text.is_empty()) {
            self.children.push(child);
        }
        self
    }

    pub fn children(mut self, children: impl IntoIterator<Item = Node<'a>>) -> Self {
        self.children.extend(children);
        self
    }
}

impl<'a> From<Element<'a>> for Node<'a> {
    fn from(element: Element<'a>) -> Self {
        Node::Element(element)
    }
}

impl<'a> From<&'a str> for Node<'a> {
    fn from(text: &'a str) -> Self {
        Node::Text(text.into())
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}
