//! What was said and by whom; nothing about how it looks.

use std::ops::Range;

#[cfg(feature = "doubts")]
mod few;
#[cfg(feature = "rich")]
mod pieces;

#[cfg(feature = "doubts")]
pub use few::Few;

#[cfg(feature = "rich")]
pub use pieces::Piece;

/// Things in order, of which there are none nearly always.
#[cfg(not(feature = "doubts"))]
pub type Few<T> = Vec<T>;

/// A whole interview.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interview {
    /// BCP 47, where the source says it or its script leaves no doubt.
    pub language: Option<String>,
    /// What stands before the title to say what this is: the "[Interview]" of many blogs.
    pub kicker: Option<String>,
    pub title: Option<Text>,
    /// Who wrote it down, as the source says it.
    #[cfg(feature = "rich")]
    pub authors: Vec<String>,
    /// As the source writes it.
    #[cfg(feature = "rich")]
    pub date: Option<String>,
    /// The address of a picture of the whole, as the source has it.
    #[cfg(feature = "rich")]
    pub image: Option<String>,
    pub introduction: Vec<Block>,
    pub speakers: Vec<Speaker>,
    /// In order. An interview without headings between its exchanges has one part without a title.
    pub parts: Vec<Part>,
    pub closing: Vec<Block>,
}

/// A headed group of exchanges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub title: Option<Text>,
    pub exchanges: Vec<Exchange>,
}

/// One main question with everything said in reply, follow-ups and interjections included: the unit that folds, that
/// the contents list names and that has an address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exchange {
    /// Its first block is the heading. `None` only where somebody answers before anybody has asked.
    pub question: Option<Turn>,
    pub replies: Vec<Turn>,
}

/// One stretch of one speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    pub role: Role,
    /// Index into [`Interview::speakers`]; `None` where the source names nobody.
    pub speaker: Option<usize>,
    /// When it was said, in milliseconds from the start of the recording.
    #[cfg(feature = "rich")]
    pub time: Option<u32>,
    pub blocks: Vec<Block>,
}

/// A person who talks.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    pub name: String,
    pub role: Role,
    /// The address of a small picture of them, as the source has it.
    #[cfg(feature = "rich")]
    pub image: Option<String>,
}

/// What somebody does in an interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    Asks,
    #[default]
    Answers,
    Narrates,
}

/// A block of what was said. Lists, tables and block quotes are runs of blocks: so every word has one place, and a
/// highlight needs no more than a block and a range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    #[cfg(feature = "rich")]
    pub kind: Kind,
    /// In how many block quotes it stands.
    #[cfg(feature = "rich")]
    pub quoted: u8,
    pub text: Text,
}

/// What a block is.
#[cfg(feature = "rich")]
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Kind {
    #[default]
    Paragraph,
    /// A heading inside of what is said; never a question.
    Heading,
    /// An item of a list, or what follows in the same item.
    Item(Item),
    /// Its line feeds are line ends.
    Code,
    /// A row of a table; a tab stands between two cells.
    Row { head: bool },
    /// A picture or the like (see [`Style::Media`]) and its caption.
    Figure,
}

/// Where an item stands in its list.
#[cfg(feature = "rich")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// In an ordered list.
    pub number: Option<u32>,
    /// Lists that it stands in, from 1.
    pub depth: u8,
    /// A further paragraph of the item before.
    pub goes_on: bool,
}

impl Speaker {
    pub fn new(name: String, role: Role) -> Self {
        Speaker {
            name,
            role,
            #[cfg(feature = "rich")]
            image: None,
        }
    }
}

impl Block {
    #[allow(clippy::needless_update, reason = "a build with paragraphs only has no other fields")]
    pub fn paragraph(text: Text) -> Self {
        Block { text, ..Block::default() }
    }

    /// The block's words.
    pub fn text(&self) -> &Text {
        &self.text
    }
}

/// Words with styles over ranges of them. A line feed in `words` is a line break that was meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    pub words: String,
    /// Sorted by start, the longer first; each range lies on character borders of `words`; two that overlap lie one in
    /// the other.
    pub styles: Few<Styled>,
}

/// A style over a range of bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Styled {
    pub range: Range<usize>,
    pub style: Style,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Style {
    /// A link to an address as the source has it: whether it may live is for the markup to say.
    Link(String),
    #[cfg(feature = "rich")]
    Strong,
    #[cfg(feature = "rich")]
    Emphasis,
    #[cfg(feature = "rich")]
    Code,
    #[cfg(feature = "rich")]
    Deleted,
    #[cfg(feature = "rich")]
    Superscript,
    #[cfg(feature = "rich")]
    Subscript,
    /// In another language than what is around it, BCP 47. One may stand within another.
    #[cfg(feature = "rich")]
    Language(String),
    /// A picture or the like, over no words.
    #[cfg(feature = "rich")]
    Media(Box<Media>),
}

/// A picture, a recording, a page in a frame.
#[cfg(feature = "rich")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    pub kind: MediaKind,
    /// As the source has it: whether it may live is for the markup to say.
    pub source: String,
    /// What stands for it where it cannot be seen.
    pub alternative: String,
    /// In CSS pixels, where the source says both.
    pub size: Option<(u32, u32)>,
    /// The same picture in other sizes, as `srcset` has them. This and what follows no page has room for that is given no
    /// objects.
    #[cfg(feature = "wire")]
    pub set: String,
    /// How large it is shown, as `sizes` says it.
    #[cfg(feature = "wire")]
    pub sizes: String,
    /// The address of a picture that stands for a film until it plays.
    #[cfg(feature = "wire")]
    pub poster: String,
    #[cfg(feature = "wire")]
    pub tracks: Vec<Track>,
}

/// Words beside a film.
#[cfg(feature = "wire")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    pub source: String,
    /// `captions`, `subtitles` …
    pub kind: String,
    /// BCP 47.
    pub language: String,
    pub label: String,
}

#[cfg(feature = "rich")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MediaKind {
    #[default]
    Image,
    Video,
    Audio,
    Frame,
}

/// Some words of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which block, counted from 0 in reading order (see [`Interview::blocks`]).
    pub block: usize,
    /// Bytes of the block's words, on character borders.
    pub range: Range<usize>,
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Text { words: words.to_owned(), styles: Few::default() }
    }
}

#[cfg(feature = "rich")]
impl Text {
    /// The language of all of it, where that is another than that of what it stands in.
    pub fn language(&self) -> Option<&String> {
        self.styles.iter().find_map(|Styled { range, style }| match style {
            Style::Language(language) if range.len() == self.words.len() => Some(language),
            _ => None,
        })
    }
}

impl Interview {
    /// Every exchange, in order.
    pub fn exchanges(&self) -> impl Iterator<Item = &Exchange> {
        self.parts.iter().flat_map(|part| &part.exchanges)
    }

    /// Whether anybody asks in it.
    pub fn asks(&self) -> bool {
        self.exchanges().any(|exchange| exchange.question.is_some())
    }

    /// Every block in reading order: introduction, turns, closing.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let turns = self.exchanges().flat_map(Exchange::turns);
        let said = turns.flat_map(|turn| &turn.blocks);
        self.introduction.iter().chain(said).chain(&self.closing)
    }

    /// How many blocks stand before the closing.
    pub fn blocks_before_closing(&self) -> usize {
        let mut blocks = self.introduction.len();
        for part in &self.parts {
            for exchange in &part.exchanges {
                blocks += exchange.blocks();
            }
        }
        blocks
    }

    /// The name of a turn's speaker.
    pub fn name(&self, turn: &Turn) -> Option<&str> {
        Some(self.speakers.get(turn.speaker?)?.name.as_str())
    }
}

impl Exchange {
    /// The words of the heading, where somebody asks.
    pub fn heading(&self) -> Option<&Text> {
        self.question.as_ref()?.blocks.first().map(Block::text)
    }

    /// How many blocks its turns have.
    pub fn blocks(&self) -> usize {
        let asked = self.question.as_ref().map_or(0, |turn| turn.blocks.len());
        asked + self.replies.iter().map(|turn| turn.blocks.len()).sum::<usize>()
    }

    /// The turns in the order they were said.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.question.iter().chain(&self.replies)
    }
}
