//! The element's attributes as settings.

use web_sys::HtmlElement;

use super::calls;
use super::find::{attribute, closest};
use crate::letters;
use crate::render::{Contents, Expanded, Settings, names};

pub(super) fn of(host: &HtmlElement) -> Settings {
    let page = closest(host, "[lang]").and_then(|element| element.get_attribute("lang"));
    Settings {
        prefix: calls::prefix(host, &names::slug(&host.id())),
        heading_level: heading_level(&attribute(host, "heading-level")),
        contents: Contents::named(&attribute(host, "contents")),
        expanded: Expanded::named(&attribute(host, "expanded")),
        language: host.get_attribute("lang"),
        page_language: page,
        has_direction: host.has_attribute("dir"),
    }
}

fn heading_level(value: &str) -> u8 {
    match letters::number(value) {
        Some(3) => 3,
        Some(4) => 4,
        Some(5..) => 5,
        _ => 2,
    }
}
