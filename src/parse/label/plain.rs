//! Lines that a glance tells to have no sign of a label, as most have none.

use super::{Found, Labelled, Name, alone};
use crate::letters::first_of;

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

/// What may be a name in a line that has no sign.
pub(super) fn name(line: &str) -> Option<Labelled<Name<'_>>> {
    let Found { name, sign, time, words } =
        if first_of(line.as_bytes(), 0, *b"?!") < line.len() { None } else { alone(line) }?;
    Some(Labelled { label: Name { name, start: 0, sign, time }, words })
}
