//! Whether words without a question mark speak to somebody: "Tell us about yourself", "Dein liebstes Werkzeug".

use crate::letters::{Signs, Words, find, is_border, is_letter, is_one_of, lower, words};
use crate::parse::POSTS;

/// What is only said to somebody who is to answer.
#[rustfmt::skip]
const PLEAS: Words = words![
    "yourself", "tell", "introduce", "describe", "cuéntanos", "háblanos", "preséntate", "conte", "fale", "deixe",
    "raconte", "racontez", "présente", "stell", "erzähl", "raccontaci", "presentati", "расскажи", "расскажите", "розкажи",
    "розкажіть", "kendini",
];
/// The same within scripts without spaces, and in Korean.
const PARTS: [&str; 9] = ["ください", "お願い", "教えて", "부탁", "주세요", "궁금", "나요", "请", "請"];
/// More of them, for the command alone.
const PLEADING: [&str; 4] = ["聊聊", "谈谈", "说说", "介绍一下"];
/// Words for whom one speaks to, that mean nothing else in the other languages: a guide has them too.
#[rustfmt::skip]
const YOU: Words = words![
    "you", "your", "te", "ti", "tus", "usted", "ustedes", "você", "vocês", "seu", "sua", "tu", "toi", "tes", "vous",
    "votre", "vos", "dein", "deine", "deinen", "deiner", "dich", "dir", "tuo", "tua", "tuoi", "jij", "jouw", "dig", "ditt",
    "pana", "panu", "pani", "vás", "vám", "ты", "тебя", "твой", "твоя", "вы", "вас", "вам", "ваш", "ваша", "ваше",
    "ваши", "ви", "ти", "твій", "sen", "siz", "anda",
];

/// Whether somebody is asked to tell something.
pub(super) fn pleads(text: &str) -> bool {
    PARTS.iter().any(|part| find(text, part).is_some())
        || (POSTS && PLEADING.iter().any(|part| find(text, part).is_some()))
        || has_word(text, PLEAS)
}

/// Who tells of themselves says so.
#[rustfmt::skip]
const SELF: Words = words![
    "i", "my", "me", "ich", "mir", "mich", "mein", "meine", "je", "j", "mon", "ma", "moi", "yo", "mi", "eu", "meu",
    "minha", "io", "mio", "mia", "ik", "mij", "mijn", "jag", "jeg", "min", "я", "мне", "меня", "мой", "моя", "ja", "mnie", "mój", "ben",
    "bana", "benim",
];

/// Whether somebody says "I", or is quoted. East Asian languages leave it unsaid.
pub(super) fn tells(text: &str) -> bool {
    has_word(text, SELF) || text.begins_with_any("\"“„«‘") || text.find_as(|c| c >= '\u{2E80}').is_some()
}

/// Whether somebody is spoken to.
pub(in crate::parse) fn requests(text: &str) -> bool {
    let end = text.trim_end_as(|c| !is_letter(c));
    let end = end.strip_suffix('요').unwrap_or(end);
    // "…압니까.", "계기는.": what is left out after a topic is asked for.
    text.has_any("你您吗嗎")
        || end.ends_with_any(if POSTS { "까는은나데" } else { "까는은" })
        || pleads(text)
        || has_word(text, YOU)
}

fn has_word(text: &str, words: Words) -> bool {
    let text = lower(text);
    text.split(|c: char| is_border(c) || is_one_of(c, "'’")).any(|word| words.contains(word))
}
