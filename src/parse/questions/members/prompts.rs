//! Pleas without a question mark among plain questions: "Tell us about the mill."

use crate::letters::{Signs, Words, is_border, lower, weight, words};
use crate::model::Kind;
use crate::parse::passage::Passage;
use crate::parse::questions::{Look, look, may_ask};

/// What only who asks begins with: English, Spanish and Portuguese, French, German, Italian, Dutch and Swedish and their
/// neighbours, Polish and Czech, Russian and Ukrainian, Hungarian, Arabic.
#[rustfmt::skip]
const PROMPTS: Words = words![
    "tell", "describe", "introduce", "please", "bitte", "cuéntanos", "cuénteme", "cuéntame", "cuéntenos", "háblanos", "háblame", "háblenos",
    "descríbenos", "preséntate", "conte", "conta", "fale", "descreva", "apresente", "racontez", "raconte", "parlez", "décrivez",
    "décris", "présentez", "présente", "erzähl", "erzähle", "erzählen", "beschreib", "beschreibe", "beschreiben", "schildern",
    "stell", "nennen", "raccontaci", "raccontami", "racconti", "parlaci", "descrivi", "descriva", "presentati", "vertel",
    "beschrijf", "berätta", "beskriv", "fortæl", "fortell", "opowiedz", "opisz", "przybliż", "přibliž", "přibližte", "popiš",
    "popište", "představ", "představte", "расскажи", "расскажите", "опиши", "опишите", "поделитесь", "розкажи", "розкажіть",
    "опишіть", "mesélj", "meséljen", "حدثنا", "حدثني", "أخبرنا",
];
/// What a plea ends with where the verb comes last.
const ENDS: [&str; 5] = ["ください", "お願いします", "주세요", "부탁드립니다", "부탁드려요"];

/// Adds the pleas to the passages that ask: each stands below an answer, or first of all, and above one.
pub(super) fn with_pleas(passages: &[Passage], asking: Vec<usize>) -> Vec<usize> {
    let Some(first) = asking.first().copied() else { return asking };
    let mut asks = vec![false; passages.len()];
    asking.iter().for_each(|n| asks[*n] = true);
    let asks = |n: usize| asks[n];
    let answer = |n: usize| passages.get(n).is_some_and(Passage::has_words) && !asks(n);
    let from = first.saturating_sub(2);
    let pleads = |n: &usize| {
        let below = *n > first && answer(n - 1);
        let above_all = *n + 2 == first;
        let free = may_ask(passages, *n) && passages[*n].kind == Kind::Paragraph && look(&passages[*n]) == Look::Plain;
        (below || above_all) && free && answer(n + 1) && is_plea(&passages[*n].text.words)
    };
    let mut found: Vec<usize> = Vec::with_capacity(asking.len());
    for n in from..passages.len() {
        // Of two in a row the second answers.
        let plea = || found.last().is_none_or(|last| last + 1 < n) && pleads(&n);
        if asks(n) || plea() {
            found.push(n);
        }
    }
    found
}

fn is_plea(words: &str) -> bool {
    const MOST: usize = 30;
    let end = words.trim_end_as(|c| is_border(c) || c == '。' || c == '！');
    let first = words.trim_start_as(|c| is_border(c) || c == '¡').split(is_border).next().unwrap_or_default();
    let begins = PROMPTS.contains(&lower(first)) || first.begins_with_any("请請");
    weight(words) <= MOST && (begins || ENDS.iter().any(|plea| end.ends_with(plea)))
}
