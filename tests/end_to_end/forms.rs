//! Every form in the page: what stands between the tags, and files of all kinds, read as the command reads them.

use std::{fs, path::Path};

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{STRICT, bare_page, open, page, quoted, site, talk},
};

const LOADED: &str = "performance.getEntriesByType('resource').map(one => one.name.split('/').pop())
    .filter(name => name.endsWith('.wasm')).sort().map(name => name.replace(/^interview_article_?|_?bg.wasm$/g, '')).join()";

/// The words of an article and its elements, whatever the white space between them is.
const SHAPE: &str = "article => [article.textContent.replace(/\\s+/g, ''),
    ...Array.from(article.querySelectorAll('*'), one => one.localName + '.' + one.className)].join(' ')";

/// A post as the editors of blogs leave it: bold questions, a picture with a caption, a film, a form, what they add.
const POST: &str = "<p class='wp-block' style='color: red' onclick='window.hacked = 1'>She keeps the <em>last</em> ferry on the river.</p>
    <p><strong>How long have you steered it?</strong></p>
    <p>Since I was nineteen. See <a href='https://ferry.example/'>the timetable</a>.</p>
    <figure><img src='/picture.png' alt='The ferry at dawn' width='40' height='20' onerror='window.hacked = 1'><figcaption>Before the first crossing</figcaption></figure>
    <p><b>What does the river want?</b><br></p>
    <p>Depth, mostly. And to be left alone in March.</p>
    <script>window.ran = (window.ran ?? 0) + 1</script>
    <p><strong>And who comes after you?</strong></p>
    <ul><li>A bridge, they say.</li><li>Or nobody.</li></ul>
    <iframe src='https://films.example/embed/7' title='The crossing'></iframe>
    <p><strong>Would you cross it?</strong></p>
    <p>Once. To have <mark>looked down on my own wake</mark>.</p>";

fn post(attributes: &str, inner: &str) -> String {
    format!("<interview-article {attributes}>{inner}</interview-article>")
}

#[tokio::test]
async fn a_post_between_the_tags_is_an_article_in_its_place() {
    let (_site, browser) = open(&post("", POST)).await;
    assert_eq!(
        browser.value::<Vec<String>>("Array.from(all('.ia-question'), one => one.textContent)").await,
        [
            "How long have you steered it?",
            "What does the river want?",
            "And who comes after you?",
            "Would you cross it?"
        ]
    );
    assert_eq!(browser.value::<usize>("all('interview-article > *').length").await, 1);
    for (what, expected) in [
        ("one('.ia-introduction').textContent.trim()", "She keeps the last ferry on the river."),
        ("one('.ia a[href^=https]').href", "https://ferry.example/"),
        ("one('.ia figure img').getAttribute('src')", "/picture.png"),
        ("one('.ia figcaption').textContent", "Before the first crossing"),
        ("one('.ia iframe').src", "https://films.example/embed/7"),
        (
            "Array.from(all('.ia li:not([class]):has(:not(a)), .ia-answer li'), one => one.textContent).join()",
            "A bridge, they say.,Or nobody.",
        ),
        ("Array.from(all('mark.ia-quote'), one => one.textContent).join()", "looked down on my own wake"),
        (
            "all('.ia [onclick], .ia [onerror], .ia script, .ia [style]').length + '|' + (window.hacked ?? 0) + '|' + window.ran",
            "0|0|1",
        ),
        ("one('interview-article').interview.parts[0].exchanges[1].question.blocks[0]", "What does the river want?"),
        (LOADED, "forms"),
    ] {
        assert_eq!(browser.value::<String>(what).await, expected, "{what}");
    }
    browser.expect_no_complaints().await;
    // It is made anew of what stood there.
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-answer:not([open])').length").await, 4);
    assert_eq!(browser.value::<usize>("all('interview-article > *').length").await, 1);
    browser.run("const host = one('interview-article'); host.source = 'Q. New?\\n\\nYes.'").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>("one('.ia-question').textContent").await, "New?");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_holds_the_place_of_what_is_still_to_come_is_not_complained_about() {
    let set = format!(
        "<script>addEventListener('load', () => setTimeout(() => {{ made.source = {} }}, 40))</script>",
        quoted(&talk(3))
    );
    for inner in ["<p>Soon: an interview.</p>", "<p>Soon.</p>", "<p>Is it there?</p><p>No.</p>"] {
        let watch = "<script>new MutationObserver(() => { window.seen ||= one('.ia-failure') }).observe(document, { subtree: true, childList: true })</script>";
        let (_site, browser) = open(&format!("{}{watch}{set}", post("id=made", inner))).await;
        browser.wait_until("all('.ia-exchange').length === 3").await;
        assert!(browser.value::<bool>("!window.seen && !one('.ia-failure')").await, "{inner}");
        browser.expect_no_complaints().await;
    }
    // Nothing came: what stood there stays, with the sentence.
    let (_site, browser) =
        open(&post("", "<p>Only an essay: it tells, and asks nobody.</p><p>It ends here.</p>")).await;
    assert_eq!(browser.value::<usize>("all('interview-article > p:not(.ia-failure)').length").await, 2);
    assert!(browser.value::<String>("one('.ia-failure').textContent").await.contains("No question was found"));
}

#[tokio::test]
async fn a_page_loads_the_build_that_its_text_needs_and_no_other() {
    let markdown = "# On Ferries\n\n**Who steers?**\n\nI do, by *ear*.\n\n**Who pays?**\n\nNobody yet.\n";
    let object =
        r#"{ "title": "T", "parts": [{ "exchanges": [{ "question": { "role": "asks", "blocks": ["Why?"] } }] }] }"#;
    let captions =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Who steers?\n\n00:03.000 --> 00:05.000\n<v Bo>I do. By ear.\n";
    let unlabelled = "On Ferries\n\nWho steers?\n\nI do, by ear.\n\nWho pays?\n\nNobody yet.\n\nWho rows?\n\nI do.\n";
    let script = |kind: &str, text: &str| post("", &format!("<script type='{kind}'>{text}</script>"));
    for (body, builds, questions) in [
        (post("src=/short.txt", ""), "", 3),
        (post("src=/short.txt format=text", ""), "", 3),
        (post("", &talk(3)), "", 3),
        (post("src=/a.md", ""), "markdown", 2),
        (post("src=/sent", ""), ",markdown", 2),
        (script("text/markdown", markdown), "markdown", 2),
        (post("src=/named format=markdown", ""), "markdown", 2),
        (post("src=/named", ""), ",markdown", 2),
        (post("src=/a.vtt", ""), "captions", 1),
        (script("text/vtt", captions), "captions", 1),
        (post("src=/captions", ""), ",captions", 1),
        (post("src=/page", ""), ",forms", 4),
        (post("src=/a.json", ""), "objects", 1),
        (script("application/json", object), "objects", 1),
        (post("src=/json", ""), ",objects", 1),
        (post("src=/unlabelled", ""), ",forms", 3),
        (post("src=/short.txt", POST), "", 3),
    ] {
        let site = site()
            .page("/page.html", page(&body).header("content-security-policy", STRICT))
            .page("/a.md", Answer::text(markdown))
            .page("/sent", Answer::new("text/markdown; charset=utf-8", markdown))
            .page("/named", Answer::text(markdown))
            .page("/a.vtt", Answer::text(captions))
            .page("/captions", Answer::text(captions))
            .page("/page", Answer::html(&format!("<!doctype html><title>The ferry</title><article>{POST}</article>")))
            .page("/a.json", Answer::text(object))
            .page("/json", Answer::text(object))
            .page("/unlabelled", Answer::text(unlabelled))
            .start()
            .await;
        let browser = Browser::open().await;
        browser.visit(&site.url("/page.html")).await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia-question').length").await, questions, "{body}");
        assert_eq!(browser.value::<String>(LOADED).await, builds, "{body}");
        assert!(browser.value::<bool>("one('interview-article').interview.parts.length > 0").await, "{body}");
        // The post has scripts, styles and pictures, which the policy is against.
        if !body.contains("hacked") && !body.contains("/page") {
            browser.expect_no_complaints().await;
        }
    }
}

#[tokio::test]
async fn json_that_is_none_says_where() {
    for (source, words) in [
        ("{ \"parts\": [{ \"exchanges\": 5 }] }", "parts[0].exchanges: expected a list"),
        ("{ \"parts\": [", "It is not JSON"),
    ] {
        let body = post("src=/a.json", "<p>Kept.</p>");
        let site = site().page("/page.html", page(&body)).page("/a.json", Answer::text(source)).start().await;
        let browser = Browser::open().await;
        browser.visit(&site.url("/page.html")).await;
        browser.settled().await;
        assert!(browser.value::<String>("one('.ia-failure').textContent").await.contains(words), "{source}");
        assert_eq!(browser.value::<String>("one('interview-article > p').textContent").await, "Kept.");
    }
    // What only begins like JSON is text.
    let (_site, browser) = open(&post("", "{ Q. } A Talk\n\nQ. Why?\n\nWhy not.")).await;
    assert_eq!(browser.value::<String>("one('.ia-question').textContent").await, "Why?");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn every_case_reads_in_a_page_as_in_the_command() {
    let site = Site::ours()
        .page("/page.html", bare_page("<script type=module src=/pkg/interview-article.js></script><main></main>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    expect_every_case(&browser).await;
}

/// In a page that has our script and `main`, whatever engine shows it.
pub async fn expect_every_case(browser: &Browser) {
    let mut compared = 0;
    for (name, file) in cases() {
        // In one go: what comes once the article stands is not compared.
        let differs = browser
            .run(&format!(
                "const made = document.createElement('interview-article');
                 made.setAttribute('src', '/cases/{name}/{file}'); one('main').replaceChildren(made);
                 await made.ready.catch(() => {{}});
                 const expected = new DOMParser().parseFromString(await (await fetch('/cases/{name}/expected.html')).text(), 'text/html');
                 const shape = {SHAPE}, article = expected.querySelector('.ia'), live = one('.ia')?.cloneNode(true);
                 live?.querySelectorAll('[data-ia-apart]').forEach(one => one.remove());
                 if (!article || !live) return article ? 'no article: ' + one('.ia-failure')?.textContent : '';
                 live.querySelector('.ia-controls')?.removeAttribute('hidden');
                 return shape(live) === shape(article) ? '' : [shape(live), shape(article)].join('\\n\\n');"
            ))
            .await;
        // What a page has no room for is a case all the same, and must differ: once it does not, its file goes.
        let alone = Tree::find().expect("the repository").root.join("tests/cases").join(&name).join("command-only.txt");
        assert_eq!(differs != "", alone.exists(), "{name}: {differs}");
        compared += 1;
    }
    assert!(compared > 50, "{compared} cases");
}

/// Name and input of every case that is an article.
fn cases() -> Vec<(String, String)> {
    let folder = Tree::find().expect("the repository").root.join("tests/cases");
    let mut found = Vec::new();
    for case in fs::read_dir(folder).expect("the cases").map(|case| case.expect("a case").path()) {
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        let files = fs::read_dir(&case).expect("a case").map(|file| file.expect("a file").path());
        let input = files.map(|file| name(&file)).find(|file| file.starts_with("input."));
        found.extend(input.filter(|_| name(&case) != "empty").map(|input| (name(&case), input)));
    }
    found
}
