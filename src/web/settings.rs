//! The element's attributes as settings.

use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, NodeList};

use super::find::{self, attribute, closest};
use crate::letters;
use crate::render::{Contents, Expanded, Settings, names};

pub(super) fn of(host: &HtmlElement) -> Settings {
    let page = closest(host, "[lang]").and_then(|element| element.get_attribute("lang"));
    Settings {
        prefix: prefix(host),
        heading_level: heading_level(&attribute(host, "heading-level")),
        contents: Contents::named(&attribute(host, "contents")),
        expanded: Expanded::named(&attribute(host, "expanded")),
        language: host.get_attribute("lang"),
        page_language: page,
        has_direction: host.has_attribute("dir"),
    }
}

/// The element's own id where it has one; else `ia`, `ia2`, `ia3` in the order of the page, so that an address stays
/// the same from visit to visit.
fn prefix(host: &HtmlElement) -> String {
    let own = names::slug(&host.id());
    if !own.is_empty() {
        return own;
    }
    let all = find::root(host).query_selector_all("interview-article:not([id])").ok();
    let is_host =
        |all: &NodeList, n| all.get(n).is_some_and(|node| JsValue::from(node) == *JsValue::from(host).as_ref());
    let before = all.and_then(|all| (0..all.length()).find(|&n| is_host(&all, n))).unwrap_or_default();
    if before == 0 { "ia".to_owned() } else { ["ia", &letters::decimal(before as usize + 1)].concat() }
}

fn heading_level(value: &str) -> u8 {
    match letters::number(value) {
        Some(3) => 3,
        Some(4) => 4,
        Some(5..) => 5,
        _ => 2,
    }
}
