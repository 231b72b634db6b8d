//! Lines that a glance tells to have no sign of a label, as most have none.

use super::pair::{is_initial, pair_of, singles};
use super::{Labelled, Letter, Name, Sign};
use crate::letters::{find, lower, until};
use crate::parse::POSTS;

/// Whether a line's first word is followed by another or ends what is said, as nearly all are: no letter's sign comes.
pub(super) fn has_no_letter(line: &str) -> bool {
    let word = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    let next = line.bytes().skip(word).find(|byte| !matches!(byte, b' ' | b'*' | b'_'));
    word > 0 && next.is_none_or(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'?' | b'!' | b','))
}

/// The word that a line begins with, where a colon, a space and another word follow: as "Q: Why" does.
pub(super) fn before_colon(line: &str) -> Option<&str> {
    /// As in [`super::letter`].
    const LONGEST: usize = 24;
    let word = line.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    let rest = line.as_bytes().get(word..)?;
    let colon = matches!(rest, [b':', b' ', next, ..] if next.is_ascii_graphic());
    (colon && (1..=LONGEST).contains(&word)).then(|| until(line, word))
}

/// The label of a line that begins with a word and a colon.
pub(super) fn letter(word: &str, pair: Option<usize>) -> Option<Labelled<Letter>> {
    let (found, asks) = match (word.as_bytes(), pair) {
        ([letter], None) => *singles().get(usize::from(letter.to_ascii_lowercase() - b'a'))?,
        _ => pair_of(&lower(word), pair),
    }?;
    let label = Letter { pair: found, asks, single: pair.is_none() && is_initial(word), number: 0 };
    Some(Labelled { label, words: word.len() + ": ".len() })
}

/// As [`super::is_name`] says of plain letters, digits and signs. By bytes: most lines of a long text are asked.
pub(super) fn is_name(name: &str) -> Option<bool> {
    let (mut words, mut list, mut letters, mut before) = (0, false, false, b' ');
    for byte in name.bytes() {
        match byte {
            b'?' | b'!' | b';' | b'"' | b'=' | b'\n' | b'{' => return Some(false),
            b'@' | b'/' | 128.. => return None,
            _ => {}
        }
        list |= byte == b',';
        letters |= byte.is_ascii_alphabetic();
        words += usize::from(is_space(before) && !is_space(byte));
        before = byte;
    }
    let number = name.bytes().take_while(u8::is_ascii_digit).count();
    let begins =
        name.as_bytes().get(number).is_some_and(|byte| byte.is_ascii_alphabetic() || number > 0 && *byte == b' ');
    Some(begins && letters && words <= 6 && name.len() <= 60 && !(list && words > 4))
}

/// What is white space among plain signs.
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Where a sign is that is no ASCII: most lines are that alone, and seen to be so many bytes at a time.
pub(super) fn find_wide(rest: &str, sign: &str) -> Option<usize> {
    if POSTS && rest.is_ascii() { None } else { find(rest, sign) }
}

/// Whether a line has letters and what ends a sentence, and begins with a letter: no sign that a name has.
pub(super) fn is_plain(line: &str) -> bool {
    let mut before = b' ';
    line.bytes().all(|byte| {
        let plain =
            byte.is_ascii_alphanumeric() || matches!(byte, b'?' | b'!' | b',') || (byte == b' ' && before != b' ');
        before = byte;
        plain
    }) && line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
}

/// What may be a name in a plain line: all of it, as no sign sets another apart.
pub(super) fn name(line: &str) -> Option<Labelled<Name<'_>>> {
    /// In words, and in bytes.
    const LONGEST: (usize, usize) = (4, 40);
    let name = line.trim_end();
    let (mut words, mut ends) = (1, false);
    for byte in name.bytes() {
        words += usize::from(byte == b' ');
        ends |= matches!(byte, b'?' | b'!');
    }
    let fits = !ends && words <= LONGEST.0 && name.len() <= LONGEST.1 && !name.ends_with(',');
    let label = Name { name, start: 0, sign: Sign::Alone, time: None };
    fits.then_some(Labelled { label, words: line.len() })
}

#[cfg(test)]
mod tests {
    use super::{before_colon, is_name, is_plain, letter, name};
    use crate::parse::label;

    #[test]
    fn a_word_and_a_colon_are_read_as_in_any_other_line() {
        for pair in [None, Some(0), Some(3)] {
            for word in ["Q", "a", "P", "r", "Question", "Antwort", "Jane", "x", "an"] {
                let line = [word, ": so"].concat();
                assert_eq!(before_colon(&line), Some(word));
                // Space that is wide is not looked at here.
                assert_eq!(
                    letter(word, pair),
                    label::letter(&[word, ":\u{3000}so"].concat(), pair).map(|mut found| {
                        found.words -= 2;
                        found
                    }),
                    "{line}"
                );
            }
        }
        assert!(["Q:a", "Q: ", "Q. a", ": a", "Q:  a", "\u{c9}t: a"].iter().all(|line| before_colon(line).is_none()));
    }

    #[test]
    fn plain_names_are_told_as_any_other() {
        for (name, expected) in [
            ("Jane", Some(true)),
            ("Jane van Doe, a baker", Some(false)),
            ("Jane Doe, baker", Some(true)),
            ("24 Hours", Some(true)),
            ("2. Of bread", Some(false)),
            ("24", Some(false)),
            ("a b c d e f g", Some(false)),
            ("Why?", Some(false)),
            ("a/b", None),
            ("F@lk", None),
            ("'Jane", Some(false)),
            ("", Some(false)),
            ("\u{c9}mile", None),
        ] {
            assert_eq!(is_name(name), expected, "{name}");
            // With a sign that says nothing the other way is gone.
            let wide = label::is_name(&[name, "\u{301}"].concat());
            assert!(expected.is_none_or(|expected| wide == expected || name.is_empty() || name == "24"), "{name}");
        }
    }

    #[test]
    fn a_plain_line_is_read_as_any_other() {
        for line in ["Jane", "Jane Doe ", "Jane, a baker", "Jane,", "Why?", "A b c d", "A b c d e", "Speaker 1", "So!"]
        {
            assert!(is_plain(line), "{line}");
            let alone = label::alone(line).map(|found| (found.name, found.sign, found.time, found.words));
            assert_eq!(
                name(line).map(|found| (found.label.name, found.label.sign, found.label.time, found.words)),
                alone
            );
        }
        for line in ["Jane: yes", "JANE  yes", "Mr. Doe", "(Jane) yes", "24 hours", "Jane\u{3000}so", "", "a - b"] {
            assert!(!is_plain(line), "{line}");
        }
    }
}
