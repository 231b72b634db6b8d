//! The attributes of a tag.

use super::references::decoded;
use super::tokens::{is_quote, run};
use crate::letters::{after, part};

/// An attribute's value by its name in small letters; empty where it has none.
pub(super) fn attribute(mut attributes: &str, wanted: &str) -> Option<String> {
    while let Some((name, value, rest)) = next_attribute(attributes) {
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decoded(value.trim_ascii()));
        }
        attributes = rest;
    }
    None
}

/// The first attribute: its name, its value, and what follows.
fn next_attribute(attributes: &str) -> Option<(&str, &str, &str)> {
    let is_gap = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    let attributes = after(attributes, run(attributes, is_gap));
    if attributes.is_empty() {
        return None;
    }
    // A sign of equality that begins a name is part of it.
    let length = 1 + run(after(attributes, 1), |byte| !is_gap(byte) && byte != b'=');
    let length = length + attributes.bytes().skip(length).take_while(|byte| byte & 0xC0 == 0x80).count();
    let name = part(attributes, 0..length);
    let rest = after(attributes, length).trim_ascii_start();
    let Some(value) = rest.strip_prefix('=') else { return Some((name, "", rest)) };
    let value = value.trim_ascii_start();
    let quote = value.bytes().next().filter(|byte| is_quote(*byte));
    if let Some(quote) = quote {
        let end = 1 + run(after(value, 1), |byte| byte != quote);
        if end < value.len() {
            return Some((name, part(value, 1..end), after(value, end + 1)));
        }
    }
    let end = run(value, |byte| !byte.is_ascii_whitespace());
    Some((name, part(value, 0..end), after(value, end)))
}
