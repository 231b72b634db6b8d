//! What recorders and their editors write into a text besides what is said: numbers of lines, times at the ends of turns.

use crate::letters::{Signs, after, is_digit, until};
use crate::parse::{Structure, label};

/// The number that a line begins with, and how many bytes it has with the space behind it; a line may be nothing else.
fn number(line: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 4;
    let digits = line.trim_start_of(" ");
    let rest = digits.trim_start_as(is_digit);
    let number = until(digits, digits.len() - rest.len());
    let behind = rest.trim_start_of(" \t");
    let space = rest.len() - behind.len();
    if number.is_empty() || number.len() > LONGEST || !(space > 1 || rest.starts_with('\t') || behind.is_empty()) {
        return None;
    }
    Some((crate::letters::number(number)?, line.len() - behind.len()))
}

/// A text whose lines are numbered, nearly all, with spaces for the numbers, and these. Ranks, verses and lists count as
/// well: some must go on with a label.
pub(super) fn unnumbered(source: &str) -> Option<(String, Vec<Structure>)> {
    const FEWEST: usize = 6;
    const LABELS: usize = 4;
    let (mut all, mut counted, mut before, mut labelled) = (0, 0, 0, 0);
    for line in source.lines().filter(|line| !line.trim().is_empty()) {
        all += 1;
        if let Some((number, length)) = number(line) {
            // At a page's end it begins again.
            counted += usize::from(number == before + 1 || (number == 1 && before > 1));
            before = number;
            let words = after(line, length);
            let name = || label::name(words, 0).is_some_and(|found| found.label.sign == label::Sign::Colon);
            labelled += usize::from(label::letter(words, None).is_some() || name());
        } else if all > FEWEST * 2 && counted * 2 < all {
            return None;
        }
    }
    if counted < FEWEST || counted * 10 < all * 9 || labelled < LABELS {
        return None;
    }
    let mut text = String::with_capacity(source.len());
    let mut signs = Vec::new();
    for (n, line) in source.split_inclusive('\n').enumerate() {
        let length = number(line.trim_end_of("\n")).map_or(0, |(_, length)| length);
        let sign = until(line, length);
        if length > 0 {
            let column = length - sign.trim_start().len() + 1;
            signs.push(Structure { line: n + 1, column, text: sign.trim().to_owned() });
        }
        text += &" ".repeat(length);
        text += after(line, length);
    }
    Some((text, signs))
}

/// Where what is said in a line ends, before a time that stands at its end: `#00:01:02-3#`, or `[00:01:02]` as all of it.
pub(super) fn end(words: &str) -> Option<usize> {
    let open = match words.bytes().last()? {
        b'#' => words.trim_end_of("#").find_last_any("#")?,
        b']' => 0,
        _ => return None,
    };
    let (_, length) = label::time(after(words, open))?;
    let fits = open + length == words.len() && length > "[12:31]".len();
    fits.then_some(until(words, open).trim_end().len())
}
