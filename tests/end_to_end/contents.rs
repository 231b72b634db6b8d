//! The contents list leads to each question and follows the reader.

use fantoccini::key::Key;

use crate::stage::{at, id, open, question};

const FOLDED: &str = "<interview-article src=/talk.txt expanded=none></interview-article>";
const HEADER: &str =
    "<header style='position: sticky; top: 0; height: 80px; background: #ccc; z-index: 1'>A bar</header>";
const CURRENT: &str = "all('nav [aria-current]').map(one => one.hash.slice(1))";

#[tokio::test]
async fn a_click_opens_scrolls_focuses_and_sets_the_address() {
    let pages = [
        ("plain", String::new()),
        ("base", "<base href=/elsewhere/>".to_owned()),
        ("smooth", "<style>html { scroll-behavior: smooth }</style>".to_owned()),
        ("padded", "<style>html { scroll-padding-top: 90px }</style>".to_owned()),
    ];
    for (name, head) in pages {
        let (site, browser) = open(&format!("{head}{HEADER}{FOLDED}")).await;
        let before: usize = browser.value("history.length").await;
        browser.click("nav li:nth-child(7) a").await;
        browser.drawn().await;
        assert_eq!(
            browser.value::<Vec<String>>("all('.ia-answer[open]').map(one => one.parentNode.id)").await,
            [id(7)],
            "{name}"
        );
        let top: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", question(7))).await;
        assert!((80.0..200.0).contains(&top), "{name}: the question is at {top}");
        assert!(
            browser.value::<bool>(&format!("one('{}').contains(document.activeElement)", at(7, ""))).await,
            "{name}"
        );
        assert_eq!(
            browser.value::<String>("location.href").await,
            site.url(&format!("/page.html{}", at(7, ""))),
            "{name}"
        );
        assert_eq!(browser.value::<usize>("history.length").await, before + 1, "{name}");
        assert_eq!(browser.value::<String>("one(':target').id").await, id(7), "{name}");
        // The same link again, after scrolling away, leads there again.
        browser.run("scrollTo({ top: 0, behavior: 'instant' })").await;
        browser.click("nav li:nth-child(7) a").await;
        browser.drawn().await;
        let again: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", question(7))).await;
        assert!((again - top).abs() <= 2.0, "{name}: {top}, then {again}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn a_key_leads_there_too_and_the_next_stop_is_in_the_answer() {
    let (_site, browser) = open(FOLDED).await;
    browser.run("all('nav a')[3].focus()").await;
    browser.press(&char::from(Key::Enter).to_string()).await;
    assert!(browser.value::<bool>(&format!("one('{}').open", at(4, " > .ia-answer"))).await);
    assert!(browser.value::<bool>(&format!("one('{}').contains(document.activeElement)", at(4, ""))).await);
    for stop in [" > [data-ia=link]", " .ia-fold"] {
        browser.press(&char::from(Key::Tab).to_string()).await;
        assert!(browser.value::<bool>(&format!("document.activeElement === one('{}')", at(5, stop))).await, "{stop}");
    }
}

#[tokio::test]
async fn a_click_for_another_tab_is_the_browsers() {
    let (_site, browser) = open(FOLDED).await;
    // Where a synthetic click is the browser's, it opens a window, which a test need not see.
    browser
        .run("addEventListener('click', event => { window.was = event.defaultPrevented; event.preventDefault() })")
        .await;
    for modifier in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        let click = format!(
            "return one('nav a').dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {modifier}: true }}))"
        );
        browser.run(&click).await;
        assert!(!browser.value::<bool>("was").await, "{modifier}");
    }
}

#[tokio::test]
async fn the_question_that_is_read_is_marked_and_only_that() {
    for body in [
        "<interview-article src=/talk.txt></interview-article>",
        "<div id=box style='height: 700px; overflow: auto'><interview-article src=/talk.txt></interview-article></div>",
    ] {
        let (_site, browser) = open(body).await;
        browser.drawn().await;
        for number in [2, 9, 15, 4] {
            let scroll = format!("one('{}').scrollIntoView({{ block: 'start', behavior: 'instant' }})", at(number, ""));
            browser.run(&scroll).await;
            browser.drawn().await;
            browser.drawn().await;
            let current = browser.value::<Vec<String>>(CURRENT).await;
            assert_eq!(current, [id(number)], "{body}");
            let seen =
                "(link => { const list = one('nav').getBoundingClientRect(), rect = link.getBoundingClientRect();
                return rect.top >= list.top - 1 && rect.bottom <= list.bottom + 1; })(one('nav [aria-current]'))";
            assert!(browser.value::<bool>(seen).await, "the list does not show {number}");
        }
        browser.run("for (const at of [window, one('#box')]) at?.scrollTo(0, 0)").await;
        browser.drawn().await;
        browser.drawn().await;
        assert!(browser.value::<Vec<String>>(CURRENT).await.len() <= 1);
    }
}

#[tokio::test]
async fn the_last_question_is_marked_too() {
    let (_site, browser) = open("<interview-article src=/talk.txt></interview-article>").await;
    browser.click("nav li:last-child a").await;
    browser.drawn().await;
    assert_eq!(browser.value::<Vec<String>>(CURRENT).await, [id(20)], "it was led to, and can scroll no further");
}

#[tokio::test]
async fn a_few_questions_need_no_list() {
    let (_site, browser) = open("<interview-article src=/short.txt></interview-article>").await;
    assert_eq!(browser.value::<usize>("all('nav').length").await, 0);
    browser.expect_no_complaints().await;
}
