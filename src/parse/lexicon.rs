//! Words that mean something where an interview is read, as data with their languages. What holds in every language
//! (typography, punctuation, who speaks more) is asked first; these settle what it leaves open.

use crate::letters::{Words, words};

/// What stands for "question" and "answer" before a turn, in small letters. A single letter counts only where both come:
/// it may be somebody's initial.
pub(super) struct Letters {
    pub questions: Words,
    pub answers: Words,
}

/// English first; then German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and its neighbours, Turkish,
/// Russian and its neighbours, Greek, Arabic and Persian, Hebrew, Hindi, Korean, Chinese and Japanese.
pub(super) const LETTERS: [Letters; 17] = [
    Letters { questions: words!["q", "question", "ｑ"], answers: words!["a", "answer", "ａ"] },
    Letters { questions: words!["f", "frage"], answers: words!["a", "antwort"] },
    Letters { questions: words!["q", "question", "demande"], answers: words!["r", "réponse"] },
    Letters { questions: words!["p", "pregunta"], answers: words!["r", "respuesta"] },
    Letters { questions: words!["d", "domanda"], answers: words!["r", "risposta"] },
    Letters { questions: words!["p", "pergunta"], answers: words!["r", "resposta"] },
    Letters { questions: words!["v", "vraag"], answers: words!["a", "antwoord"] },
    Letters { questions: words!["p", "pytanie"], answers: words!["o", "odpowiedź"] },
    Letters { questions: words!["f", "fråga", "spørsmål", "spørgsmål"], answers: words!["s", "svar"] },
    Letters { questions: words!["s", "soru"], answers: words!["c", "cevap", "yanıt"] },
    Letters {
        questions: words!["в", "вопрос", "питання", "въпрос"],
        answers: words!["о", "ответ", "відповідь", "отговор"],
    },
    Letters { questions: words!["ε", "ερ", "ερώτηση"], answers: words!["α", "απ", "απάντηση"] },
    Letters {
        questions: words!["س", "سؤال", "السؤال", "پرسش"], answers: words!["ج", "جواب", "الجواب", "پاسخ"]
    },
    Letters { questions: words!["ש", "שאלה"], answers: words!["ת", "תשובה"] },
    Letters {
        questions: words!["प्र", "प्रश्न", "सवाल"], answers: words!["उ", "उत्तर", "जवाब"]
    },
    Letters { questions: words!["질문", "문"], answers: words!["답변", "답"] },
    Letters { questions: words!["问", "問", "質問", "提问", "提問"], answers: words!["答", "回答"] },
];

/// Names that only say what somebody does: who asks.
pub(super) const ASKS: Words = words![
    "interviewer",
    "interviewerin",
    "int",
    "iv",
    "host",
    "moderator",
    "moderatorin",
    "presenter",
    "reporter",
    "journalist",
    "entrevistador",
    "entrevistadora",
    "periodista",
    "intervieweur",
    "intervieweuse",
    "journaliste",
    "intervistatore",
    "intervistatrice",
    "jornalista",
    "journalistin",
    "wywiadowca",
    "интервьюер",
    "журналист",
    "корреспондент",
    "ведущий",
    "ведущая",
    "المحاور",
    "المذيع",
    "記者",
    "聞き手",
    "インタビュアー",
    "记者",
    "主持人",
    "기자",
    "인터뷰어",
];

/// Who asks now and then, but does not lead.
pub(super) const AUDIENCE: Words = words![
    "audience",
    "audience member",
    "audience question",
    "question from the audience",
    "caller",
    "publikum",
    "público",
    "public",
    "pubblico",
    "зал",
    "观众",
    "客席",
    "청중",
];

/// Names that only say what somebody does: who answers.
pub(super) const ANSWERS: Words = words![
    "interviewee",
    "guest",
    "gast",
    "invité",
    "invitée",
    "entrevistado",
    "entrevistada",
    "intervistato",
    "гость",
    "ゲスト",
    "嘉宾",
    "게스트",
];

/// What stands above a part of a page, with a colon.
#[rustfmt::skip]
pub(super) const ANNOUNCE: Words = words![
    "transcript", "transcript below", "full transcript", "episode transcript", "news", "resources", "show notes", "notes",
    "homepage", "shop", "web", "blog", "youtube", "bandcamp", "soundcloud", "spotify", "github", "linkedin", "mastodon",
];

/// Words that stand before a colon and name nobody.
pub(super) const NO_NAMES: Words = words![
    "announcer",
    "note",
    "ps",
    "photo",
    "photos",
    "image",
    "source",
    "instagram",
    "twitter",
    "facebook",
    "website",
    "email",
    "link",
    "links",
    "update",
    "date",
    "place",
    "location",
    "http",
    "https",
    "warning",
    "tip",
    "example",
    "via",
    "tags",
    "text",
    "credit",
];

/// What stands between the names of two who talk together.
pub(super) const AND: Words =
    words!["and", "&", "+", "und", "et", "y", "e", "i", "en", "og", "och", "ve", "и", "та", "ja", "és"];

/// What a transcriber writes above all of it, in brackets or not.
#[rustfmt::skip]
pub(super) const STARTS: Words = words![
    "start of recording", "start of interview", "start of transcript", "start of transcription", "start of audio",
    "beginning of recording", "beginning of interview", "recording starts", "recording begins", "begin transcript",
    "transcript begins", "transcript starts", "beginn der aufnahme", "beginn des interviews",
];

/// Lines that only say that the interview begins, without their colon.
pub(super) const OPENINGS: Words = words![
    "interview",
    "the interview",
    "interview transcript",
    "transcript",
    "q&a",
    "인터뷰",
    "インタビュー",
    "采访",
    "访谈",
    "entrevista",
    "entretien",
    "intervista",
    "интервью",
    "das interview",
];

/// What a prompt begins with that only names what to talk of: "On childhood".
pub(super) const TOPICS: Words =
    words!["on", "über", "zu", "zum", "zur", "sobre", "sur", "su", "sul", "sulla", "over", "om", "о", "об", "про"];

/// What a heading begins with that comes last and tells of somebody: "About Jane".
pub(super) const ABOUT: Words = words!["about", "über", "sobre", "à"];

/// More of [`FRAMES`], for the command alone.
#[cfg(feature = "posts")]
pub(super) const MORE_FRAMES: Words = words![
    "acknowledgements",
    "contacto",
    "contato",
    "links und quellen",
    "footnotes",
    "wrap up",
    "preface",
    "итоги",
    "おわりに",
    "概要",
    "closing thoughts",
    "references",
    "interview",
    "the interview",
    "das interview",
    "l'interview",
    "entrevista",
    "la entrevista",
    "intervista",
    "интервью",
    "インタビュー",
    "访谈",
    "採訪",
    "인터뷰",
];

/// Headings that stand before the first question or after the last answer and are neither.
pub(super) const FRAMES: Words = words![
    "table of contents",
    "contents",
    "inhalt",
    "sommaire",
    "目录",
    "目次",
    "introduction",
    "intro",
    "background",
    "overview",
    "summary",
    "about",
    "conclusion",
    "closing",
    "final thoughts",
    "wrapping up",
    "thanks",
    "thank you",
    "resources",
    "links",
    "contact",
    "kontakt",
    "further reading",
    "about the author",
    "get involved",
    "join us",
    "notes",
    "einleitung",
    "fazit",
    "schluss",
    "conclusión",
    "introducción",
    "conclusão",
    "introdução",
    "conclusione",
    "введение",
    "заключение",
    "まとめ",
    "はじめに",
    "最後に",
    "结语",
    "맺음말",
    "마치며",
];
