//! Turns an interview into an interactive article inside any web page, by one script tag.
//!
//! # The picture of the house
//!
//! One crate, written as if it were a workspace: each room uses only the rooms that stand before it, and a test reads
//! the sources and proves it.
//!
//! ```text
//! src/
//!   model     what was said and by whom; nothing about how it looks
//!     pieces    a text cut wherever a style or a mark begins or ends
//!   letters   what a letter is, small forms, finding and hashing, without the tables of Unicode
//!   parse     bytes -> Parsed { interview, marked, structure, lines, notices }
//!     form      the forms of a source, and which one it has
//!     text, markdown, html, captions   find passages with their cues; flow makes them of elements, meta takes
//!               front matter off
//!     census    which names and letters label turns: label, marks, lexicon know how they are written
//!     questions, roles, rounds         who asks where no label says it, and who of those who are named
//!     scheme    what begins a turn, groups turns, ends the last
//!     turns     makes the interview of it: title, introduction, exchanges, closing
//!     labelled  the small reader of the page's base build: plain text whose turns have labels
//!     inline    addresses and ==marks== inside a paragraph
//!     language  the language of a text where its script leaves no doubt
//!     notice    what was odd, said to the author
//!   quote     the quotable: the author's marks, else whole sentences that we choose; and passages found again
//!     candidates, features, choose   the sentences of the answers, what is counted of them, which passages are best
//!     listed, changed  what an author lists by its words, placed
//!     selector, describe  what is kept of a reader's mark
//!     fold, tokens, index, pattern   texts as tokens that read alike
//!     votes, align, judge, ends, search, together, place   where a mark may be, what speaks for it, and where it is
//!   carry     a quote as a reader carries it away: with its source, an address, as a picture (card, pieces)
//!   markup    Node, Element: markup as a value, with no raw-HTML variant
//!     html      Node -> string, the only place that escapes
//!     address   which addresses may live in a page
//!   marks     the words that an address names: written, and found again
//!   render    article(&Interview, &[Highlight], &Settings) -> Element, in parts: exchange, contents, blocks,
//!             inline, media, time, names (ids), labels (every word that we say), page (a whole document)
//!   wire      the shapes that cross a border, with serde: the object of a page, what `inspect --json` prints
//!   web       the page: the only exports to JavaScript
//!     article   what the element calls for reading; passages: what the script that marks words asks
//!     dom       Node -> live nodes, in batches of steps for dom.js
//!     held      values that undo what they did when they are dropped
//!     reveal    the one rule for showing what is folded; place: where the reader is
//!     behaviour toggle, contents: each finds its markup and returns what it holds
//!   main.rs   the command: arguments -> parse -> quotes -> render -> standard output
//!   design.md why it is so; design/quotes.md, finding.md: quotes, and how marks are found again; marks.md; reading.md; posts.md:
//!             HTML and captions; size.md: bytes
//! www/        the entry script with the element class, the style sheets, the demo and the playground
//!   reading/  the reader's tools, loaded once the article stands: search, modes, keys, place, links, speakers; labels
//!   words/    every word that we say, a file for each language
//!   marks/    what a reader marks words with, loaded when somebody does: words (the article as a text), bar (selecting),
//!             desk (painting, listing, leading), keeping, files, annotation (JSON-LD), excerpts, copying, elements; and
//!             listed, an author's quotes whose words were edited
//! pkg/        what is published: package.json, types and README are ours, the rest is built
//! tests/      native/ and browser/ and end_to_end/; cases/NAME/: a text, its article, what is understood of it
//! xtask/      serve, build, test, size, bench, tools
//! ```
//!
//! # The law of imports
//!
//! | room | may use |
//! |---|---|
//! | [`model`], `letters`, [`markup`] | nothing of ours |
//! | [`parse`], [`quote`] | `model`, `letters` |
//! | [`marks`] | `letters`, `quote` |
//! | [`render`] | `model`, `letters`, `quote`, `markup` |
//! | `carry` | `letters`; [`render`] may use it |
//! | `wire` | `model`, `parse`, `quote`, `render`; only here is serde |
//! | `web` | all of these; only here are wasm-bindgen, web-sys, js-sys, gloo, rlsf |
//!
//! A behaviour uses no other behaviour, and neither `parse` nor `render`. Elements are made in `render` and `markup`.
//!
//! # The way of the data
//!
//! ```text
//! bytes -> parse::parse -> interview, marks, notices -> quote::highlights -> highlights -> render::article
//!       -> Node -> markup::html::html, a string
//!               -> web::dom::nodes, live nodes -> behaviours attach
//! ```
//!
//! # The features
//!
//! `web` is the element in the page and compiles natively too, so that clippy, tests and editors see it; `objects` adds
//! that a page may give an interview as an object; `command` is the command line; `wire` the serde shapes that the last
//! two share; `posts` what blogs and recorders add, for the command. `forms` reads every form (without it: plain text
//! whose turns have labels), and `rich` renders every kind of block (without it: paragraphs and links). `anchor` describes
//! passages and finds them again; `marks` is the page's build of that, without reading and rendering. `carry` is what a
//! reader carries a quote away with.
//!
//! Why all this is so, with what was measured, is in [`design`].

pub mod model;

mod letters;

pub mod parse;

pub mod quote;

#[cfg(feature = "anchor")]
pub mod marks;

#[cfg(feature = "carry")]
pub mod carry;

pub mod markup;

pub mod render;

#[cfg(feature = "wire")]
pub mod wire;

#[cfg(feature = "page")]
pub mod web;

#[doc = include_str!("design.md")]
pub mod design {
    #[doc = include_str!("design/quotes.md")]
    pub mod quotes {}
    #[doc = include_str!("design/finding.md")]
    pub mod finding {}

    #[doc = include_str!("design/marks.md")]
    pub mod marks {}
    #[doc = include_str!("design/reading.md")]
    pub mod reading {}

    #[doc = include_str!("design/size.md")]
    pub mod size {}

    #[doc = include_str!("design/posts.md")]
    pub mod posts {}
}
