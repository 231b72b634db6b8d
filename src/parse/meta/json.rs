//! The keys at the top of an object of JSON.

use super::Field;
use crate::letters::{after, part};

/// The fields of the object that a source begins with, and where it ends, in bytes; `None` where it is no object.
pub(super) fn fields(source: &str) -> Option<(Vec<Field<'_>>, usize)> {
    let mut fields = Vec::new();
    let mut at = source.len() - source.trim_start().len();
    let mut line = 1 + newlines(source, 0..at);
    if !after(source, at).starts_with('{') {
        return None;
    }
    at += 1;
    loop {
        let start = at + gap(after(source, at));
        line += newlines(source, at..start);
        match source.as_bytes().get(start)? {
            b'}' => return Some((fields, start + 1)),
            b',' => at = start + 1,
            b'"' => {
                let name = quoted(source, start)?;
                let colon = name + gap(after(source, name));
                let end = value_end(source, (source.as_bytes().get(colon) == Some(&b':')).then_some(colon + 1)?)?;
                let (key, value) = (part(source, start + 1..name - 1), part(source, colon + 1..end).trim());
                fields.push(Field { key, below: "", line, start: colon + 1, value, plain: false });
                line += newlines(source, start..end);
                at = end;
            }
            _ => return None,
        }
    }
}

fn gap(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_whitespace).count()
}

fn newlines(source: &str, range: std::ops::Range<usize>) -> usize {
    part(source, range).bytes().filter(|&byte| byte == b'\n').count()
}

/// Where a string ends that begins at a byte: behind its second quote.
fn quoted(source: &str, start: usize) -> Option<usize> {
    let mut escaped = false;
    for (n, byte) in after(source, start + 1).bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(start + n + 2),
            _ => {}
        }
    }
    None
}

/// Where a value ends: before the comma or the bracket that is not its own.
fn value_end(source: &str, start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        match source.as_bytes().get(at)? {
            b'"' => at = quoted(source, at)? - 1,
            b'{' | b'[' => depth += 1,
            b',' | b'}' | b']' if depth == 0 => return Some(at),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}
