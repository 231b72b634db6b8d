//! The value of a key: scalars, quoted, folded or plain, and lists and maps of them, as YAML, TOML and JSON write them.

use std::mem;

use crate::letters::{Signs, after, find, part, until};

/// A scalar of a value, with its key where the value is a map, or a list of maps. What lies deeper is skipped.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Value {
    pub key: String,
    /// On one line.
    pub text: String,
}

/// Reads what stands behind a key, and in the lines below it.
pub(super) fn values(source: &str) -> Vec<Value> {
    let (first, below) = source.split_once('\n').unwrap_or((source, ""));
    let first = first.trim();
    match first.bytes().next() {
        None | Some(b'#') => block(below),
        Some(b'|' | b'>') => vec![scalar(&one_line(below))],
        Some(b'"' | b'\'' | b'[' | b'{') => flow(source.trim()).unwrap_or_else(|| vec![scalar(&plain(source))]),
        Some(_) => vec![scalar(&plain(source))],
    }
}

fn scalar(text: &str) -> Value {
    Value { key: String::new(), text: text.trim().to_owned() }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plain scalar goes on in the lines below it; a comment ends it.
fn plain(source: &str) -> String {
    let mut text = String::new();
    for line in source.lines() {
        let end = comment(line);
        for word in until(line, end).split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        if end < line.len() {
            break;
        }
    }
    text
}

/// Where a comment begins in a line: `#` behind a space.
fn comment(line: &str) -> usize {
    let bytes = line.as_bytes();
    let begins =
        |n: &usize| bytes.get(*n) == Some(&b'#') && n.checked_sub(1).is_none_or(|n| bytes.get(n) == Some(&b' '));
    (0..bytes.len()).find(begins).unwrap_or(bytes.len())
}

/// A list or a map in lines, or a scalar that begins on a line of its own.
fn block(lines: &str) -> Vec<Value> {
    let written = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut found: Vec<Value> = Vec::new();
    let Some(first) = lines.lines().find(written) else { return found };
    let outer = indent(first);
    // Where the keys of an item stand, behind its dash.
    let mut inner = outer;
    for line in lines.lines().filter(written) {
        let text = line.trim();
        let item = text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '));
        if let Some(rest) = item.filter(|_| indent(line) == outer) {
            inner = indent(line) + text.len() - rest.trim_start().len();
            found.extend(entry(rest.trim()));
        } else if indent(line) == inner && (found.is_empty() || has_key(text)) {
            found.extend(entry(text));
        } else if let Some(last) = found.last_mut().filter(|last| last.key.is_empty()) {
            last.text.push(' ');
            last.text.push_str(text);
        }
    }
    found
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// `name: Jane`, or only a scalar.
fn entry(text: &str) -> Vec<Value> {
    if !has_key(text) {
        return values(text);
    }
    let (key, value) = text.split_once(':').unwrap_or_default();
    let scalar = values(value).into_iter().next().filter(|value| value.key.is_empty());
    vec![Value { key: key.to_owned(), text: scalar.unwrap_or_default().text }]
}

fn has_key(text: &str) -> bool {
    let value = text.split_once(':').filter(|_| !text.begins_with_any("\"'[{"));
    value.is_some_and(|(_, value)| value.is_empty() || value.starts_with(' '))
}

/// What stands in quotes or brackets. `{name: "Jane"}`, `{name = "Jane"}` and `{"name": "Jane"}` are one. `None` where
/// more stands behind it, as in the title `[Interview] Jane Doe`.
fn flow(source: &str) -> Option<Vec<Value>> {
    let mut found = Vec::new();
    let mut open = Value::default();
    let mut brackets: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = source.as_bytes().get(at) {
        let mut length = 1;
        match byte {
            b'[' | b'{' => brackets.push(byte),
            b',' | b']' | b'}' => {
                keep(&mut found, &mut open, &brackets);
                if byte != b',' {
                    brackets.pop();
                }
            }
            b':' | b'=' if brackets.last() == Some(&b'{') => open.key = mem::take(&mut open.text),
            b'"' | b'\'' => (open.text, length) = quoted(after(source, at)),
            _ if byte.is_ascii_whitespace() => {}
            _ => {
                length = bare(after(source, at));
                open.text = one_line(part(source, at..at + length));
            }
        }
        at += length;
        if brackets.is_empty() {
            break;
        }
    }
    keep(&mut found, &mut open, &brackets);
    let behind = after(source, at).lines().next().unwrap_or_default().trim();
    (behind.is_empty() || behind.begins_with_any("#,")).then_some(found)
}

/// Keeps a scalar of a list, of a map, or of a map in a list.
fn keep(found: &mut Vec<Value>, open: &mut Value, brackets: &[u8]) {
    let value = mem::take(open);
    if matches!(brackets, [] | [_] | [b'[', b'{']) && !value.text.is_empty() {
        found.push(value);
    }
}

/// How long a scalar without quotes is, between brackets: colons stand in times and addresses too.
fn bare(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |n: &usize| match bytes.get(*n) {
        Some(b',' | b']' | b'}' | b'[' | b'{') => true,
        Some(b':' | b'=') => bytes.get(n + 1).is_none_or(u8::is_ascii_whitespace),
        Some(b'#') => bytes.get(n.wrapping_sub(1)).is_some_and(u8::is_ascii_whitespace),
        _ => false,
    };
    // One at least, so that there is always less to read.
    let end = (1..bytes.len()).find(|n| text.is_char_boundary(*n) && ends(n));
    end.unwrap_or(bytes.len())
}

/// A scalar in quotes, on one line, and how many bytes it takes; one that nobody closes ends with the text.
fn quoted(text: &str) -> (String, usize) {
    let is_double = text.starts_with('"');
    let quote = until(text, 1);
    // TOML's, over several lines.
    let triple = if is_double { "\"\"\"" } else { "'''" };
    if let Some(inside) = text.strip_prefix(triple) {
        let end = find(inside, triple).unwrap_or(inside.len());
        return (one_line(until(inside, end)), (end + 6).min(text.len()));
    }
    let (mut words, mut at) = (String::new(), 1);
    while let Some(c) = after(text, at).chars().next() {
        at += c.len_utf8();
        let rest = after(text, at);
        if c == '\\' && is_double {
            let (c, length) = escaped(rest);
            words.push(c);
            at += length;
        } else if c != '"' && c != '\'' || !quote.starts_with(c) {
            words.push(c);
        } else if !is_double && rest.starts_with('\'') {
            words.push('\'');
            at += 1;
        } else {
            break;
        }
    }
    (one_line(&words), at)
}

/// The character of an escape, and how many bytes it takes behind its backslash.
fn escaped(rest: &str) -> (char, usize) {
    let c = rest.chars().next().unwrap_or(' ');
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'n' | 't' | 'r' | '\n' => return (' ', 1),
        c => return (c, if rest.is_empty() { 0 } else { c.len_utf8() }),
    };
    let code = |from: usize| {
        let mut all = part(rest, from..from + digits).chars();
        all.try_fold(0, |code, c| Some((code << 4) + c.to_digit(16)?)).unwrap_or_default()
    };
    let (high, low) = (code(1), if part(rest, 5..7) == "\\u" { code(7) } else { 0 });
    if digits == 4 && (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low) {
        let code = 0x1_0000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 11);
    }
    let taken = part(rest, 0..1 + digits).len();
    (char::from_u32(high).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER), taken.max(1))
}
