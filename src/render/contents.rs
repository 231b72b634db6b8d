//! The table of contents.

use std::rc::Rc;

#[cfg(feature = "wire")]
use super::inline;
use super::labels::Labels;
use super::{Settings, names};
use crate::letters::joined;
use crate::markup::{Element, Node, element};
use crate::model::{Interview, Part};
use crate::quote::Highlight;

/// Above as many questions the list starts folded wherever it stands: a rail of a thousand lines leads nobody, and ten
/// thousand entries are half of the time to the screen.
const LONG: usize = 400;

/// A list of the questions. It stands beside its `<details>`, as an answer stands beside its question.
pub(super) fn contents<'a>(
    interview: &'a Interview,
    highlights: &'a [Highlight],
    ids: Rc<[Option<String>]>,
    settings: &Settings,
    labels: Labels,
) -> Element<'a> {
    let asked = ids.iter().flatten().count();
    let label = names::contents_id(&settings.prefix);
    let summary = element("summary").class("ia-contents-label").with("id", label.clone()).child(labels.contents);
    element("nav")
        .class("ia-contents")
        .hook("contents")
        .when(asked > LONG, "data-ia-long")
        .with("aria-labelledby", label)
        .child(element("details").class("ia-contents-fold").hook("contents-fold").child(summary))
        .child(element("ol").child(Node::Each(Box::new(move |emit| entries(interview, highlights, &ids, emit)))))
}

/// A question whose exchange has a quote has a sign of it.
fn entries(interview: &Interview, highlights: &[Highlight], ids: &[Option<String>], emit: &mut dyn FnMut(Node<'_>)) {
    let mut ids = ids.iter();
    let mut end = interview.introduction.len();
    for Part { title, exchanges } in &interview.parts {
        if let Some(title) = title {
            emit(element("li").class("ia-contents-part").child(title.words.as_str()).into());
        }
        for (exchange, id) in exchanges.iter().zip(&mut ids) {
            let blocks = end..end + exchange.blocks();
            end = blocks.end;
            let quoted = highlights.iter().any(|highlight| blocks.contains(&highlight.place.block));
            if let (Some(heading), Some(id)) = (exchange.heading(), id) {
                let link = element("a")
                    .when(quoted, "data-ia-quoted")
                    .with("href", joined(&["#", id]))
                    .child(heading.words.as_str());
                // Elsewhere the page has no room for it, and its reader's tools say it (`www/reading/languages.js`).
                #[cfg(feature = "wire")]
                let link = inline::in_language(link, heading.language());
                emit(element("li").child(link).into());
            }
        }
    }
}
