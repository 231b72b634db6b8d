//! Elements that open and close, and what that says of the words in them.

use super::hint::{Hint, hint};
use super::skip::Hidden;
use super::tag::Tag;
use super::{Attributes, Between, Context, DEEPEST, Element, Flow, Leaf, Row};
use crate::letters::number;
use crate::model::Kind;
use crate::parse::POSTS;
use crate::parse::passage::Label;

/// The number of an item.
fn whole(digits: &str) -> Option<u32> {
    number(digits).and_then(|number| u32::try_from(number).ok())
}

impl Flow<'_> {
    pub(super) fn enter(&mut self, tag: Tag, name: &str, attributes: Attributes<'_>) {
        let around = self.context;
        let hint = hint(tag, name, attributes).filter(|hint| self.hides || *hint != Hint::Furniture);
        if tag.is_inline() && matches!(hint, Some(Hint::Asks | Hint::Answers)) && self.hidden.is_none() {
            self.finish();
        }
        if !tag.is_inline() {
            self.enter_block(tag, name);
        }
        // Only now: the passage before is finished, and may have begun the item around.
        let around = Context { begun: around.begun || (self.context.begun && tag != Tag::Item), ..around };
        if self.elements.len() >= DEEPEST {
            self.deeper += 1;
            self.context = around;
            return;
        }
        if tag == Tag::Item {
            self.number_item(attributes);
        }
        let next = (name == "ol").then(|| attributes("start").and_then(|start| whole(&start)).unwrap_or(1));
        let styles = u8::from(self.begin_language(tag, attributes)) + u8::from(self.begin_style(tag, attributes));
        let first = self.found.passages.len() + usize::from(self.passage.is_some());
        let hides = hint == Some(Hint::Furniture) && self.hidden.is_some();
        self.elements.push(Element { tag, around, next, styles, first, hint: hint.filter(|_| !hides) });
        if !hides {
            self.heed(hint);
        }
        // `<Answer name="Jane">`.
        if POSTS
            && name == "answer"
            && let Some(who) = attributes("name").filter(|who| !who.trim().is_empty())
        {
            self.voice(Some(who));
            self.begins = None;
        }
    }

    /// Takes note of what is said of an element.
    fn heed(&mut self, hint: Option<Hint>) {
        match hint {
            Some(Hint::Asks) => self.begins = Some(Label::Question),
            Some(Hint::Answers) => self.begins = Some(Label::Answer),
            Some(Hint::Furniture) => self.hidden = Some(Hidden::default()),
            None => {}
        }
    }

    /// What was said of an element holds no longer.
    fn unheed(&mut self, hint: Option<Hint>) {
        match hint {
            Some(Hint::Furniture) => self.show(),
            Some(hint) => {
                self.begins = None;
                if POSTS && hint == Hint::Answers {
                    self.voice = None;
                }
            }
            None => {}
        }
    }

    pub(super) fn end_inline(&mut self, element: &Element) {
        self.end_styles(element);
        if element.tag == Tag::Mark {
            self.end_mark();
        }
        self.unheed(element.hint);
        if element.tag == Tag::Anchor {
            self.flatten_card(element.first);
        }
    }

    /// A link around a heading and more is a card that leads to another page: no heading of this one.
    fn flatten_card(&mut self, first: usize) {
        let more = self.found.passages.len() + usize::from(self.passage.is_some());
        if more < first + 2 {
            return;
        }
        self.finish();
        for passage in self.found.passages.iter_mut().skip(first).filter(|passage| passage.is_heading()) {
            (passage.kind, passage.level) = (Kind::Paragraph, 0);
        }
    }

    fn enter_block(&mut self, tag: Tag, name: &str) {
        match tag {
            Tag::Paragraph | Tag::Block | Tag::Definitions => self.boundary(),
            Tag::Cell => self.begin_cell(name == "th"),
            _ => self.split(),
        }
        let context = &mut self.context;
        match tag {
            Tag::Heading => {
                context.leaf = Leaf::Heading;
                context.level = name.bytes().next_back().map_or(0, |digit| digit.wrapping_sub(b'0'));
            }
            Tag::Quote => {
                context.quoted = context.quoted.saturating_add(1);
                if matches!(context.leaf, Leaf::Figure | Leaf::Row) {
                    context.leaf = Leaf::Paragraph;
                }
            }
            Tag::List => context.depth = context.depth.saturating_add(1),
            Tag::Item => {
                (context.leaf, context.begun, context.number) = (Leaf::Item, false, None);
                context.depth = context.depth.max(1);
            }
            Tag::Term => context.leaf = Leaf::Term,
            Tag::Description => context.leaf = Leaf::Description,
            Tag::Preformatted => context.leaf = Leaf::Code,
            Tag::Figure => context.leaf = Leaf::Figure,
            Tag::Row => {
                context.leaf = Leaf::Row;
                self.row = Row::default();
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, head: bool) {
        if self.context.leaf != Leaf::Row || self.row.layout {
            return self.finish();
        }
        self.between = Between::Nothing;
        self.row.tabs += usize::from(self.row.cells > 0);
        self.row.cells += 1;
        self.row.plain += usize::from(!head);
    }

    fn number_item(&mut self, attributes: Attributes<'_>) {
        let Some(list) = self.elements.iter_mut().rev().find(|element| element.tag == Tag::List) else { return };
        let Some(next) = &mut list.next else { return };
        let value = attributes("value").and_then(|value| whole(&value)).unwrap_or(*next);
        *next = value.saturating_add(1);
        self.context.number = Some(value);
    }

    /// Ends what the author did not close because this begins.
    pub(super) fn end_implied(&mut self, tag: Tag) {
        if tag == Tag::Anchor {
            return self.close_last(|open| open == Tag::Anchor, |open| !open.is_inline());
        }
        if tag.is_inline() {
            return;
        }
        self.close_last(|open| open == Tag::Paragraph, |open| !open.is_inline());
        match tag {
            Tag::Heading => self.close_last(|open| open == Tag::Heading, |open| !open.is_inline()),
            Tag::Item => self.close_last(|open| open == Tag::Item, |open| matches!(open, Tag::List | Tag::Cell)),
            Tag::Term | Tag::Description => self.close_last(
                |open| matches!(open, Tag::Term | Tag::Description),
                |open| matches!(open, Tag::Definitions | Tag::Cell),
            ),
            Tag::Cell => self.close_last(|open| open == Tag::Cell, |open| matches!(open, Tag::Row | Tag::Table)),
            Tag::Row => self.close_last(|open| open == Tag::Row, |open| open == Tag::Table),
            _ => {}
        }
    }

    /// Closes the last open element of a kind, with all that is in it, unless a border stands between.
    pub(super) fn close_last(&mut self, wanted: impl Fn(Tag) -> bool, border: impl Fn(Tag) -> bool) {
        for open in (0..self.elements.len()).rev() {
            let Some(element) = self.elements.get(open) else { return };
            if wanted(element.tag) {
                while self.elements.len() > open {
                    self.leave();
                }
                return;
            }
            if border(element.tag) {
                return;
            }
        }
    }

    fn leave(&mut self) {
        let Some(element) = self.elements.pop() else { return };
        match element.tag {
            tag if tag.is_inline() => return self.end_inline(&element),
            Tag::Paragraph | Tag::Block | Tag::Definitions | Tag::Cell => self.boundary(),
            _ => self.finish(),
        }
        self.end_styles(&element);
        let begun = self.context.begun && !matches!(element.tag, Tag::Item | Tag::List);
        self.context = element.around;
        self.context.begun |= begun;
        // A table in a cell: the outer one is only for the looks.
        self.row.layout |= element.tag == Tag::Table && self.context.leaf == Leaf::Row;
        self.unheed(element.hint);
    }
}
