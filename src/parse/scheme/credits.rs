//! What stands after the last answer without a sign of its own, and is none of it: who wrote and took pictures, who the
//! guest is, whose rights are reserved.

use crate::letters::{
    Signs, Words, find, is_capital, is_digit, is_letter, is_small, length, lower, until, weight, words,
};
use crate::parse::passage::Passage;

/// Whether a passage tells of the interview and not in it. `head`: what stands before the first turn.
pub(super) fn is_credit(passage: &Passage, title: &str, head: &[Passage]) -> bool {
    const LONGEST: usize = 80;
    let words = passage.text.words.trim();
    if weight(words) > LONGEST {
        return false;
    }
    let named = |name: &str| {
        find(title, name).is_some() || head.iter().any(|passage| find(&passage.text.words, name).is_some())
    };
    is_right(words)
        || is_note(words)
        || are_roles(words)
        || CREDITS.iter().any(|begin| lower(words).starts_with(begin))
        || full_name(words).is_some_and(named)
        || thanks(words, &named)
}

/// "Thank you for the interview", "Thank you, Jane": it is said to who was named above.
fn thanks(words: &str, named: &dyn Fn(&str) -> bool) -> bool {
    let small = lower(words);
    let word = |list: Words| small.split(|c| !is_letter(c)).any(|word| list.contains(word));
    let part = |parts: &[&str]| parts.iter().any(|part| find(&small, part).is_some());
    let thanks = word(THANKS) || part(&["感谢", "感謝", "谢谢", "謝謝", "ありがとう", "감사"]);
    let interview = || word(INTERVIEW) || part(&["采访", "採訪", "访谈", "訪談", "인터뷰", "インタビュー"]);
    // The first word of a sentence has a capital by itself.
    let names = words.split(|c| !is_letter(c)).filter(|word| length(word) > 2 && !word.begins_as(is_small));
    // "荒木さん".
    let addressed =
        || names.clone().filter_map(|name| find(name, "さん").map(|at| until(name, at + "さん".len()))).any(named);
    let somebody = || names.clone().skip(usize::from(words.begins_as(is_capital))).any(named) || addressed();
    thanks && (interview() || somebody())
}

#[rustfmt::skip]
const THANKS: Words = words![
    "thank", "thanks", "danke", "dank", "merci", "remercions", "gracias", "obrigado", "obrigada", "grazie",
    "спасибо", "благодарим", "дякуємо", "dziękujemy", "bedankt", "tack", "teşekkür", "شكرا", "תודה",
];
#[rustfmt::skip]
const INTERVIEW: Words = words![
    "interview", "gespräch", "entretien", "entrevista", "intervista", "интервью", "беседу", "розмову", "rozmowę",
    "interviewet", "samtalet", "söyleşi", "conversation",
];

/// "© 2020 …".
fn is_right(words: &str) -> bool {
    let begin = words.trim_start_as(|c| !(is_letter(c) || c == '©' || c == 'ⓒ'));
    begin.begins_with_any("©ⓒ") || begin.starts_with("Copyright")
}

/// "(The hearing ended at noon.)", "[END]", but no "(laughs)".
fn is_note(words: &str) -> bool {
    const LAUGHTER: usize = 5;
    let around = [("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("<", ">")];
    let within = |(open, close): &(&str, &str)| words.strip_prefix(*open)?.strip_suffix(*close);
    let inner = around.iter().find_map(within);
    let tells = |inner: &str| weight(inner) >= LAUGHTER || (inner.find_as(is_small).is_none() && length(inner) > 2);
    inner.is_some_and(|inner| tells(inner) && !inner.has_any("()（）[]"))
}

/// What such lines begin with where no colon sets the name apart.
const CREDITS: [&str; 9] = [
    "announcer: ",
    "propos recueillis",
    "interview by ",
    "interviewed by ",
    "das interview führte",
    "das gespräch führte",
    "intervista di ",
    "interview door ",
    "беседовал",
];

/// One after the other, on lines or in sentences: "Text: Jane Doe. Pictures: John Roe."
fn are_roles(words: &str) -> bool {
    let sentences = words.trim_end_of(".").split(". ");
    words.split('\n').all(is_role) || (sentences.clone().count() > 1 && sentences.clone().all(is_role))
}

/// "Text: Jane Doe", "责任编辑：高岩".
fn is_role(line: &str) -> bool {
    const LONGEST: usize = 24;
    const MOST: usize = 8;
    let Some(colon) = line.find_any(":：") else { return false };
    let (role, rest) = (until(line, colon), &line[colon..]);
    let rest = rest.trim_start_of(":： ");
    let role_fits = role.begins_as(is_letter) && length(role) <= LONGEST && weight(role) <= 4;
    let named = rest.begins_as(is_letter) && rest.find_as(is_digit).is_none();
    role_fits
        && named
        && (1..=MOST).contains(&weight(rest))
        && length(rest) <= 80
        && !rest.trim_end().ends_with_any(".!?…。！？\"”»")
}

/// "Jane Doe, 44, keeps …": nobody begins with their own name.
///
/// Two words or more that each begin with a capital; in scripts without spaces what stands before a bracket.
fn full_name(words: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    if let Some(bracket) = words.find_any("（(\u{3000}").filter(|at| *at > 0)
        && words.begins_as(|c| c >= '\u{2E80}')
    {
        let name = until(words, bracket).trim_end();
        return (2..=LONGEST).contains(&length(name)).then_some(name);
    }
    let first = words.find(' ')?;
    let end = first + 1 + words[first + 1..].find_as(|c| !(is_letter(c) || matches!(c, '-' | '\'' | '’')))?;
    let name = until(words, end);
    let capitals = crate::parse::label::is_person(name) && name.split(' ').all(|word| word.begins_as(is_letter));
    (capitals && name.split(' ').count() == 2 && length(name) > 5).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_tell_of_the_interview() {
        let head = [Passage { text: "We met Ilka Brand and 三枝遼さん.".into(), ..Passage::default() }];
        let credit =
            |words: &str| is_credit(&Passage { text: words.into(), ..Passage::default() }, "Jane of Leeds", &head);
        for words in [
            "Text: Malte Ek",
            "Reportagem: Caio Benevides\nFotos: Lídia Prado",
            "责任编辑：高岩",
            "Text: Malte Ek. Foto: Lisa Ek.",
            "Propos recueillis par Jean Roux.",
            "Copyright © 2020 Public Wave. All rights reserved.",
            "(The deposition concluded at 3:12 p.m.)",
            "[END]",
            "ANNOUNCER: Thank you for listening.",
            "<저작권자 ⓒ 섬신문, 무단 전재>",
            "Ilka Brand, 44, leads the district.",
            "Vielen Dank für das Gespräch!",
            "Thank you, Jane!",
            "三枝遼さん、ありがとうございました。",
            "三枝遼（さえぐさ・りょう）　1967年生まれ。",
        ] {
            assert!(credit(words), "{words}");
        }
        for words in [
            "(laughs)",
            "I have one rule: never look down.",
            "My advice: don't.",
            "So I went home.",
            "John Roe, my teacher, left.",
            "“Yes.”",
            "Thank you for having me.",
            "Thanks to Bob I can swim.",
        ] {
            assert!(!credit(words), "{words}");
        }
    }
}
