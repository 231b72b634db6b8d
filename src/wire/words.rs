//! Words on the wire: a string where that is all, else a list of pieces; and blocks, which are words with a kind.

use std::cmp::Reverse;
use std::ops::Range;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::media::Media;
use crate::model::{self, Block, Item, Piece, Place, Style, Styled, Text};
use crate::parse::plain;

/// A text, or a block.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Words {
    Plain(String),
    List(Vec<Words>),
    Object(Box<Object>),
}

/// Words with styles; as a block, with its kind. A block without one is a paragraph. Which of two styles of the very same
/// words is the outer one is not told: it means the same.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "an object")]
pub struct Object {
    #[serde(skip_serializing_if = "is_default")]
    kind: Kind,
    /// In how many block quotes it stands.
    #[serde(skip_serializing_if = "is_default")]
    quoted: u8,
    /// Of an item in an ordered list.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Lists that an item stands in; where it is missing, one.
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u8>,
    /// A further paragraph of the item before.
    #[serde(skip_serializing_if = "is_default")]
    goes_on: bool,
    /// Of a row.
    #[serde(skip_serializing_if = "is_default")]
    head: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// BCP 47, where it is another than that around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    strong: bool,
    #[serde(skip_serializing_if = "is_default")]
    emphasis: bool,
    #[serde(skip_serializing_if = "is_default")]
    code: bool,
    #[serde(skip_serializing_if = "is_default")]
    deleted: bool,
    #[serde(skip_serializing_if = "is_default")]
    superscript: bool,
    #[serde(skip_serializing_if = "is_default")]
    subscript: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<Media>,
    /// Marked by the author.
    #[serde(skip_serializing_if = "is_default")]
    quote: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Paragraph,
    Heading,
    Item,
    Code,
    Row,
    Figure,
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Words {
    pub(super) fn of(text: &Text, marked: &[Place]) -> Self {
        let marked: Vec<&Range<usize>> = marked.iter().map(|place| &place.range).collect();
        let mut pieces: Vec<Words> = text.pieces(&marked).into_iter().map(Words::of_piece).collect();
        match pieces.as_mut_slice() {
            [] => Words::Plain(String::new()),
            [Words::Plain(only)] => Words::Plain(std::mem::take(only)),
            _ => Words::List(pieces),
        }
    }

    fn of_piece(piece: Piece<'_>) -> Self {
        if piece.is_plain() {
            return Words::Plain(piece.words.to_owned());
        }
        let text = piece.media.is_none().then(|| Words::Plain(piece.words.to_owned()));
        let mut object =
            Object { text, quote: piece.marked.is_some(), media: piece.media.map(Media::of), ..Object::default() };
        for style in piece.styles {
            match style {
                Style::Link(address) => object.link = Some(address.clone()),
                // Of those that stand in one another the inner one counts.
                Style::Language(language) => object.language = Some(language.clone()),
                Style::Strong => object.strong = true,
                Style::Emphasis => object.emphasis = true,
                Style::Code => object.code = true,
                Style::Deleted => object.deleted = true,
                Style::Superscript => object.superscript = true,
                Style::Subscript => object.subscript = true,
                Style::Media(_) => {}
            }
        }
        Words::Object(Box::new(object))
    }

    fn of_block(block: &Block, marked: &[Place]) -> Self {
        let words = Words::of(&block.text, marked);
        let kind = match &block.kind {
            model::Kind::Paragraph if block.quoted == 0 => return words,
            model::Kind::Paragraph => Kind::Paragraph,
            model::Kind::Heading => Kind::Heading,
            model::Kind::Item(_) => Kind::Item,
            model::Kind::Code => Kind::Code,
            model::Kind::Row { .. } => Kind::Row,
            model::Kind::Figure => Kind::Figure,
        };
        let mut object = Object { kind, quoted: block.quoted, text: Some(words), ..Object::default() };
        match block.kind {
            model::Kind::Row { head } => object.head = head,
            model::Kind::Item(item) => {
                (object.number, object.goes_on) = (item.number, item.goes_on);
                object.depth = Some(item.depth).filter(|depth| *depth != 1);
            }
            _ => {}
        }
        Words::Object(Box::new(object))
    }

    /// The text, and what is marked in it.
    pub(super) fn into_text(self) -> (Text, Vec<Range<usize>>) {
        let mut pieces = Vec::new();
        self.flatten(&Flat::default(), &mut pieces);
        text(&pieces)
    }

    /// The pieces of it, each with the styles of all that it stands in.
    fn flatten(self, around: &Flat, pieces: &mut Vec<Flat>) {
        match self {
            Words::Plain(words) => pieces.push(Flat { words: plain(&words), ..around.clone() }),
            Words::List(list) => list.into_iter().for_each(|words| words.flatten(around, pieces)),
            Words::Object(object) => {
                let mut inside = around.clone();
                inside.marked |= object.quote;
                for style in object.styles() {
                    // The inner language is the one that holds.
                    inside.styles.retain(|outer| !matches!((outer, &style), (Style::Language(_), Style::Language(_))));
                    let like = |outer: &Style| std::mem::discriminant(outer) == std::mem::discriminant(&style);
                    if !inside.styles.iter().any(like) {
                        inside.styles.push(style);
                    }
                }
                if let Some(media) = object.media {
                    pieces.push(Flat { media: Some(media.into_model()), ..inside.clone() });
                }
                object.text.into_iter().for_each(|words| words.flatten(&inside, pieces));
            }
        }
    }

    fn into_block(self) -> (Block, Vec<Range<usize>>) {
        let (kind, quoted) = match &self {
            Words::Object(object) => (object.kind(), object.quoted),
            _ => (model::Kind::Paragraph, 0),
        };
        let (text, marked) = self.into_text();
        (Block { kind, quoted, text }, marked)
    }
}

impl Object {
    /// In the order of nesting, where nothing else tells it.
    fn styles(&self) -> impl Iterator<Item = Style> {
        let language = self.language.as_deref().map(|language| Style::Language(plain(language)));
        let link = self.link.as_deref().map(|address| Style::Link(plain(address)));
        let others = [
            (self.strong, Style::Strong),
            (self.emphasis, Style::Emphasis),
            (self.code, Style::Code),
            (self.deleted, Style::Deleted),
            (self.superscript, Style::Superscript),
            (self.subscript, Style::Subscript),
        ];
        link.into_iter().chain(language).chain(others.into_iter().filter_map(|(there, style)| there.then_some(style)))
    }

    fn kind(&self) -> model::Kind {
        match self.kind {
            Kind::Paragraph => model::Kind::Paragraph,
            Kind::Heading => model::Kind::Heading,
            Kind::Item => {
                let depth = self.depth.unwrap_or(1).max(1);
                model::Kind::Item(Item { number: self.number, depth, goes_on: self.goes_on })
            }
            Kind::Code => model::Kind::Code,
            Kind::Row => model::Kind::Row { head: self.head },
            Kind::Figure => model::Kind::Figure,
        }
    }
}

/// A piece with all that it stands in.
#[derive(Clone, Default)]
struct Flat {
    words: String,
    styles: Vec<Style>,
    media: Option<model::Media>,
    marked: bool,
}

/// The text of pieces. Where styles cross, the shorter is cut.
fn text(pieces: &[Flat]) -> (Text, Vec<Range<usize>>) {
    let mut text = Text::default();
    let mut marked: Vec<Range<usize>> = Vec::new();
    // Which of the styles have not ended, the outer first.
    let mut open: Vec<usize> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let start = text.words.len();
        text.words.push_str(&piece.words);
        let range = start..text.words.len();
        let goes_on = |open: &usize| piece.styles.contains(&text.styles[*open].style);
        open.truncate(open.iter().take_while(|open| goes_on(open)).count());
        let has = |style: &&Style| open.iter().any(|open| text.styles[*open].style == **style);
        let mut begins: Vec<&Style> = piece.styles.iter().filter(|style| !has(style)).collect();
        let lasts = |style: &Style| pieces[n..].iter().take_while(|piece| piece.styles.contains(style)).count();
        begins.sort_by_cached_key(|style| Reverse(lasts(style)));
        for style in begins {
            open.push(text.styles.len());
            text.styles.push(Styled { range: start..start, style: style.clone() });
        }
        open.iter().for_each(|open| text.styles[*open].range.end = range.end);
        if let Some(media) = &piece.media {
            text.styles.push(Styled { range: start..start, style: Style::Media(Box::new(media.clone())) });
        }
        match marked.last_mut().filter(|last| last.end == range.start) {
            _ if !piece.marked || range.is_empty() => {}
            Some(last) => last.end = range.end,
            None => marked.push(range),
        }
    }
    (text, marked)
}

/// The marks of an interview while its blocks go over the border, in reading order.
pub(super) struct Marks {
    places: Vec<Place>,
    block: usize,
}

impl Marks {
    pub fn new(places: &[Place]) -> Self {
        Marks { places: places.to_vec(), block: 0 }
    }

    pub fn blocks(&mut self, blocks: &[Block]) -> Vec<Words> {
        let first = self.block;
        self.block += blocks.len();
        let from = |block: usize| self.places.partition_point(|place| place.block < block);
        let of = |n: usize| &self.places[from(first + n)..from(first + n + 1)];
        blocks.iter().enumerate().map(|(n, block)| Words::of_block(block, of(n))).collect()
    }

    pub fn take(&mut self, words: Vec<Words>) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(words.len());
        for words in words {
            let (block, marked) = words.into_block();
            self.places.extend(marked.into_iter().map(|range| Place { block: self.block, range }));
            self.block += 1;
            blocks.push(block);
        }
        blocks
    }

    pub fn into_places(self) -> Vec<Place> {
        self.places
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a text, a list of pieces or an object with a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Words, E> {
        Ok(Words::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
        let object = Object::deserialize(MapAccessDeserializer::new(map))?;
        if object.text.is_none() && object.media.is_none() {
            return Err(A::Error::missing_field("text"));
        }
        Ok(Words::Object(Box::new(object)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut list = Vec::new();
        while let Some(words) = seq.next_element()? {
            list.push(words);
        }
        Ok(Words::List(list))
    }
}
