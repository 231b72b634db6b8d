//! Lists of words: in a list of `&str` each word is eight bytes more, which are different in every build and compress
//! badly.

/// A list of words, as [`words`] makes it: each after its length in bytes.
#[derive(Clone, Copy)]
pub struct Words(&'static [u8]);

/// A list of words, none of them longer than 255 bytes.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const WORDS: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::letters::Words::length(WORDS)] = $crate::letters::Words::packed(WORDS);
        $crate::letters::Words::of(&PACKED)
    }};
}
pub(crate) use words;

impl Words {
    pub const fn of(packed: &'static [u8]) -> Self {
        Words(packed)
    }

    /// How many bytes a list has.
    pub const fn length(words: &[&str]) -> usize {
        let (mut length, mut n) = (0, 0);
        while n < words.len() {
            length += 1 + words[n].len();
            n += 1;
        }
        length
    }

    /// A list as it stands in the page.
    pub const fn packed<const LENGTH: usize>(words: &[&str]) -> [u8; LENGTH] {
        let (mut packed, mut at, mut n) = ([0; LENGTH], 0, 0);
        while n < words.len() {
            let word = words[n].as_bytes();
            assert!(word.len() < 256);
            packed[at] = word.len() as u8;
            let mut byte = 0;
            while byte < word.len() {
                packed[at + 1 + byte] = word[byte];
                byte += 1;
            }
            at += 1 + word.len();
            n += 1;
        }
        packed
    }

    pub fn contains(self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Which of them a word is, from 0.
    pub fn position(self, word: &str) -> Option<usize> {
        // By hand, since most lines of a source are asked for: passed over by the length, most words cost nothing.
        let (mut at, mut n) = (0, 0);
        while let Some(&length) = self.0.get(at) {
            let end = at + 1 + usize::from(length);
            if usize::from(length) == word.len() && self.0.get(at + 1..end) == Some(word.as_bytes()) {
                return Some(n);
            }
            (at, n) = (end, n + 1);
        }
        None
    }

    /// The same in ASCII letters of any size.
    #[cfg(feature = "forms")]
    pub fn contains_in_any_case(self, word: &str) -> bool {
        self.all().any(|known| known.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// In bytes.
    #[cfg(feature = "forms")]
    pub fn all(self) -> impl Iterator<Item = &'static [u8]> {
        let mut packed = self.0;
        std::iter::from_fn(move || {
            let (length, rest) = packed.split_first()?;
            let (word, rest) = rest.split_at_checked(usize::from(*length))?;
            packed = rest;
            Some(word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_found_whole() {
        const LIST: Words = words!["one", "two words", "셋", ""];
        let places = ["one", "two words", "셋", "", "on", "ones", "two"].map(|word| LIST.position(word));
        assert_eq!(places, [Some(0), Some(1), Some(2), Some(3), None, None, None]);
        assert!(!LIST.contains("ONE"));
        #[cfg(feature = "forms")]
        assert!(LIST.contains_in_any_case("ONE"));
    }
}
