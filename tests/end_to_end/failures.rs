//! Whatever fails, what stood between the tags stays, and one sentence says what to do.

use std::time::Duration;

use crate::{
    browser::Browser,
    site::{Answer, Site, SiteBuilder},
    stage::{bare_page, page, published, quoted, site, talk},
};

/// The start of a PNG file, and more of what no text has.
const PICTURE: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03 \0\0\x02X\x08\x06\0\0\0\x9av\x82p\xff\xfe\xfd\xfc\xfb\xfa";
const KEPT: &str = "<p id=kept>The words <em>somebody</em> put here.</p>";
const LAST: &str = "one('interview-article > .ia-failure:last-child')";

/// What the element is given, and words of the sentence that it answers with.
const SOURCES: [(&str, &str); 10] = [
    ("src=/no-such-file.txt", "(404)"),
    ("src=/broken.txt", "(500)"),
    ("src=http://127.0.0.1:1/refused.txt", "Check the address, and the connection"),
    ("src=http://[bad/", "Check the address"),
    ("src=/empty.txt", "no text"),
    ("src=/picture.png", "not text"),
    ("src=/page-instead.txt", "web page"),
    ("src=/no-question.txt", "No question"),
    ("src=/talk.txt format=docx", "docx"),
    ("", "No question"),
];

fn sources() -> SiteBuilder {
    site()
        .page("/broken.txt", Answer::text("Oops").status(500))
        .page("/empty.txt", Answer::text(" \n\n"))
        .page("/picture.png", Answer::new("image/png", PICTURE))
        .page(
            "/page-instead.txt",
            Answer::html("<!DOCTYPE html>\n<title>Sign in</title><p>Your name and your word, please."),
        )
        .page("/no-question.txt", Answer::text("A title\n\nSome words that nobody asked for.\n\nAnd some more."))
}

async fn visit(site: &Site, browser: &Browser, path: &str) {
    browser.visit(&site.url(path)).await;
    browser.settled().await;
}

/// One sentence for the reader after whatever else it says, and the same for the page's script.
async fn expect_failure(browser: &Browser, words: &str, context: &str) {
    assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 1, "{context}");
    let sentence: String = browser.value(&format!("{LAST}.textContent")).await;
    assert!(sentence.contains(words) && sentence.ends_with('.'), "{context}: {sentence}");
    assert_eq!(browser.value::<String>(&format!("{LAST}.getAttribute('role')")).await, "status", "{context}");
    let told = browser.value::<Vec<String>>("told.map(one => one.type)").await;
    assert_eq!(told.iter().filter(|one| *one == "interview-error").count(), 1, "{context}: {told:?}");
    let message: String = browser.value("told.find(one => one.type === 'interview-error').message").await;
    assert!(!message.is_empty() && sentence.contains(&message), "{context}: {message}");
    let rejected = browser.run("return one('interview-article').ready.then(() => '', error => error.message)").await;
    assert!(rejected == "" || rejected == message.as_str(), "{context}: {rejected}");
    assert_eq!(browser.complaints().await, Vec::<String>::new(), "{context}");
}

async fn expect_recovery(browser: &Browser, context: &str) {
    browser
        .run(&format!(
            "told.length = 0; const host = one('interview-article'); host.removeAttribute('format'); host.source = {}",
            quoted(&talk(3))
        ))
        .await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 0, "{context}");
    assert_eq!(browser.value::<usize>("all('interview-article > .ia .ia-exchange').length").await, 3, "{context}");
    assert!(
        browser.value::<Vec<String>>("told.map(one => one.type)").await.ends_with(&["interview-ready".into()]),
        "{context}"
    );
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_stood_between_the_tags_stays() {
    let pages = SOURCES.iter().enumerate();
    let site = pages
        .fold(sources(), |site, (n, (attributes, _))| {
            site.page(
                &format!("/{n}.html"),
                page(&format!("<interview-article {attributes}>{KEPT}</interview-article>")),
            )
        })
        .start()
        .await;
    let browser = Browser::open().await;
    for (n, (attributes, words)) in SOURCES.iter().enumerate() {
        visit(&site, &browser, &format!("/{n}.html")).await;
        assert_eq!(
            browser.value::<String>("one('interview-article').firstElementChild.outerHTML").await,
            KEPT.replace("=kept", "=\"kept\""),
            "{attributes}"
        );
        assert_eq!(browser.value::<usize>("all('.ia').length").await, 0, "{attributes}");
        expect_failure(&browser, words, attributes).await;
        assert_ne!(
            browser.run("return one('interview-article').ready.then(() => '', error => error.message)").await,
            "",
            "{attributes}"
        );
        expect_recovery(&browser, attributes).await;
    }
}

#[tokio::test]
async fn where_nothing_stood_the_sentence_stands_alone() {
    let site = SOURCES
        .iter()
        .enumerate()
        .fold(sources(), |site, (n, (attributes, _))| {
            site.page(&format!("/{n}.html"), page(&format!("<interview-article {attributes}>\n</interview-article>")))
        })
        .start()
        .await;
    let browser = Browser::open().await;
    for (n, (attributes, words)) in SOURCES.iter().enumerate() {
        visit(&site, &browser, &format!("/{n}.html")).await;
        let words = if attributes.is_empty() { "No interview was given" } else { words };
        expect_failure(&browser, words, attributes).await;
        // What has no question is an article nevertheless.
        let articles = usize::from(attributes.contains("no-question"));
        assert_eq!(browser.value::<usize>("all('.ia').length").await, articles, "{attributes}");
        if articles == 1 {
            assert!(browser.value::<String>("one('.ia').textContent").await.contains("And some more."));
            assert!(browser.run("return one('interview-article').ready.then(() => true)").await == true);
        }
        expect_recovery(&browser, attributes).await;
    }
}

#[tokio::test]
async fn an_article_stays_when_what_comes_next_fails() {
    let site =
        sources().page("/page.html", page("<interview-article src=/talk.txt></interview-article>")).start().await;
    let browser = Browser::open().await;
    visit(&site, &browser, "/page.html").await;
    for (src, words) in [("/no-such-file.txt", "(404)"), ("/empty.txt", "no text"), ("/picture.png", "not text")] {
        browser.run(&format!("told.length = 0; one('interview-article').setAttribute('src', '{src}')")).await;
        browser.settled().await;
        expect_failure(&browser, words, src).await;
        assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20, "{src}");
        // And is alive.
        browser.click(".ia-question").await;
        assert!(!browser.value::<bool>("one('.ia-answer').open").await, "{src}");
        browser.click(".ia-question").await;
    }
    browser.run("told.length = 0; one('interview-article').interview = { parts: 'none' }").await;
    browser.settled().await;
    expect_failure(&browser, "not an interview", "a bad object").await;
    expect_recovery(&browser, "a bad object").await;
}

/// Copies of what is published, with a file missing or spoilt.
fn copies() -> SiteBuilder {
    let files =
        ["interview-article.js", "interview_article.js", "interview-article.css", "interview-article-reading.js"];
    let [entry, glue, css, reading] = files.map(published);
    let script = |bytes: &[u8]| Answer::new("text/javascript", bytes);
    let wasm = || Answer::new("application/wasm", published("interview_article_bg.wasm"));
    let css = || Answer::new("text/css", css.clone());
    site()
        .page("/no-wasm/interview-article.js", script(&entry))
        .page("/no-wasm/interview_article.js", script(&glue))
        .page("/no-wasm/interview-article.css", css())
        .page("/no-glue/interview-article.js", script(&entry))
        .page("/no-glue/interview_article_bg.wasm", wasm())
        .page("/no-glue/interview-article.css", css())
        .page("/no-css/interview-article.js", script(&entry))
        .page("/no-css/interview_article.js", script(&glue))
        .page("/no-css/interview_article_bg.wasm", wasm())
        .page("/no-css/interview-article-reading.js", script(&reading))
        .page("/spoilt/interview-article.js", script(&entry))
        .page("/spoilt/interview_article.js", script(&glue))
        .page("/spoilt/interview_article_bg.wasm", Answer::html("<p>Not here").after(Duration::from_millis(50)))
        .page("/spoilt/interview-article.css", css())
}

fn copied(folder: &str, inner: &str) -> Answer {
    bare_page(&format!(
        "<script type=module src={folder}/interview-article.js></script><body><interview-article src=/talk.txt>{inner}</interview-article>"
    ))
}

#[tokio::test]
async fn a_missing_file_of_ours_is_named() {
    let cases = [
        ("/no-wasm", "interview_article_bg.wasm"),
        ("/no-glue", "interview_article.js"),
        ("/spoilt", "“interview_article_bg.wasm” could not be read"),
    ];
    let site = cases
        .iter()
        .fold(copies(), |site, (folder, _)| site.page(&format!("{folder}.html"), copied(folder, KEPT)))
        .page("/no-css.html", copied("/no-css", KEPT))
        .start()
        .await;
    let browser = Browser::open().await;
    for (folder, words) in cases {
        visit(&site, &browser, &format!("{folder}.html")).await;
        assert!(browser.value::<bool>("one('interview-article').firstElementChild.id === 'kept'").await, "{folder}");
        expect_failure(&browser, words, folder).await;
        // Its methods are as quiet.
        let methods = "const host = one('interview-article');
            return Promise.all([host.expandAll(), host.collapseAll(), host.reveal('x')]).then(([, , found]) => found)";
        assert_eq!(browser.run(methods).await, false, "{folder}");
        browser.expect_no_complaints().await;
    }
    // Without its style sheet it is less beautiful, and complete.
    visit(&site, &browser, "/no-css.html").await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn blocked_webassembly_leaves_what_stood_there() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
    let body = format!("<interview-article src=/talk.txt>{KEPT}</interview-article>");
    let site = site().page("/blocked.html", page(&body).header("content-security-policy", policy)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/blocked.html")).await;
    browser.settled().await;
    let sentence: String = browser.value(&format!("{LAST}.textContent")).await;
    assert!(sentence.contains("'wasm-unsafe-eval'") && sentence.ends_with('.'), "{sentence}");
    assert!(browser.value::<bool>("one('interview-article').firstElementChild.id === 'kept'").await);
    assert_eq!(browser.value::<Vec<String>>("told.map(one => one.type)").await, ["interview-error"]);
    // The policy's own report is the only complaint: nothing is thrown into the page.
    let complaints = browser.complaints().await;
    assert!(complaints.iter().all(|one| one.contains("script-src wasm-eval")), "{complaints:?}");
}

#[tokio::test]
async fn a_policy_that_forbids_to_fetch_is_named() {
    let policy = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'";
    let body = |attributes: &str| page(&format!("<interview-article {attributes}>{KEPT}</interview-article>"));
    let site = site()
        .page("/all.html", body("src=/talk.txt").header("content-security-policy", policy))
        .page(
            "/own.html",
            page("<interview-article>Q. A?\n\nB</interview-article>").header("content-security-policy", policy),
        )
        .page(
            "/theirs.html",
            body("src=http://127.0.0.1:1/talk.txt")
                .header("content-security-policy", &format!("{policy}; connect-src 'self'")),
        )
        .start()
        .await;
    let browser = Browser::open().await;
    for path in ["/all.html", "/own.html", "/theirs.html"] {
        visit(&site, &browser, path).await;
        let sentence: String = browser.value(&format!("{LAST}.textContent")).await;
        assert!(sentence.contains("connect-src") && sentence.ends_with('.'), "{path}: {sentence}");
        assert!(!sentence.contains("connection") && !sentence.contains("folder"), "{path}: {sentence}");
        let complaints = browser.complaints().await;
        assert!(complaints.iter().all(|one| one.contains("connect-src")), "{path}: {complaints:?}");
    }
}

#[tokio::test]
async fn the_demo_has_a_heading_even_where_its_interview_is_missing() {
    let site = Site::ours().start().await;
    let browser = Browser::open().await;
    visit(&site, &browser, "/?src=nowhere.txt").await;
    expect_failure(&browser, "(404)", "the demo").await;
    assert_eq!(browser.value::<usize>("all('h1').length").await, 1);
    visit(&site, &browser, "/").await;
    assert_eq!(browser.value::<Vec<String>>("all('h1').map(one => one.className)").await, ["ia-title"]);
    visit(&site, &browser, "/playground.html").await;
    assert_eq!(browser.value::<String>("one('#file').accept").await, ".txt,.text,text/plain", "only what is read");
}
