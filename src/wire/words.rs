//! Words on the wire: a string where that is all, else a list of pieces.

use std::fmt;
use std::ops::Range;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Block, Place, Style, Styled, Text};
use crate::parse::plain;

/// A text, in pieces. No piece: no words.
pub struct Words(Vec<Piece>);

/// Words with one style. On the wire a string where it has none.
#[derive(Default, Serialize, Deserialize)]
struct Piece {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    quote: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Words {
    /// The pieces of a text, cut wherever a style or a mark begins or ends.
    pub(super) fn of(text: &Text, marked: &[Place]) -> Self {
        let styles = text.styles.iter().flat_map(|styled| [styled.range.start, styled.range.end]);
        let marks = marked.iter().flat_map(|place| [place.range.start, place.range.end]);
        let mut cuts: Vec<usize> = styles.chain(marks).chain([0, text.words.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let link = |at| {
            let styled = text.styles.get(text.styles.partition_point(|styled| styled.range.end <= at));
            styled
                .filter(|styled| styled.range.contains(&at))
                .map(|Styled { style: Style::Link(address), .. }| address.clone())
        };
        let quote = |at| {
            let place = marked.get(marked.partition_point(|place| place.range.end <= at));
            place.is_some_and(|place| place.range.contains(&at))
        };
        let piece = |(start, end): (usize, usize)| Piece {
            text: text.words[start..end].to_owned(),
            link: link(start),
            quote: quote(start),
        };
        Words(cuts.windows(2).map(|cut| piece((cut[0], cut[1]))).collect())
    }

    /// The text, and what is marked in it.
    pub(super) fn into_text(self) -> (Text, Vec<Range<usize>>) {
        let mut text = Text::default();
        let mut marked: Vec<Range<usize>> = Vec::new();
        for piece in self.0 {
            let start = text.words.len();
            text.words.push_str(&plain(&piece.text));
            let range = start..text.words.len();
            match marked.last_mut().filter(|last| last.end == range.start) {
                Some(last) if piece.quote => last.end = range.end,
                _ if piece.quote => marked.push(range.clone()),
                _ => {}
            }
            let Some(style) = piece.link.map(Style::Link) else { continue };
            match text.styles.last_mut().filter(|last| last.range.end == range.start && last.style == style) {
                // A mark had cut it in two.
                Some(last) => last.range.end = range.end,
                None => text.styles.push(Styled { range, style }),
            }
        }
        (text, marked)
    }
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
        blocks.iter().enumerate().map(|(n, block)| Words::of(block.text(), of(n))).collect()
    }

    pub fn take(&mut self, words: Vec<Words>) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(words.len());
        for words in words {
            let (text, marked) = words.into_text();
            self.places.extend(marked.into_iter().map(|range| Place { block: self.block, range }));
            self.block += 1;
            blocks.push(Block::Paragraph(text));
        }
        blocks
    }

    pub fn into_places(self) -> Vec<Place> {
        self.places
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [only] if only.is_plain() => serializer.serialize_str(&only.text),
            pieces => {
                let mut seq = serializer.serialize_seq(Some(pieces.len()))?;
                for piece in pieces {
                    if piece.is_plain() { seq.serialize_element(&piece.text)? } else { seq.serialize_element(piece)? }
                }
                seq.end()
            }
        }
    }
}

impl Piece {
    fn is_plain(&self) -> bool {
        self.link.is_none() && !self.quote
    }

    fn plain(text: String) -> Self {
        Piece { text, ..Piece::default() }
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

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or a list of strings and {text, link, quote}")
    }

    fn visit_str<E>(self, text: &str) -> Result<Words, E> {
        Ok(Words(vec![Piece::plain(text.to_owned())]))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
        Ok(Words(vec![Piece::deserialize(MapAccessDeserializer::new(map))?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Words, A::Error> {
        let mut pieces = Vec::new();
        while let Some(Words(more)) = seq.next_element()? {
            pieces.extend(more);
        }
        Ok(Words(pieces))
    }
}
