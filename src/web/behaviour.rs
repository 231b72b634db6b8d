//! The behaviours: each finds its markup, and gives back what it holds when that is dropped.

use std::any::Any;

use web_sys::HtmlElement;

use super::find::attribute;

mod contents;
mod toggle;

/// What an attached behaviour holds.
pub(super) type Held = Vec<Box<dyn Any>>;
/// Attaches a behaviour to an element whose article stands.
type Attach = fn(&HtmlElement) -> Held;

/// By the name that `without` knows them by, in the order in which they attach.
const BEHAVIOURS: [(&str, Attach); 2] = [("toggle", toggle::attach), ("contents", contents::attach)];

/// Attaches all behaviours that the author has not switched off.
pub(super) fn attach(host: &HtmlElement) -> Held {
    let without = attribute(host, "without");
    let off = |name: &str| without.split_whitespace().any(|off| off == name);
    let wanted = BEHAVIOURS.iter().filter(|(name, _)| !off(name));
    wanted.flat_map(|(_, attach)| attach(host)).collect()
}
