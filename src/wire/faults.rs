//! What is wrong with an object that is no interview: where in it, what was expected there, and what stands there.

use std::fmt::Display;

use serde::Deserializer;

use super::Interview;

/// The plain object that a deserializer gives.
///
/// # Errors
/// A path and a sentence: "parts\[0\].exchanges: expected a list, found the number `5`".
pub fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Interview, String>
where
    D::Error: Display,
{
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        // "?" is a key that was not reached, "." the whole.
        let path = path.trim_end_matches(['?', '.']);
        let said = said(&error.into_inner().to_string());
        if path.is_empty() { said } else { [path, ": ", &said].concat() }
    })
}

/// Serde's names of things, and what an author calls them.
const NAMES: [(&str, &str); 14] = [
    ("a sequence", "a list"),
    ("sequence", "a list"),
    ("map", "an object"),
    ("unit value", "nothing"),
    ("null", "nothing"),
    ("boolean ", "the value "),
    ("integer ", "the number "),
    ("floating point ", "the number "),
    ("string ", "the text "),
    ("a string", "a text"),
    ("a boolean", "true or false"),
    ("usize", "a whole number"),
    ("u32", "a whole number"),
    ("u8", "a whole number up to 255"),
];

/// Serde's sentence in words for an author, what was expected before what was found, and the place in brackets.
pub(super) fn said(error: &str) -> String {
    let (error, place) = match error.rsplit_once(" at line ") {
        Some((error, place)) => (error, [" (line ", &place.replace(" column", ", column"), ")"].concat()),
        None => (error, String::new()),
    };
    // A page's number or word has nothing in it that could be asked for.
    if error.contains("Reflect.get") {
        return "expected a list".to_owned();
    }
    let error = error.strip_prefix("Error: ").unwrap_or(error);
    let found = error.strip_prefix("invalid type: ").or_else(|| error.strip_prefix("invalid value: "));
    let said = match found.and_then(|found| found.rsplit_once(", expected ")) {
        Some((found, expected)) => ["expected ", &named(expected), ", found ", &named(found)].concat(),
        None => error.to_owned(),
    };
    said + &place
}

fn named(thing: &str) -> String {
    // All of a page's object would be printed.
    if thing.starts_with("JsValue(") {
        return "something else".to_owned();
    }
    let known = NAMES.iter().find_map(|(name, ours)| Some((ours, thing.strip_prefix(name)?)));
    known.map_or_else(|| thing.to_owned(), |(ours, rest)| [ours, rest].concat())
}
