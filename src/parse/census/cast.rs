//! Lines that say who takes part, and are no turns.

use super::Labels;
use crate::letters::{Signs, after, lower, until};
use crate::model::Kind;
use crate::parse::label::is_person;
use crate::parse::lexicon::AND;
use crate::parse::passage::Passage;

impl Labels {
    /// Whether a passage says who takes part: by their roles, or as an item of a list where items are no turns.
    pub(super) fn is_cast(&self, passage: &Passage) -> bool {
        (self.unlisted && matches!(passage.kind, Kind::Item(_))) || lists_roles(passage)
    }
}

/// "Host: Jane Doe" and on the next line "Guest: John Roe": who takes part, and no turn.
fn lists_roles(passage: &Passage) -> bool {
    const MOST: usize = 12;
    if passage.further_lines().next().is_none() {
        return false;
    }
    let starts = passage.line_starts();
    let mut roles: Vec<&str> = Vec::new();
    (2..=MOST).contains(&starts.len())
        && starts.iter().all(|start| {
            let line = passage.line_at(*start).trim();
            let at = line.find_any(":：").unwrap_or_default();
            let role = until(line, at);
            let name = after(line, at).trim_start_of(":： *_");
            let named = is_person(until(name, name.find_any("(（,、").unwrap_or(name.len()))) && name.len() > 5;
            let anew = at > 0 && !roles.contains(&role);
            roles.push(role);
            anew && named && !line.ends_with_any(".!?…。！？；;")
        })
}

/// "Jane Doe and John (JR)": several who say it together.
pub(super) fn are_people(names: &str) -> bool {
    let mut names = names.split_whitespace();
    let first = names.next().is_some_and(is_person);
    let mut together = false;
    first
        && names.all(|word| {
            let and = AND.contains(&lower(word));
            together |= and;
            and || is_person(word)
        })
        && together
}
