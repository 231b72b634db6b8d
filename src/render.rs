//! The article's markup, from an interview and its highlights.

use crate::letters::is_letter;
use crate::markup::{Element, Node, element};
use crate::model::{Block, Interview};
use crate::quote::Highlight;

#[cfg(feature = "rich")]
mod blocks;
#[cfg(feature = "carry")]
pub mod carrying;
mod contents;
mod exchange;
#[cfg(feature = "rich")]
mod inline;
pub mod labels;
#[cfg(feature = "rich")]
mod media;
pub mod names;
pub mod page;
#[cfg(not(feature = "rich"))]
mod plain;
#[cfg(feature = "rich")]
mod time;

#[cfg(feature = "rich")]
use blocks::blocks;
use exchange::Exchanges;
use labels::Labels;
#[cfg(not(feature = "rich"))]
use plain::{self as inline, blocks};

/// What an author may choose about an article.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What every id begins with: one per article of a page.
    pub prefix: String,
    /// Of the questions, 2 to 5; the title is one above.
    pub heading_level: u8,
    pub contents: Contents,
    pub expanded: Expanded,
    /// Of the element around the article, where its author gave it: the article then names none of its own.
    pub language: Option<String>,
    /// Of the page: for our own words, where neither author nor source name a language.
    pub page_language: Option<String>,
    /// Whether the element around the article has a direction.
    pub has_direction: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            prefix: "ia".to_owned(),
            heading_level: 2,
            contents: Contents::default(),
            expanded: Expanded::default(),
            language: None,
            page_language: None,
            has_direction: false,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contents {
    /// From four exchanges up: fewer are seen at a glance.
    #[default]
    Auto,
    None,
}

impl Contents {
    /// As the `contents` attribute names it; what is none of its values counts as `auto`.
    pub fn named(name: &str) -> Self {
        if name == "none" { Contents::None } else { Contents::Auto }
    }
}

/// Which exchanges start open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expanded {
    #[default]
    All,
    First,
    None,
}

impl Expanded {
    /// As the `expanded` attribute names it; what is none of its values counts as `all`.
    pub fn named(name: &str) -> Self {
        match name {
            "first" => Expanded::First,
            "none" => Expanded::None,
            _ => Expanded::All,
        }
    }
}

/// From as many exchanges on the browser lays out only what is near the screen (`content-visibility`): it costs a
/// jumpy scroll bar, and saves two thirds of the time to the screen at ten thousand.
const LONG: usize = 60;

/// The article. `highlights` in reading order.
pub fn article<'a>(interview: &'a Interview, highlights: &'a [Highlight], settings: &'a Settings) -> Element<'a> {
    let own = interview.language.as_deref();
    let labels = Labels::of(settings.language.as_deref().or(own).or(settings.page_language.as_deref()));
    let exchanges = Exchanges::new(interview, highlights, settings);
    let asked = exchanges.ids.iter().flatten().count();
    let ids = exchanges.ids.clone();
    let mut article = element("article")
        .class("ia")
        .hook("article")
        .with_some("lang", own.filter(|_| settings.language.is_none()))
        .with_some("dir", direction(interview).filter(|_| !settings.has_direction))
        .when(asked > LONG, "data-ia-long");
    article = article.children(header(interview, highlights, settings));
    if settings.contents == Contents::Auto && asked >= 4 {
        article = article.child(contents::contents(interview, highlights, ids, settings, labels));
    }
    if asked > 0 {
        article = article.child(controls(labels));
    }
    if !interview.parts.is_empty() {
        article = article.child(element("div").class("ia-exchanges").child(exchanges.into_node()));
    }
    article.children(closing(interview, highlights, settings))
}

fn header<'a>(interview: &'a Interview, highlights: &'a [Highlight], settings: &Settings) -> Option<Node<'a>> {
    let kicker = interview.kicker.as_deref().map(|kicker| element("p").class("ia-kicker").child(kicker).into());
    let title = interview.title.as_ref().map(|title| {
        let heading = element(names::heading(settings.heading_level - 1)).class("ia-title").hook("title");
        inline::heading(heading, title, &[]).into()
    });
    let introduction = (!interview.introduction.is_empty()).then(|| {
        let blocks = blocks(&interview.introduction, 0, highlights, settings.heading_level);
        element("div").class("ia-introduction").children(blocks).into()
    });
    let parts: Vec<Node<'a>> = [kicker, title, introduction].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| element("header").class("ia-header").children(parts).into())
}

/// Hidden until a behaviour is there to serve them.
fn controls<'a>(labels: Labels) -> Element<'a> {
    let button = |hook, label: &'static str| element("button").fixed("type", "button").hook(hook).child(label);
    element("div")
        .class("ia-controls")
        .hook("controls")
        .when(true, "hidden")
        .child(button("fold-all", labels.fold_all))
        .child(button("unfold-all", labels.unfold_all))
}

fn closing<'a>(interview: &'a Interview, highlights: &'a [Highlight], settings: &Settings) -> Option<Node<'a>> {
    (!interview.closing.is_empty()).then(|| {
        let first = interview.blocks_before_closing();
        let blocks = blocks(&interview.closing, first, highlights, settings.heading_level);
        element("div").class("ia-closing").children(blocks).into()
    })
}

/// `rtl` where the first letter is of a script that is written so.
fn direction(interview: &Interview) -> Option<&'static str> {
    let asked = interview.parts.first().and_then(|part| part.exchanges.first()?.heading());
    let texts = [interview.title.as_ref(), asked, interview.introduction.first().map(Block::text)];
    let first = texts.into_iter().flatten().find_map(|text| text.words.chars().find(|c| is_letter(*c)))?;
    let rtl = matches!(first, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    rtl.then_some("rtl")
}
