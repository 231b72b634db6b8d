//! Styles in force and the marks of the author, among those of the passage.

use super::tag::Tag;
use super::{Attributes, Element, Flow, is_blank};
use crate::letters::{Signs, after, find, part};
use crate::model::{Style, Styled};
use crate::parse::POSTS;
use crate::parse::passage::Passage;

/// A style in force.
pub(super) struct Open {
    pub(super) tag: Tag,
    style: Style,
    /// Where it stands among the styles of the passage, once that has a word in it.
    slot: Option<usize>,
    /// Passages it has been in.
    used: u8,
}

impl Flow<'_> {
    pub(super) fn begin_style(&mut self, tag: Tag, attributes: Attributes<'_>) -> bool {
        let style = match tag {
            Tag::Mark => {
                self.marks += 1;
                return false;
            }
            // What is copied out of a word processor stands in a `b` that is none.
            Tag::Strong if weight(&self.declared(attributes)) == Some(false) => return false,
            Tag::Strong => Style::Strong,
            Tag::Span => match self.declared(attributes) {
                style if weight(&style) == Some(true) => Style::Strong,
                style if is_italic(&style) => Style::Emphasis,
                _ => return false,
            },
            Tag::Emphasis => Style::Emphasis,
            Tag::Code => Style::Code,
            Tag::Deleted => Style::Deleted,
            Tag::Superscript => Style::Superscript,
            Tag::Subscript => Style::Subscript,
            Tag::Anchor => {
                match attributes("href").filter(|address| !address.is_empty() && address.len() <= LONGEST_ADDRESS) {
                    Some(address) => Style::Link(address),
                    None => return false,
                }
            }
            _ => return false,
        };
        let like = |open: &Open| open.tag == tag && !matches!(open.style, Style::Language(_));
        let begins = self.styles.iter().all(|open| !like(open) && open.style != style);
        if begins {
            self.styles.push(Open { tag, style, slot: None, used: 0 });
        }
        begins
    }

    /// What an element is written in, where that is another language than that around it. What stands before all words
    /// says it of the whole; English of another country is no other language.
    pub(super) fn begin_language(&mut self, tag: Tag, attributes: Attributes<'_>) -> bool {
        /// No tag of a language in use is longer.
        const LONGEST: usize = 35;
        /// Styles open at once, from which on none is added: each is copied for every passage.
        const MOST: usize = 8;
        let Some(language) = attributes("lang").filter(|language| language.len() <= LONGEST) else { return false };
        let around = self.styles.iter().rev().find_map(|open| match &open.style {
            Style::Language(language) => Some(language),
            _ => None,
        });
        let around = around.or(self.found.meta.language.as_ref());
        let same = |around: &String| around.bytes().zip(language.bytes()).take(2).all(|(a, b)| a | 32 == b | 32);
        if around.is_some_and(same) || self.styles.len() > MOST {
            return false;
        }
        if tag == Tag::Block && around.is_none() && self.passage.is_none() && self.found.passages.is_empty() {
            self.found.meta.language = Some(language);
            return false;
        }
        self.styles.push(Open { tag, style: Style::Language(language), slot: None, used: 0 });
        true
    }

    /// Gives the styles in force their place among those of the passage: only now, before a word, so that none is empty
    /// or begins with a space.
    pub(super) fn begin_styles(&mut self) {
        let Some(passage) = &mut self.passage else { return };
        if self.marks > 0 {
            begin_mark(passage);
        }
        for (depth, open) in self.styles.iter_mut().enumerate().filter(|(_, open)| open.slot.is_none()) {
            open.begin(passage, &mut self.path, depth);
        }
    }

    /// Ends what an element brought.
    pub(super) fn end_styles(&mut self, element: &Element) {
        for _ in 0..element.styles {
            let Some(at) = self.styles.iter().rposition(|open| open.tag == element.tag) else { return };
            // Those within end too, and begin again with the next word: so no two overlap by half.
            for open in self.styles.iter_mut().skip(at) {
                if let Some(passage) = &mut self.passage {
                    open.end(passage);
                }
            }
            self.styles.remove(at);
        }
    }

    pub(super) fn end_mark(&mut self) {
        self.marks -= 1;
        if let Some(passage) = self.passage.as_mut().filter(|_| self.marks == 0) {
            end_mark(passage);
        }
    }
}

impl Flow<'_> {
    /// Takes note of the classes that make words bold or italic, as editors write them: `.c1{font-weight:700}`.
    pub fn declare(&mut self, sheet: &str) {
        /// An editor needs few.
        const MOST: usize = 64;
        for rule in sheet.split('}') {
            let Some((selector, style)) = rule.split_once('{') else { continue };
            let Some(class) = selector.trim().strip_prefix('.').filter(|class| !class.has_any(" .:,>")) else {
                continue;
            };
            if self.declared.len() < MOST && (weight(style) == Some(true) || is_italic(style)) {
                self.declared.push((class.to_owned(), style.to_owned()));
            }
        }
    }

    /// What an element says of its style, and what its classes do.
    fn declared(&self, attributes: Attributes<'_>) -> String {
        let mut style = attributes("style").unwrap_or_default();
        if POSTS && !self.declared.is_empty() {
            let classes = attributes("class").unwrap_or_default();
            for class in classes.split_ascii_whitespace() {
                let known = self.declared.iter().find(|(known, _)| known == class);
                known.into_iter().for_each(|(_, declared)| style = [&style, ";", declared].concat());
            }
        }
        style
    }
}

fn is_italic(style: &str) -> bool {
    value(style, "font-style").is_some_and(|value| value.starts_with("italic"))
}

/// What a `style` says of a property.
fn value<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let behind = find(style, property)? + property.len();
    Some(after(style, behind).trim_start_of(": "))
}

/// Whether a `style` makes words bold; `None` where it says nothing of it.
fn weight(style: &str) -> Option<bool> {
    let value = value(style, "font-weight")?;
    Some(value.starts_with("bold") || matches!(value.as_bytes(), [b'6'..=b'9', b'0', b'0', ..]))
}

/// What is longer is no address that anybody follows, and it would be copied for every passage in the link.
const LONGEST_ADDRESS: usize = 2048;

impl Open {
    fn begin(&mut self, passage: &mut Passage, path: &mut Vec<usize>, depth: usize) {
        /// Passages that one link goes through.
        const LONGEST_LINK: u8 = 32;
        if self.tag == Tag::Anchor && self.used >= LONGEST_LINK {
            return;
        }
        let words = &passage.text.words;
        if let Some(&slot) = path.get(depth)
            && let Some(last) = passage.text.styles.get(slot)
            && last.style == self.style
            && is_joint(part(words, last.range.end..words.len()), self.tag)
        {
            self.slot = Some(slot);
            return;
        }
        let styles = &mut passage.text.styles;
        // The longer one comes first: before pictures that stand here.
        let here = |styled: &&Styled| styled.range.start == words.len() && matches!(styled.style, Style::Media(_));
        let media = styles.iter().rev().take_while(here).count();
        let slot = styles.len() - media;
        styles.insert(slot, Styled { range: words.len()..words.len(), style: self.style.clone() });
        path.truncate(depth);
        path.push(slot);
        self.slot = Some(slot);
        self.used = self.used.saturating_add(1);
    }

    pub(super) fn end(&mut self, passage: &mut Passage) {
        let Some(slot) = self.slot.take() else { return };
        let end = passage.text.words.trim_end_as(is_blank).len();
        if let Some(styled) = passage.text.styles.get_mut(slot) {
            styled.range.end = end.max(styled.range.start);
        }
    }
}

/// Whether a style that ends before these words and begins again after them goes on.
fn is_joint(words: &str, tag: Tag) -> bool {
    words.is_empty() || (words == " " && matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Deleted))
}

fn begin_mark(passage: &mut Passage) {
    let start = passage.text.words.len();
    if passage.more.marked.last().is_none_or(|mark| mark.end != usize::MAX) {
        passage.more.marked.push(start..usize::MAX);
    }
}

pub(super) fn end_mark(passage: &mut Passage) {
    let end = passage.text.words.len();
    let last = passage.more.known().and_then(|more| more.marked.last_mut());
    if let Some(mark) = last.filter(|mark| mark.end == usize::MAX) {
        mark.end = end;
    }
}
