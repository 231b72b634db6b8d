//! What stands at the head or foot of each page of a text that was taken from one with pages: a line that counts them, and
//! the lines beside it that are the same each time.

use crate::letters::{Signs, Words, is_digit, is_letter, lower, words};

/// What a page is called where it is counted.
#[rustfmt::skip]
const PAGE: Words = words![
    "page", "seite", "página", "pág", "pagina", "pag", "strona", "str", "strana", "sayfa", "sida", "side", "oldal", "стр",
    "страница", "сторінка", "σελίδα", "صفحة", "صفحه", "עמוד", "ページ", "頁", "页", "쪽", "페이지",
];
/// Fewer may be chance.
const PAGES: usize = 3;
/// How many kinds of lines are looked at that could count pages.
const KINDS: usize = 16;
/// How many lines beside one that counts may belong to it, on either side.
const BESIDE: usize = 3;

/// A line that counts, and its numbers.
type Counted = (usize, Vec<usize>);

/// The lines, from 1 and in order, that are of pages and not of the text; blank ones among them where a page ends within a
/// sentence.
pub(super) fn lines(source: &str) -> Vec<usize> {
    let mut kinds: Vec<(String, Vec<Counted>)> = Vec::new();
    // Most have none, which is seen many bytes at a time.
    if !source.bytes().fold(false, |found, byte| found | may_be_digit(byte)) {
        return Vec::new();
    }
    for (n, line) in source.lines().enumerate().filter(|(_, line)| counts(line)) {
        let (kind, numbers) = without_numbers(line);
        match kinds.iter().position(|(known, _)| *known == kind) {
            Some(known) => kinds[known].1.push((n, numbers)),
            None if kinds.len() < KINDS => kinds.push((kind, vec![(n, numbers)])),
            None => {}
        }
    }
    kinds.retain(|(_, found)| found.len() >= PAGES && grow(found));
    if kinds.is_empty() {
        return Vec::new();
    }
    let all: Vec<&str> = source.lines().map(str::trim).collect();
    let mut found: Vec<usize> = Vec::new();
    for (_, counting) in &kinds {
        let at: Vec<usize> = counting.iter().map(|(n, _)| *n).collect();
        found.extend(&at);
        for place in 1..=BESIDE {
            found.extend(same_beside(&all, &at, &|n| (0..n).rev().filter(|n| !all[*n].is_empty()).nth(place - 1)));
            let below = |n| (n + 1..all.len()).filter(|n| !all[*n].is_empty()).nth(place - 1);
            found.extend(same_beside(&all, &at, &below));
        }
    }
    found.sort();
    found.dedup();
    found.extend(blanks(&all, &found));
    found.sort();
    found.iter().map(|n| n + 1).collect()
}

fn may_be_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || !byte.is_ascii()
}

fn counts(line: &str) -> bool {
    const LONGEST: usize = 200;
    line.len() <= LONGEST
        && line.bytes().any(may_be_digit)
        && line.find_as(is_digit).is_some()
        && line.split(|c| !is_letter(c)).any(|word| !word.is_empty() && PAGE.contains(&lower(word)))
}

/// A line with its numbers taken out, and those.
fn without_numbers(line: &str) -> (String, Vec<usize>) {
    let mut kind = String::new();
    let mut numbers = Vec::new();
    for piece in line.split_whitespace() {
        for (n, word) in piece.split(|c: char| !is_digit(c)).enumerate() {
            if n > 0 || !word.is_empty() {
                kind.push('#');
            }
            numbers.extend(word.parse::<usize>());
        }
        kind.extend(piece.chars().filter(|c| !is_digit(*c)));
        kind.push(' ');
    }
    (kind, numbers)
}

/// Whether one of the numbers is greater each time.
fn grow(found: &[Counted]) -> bool {
    let places = found.iter().map(|(_, numbers)| numbers.len()).min().unwrap_or_default();
    (0..places).any(|place| found.windows(2).all(|two| two[0].1[place] < two[1].1[place]))
}

/// The lines at a place beside those that count, where nearly all are the same.
fn same_beside(all: &[&str], at: &[usize], beside: &dyn Fn(usize) -> Option<usize>) -> Vec<usize> {
    let found: Vec<usize> = at.iter().filter_map(|n| beside(*n)).collect();
    let same = |line: &str| found.iter().filter(|n| all[**n] == line).count();
    let most = found.iter().map(|n| all[*n]).take(2).find(|line| same(line) >= PAGES && same(line) * 3 >= at.len() * 2);
    found.iter().copied().filter(|n| Some(all[*n]) == most).collect()
}

/// Blank lines around the lines of pages, where what stands above goes on below.
fn blanks(all: &[&str], found: &[usize]) -> Vec<usize> {
    let mut blanks = Vec::new();
    let mut at = 0;
    while let Some(&first) = found.get(at) {
        let blank = |n: &usize| all.get(*n).is_some_and(|line| line.is_empty());
        let within = |n: &usize| blank(n) || found.binary_search(n).is_ok();
        let begin = (0..first).rev().take_while(within).last().unwrap_or(first);
        let end = (first..all.len()).take_while(within).last().unwrap_or(first);
        let ends = begin == 0 || all[begin - 1].ends_with_any(".!?…。！？؟\"”»)");
        if !ends {
            blanks.extend((begin..=end).filter(blank));
        }
        at = found.partition_point(|n| *n <= end);
    }
    blanks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_page_has_is_no_text() {
        let text = "A: I grew up\n\nAn Oral History\n\nRef 7, Page 1 of 9\n\nby the sea.\nQ: When?\nA: In May.\n\nAn Oral History\n\n\
                    Ref 7, Page 2 of 9\nQ: And then?\n\nAn Oral History\n\nRef 7, Page 3 of 9\n";
        assert_eq!(lines(text), [2, 3, 4, 5, 6, 11, 13, 16, 18]);
        for none in ["", "Page 1\nPage 2", "Page 1\n\nPage 1\n\nPage 1", "See page 3.\nNot page 9!\nPage 4, then."] {
            assert!(lines(none).is_empty(), "{none}");
        }
    }
}
