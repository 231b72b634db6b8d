//! A whole document around an article, for a site that has no page of its own for it.

use crate::markup::html::html;
use crate::markup::{Element, element};
use crate::model::{Interview, Role};

/// The document as HTML. `base`: where the published files stand, with its last slash. `data`: schema.org JSON.
pub fn page<'a>(interview: &'a Interview, article: Element<'a>, base: &str, data: Option<String>) -> String {
    let title = interview.title.as_ref().map_or("Interview", |title| title.words.as_str());
    let mut head = element("head")
        .child(element("meta").with("charset", "utf-8"))
        .child(element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .child(element("meta").with("name", "color-scheme").with("content", "light dark"))
        .child(element("title").child(title))
        .children(
            sheets(interview)
                .map(|sheet| element("link").with("rel", "stylesheet").with("href", format!("{base}{sheet}")).into()),
        )
        .child(element("script").with("type", "module").with("src", format!("{base}interview-article.js")));
    if let Some(data) = data {
        head = head.child(element("script").with("type", "application/ld+json").child(data));
    }
    let body = element("body").child(element("main").child(element("interview-article").child(article)));
    let root = element("html").with_some("lang", interview.language.as_deref());
    format!("<!doctype html>{}\n", html(&root.child(head).child(body).into()))
}

/// The style sheets that an article needs: for lists, tables, code and pictures one more.
fn sheets(interview: &Interview) -> impl Iterator<Item = &'static str> {
    let more = needs_blocks(interview).then_some("interview-article-blocks.css");
    std::iter::once("interview-article.css").chain(more)
}

#[cfg(feature = "rich")]
fn needs_blocks(interview: &Interview) -> bool {
    use crate::model::{Block, Kind, Style};
    let plain = |block: &Block| {
        let styles = block.text.styles.iter();
        let more = |style: &Style| matches!(style, Style::Code | Style::Language(_) | Style::Media(_));
        let words = styles.clone().all(|styled| !more(&styled.style));
        block.kind == Kind::Paragraph && block.quoted == 0 && words
    };
    let timed = interview.exchanges().flat_map(|exchange| exchange.turns()).any(|turn| turn.time.is_some());
    let portrayed = interview.speakers.iter().any(|speaker| speaker.image.is_some());
    timed || portrayed || !interview.blocks().all(plain)
}

#[cfg(not(feature = "rich"))]
fn needs_blocks(_: &Interview) -> bool {
    false
}

/// Who the article is about: those who answer.
pub fn guests(interview: &Interview) -> impl Iterator<Item = &str> {
    let answering = interview.speakers.iter().filter(|speaker| speaker.role == Role::Answers);
    answering.map(|speaker| speaker.name.as_str())
}
