//! Pictures of the demo in `target/screenshots`, for people to look at.

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{behind_the_lens, page},
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

/// Answers with passages to be pulled out, in three scripts.
const SCRIPTS: [(&str, &str, &str); 3] = [
    ("quotes-arabic", "س. لماذا البحر؟\n\n", "البحر لا يغفر لحجر يقف في طريقه أبدا."),
    ("quotes-japanese", "問. なぜ海なのですか？\n\n", "海は道をふさぐ石を決して許さない。だから灯台は丸い。"),
    ("quotes-english", "Q. Why the sea, of all things?\n\n", "A lamp that nobody tends is only a stone with a window."),
];

#[tokio::test]
async fn pulled_quotes_are_photographed() {
    let mut site = Site::ours();
    for (name, question, quote) in SCRIPTS {
        let rest = quote.repeat(12).replace('.', ". ");
        let text = format!("{question}{rest}\n\n=={quote}== {rest}\n\n{rest}\n\n\n").repeat(5);
        let body = format!(
            "<style>body {{ font: 18px/1.5 Georgia, serif; color-scheme: light dark }}</style>\
            <interview-article src=/{name}.txt></interview-article>"
        );
        site = site
            .page(&format!("/{name}.txt").leak()[..], Answer::text(&text))
            .page(&format!("/{name}").leak()[..], page(&body));
    }
    let site = site.start().await;
    let browser = Browser::open().await;
    for name in SCRIPTS.map(|(name, ..)| name.to_owned()) {
        browser.visit(&site.url(&format!("/{name}"))).await;
        browser.settled().await;
        browser.size(1400, 800).await;
        browser.drawn().await;
        browser.screenshot(&name).await;
    }
    let path = "/?src=samples/component-interviewed";
    browser.visit(&site.url(path)).await;
    browser.settled().await;
    for (name, width, scheme) in [
        ("quotes-1280", 1280, "light"),
        ("quotes-1600", 1600, "light"),
        ("quotes-dark", 1600, "dark"),
        ("quotes-phone", 360, "light"),
    ] {
        browser.emulate_media("", &[("prefers-color-scheme", scheme)]).await;
        browser.size(width, 800).await;
        browser.run("one('.ia-pull').parentElement.scrollIntoView({ block: 'center' }); scrollBy(0, 60)").await;
        browser.drawn().await;
        browser.screenshot(name).await;
    }
}
