//! A text as tokens: words, single characters of scripts that do not part words, signs, and ends of paragraphs.

use std::ops::Range;

use super::fold::{fold, is_mark};
use crate::letters::is_word;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Sign,
    /// The end of a line or paragraph.
    Break,
}

/// A piece of the text that is compared as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The same for tokens that read alike.
    pub id: u32,
    /// The same for words that begin alike.
    pub stem: u32,
    /// Its first letter, and a bit for each of its letters; none where it is a single letter or sign.
    first: u32,
    letters: u32,
    pub sort: Sort,
    /// Where it begins, in code points.
    pub point: u32,
    /// In bytes.
    pub start: u32,
    pub end: u32,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }

    /// Whether it begins with the same letter and shares many with another.
    pub fn is_like(&self, other: &Token) -> bool {
        let [both, either] = [self.letters & other.letters, self.letters | other.letters].map(u32::count_ones);
        self.first == other.first && both > 2 && both * 5 >= either * 2
    }
}

/// As many letters begin alike in words that are taken for forms of one.
const STEM: u32 = 4;
const SEED: u32 = 0x811c_9dc5;

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter =
        Cutter { tokens: Vec::with_capacity(text.len() / 4), open: false, syllable: false, letters: 0, point: 0 };
    for (point, (at, c)) in text.char_indices().enumerate() {
        cutter.point = point as u32;
        let range = at as u32..(at + c.len_utf8()) as u32;
        if is_mark(c) {
            cutter.mark(range);
        } else {
            fold(c, |letter| cutter.letter(letter, range.clone()));
        }
    }
    cutter.tokens
}

struct Cutter {
    tokens: Vec<Token>,
    /// Whether the last token may grow.
    open: bool,
    /// Whether it is a syllable of Hangul, which grows by its own letters only.
    syllable: bool,
    letters: u32,
    /// The code point that is read.
    point: u32,
}

impl Cutter {
    /// A mark belongs to the letter before it.
    fn mark(&mut self, range: Range<u32>) {
        if let Some(last) = self.tokens.last_mut().filter(|last| last.end == range.start) {
            last.end = range.end;
        }
    }

    fn letter(&mut self, letter: char, range: Range<u32>) {
        if letter == '\n' {
            self.begin(Sort::Break, letter, range);
        } else if letter.is_whitespace() {
            self.open = false;
        } else if is_word(letter) {
            self.word(letter, range);
        } else {
            self.begin(Sort::Sign, letter, range);
        }
    }

    fn word(&mut self, letter: char, range: Range<u32>) {
        let alone = stands_alone(letter);
        let grows = self.open && !alone && self.syllable == matches!(letter, '\u{1160}'..='\u{11FF}');
        match self.tokens.last_mut() {
            Some(last) if grows && last.is_word() && last.end >= range.start => {
                last.id = mixed(last.id, letter);
                if self.letters < STEM {
                    last.stem = last.id;
                }
                last.letters |= bit(letter);
                last.end = range.end;
                self.letters += 1;
            }
            _ => {
                self.begin(Sort::Word, letter, range);
                self.syllable = matches!(letter, '\u{1100}'..='\u{115F}');
                self.open = !alone || self.syllable;
            }
        }
    }

    /// A sign again and again is one: `...`, `--`, blank lines.
    fn begin(&mut self, sort: Sort, letter: char, range: Range<u32>) {
        let id = mixed(SEED, letter);
        self.letters = 1;
        self.open = true;
        match self.tokens.last_mut() {
            Some(last) if sort != Sort::Word && last.id == id && (last.end >= range.start || sort == Sort::Break) => {
                last.end = range.end;
            }
            _ => self.tokens.push(Token {
                id,
                stem: id,
                first: u32::from(letter),
                letters: bit(letter),
                sort,
                point: self.point,
                start: range.start,
                end: range.end,
            }),
        }
    }
}

fn bit(letter: char) -> u32 {
    1 << (u32::from(letter) % 32)
}

fn mixed(hash: u32, letter: char) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Characters of scripts that put no space between words, and what begins a syllable of Hangul: each is a token.
fn stands_alone(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{115F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{33FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_signs_and_single_characters() {
        for (text, expected) in [
            ("It's “so”… no", "It ' s “ so ” … no"),
            ("wait... -- no", "wait ... -- no"),
            ("한국어 말a", "한 국 어 말 a"),
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}", "\u{1112}\u{1161}\u{11AB} \u{1100}\u{116E}"),
            ("漢字とabc", "漢 字 と abc"),
            ("cafe\u{301} noir", "cafe\u{301} noir"),
            ("a\u{300}\u{301}\u{302}", "a\u{300}\u{301}\u{302}"),
            ("\u{301}", ""),
            ("", ""),
        ] {
            let found: Vec<&str> =
                tokens(text).iter().map(|token| &text[token.start as usize..token.end as usize]).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn lines_end_once() {
        let text = "one\n\n \ntwo";
        let found: Vec<&str> =
            tokens(text).iter().map(|token| &text[token.start as usize..token.end as usize]).collect();
        assert_eq!(found, ["one", "\n\n \n", "two"]);
    }

    #[test]
    fn what_reads_alike_is_the_same_token() {
        let ids = |text| tokens(text).iter().map(|token| token.id).collect::<Vec<_>>();
        assert_eq!(ids("Café – “한국”"), ids("cafe\u{301} - \"\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}\""));
        assert_ne!(ids("one"), ids("two"));
    }
}
