//! Finds passages again: reads `{"docs": [{"v1", "v2"}], "anchors": [{"doc", "s", "e"}]}` from the file whose path is
//! the last argument, describes each passage of `v1` as a reader's mark and prints where it is in `v2`, as one JSON
//! array of `[start, end, score]` or `null`, in code points.

use std::collections::BTreeMap;
use std::{env, fs};

use interview_article::quote::{describe, place};
use serde_json::{Value, json};

fn main() {
    let path = env::args().next_back().unwrap_or_default();
    let file = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let data: Value = serde_json::from_str(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    let anchors = data["anchors"].as_array().expect("no anchors");
    let mut of_document: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, anchor) in anchors.iter().enumerate() {
        of_document.entry(offset(&anchor["doc"])).or_default().push(number);
    }
    let mut places = vec![Value::Null; anchors.len()];
    for (document, numbers) in of_document {
        let text = |version: &str| data["docs"][document][version].as_str().expect("no text");
        let (before, after) = (text("v1"), text("v2"));
        let bytes = Borders::of(before);
        let passage = |number: &usize| bytes.0[offset(&anchors[*number]["s"])]..bytes.0[offset(&anchors[*number]["e"])];
        let marks: Vec<_> = numbers.iter().map(|number| describe(before, passage(number))).collect();
        let points = Borders::of(after);
        for (number, found) in numbers.iter().zip(place(after, &marks)) {
            let range = |found: &interview_article::quote::Found| [found.range.start, found.range.end];
            places[*number] = found.map_or(Value::Null, |found| {
                let [start, end] = range(&found).map(|byte| points.point(byte));
                json!([start, end, found.score])
            });
        }
    }
    println!("{}", Value::Array(places));
}

fn offset(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("no offset")).expect("offset too large")
}

/// Where each code point of a text begins, in bytes.
struct Borders(Vec<usize>);

impl Borders {
    fn of(text: &str) -> Self {
        Borders(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn point(&self, byte: usize) -> usize {
        self.0.partition_point(|at| *at < byte)
    }
}
