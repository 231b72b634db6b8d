//! The same questions asked of several people, one after the other: who answers is told once, before the first question
//! comes again.

use super::label::is_person;
use super::passage::Passage;
use crate::letters::{Signs, is_one_of, length, lower};
use crate::model::Kind;

/// The passages that introduce somebody, and the names of those. `asker`: whether a passage begins what an asker says.
pub(super) fn people(passages: &[Passage], asker: impl Fn(usize) -> bool) -> Vec<(usize, String)> {
    let Some(first) = (0..passages.len()).find(|n| asker(*n)) else { return Vec::new() };
    let before = |at: usize| at.checked_sub(1).filter(|n| !asker(*n));
    let introduced = |at: usize| before(at).and_then(|n| Some((n, name(&passages[n])?)));
    // Most are asked nothing again: who the first is asked of is told first of all.
    if introduced(first).is_none() {
        return Vec::new();
    }
    let key = |n: usize| lower(passages[n].text.words.trim());
    let question = key(first);
    let again: Vec<usize> = (first..passages.len()).filter(|n| asker(*n) && key(*n) == question).collect();
    let known: Vec<(usize, String)> = again.iter().map_while(|at| introduced(*at)).collect();
    // Each is asked as much as the first, and more than once.
    let asked = |n: usize| {
        let end = again.get(n + 1).copied().unwrap_or(passages.len());
        (again[n]..end).filter(|n| asker(*n)).count()
    };
    let first = asked(0);
    let fair = first > 1 && (1..again.len()).all(|n| asked(n) == first);
    let all = again.len() > 1 && known.len() == again.len() && !question.is_empty();
    if all && fair { known } else { Vec::new() }
}

/// "Jane Doe" as a heading, "Jane Doe, a baker, …" as a paragraph, "我是李姿宜，…".
fn name(passage: &Passage) -> Option<String> {
    if passage.label.is_some() || !matches!(passage.kind, Kind::Paragraph | Kind::Heading) {
        return None;
    }
    let words = passage.text.words.trim();
    let words = words.strip_prefix("我是").unwrap_or(words);
    let end = words.find_as(|c: char| is_one_of(c, ",，、:：;；。—–\n")).unwrap_or(words.len());
    let name = words.get(..end)?.trim();
    let named = !name.is_empty() && length(name) <= 40 && name.split_whitespace().count() <= 5;
    (named && is_person(name) && !name.ends_with_any(".?!？")).then(|| name.to_owned())
}
