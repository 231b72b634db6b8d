//! Which language's word for "question" or "answer" a word is.

use std::sync::OnceLock;

use crate::letters::length;
use crate::parse::lexicon::LETTERS;

/// Which of [`LETTERS`] has a word in small letters, and whether for questions.
pub(super) fn pair_of(word: &str, pair: Option<usize>) -> Option<(usize, bool)> {
    let pairs = || LETTERS.iter().enumerate().filter(|(n, _)| pair.is_none_or(|pair| pair == *n));
    let asks = pairs().find(|(_, letters)| letters.questions.contains(word));
    let found = asks.or_else(|| pairs().find(|(_, letters)| letters.answers.contains(word)))?;
    Some((found.0, asks.is_some()))
}

/// Whether a word may be somebody's initials: a letter of an alphabet or two, no sign that is a word by itself.
pub(super) fn is_initial(word: &str) -> bool {
    length(word) <= 2 && word.chars().all(|c| c < '\u{2E80}')
}

/// What each letter from a to z means, looked for once: a text may begin millions of lines with them.
pub(super) fn singles() -> &'static [Option<(usize, bool)>; 26] {
    static SINGLES: OnceLock<[Option<(usize, bool)>; 26]> = OnceLock::new();
    SINGLES.get_or_init(|| {
        let mut letters = b'a'..=b'z';
        [(); 26].map(|()| pair_of(&char::from(letters.next()?).to_string(), None))
    })
}
