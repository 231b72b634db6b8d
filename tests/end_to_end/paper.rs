//! Printing shows every answer and leaves the page as it was.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use xtask::tree::Tree;

use crate::{
    browser::{Browser, bytes_of},
    stage::{open, page, question, site},
};

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

#[tokio::test]
async fn no_page_ends_with_a_question() {
    let site = site();
    let looks = ["", "newspaper", "magazine", "plain"];
    let pages = looks.iter().fold(site, |site, look| {
        let link = format!("<link rel=stylesheet href=/pkg/themes/{look}.css>");
        let talk = "<interview-article src=/samples/lighthouse-keeper expanded=none></interview-article>";
        site.page(
            &format!("/paper{look}").leak()[..],
            page(&format!("{}{talk}", if look.is_empty() { "" } else { &link })),
        )
    });
    let site = pages.start().await;
    let browser = Browser::open().await;
    for look in looks {
        browser.visit(&site.url(&format!("/paper{look}"))).await;
        browser.settled().await;
        browser.emulate_media("", &[("prefers-color-scheme", "dark")]).await;
        let questions: Vec<String> = browser
            .value("all('.ia-question, .ia-turn[data-ia-role=question] > p, .ia-speaker').map(one => one.textContent.toLowerCase())")
            .await;
        // Sheets of several heights, so that pages end at several places.
        for height in [11.69, 8.27, 7.0, 6.0] {
            let name = if look.is_empty() { "default" } else { look };
            let file = printed(&browser, &format!("paper-{name}-{height}"), height).await;
            for last in last_lines(&file) {
                let last = last.trim().to_lowercase();
                let asks = questions.iter().any(|question| !last.is_empty() && question.ends_with(&last));
                assert!(!asks, "{name}, sheets {height} inches high: a page ends with {last:?}");
            }
        }
    }
}

/// Prints the page to `target/screenshots/NAME.pdf`, on sheets of A4's width.
async fn printed(browser: &Browser, name: &str, inches: f64) -> std::path::PathBuf {
    let pdf = browser.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": inches })).await;
    let folder = Tree::find().expect("the repository").target.join("screenshots");
    fs::create_dir_all(&folder).expect("a folder for what is printed");
    let file = folder.join(format!("{name}.pdf"));
    fs::write(&file, bytes_of(pdf["data"].as_str().expect("a PDF in Base64"))).expect("the PDF is written");
    file
}

/// The last line of each page but the last; none where nothing on this machine reads PDF.
fn last_lines(pdf: &Path) -> Vec<String> {
    let Ok(read) = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output() else { return Vec::new() };
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let last = |page: &&str| page.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().to_owned();
    pages[..pages.len().saturating_sub(1)].iter().map(last).collect()
}

#[tokio::test]
async fn on_paper_links_show_where_they_lead_and_once() {
    let text = "<p><b>Who steers the ferry?</b><p>I do. <a href=https://ferry.example/>More</a> <a href=#x>here</a>\
                <p><b>And in fog?</b><p>By the bell: <a href=https://bell.example/>https://bell.example/</a>";
    let (_site, browser) = open(&format!("<interview-article>{text}</interview-article>")).await;
    browser.emulate_media("print", &[]).await;
    let after = "all('.ia a').map(link => link.textContent + getComputedStyle(link, '::after').content)";
    let after: Vec<String> = browser.value(after).await;
    assert!(after.iter().any(|link| link == "More\" (https://ferry.example/)\""), "{after:?}");
    assert!(after.iter().any(|link| link == "https://bell.example/none"), "{after:?}");
    let dead = "all('.ia a').filter(link => link.checkVisibility() && /^ \\(#/.test(getComputedStyle(link, '::after').content)).length";
    assert_eq!(browser.value::<usize>(dead).await, 0);
}
