//! Letters folded for finding: case, accents, typography and width make no difference, nor whether a letter was
//! composed. Unicode's own tables for this weigh more than all else that finds; the ranges here are those in use, and
//! a letter that they do not know is only itself.

use crate::letters::{is_one_of, small, typed};

/// Plain letters of U+00C0–U+017F, U+01CD–U+0233 and U+1E00–U+1EFF; a space where there is none.
const LATIN: &[u8] =
    b"aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggg\
hhhhiiiiiiiiii  jjkk llllllllllnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const PINYIN: &[u8] =
    b"aaiioouuuuuuuuuu aaaa    ggkkoooo  j   gg  nnaa    aaaaeeeeiiiioooorrrruuuusstt  hh      aaeeoo\
ooooooyy";
const VIETNAMESE: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy s    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooo\
oooooooooooouuuuuuuuuuuuuuyyyyyyyy      ";
/// Katakana of half width, from U+FF66 on.
const HALF_WIDTH: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// Greek vowels of the rows of U+1F00–U+1FFF.
const GREEK: &str = "αεηιουωααηωαηιυω";
/// What is written as one sign and read as several.
const SEVERAL: [(char, &str); 14] = [
    ('…', "..."),
    ('‥', ".."),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
    ('½', "1/2"),
    ('¼', "1/4"),
    ('¾', "3/4"),
    ('™', "tm"),
    ('№', "no"),
];
/// Signs and letters that stand for another.
const LIKE: [(&str, char); 27] = [
    ("`´", '\''),
    ("‹›「」『』｢｣《》〈〉〝〞〟", '"'),
    ("－﹣─", '-'),
    ("。｡．", '.'),
    ("、､，،", ','),
    ("・･·•", '·'),
    ("【〔", '['),
    ("】〕", ']'),
    ("～〜∼", '~'),
    ("¹", '1'),
    ("²", '2'),
    ("³", '3'),
    ("ªÅ", 'a'),
    ("º", 'o'),
    ("µ", 'μ'),
    ("Άά", 'α'),
    ("Έέ", 'ε'),
    ("Ήή", 'η'),
    ("ΊίΪϊΐ", 'ι'),
    ("Όό", 'ο'),
    ("ΎύΫϋΰ", 'υ'),
    ("Ώώ", 'ω'),
    ("ς", 'σ'),
    ("Ёё", 'е'),
    ("Йй", 'и'),
    ("Її", 'і'),
    ("أإآ", 'ا'),
];

/// Tells the folded letters of a character one by one: none for a mark that is written on a letter, several for what is
/// put together.
pub(super) fn fold(c: char, mut tell: impl FnMut(char)) {
    match c {
        '\0'..='\x7F' => tell(c.to_ascii_lowercase()),
        _ if is_mark(c) => {}
        '가'..='힣' => jamo(c, tell),
        _ => match SEVERAL.iter().find(|(one, _)| *one == c) {
            Some((_, several)) => several.chars().for_each(tell),
            None => tell(plain(c)),
        },
    }
}

/// Whether a character is written on another, or not seen at all.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}'
        | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}'
        | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{FEFF}' | '\u{FF9E}' | '\u{FF9F}' | '\u{AD}')
}

/// A Hangul syllable in its two or three letters (Unicode 3.12, arithmetic).
fn jamo(c: char, mut tell: impl FnMut(char)) {
    let at = u32::from(c) - 0xAC00;
    let letters = [0x1100 + at / 588, 0x1161 + at % 588 / 28, 0x11A7 + at % 28];
    let count = if at.is_multiple_of(28) { 2 } else { 3 };
    letters.into_iter().take(count).filter_map(char::from_u32).for_each(&mut tell);
}

fn plain(c: char) -> char {
    let code = u32::from(c);
    let of =
        |table: &[u8], from: u32| table.get((code - from) as usize).filter(|b| **b != b' ').map(|b| char::from(*b));
    let letter = match code {
        0xC0..=0x17F => of(LATIN, 0xC0),
        0x1CD..=0x233 => of(PINYIN, 0x1CD),
        0x1E00..=0x1EFF => of(VIETNAMESE, 0x1E00),
        0x1F00..=0x1FFF => greek(code),
        0x958..=0x95F => "कखगजडढफय".chars().nth((code - 0x958) as usize),
        0x2460..=0x2468 => char::from_u32(code - 0x2460 + 0x31),
        0x3000 | 0xA0 => Some(' '),
        0x3040..=0x309F => char::from_u32(unvoiced(code)),
        0x30A0..=0x30FF if code != 0x30FB => char::from_u32(unvoiced(code - 0x60) + 0x60),
        0xFF66..=0xFF9D => HALF_WIDTH.chars().nth((code - 0xFF66) as usize),
        0xFF01..=0xFF5E if !matches!(code, 0xFF0D) => char::from_u32(code - 0xFEE0).map(|c| c.to_ascii_lowercase()),
        _ => LIKE.iter().find(|(these, _)| is_one_of(c, these)).map(|(_, one)| *one),
    };
    letter.unwrap_or_else(|| small(typed(c)))
}

/// A vowel with breathing and accent, by its row and the second half of it.
fn greek(code: u32) -> Option<char> {
    match code {
        0x1F70..=0x1F7D => "αεηιουω".chars().nth(((code - 0x1F70) / 2) as usize),
        0x1FC8 | 0x1FC9 => Some('ε'),
        0x1FE4 | 0x1FE5 | 0x1FEC => Some('ρ'),
        0x1FF8 | 0x1FF9 => Some('ο'),
        _ => GREEK.chars().nth(((code - 0x1F00) / 16) as usize),
    }
}

/// The kana that a voiced one is written with, both as Hiragana.
fn unvoiced(code: u32) -> u32 {
    match code {
        0x304C..=0x3062 => code - u32::from(code.is_multiple_of(2)),
        0x3065 | 0x3067 | 0x3069 | 0x309E => code - 1,
        0x3070..=0x307D => code - (code - 0x306F) % 3,
        0x3094 => 0x3046,
        0x3097..=0x309A => code - 8,
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        text.chars().for_each(|c| fold(c, |c| folded.push(c)));
        folded
    }

    #[test]
    fn what_reads_alike_folds_alike() {
        for (one, other) in [
            ("Café", "cafe\u{301}"),
            ("“It’s…”", "\"it's...\""),
            ("a – b", "a - b"),
            ("Ｗｉｄｅ！", "wide!"),
            ("ｶﾞﾗｽ", "ガラス"),
            ("ガ", "カ\u{3099}"),
            ("ぱ", "は\u{309A}"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            ("ﬁn", "fin"),
            ("ЙОД", "и\u{306}од"),
            ("ά", "α\u{301}"),
            ("ἀ", "α\u{313}"),
            ("Ệ", "e\u{323}\u{302}"),
            ("中、文。", "中,文."),
            ("क़", "क\u{93C}"),
            ("soft\u{AD}ly", "softly"),
            ("ǐ", "i\u{30C}"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn what_reads_differently_stays_different() {
        for (one, other) in [("o", "0"), ("漢", "汉"), ("é", "a"), ("æ", "a"), ("か", "さ"), ("(", "["), ("ا", "ب")]
        {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}
