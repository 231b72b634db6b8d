//! Lines that a glance tells to have no sign of a label, as most have none.

use super::{Labelled, Name, Sign};

/// Whether a line's first word is followed by another or ends what is said, as nearly all are: no letter's sign comes.
pub(super) fn has_no_letter(line: &str) -> bool {
    let word = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    let next = line.bytes().skip(word).find(|byte| !matches!(byte, b' ' | b'*' | b'_'));
    word > 0 && next.is_none_or(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'?' | b'!' | b','))
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
    use super::{is_plain, name};
    use crate::parse::label;

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
