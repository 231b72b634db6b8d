//! The element as a script has it: where its source comes from, its properties, attributes and promise.

use crate::{
    browser::Browser,
    stage::{SAMPLES, SCRIPT, bare_page, open, quoted, site, talk},
};

const TITLE: &str = "one('.ia-title')?.textContent";

#[tokio::test]
async fn a_source_may_be_set_before_and_after_it_stands() {
    let (_site, browser) = open("<main></main>").await;
    let text = quoted(&talk(3));
    for make in [
        "const made = document.createElement('interview-article'); made.source = text; main.append(made);",
        "const made = document.createElement('interview-article'); main.append(made); made.source = text;",
        "main.innerHTML = '<interview-article src=/404.txt></interview-article>'; main.firstChild.source = text;",
        "const made = new (customElements.get('interview-article')); made.source = text; main.append(made);",
    ] {
        browser
            .run(&format!("told.length = 0; const text = {text}, main = one('main'); main.replaceChildren(); {make}"))
            .await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 3, "{make}");
        assert_eq!(browser.value::<String>("told.map(one => one.type).join()").await, "interview-ready", "{make}");
        assert!(browser.value::<bool>(&format!("one('interview-article').source === {text}")).await, "{make}");
    }
    browser.run(&format!("one('interview-article').source = {}", quoted(&talk(5)))).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 5);
    assert_eq!(browser.value::<usize>("all('interview-article > *').length").await, 1);
    // Twice at once is the second, once.
    browser.run("told.length = 0; const host = one('interview-article'); host.source = 'Q. A?\\n\\nB'; host.source = 'Q. C?\\n\\nD';").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>("one('.ia-question').textContent").await, "C?");
    assert_eq!(browser.value::<usize>("told.length").await, 1);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn properties_set_before_the_script_came_count() {
    let body = format!(
        "<body><interview-article id=a></interview-article><interview-article id=b></interview-article><script>
         a.source = {}; b.interview = {{ parts: [{{ exchanges: [{{ question: {{ role: 'asks', blocks: ['Why?'] }} }}] }}] }};
         setTimeout(() => import('/pkg/interview-article.js'));</script>",
        quoted(&talk(3))
    );
    let site = site().page("/page.html", bare_page(&body)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('#a .ia-exchange').length").await, 3);
    assert_eq!(browser.value::<String>("one('#b .ia-question').textContent").await, "Why?");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_has_been_given_nothing_yet_waits_quietly() {
    let object = "{ parts: [{ exchanges: [{ question: { role: 'asks', blocks: ['Why?'] } }] }] }";
    let text = quoted(&talk(3));
    let pages = [
        format!("<script type=module>a.source = {text}</script>"),
        format!("<script type=module>a.interview = {object}</script>"),
        format!(
            "<script type=module>addEventListener('load', () => setTimeout(() => {{ a.interview = {object} }}))</script>"
        ),
        "<script type=module>a.setAttribute('src', '/short.txt')</script>".to_owned(),
        "<script type=module>addEventListener('load', () => setTimeout(() => a.append('Q. Late?\\n\\nYes.')))</script>"
            .to_owned(),
    ];
    for (inner, script) in ["", "<p>Soon.</p>"].iter().flat_map(|inner| pages.iter().map(move |script| (inner, script)))
    {
        if script.contains("append") && !inner.is_empty() {
            continue;
        }
        let watch = "<script>window.first = a.ready; first?.catch(() => { window.rejected = true });
            new MutationObserver(() => { window.seen ||= one('.ia-failure') }).observe(document, { subtree: true, childList: true })</script>";
        let body = format!("{SCRIPT}<body><interview-article id=a>{inner}</interview-article>{script}{watch}");
        let site = site().page("/page.html", bare_page(&body)).start().await;
        let browser = Browser::open().await;
        browser.visit(&site.url("/page.html")).await;
        browser.wait_until("one('.ia-question')").await;
        browser.settled().await;
        assert_eq!(browser.value::<String>("told.map(one => one.type).join()").await, "interview-ready", "{body}");
        assert!(!browser.value::<bool>("!!(window.seen || window.rejected)").await, "{body}");
        let modules = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.wasm')).length";
        assert_eq!(browser.value::<usize>(modules).await, 1, "{body}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn what_a_framework_sets_in_the_next_tick_is_in_time() {
    let (_site, browser) = open("<main></main>").await;
    for tick in
        ["await null", "await new Promise(soon => setTimeout(soon))", "await new Promise(requestAnimationFrame)"]
    {
        let made = format!(
            "told.length = 0; const made = document.createElement('interview-article'); one('main').replaceChildren(made);
             const first = made.ready; {tick}; {tick};
             made.source = {}; return first.then(() => made.querySelectorAll('.ia-exchange').length)",
            quoted(&talk(3))
        );
        assert_eq!(browser.run(&format!("return (async () => {{ {made} }})()")).await, 3, "{tick}");
        assert_eq!(browser.value::<String>("told.map(one => one.type).join()").await, "interview-ready", "{tick}");
    }
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_stands_is_made_anew_of_what_it_was_made_of() {
    let (_site, browser) = open("<interview-article src=/short.txt></interview-article>").await;
    browser.run("told.length = 0; one('interview-article').removeAttribute('src')").await;
    browser.settled().await;
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-answer:not([open])').length").await, 3);
    let object = "const host = one('interview-article'), object = host.interview; object.title = 'Anew'; host.interview = object";
    browser.run(object).await;
    browser.settled().await;
    browser
        .run("one('interview-article').interview = null; one('interview-article').setAttribute('expanded', 'first')")
        .await;
    browser.settled().await;
    assert_eq!(browser.value::<String>(TITLE).await, "Anew");
    assert_eq!(browser.value::<usize>("all('.ia-answer:not([open])').length").await, 2);
    assert_eq!(browser.value::<usize>("one('interview-article').childNodes.length").await, 1);
    assert!(!browser.value::<bool>("told.some(one => one.type === 'interview-error')").await);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_text_may_stand_between_the_tags() {
    let bodies = [
        "<interview-article>Q. A?\n\nB.\n\n\nQ. C &amp; D?\n\nE.</interview-article>",
        "<interview-article><pre>Q. A?\n\nB.\n\n\nQ. C &amp; D?\n\nE.</pre></interview-article>",
        "<interview-article><script type=text/plain>\nQ. A?\n\nB.\n\n\nQ. C & D?\n\nE.</script></interview-article>",
        "<interview-article><p>Soon.</p><script type=text/plain>Q. A?\n\nB.\n\n\nQ. C & D?\n\nE.</script></interview-article>",
    ];
    let (_site, browser) = open("").await;
    for body in bodies {
        // As the parser makes it: everything at once.
        browser.run(&format!("document.body.innerHTML = {}", quoted(body))).await;
        browser.settled().await;
        let questions = browser.value::<Vec<String>>("all('.ia-question').map(one => one.textContent)").await;
        assert_eq!(questions, ["A?", "C & D?"], "{body}");
        // It is read again, although the article stands there now.
        browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia-answer:not([open])').length").await, 2, "{body}");
    }
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_changed_attribute_changes_the_article() {
    let (_site, browser) = open("<interview-article src=/talk.txt></interview-article>").await;
    let folded = "all('.ia-answer:not([open])').length";
    let steps = [
        ("expanded", Some("none"), folded, 20),
        ("expanded", Some("first"), folded, 19),
        ("expanded", None, folded, 0),
        ("contents", Some("none"), "all('.ia-contents').length", 0),
        ("contents", Some("auto"), "all('.ia-contents').length", 1),
        ("heading-level", Some("4"), "all('h4.ia-question').length + all('h3.ia-title').length", 21),
        ("heading-level", Some("9"), "all('h5.ia-question').length + all('h4.ia-title').length", 21),
        ("quotes", Some("none"), "all('mark').length", 0),
        ("quotes", Some("2"), "all('mark').length", 2),
        ("src", Some("/short.txt"), "all('.ia-exchange').length", 3),
        ("without", Some("toggle"), "all('.ia-controls:not([hidden])').length", 0),
        ("without", None, "all('.ia-controls:not([hidden])').length", 1),
        ("format", Some("text"), "all('.ia-exchange').length", 3),
    ];
    for (name, value, measure, expected) in steps {
        let change = match value {
            Some(value) => format!("setAttribute('{name}', '{value}')"),
            None => format!("removeAttribute('{name}')"),
        };
        browser.run(&format!("one('interview-article').{change}")).await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>(measure).await, expected, "after {change}");
        assert_eq!(browser.value::<usize>("one('interview-article').childElementCount").await, 1, "after {change}");
    }
    // The same value again is no change.
    browser.run("told.length = 0; one('interview-article').setAttribute('src', '/short.txt')").await;
    browser.drawn().await;
    assert_eq!(browser.value::<usize>("told.length").await, 0);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_interview_is_a_plain_object_both_ways() {
    let elements = SAMPLES.map(|name| format!("<interview-article src=/samples/{name}></interview-article>"));
    let (_site, browser) = open(&elements.concat()).await;
    let shape = "all('interview-article').map(({ interview }) => [typeof interview.title, Array.isArray(interview.introduction),
        interview.parts.length > 0, Array.isArray(interview.parts[0].exchanges[0].question.blocks),
        interview.parts[0].exchanges[0].question.role, interview.parts[0].exchanges[0].replies[0].role,
        Object.getPrototypeOf(interview) === Object.prototype, JSON.stringify(interview).length > 500].join(' '))";
    let expected = "string true true true asks answers true true";
    assert_eq!(browser.value::<Vec<String>>(shape).await, vec![expected; SAMPLES.len()]);
    // As an object, and as what somebody has stored of it.
    for through in ["object", "JSON.parse(JSON.stringify(object))"] {
        let same = browser
            .run(&format!(
                "return Promise.all(all('interview-article').map(host => {{
                    const bare = () => {{
                        const article = host.firstElementChild.cloneNode(true);
                        article.querySelectorAll('[data-ia-apart]').forEach(one => one.remove());
                        return article.outerHTML;
                    }};
                    const before = bare(), object = host.interview;
                    host.interview = {through};
                    return host.ready.then(() => before === bare() || host.getAttribute('src'));
                }}))"
            ))
            .await;
        assert_eq!(same, serde_json::json!([true, true, true, true]), "through {through}");
    }
    browser.run("const host = one('interview-article'); host.interview = { title: 'Anew', parts: [] }").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>(TITLE).await, "Anew");
    browser.run("one('interview-article').source = 'Q. A?\\n\\nB'").await;
    browser.settled().await;
    let question = "one('interview-article').interview.parts[0].exchanges[0].question.blocks[0]";
    assert_eq!(browser.value::<String>(question).await, "A?");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn ready_settles_and_is_told_after_the_article_stands() {
    let (_site, browser) = open("<interview-article src=/short.txt></interview-article>").await;
    assert_eq!(browser.value::<String>("told.map(one => one.type + one.stood).join()").await, "interview-readytrue");
    assert!(
        browser.run("const host = one('interview-article'); return host.ready.then(it => it === host)").await == true
    );
    // A promise that somebody waits for before there is anything is the one that settles.
    let waited = "const host = document.createElement('interview-article'), early = host.ready;
        host.setAttribute('src', '/short.txt');
        document.body.append(host);
        return early.then(() => host.querySelectorAll('.ia-exchange').length)";
    assert_eq!(browser.run(waited).await, 3);
    let failed = "const host = document.createElement('interview-article');
        host.setAttribute('src', '/404.txt');
        document.body.append(host);
        return host.ready.then(() => 'stands', error => error instanceof Error && error.message)";
    assert!(browser.run(failed).await.as_str().is_some_and(|message| message.contains("404")));
    // Asked again after a change, it is the new one.
    let changed = "const host = one('interview-article'), before = host.ready;
        host.setAttribute('src', '/talk.txt');
        return before === host.ready ? 'the old one' : host.ready.then(() => host.querySelectorAll('.ia-exchange').length)";
    assert_eq!(browser.run(changed).await, 20);
    browser.expect_no_complaints().await;
}
