//! Nothing of a source becomes markup: read back as a browser reads it, an article holds only what `render` makes.

use interview_article::markup::html::html;
use interview_article::model::{Block, Exchange, Interview, Part, Style, Styled, Text, Turn};
use interview_article::render::{Settings, article};
use scraper::Html;
use scraper::node::Element;

use crate::reading::{cases, read, shared};

#[path = "../hostile/sources.rs"]
mod sources;

const TAGS: [&str; 18] = [
    "a", "article", "br", "button", "details", "div", "h1", "h2", "h3", "header", "html", "li", "mark", "nav", "ol",
    "p", "section", "summary",
];
const ATTRIBUTES: [&str; 12] = [
    "aria-labelledby",
    "class",
    "data-ia",
    "data-ia-long",
    "data-ia-role",
    "dir",
    "hidden",
    "href",
    "id",
    "lang",
    "open",
    "type",
];
const SCHEMES: [&str; 5] = ["#", "http:", "https:", "mailto:", "tel:"];

#[test]
fn hostile_words_are_words() {
    for words in sources::WORDS {
        for source in [sources::source(words), sources::lettered(words), words.to_owned()] {
            check(words, &read(source.as_bytes()).html);
        }
    }
}

#[test]
fn nothing_in_a_source_becomes_markup() {
    cases().iter().for_each(|case| check(&case.name, &read(&case.source).html));
    shared().iter().for_each(|(name, source)| check(name, &read(source).html));
}

#[test]
fn hostile_addresses_do_not_live() {
    for address in sources::ADDRESSES {
        let interview = linking(address);
        let article = html(&article(&interview, &[], &Settings::default()).into());
        check(address, &article);
        assert!(!article.contains("href"), "{address:?}: {article}");
    }
}

/// An interview that links to an address, which no plain text can.
fn linking(address: &str) -> Interview {
    let text = Text {
        words: "come here now".to_owned(),
        styles: vec![Styled { range: 5..9, style: Style::Link(address.to_owned()) }],
    };
    let turn = Turn { blocks: vec![Block::Paragraph(text.clone())], ..Turn::default() };
    let exchange = Exchange { question: Some(turn.clone()), replies: vec![turn] };
    Interview {
        title: Some(text),
        parts: vec![Part { title: None, exchanges: vec![exchange] }],
        ..Interview::default()
    }
}

fn check(name: &str, html: &str) {
    let article = Html::parse_fragment(html);
    for element in article.root_element().descendants().filter_map(|node| node.value().as_element()) {
        assert!(TAGS.contains(&element.name()), "{name}: <{}>", element.name());
        element.attrs().for_each(|(attribute, value)| check_attribute(name, element, attribute, value));
    }
}

fn check_attribute(name: &str, element: &Element, attribute: &str, value: &str) {
    let fine = match attribute {
        "href" => SCHEMES.iter().any(|scheme| value.to_ascii_lowercase().starts_with(scheme)),
        "class" | "id" | "aria-labelledby" => value.starts_with("ia"),
        _ => ATTRIBUTES.contains(&attribute),
    };
    assert!(fine, "{name}: <{} {attribute}={value:?}>", element.name());
}
