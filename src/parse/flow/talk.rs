//! Tables that are talk: who says it beside what is said, or what is asked beside what is answered.

use super::hint::Hint;
use crate::letters::{Signs, Words, find, length, lower, part, until, weight, words};
use crate::model::Kind;
use crate::parse::captions::timing::timestamp;
use crate::parse::passage::{Label, Passage, cut_each};
use crate::parse::questions::asks;
use crate::parse::{POSTS, Structure};

/// What a run of rows is.
#[derive(Clone, Copy, PartialEq)]
enum Table {
    Other,
    /// The first cell says who.
    Named,
    /// The first cell asks, the second answers.
    Asked,
}

/// Takes times off that stand alone, as recorders set them between a name and its words: they are of what follows.
pub(super) fn take_times(passages: &mut Vec<Passage>, structure: &mut Vec<Structure>) {
    let alone = |passage: &Passage| {
        if POSTS && !passage.text.words.as_bytes().contains(&b':') {
            return None;
        }
        let words = passage.text.words.trim_start_of("([").trim_end_of(")]");
        let (time, length) = timestamp(words)?;
        (length == words.len() && passage.kind == Kind::Paragraph).then_some(time)
    };
    if passages.iter().filter(|passage| alone(passage).is_some()).count() < 2 {
        return;
    }
    let mut time = None;
    passages.retain_mut(|passage| {
        if let Some(found) = alone(passage) {
            passage.signs(0..passage.text.words.len(), structure);
            time = Some(found);
            return false;
        }
        if let Some(time) = time.take() {
            passage.more.time.get_or_insert(time);
        }
        true
    });
}

/// Takes tables apart that are talk.
pub(super) fn take_apart(passages: Vec<Passage>, structure: &mut Vec<Structure>) -> Vec<Passage> {
    if passages.iter().all(|passage| border(passage).is_none()) {
        return passages;
    }
    let mut tables = vec![Table::Other; passages.len()];
    let mut start = 0;
    while start < passages.len() {
        let rows = passages[start..].iter().take_while(|passage| border(passage).is_some()).count();
        let table = table(&passages[start..start + rows]);
        tables[start..start + rows].fill(table);
        start += rows.max(1);
    }
    let mut tables = tables.into_iter();
    let mut passages = cut_each(passages, &mut |passage, tails| {
        let table = tables.next().unwrap_or(Table::Other);
        let Some(at) = border(passage).filter(|_| table != Table::Other) else { return };
        let head = matches!(passage.kind, Kind::Row { head: true });
        passage.kind = Kind::Paragraph;
        if head {
            // "Question", "Answer": what the columns are is said by then.
            passage.signs(0..passage.text.words.len(), structure);
            passage.cut(passage.text.words.len());
            passage.text.styles.clear();
        } else if table == Table::Named {
            let name = until(&passage.text.words, at).trim();
            let name = name.trim_end_of(".:： ").to_owned();
            passage.signs(0..at, structure);
            passage.cut(at + 1);
            match letter(&name) {
                Some(Hint::Asks) => passage.label = Some(Label::Question),
                Some(_) => passage.label = Some(Label::Answer),
                None => passage.more.voice = Some(name.into()),
            }
        } else {
            let mut answer = passage.split_off(at + 1);
            passage.label = Some(Label::Question);
            answer.label = Some(Label::Answer);
            tails.push(answer);
        }
    });
    passages.retain(Passage::has_content);
    passages
}

/// Where the tab is in a row of two cells.
fn border(passage: &Passage) -> Option<usize> {
    let words = &passage.text.words;
    let at = matches!(passage.kind, Kind::Row { .. }).then(|| find(words, "\t")).flatten()?;
    find(part(words, at + 1..words.len()), "\t").is_none().then_some(at)
}

fn letter(name: &str) -> Option<Hint> {
    let name = lower(name);
    let of = |list: Words, hint| list.contains(&name).then_some(hint);
    of(words!["q", "question"], Hint::Asks).or(of(words!["a", "answer"], Hint::Answers))
}

/// What rows are that stand one below the other. A table of facts must not become talk: so somebody asks in it, in one
/// column only, and most rows say something in both.
fn table(rows: &[Passage]) -> Table {
    const LONGEST: usize = 40;
    /// More do not talk in a table.
    const MOST: usize = 8;
    let (mut all, mut first, mut second, mut said, mut turns) = (0, 0, 0, 0, 0);
    let mut names: Vec<&str> = Vec::new();
    let (mut before, mut brief) = ("", true);
    for row in rows.iter().filter(|row| row.kind == Kind::Row { head: false }) {
        let words = row.text.words.as_str();
        let Some(at) = border(row) else { continue };
        let (name, words) = (until(words, at).trim(), part(words, at + 1..words.len()));
        if name.is_empty() || words.trim().is_empty() {
            return Table::Other;
        }
        all += 1;
        first += usize::from(asks(name));
        second += usize::from(asks(words));
        said += usize::from(weight(words) > 2);
        turns += usize::from(name != before);
        brief &= length(name) <= LONGEST;
        before = name;
        if names.len() <= MOST && !names.contains(&name) {
            names.push(name);
        }
    }
    if all > 1 && first * 3 >= all * 2 && second * 3 <= all {
        return Table::Asked;
    }
    let talk = brief && all > 2 && (2..=MOST).contains(&names.len()) && names.len() * 2 <= all && turns * 2 >= all;
    if talk && first == 0 && second * 4 >= all && second < all && said * 2 >= all { Table::Named } else { Table::Other }
}
