//! What a reader carries a quote away with: its sign and bar, the dialogue with its picture, and the picture as SVG.

use super::labels::Carrying;
use crate::carry::card::{Card, Face};
use crate::letters::{decimal, joined};
use crate::markup::html::html;
use crate::markup::{Element, element};

/// What stands behind a quote for who comes by keyboard.
pub fn sign(labels: &Carrying) -> Element<'_> {
    let sign = element("button").fixed("type", "button").class("ia-quote-sign").hook("quote-sign");
    sign.fixed("data-ia-apart", "").fixed("aria-expanded", "false").with("aria-label", labels.quote.as_str())
}

/// The bar of a quote. `share`: whether the device has a sheet for that.
pub fn bar(labels: &Carrying, share: bool) -> Element<'_> {
    let bar = element("div").class("ia-quote-bar").hook("carry").fixed("data-ia-apart", "").fixed("role", "toolbar");
    let bar = bar.with("aria-label", labels.quote.as_str()).child(button("carry-copy", &labels.copy));
    let bar = if share { bar.child(button("carry-share", &labels.share)) } else { bar };
    let said = element("span").hook("carry-said").fixed("role", "status");
    bar.child(button("carry-card", &labels.picture)).child(button("carry-only", &labels.only)).child(said)
}

/// The picture of a quote, and what leads to its files.
pub fn dialogue(labels: &Carrying) -> Element<'_> {
    let file = |name| element("a").hook("carry-file").fixed("download", "").child(name);
    let shapes = element("div").class("ia-card-buttons").child(button("card-wide", &labels.wide));
    let shapes = shapes.child(button("card-square", &labels.square)).child(file("PNG")).child(file("SVG"));
    let dialogue = element("dialog").class("ia-card").hook("card").fixed("data-ia-apart", "");
    let picture = element("canvas").fixed("role", "img").with("aria-label", labels.picture.as_str());
    dialogue
        .with("aria-label", labels.picture.as_str())
        .child(picture)
        .child(shapes.child(button("card-close", &labels.close)))
}

/// A quote of an article with the question that it answers.
pub struct Answered {
    /// Of its exchange.
    pub id: String,
    pub question: String,
    pub words: String,
    pub speaker: String,
}

/// All quotes and nothing else, in place of what is between the title and the end.
pub fn quotes_only<'a>(labels: &'a Carrying, quotes: &'a [Answered]) -> Element<'a> {
    let whole = button("carry-whole", &labels.whole);
    let mut only = element("div").class("ia-quotes-only").hook("quotes-only").fixed("data-ia-apart", "").child(whole);
    let mut question = "";
    for quote in quotes {
        // One question may have several.
        if quote.id != question && !quote.question.is_empty() {
            let link = element("a").with("href", joined(&["#", &quote.id])).child(quote.question.as_str());
            only = only.child(element("p").class("ia-quotes-question").child(link));
        }
        question = &quote.id;
        let words = element("blockquote").class("ia-quotes-quote").child(element("p").child(quote.words.as_str()));
        let speaker = element("p").class("ia-speaker").child(quote.speaker.as_str());
        only = only.child(if quote.speaker.is_empty() { words } else { words.child(speaker) });
    }
    only
}

fn button<'a>(hook: &'static str, label: &'a str) -> Element<'a> {
    element("button").fixed("type", "button").hook(hook).child(label)
}

/// What a picture takes of the page: its colours, as SVG names them, and a family for all and for the words' weights.
pub struct Theme {
    pub ground: String,
    pub ink: String,
    pub accent: String,
    pub quiet: String,
    pub family: String,
    /// BCP 47: Chinese and Japanese write one sign in two ways.
    pub language: String,
}

/// The picture with its lines as text.
pub fn svg(card: &Card, theme: &Theme) -> String {
    let [width, height] = [card.width, card.height].map(decimal);
    let view = joined(&["0 0 ", &width, " ", &height]);
    let rect = |x: usize, y: usize, size: [usize; 2], fill: &str| {
        let rect = element("rect").with("x", decimal(x)).with("y", decimal(y)).with("width", decimal(size[0]));
        rect.with("height", decimal(size[1])).with("fill", fill.to_owned())
    };
    let [x, y, wide, high] = card.rule_box();
    let mut picture = element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("lang", theme.language.clone())
        .with("viewBox", view)
        .with("width", width)
        .with("height", height)
        .with("font-family", theme.family.clone())
        .child(rect(0, 0, [card.width, card.height], &theme.ground))
        .child(rect(x, y, [wide, high], &theme.accent));
    for line in &card.lines {
        let (fill, weight) = match line.face {
            Face::Words => (&theme.ink, "400"),
            Face::Speaker => (&theme.ink, "600"),
            Face::Title | Face::Site => (&theme.quiet, "400"),
        };
        let text = element("text").with("x", decimal(line.x)).with("y", decimal(line.y));
        let text = text.with("font-size", decimal(line.size)).with("font-weight", weight).with("fill", fill.clone());
        let text = if card.to_left { text.with("direction", "rtl") } else { text };
        picture = picture.child(text.child(line.text.as_str()));
    }
    html(&picture.into())
}
