//! What the element calls for reading: an article is made, given its behaviours, opened and folded.

use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, HtmlElement};

#[cfg(feature = "forms")]
use super::replacing;
use super::{behaviour, dom, find, json, reading, settings, source, standing};
use crate::model::{Interview, Place};
#[cfg(feature = "rich")]
use crate::parse::Code;
use crate::quote::{Wanted, highlights};
use crate::render;

/// Reads a source, a string or a `Uint8Array`, and puts its article between the tags, in place of what stands there.
///
/// # Errors
/// The name of the build that reads it (`forms`, `captions`, `markdown`, `objects`), or a sentence where there is
/// nothing to show; what stands between the tags is then untouched.
#[wasm_bindgen]
pub fn stand(host: &HtmlElement, source: &JsValue, format: &str) -> Result<usize, String> {
    // The bytes are gone before the article is made: the memory of WebAssembly never shrinks again.
    #[cfg_attr(not(feature = "markdown"), expect(unused_mut, reason = "there is no front matter"))]
    let mut parsed = reading::read(&source::bytes(source), format)?;
    #[cfg(feature = "forms")]
    {
        reading::is_worth_showing(&parsed, host)?;
        replacing::tell(host, &parsed);
    }
    #[cfg(feature = "markdown")]
    super::listed::put(&mut parsed, &mut |quote, times| super::listed::miss(host, quote, times));
    Ok(put(host, &parsed.interview, &parsed.marked))
}

/// As [`stand`], with an interview as a plain object.
///
/// # Errors
/// A sentence for the page where the object is no interview.
#[cfg(feature = "objects")]
#[wasm_bindgen(js_name = standInterview)]
pub fn stand_interview(host: &HtmlElement, interview: JsValue) -> Result<usize, String> {
    let wire = crate::wire::take(serde_wasm_bindgen::Deserializer::from(interview))
        .map_err(|error| format!("The object is not an interview ({error}). Compare it with the one in the README."))?;
    let (interview, marked) = wire.into_model();
    Ok(put(host, &interview, &marked))
}

/// Gives an article that stands already its behaviours: one that was prerendered, or moved within the page.
#[wasm_bindgen]
pub fn attach(host: &HtmlElement) -> usize {
    standing::keep(behaviour::attach(host))
}

/// What an author should know of an article that stands and has no question in it.
#[cfg(feature = "rich")]
#[wasm_bindgen(js_name = noQuestion)]
pub fn no_question() -> String {
    Code::NoQuestion.message().to_owned()
}

/// A source that this build reads as the plain object of an interview, in JSON.
///
/// # Errors
/// As [`stand`].
#[wasm_bindgen]
pub fn understand(source: &[u8], format: &str) -> Result<String, String> {
    #[cfg_attr(not(feature = "markdown"), expect(unused_mut, reason = "there is no front matter"))]
    let mut parsed = reading::read(source, format)?;
    #[cfg(feature = "markdown")]
    super::listed::put(&mut parsed, &mut |_, _| {});
    Ok(json::json(&parsed.interview, &parsed.marked))
}

/// Opens every answer of an element, or folds it; the place the reader looks at stays.
#[wasm_bindgen(js_name = openAll)]
pub fn open_all(host: &HtmlElement, open: bool) {
    super::reveal::open_all(host, open);
}

/// Opens what has that id and brings it into view. `false` where the element has no such id.
#[wasm_bindgen]
pub fn reveal(host: &HtmlElement, id: &str) -> bool {
    super::reveal::target(host, id).inspect(super::reveal::show).is_some()
}

fn put(host: &HtmlElement, interview: &Interview, marked: &[Place]) -> usize {
    #[cfg(feature = "rich")]
    let marked = &super::listed::beside(host, interview, marked);
    let highlights = highlights(interview, marked, Wanted::named(&find::attribute(host, "quotes")));
    let settings = settings::of(host);
    let article = render::article(interview, &highlights, &settings);
    let nodes = dom::nodes(article.into());
    replace(host, &nodes)
}

#[cfg(feature = "forms")]
fn replace(host: &HtmlElement, article: &DocumentFragment) -> usize {
    replacing::replace(host, article, || attach(host))
}

/// Of bare text nothing leads anywhere.
#[cfg(not(feature = "forms"))]
fn replace(host: &HtmlElement, article: &DocumentFragment) -> usize {
    host.replace_children_with_node_1(article);
    attach(host)
}
