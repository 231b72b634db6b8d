//! Markup to a string: the only place that escapes.

use super::{Element, Node};

/// The elements that have no end tag, of those we use.
const VOID: [&str; 5] = ["br", "img", "link", "meta", "track"];

/// The node as HTML.
pub fn html(node: &Node<'_>) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node<'_>, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, out),
        Node::Element(element) => write_element(element, out),
        Node::Each(each) => each(&mut |node| write(&node, out)),
    }
}

fn write_element(element: &Element<'_>, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(text) if element.tag == "script" => data(text, out),
            child => write(child, out),
        }
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

/// Escapes for text and for attribute values in double quotes alike. NUL cannot stand in HTML and a carriage return
/// would be read as a line feed: both would make the string differ from the live nodes, and the parser never passes
/// them on (see `parse::decode`).
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// The JSON of a data block: a script's text ends at the first `</script` whatever it stands in, and JSON can write
/// these signs in another way.
fn data(json: &str, out: &mut String) {
    out.push_str(&json.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::element;

    #[test]
    fn text_and_values_are_escaped() {
        let node = element("a").with("href", "?a=1&b=\"2\"").child("<b> & \"c\"").into();
        assert_eq!(html(&node), "<a href=\"?a=1&amp;b=&quot;2&quot;\">&lt;b&gt; &amp; &quot;c&quot;</a>");
    }

    #[test]
    fn a_data_block_cannot_be_left() {
        let node = element("script").child("{\"a\":\"</script><b>&\"}").into();
        assert_eq!(html(&node), "<script>{\"a\":\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\"}</script>");
    }

    #[test]
    fn a_void_element_has_no_end() {
        assert_eq!(html(&element("br").into()), "<br>");
    }

    #[test]
    fn children_made_one_by_one_stand_in_order() {
        let each = Node::Each(Box::new(|emit| (0..3).for_each(|n| emit(n.to_string().into()))));
        assert_eq!(html(&element("p").child(each).into()), "<p>012</p>");
    }
}
