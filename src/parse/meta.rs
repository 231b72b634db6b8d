//! Front matter: what a source says of itself before it begins, in the manners of the common site generators.
//!
//! A few scalars of a header are all we need: a library for YAML, TOML or JSON would be dead weight in the page. What is
//! not understood is skipped.

use super::passage::Meta;
use crate::letters::{Signs, Words, after, part, until, words};
use crate::model::Role;
use value::{Value, values};

mod json;
mod value;

/// Takes front matter off the beginning: what it says, the line on which the body begins (from 1), and the body.
pub(super) fn take(source: &str) -> (Meta, usize, &str) {
    let found = match source.trim_start().bytes().next() {
        Some(b'-') => yaml(source),
        Some(b'+') => toml(source),
        Some(b'{') => json(source),
        Some(b'<') => comment(source),
        Some(_) => lines_of_keys(source),
        None => None,
    };
    let Some(head) = found else { return (Meta::default(), 1, source) };
    let line = 1 + until(source, head.length).bytes().filter(|&byte| byte == b'\n').count();
    (meta(&head.fields), line, after(source, head.length))
}

/// What stands before the body.
struct Head<'a> {
    fields: Vec<Field<'a>>,
    /// In bytes.
    length: usize,
}

/// A key at the top of a header and what stands behind and below it.
#[derive(Clone, Copy)]
struct Field<'a> {
    key: &'a str,
    /// The key inside of the table `key` of TOML.
    below: &'a str,
    line: usize,
    /// Where the value begins, in bytes.
    start: usize,
    value: &'a str,
    /// The value is what stands there, quotes and all.
    plain: bool,
}

impl<'a> Field<'a> {
    /// Of a line that a key begins; the value ends with the line.
    fn of(line: &Line<'a>, key: &'a str, value: &'a str) -> Self {
        Field { key, below: "", line: line.number, start: line.end() - value.len(), value, plain: false }
    }

    /// Lets the value go on to the end of a further line.
    fn extend(&mut self, source: &'a str, line: &Line<'_>) {
        self.value = part(source, self.start..line.end());
    }
}

const TITLE: Words = words!["title", "post_title"];
const AUTHORS: Words = words!["author", "authors", "by", "postauthors"];
const DATE: Words = words!["date", "published"];
const LANGUAGE: Words = words!["lang", "language"];
const IMAGE: Words =
    words!["image", "og_image", "featured-image", "featured_image", "cover", "thumbnail", "previewimage"];
const QUOTES: Words = words!["quotes"];
const HOSTS: Words = words!["host", "hosts", "interviewer", "interviewers"];
const GUESTS: Words = words!["guest", "guests", "interviewee", "interviewees"];
/// Says nothing to us, but that this is front matter.
const OTHERS: Words = words!["layout", "slug", "tags", "categories", "description", "draft"];
/// Below the key of a picture.
const NONE: Words = words![];
const ADDRESS: Words = words!["src", "url", "image", "path", "feature"];

fn is_known(key: &str) -> bool {
    [TITLE, AUTHORS, DATE, LANGUAGE, IMAGE, QUOTES, HOSTS, GUESTS, OTHERS]
        .iter()
        .any(|keys| keys.contains_in_any_case(key))
}

fn meta(fields: &[Field<'_>]) -> Meta {
    let first = |keys: Words, below: Words, fits: fn(&str) -> bool| {
        let mut all = fields.iter().filter(|field| keys.contains_in_any_case(field.key));
        all.find_map(|field| Some((chosen(field, below).find(|text| fits(text))?, field.line)))
    };
    let language = first(LANGUAGE, NONE, |_| true).map(|(text, _)| text.replace('_', "-"));
    Meta {
        title: first(TITLE, NONE, |_| true),
        authors: fields.iter().map(|field| people(field, AUTHORS)).find(|names| !names.is_empty()).unwrap_or_default(),
        date: first(DATE, NONE, |text| text.bytes().any(|byte| byte.is_ascii_digit())).map(|(text, _)| text),
        language: language.filter(|text| is_language(text)),
        image: first(IMAGE, ADDRESS, |_| true).map(|(text, _)| text),
        people: [(HOSTS, Role::Asks), (GUESTS, Role::Answers)]
            .iter()
            .flat_map(|(keys, role)| roles(fields, *keys, *role))
            .collect(),
        quotes: quotes(fields),
    }
}

fn roles(fields: &[Field<'_>], keys: Words, role: Role) -> impl Iterator<Item = (String, Role)> {
    fields.iter().flat_map(move |field| people(field, keys)).map(move |name| (name, role))
}

/// The quotes of a list: words alone, or `exact` and behind it `prefix` and `suffix`.
fn quotes(fields: &[Field<'_>]) -> Vec<[String; 3]> {
    let mut quotes: Vec<[String; 3]> = Vec::new();
    for field in fields.iter().filter(|field| QUOTES.contains_in_any_case(field.key)) {
        for Value { key, text } in values(field.value).into_iter().filter(|value| !is_nothing(&value.text)) {
            let key = if field.below.is_empty() { key.as_str() } else { field.below };
            match (key, quotes.last_mut()) {
                ("prefix", Some(quote)) => quote[1] = text,
                ("suffix", Some(quote)) => quote[2] = text,
                ("" | "exact", _) => quotes.push([text, String::new(), String::new()]),
                // A colon in words without quotation marks is no key.
                (start, _) => quotes.push([[start, ": ", &text].concat(), String::new(), String::new()]),
            }
        }
    }
    quotes
}

/// The values of a field itself and of those keys below it.
fn chosen(field: &Field<'_>, below: Words) -> impl Iterator<Item = String> {
    let all = if field.plain {
        vec![Value { key: String::new(), text: field.value.split_whitespace().collect::<Vec<_>>().join(" ") }]
    } else {
        values(field.value)
    };
    let fits = |value: &Value| {
        let key = if field.below.is_empty() { &value.key } else { field.below };
        (key.is_empty() || below.contains_in_any_case(key)) && !is_nothing(&value.text)
    };
    all.into_iter().filter(fits).map(|value| value.text).collect::<Vec<_>>().into_iter()
}

fn is_nothing(text: &str) -> bool {
    words!["", "null", "~"].contains(text)
}

/// The names in a field of such keys. Where there is but one scalar for several, signs part them.
fn people(field: &Field<'_>, keys: Words) -> Vec<String> {
    if !keys.contains_in_any_case(field.key) {
        return Vec::new();
    }
    let names: Vec<String> = chosen(field, words!["name"]).collect();
    match names.as_slice() {
        // A comma may stand within the name of one.
        [all] if field.key.ends_with_any("sS") => {
            all.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        _ => names,
    }
}

/// Whether a text can be of BCP 47 (RFC 5646, 2.1), so that "English" does not end up as a `lang`.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let ascii = |part: &str| part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(ascii)
}

/// A line of the source: its number from 1, where it begins in bytes, and its text.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn lines(source: &str) -> impl Iterator<Item = Line<'_>> {
    let mut next = 0;
    source.lines().enumerate().map(move |(n, text)| {
        let start = next;
        next += text.len() + 1;
        Line { number: n + 1, start, text }
    })
}

/// `key: value`, with the key at the beginning of the line; the value is what stands behind it.
fn key(line: &str, sign: u8) -> Option<(&str, &str)> {
    const LONGEST: usize = 40;
    let bytes = line.as_bytes();
    let apart = |n: usize| sign != b':' || bytes.get(n + 1).is_none_or(u8::is_ascii_whitespace);
    let end = (0..bytes.len().min(LONGEST)).find(|&n| bytes.get(n) == Some(&sign) && apart(n))?;
    let name = until(line, end).trim_end();
    let inside = |quote| name.strip_prefix(quote)?.strip_suffix(quote);
    let name = inside('"').or_else(|| inside('\'')).unwrap_or(name);
    let begins = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' ' | b':'));
    (begins && plain).then_some((name, after(line, end + 1)))
}

/// The lines between two fences; `None` where nobody closes. The second is the byte at which the body begins.
fn fenced<'a>(source: &'a str, open: &str, close: &[&str]) -> Option<(Vec<Line<'a>>, usize)> {
    let mut all = lines(source);
    all.by_ref().find(|line| !line.text.trim().is_empty()).filter(|line| line.text.trim_end() == open)?;
    let mut inside = Vec::new();
    for line in all {
        if close.contains(&line.text.trim_end()) {
            return Some((inside, (line.end() + 1).min(source.len())));
        }
        inside.push(line);
    }
    None
}

/// `---`, lines of YAML, `---`. Between two rulers somebody may also talk ("Jane: Yes."): so it has a key that is
/// known, or no key with a capital, and not more prose than keys.
fn yaml(source: &str) -> Option<Head<'_>> {
    let (inside, length) = fenced(source, "---", &["---", "..."])?;
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut prose = 0;
    for line in inside {
        if let Some((key, value)) = key(line.text, b':') {
            fields.push(Field::of(&line, key, value));
        } else if let Some(field) = fields.last_mut() {
            field.extend(source, &line);
            prose += usize::from(!line.text.is_empty() && !line.text.begins_with_any(" \t-#]}"));
        } else if !line.text.trim().is_empty() && !line.text.begins_with_any("#%") {
            return None;
        }
    }
    let small = |field: &Field<'_>| !field.key.begins_as(|c: char| c.is_ascii_uppercase());
    let sure = fields.iter().any(|field| is_known(field.key)) || fields.iter().all(small);
    (sure && fields.len() > prose).then_some(Head { fields, length })
}

/// `+++`, lines of TOML, `+++`.
fn toml(source: &str) -> Option<Head<'_>> {
    let (inside, length) = fenced(source, "+++", &["+++"])?;
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut table = "";
    for line in inside {
        let head = line.text.trim_end().strip_prefix('[').and_then(|head| head.strip_suffix(']'));
        if let Some(name) = head.filter(|head| !is_list(head)) {
            table = name.trim_matches(['[', ']', ' ']);
        } else if let Some((key, value)) = key(line.text.trim_start(), b'=') {
            let (key, below) = if table.is_empty() { (key, "") } else { (table, key) };
            fields.push(Field { below, ..Field::of(&line, key, value) });
        } else if let Some(field) = fields.last_mut() {
            field.extend(source, &line);
        }
    }
    (!fields.is_empty()).then_some(Head { fields, length })
}

/// Whether what stands in brackets on a line of its own is no table's name.
fn is_list(inside: &str) -> bool {
    inside.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b','))
}

/// An object of JSON with a title, and then a text.
fn json(source: &str) -> Option<Head<'_>> {
    let (fields, end) = json::fields(source)?;
    let rest = after(source, end);
    let line = rest.bytes().position(|byte| byte == b'\n')?;
    let apart = until(rest, line).trim().is_empty() && !rest.trim_start().is_empty();
    let titled = fields.iter().any(|field| TITLE.contains_in_any_case(field.key));
    (apart && titled).then_some(Head { fields, length: end + line + 1 })
}

/// Nikola's: a comment of HTML with lines like `.. title: A title`.
fn comment(source: &str) -> Option<Head<'_>> {
    let mut fields = Vec::new();
    let mut all = lines(source);
    all.by_ref().find(|line| !line.text.trim().is_empty()).filter(|line| line.text.trim() == "<!--")?;
    for line in all {
        if line.text.trim() == "-->" {
            let titled = fields.iter().any(|field: &Field<'_>| TITLE.contains_in_any_case(field.key));
            return titled.then_some(Head { fields, length: (line.end() + 1).min(source.len()) });
        }
        if let Some((key, value)) = line.text.trim_start().strip_prefix(".. ").and_then(|line| key(line, b':')) {
            fields.push(Field { plain: true, ..Field::of(&line, key, value) });
        }
    }
    None
}

/// Pelican's: a first paragraph of nothing but `Key: value`. Somebody may be called Author there: then that labels
/// lines of the body as well.
fn lines_of_keys(source: &str) -> Option<Head<'_>> {
    const MOST: usize = 64;
    let mut fields: Vec<Field<'_>> = Vec::new();
    for line in lines(source).take(MOST) {
        if line.text.trim().is_empty() {
            if fields.is_empty() {
                continue;
            }
            let body = after(source, line.end() + 1);
            return is_header(&fields, body).then_some(Head { fields, length: line.end() + 1 });
        }
        if let Some((key, value)) = key(line.text, b':') {
            // Who talks does so more than once.
            if fields.iter().any(|field| field.key.eq_ignore_ascii_case(key)) {
                return None;
            }
            fields.push(Field { plain: true, ..Field::of(&line, key, value) });
        } else {
            let field = fields.last_mut().filter(|_| line.text.begins_with_any(" \t"))?;
            field.extend(source, &line);
        }
    }
    None
}

fn is_header(fields: &[Field<'_>], body: &str) -> bool {
    let titled = fields.iter().any(|field| words!["title", "date"].contains_in_any_case(field.key));
    let author = fields.iter().find(|field| words!["author", "authors"].contains_in_any_case(field.key));
    let talks = |field: &Field<'_>| {
        let labelled = |line: &str| key(line, b':').is_some_and(|found| found.0.eq_ignore_ascii_case(field.key));
        body.lines().any(labelled)
    };
    !body.trim().is_empty() && (titled || author.is_some_and(|field| fields.len() > 1 && !talks(field)))
}

#[cfg(test)]
mod tests;
