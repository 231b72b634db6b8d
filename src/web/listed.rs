//! The quotes that an author lists in a child script of the element.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::letters::{after, first_of, until};
use crate::model::{Interview, Place};
use crate::quote::{Listed, put_listed};

#[wasm_bindgen(module = "/src/web/listed.js")]
extern "C" {
    /// For each quote its words, what stands before and what behind them, each ended by a NUL.
    fn listed(host: &HtmlElement) -> String;
    /// Says to the author that listed words stand nowhere, or in several places.
    #[wasm_bindgen(js_name = miss)]
    fn miss_words(host: &HtmlElement, words: &str, before: &str, behind: &str, times: usize);
}

pub(super) fn miss(host: &HtmlElement, quote: &Listed, times: usize) {
    miss_words(host, &quote.exact, &quote.prefix, &quote.suffix, times);
}

/// Puts what its front matter lists with the marks of a source.
#[cfg(feature = "markdown")]
pub(super) fn put(parsed: &mut crate::parse::Parsed, miss: &mut dyn FnMut(&Listed, usize)) {
    let list: Vec<Listed> = std::mem::take(&mut parsed.listed).into_iter().map(Listed::from).collect();
    put_listed(&parsed.interview, &mut parsed.marked, &list, miss);
}

/// The author's marks, and beside them what the author lists. What has no place, or several, is told to the console and
/// not to the reader: nothing of the interview is missing.
pub(super) fn beside(host: &HtmlElement, interview: &Interview, marked: &[Place]) -> Vec<Place> {
    let given = listed(host);
    let mut given = given.as_str();
    let mut next = || {
        let end = first_of(given.as_bytes(), 0, [0; 2]);
        let words = until(given, end);
        given = after(given, end + 1);
        words.to_owned()
    };
    let mut list = Vec::new();
    loop {
        let quote = Listed { exact: next(), prefix: next(), suffix: next() };
        if quote.exact.is_empty() {
            break;
        }
        list.push(quote);
    }
    let mut places = marked.to_vec();
    put_listed(interview, &mut places, &list, &mut |quote, times| miss(host, quote, times));
    places
}
