//! All of it works in a page whose policy forbids whatever can be forbidden.

use std::fs;

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::{Answer, SiteBuilder},
    stage::{STRICT, at, id, page, question, site},
};

fn strict(site: SiteBuilder, path: &str, answer: Answer) -> SiteBuilder {
    site.page(path, answer.header("content-security-policy", STRICT))
}

fn own_page(name: &str) -> Answer {
    let page = Tree::find().expect("the repository").www().join(name);
    Answer::html(&fs::read_to_string(page).expect("a page of the demo"))
}

#[tokio::test]
async fn reading_folding_leading_and_failing_need_no_leave() {
    let element = "<interview-article src=/talk.txt></interview-article>";
    let site = strict(site(), "/strict.html", page(element)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/strict.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid");
    browser.click("[data-ia=fold-all]").await;
    browser.click(&question(2)).await;
    assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 1);
    browser.click("nav li:nth-child(9) a").await;
    assert!(browser.value::<bool>(&format!("one('{}').open", at(9, " > .ia-answer"))).await);
    assert_eq!(browser.value::<String>("decodeURIComponent(location.hash.slice(1))").await, id(9));
    let again = "const host = one('interview-article'); host.interview = JSON.parse(JSON.stringify(host.interview));";
    browser.run(again).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    browser.run("one('interview-article').setAttribute('src', '/gone.txt')").await;
    browser.run("one('interview-article').source = null").await;
    browser.settled().await;
    assert!(browser.value::<String>("one('.ia-failure').textContent").await.contains("404"));
    browser.run("one('interview-article').source = 'Q: <b>Bold</b>?\\n\\n<img src=x onerror=alert(1)>'").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>("one('.ia-turn').textContent").await, "<img src=x onerror=alert(1)>");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_demo_and_the_playground_keep_the_policy() {
    let site = strict(
        strict(site(), "/demo.html", own_page("index.html")),
        "/strict-playground.html",
        own_page("playground.html"),
    )
    .start()
    .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/demo.html?src=samples/lighthouse-keeper")).await;
    browser.settled().await;
    browser.click(".ia-question").await;
    assert!(!browser.value::<bool>("one('.ia-answer').open").await);
    assert!(browser.value::<String>("document.title").await.starts_with("The Man Who Kept a Light"));
    browser.expect_no_complaints().await;

    browser.visit(&site.url("/strict-playground.html")).await;
    browser.wait_until("one('#result .ia-question')").await;
    assert_eq!(browser.value::<usize>("all('#result .ia-exchange').length").await, 4);
    browser.run("one('#text').focus()").await;
    browser.run("one('#text').select()").await;
    browser.press("Q. Typed by hand?\n\nYes, ==every letter==.").await;
    browser.wait_until("one('#result .ia-question').textContent === 'Typed by hand?'").await;
    assert_eq!(browser.value::<String>("one('#result mark').textContent").await, "every letter");
    browser.run("const choice = one('[name=expanded]'); choice.value = 'none'; choice.dispatchEvent(new Event('change', { bubbles: true }))").await;
    browser.wait_until("!one('#result .ia-answer').open").await;
    assert!(browser.value::<String>("one('#lines').textContent").await.contains("expanded=\"none\""));
    browser.expect_no_complaints().await;
}
