//! Where a reading is close a notice says so, where it matters first; clear interviews have none.

use interview_article::parse::{Format, parse};

use crate::reading::cases;

#[test]
fn close_readings_are_told_with_their_place() {
    for (source, expected) in CLOSE {
        let notices = parse(source.as_bytes(), Some(Format::Markdown)).notices;
        let told: Vec<_> = notices.iter().map(|notice| (notice.code.name(), notice.line, notice.column)).collect();
        assert_eq!(told, [*expected], "{source}\n{notices:#?}");
        // What it was taken for, and what to do.
        let message = &notices[0].message;
        assert!(message.contains("taken for") || message.contains("left out"), "{message}");
        assert!(message.contains(". If "), "{message}");
    }
}

type Place = (&'static str, usize, usize);

const CLOSE: &[(&str, Place)] = &[
    // Nobody asks.
    ("# Two\n\nAnn: One.\n\nBo: Two.\n\nAnn: Three.\n\nBo: Four.\n", ("who-asks", 3, 1)),
    // Both do.
    ("# Two\n\nAnn: One?\n\nBo: Two?\n\nAnn: Three?\n\nBo: Four?\n\nAnn: Five?\n\nBo: So.\n", ("who-asks", 3, 1)),
    // Who asks says most of it.
    (
        "# Two\n\nAnn: I have thought about this for ten years, and you?\n\nBo: No.\n\nAnn: It came to me in the garden, \
         under the pear tree, and to you?\n\nBo: No.\n\nAnn: And then it went, as it had come, and never came back?\n\nBo: No.\n",
        ("who-asks", 3, 1),
    ),
    // An interviewer who makes statements, or a guide by somebody who says "I".
    (
        "# A stove\n\n**Empty it.**\n\nI do.\n\n**Fill it.**\n\nI have.\n\n**Light it.**\n\nFrom below.\n\n**Close it.**\n\nSoon.\n",
        ("what-asks", 3, 3),
    ),
    // Some of the headings ask, some do not.
    (
        "# Bees\n\n## Why?\n\nSo.\n\n## The hive\n\nWood.\n\n## The queen\n\nOne.\n\n## How many?\n\nMany.\n",
        ("what-asks", 7, 4),
    ),
    // Headings and bold paragraphs ask alike.
    (
        "# Bees\n\n## Why?\n\nSo.\n\n**Is it?**\n\nYes. **Or no.**\n\n## How?\n\nThus. It is long.\n\n**Really?**\n\nYes.\n\n**No.**\n\nNo.\n",
        ("what-asks", 7, 3),
    ),
    // A word before a colon, or somebody who talks once.
    (
        "# Two\n\nAnn: One?\n\nBo: Two.\n\nAnn: Three?\n\nBo: Four.\n\nOutside: it was loud there.\n\nAnn: Five?\n\nBo: So.\n",
        ("who-talks", 11, 1),
    ),
    // A title that ends as a sentence does.
    ("My life with bees.\n\nIt was in May that we met, and it rained.\n\nQ. Why?\n\nA. So.\n", ("title", 1, 1)),
    // A title as long as a paragraph.
    (
        "On a morning in May we met in the rain under the pear tree and talked for an hour about bees\n\nQ. Why?\n\nA. So.\n",
        ("title", 1, 1),
    ),
    // A question that has lost its look.
    (
        "# Bees\n\n## Why?\n\nSo. It is long.\n\nAnd what do you feed them?\n\nThyme, and patience.\n\n## How?\n\nThus.\n",
        ("what-asks", 7, 1),
    ),
    // A list, and then something else.
    ("# Bees\n\nQ. Why?\n\nA. For:\n\n- honey\n- wax\n\nFollow her on the radio.\n", ("closing", 10, 1)),
];

#[test]
fn what_is_long_before_and_after_the_turns_is_told() {
    let prose = "The bees had come in May and stayed until the first frost of the year, when they went. ".repeat(30);
    let turns = "Q. Why?\n\nA. So.\n\nQ. How?\n\nA. Thus.\n";
    let told = |source: String| -> Vec<_> {
        let notices = parse(source.as_bytes(), Some(Format::Markdown)).notices;
        notices.iter().map(|notice| (notice.code.name(), notice.line)).collect()
    };
    assert_eq!(told(format!("# Bees\n\n{prose}\n\n{turns}")), [("introduction", 5)]);
    assert_eq!(told(format!("# Bees\n\n{turns}\n---\n\n{prose}")), [("closing", 13)]);
}

#[test]
fn what_stands_around_a_page_s_article_is_told() {
    let page = "<html><body><nav>Home About</nav><main><h1>Bees</h1><h2>Why?</h2><p>So.</p><h2>How?</h2><p>Thus.</p></main>\
                <footer>All rights reserved</footer></body></html>";
    let notices = parse(page.as_bytes(), None).notices;
    assert_eq!(notices.len(), 1, "{notices:#?}");
    assert_eq!((notices[0].code.name(), notices[0].line, notices[0].column), ("left-out", 1, 13));
    assert!(notices[0].message.contains("5 words are left out, from “Home About” on"), "{}", notices[0].message);
}

/// A notice on every file would be worth nothing.
#[test]
fn clear_interviews_have_no_notices() {
    let close = [
        "a-committee-asks",
        "a-guest-who-asks-back",
        "a-host-of-statements",
        "a-panel-with-a-moderator",
        "a-saved-post",
        "a-wiki-s-contents-list",
        "bold-lines-that-are-no-sentences",
        "bold-numbers-that-count",
        "bold-statements",
        "bold-statements-that-ask",
        "cards-of-an-editor",
        "classes-that-ask",
        "counted-statements",
        "forms-and-related-posts",
        "headings-that-plead-without-a-mark",
        "headings-that-request",
        "headings-that-speak-to-you",
        "initials-in-turn-and-questions-within",
        "italic-statements-between",
        "lazy-pictures-and-share-buttons",
        "one-numbered-request",
        "prompts-with-numbers",
        "statements-above-one-name",
        "thanks-that-are-answered",
        "topics-without-a-question-mark",
        "wechat-sections",
        "bold-lines-with-no-blank-lines",
    ];
    for case in cases() {
        let parsed = parse(&case.source, None);
        let asked = parsed.interview.exchanges().any(|exchange| exchange.question.is_some());
        let told = !parsed.notices.is_empty();
        assert_eq!(told, !asked || close.contains(&case.name.as_str()), "{}: {:#?}", case.name, parsed.notices);
    }
}
