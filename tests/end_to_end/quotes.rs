//! Quotes: what an author lists, what is pulled out beside the text, what is left when they are read alone.

use crate::{
    browser::Browser,
    carried::carrying,
    prerendered::command,
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
        ("[\"So it is.\", \"Nearly.\"]", &["Nearly."][..], "“So it is.” stands 2 times in the text."),
        ("[\"The sea forgives.\"]", &[], "“The sea forgives.” stands 0 times in the text."),
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
async fn the_attribute_may_have_the_list_too() {
    let element = format!(
        "<interview-article quotes='[\"The sea never forgives a stone.\"]'><script type=text/plain>{LAMP}</script></interview-article>"
    );
    let (_site, browser) = open(&element).await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["The sea never forgives a stone."]);
    browser.run("one('interview-article').setAttribute('quotes', '[{\"exact\": \"So it is.\", \"prefix\": \"stone.\"}, \"Nearly.\"]')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["So it is.", "Nearly."]);
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    assert_eq!(warnings(&browser).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn words_that_were_edited_are_shown_as_they_read_now_as_the_command_shows_them() {
    let list = [
        "The sea never forgives the stones.",
        "The lamp that nobody tends is a stone with a \"window\".",
        "My mother sold umbrellas on the market for forty years.",
    ];
    let (_site, browser) = open(&listing(&serde_json::json!(list).to_string())).await;
    browser.wait_until(&format!("{SHOWN}.length")).await;
    let expected = ["The sea never forgives a stone.", "A lamp that nobody tends is a stone\nwith a “window”."];
    let lines = SHOWN.replace("textContent", "innerText");
    assert_eq!(browser.value::<Vec<String>>(&lines).await, expected);
    let file = std::env::temp_dir().join(format!("interview-article-quotes-{}.txt", std::process::id()));
    std::fs::write(&file, LAMP).expect("a file for the command");
    let listed = list.iter().flat_map(|words| ["--quote", words]);
    let arguments: Vec<&str> = ["quotes", "--json", file.to_str().expect("a path")].into_iter().chain(listed).collect();
    let shown = command(&arguments);
    std::fs::remove_file(&file).expect("the file is ours");
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let shown: Vec<&str> =
        shown["quotes"].as_array().expect("a list").iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(shown, expected, "the command's");
    let warnings = warnings(&browser).await.join("\n");
    for told in ["reads “The sea never forgives a stone.” now", "forty years.” stands 0 times in the text."] {
        assert!(warnings.contains(told), "{told}: {warnings}");
    }
    // It is a quote like others: a click opens its bar.
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry]')").await;
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    browser.drawn().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn front_matter_lists_quotes_and_one_may_go_on_in_the_next_paragraph() {
    let source = "---\ntitle: A Lamp\nquotes:\n  - The sea never forgives. So it is.\n  - Gone for good, all of it.\n---\n\n\
                  ## Who keeps it?\n\nI do. The sea never forgives.\n\nSo it is.\n\n## Always?\n\nNearly.\n";
    let site = site()
        .page("/lamp.md", Answer::new("text/markdown", source))
        .page("/lamp.html", page("<interview-article src=/lamp.md></interview-article>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/lamp.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["The sea never forgives.", "So it is."]);
    assert!(warnings(&browser).await.join("\n").contains("all of it.” stands 0 times in the text."));
    let object = "one('interview-article').interview.parts[0].exchanges[0].replies[0].blocks.map(block => JSON.stringify(block))";
    let blocks: Vec<String> = browser.value(object).await;
    assert!(blocks[1].contains("\"quote\":true"), "{blocks:?}");
    browser.expect_no_complaints().await;
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
        .page("/long.html", page("<main><interview-article src=/long.txt></interview-article></main>"))
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
    assert!(!browser.value::<bool>("one('.ia-pull').checkVisibility()").await);
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

#[tokio::test]
async fn quotes_alone_are_read_with_their_questions_printed_and_left_by_any_address() {
    let text = "A Lamp\n\nQ. Who keeps it?\n\nI do. ==The sea never forgives a stone.== So it is.\n\n\n\
                Q. Who else?\n\nNobody.\n\n\nQ. Always?\n\n==Nearly.== I sleep. ==Or so.==\n";
    let (_site, browser) = carrying("en", text).await;
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.wait_until("one('.ia').dataset.iaMode === 'quotes'").await;
    let read = "one('.ia').innerText.split('\\n').map(line => line.trim()).filter(Boolean)";
    let words = [
        "A Lamp",
        "3 questions · 1 minute to readView",
        "Whole interview",
        "Who keeps it?",
        "The sea never forgives a stone.",
        "Always?",
        "Nearly.",
        "Or so.",
    ];
    assert_eq!(browser.value::<Vec<String>>(read).await, words);
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "carry-whole");
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.screenshot("quotes-only").await;
    browser.emulate_media("print", &[]).await;
    let printed: Vec<String> = browser.value(read).await;
    assert_eq!(printed, [&words[..1], &words[3..]].concat());
    browser.emulate_media("", &[]).await;
    // An address leaves it, and a link of ours, also to where the address leads already.
    browser.run("location.hash = 'ia-who-else'").await;
    browser.wait_until("one('.ia').dataset.iaMode === undefined && !one('[data-ia=quotes-only]')").await;
    for _ in 0..2 {
        browser.click("mark").await;
        browser.wait_until("one('[data-ia=carry-only]')").await;
        browser.click("[data-ia=carry-only]").await;
        browser.click("[data-ia=quotes-only] a[href='#ia-always']").await;
        browser.wait_until("one('.ia').dataset.iaMode === undefined && !one('[data-ia=quotes-only]')").await;
        assert_eq!(browser.value::<String>("location.hash").await, "#ia-always");
    }
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.click("[data-ia=carry-whole]").await;
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "quote-sign");
    // Removed meanwhile, it is whole again.
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.run("window.host = one('interview-article'); host.remove()").await;
    assert!(browser.value::<bool>("!host.querySelector('[data-ia-mode], [data-ia=quotes-only]')").await);
    browser.expect_no_complaints().await;
}
