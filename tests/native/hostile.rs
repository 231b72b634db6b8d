//! Nothing of a source becomes markup: read back as a browser reads it, an article holds only what `render` makes.

use interview_article::markup::html::html;
use interview_article::model::{Block, Exchange, Interview, Media, MediaKind, Part, Style, Styled, Text, Track, Turn};
use interview_article::quote::{Wanted, highlights};
use interview_article::render::{Settings, article};
use scraper::Html;
use scraper::node::Element;

use crate::reading::{cases, read, shared};
use crate::rich;

#[path = "../hostile/sources.rs"]
mod sources;

const TAGS: [&str; 45] = [
    "a",
    "article",
    "audio",
    "blockquote",
    "br",
    "button",
    "code",
    "del",
    "details",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "html",
    "iframe",
    "img",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "ul",
    "video",
];
const ATTRIBUTES: [&str; 34] = [
    "allowfullscreen",
    "alt",
    "aria-hidden",
    "aria-labelledby",
    "data-ia-quoted",
    "data-ia-speaker",
    "data-ia-words",
    "tabindex",
    "class",
    "controls",
    "data-ia",
    "data-ia-long",
    "data-ia-role",
    "datetime",
    "decoding",
    "dir",
    "height",
    "hidden",
    "href",
    "id",
    "kind",
    "label",
    "lang",
    "loading",
    "open",
    "preload",
    "sandbox",
    "sizes",
    "srclang",
    "start",
    "tabindex",
    "title",
    "type",
    "width",
];
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

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

#[test]
fn hostile_media_do_not_live() {
    let kinds = [MediaKind::Image, MediaKind::Video, MediaKind::Audio, MediaKind::Frame];
    let more = ["data:image/svg+xml,<svg onload=alert(1)>", "d\0ata:text/html,x", "\u{1F}javascript:alert(1)"];
    for address in sources::ADDRESSES.iter().chain(&more) {
        for kind in kinds {
            let interview = showing(kind, address);
            let article = html(&article(&interview, &[], &Settings::default()).into());
            check(address, &article);
            assert!(!article.contains(" src="), "{address:?}: {article}");
            assert_eq!(
                article.matches("come <b>".replace('<', "&lt;").replace('>', "&gt;").as_str()).count(),
                3,
                "{article}"
            );
        }
    }
    for address in ["http://a.example", "//a.example", "/a", "a.html", "data:image/png,x"] {
        let article = html(&article(&showing(MediaKind::Frame, address), &[], &Settings::default()).into());
        assert!(!article.contains("<iframe"), "{address:?}: {article}");
    }
    let article = html(&article(&showing(MediaKind::Frame, "https://a.example"), &[], &Settings::default()).into());
    assert_eq!(article.matches("<iframe").count(), article.matches(" sandbox=\"allow-scripts ").count());
}

#[test]
fn nothing_in_a_rich_interview_becomes_markup() {
    for seed in 0..300 {
        let (interview, marked) = rich::interview(seed);
        let highlights = highlights(&interview, &marked, Wanted::Auto);
        let string = html(&article(&interview, &highlights, &Settings::default()).into());
        check(&seed.to_string(), &string);
        // What a browser would build is what was written.
        assert_eq!(bare(&Html::parse_fragment(&string).root_element().inner_html()), bare(&string), "{seed}");
    }
}

/// Markup without its attributes, whose order means nothing.
fn bare(html: &str) -> String {
    let tag = |part: &str| {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        [tag.split(' ').next().unwrap_or_default(), ">", after].concat()
    };
    html.replace("&quot;", "\"").split('<').map(tag).collect::<Vec<_>>().join("<")
}

/// An interview with a medium in its title, its question and an answer.
fn showing(kind: MediaKind, address: &str) -> Interview {
    let track =
        Track { source: address.to_owned(), kind: address.to_owned(), label: "a".to_owned(), ..Track::default() };
    let media = Media {
        kind,
        source: address.to_owned(),
        alternative: "come <b>".to_owned(),
        size: Some((1, 2)),
        set: [address, " 1x, ", address, " 2x"].concat(),
        sizes: "50vw".to_owned(),
        poster: address.to_owned(),
        tracks: vec![track],
    };
    let mut interview = linking("#");
    let shown = |text: &mut Text| {
        text.styles = vec![Styled { range: 5..5, style: Style::Media(Box::new(media.clone())) }].into()
    };
    interview.title.iter_mut().for_each(shown);
    for exchange in interview.parts.iter_mut().flat_map(|part| &mut part.exchanges) {
        let turns = exchange.question.iter_mut().chain(&mut exchange.replies);
        turns.flat_map(|turn| &mut turn.blocks).for_each(|block| shown(&mut block.text));
    }
    interview
}

/// An interview that links to an address, which no plain text can.
fn linking(address: &str) -> Interview {
    let text = Text {
        words: "come here now".to_owned(),
        styles: vec![Styled { range: 5..9, style: Style::Link(address.to_owned()) }].into(),
    };
    let turn = Turn { blocks: vec![Block::paragraph(text.clone())], ..Turn::default() };
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
        "href" => is_relative(value) || SCHEMES.iter().any(|scheme| value.to_ascii_lowercase().starts_with(scheme)),
        "src" | "poster" => is_shown(value),
        "srcset" => value.split(", ").all(|one| is_shown(one.split(' ').next().unwrap_or_default())),
        "style" | "srcdoc" => false,
        "class" | "id" | "aria-labelledby" => value.starts_with("ia"),
        _ => ATTRIBUTES.contains(&attribute),
    };
    assert!(fine, "{name}: <{} {attribute}={value:?}>", element.name());
}

fn is_shown(address: &str) -> bool {
    let live = ["https:", "http:", "data:image/png"].iter().any(|start| address.starts_with(start));
    live || is_relative(address)
}

/// An address without a scheme, and without what a browser would take out before it looks for one.
fn is_relative(address: &str) -> bool {
    let start = address.split(['/', '?', '#']).next().unwrap_or_default();
    !start.contains(|c: char| c == ':' || c <= ' ')
}
