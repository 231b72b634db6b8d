//! Sentences of a paragraph, by the punctuation of each script.

use std::ops::Range;

use super::words::{ABBREVIATIONS, NUMBERED, hash};
use crate::letters::{self, Signs, after, is_border, is_capital, is_digit, is_one_of, is_small, is_word, part};

/// The sentences of a paragraph, in bytes, without the space between them; the last one may be empty.
pub(super) fn sentences(words: &str, mut each: impl FnMut(Range<usize>)) {
    let mut start = 0;
    let mut at = 0;
    // By bytes: nearly all of them are letters that need no look.
    while let Some(&byte) = words.as_bytes().get(at) {
        let sign_at = at;
        at += 1;
        if !matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xD6..) {
            continue;
        }
        let Some(sign) = after(words, sign_at).chars().next().filter(|c| is_one_of(*c, ".!?\n…؟।۔։။።。！？｡．"))
        else {
            continue;
        };
        at = sign_at + sign.len_utf8();
        let stopped = at;
        while let Some(c) = after(words, at).chars().next().filter(|c| is_one_of(*c, ".!?…。！？\"'”’“»«›)]」』）"))
        {
            at += c.len_utf8();
        }
        // « French has spaces within. » But: »a German quotation begins so.«
        let closed = after(words, at).trim_start();
        if closed.starts_with('»') && !after(closed, 2).starts_with(is_word) {
            at = words.len() - closed.len() + 2;
        }
        let rest = after(words, at);
        let dense = is_one_of(sign, "。！？｡．");
        let apart = dense || sign == '\n' || rest.chars().next().is_none_or(char::is_whitespace);
        // “…” + to, Japanese for: so they said.
        let told = dense && at > stopped && rest.begins_with_any("と");
        if apart && !told && !goes_on(part(words, start..sign_at), sign, rest) {
            each(trimmed(words, start..at));
            start = at;
        }
    }
    each(trimmed(words, start..words.len()));
}

/// Without the space around.
fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let sentence = part(words, range).trim();
    let start = sentence.as_ptr() as usize - words.as_ptr() as usize;
    start..start + sentence.len()
}

/// Whether a sentence goes on after a point: before a small letter, after an initial, an abbreviation or the number of
/// an item.
fn goes_on(before: &str, sign: char, after: &str) -> bool {
    let Some(next) = after.chars().find(|c| !c.is_whitespace()) else { return false };
    if sign == '\n' || is_small(next) {
        return sign != '\n';
    }
    // The last word, or of "U.S", "p.m" and "z.B" the last letter.
    let (mut start, mut first, mut dotted) = (before.len(), ' ', false);
    for c in before.chars().rev() {
        if is_border(c) {
            dotted = c == '.';
            break;
        }
        start -= c.len_utf8();
        first = c;
    }
    let last = letters::after(before, start);
    let initial = last.len() == first.len_utf8() && (is_capital(first) && first != 'I' || dotted && is_small(first));
    let known = ABBREVIATIONS.iter().position(|known| *known == hash(last));
    let abbreviated = known.is_some_and(|known| known < NUMBERED || is_digit(next));
    let number = before.len() < 3 && is_digit(first);
    sign == '.' && (initial || abbreviated || number)
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
            ("He said no. I left.", vec!["He said no.", "I left."]),
            ("See no. 5 of it. Now.", vec!["See no. 5 of it.", "Now."]),
            ("At 9 p.m. Ann left the U.S. Senate. So.", vec!["At 9 p.m. Ann left the U.S. Senate.", "So."]),
            ("1. Wait. 2. Go", vec!["1. Wait.", "2. Go"]),
            (
                "Er sagte: „Nein.“ Dann ging er z.B. Wein holen.",
                vec!["Er sagte: „Nein.“", "Dann ging er z.B. Wein holen."],
            ),
            ("« Jamais. » Il rit. « Si. » dit-elle.", vec!["« Jamais. »", "Il rit.", "« Si. » dit-elle."]),
            ("Er ging. »Nie.« Sie nicht.", vec!["Er ging.", "»Nie.«", "Sie nicht."]),
            ("「行く。」と言った。彼は泣いた。", vec!["「行く。」と言った。", "彼は泣いた。"]),
            ("“好。”他说。再见！", vec!["“好。”", "他说。", "再见！"]),
            ("هل جاء؟ نعم. حسنا", vec!["هل جاء؟", "نعم.", "حسنا"]),
            ("یہ ایک ہے۔ یہ دو ہیں۔", vec!["یہ ایک ہے۔", "یہ دو ہیں۔"]),
            ("यह एक है। यह दो।", vec!["यह एक है।", "यह दो।"]),
            ("Անի։ Բարև։", vec!["Անի։", "Բարև։"]),
            ("Line\nbreak", vec!["Line", "break"]),
            ("  ", vec![]),
            ("...", vec!["..."]),
        ] {
            let mut found = Vec::new();
            sentences(words, |range| found.push(&words[range]));
            found.retain(|sentence| !sentence.is_empty());
            assert_eq!(found, expected, "{words}");
        }
    }
}
