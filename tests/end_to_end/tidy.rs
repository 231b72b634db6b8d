//! Elements that come and go leave nothing in the page, whenever they go.

use crate::{
    browser::{Browser, Held},
    stage::{at, open, question, quoted, talk},
};

/// Hands the memory of every WebAssembly instance to the test.
const WATCH: &str = "<script>window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await real(...given);
            memories.push((made.instance ?? made).exports.memory);
            return made;
        };
    }</script>";

/// The ways in which an element goes; `made` is in the page and `text` its source.
const WAYS: [(&str, &str); 5] = [
    ("at once", "made.remove()"),
    ("while it loads", "await null; await null; made.remove()"),
    ("when it stands", "await made.ready; made.remove()"),
    ("from inside interview-ready", "made.addEventListener('interview-ready', () => made.remove()); await made.ready"),
    (
        "from inside interview-toggle",
        "made.addEventListener('interview-toggle', () => made.remove());
         await made.ready; made.collapseAll(); while (made.isConnected) await new Promise(soon => setTimeout(soon))",
    ),
];

const MEMORY: &str = "memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";

async fn rounds(browser: &Browser, way: &str, count: usize) {
    let body = format!(
        "const one = async () => {{
             const made = document.createElement('interview-article');
             made.source = {};
             document.body.append(made);
             {way};
         }};
         const batch = async () => {{ for (let n = 0; n < {count} / 20; n++) await one(); }};
         return Promise.all(Array.from({{ length: 20 }}, batch)).then(() => {{ told.length = 0; return null; }})",
        quoted(&talk(2))
    );
    browser.run(&body).await;
}

#[tokio::test]
async fn ten_thousand_rounds_leave_nothing() {
    let (_site, browser) = open(WATCH).await;
    for (_, way) in WAYS {
        rounds(&browser, way, 200).await;
    }
    let before = browser.held().await;
    let memory: u64 = browser.value(MEMORY).await;
    assert!(memory > 0, "the WebAssembly memory is watched");
    for (name, way) in WAYS {
        rounds(&browser, way, 2_000).await;
        assert_eq!(browser.value::<usize>("document.body.querySelectorAll('*').length").await, 1, "{name}");
        let after = browser.held().await;
        expect_no_growth(&before, &after, name);
        assert_eq!(browser.value::<u64>(MEMORY).await, memory, "{name}: the WebAssembly memory has grown");
    }
    browser.expect_no_complaints().await;
}

fn expect_no_growth(before: &Held, after: &Held, context: &str) {
    let context = format!("{context}: {before:?}, then {after:?}");
    assert!(after.nodes <= before.nodes + 50, "{context}");
    assert!(after.listeners <= before.listeners, "{context}");
    assert!(after.heap <= before.heap + 300_000, "{context}");
}

#[tokio::test]
async fn an_element_that_is_moved_keeps_its_state_and_one_of_everything() {
    let (_site, browser) = open("<main></main><interview-article src=/talk.txt></interview-article>").await;
    browser.click(&question(2)).await;
    browser.run("window.article = one('.ia')").await;
    let before = browser.held().await;
    for n in 0..20 {
        let way = if n % 2 == 0 { "append" } else { "prepend" };
        browser.run(&format!("told.length = 0; one('main').{way}(one('interview-article'))")).await;
        browser.settled().await;
    }
    assert!(browser.value::<bool>("article === one('main > interview-article > .ia')").await, "it is not made anew");
    assert_eq!(browser.value::<Vec<usize>>("all('.ia-answer').flatMap(({ open }, n) => open ? [] : n + 1)").await, [2]);
    browser.run("told.length = 0").await;
    browser.click(&question(2)).await;
    browser.click("nav li:nth-child(5) a").await;
    browser.click(&question(5)).await;
    let told = "told.map(one => one.type + ' ' + one.id + ' ' + one.open)";
    let expected = [(2, true), (5, false)]
        .map(|(n, open)| format!("interview-toggle {} {open}", at(n, "").trim_start_matches('#')));
    assert_eq!(browser.value::<Vec<String>>(told).await, expected);
    let after = browser.held().await;
    assert!(after.listeners <= before.listeners, "{before:?}, then {after:?}");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_is_under_way_ends_with_the_element() {
    let (_site, browser) = open("<main></main>").await;
    // Removed while it loads, and put back before and after: it stands once.
    let again = "const made = document.createElement('interview-article');
        made.setAttribute('src', '/talk.txt');
        for (let n = 0; n < 5; n++) { one('main').append(made); made.remove(); }
        one('main').append(made);
        return made.ready.then(() => told.map(one => one.type).join())";
    assert_eq!(browser.run(again).await, "interview-ready");
    assert_eq!(browser.value::<usize>("all('.ia').length").await, 1);
    // A source that is changed while the first still loads is the one that stands.
    let changed = "const made = one('interview-article');
        made.setAttribute('src', '/short.txt'); made.setAttribute('src', '/talk.txt'); made.setAttribute('src', '/short.txt');
        return made.ready.then(() => all('.ia-exchange').length)";
    assert_eq!(browser.run(changed).await, 3);
    // Removed for good, it says nothing more.
    browser.run("told.length = 0; const made = one('interview-article'); made.setAttribute('src', '/talk.txt'); made.remove()").await;
    browser.run("return fetch('/talk.txt').then(() => new Promise(soon => setTimeout(soon, 100)))").await;
    assert_eq!(browser.value::<usize>("told.length").await, 0);
    browser.expect_no_complaints().await;
}
