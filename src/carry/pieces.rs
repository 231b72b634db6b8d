//! A text in pieces between which a line may break.

use crate::letters::is_one_of;

/// What no line begins with, and what none ends with.
const CLOSING: &str = "、。，．・：；？！）］｝」』】〉》〕”’…‥ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョ!?,.:;)]}»›%";
const OPENING: &str = "（［｛「『【〈《〔“‘([{«‹";

/// Words, or signs that stand together, and whether a space follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub space: bool,
}

/// The pieces of a text that was cut into its words, signs and spaces. Between letters a line breaks only where they are of
/// a script that writes no spaces.
pub fn pieces<'a>(segments: impl Iterator<Item = &'a str>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for segment in segments.filter(|segment| !segment.is_empty()) {
        if segment.trim().is_empty() {
            if let Some(last) = pieces.last_mut() {
                last.space = true;
            }
            continue;
        }
        match pieces.last_mut().filter(|last| !last.space && !may_part(&last.text, segment)) {
            Some(last) => last.text.push_str(segment),
            None => pieces.push(Piece { text: segment.to_owned(), space: false }),
        }
    }
    pieces.into_iter().flat_map(in_parts).collect()
}

/// Letters of a word that has to stand on one line.
const LONGEST: usize = 30;

/// A word that is no word any more may break anywhere, else all would be set as small as it.
fn in_parts(piece: Piece) -> Vec<Piece> {
    let mut parts = Vec::new();
    let (mut count, mut joins) = (0, false);
    for c in piece.text.chars() {
        // Not inside of what is one letter, or one picture, to the eye.
        let whole = joins || is_joined(c);
        joins = c == '\u{200D}' || is_virama(c);
        match parts.last_mut().filter(|_| whole || count % LONGEST > 0) {
            None => parts.push(Piece { text: c.into(), space: false }),
            Some(part) => part.text.push(c),
        }
        count += usize::from(!whole);
    }
    if let Some(last) = parts.last_mut() {
        last.space = piece.space;
    }
    parts
}

/// What belongs to the letter or the picture before it: marks, vowel signs, variants, skins, flags' second letters.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{93C}'..='\u{94D}' | '\u{900}'..='\u{903}'
        | '\u{9BC}'..='\u{9CD}' | '\u{BBE}'..='\u{BCD}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{200D}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{3099}' | '\u{309A}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

/// What joins the next letter of an Indian script to the last.
fn is_virama(c: char) -> bool {
    matches!(c, '\u{94D}' | '\u{9CD}' | '\u{A4D}' | '\u{ACD}' | '\u{B4D}' | '\u{C4D}' | '\u{CCD}' | '\u{D4D}')
}

fn may_part(before: &str, after: &str) -> bool {
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let together = is_one_of(last, OPENING) || is_one_of(next, CLOSING);
    !together && (writes_no_spaces(last) || writes_no_spaces(next))
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese; their signs too. Not Korean.
fn writes_no_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_too_long_breaks_between_what_is_one_to_the_eye() {
        for one in ["w", "👩‍🚒", "क्ष", "é", "👍🏽", "ที่"] {
            let text = one.repeat(70);
            let pieces = pieces([text.as_str()].into_iter());
            assert!(pieces.len() > 2, "{pieces:?}");
            assert!(pieces.iter().all(|piece| piece.text.len() % one.len() == 0), "{one}: {pieces:?}");
            assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        }
    }

    #[test]
    fn lines_break_where_a_script_allows_it() {
        for (segments, expected) in [
            (
                &["The", " ", "well", "-", "known", "  ", "“", "sea", "”", ",", " ", "so"][..],
                &["The", "well-known", "“sea”,", "so"][..],
            ),
            (&["海", "は", "「", "道", "」", "を", "。"], &["海", "は", "「道」", "を。"]),
            (&["그", " ", "바다", "는"], &["그", "바다는"]),
            (&["ทะเล", "ไม่", "เคย"], &["ทะเล", "ไม่", "เคย"]),
            (&["البحر", " ", "لا", "،", " ", "نعم"], &["البحر", "لا،", "نعم"]),
            (&["🎉", "👩‍🚒", " ", "won"], &["🎉👩‍🚒", "won"]),
            (&[" ", "a"], &["a"]),
            (&[], &[]),
        ] {
            let pieces = pieces(segments.iter().copied());
            assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>(), expected);
        }
    }
}
