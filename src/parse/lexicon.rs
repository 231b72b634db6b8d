//! Words that mean something where an interview is read, as data with their languages. What holds in every language
//! (typography, punctuation, who speaks more) is asked first; these settle what it leaves open.

/// What stands for "question" and "answer" before a turn, in small letters. A single letter counts only where both come:
/// it may be somebody's initial.
pub(super) struct Letters {
    pub questions: &'static [&'static str],
    pub answers: &'static [&'static str],
}

/// English first; then German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and its neighbours, Turkish,
/// Russian and its neighbours, Greek, Arabic and Persian, Hebrew, Hindi, Korean, Chinese and Japanese.
pub(super) const LETTERS: [Letters; 17] = [
    Letters { questions: &["q", "question", "ｑ"], answers: &["a", "answer", "ａ"] },
    Letters { questions: &["f", "frage"], answers: &["a", "antwort"] },
    Letters { questions: &["q", "question", "demande"], answers: &["r", "réponse"] },
    Letters { questions: &["p", "pregunta"], answers: &["r", "respuesta"] },
    Letters { questions: &["d", "domanda"], answers: &["r", "risposta"] },
    Letters { questions: &["p", "pergunta"], answers: &["r", "resposta"] },
    Letters { questions: &["v", "vraag"], answers: &["a", "antwoord"] },
    Letters { questions: &["p", "pytanie"], answers: &["o", "odpowiedź"] },
    Letters { questions: &["f", "fråga", "spørsmål", "spørgsmål"], answers: &["s", "svar"] },
    Letters { questions: &["s", "soru"], answers: &["c", "cevap", "yanıt"] },
    Letters {
        questions: &["в", "вопрос", "питання", "въпрос"], answers: &["о", "ответ", "відповідь", "отговор"]
    },
    Letters { questions: &["ε", "ερ", "ερώτηση"], answers: &["α", "απ", "απάντηση"] },
    Letters {
        questions: &["س", "سؤال", "السؤال", "پرسش"], answers: &["ج", "جواب", "الجواب", "پاسخ"]
    },
    Letters { questions: &["ש", "שאלה"], answers: &["ת", "תשובה"] },
    Letters {
        questions: &["प्र", "प्रश्न", "सवाल"], answers: &["उ", "उत्तर", "जवाब"]
    },
    Letters { questions: &["질문", "문"], answers: &["답변", "답"] },
    Letters { questions: &["问", "問", "質問", "提问", "提問"], answers: &["答", "回答"] },
];

/// Names that only say what somebody does: who asks.
pub(super) const ASKS: [&str; 34] = [
    "interviewer",
    "interviewerin",
    "int",
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

/// Names that only say what somebody does: who answers.
pub(super) const ANSWERS: [&str; 12] = [
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

/// Words that stand before a colon and name nobody.
pub(super) const NO_NAMES: [&str; 26] = [
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

/// Lines that only say that the interview begins, without their colon.
pub(super) const OPENINGS: [&str; 14] = [
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

/// Headings that stand before the first question or after the last answer and are neither.
pub(super) const FRAMES: [&str; 40] = [
    "introduction",
    "intro",
    "background",
    "overview",
    "summary",
    "about",
    "preface",
    "conclusion",
    "closing",
    "closing thoughts",
    "final thoughts",
    "wrapping up",
    "wrap up",
    "thanks",
    "thank you",
    "acknowledgements",
    "resources",
    "links",
    "references",
    "further reading",
    "about the author",
    "notes",
    "footnotes",
    "einleitung",
    "fazit",
    "schluss",
    "links und quellen",
    "conclusión",
    "introducción",
    "conclusão",
    "introdução",
    "conclusione",
    "введение",
    "заключение",
    "итоги",
    "概要",
    "まとめ",
    "はじめに",
    "结语",
    "맺음말",
];
