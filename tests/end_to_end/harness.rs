//! The harness itself holds, on a page that has nothing of ours.

use std::time::Duration;

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::STRICT,
};

const FOLDS: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Folds</title>
    <main><h1>Wörter</h1><details><summary>More</summary>All of it</details></main><script src=/late.js></script>";

#[tokio::test]
async fn a_page_is_served_driven_and_watched() {
    let site = Site::ours()
        .page("/folds.html", Answer::html(FOLDS).header("content-security-policy", STRICT))
        .page("/late.js", Answer::new("text/javascript", "late = true").after(Duration::from_millis(50)))
        .page("/gone", Answer::text("gone").status(410))
        .folder("/copied", &Tree::find().expect("the repository").root.join("xtask/npm"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/folds.html")).await;
    browser.wait_until("window.late").await;
    browser.click("summary").await;
    assert!(browser.value::<bool>("document.querySelector('details').open").await);
    browser.press(" ").await;
    browser.wait_until("!document.querySelector('details').open").await;
    browser.expect_no_complaints().await;
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    assert_eq!(browser.value::<u16>("fetch('/gone').then(gone => gone.status)").await, 410);
    assert_eq!(
        browser.value::<String>("fetch('/copied/package.json').then(file => file.headers.get('content-type'))").await,
        "application/json"
    );
    browser.size(320, 640).await;
    assert_eq!(browser.value::<u32>("innerWidth").await, 320);
    browser.emulate_media("", &[("prefers-color-scheme", "dark")]).await;
    assert!(browser.value::<bool>("matchMedia('(prefers-color-scheme: dark)').matches").await);
    browser.screenshot_whole("harness", 400).await;
}

#[tokio::test]
async fn what_a_page_throws_is_seen() {
    let page = "<!doctype html><title>Throws</title><script src=/throws.js></script><script>inline()</script>";
    let site = Site::ours()
        .page("/throws.html", Answer::html(page).header("content-security-policy", STRICT))
        .page("/throws.js", Answer::new("text/javascript", "Promise.reject('later'); throw new Error('now')"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/throws.html")).await;
    browser.wait_until("window.complaintsSeen.length >= 3").await;
    let complaints = browser.complaints().await.join("\n");
    for expected in ["error: Uncaught Error: now", "unhandled rejection: later", "content security policy: script-src"]
    {
        assert!(complaints.contains(expected), "{expected} is not among\n{complaints}");
    }
    assert!(browser.console().await.iter().any(|line| line.contains("Content Security Policy")));
}

#[tokio::test]
async fn what_a_page_holds_is_counted() {
    let site = Site::ours().page("/folds.html", Answer::html(FOLDS)).page("/late.js", script("")).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/folds.html")).await;
    let before = browser.held().await;
    browser.run("window.kept = Array.from({ length: 500 }, () => document.createElement('p'))").await;
    browser.run("for (const one of kept) one.addEventListener('click', () => one)").await;
    let between = browser.held().await;
    assert!(
        between.nodes >= before.nodes + 500 && between.listeners >= before.listeners + 500,
        "{before:?} {between:?}"
    );
    assert!(between.heap > before.heap, "{before:?} {between:?}");
    browser.run("delete window.kept").await;
    let after = browser.held().await;
    assert!(after.nodes <= before.nodes && after.listeners <= before.listeners, "{before:?} {after:?}");
}

#[tokio::test]
async fn a_page_can_be_seen_without_script() {
    let site =
        Site::ours().page("/folds.html", Answer::html(FOLDS)).page("/late.js", script("late = true")).start().await;
    let browser = Browser::open().await;
    browser.visit_without_script(&site.url("/folds.html")).await;
    browser.click("summary").await;
    assert!(browser.value::<bool>("document.querySelector('details').open && !window.late").await);
}

fn script(body: &str) -> Answer {
    Answer::new("text/javascript", body)
}
