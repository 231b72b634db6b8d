//! Whether words without a question mark speak to somebody: "Tell us about yourself", "Dein liebstes Werkzeug".

use crate::letters::{Signs, Words, find, is_border, is_letter, is_one_of, lower, words};

/// Words that are said to somebody, and mean nothing else in the other languages.
#[rustfmt::skip]
const TO_YOU: Words = words![
    "you", "your", "yourself", "tell", "introduce", "describe", "te", "ti", "tus", "usted", "ustedes", "cuéntanos",
    "háblanos", "você", "vocês", "seu", "sua", "conte", "fale", "deixe", "tu", "toi", "tes", "vous", "votre", "vos",
    "dein", "deine", "deinen", "deiner", "dich", "dir", "stell", "tuo", "tua", "tuoi", "raccontaci", "jij", "jouw",
    "dig", "ditt", "pana", "panu", "pani", "vás", "vám", "ты", "тебя", "твой", "твоя", "вы", "вас", "вам", "ваш",
    "ваша", "ваше", "ваши", "расскажи", "расскажите", "ви", "sen", "siz", "kendini", "anda",
];
/// What asks somebody in scripts without spaces, and in Korean.
const PLEAS: [&str; 6] = ["ください", "お願い", "教えて", "부탁", "주세요", "궁금"];

pub(in crate::parse) fn requests(text: &str) -> bool {
    let text = lower(text);
    let end = text.trim_end_as(|c| !is_letter(c));
    let end = end.strip_suffix('요').unwrap_or(end);
    text.has_any("你您请請吗嗎")
        // "…압니까.", "계기는.": what is left out after a topic is asked for.
        || end.ends_with_any("까나는은")
        || PLEAS.iter().any(|plea| find(&text, plea).is_some())
        || text.split(|c: char| is_border(c) || is_one_of(c, "'’")).any(|word| TO_YOU.contains(word))
}
