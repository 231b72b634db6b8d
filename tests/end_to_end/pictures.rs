//! Pictures of the demo in `target/screenshots`, for people to look at.

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::behind_the_lens,
};

#[tokio::test]
async fn the_demo_is_photographed() {
    let mut site = Site::ours();
    let mut path = "/?src=samples/component-interviewed";
    if let Some(text) = behind_the_lens() {
        site = site.page("/lens.txt", Answer::text(&text));
        path = "/?src=lens.txt";
    }
    let site = site.start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url(path)).await;
    browser.settled().await;
    for (name, width, height) in
        [("phone", 360, 740), ("tablet", 768, 1024), ("desktop", 1280, 800), ("wide", 1600, 900)]
    {
        browser.size(width, height).await;
        browser.run("scrollTo(0, 0)").await;
        browser.drawn().await;
        browser.screenshot(name).await;
    }
    browser.emulate_media("", &[("prefers-color-scheme", "dark")]).await;
    browser.size(1280, 800).await;
    browser.run("one('mark').scrollIntoView({ block: 'center' })").await;
    browser.drawn().await;
    browser.screenshot("dark").await;
    browser.size(360, 740).await;
    browser.run("return one('interview-article').collapseAll()").await;
    browser.run("one('.ia-contents-fold').open = true; one('.ia-contents').scrollIntoView({ block: 'center' })").await;
    browser.drawn().await;
    browser.screenshot("dark-phone-folded").await;
    browser.emulate_media("print", &[]).await;
    browser.screenshot_whole("print", 720).await;
    browser.emulate_media("", &[]).await;
    browser.run("return one('interview-article').expandAll()").await;
    browser.screenshot_whole("phone-whole", 360).await;
    browser.screenshot_whole("desktop-whole", 1280).await;
    browser.expect_no_complaints().await;
}
