//! Ids and heading names.

use std::collections::HashMap;

use crate::letters;
use crate::model::Interview;

/// The name of a heading of a level; what is no level becomes the nearest.
pub fn heading(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6) - 1)]
}

/// The id of each exchange, `None` where nobody asks and there is nothing to lead to. Made of the question's words, so
/// that a link survives when other questions come and go; the same question twice gets two.
pub fn ids(interview: &Interview, prefix: &str) -> Vec<Option<String>> {
    let mut taken = HashMap::new();
    interview.exchanges().map(|exchange| Some(id(prefix, &exchange.heading()?.words, &mut taken))).collect()
}

fn id(prefix: &str, words: &str, taken: &mut HashMap<String, usize>) -> String {
    let slug = Some(slug(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "q".to_owned());
    let id = [prefix, "-", &slug].concat();
    let mut unique = id.clone();
    while taken.contains_key(&unique) {
        let times = taken.get_mut(&id).map_or(2, |times| {
            *times += 1;
            *times
        });
        unique = [&id, "-", &times.to_string()].concat();
    }
    taken.insert(unique.clone(), 1);
    unique
}

/// The id of an exchange's heading. Two hyphens: a slug never has them, so that no question can take it.
pub fn question_id(id: &str) -> String {
    [id, "--question"].concat()
}

/// The id of the label of the contents list.
pub fn contents_id(prefix: &str) -> String {
    [prefix, "--contents"].concat()
}

/// Words as part of an address: letters, marks and digits of every script in lower case, hyphens between words.
pub fn slug(words: &str) -> String {
    /// In characters: enough to be told apart, short enough to be read.
    const LONGEST: usize = 60;
    let mut slug = String::new();
    let mut length = 0;
    for word in words.split(is_border).filter(|word| !word.is_empty()) {
        let letters = word.chars().filter(|c| *c != '\'' && *c != '’').map(letters::small);
        let room = LONGEST.saturating_sub(length);
        let count = letters.clone().count();
        if count > room && length > 0 {
            break;
        }
        if count > 0 && length > 0 {
            slug.push('-');
        }
        slug.extend(letters.take(LONGEST));
        length += count + 1;
    }
    slug
}

/// Whether a character stands between words. What is not ASCII belongs to a word unless it is known punctuation: vowel
/// signs, joiners and viramas are no letters to Unicode, and a word falls apart without them.
fn is_border(c: char) -> bool {
    match c {
        '\'' | '’' | '\u{200C}' | '\u{200D}' => false,
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        '\u{AA}' | '\u{B5}' | '\u{BA}' => false,
        '\u{80}'..='\u{BF}' | '×' | '÷' => true,
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' => true,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '・' => true,
        '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' => true,
        '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' => true,
        '،' | '؛' | '؟' | '٪' | '۔' | '।' | '॥' | '՞' | '՝' | '։' | '׃' | '״' | '׳' | '٫' | '٬' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => true,
        c => c.is_whitespace() || c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_survive() {
        for (words, expected) in [
            ("What initially drew you to directing?", "what-initially-drew-you-to-directing"),
            ("What’s “new”, then — really?", "whats-new-then-really"),
            ("처음 감독이 된 계기는 무엇입니까?", "처음-감독이-된-계기는-무엇입니까"),
            ("なぜ、ここに？", "なぜ-ここに"),
            ("आप क्या करते हैं?", "आप-क्या-करते-हैं"),
            ("ماذا تعمل؟", "ماذا-تعمل"),
            ("ÀÉÎ & Straße", "àéî-straße"),
            ("1 + 1 = 2?", "1-1-2"),
            ("???", ""),
            ("<script>alert(1)</script>", "script-alert-1-script"),
        ] {
            assert_eq!(slug(words), expected, "{words}");
        }
    }

    #[test]
    fn a_long_question_ends_at_a_word() {
        let slug = slug(&"words and ".repeat(50));
        assert!(slug.len() <= 60 && slug.ends_with("words-and"), "{slug}");
        assert_eq!(super::slug(&"a".repeat(500)).len(), 60);
    }

    #[test]
    fn no_two_exchanges_share_an_id() {
        let mut taken = HashMap::new();
        let ids = ["Why?", "Why?", "Why 2?", "Why?", "?", "!"].map(|words| id("ia", words, &mut taken));
        assert_eq!(ids, ["ia-why", "ia-why-2", "ia-why-2-2", "ia-why-3", "ia-q", "ia-q-2"]);
    }
}
