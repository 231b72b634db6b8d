//! The reader's build: what the script that marks words (`www/marks/`) asks. Places are UTF-16 units of a text, as the
//! page counts them.

use std::ops::Range;

use wasm_bindgen::prelude::*;

use super::offsets::Offsets;
use crate::letters::{first_of, length, until};
use crate::marks;
use crate::quote;

/// What is kept of a passage beside its words: where what stood before it begins and what stood after it ends, in units,
/// and where it stands, in code points.
#[wasm_bindgen]
pub fn describe(text: &str, start: u32, end: u32) -> Vec<u32> {
    let offsets = Offsets::of(text);
    let passage = bytes(text, &offsets, start, end);
    let selector = quote::describe(text, passage.clone());
    let before = passage.start - selector.prefix.len();
    let units = [before, passage.end + selector.suffix.len()].map(|byte| offsets.units(text, byte));
    let point = length(until(text, passage.start)) as u32;
    vec![units[0], units[1], point, point + length(&selector.exact) as u32]
}

/// Where passages stand in a text now: the begin and the end of each, or -1 twice. `words` has of each, ended by a NUL:
/// the words, what stood before them, what stood after; `points` where they began and ended, in code points, or -1 twice.
#[wasm_bindgen]
pub fn place(text: &str, words: &str, points: &[i32]) -> Vec<i32> {
    let mut rest = words;
    let mut next = || {
        let end = first_of(rest.as_bytes(), 0, [0; 2]);
        let field = until(rest, end).to_owned();
        rest = rest.get(end + 1..).unwrap_or_default();
        field
    };
    let mut selectors = Vec::new();
    for point in points.chunks_exact(2) {
        let position =
            usize::try_from(point[0]).ok().zip(usize::try_from(point[1]).ok()).map(|(start, end)| start..end);
        selectors.push(quote::Selector { exact: next(), prefix: next(), suffix: next(), position });
    }
    let offsets = Offsets::of(text);
    let mut places = Vec::new();
    for found in quote::place(text, &selectors) {
        places.extend(found.map_or([-1; 2], |found| units(text, &offsets, &found.range)));
    }
    places
}

/// The fragment that leads to a passage, as [`marks::link`] makes it.
#[wasm_bindgen]
pub fn link(text: &str, start: u32, end: u32, by_browser: bool) -> String {
    marks::link(text, bytes(text, &Offsets::of(text), start, end), by_browser)
}

/// Where the words stand that a fragment leads to: begin and end; -1 twice where they are gone, nothing where it is no
/// fragment of ours.
#[wasm_bindgen]
pub fn follow(text: &str, fragment: &str) -> Vec<i32> {
    let Some(words) = marks::Words::of(fragment) else { return Vec::new() };
    words.find(text).map_or([-1; 2], |found| units(text, &Offsets::of(text), &found)).to_vec()
}

fn bytes(text: &str, offsets: &Offsets, start: u32, end: u32) -> Range<usize> {
    let [start, end] = [start, end].map(|units| offsets.byte(text, units));
    start..end.max(start)
}

fn units(text: &str, offsets: &Offsets, range: &Range<usize>) -> [i32; 2] {
    [range.start, range.end].map(|byte| offsets.units(text, byte) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_described_and_found_in_units() {
        let text = "🎥 Für wen? Für alle, die 나무를 mögen 👩\u{200D}🚀, und für niemand sonst. Ende.";
        let unit = |words: &str| text[..text.find(words).unwrap()].encode_utf16().count() as u32;
        let (start, end) = (unit("Für alle"), unit(", und"));
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let slice = |start: u32, end: u32| String::from_utf16(&utf16[start as usize..end as usize]).unwrap();
        let [before, after, from, to] = describe(text, start, end)[..] else { panic!() };
        let words = [slice(start, end), slice(before, start), slice(end, after)];
        assert_eq!(words[0], "Für alle, die 나무를 mögen 👩\u{200D}🚀");
        let joined = words.iter().flat_map(|field| [field.as_str(), "\0"]).collect::<String>();
        let twice = [joined.as_str(), "gone for good, all of it\0 nothing\0 here\0"].concat();
        let found = place(text, &twice, &[from as i32, to as i32, -1, -1]);
        assert_eq!(found, [start as i32, end as i32, -1, -1]);
        assert_eq!(follow(text, &link(text, start, end, true)), [start as i32, end as i32]);
        assert_eq!(follow(text, "#ia-mark=something%20else%20that%20is%20nowhere"), [-1, -1]);
        assert!(follow(text, "#ia-why").is_empty());
        assert_eq!(place(text, "", &[1, 2]), [-1, -1]);
    }
}
