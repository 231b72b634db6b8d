//! Where lines end: at a line feed, and at U+2028. By bytes where there is room for it.

#[cfg(feature = "posts")]
pub(super) use bytes::{first, starts};
#[cfg(not(feature = "posts"))]
pub(super) use signs::{first, starts};

#[cfg(not(feature = "posts"))]
mod signs {
    use crate::letters::Signs;

    /// Where further lines begin, in bytes.
    pub fn starts(words: &str) -> impl DoubleEndedIterator<Item = usize> {
        words.char_indices().filter(|(_, c)| is_line_end(*c)).map(|(at, c)| at + c.len_utf8())
    }

    /// Where the first line ends.
    pub fn first(words: &str) -> usize {
        words.find_as(is_line_end).unwrap_or(words.len())
    }

    fn is_line_end(c: char) -> bool {
        c == '\n' || c == '\u{2028}'
    }
}

#[cfg(feature = "posts")]
mod bytes {
    use crate::letters::first_of;

    /// A line feed, and the last of the three bytes of U+2028.
    const LAST: [u8; 2] = [b'\n', 0xA8];

    /// Where further lines begin, in bytes.
    pub fn starts(words: &str) -> impl DoubleEndedIterator<Item = usize> {
        let words = words.as_bytes();
        (0..words.len()).filter(|at| ends(words, *at)).map(|at| at + 1)
    }

    /// Where the first line ends.
    pub fn first(words: &str) -> usize {
        let words = words.as_bytes();
        let mut at = first_of(words, 0, LAST);
        while at < words.len() && !ends(words, at) {
            at = first_of(words, at + 1, LAST);
        }
        if words.get(at) == Some(&LAST[1]) { at - 2 } else { at }
    }

    /// Whether a line ends with that byte.
    fn ends(words: &[u8], at: usize) -> bool {
        words[at] == LAST[0] || (words[at] == LAST[1] && words[..at].ends_with(b"\xE2\x80"))
    }
}

#[cfg(all(test, feature = "posts"))]
mod tests {
    use super::{first, starts};

    #[test]
    fn lines_end_at_line_feeds_and_breaks() {
        for (words, begin, end) in [
            ("", vec![], 0),
            ("a\nb\u{2028}c", vec![2, 6], 1),
            ("\u{A8} \u{20A8}\u{2028}", vec![9], 6),
            ("\n\n", vec![1, 2], 0),
            ("no line is longer than this one", vec![], 31),
        ] {
            assert_eq!((starts(words).collect(), first(words)), (begin, end), "{words}");
        }
    }
}
