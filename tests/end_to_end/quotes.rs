//! Quotes: what an author lists, what is pulled out beside the text, what a reader carries away.

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{open, page, site, talk},
};

const LAMP: &str = "A Lamp\n\nAnn: Who keeps it?\n\nBo: I do. The sea never forgives a stone. So it is. So it is.\n\n\n\
                    Ann: And when you sleep?\n\nBo: A lamp that nobody tends is a stone\nwith a “window”. So.\n\n\n\
                    Ann: Always?\n\nBo: Nearly.\n";

fn listing(list: &str) -> String {
    format!(
        "<interview-article><script type=text/plain>{LAMP}</script>\
         <script type=application/json data-ia=quotes>{list}</script></interview-article>"
    )
}

const SHOWN: &str = "all('mark.ia-quote').map(one => one.textContent)";

async fn warnings(browser: &Browser) -> Vec<String> {
    browser.console().await.into_iter().filter(|line| line.starts_with("WARNING")).collect()
}

#[tokio::test]
async fn a_list_is_placed_in_the_text_and_survives_a_change() {
    let (_site, browser) = open(&listing(
        "[\"The sea never forgives a stone.\", {\"exact\": \" with a \\\"window\\\". \", \"prefix\": \"stone\"}]",
    ))
    .await;
    let expected = ["The sea never forgives a stone.", "with a “window”."];
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, expected);
    assert_eq!(browser.value::<String>("one('.ia-title').textContent").await, "A Lamp");
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, expected);
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    assert_eq!(warnings(&browser).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_cannot_be_placed_is_told_to_the_console_and_to_nobody_else() {
    for (list, shown, told) in [
        ("[\"So it is.\", \"Nearly.\"]", &["Nearly."][..], "it stands 2 times in the text: “So it is.”"),
        ("[\"The sea forgives.\"]", &[], "it stands 0 times in the text: “The sea forgives.”"),
        ("[\"Nearly.\"", &[], "cannot be read"),
        ("[5]", &[], "cannot be read"),
        ("[null]", &[], "cannot be read"),
        ("{}", &[], "cannot be read"),
    ] {
        let (_site, browser) = open(&listing(list)).await;
        assert_eq!(browser.value::<Vec<String>>(SHOWN).await, shown, "{list}");
        let warnings = warnings(&browser).await;
        assert!(warnings.len() == 1 && warnings[0].contains(told), "{list}: {warnings:?}");
        assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 0);
        assert_eq!(browser.value::<usize>("told.filter(one => one.type == 'interview-error').length").await, 0);
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn a_list_stands_beside_a_file_and_beside_html() {
    let list = "<script type=application/json data-ia=quotes>[\"I do, by ear.\"]</script>";
    let post = "<p><strong>Who steers the ferry?</strong></p><p>I do, by ear. And by nose.</p>";
    let site = site()
        .page("/ferry.txt", Answer::text("Q. Who steers?\n\nI do, by ear. And by nose.\n"))
        .page("/file.html", page(&format!("<interview-article src=/ferry.txt>{list}</interview-article>")))
        .page("/post.html", page(&format!("<interview-article>{list}{post}</interview-article>")))
        .start()
        .await;
    let browser = Browser::open().await;
    for path in ["/file.html", "/post.html"] {
        browser.visit(&site.url(path)).await;
        browser.settled().await;
        assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["I do, by ear."], "{path}");
        assert!(!browser.value::<String>("one('.ia').textContent").await.contains("[\""), "{path}");
        browser.expect_no_complaints().await;
    }
}

/// An interview whose answers are long enough for a passage to be pulled out.
fn long() -> String {
    talk(6).replace("The answer to question 3 begins here.", "==The third answer of this talk is the one to be kept.==")
}

async fn pulled(width: u32) -> (Site, Browser) {
    let site = site()
        .page("/long.txt", Answer::text(&long()))
        .page("/long.html", page("<interview-article src=/long.txt></interview-article>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.size(width, 900).await;
    browser.visit(&site.url("/long.html")).await;
    browser.settled().await;
    (site, browser)
}

#[tokio::test]
async fn a_pulled_quote_stands_beside_the_text_and_in_no_copy_of_it() {
    let (_site, browser) = pulled(1500).await;
    let words = "The third answer of this talk is the one to be kept.";
    assert_eq!(browser.value::<Vec<String>>("all('[data-ia=pull]').map(one => one.dataset.iaWords)").await, [words]);
    let beside = "(pull => { const p = pull.getBoundingClientRect(), text = pull.parentElement.querySelector('p').getBoundingClientRect();
        return p.width > 150 && p.left > text.right + 16 && p.right <= document.documentElement.clientWidth && Math.abs(p.top - text.top) < 80 })(one('.ia-pull'))";
    assert!(
        browser.value::<bool>(beside).await,
        "{}",
        browser.value::<String>("JSON.stringify(one('.ia-pull').getBoundingClientRect())").await
    );
    assert!(
        browser
            .value::<bool>("one('.ia').textContent.split('one to be kept').length == 2 && !one('.ia-pull').textContent")
            .await
    );
    browser.run("getSelection().selectAllChildren(one('.ia'))").await;
    assert_eq!(browser.value::<usize>("getSelection().toString().split('one to be kept').length").await, 2);
    browser.run("getSelection().removeAllRanges()").await;
    assert!(browser.value::<bool>("find('to be kept') && !find('to be kept')").await);
    assert_eq!(said(&browser, "one to be kept").await, ["StaticText"]);
    // It folds with its answer and leads to it.
    browser.run("one('.ia-pull').closest('details').open = false").await;
    assert_eq!(browser.value::<f64>("one('.ia-pull').getBoundingClientRect().height").await, 0.0);
    browser.run("one('.ia-pull').closest('details').open = true; one('.ia-pull').click()").await;
    assert_eq!(browser.value::<String>("location.hash").await, "#ia-is-this-question-3");
    assert_eq!(
        browser
            .value::<Vec<usize>>("all('.ia-contents a').flatMap((one, n) => 'iaQuoted' in one.dataset ? [n] : [])")
            .await,
        [2]
    );
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.emulate_media("print", &[]).await;
    assert_eq!(browser.value::<f64>("one('.ia-pull').getBoundingClientRect().height").await, 0.0);
    browser.expect_no_complaints().await;
}

/// What tells a screen reader of some words, by role; the boxes of their lines left out.
async fn said(browser: &Browser, words: &str) -> Vec<String> {
    let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({})).await;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let with = nodes.iter().filter(|node| node["ignored"] != true && node["name"]["value"].to_string().contains(words));
    let mut roles: Vec<_> = with.map(|node| node["role"]["value"].as_str().unwrap_or_default().to_owned()).collect();
    roles.retain(|role| role != "InlineTextBox");
    roles.sort();
    roles
}

#[tokio::test]
async fn where_there_is_no_room_nothing_is_pulled() {
    for width in [360, 768, 1024, 1100] {
        let (_site, browser) = pulled(width).await;
        assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-pull')).display").await, "none", "{width}");
    }
}
