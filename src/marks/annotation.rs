//! Marks as W3C Web Annotations in JSON-LD (Web Annotation Data Model, 2017): written, and read from whoever wrote them.

use std::ops::Range;

use super::json::Value;
use super::{COLOURS, Mark};
use crate::letters::{decimal, quote, until};
use crate::quote::Selector;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// The class of a mark's colour, before its number.
const CLASS: &str = "ia-mark-";
/// In bytes: more words, or a longer note, is none that a reader made here.
const LONGEST: usize = 100_000;
/// In bytes: identifiers, times and addresses.
const SHORT: usize = 2_000;

/// Marks of the article at an address, as a page of annotations (section 5.2).
pub fn annotations(marks: &[&Mark], source: &str) -> String {
    let mut out = String::new();
    for part in ["{\"@context\":\"", CONTEXT, "\",\"type\":\"AnnotationPage\",\"items\":["] {
        out.push_str(part);
    }
    for (at, mark) in marks.iter().enumerate() {
        out.push_str(if at > 0 { ",\n" } else { "\n" });
        write(mark, source, &mut out);
    }
    out.push_str("\n]}\n");
    out
}

/// One annotation.
pub(super) fn write(mark: &Mark, source: &str, out: &mut String) {
    field(out, "{\"type\":\"Annotation\",\"id\":", &mark.id);
    field(out, ",\"motivation\":", if mark.note.is_empty() { "highlighting" } else { "commenting" });
    field(out, ",\"created\":", &mark.created);
    field(out, ",\"modified\":", &mark.modified);
    if !mark.note.is_empty() {
        field(
            out,
            ",\"body\":{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"format\":\"text/plain\",\"value\":",
            &mark.note,
        );
        out.push('}');
    }
    field(out, ",\"target\":{\"source\":", if mark.source.is_empty() { source } else { &mark.source });
    out.push_str(",\"styleClass\":\"");
    out.push_str(CLASS);
    out.push(char::from(b'0' + mark.colour));
    let selector = &mark.selector;
    field(out, "\",\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":", &selector.exact);
    field(out, ",\"prefix\":", &selector.prefix);
    field(out, ",\"suffix\":", &selector.suffix);
    if let Some(position) = &selector.position {
        for part in [
            "},{\"type\":\"TextPositionSelector\",\"start\":",
            &decimal(position.start),
            ",\"end\":",
            &decimal(position.end),
        ] {
            out.push_str(part);
        }
    }
    out.push_str("}]}}");
}

fn field(out: &mut String, before: &str, text: &str) {
    out.push_str(before);
    quote(text, out);
}

/// The marks of a text that somebody exported, here or elsewhere, and how many more could not be read; `None` where it
/// is not JSON. One annotation, a list, a page or collection of them (`items`, `first`), Hypothesis' `rows`. What has no
/// id or no time gets one.
pub fn read(json: &str, now: &str, mut id: impl FnMut() -> String) -> Option<(Vec<Mark>, usize)> {
    let value = Value::of(json)?;
    let page = if let first @ Value::Object(_) = value.get("first") { first } else { &value };
    let items = match (page.get("items"), page.get("rows")) {
        (Value::Other, Value::Other) => page.each(),
        (Value::Other, rows) => rows.each(),
        (items, _) => items.each(),
    };
    let marks: Vec<Mark> = items.iter().filter_map(|item| mark(item, now, &mut id)).collect();
    let unread = items.len() - marks.len();
    Some((marks, unread))
}

pub(super) fn mark(item: &Value, now: &str, id: &mut impl FnMut() -> String) -> Option<Mark> {
    let target = item.get("target").each().first()?;
    let selector = selector(target.get("selector"))?;
    let named = short(item.get("id").text());
    let time = |names: [&str; 2]| {
        let times = names.map(|name| short(item.get(name).text()));
        times.into_iter().find(|time| is_time(time)).unwrap_or(now).to_owned()
    };
    let class = target.get("styleClass").each().iter().find_map(|class| class.text().strip_prefix(CLASS));
    let colour = class.and_then(|number| number.bytes().next()).map_or(1, |digit| digit.wrapping_sub(b'0'));
    Some(Mark {
        id: if named.is_empty() { id() } else { named.to_owned() },
        selector,
        colour: if (1..=COLOURS).contains(&colour) { colour } else { 1 },
        note: note(item)?.to_owned(),
        created: time(["created", "modified"]),
        modified: time(["modified", "updated"]),
        source: short(target.get("source").text()).to_owned(),
        deleted: false,
    })
}

/// What the reader wrote: the body that is no tag; Hypothesis' own export has it beside.
fn note(item: &Value) -> Option<&str> {
    let bodies = item.get("body").each();
    let texts = bodies.iter().filter(|body| body.get("purpose").text() != "tagging");
    let notes = texts.map(|body| if let Value::Text(text) = body { text } else { body.get("value").text() });
    let note = notes.chain([item.get("text").text()]).find(|note| !note.is_empty()).unwrap_or_default();
    (note.len() <= LONGEST).then_some(note)
}

fn selector(value: &Value) -> Option<Selector> {
    let of = |kind: &str| value.each().iter().find(|one| one.get("type").text() == kind);
    let words = of("TextQuoteSelector")?;
    let exact = words.get("exact").text();
    let context = |name: &str| Some(words.get(name).text()).filter(|text| text.len() <= LONGEST).unwrap_or_default();
    let place = of("TextPositionSelector").unwrap_or(&Value::Other);
    let position: Option<Range<usize>> = place.get("start").number().zip(place.get("end").number()).map(|(s, e)| s..e);
    (!exact.trim().is_empty() && exact.len() <= LONGEST).then(|| Selector {
        exact: exact.to_owned(),
        prefix: context("prefix").to_owned(),
        suffix: context("suffix").to_owned(),
        // What no text of ours can have is no place.
        position: position.filter(|one| one.start <= one.end && one.end < usize::MAX >> 8),
    })
}

fn short(text: &str) -> &str {
    if text.len() <= SHORT { text } else { until(text, 0) }
}

/// As we write them, and near enough: what orders by its signs.
fn is_time(text: &str) -> bool {
    let digits = text.bytes().take(4).filter(u8::is_ascii_digit).count();
    digits == 4 && text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.TZ+".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-01-02T03:04:05.678Z";

    fn ids() -> impl FnMut() -> String {
        let mut count = 0;
        move || {
            count += 1;
            format!("urn:new:{count}")
        }
    }

    fn sample(exact: &str, note: &str, colour: u8) -> Mark {
        Mark {
            id: format!("urn:uuid:{}", exact.len()),
            selector: Selector {
                exact: exact.to_owned(),
                prefix: "before “it” ".to_owned(),
                suffix: " \\ after\n".to_owned(),
                position: Some(7..7 + exact.chars().count()),
            },
            colour,
            note: note.to_owned(),
            created: NOW.to_owned(),
            modified: "2026-02-02T03:04:05.678Z".to_owned(),
            source: String::new(),
            deleted: false,
        }
    }

    #[test]
    fn what_was_written_is_read_again_by_us_and_by_others() {
        let marks = [
            sample("plain words", "", 1),
            sample("\"quoted\" \\ and\nbroken\u{2028}\u{7f}\u{1}", "a note\n\twith </script><b> & more", 2),
            sample("나무는 천천히 마른다 🎥👩\u{200D}🚀 עברית", "ملاحظة", 4),
        ];
        let all: Vec<&Mark> = marks.iter().collect();
        let json = annotations(&all, "https://example.org/a?b=\"c\"");
        let (read, unread) = read(&json, "never", ids()).expect("JSON");
        let expected = marks.map(|mark| Mark { source: "https://example.org/a?b=\"c\"".to_owned(), ..mark });
        assert_eq!((read.as_slice(), unread), (&expected[..], 0));
        let theirs: serde_json::Value = serde_json::from_str(&json).expect("JSON to others");
        assert_eq!(theirs["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(theirs["items"][1]["body"]["value"], expected[1].note.as_str());
        assert_eq!(theirs["items"][2]["target"]["selector"][0]["exact"], expected[2].selector.exact.as_str());
        assert_eq!(theirs["items"][0]["target"]["selector"][1]["start"], 7);
        assert_eq!(theirs["items"][0]["motivation"], "highlighting");
    }

    #[test]
    fn annotations_of_others_are_read() {
        for (json, note) in [
            (r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":"words"}}}"#, ""),
            (
                r#"[{"id":"x","body":"seen","target":[{"selector":[{"type":"TextQuoteSelector","exact":"words"}]}]}]"#,
                "seen",
            ),
            (
                r#"{"rows":[{"text":"seen","updated":"2020","target":[{"source":"https://b.example","selector":[{"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"words","prefix":"a"}]}]}]}"#,
                "seen",
            ),
            (
                r#"{"type":"AnnotationCollection","first":{"items":[{"body":[{"purpose":"tagging","value":"tag"},{"value":"seen"}],"target":{"styleClass":["other","ia-mark-9"],"selector":{"type":"TextQuoteSelector","exact":"words"}}}]}}"#,
                "seen",
            ),
        ] {
            let (marks, unread) = read(json, NOW, ids()).expect("JSON");
            assert_eq!((marks.len(), unread), (1, 0), "{json}");
            assert_eq!((marks[0].selector.exact.as_str(), marks[0].note.as_str()), ("words", note), "{json}");
            assert_eq!((marks[0].colour, marks[0].id.is_empty()), (1, false), "{json}");
            assert!(is_time(&marks[0].created) && is_time(&marks[0].modified), "{json}");
        }
    }

    #[test]
    fn what_is_no_annotation_is_counted_and_left_out() {
        let long =
            format!(r#"{{"target":{{"selector":{{"type":"TextQuoteSelector","exact":"{}"}}}}}}"#, "a".repeat(200_000));
        let items = [
            "null",
            "1",
            "\"words\"",
            "[]",
            "{}",
            r#"{"target":null}"#,
            r#"{"target":{"selector":[]}}"#,
            r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":" "}}}"#,
            r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":[1]}}}"#,
            r#"{"target":{"selector":{"type":"XPathSelector","exact":"words"}}}"#,
            long.as_str(),
        ];
        let good = r#"{"id":7,"created":"<b>","target":{"source":["x"],"styleClass":"ia-mark-","selector":[{"type":"TextPositionSelector","start":9,"end":2},{"type":"TextQuoteSelector","exact":"words","prefix":{}}]}}"#;
        let json = format!("{{\"items\":[{},{good}]}}", items.join(","));
        let (marks, unread) = read(&json, NOW, ids()).expect("JSON");
        assert_eq!((marks.len(), unread), (1, items.len()));
        let expected = Mark {
            id: "urn:new:1".to_owned(),
            selector: Selector { exact: "words".to_owned(), ..Selector::default() },
            colour: 1,
            created: NOW.to_owned(),
            modified: NOW.to_owned(),
            ..Mark::default()
        };
        assert_eq!(marks[0], expected);
        for none in ["", "{", "<html>", "{\"items\":[}"] {
            assert_eq!(read(none, NOW, ids()), None, "{none}");
        }
        for empty in ["null", "[]", "{\"items\":[]}", "{\"items\":null,\"rows\":[]}"] {
            assert_eq!(read(empty, NOW, ids()), Some((Vec::new(), 0)), "{empty}");
        }
    }
}
