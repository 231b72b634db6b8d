//! How a device keeps marks: a text for each article, which two windows may write.

use super::json::Value;
use super::{Mark, annotation};
use crate::letters::quote;

/// What was written by a later version is not ours to change.
const VERSION: usize = 1;
/// As many marks that are gone are remembered, the latest.
const GONE: usize = 500;

/// What a kept text has turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Stored {
    /// Its marks, and whether it has more that cannot be read.
    Marks(Vec<Mark>, bool),
    /// Nothing that we could have written.
    Damaged,
    /// Of a version that we do not know.
    Later,
}

/// The text that keeps marks, those that are gone too.
pub fn store(marks: &[Mark]) -> String {
    let mut out = "{\"version\":1,\"marks\":[".to_owned();
    let mut first = true;
    let forgotten = marks.iter().filter(|mark| mark.deleted).count().saturating_sub(GONE);
    let gone = marks.iter().filter(|mark| mark.deleted).skip(forgotten);
    for mark in marks.iter().filter(|mark| !mark.deleted).chain(gone) {
        out.push_str(if first { "\n" } else { ",\n" });
        first = false;
        if mark.deleted {
            out.push_str("{\"deleted\":true,\"id\":");
            quote(&mark.id, &mut out);
            out.push_str(",\"modified\":");
            quote(&mark.modified, &mut out);
            out.push('}');
        } else {
            annotation::write(mark, "", &mut out);
        }
    }
    out.push_str("\n]}");
    out
}

/// Reads it.
pub fn stored(text: &str) -> Stored {
    let Some(value) = Value::of(text) else { return Stored::Damaged };
    match value.get("version").number() {
        Some(VERSION) => {}
        Some(VERSION..) => return Stored::Later,
        _ => return Stored::Damaged,
    }
    let Value::List(items) = value.get("marks") else { return Stored::Damaged };
    let read = |item: &Value| {
        let id = item.get("id").text();
        if *item.get("deleted") == Value::True {
            let [id, modified] = [id, item.get("modified").text()].map(str::to_owned);
            return Some(Mark { id, modified, deleted: true, ..Mark::default() });
        }
        annotation::mark(item, "", &mut String::new)
    };
    let marks: Vec<Mark> = items.iter().filter_map(read).filter(|mark| !mark.id.is_empty()).collect();
    let damaged = marks.len() < items.len();
    Stored::Marks(marks, damaged)
}

/// Adds what another window, or a file, has: of a mark that both have the later one, and what is gone rather than what is
/// not. `true` where something has changed.
pub fn merge(marks: &mut Vec<Mark>, others: Vec<Mark>) -> bool {
    let mut changed = false;
    for other in others {
        match marks.iter_mut().find(|mark| mark.id == other.id) {
            None => {
                marks.push(other);
                changed = true;
            }
            Some(mark) => {
                let later = (&other.modified, other.deleted) > (&mark.modified, mark.deleted);
                if later {
                    *mark = other;
                    changed = true;
                }
            }
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::Selector;

    fn mark(id: &str, modified: &str) -> Mark {
        let selector = Selector { exact: format!("words of {id}"), ..Selector::default() };
        let [id, modified] = [id, modified].map(str::to_owned);
        Mark { id, selector, colour: 1, created: "2026".to_owned(), modified, ..Mark::default() }
    }

    fn gone(id: &str, modified: &str) -> Mark {
        Mark { id: id.to_owned(), modified: modified.to_owned(), deleted: true, ..Mark::default() }
    }

    #[test]
    fn what_was_kept_is_read_again() {
        let marks = vec![
            mark("a", "2026-01-01T00:00:00Z"),
            Mark { note: "“n”\n".to_owned(), colour: 3, ..mark("b", "2027") },
            gone("c", "2028"),
        ];
        let marks: Vec<Mark> = marks
            .into_iter()
            .map(|mark| Mark { created: if mark.deleted { String::new() } else { "2026".to_owned() }, ..mark })
            .collect();
        assert_eq!(stored(&store(&marks)), Stored::Marks(marks, false));
        assert_eq!(stored(&store(&[])), Stored::Marks(Vec::new(), false));
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        let begin = vec![mark("a", "2026-01"), mark("b", "2026-01")];
        let (mut one, mut other) = (begin.clone(), begin);
        // One adds and deletes, the other edits the same and adds.
        one.push(mark("c", "2026-02"));
        one[0] = gone("a", "2026-03");
        other[0] = Mark { note: "earlier".to_owned(), ..mark("a", "2026-02") };
        other[1] = Mark { note: "later".to_owned(), ..mark("b", "2026-04") };
        other.push(mark("d", "2026-02"));
        let (mut merged, mut merged_too) = (one.clone(), other.clone());
        assert!(merge(&mut merged, other.clone()) && merge(&mut merged_too, one.clone()));
        let sorted = |marks: &[Mark]| {
            let mut marks = marks.to_vec();
            marks.sort_by(|one, other| one.id.cmp(&other.id));
            marks
        };
        assert_eq!(sorted(&merged), sorted(&merged_too), "the order of writing does not matter");
        let seen: Vec<(&str, bool, &str)> = merged.iter().map(|mark| (&*mark.id, mark.deleted, &*mark.note)).collect();
        assert_eq!(seen, [("a", true, ""), ("b", false, "later"), ("c", false, ""), ("d", false, "")]);
        assert!(!merge(&mut merged, one) && !merge(&mut merged, other), "and once is enough");
        // Brought back on purpose, it is there again.
        assert!(merge(&mut merged, vec![mark("a", "2026-05")]));
        assert!(!merged[0].deleted);
        // Deleted at the very time of an edit, it is gone.
        assert!(merge(&mut merged, vec![gone("a", "2026-05")]));
    }

    #[test]
    fn a_damaged_text_is_told_from_an_empty_one_and_from_a_later_one() {
        let whole = store(&[mark("a", "2026-01-01")]);
        for at in 0..whole.len() - 1 {
            assert_eq!(stored(&whole[..at]), Stored::Damaged, "{}", &whole[..at]);
        }
        for text in
            ["null", "[]", "{}", "{\"version\":0,\"marks\":[]}", "{\"version\":\"1\",\"marks\":[]}", "{\"version\":1}"]
        {
            assert_eq!(stored(text), Stored::Damaged, "{text}");
        }
        assert_eq!(stored("{\"version\":2,\"things\":{}}"), Stored::Later);
        let half = whole.replace("\n]", ",{\"id\":\"b\"}]");
        let Stored::Marks(marks, true) = stored(&half) else { panic!("{half}") };
        assert_eq!(marks.len(), 1);
    }

    #[test]
    fn what_is_gone_is_remembered_and_not_for_ever() {
        let all: Vec<Mark> = (0..2_000).map(|n| gone(&n.to_string(), "2026")).collect();
        let Stored::Marks(marks, false) = stored(&store(&all)) else { panic!() };
        assert_eq!((marks.len(), marks[0].id.as_str()), (GONE, "1500"));
    }
}
