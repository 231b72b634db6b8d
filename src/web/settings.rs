//! The element's attributes as settings.

use web_sys::HtmlElement;

use crate::render::{Contents, Expanded, Settings, names};

/// An attribute's value; nothing where it is not there.
pub(super) fn attribute(host: &HtmlElement, name: &str) -> String {
    host.get_attribute(name).unwrap_or_default()
}

pub(super) fn of(host: &HtmlElement) -> Settings {
    let page = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    Settings {
        prefix: prefix(host),
        heading_level: attribute(host, "heading-level").parse().unwrap_or(2).clamp(2, 5),
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
    let all = host.owner_document().and_then(|page| page.query_selector_all("interview-article:not([id])").ok());
    let nodes = all.map(|all| (0..all.length()).filter_map(move |n| all.get(n)));
    let before = nodes.and_then(|mut nodes| nodes.position(|node| host.is_same_node(Some(&node)))).unwrap_or_default();
    if before == 0 { "ia".to_owned() } else { ["ia", &(before + 1).to_string()].concat() }
}
