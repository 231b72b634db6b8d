//! Printing shows every answer and leaves the page as it was.

use serde_json::json;

use crate::stage::{open, question};

const FOLDED: &str = "<interview-article src=/talk.txt expanded=first></interview-article>";
const OPEN: &str = "all('.ia-answer[open]').length";

#[tokio::test]
async fn printing_opens_everything_and_folds_it_back() {
    let (_site, browser) = open(FOLDED).await;
    browser.click(&question(3)).await;
    browser.drawn().await;
    // The print itself, in whose events the page counts.
    let count =
        format!("told.length = 0; window.during = []; addEventListener('beforeprint', () => during.push({OPEN}))");
    browser.run(&count).await;
    let printed = browser.cdp("Page.printToPDF", json!({})).await;
    assert!(printed["data"].as_str().is_some_and(|pdf| pdf.len() > 10_000), "a PDF of several pages");
    assert_eq!(browser.value::<Vec<usize>>("during").await, [20], "the browser tells of printing");
    assert_eq!(
        browser.value::<Vec<usize>>("all('.ia-answer').flatMap(({ open }, n) => open ? n + 1 : [])").await,
        [1, 3]
    );
    browser.drawn().await;
    assert_eq!(browser.value::<usize>("told.length").await, 0, "the page need not hear of it");
    // A reader who folds after printing is heard again.
    browser.click(&question(1)).await;
    assert_eq!(browser.value::<usize>("told.length").await, 1);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn on_paper_folded_answers_are_shown_even_without_script() {
    let (_site, browser) = open(FOLDED).await;
    browser.emulate_media("print", &[]).await;
    assert_eq!(browser.value::<usize>(OPEN).await, 1, "nothing is opened by script");
    let seen = "all('.ia-turn p').filter(one => one.checkVisibility({ contentVisibilityAuto: true }) &&
        one.getBoundingClientRect().height > 10).length";
    assert_eq!(browser.value::<usize>(seen).await, 60);
    // A browser leaves backgrounds out on paper, unless it is told that this one says something.
    let quotes = "all('mark').map(one => getComputedStyle(one).webkitPrintColorAdjust)";
    let quotes: Vec<String> = browser.value(quotes).await;
    assert!(!quotes.is_empty() && quotes.iter().all(|adjust| adjust == "exact"), "{quotes:?}");
    for screen_only in [".ia-contents", ".ia-controls", ".ia-fold"] {
        let hidden = format!("all('{screen_only}').every(one => !one.checkVisibility())");
        assert!(browser.value::<bool>(&hidden).await, "{screen_only}");
    }
}
