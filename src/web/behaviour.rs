//! The behaviours: each finds its markup, and gives back what it holds when that is dropped.

use web_sys::HtmlElement;

use super::standing::{Held, is_wanted};

mod contents;
mod toggle;

/// Attaches a behaviour to an element whose article stands.
type Attach = fn(&HtmlElement) -> Held;

/// By the name that `without` knows them by, in the order in which they attach.
const BEHAVIOURS: [(&str, Attach); 2] = [("toggle", toggle::attach), ("contents", contents::attach)];

/// Attaches all behaviours that the author has not switched off.
pub(super) fn attach(host: &HtmlElement) -> Held {
    let wanted = BEHAVIOURS.iter().filter(|(name, _)| is_wanted(host, name));
    wanted.flat_map(|(_, attach)| attach(host)).collect()
}
