//! The quotes that an author lists in a child script of the element.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::model::{Interview, Place};
use crate::quote::{Listed, with_listed};

#[wasm_bindgen(module = "/src/web/listed.js")]
extern "C" {
    /// For each quote its words, what stands before and what behind them.
    fn listed(host: &HtmlElement) -> Vec<String>;
    /// Says to the author that listed words stand nowhere, or in several places.
    fn miss(host: &HtmlElement, words: &str, times: usize);
}

/// The author's marks, and beside them what the author lists. What has no place, or several, is told to the console and
/// not to the reader: nothing of the interview is missing.
pub(super) fn beside(host: &HtmlElement, interview: &Interview, marked: &[Place]) -> Vec<Place> {
    let mut words = listed(host).into_iter();
    let mut list = Vec::new();
    while let (Some(exact), Some(prefix), Some(suffix)) = (words.next(), words.next(), words.next()) {
        list.push(Listed { exact, prefix, suffix });
    }
    let (places, missed) = with_listed(interview, marked, &list);
    missed.iter().for_each(|(quote, times)| miss(host, &quote.exact, *times));
    places
}
