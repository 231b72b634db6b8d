//! Makes passages of elements that open and close, by HTML's names: HTML and Markdown both tell it what they read.

use super::doubts::TOLD;
use super::passage::{Label, Passage, Passages};
use super::{POSTS, Structure};
use crate::letters::part;
use crate::model::{Media, Style, Styled};
use cursor::Cursor;
use generated::Generated;
use hint::Hint;
use skip::Hidden;
use style::Open;
use tag::{Tag, tag};

mod cursor;
mod element;
mod generated;
mod hint;
mod leaf;
mod media;
mod skip;
mod style;
mod tag;
mod talk;
mod words;

pub(super) use media::media;
#[cfg(feature = "wire")]
pub(super) use media::track;
pub(super) use tag::is_known;

/// Elements open at once; what is deeper is only its words.
const DEEPEST: usize = 200;

/// The line break that a source asks for.
const BREAK: char = '\u{2028}';

/// Looks an attribute up by its name.
pub(super) type Attributes<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the elements say of the words that stand in them.
#[derive(Clone, Copy, Default)]
struct Context {
    leaf: Leaf,
    /// Of a heading.
    level: u8,
    quoted: u8,
    /// Lists around.
    depth: u8,
    /// Of the item.
    number: Option<u32>,
    /// The item has a passage already.
    begun: bool,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Leaf {
    #[default]
    Paragraph,
    Heading,
    Item,
    Term,
    Description,
    Code,
    Row,
    Figure,
}

struct Element {
    tag: Tag,
    /// As it was outside.
    around: Context,
    /// The next item's, in an ordered list.
    next: Option<u32>,
    /// How many styles of its own it has: one that is in force already begins no second time.
    styles: u8,
    /// What its author says of it.
    hint: Option<Hint>,
    /// How many passages stand before those that are in it.
    first: usize,
}

/// What stands between the last word and the next.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Between {
    #[default]
    Nothing,
    Space,
    /// A line end of a source that tells them from spaces.
    #[cfg(feature = "markdown")]
    LineEnd,
    /// A line break that the source asks for.
    Break,
    /// The end of a block where blocks are joined: in a cell or a figure.
    Block,
}

/// The row of a table that is being read.
#[derive(Default)]
struct Row {
    cells: usize,
    /// Cells that are no heads.
    plain: usize,
    /// Tabs before the next word.
    tabs: usize,
    /// What stands in its cells is more than words: the table is only for the looks.
    layout: bool,
}

/// The builder.
pub(super) struct Flow<'a> {
    found: Passages,
    cursor: Cursor<'a>,
    context: Context,
    elements: Vec<Element>,
    /// Elements open beyond [`DEEPEST`].
    deeper: usize,
    styles: Vec<Open>,
    /// The last style of the passage at each depth, which the next one may continue.
    path: Vec<usize>,
    /// Classes that make words bold or italic, with what is declared of them.
    declared: Vec<(String, String)>,
    /// Open `mark` elements.
    marks: usize,
    passage: Option<Passage>,
    between: Between,
    row: Row,
    ruled: bool,
    /// Who talks, for the passages to come.
    voice: Option<Box<str>>,
    /// The line where an element says so.
    named: Option<usize>,
    /// The next passage begins what an element is said to be: asked, or answered.
    begins: Option<Label>,
    /// The address of a picture that is to stand for the next, where that needs a script.
    stands_for: Option<String>,
    /// Signs that browsers add.
    generated: Generated,
    /// Furniture of a page that is passed over.
    hidden: Option<Hidden>,
    /// Whether furniture is passed over, and how many words were.
    hides: bool,
    furniture: usize,
}

impl<'a> Flow<'a> {
    /// Every place that is told is a byte of `source`, in order; its first line has that number.
    pub fn new(source: &'a str, first_line: usize) -> Self {
        Flow {
            found: Passages::default(),
            cursor: Cursor::new(source, first_line),
            context: Context::default(),
            elements: Vec::new(),
            deeper: 0,
            styles: Vec::new(),
            path: Vec::new(),
            declared: Vec::new(),
            marks: 0,
            passage: None,
            between: Between::Nothing,
            row: Row::default(),
            ruled: false,
            voice: None,
            named: None,
            begins: None,
            stands_for: None,
            generated: Generated::default(),
            hidden: None,
            hides: true,
            furniture: 0,
        }
    }

    /// The same, with the furniture.
    pub fn furnished(self) -> Self {
        Flow { hides: false, ..self }
    }

    /// What was found.
    pub fn end(mut self) -> Passages {
        self.finish();
        self.show();
        let Passages { mut passages, mut structure, meta, skipped } = self.found;
        passages = talk::take_apart(passages, &mut structure);
        talk::take_times(&mut passages, &mut structure);
        leaf::doubt_labels(&mut passages);
        Passages { passages, structure, meta, skipped }
    }

    /// What is known of the whole.
    pub fn found(&mut self) -> &mut Passages {
        &mut self.found
    }

    /// The line of a byte.
    pub fn line(&mut self, at: usize) -> usize {
        self.cursor.seek(at);
        self.cursor.line
    }

    /// Names who says what follows.
    pub fn voice(&mut self, voice: Option<String>) {
        self.finish();
        self.voice = voice.map(String::into_boxed_str);
    }

    /// Signs of the source that are not shown.
    pub fn structure(&mut self, text: &str, at: usize) {
        self.cursor.seek(at);
        let Cursor { line, column, .. } = self.cursor;
        if TOLD {
            self.found.structure.push(Structure { line, column, text: text.to_owned() });
        }
    }

    /// How many words of furniture were passed over.
    pub fn furniture(&self) -> usize {
        self.furniture
    }

    /// How many passages there are, the last of them finished.
    pub fn count(&mut self) -> usize {
        self.finish();
        self.found.passages.len()
    }

    /// An element opens; names are in small letters. Those that are not known are nothing but their words.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>, at: usize) {
        match name {
            "br" => self.line_break(),
            "q" if POSTS => self.quotation(true, at),
            "rt" | "rp" | "rb" if POSTS => self.reading(name, at),
            "hr" if self.hidden.is_none() => {
                self.split();
                self.ruled = true;
            }
            "img" | "iframe" | "video" | "audio" => self.media(media(name, attributes), at),
            _ => {
                if let Some(tag) = tag(name) {
                    self.end_implied(tag);
                    self.enter(tag, name, attributes);
                } else if POSTS && let Some(speaker) = attributes("speaker") {
                    // `<turn speaker="Jane Doe">`
                    self.voice(Some(speaker));
                    self.named = Some(self.line(at));
                }
            }
        }
    }

    /// An element closes; a stray end is passed over.
    pub fn close(&mut self, name: &str) {
        match name {
            "q" if POSTS => return self.quotation(false, self.cursor.at),
            "rt" | "rp" | "ruby" if POSTS => return self.reading("", self.cursor.at),
            _ => {}
        }
        let Some(tag) = tag(name) else {
            if POSTS && self.voice.is_some() {
                self.voice(None);
            }
            return;
        };
        if self.deeper > 0 {
            self.deeper -= 1;
            if !tag.is_inline() {
                self.boundary();
            }
            return;
        }
        if tag.is_inline() {
            // What opened within goes on: misnested styles are common, and none of them holds a block.
            let open = self.elements.iter().rposition(|element| element.tag == tag);
            if let Some(element) = open.map(|open| self.elements.remove(open)) {
                self.end_inline(&element);
            }
            return;
        }
        self.close_last(|open| open == tag, |open| tag.is_closed_within(open));
        if tag == Tag::Paragraph {
            self.boundary();
        }
    }

    /// Words that stand at a byte of the source; white space is one space, as in a browser.
    pub fn text(&mut self, words: &str, at: usize) {
        if self.context.leaf == Leaf::Code {
            return self.verbatim(words, at);
        }
        let mut start = None;
        for (n, byte) in words.bytes().enumerate() {
            if !is_space(byte) {
                start = start.or(Some(n));
                continue;
            }
            if let Some(start) = start.take() {
                self.word(part(words, start..n), at + start);
            }
            self.part_by(Between::Space);
        }
        if let Some(start) = start {
            self.word(part(words, start..words.len()), at + start);
        }
    }

    /// A line end of the source, where they are told from spaces.
    #[cfg(feature = "markdown")]
    pub fn line_end(&mut self) {
        self.part_by(Between::LineEnd);
    }

    /// A line break at a line end of the source.
    #[cfg(feature = "markdown")]
    pub fn hard_line_end(&mut self) {
        self.part_by(Between::Break);
    }

    /// A line break; two in a row are what authors put between paragraphs.
    pub fn line_break(&mut self) {
        if self.context.leaf == Leaf::Code {
            return self.verbatim("\n", self.cursor.at);
        }
        if self.between == Between::Break && self.context.leaf != Leaf::Heading {
            return self.boundary();
        }
        self.part_by(Between::Break);
    }

    /// A picture or the like.
    pub fn media(&mut self, media: Media, at: usize) {
        // One that is a pixel large counts readers.
        if media.source.is_empty() || media.size == Some((1, 1)) || self.hidden.is_some() {
            return;
        }
        if POSTS && self.replaces(&media) {
            return;
        }
        self.begin(at);
        let Some(passage) = &mut self.passage else { return };
        let place = passage.text.words.len();
        passage.text.styles.push(Styled { range: place..place, style: Style::Media(Box::new(media)) });
    }

    fn part_by(&mut self, between: Between) {
        if between > self.between && self.passage.is_some() {
            self.between = between;
        }
    }

    /// Begins a passage where none is open, or goes on in it.
    fn begin(&mut self, at: usize) {
        self.cursor.seek(at);
        if self.between == Between::Block && self.context.leaf == Leaf::Row && self.row.tabs == 0 {
            self.split();
        }
        if self.passage.is_none() {
            self.passage = Some(self.begun());
        }
        let tabs = std::mem::take(&mut self.row.tabs);
        let Some(passage) = &mut self.passage else { return };
        passage.text.words.extend(std::iter::repeat_n('\t', tabs));
        // A picture on a line of its own, too, is a line of the passage.
        if passage.text.words.is_empty() {
            passage.lines.1 = self.cursor.line as u32;
        }
    }

    /// Between two blocks: the end of a passage, but a cell and a figure are one passage each.
    fn boundary(&mut self) {
        let joined = self.context.leaf == Leaf::Figure || (self.context.leaf == Leaf::Row && !self.row.layout);
        if joined { self.part_by(Between::Block) } else { self.finish() }
    }

    /// Ends the passage before something that no row and no figure holds.
    fn split(&mut self) {
        self.finish();
        self.row.tabs = 0;
        self.row.layout |= self.context.leaf == Leaf::Row;
    }
}

/// What HTML takes for white space.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xC)
}

/// What is no word at an end of a passage.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{A0}' | '\u{200B}' | '\u{FEFF}' | BREAK)
}
