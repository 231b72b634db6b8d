//! Other directions and scripts: from right to left, both in one line, from top to bottom; and how Japanese, Chinese and
//! Korean stress a word.

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    hosts::expect_no_faults,
    site::Site,
    stage::{SCRIPT, bare_page},
};

/// A page in that language with the text of that name in `tests/hosts`, in a window of that size.
async fn open(language: &str, style: &str, source: &str, [width, height]: [u32; 2]) -> (Site, Browser) {
    let page = bare_page(&format!(
        "<style>body {{ margin: 1rem; font: 18px/1.5 serif }} {style}</style>{SCRIPT}\
        <body><main lang={language}><interview-article src=/hosts/{source}></interview-article></main>"
    ));
    let hosts = Tree::find().expect("the repository").root.join("tests/hosts");
    let site = Site::ours().folder("/hosts", &hosts).page("/page.html", page).start().await;
    let browser = Browser::open().await;
    browser.size(width, height).await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    (site, browser)
}

const DESK: [u32; 2] = [1400, 1000];

async fn expect_from_right_to_left(language: &str, source: &str) {
    let (_site, browser) = open(language, "", source, DESK).await;
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).direction").await, "rtl");
    for width in [1400, 768, 360] {
        browser.size(width, 1000).await;
        expect_no_faults(&browser, &format!("{source}, {width} wide")).await;
        browser.screenshot(&format!("{language}-{width}")).await;
        // The fold button is in the margin at which lines begin, or at their end.
        let right = "(({ left }, text) => left >= text.right - 1)(one('.ia-fold').getBoundingClientRect(), one('.ia-question').getBoundingClientRect())";
        assert_eq!(browser.value::<bool>(right).await, width >= 768, "{source}, {width} wide");
        // What is folded points to where its text would go on, the other way round than in English.
        assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-fold'), '::before').rotate").await, "-45deg");
    }
    // Letters that are joined stay joined.
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-kicker')).letterSpacing").await, "normal");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn arabic_runs_from_right_to_left() {
    expect_from_right_to_left("ar", "arabic.txt").await;
    let (_site, browser) = open("ar", "", "arabic.txt", DESK).await;
    let beside =
        "one('.ia-contents').getBoundingClientRect().left > one('.ia-exchanges').getBoundingClientRect().right";
    assert!(browser.value::<bool>(beside).await, "the contents are where lines begin");
}

#[tokio::test]
async fn hebrew_runs_from_right_to_left() {
    expect_from_right_to_left("he", "hebrew.txt").await;
}

#[tokio::test]
async fn an_arabic_interview_in_an_english_page_and_the_reverse() {
    for (around, source, direction) in [("en dir=ltr", "arabic.txt", "rtl"), ("ar dir=rtl", "talk.md", "ltr")] {
        let (_site, browser) = open(around, "", source, DESK).await;
        // An English text has no script of its own to be known by: it is told.
        browser
            .run(&format!(
                "one('interview-article').dir = '{direction}'; return one('interview-article').ready.then(() => null)"
            ))
            .await;
        assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-turn')).direction").await, direction, "{source}");
        expect_no_faults(&browser, source).await;
    }
}

#[tokio::test]
async fn a_vertical_page_has_a_vertical_article() {
    for (width, height) in [(1400, 900), (1500, 1300), (360, 740)] {
        let style = "html { writing-mode: vertical-rl }";
        let (_site, browser) = open("ja", style, "japanese.md", [width, height]).await;
        let axes = "(({ scrollHeight, scrollWidth }) => [scrollWidth, scrollHeight])(document.documentElement)";
        let [wide, high]: [u32; 2] = browser.value(axes).await;
        assert!(wide > 360 && high <= height, "it goes on to the left and not down: {wide} by {high}");
        let flow = "all('.ia-kicker, .ia-title, .ia-introduction > p, .ia-question, .ia-turn > p, .ia-closing > p')
            .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())";
        let overlaps = format!("({flow}).filter((next, n, all) => n && next.right > all[n - 1].left + 1).length");
        assert_eq!(browser.value::<usize>(&overlaps).await, 0, "{width} by {height}");
        // Two strokes that meet: the mark of a fold button.
        let mark = "(mark => [parseFloat(mark.borderLeftWidth) >= 1, parseFloat(mark.borderBottomWidth) >= 1])(getComputedStyle(one('.ia-fold'), '::before'))";
        assert_eq!(browser.value::<[bool; 2]>(mark).await, [true, true]);
        let above =
            "one('.ia-contents').getBoundingClientRect().bottom <= one('.ia-exchanges').getBoundingClientRect().top";
        assert_eq!(browser.value::<bool>(above).await, height == 1300, "a rail where lines begin");
        browser.screenshot(&format!("vertical-{width}")).await;
        browser.run("one('.ia-fold').click()").await; // a driver does not find its way to the left
        browser.wait_until("!one('.ia-turn').checkVisibility({ contentVisibilityAuto: true })").await;
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn words_are_stressed_as_each_script_does() {
    let (_site, browser) = open("ja", "", "japanese.md", DESK).await;
    let stress = "(style => [style.fontStyle, style.textEmphasisStyle, style.textEmphasisPosition])(getComputedStyle(one('.ia-turn em')))";
    assert_eq!(browser.value::<[String; 3]>(stress).await, ["normal", "dot", "over"]);
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-turn')).lineBreak").await, "strict");
    browser.screenshot("stressed").await;
    for (language, expected) in
        [("zh", ["normal", "dot", "under"]), ("ko", ["normal", "dot", "over"]), ("en", ["italic", "none", "over"])]
    {
        browser.run(&format!("one('.ia').lang = '{language}'")).await;
        assert_eq!(browser.value::<[String; 3]>(stress).await, expected, "{language}");
    }
}
