//! The language of a text where its script leaves no doubt; Latin letters never do.

use crate::letters::is_letter;

/// Scripts that one language owns, as ranges of code points. Kana before Han: Japanese writes with both.
const SCRIPTS: [(&str, &[(char, char)]); 3] = [
    ("ja", &[('\u{3040}', '\u{30FF}')]),
    ("ko", &[('\u{1100}', '\u{11FF}'), ('\u{AC00}', '\u{D7AF}')]),
    ("zh", &[('\u{3400}', '\u{9FFF}')]),
];

/// How many characters are looked at: a language does not change after the first pages.
const SAMPLE: usize = 4000;

/// BCP 47, or `None` where the script is shared by several languages.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0usize;
    for c in text.chars().filter(|c| c.is_ascii_alphabetic() || is_letter(*c)).take(SAMPLE) {
        letters += 1;
        if c.is_ascii() {
            continue;
        }
        let owner = SCRIPTS.iter().position(|(_, ranges)| ranges.iter().any(|r| (r.0..=r.1).contains(&c)));
        if let Some(owner) = owner {
            counts[owner] += 1;
        }
    }
    // An interview about another country quotes its script: a quarter of the letters is more than quoting.
    let ja = counts[0] * 10 > letters;
    let most = (0..SCRIPTS.len()).find(|&n| counts[n] * 4 > letters);
    if ja { Some("ja") } else { most.map(|n| SCRIPTS[n].0) }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_script_that_one_language_owns_names_it() {
        for (text, language) in [
            ("어디에서 일하십니까? 서울에서 일합니다.", Some("ko")),
            ("お仕事は何ですか。灯台守です。", Some("ja")),
            ("你在哪里工作？我在海边工作。", Some("zh")),
            ("Where do you work? In 서울.", None),
            ("Где вы работаете?", None),
            ("", None),
        ] {
            assert_eq!(of(text), language, "{text}");
        }
    }
}
