//! A passage that is copied takes its source along.

use crate::{browser::Browser, stage::open};

/// Selects from some words of the article to others, waits for the reader's build, and copies as the key does.
async fn copy(browser: &Browser, first: &str, last: &str) -> serde_json::Value {
    browser
        .run(&format!(
            "const find = (words) => {{
                 const walker = document.createTreeWalker(one('.ia'), 4);
                 for (let node; (node = walker.nextNode());) if (node.data.includes(words)) return [node, node.data.indexOf(words)];
             }};
             const [from, at] = find('{first}'), [to, until] = find('{last}');
             getSelection().setBaseAndExtent(from, at, to, until + '{last}'.length)"
        ))
        .await;
    browser.wait_until("one('[data-ia=marks]')").await;
    let copied = "const clipboardData = new DataTransfer();
        const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
        const free = one('.ia-turn').dispatchEvent(event);
        return [free, clipboardData.getData('text/plain'), clipboardData.getData('text/html')]";
    browser.run(copied).await
}

const TALK: &str = "A Lamp\n\nAda: Why do you keep it lit?\n\nBen: The sea never forgives a stone that stands in its way, and \
                    *so* I keep it lit.\n\nAda: And at noon?\n\nBen: At noon it rests, and I read what the gulls have left of the paper.\n";

#[tokio::test]
async fn a_passage_brings_its_speaker_its_title_and_a_link() {
    let (site, browser) =
        open(&format!("<main><interview-article><script type=text/plain>{TALK}</script></interview-article></main>"))
            .await;
    let found = copy(&browser, "The sea never", "I keep it lit").await;
    assert_eq!(found[0], false, "it is answered");
    let page = site.url("/page.html");
    let text = found[1].as_str().unwrap_or_default().to_owned();
    let (words, link) = text.rsplit_once(", ").expect("a link");
    let said = "“The sea never forgives a stone that stands in its way, and so I keep it lit” — Ben, A Lamp";
    assert_eq!(words.replace('*', ""), said);
    assert!(link.starts_with(&format!("{page}#ia-mark=")), "{link}");
    let html = found[2].as_str().unwrap_or_default();
    assert!(html.contains("<blockquote") && html.contains(">A Lamp</a>") && html.contains("— Ben, "), "{html}");
    assert!(!html.contains("data-ia") && !html.contains("class="), "{html}");
    // The link leads back to the words.
    browser.visit("about:blank").await;
    browser.visit(link).await;
    browser.settled().await;
    browser.wait_until("CSS.highlights.get('ia-led-to')?.size === 1").await;
    // A name is copied as it is; and where the author does not want it, so is all else.
    let found = copy(&browser, "a stone", "stone").await;
    assert_eq!((&found[0], &found[1]), (&true.into(), &"".into()));
    browser.run("one('interview-article').setAttribute('without', 'copying')").await;
    browser.settled().await;
    let found = copy(&browser, "The sea never", "I keep it lit").await;
    assert_eq!(found[0], true);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn without_a_clipboard_a_link_is_copied_all_the_same() {
    let (_site, browser) = open("<main><interview-article src=/talk.txt></interview-article></main>").await;
    browser.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })").await;
    browser.run("one('.ia-question').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))").await;
    browser.run("window.addEventListener('copy', event => { window.copied = event.clipboardData?.getData('text/plain') ?? '' })").await;
    browser.click("[data-ia=link]").await;
    browser.wait_until("one('[data-ia=reading]').textContent !== ''").await;
    assert_eq!(browser.value::<String>("one('[data-ia=reading]').textContent").await, "Link copied");
}
