//! The cases, since a browser has no folders; a native test holds the list against `tests/cases`.

macro_rules! cases {
    ($($name:literal,)*) => { &[$(($name, include_bytes!(concat!("../cases/", $name, "/input.txt")))),*] };
}

/// Name and source.
pub const CASES: &[(&str, &[u8])] = cases![
    "a-request-without-a-question-mark",
    "an-answer-before-any-question",
    "an-initial-at-a-line-start",
    "an-underlined-title",
    "arabic",
    "arabic-with-latin-letters",
    "bread-at-four",
    "byte-order-mark-and-old-line-ends",
    "carriage-returns",
    "component-interviewed",
    "empty",
    "hostile",
    "japanese-names",
    "korean-letters",
    "lighthouse-keeper",
    "links",
    "long-question",
    "marks-of-the-author",
    "names-and-follow-ups",
    "names-on-their-own-lines",
    "no-question-at-all",
    "no-title",
    "one-question",
    "only-the-asker-is-named",
    "question-of-two-paragraphs",
    "questions-without-answers",
    "rules-and-drawn-lines",
    "same-question-twice",
    "soban-workshop",
    "title-only",
    "two-guests-on-consecutive-lines",
    "wrapped-lines",
];
