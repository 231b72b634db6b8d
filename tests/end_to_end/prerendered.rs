//! A page that the command has written is whole before our script has run, and alive as soon as somebody needs it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{process::Command, sync::OnceLock};

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{at, id, question, site, talk},
};

const LOADED: &str = "performance.getEntriesByType('resource').map(one => one.name.split('/').pop())";
const SHIFTS: &str = "new Promise(told => {
    new PerformanceObserver(list => told(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => told(0), 500);
})";

/// Standard output of the command as the crate has it, built once.
pub fn command(arguments: &[&str]) -> String {
    static BUILT: OnceLock<std::path::PathBuf> = OnceLock::new();
    let program = BUILT.get_or_init(|| {
        let tree = Tree::find().expect("the repository");
        let build =
            ["build", "--quiet", "--no-default-features", "--features", "command", "--bin", "interview-article"];
        assert!(tree.cargo().args(build).status().expect("cargo runs").success(), "the command does not build");
        tree.target.join("debug/interview-article")
    });
    let output = Command::new(program).args(arguments).output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("HTML in UTF-8")
}

/// A site with the page of [`talk`], its answers as `expanded` says.
async fn prerendered(expanded: &str) -> Site {
    // Tests run side by side, and each takes its file away again.
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let name = format!("interview-article-{}-{}.txt", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, talk(20)).expect("a file for the command");
    let html = command(&["render", "--page", "--base", "/pkg/", "--expanded", expanded, &file.display().to_string()]);
    std::fs::remove_file(file).expect("the file is ours");
    site().page("/made.html", Answer::html(&html)).start().await
}

#[tokio::test]
async fn nothing_is_loaded_or_moved_before_somebody_does_something() {
    let site = prerendered("all").await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/made.html")).await;
    browser.settled().await;
    browser.drawn().await;
    assert_eq!(browser.value::<f64>(SHIFTS).await, 0.0);
    let mut loaded = browser.value::<Vec<String>>(LOADED).await;
    loaded.retain(|name| name != "favicon.ico");
    loaded.sort();
    assert_eq!(loaded, ["interview-article.css", "interview-article.js"]);
    assert_eq!(browser.value::<Vec<String>>("told.map(one => one.type)").await, ["interview-ready"]);
    // The article is the one that was sent.
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    // The first click already folds.
    browser.click(&question(2)).await;
    browser.wait_until(&format!("!one('{}').open", at(2, " > .ia-answer"))).await;
    browser.click(&question(2)).await;
    browser.wait_until(&format!("one('{}').open", at(2, " > .ia-answer"))).await;
    browser.wait_until("!one('.ia-controls').hidden").await;
    assert!(browser.value::<Vec<String>>(LOADED).await.contains(&"interview_article_bg.wasm".to_owned()));
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn whatever_somebody_does_first_is_done() {
    let site = prerendered("none").await;
    let browser = Browser::open().await;
    let answer = |number: usize| format!("one('{}').open", at(number, " > .ia-answer"));
    browser.visit(&site.url("/made.html")).await;
    browser.settled().await;
    browser.click("nav li:nth-child(7) a").await;
    browser.wait_until(&answer(7)).await;
    browser.visit(&site.url(&format!("/made.html?fragment#{}", id(12)))).await;
    browser.wait_until(&answer(12)).await;
    for (does, number) in [
        (format!("location.hash = '{}'", id(9)), 9),
        (format!("one('interview-article').reveal('{}')", id(4)), 4),
        ("one('interview-article').expandAll()".to_owned(), 20),
    ] {
        browser.visit(&site.url(&format!("/made.html?{number}"))).await;
        browser.settled().await;
        browser.run(&does).await;
        browser.wait_until(&answer(number)).await;
        browser.expect_no_complaints().await;
    }
    // What the author's page can read of it is there from the beginning.
    browser.visit(&site.url("/made.html")).await;
    browser.settled().await;
    browser.run("one('interview-article').source = 'Q. Another?\\n\\nYes.'").await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 1);
}

#[tokio::test]
async fn a_change_without_a_source_keeps_what_stands() {
    let site = prerendered("all").await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/made.html")).await;
    browser.settled().await;
    for change in ["setAttribute('expanded', 'none')", "setAttribute('without', 'share')", "source = null"] {
        browser.run(&format!("one('interview-article').{change}")).await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 20, "{change}");
        assert_eq!(browser.value::<usize>("one('interview-article').childElementCount").await, 1, "{change}");
    }
    browser.click(&question(2)).await;
    browser.wait_until(&format!("!one('{}').open", at(2, " > .ia-answer"))).await;
    assert!(!browser.value::<bool>("told.some(one => one.type === 'interview-error')").await);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_text_fragment_finds_what_is_folded() {
    let site = prerendered("none").await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/made.html#:~:text=The%20answer%20to%20question%2013%20ends")).await;
    browser.wait_until(&format!("one('{}').open", at(13, " > .ia-answer"))).await;
    let top: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", at(13, ""))).await;
    assert!((-800.0..800.0).contains(&top), "{top}");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn without_script_it_reads_and_folds() {
    let site = prerendered("all").await;
    let static_page = "<!doctype html><title>A page</title><script type=module src=/pkg/interview-article.js></script>
        <interview-article src=/talk.txt><p id=kept>Read <a href=/talk.txt>the text</a>.</p></interview-article>";
    let plain = crate::stage::site().page("/plain.html", Answer::html(static_page)).start().await;
    let browser = Browser::open().await;
    let query = |selector: &str| format!("document.querySelectorAll('{selector}').length");
    browser.visit_without_script(&plain.url("/plain.html")).await;
    assert_eq!(browser.value::<usize>(&query("interview-article > #kept a[href]")).await, 1);
    assert_eq!(browser.value::<usize>(&query(".ia, .ia-failure")).await, 0);

    browser.visit_without_script(&site.url("/made.html")).await;
    assert!(browser.value::<bool>("!window.customElements?.get('interview-article')").await);
    assert_eq!(browser.value::<usize>(&query(".ia-answer[open]")).await, 20);
    assert!(browser.value::<bool>("getComputedStyle(document.querySelector('.ia')).display === 'grid'").await);
    assert!(
        browser.value::<bool>("document.querySelector('.ia-controls').hidden").await,
        "its buttons would do nothing"
    );
    browser.click(&at(2, " .ia-fold")).await;
    assert_eq!(browser.value::<usize>(&query(".ia-answer[open]")).await, 19);
    let shown = format!("document.querySelector('{}').checkVisibility()", at(2, " .ia-turn"));
    assert!(!browser.value::<bool>(&shown).await);
    browser.click(&at(2, " .ia-fold")).await;
    assert!(browser.value::<bool>(&shown).await);
    browser.click("nav li:nth-child(7) a").await;
    let top = format!("document.querySelector('{}').getBoundingClientRect().top", question(7));
    assert!((0.0..200.0).contains(&browser.value::<f64>(&top).await));
    // The list is a line to unfold on a phone, without script too.
    browser.size(360, 740).await;
    let links = "[...document.querySelectorAll('nav a')].filter(one => one.checkVisibility()).length";
    assert_eq!(browser.value::<usize>(links).await, 0);
    browser.click(".ia-contents-label").await;
    assert_eq!(browser.value::<usize>(links).await, 20);
}
