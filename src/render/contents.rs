//! The table of contents.

use std::rc::Rc;

use super::labels::Labels;
use super::{Settings, names};
use crate::markup::{Element, Node, element};
use crate::model::{Interview, Part};

/// A list of the questions. It stands beside its `<details>`, as an answer stands beside its question.
pub(super) fn contents<'a>(
    interview: &'a Interview,
    ids: Rc<[Option<String>]>,
    settings: &Settings,
    labels: &'static Labels,
) -> Element<'a> {
    let label = names::contents_id(&settings.prefix);
    let summary = element("summary").class("ia-contents-label").with("id", label.clone()).child(labels.contents);
    element("nav")
        .class("ia-contents")
        .hook("contents")
        .with("aria-labelledby", label)
        .child(element("details").class("ia-contents-fold").hook("contents-fold").child(summary))
        .child(element("ol").child(Node::Each(Box::new(move |emit| entries(interview, &ids, emit)))))
}

fn entries(interview: &Interview, ids: &[Option<String>], emit: &mut dyn FnMut(Node<'_>)) {
    let mut ids = ids.iter();
    for Part { title, exchanges } in &interview.parts {
        if let Some(title) = title {
            emit(element("li").class("ia-contents-part").child(title.words.as_str()).into());
        }
        for (exchange, id) in exchanges.iter().zip(&mut ids) {
            if let (Some(heading), Some(id)) = (exchange.heading(), id) {
                let link = element("a").with("href", ["#", id].concat()).child(heading.words.as_str());
                emit(element("li").child(link).into());
            }
        }
    }
}
