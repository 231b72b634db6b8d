//! Letters: what is one, its small form, finding and hashing. Unicode's own tables weigh 20 KB in the page; the letters
//! with a small form here are those where it stands at a fixed distance, which is all of Latin, Greek, Cyrillic and
//! Armenian that is in use.

use std::ops::Range;

#[cfg(feature = "web")]
mod quoted;
mod signs;
#[cfg(any(feature = "rich", feature = "anchor"))]
mod typed;
mod words;

#[cfg(feature = "web")]
pub use quoted::quote;
pub use signs::Signs;
#[cfg(feature = "forms")]
pub use signs::find_last;
#[cfg(any(feature = "rich", feature = "anchor"))]
pub use typed::typed;
pub use words::Words;
pub(crate) use words::words;

/// The small form of a letter; itself where it has none.
pub fn small(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 32,
        0x400..=0x40F => code + 80,
        0x531..=0x556 => code + 48,
        // Pairs, capital first: on even places, and in two stretches on odd ones.
        0x139..=0x148 | 0x179..=0x17E => code + (code & 1),
        0x130 | 0x131 | 0x138 | 0x149 | 0x178 | 0x17F => code,
        0x100..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0xFF21..=0xFF3A => code + 32,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The text in small letters.
pub fn lower(text: &str) -> String {
    if cfg!(feature = "posts") && text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(small).collect()
}

/// Whether a character stands between words. What is not ASCII belongs to a word unless it is known punctuation: vowel
/// signs, joiners and viramas are no letters to Unicode, and a word falls apart without them.
pub fn is_border(c: char) -> bool {
    match c {
        '\'' | '’' | '\u{200C}' | '\u{200D}' => false,
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        '\u{AA}' | '\u{B5}' | '\u{BA}' => false,
        '\u{80}'..='\u{BF}' | '×' | '÷' => true,
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' => true,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '・' => true,
        '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' => true,
        '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => true,
        '،' | '؛' | '؟' | '٪' | '۔' | '।' | '॥' | '՞' | '՝' | '։' | '׃' | '״' | '׳' | '٫' | '٬' => {
            true
        }
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => true,
        c => c.is_whitespace() || c.is_control(),
    }
}

/// A letter, a mark or a digit of any script.
pub fn is_word(c: char) -> bool {
    !is_border(c) && c != '\'' && c != '’'
}

/// The same, and no picture.
#[cfg(feature = "forms")]
pub fn is_spelled(c: char) -> bool {
    is_word(c) && !('\u{1F000}'..='\u{1FAFF}').contains(&c)
}

/// A letter of any script.
pub fn is_letter(c: char) -> bool {
    is_word(c) && !is_digit(c)
}

/// A digit: ASCII, full width, Arabic, Persian, Devanagari.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '٠'..='٩' | '۰'..='۹' | '०'..='९')
}

/// A letter that has a small form.
pub fn is_capital(c: char) -> bool {
    small(c) != c
}

/// A letter that is a small form.
pub fn is_small(c: char) -> bool {
    let code = u32::from(c);
    // These have no capital at a distance that could tell.
    let capital = |distance| {
        code.checked_sub(distance).and_then(char::from_u32).is_some_and(|c| is_capital(c) && small(c) as u32 == code)
    };
    is_one_of(c, "ßςÿ") || [32, 1, 80, 48].into_iter().any(capital)
}

/// Whether a character is one of those. `str::contains` would bring its search for long strings along.
pub fn is_one_of(c: char, these: &str) -> bool {
    // Most are ASCII, whose bytes stand in nothing else: to decode the others would be a third of the time of reading.
    if c.is_ascii() { these.bytes().any(|byte| byte == c as u8) } else { these.chars().any(|one| one == c) }
}

/// FNV-1a, the same for ASCII letters large and small.
pub fn hash(text: &str) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for &byte in text.as_bytes() {
        hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 16)) as usize
}

/// How many characters a text has. Counting with `chars` brings a fast way for long texts that is larger than all that
/// we count.
pub fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// About how many words a text has: scripts without spaces count two characters as one. By bytes, for speed: those
/// that begin the characters from U+3000 to U+9FFF.
pub fn weight(text: &str) -> usize {
    let (mut words, mut dense, mut inside) = (0, 0, false);
    for &byte in text.as_bytes() {
        let space = matches!(byte, b' ' | b'\n' | b'\t');
        words += usize::from(!space && !inside);
        inside = !space;
        dense += usize::from(matches!(byte, 0xE3..=0xE9));
    }
    words + dense / 2
}

/// The lines of a text whose line ends are line feeds, as `str::lines` gives them.
#[cfg(any(test, feature = "posts", not(feature = "markdown")))]
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let line = Some(rest).filter(|rest| !rest.is_empty())?;
        let end = first_of(line.as_bytes(), 0, [b'\n'; 2]);
        rest = after(line, end + 1);
        Some(until(line, end))
    })
}

/// The number that digits are, if they are nothing else.
pub fn number(digits: &str) -> Option<usize> {
    let add = |sum: usize, byte: u8| {
        sum.checked_mul(10)?.checked_add(usize::from(byte.checked_sub(b'0').filter(|n| *n < 10)?))
    };
    digits.bytes().try_fold(0, add).filter(|_| !digits.is_empty())
}

/// A number in digits, without the formatting of numbers.
pub fn decimal(number: usize) -> String {
    let mut unit = 1;
    while number / unit > 9 {
        unit *= 10;
    }
    let mut digits = String::new();
    while unit > 0 {
        digits.push(char::from(b'0' + (number / unit % 10) as u8));
        unit /= 10;
    }
    digits
}

/// Texts one after the other. The standard library's way is made for long lists with something between, and weighs a
/// kilobyte.
pub fn joined(texts: &[&str]) -> String {
    let mut joined = String::new();
    for text in texts {
        joined.push_str(text);
    }
    joined
}

/// Texts with a space between them.
#[cfg(feature = "forms")]
pub fn spaced<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut spaced = String::new();
    for text in texts {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(text);
    }
    spaced
}

/// A part of a text; no words where the range is none of it. To index would bring the words of a panic, and the tables
/// of what can be printed in it, into the page.
pub fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// A text from a byte on.
pub fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// A text up to a byte.
pub fn until(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// Where a short text begins in another, in bytes. The standard library's search for strings is made for long ones.
pub fn find(text: &str, short: &str) -> Option<usize> {
    let (text, short) = (text.as_bytes(), short.as_bytes());
    let first = *short.first()?;
    let mut at = first_of(text, 0, [first; 2]);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(short) {
            return Some(at);
        }
        at = first_of(text, at + 1, [first; 2]);
    }
    None
}

/// Where the first of two bytes is, from a place on; the length where neither is. Eight bytes at a time: a page has just
/// loaded, its code is not optimized yet, and to look at the bytes of a text one by one is most of what reading costs.
pub fn first_of(bytes: &[u8], from: usize, these: [u8; 2]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let [one, other] = these.map(|byte| ONES * u64::from(byte));
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        let (one, other) = (eight ^ one, eight ^ other);
        // The lowest bit that is set is that of the first byte that has become zero.
        let found = (one.wrapping_sub(ONES) & !one | other.wrapping_sub(ONES) & !other) & HIGH;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|byte| !these.contains(byte)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_found() {
        assert_eq!(find("a:b:://c", "://"), Some(4));
        assert_eq!(find("a=b", "=="), None);
        assert_eq!(find("", "=="), None);
    }

    #[test]
    fn bytes_are_found_wherever_they_stand() {
        let bytes: Vec<u8> = (0..=255).cycle().step_by(7).take(600).collect();
        for from in 0..=bytes.len() {
            for these in [[0, 13], [255, 128], [127, 127], [1, 0], bytes[from % 31..][..2].try_into().unwrap()] {
                for end in [from, from + 5, from + 8, from + 40, bytes.len()].map(|end| end.min(bytes.len())) {
                    let plainly =
                        bytes[from..end].iter().position(|byte| these.contains(byte)).map_or(end, |n| from + n);
                    assert_eq!(first_of(&bytes[..end], from, these), plainly, "{these:?} in {from}..{end}");
                }
            }
        }
        assert_eq!(first_of(b"", 7, [0, 1]), 7);
    }

    #[test]
    fn lengths_and_numbers() {
        assert_eq!(length("한국어 🎥 é"), 7);
        let numbers = ["0", "42", "", "4x", "-1", "99999999999999999999999"].map(number);
        assert_eq!(numbers, [Some(0), Some(42), None, None, None, None]);
        assert_eq!([0, 7, 10, 4096].map(decimal), ["0", "7", "10", "4096"]);
    }

    #[test]
    fn letters_in_use_are_as_unicode_has_them() {
        let ranges = [
            '\0'..='\u{17F}',
            '\u{391}'..='\u{556}',
            '\u{1E00}'..='\u{1E95}',
            '\u{1EA0}'..='\u{1EFF}',
            '\u{FF21}'..='\u{FF5A}',
        ];
        // Two Turkish and two titlecase letters, and what stands at odd distances: rare, and kept as they are.
        let kept = "İŸϏϒϓϔϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿӀӁӃӅӇӉӋӍẞ";
        for c in ranges.into_iter().flatten().filter(|c| !kept.contains(*c)) {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c} {:x}", u32::from(c));
        }
        let small = ('a'..='z').chain('ß'..='ö').chain('ø'..='ÿ').chain('α'..='ω').chain('а'..='џ');
        assert!(small.clone().all(is_small) && !small.clone().any(is_capital));
        assert!(!small.flat_map(char::to_uppercase).chain("09 .한あ漢عÆĀ".chars()).any(|c| is_small(c) && c != 'S'));
        assert_eq!(lower("ÉCOLE Straße 한국어 ΣΙΣΥΦΟΣ"), "école straße 한국어 σισυφοσ");
    }
}
