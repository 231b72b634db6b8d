//! Posts that stand between the tags already: what led into them, who reads them, and what changes there.

use crate::{
    browser::Browser,
    site::Site,
    stage::{bare_page, open, site},
};

/// A post with its own contents, notes, and marks of its editor.
const POST: &str = "<p id=lead>An organ is a vacuum cleaner that was raised well.</p>
    <h2 id=start>How did you start?</h2>
    <p>By accident, says everybody who did.<sup><a href='#note' id=noted>1</a></sup> And see <a href='#mice'>the mice</a>.</p>
    <a name=mice></a><h2>What is its worst enemy?</h2>
    <p>Heating. Then mice. <span id=then>Then people</span> who mean well.</p>
    <form id=letter><label>Mail <input></label></form>
    <h2>And who comes after you?</h2>
    <p id=last>A timer.</p>
    <ol><li id=note>He disputes this. <a href='#noted'>back</a></li></ol>";

fn element(attributes: &str, inner: &str) -> String {
    format!("<interview-article {attributes}>{inner}</interview-article>")
}

/// What follows an id, as far as tells where it stands.
async fn after(browser: &Browser, id: &str) -> String {
    browser
        .value(&format!(
            "(() => {{ const range = new Range(); range.setStartAfter(document.getElementById('{id}'));
                range.setEndAfter(one('.ia')); return range.toString().trim().replace(/\\s+/g, ' ').slice(0, 12) }})()"
        ))
        .await
}

/// Questions with answers of some length, one of which has an id.
fn long_post() -> String {
    let answer = "It goes on for a while, and says more. ".repeat(12);
    let each = |n| {
        let id = if n == 20 { "id=here" } else { "" };
        format!("<p {id}><strong>Is this question {n}?</strong></p><p>The answer to {n} begins. {answer}</p>")
    };
    (1..=30).map(each).collect()
}

/// Such a page before our script has come, arrived at with a fragment.
async fn before_us(body: &str, fragment: &str) -> (Site, Browser) {
    let site = site().page("/page.html", bare_page(&format!("<body>{body}"))).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url(&format!("/page.html#{fragment}"))).await;
    (site, browser)
}

/// Our script comes, and does its work; `then` is done as soon as it knows what to load.
async fn we_come(browser: &Browser, then: &str) {
    browser.run(&format!("import('/pkg/interview-article.js').then(() => {{ {then}; window.come = true }})")).await;
    browser.wait_until("window.come").await;
    browser.settled().await;
    browser.drawn().await;
}

#[tokio::test]
async fn what_led_into_a_post_leads_to_the_same_words() {
    let (_site, browser) = open(&element("", POST)).await;
    let expected = [
        ("lead", "An organ is "),
        ("start", "How did you "),
        ("noted", "1 And see th"),
        ("mice", "What is its "),
        ("then", "Then people "),
        ("last", "A timer.He d"),
        ("note", "He disputes "),
    ];
    for change in ["", "one('interview-article').setAttribute('expanded', 'none')"] {
        browser.run(change).await;
        browser.settled().await;
        for (id, words) in expected {
            assert_eq!(after(&browser, id).await, words, "{id} {change}");
            assert_eq!(browser.value::<usize>(&format!("all('#{id}').length")).await, 1, "{id}");
        }
    }
    assert_eq!(browser.value::<String>("one('.ia-question').textContent").await, "How did you start?");
    // A link to a note in what is folded opens it, as any other.
    browser.run("location.hash = 'noted'").await;
    browser.wait_until("one('.ia-answer').open").await;
    // What is another interview has none of them.
    browser.run("one('interview-article').source = '<p><b>Who?</b></p><p>I.</p><p><b>Why?</b></p><p>So.</p>'").await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-anchor').length").await, 0);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn who_has_begun_to_read_a_post_reads_on() {
    let body = element("", &long_post());
    for (fragment, scroll, words) in
        [("here", "", "Is this question 20?"), ("", "all('p')[23].scrollIntoView()", "The answer to 12 begins.")]
    {
        let (_site, browser) = before_us(&body, fragment).await;
        browser.run(scroll).await;
        let top = format!(
            "(() => {{ const words = document.evaluate('//text()[starts-with(., \"{words}\") and not(ancestor::nav)]', document)
                .iterateNext(); const range = new Range(); range.selectNode(words); return range.getBoundingClientRect().top }})()"
        );
        let before: f64 = browser.value(&top).await;
        assert!((0.0..60.0).contains(&before), "{before}");
        we_come(&browser, "").await;
        assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 30);
        let now: f64 = browser.value(&top).await;
        // Our style sheet comes a moment before the article, and the margins of a block with it.
        assert!((now - before).abs() < 20.0, "{words} stood at {before} and stands at {now}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn what_changes_between_the_tags_is_read_as_it_then_stands() {
    let questions = "Array.from(all('.ia-question'), one => one.textContent).join(' ')";
    let two = "<p><b>Who?</b></p><p>I.</p><p><b>Why?</b></p><p>So.</p>";
    let (_site, browser) = before_us(&element("", two), "").await;
    let late = "one('interview-article').insertAdjacentHTML('beforeend', '<p><b>Late?</b></p><p>Yes.</p>')";
    we_come(&browser, late).await;
    assert_eq!(browser.value::<String>(questions).await, "Who? Why? Late?");
    browser
        .run("one('interview-article').innerHTML = '<p><b>New?</b></p><p>Yes.</p><p><b>Sure?</b></p><p>No.</p>'")
        .await;
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>(questions).await, "New? Sure?");
    browser.run("document.body.append(one('interview-article'))").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>(questions).await, "New? Sure?");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_script_may_be_indented_as_the_page_is() {
    let text = "<script type='text/markdown'>
            # On *tags*

            **Who begins?**

            One does:

                code stays code

            **And who ends?**

            Another.
        </script>";
    let (_site, browser) = open(&element("", text)).await;
    assert_eq!(browser.value::<String>("one('.ia-title').textContent").await, "On tags");
    assert_eq!(
        browser.value::<Vec<String>>("Array.from(all('.ia-question'), one => one.textContent)").await,
        ["Who begins?", "And who ends?"]
    );
    assert_eq!(browser.value::<String>("one('.ia pre').textContent.trim()").await, "code stays code");
    browser.expect_no_complaints().await;
}

/// What the article says, without white space around.
async fn words(browser: &Browser) -> String {
    browser.value("one('.ia').textContent.replace(/\\s+/g, ' ')").await
}

async fn warnings(browser: &Browser) -> Vec<String> {
    browser.console().await.into_iter().filter(|line| line.starts_with("WARNING")).collect()
}

const TWO: &str =
    "<p><b>Who tunes it?</b></p><p>I do, by ear, at night.</p><p><b>Why at night?</b></p><p>The street sleeps.</p>";

#[tokio::test]
async fn what_is_left_out_of_a_post_is_told_to_the_console() {
    let share = "<div class=share-buttons><a href=/x>Share this</a> <a href=/y>Bookface</a></div>";
    let (_site, browser) = open(&element("", &(TWO.to_owned() + share))).await;
    assert!(!words(&browser).await.contains("Bookface"));
    let told = warnings(&browser).await;
    assert!(
        told.len() == 1 && told[0].contains("3 words are left out, from “Share this Bookface” on."),
        "what stands nowhere is told once: {told:?}"
    );
    assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 0, "its reader is told nothing");
    browser.expect_no_complaints().await;
    // Nothing left out, nothing told.
    let (_site, browser) = open(&element("", TWO)).await;
    assert_eq!(warnings(&browser).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_nearly_all_of_a_post_is_not_left_out() {
    for wrapped in [format!("<div class=newsletter>{TWO}</div><p>So it ends.</p>"), format!("<form>{TWO}</form>")] {
        let (_site, browser) = open(&element("", &wrapped)).await;
        assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 2, "{wrapped}");
        assert!(words(&browser).await.contains("The street sleeps."));
        assert_eq!(warnings(&browser).await, Vec::<String>::new());
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn elements_are_no_text_whatever_is_said_of_them() {
    let (_site, browser) = open(&element("format=text", TWO)).await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 2);
    assert!(!words(&browser).await.contains('<'));
    assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 0);
    // Text that has a tag in it is text where that is said of it.
    let text = "<pre>Q. Who &lt;b&gt;?\n\nMe.\n\nQ. Why?\n\nSo.\n</pre>";
    let (_site, browser) = open(&element("format=text", text)).await;
    assert!(words(&browser).await.contains("Who <b>?"));
    browser.expect_no_complaints().await;
}
