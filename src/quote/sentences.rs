//! Sentences of a paragraph, by the punctuation of each script.

use std::ops::Range;

use crate::letters::{after, is_capital, is_one_of, is_small, is_word, length, lower, part};

/// What ends with a point and no sentence, in lower case.
const ABBREVIATIONS: [&str; 18] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "no", "vol", "e.g", "i.e", "z.b", "bzw", "jr", "sr", "approx",
    "cf",
];

/// The sentences of a paragraph, in bytes, without the space between them.
pub(super) fn sentences(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // By bytes: nearly all of them are letters that need no look.
    while let Some(&byte) = words.as_bytes().get(at) {
        let sign_at = at;
        at += 1;
        if !matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xD8..) {
            continue;
        }
        let Some(sign) = after(words, sign_at).chars().next().filter(|c| is_one_of(*c, ".!?\n…؟।。！？｡"))
        else {
            continue;
        };
        at = sign_at + sign.len_utf8();
        let closing = |c: &char| is_one_of(*c, ".!?…。！？\"'”’»)]」』）");
        while let Some(c) = after(words, at).chars().next().filter(closing) {
            at += c.len_utf8();
        }
        let rest = after(words, at);
        let apart = is_one_of(sign, "\n。！？｡") || rest.chars().next().is_none_or(char::is_whitespace);
        if apart && !goes_on(part(words, start..sign_at), sign, rest) {
            push(words, start..at, &mut found);
            start = at;
        }
    }
    push(words, start..words.len(), &mut found);
    found
}

fn push(words: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let sentence = part(words, range.clone());
    let start = range.start + sentence.len() - sentence.trim_start().len();
    let end = start + sentence.trim().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a sentence goes on after a point: before a small letter, after an initial or an abbreviation.
fn goes_on(before: &str, sign: char, after: &str) -> bool {
    let next = after.trim_start().chars().next();
    if sign == '\n' || next.is_none() {
        return false;
    }
    if next.is_some_and(is_small) {
        return true;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| !is_word(c));
    let initial = length(last) == 1 && last.chars().all(is_capital) && last != "I";
    sign == '.' && (initial || ABBREVIATIONS.contains(&lower(last).as_str()))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_where_its_script_ends_it() {
        for (words, expected) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            ("Dr. No met J. R. Doe. He left.", vec!["Dr. No met J. R. Doe.", "He left."]),
            ("“So.” he said. “Yes!” She ran.", vec!["“So.” he said.", "“Yes!”", "She ran."]),
            ("It cost 3.50 then… and later too. Ok", vec!["It cost 3.50 then… and later too.", "Ok"]),
            ("一つ。二つ！三つ", vec!["一つ。", "二つ！", "三つ"]),
            ("하나다. 둘이다.", vec!["하나다.", "둘이다."]),
            ("It was I. Really.", vec!["It was I.", "Really."]),
            ("Line\nbreak", vec!["Line", "break"]),
            ("  ", vec![]),
            ("...", vec!["..."]),
        ] {
            let found: Vec<&str> = sentences(words).into_iter().map(|range| &words[range]).collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
