//! The cases, since a browser has no folders; a native test holds the list against `tests/cases`.

macro_rules! cases {
    ($($name:literal $form:literal,)*) => {
        &[$(($name, include_bytes!(concat!("../cases/", $name, "/input.", $form)))),*]
    };
}

/// Name and source of what every build reads.
pub const CASES: &[(&str, &[u8])] = cases![
    "a-magazine-asks" "txt",
    "a-recorder-s-transcript" "txt",
    "a-request-without-a-question-mark" "txt",
    "an-answer-before-any-question" "txt",
    "an-initial-at-a-line-start" "txt",
    "an-underlined-title" "txt",
    "arabic" "txt",
    "arabic-with-latin-letters" "txt",
    "bread-at-four" "txt",
    "byte-order-mark-and-old-line-ends" "txt",
    "capital-names-alone" "txt",
    "carriage-returns" "txt",
    "component-interviewed" "txt",
    "dashes-in-turn" "txt",
    "dashes-on-consecutive-lines" "txt",
    "empty" "txt",
    "greek-semicolons" "txt",
    "hostile" "txt",
    "initials-after-full-names" "txt",
    "japanese-dashes-before-questions" "txt",
    "japanese-names" "txt",
    "korean-diamonds" "txt",
    "korean-letters" "txt",
    "lighthouse-keeper" "txt",
    "links" "txt",
    "long-question" "txt",
    "marks-of-the-author" "txt",
    "names-and-follow-ups" "txt",
    "names-on-their-own-lines" "txt",
    "no-question-at-all" "txt",
    "no-title" "txt",
    "one-question" "txt",
    "only-the-asker-is-named" "txt",
    "pictures-before-turns" "txt",
    "question-of-two-paragraphs" "txt",
    "questions-without-answers" "txt",
    "rules-and-drawn-lines" "txt",
    "same-question-twice" "txt",
    "soban-workshop" "txt",
    "times-in-brackets" "txt",
    "title-only" "txt",
    "two-guests-on-consecutive-lines" "txt",
    "two-hosts-three-guests" "txt",
    "wrapped-lines" "txt",
];

/// And of other forms.
pub const FORMS: &[(&str, &[u8])] = cases![
    "a-list-of-definitions" "html",
    "a-saved-post" "html",
    "an-essay-that-asks" "md",
    "bold-lead-ins-of-a-guide" "md",
    "bold-names-above-their-words" "md",
    "bold-openings-that-tell" "md",
    "bold-statements" "md",
    "captions-with-names" "srt",
    "copied-from-a-word-processor" "html",
    "headings-and-links" "md",
    "headings-that-name" "md",
    "headings-that-request" "md",
    "italic-follow-ups" "md",
    "letters-between-breaks" "html",
    "names-above-what-they-ask" "md",
    "one-question-three-answers" "md",
    "the-same-questions-to-three" "md",
    "times-after-bold-names" "md",
];
