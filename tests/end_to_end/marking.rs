//! A reader marks words: by mouse, by keyboard, with fingers, whatever the page is like.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction},
    key::Key,
};
use std::time::Duration;

use crate::{
    browser::Browser,
    site::Site,
    stage::{STRICT, at, page, quoted, site, talk},
};

pub const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";
pub const BAR: &str = "one('[data-ia=bar].ia-shown')";
pub const ENTRIES: &str = "all('[data-ia=entries] > li')";

/// What a colour of marks paints, in the order of the page.
pub fn painted(colour: u8) -> String {
    format!(
        "[...CSS.highlights.get('ia-mark-{colour}') ?? []].map(({{ startContainer, startOffset, endContainer, endOffset }}) => {{
            const range = document.createRange(); range.setStart(startContainer, startOffset); range.setEnd(endContainer, endOffset);
            return range.toString(); }})"
    )
}

pub async fn open(body: &str) -> (Site, Browser) {
    let (site, browser) = crate::stage::open(body).await;
    (site, browser)
}

/// Selects some words of the article as a script may, from those of one text to the end of another.
pub async fn select(browser: &Browser, first: &str, last: &str) {
    let script = format!(
        "const point = (words, end) => {{
             const walker = document.createTreeWalker(one('.ia'), 4);
             for (let node; (node = walker.nextNode());) {{
                 if (node.parentElement.closest('nav')) continue;
                 const at = node.data.indexOf(words);
                 if (at >= 0) return [node, at + (end ? words.length : 0)];
             }}
         }};
         getSelection().setBaseAndExtent(...point({}), ...point({}, true));",
        quoted(first),
        quoted(last)
    );
    browser.run(&script).await;
}

pub async fn bar(browser: &Browser) {
    browser.wait_until(BAR).await;
}

pub async fn act(browser: &Browser, does: &str) {
    browser.click(&format!(".ia-bar [data-ia-do={does}]")).await;
}

pub async fn mark(browser: &Browser, first: &str, last: &str, colour: u8) {
    select(browser, first, last).await;
    bar(browser).await;
    browser.click(&format!(".ia-bar [value='{colour}']")).await;
    browser.wait_until("getSelection().isCollapsed").await;
    // By script: a frame that has not the focus gets no keys.
    browser.run("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))").await;
    browser.wait_until(&format!("!{BAR}")).await;
}

/// Presses a key, with others held, to whatever has the focus or nothing.
async fn keys(browser: &Browser, held: &[Key], key: Key, times: usize) {
    let press = |actions: KeyActions, key: &Key| actions.then(KeyAction::Down { value: char::from(*key) });
    let release = |actions: KeyActions, key: &Key| actions.then(KeyAction::Up { value: char::from(*key) });
    let mut actions = held.iter().fold(KeyActions::new("keys".to_owned()), press);
    for _ in 0..times {
        actions = release(press(actions, &key), &key);
    }
    let actions = held.iter().fold(actions, release);
    browser.client.perform_actions(actions).await.expect("keys");
}

pub async fn told(browser: &Browser) -> String {
    browser.value("one('[data-ia=said]').textContent").await
}

pub async fn reload(browser: &Browser) {
    browser.client.refresh().await.expect("the page loads again");
    browser.settled().await;
}

pub async fn strings(browser: &Browser, expression: &str) -> Vec<String> {
    browser.value(expression).await
}

#[tokio::test]
async fn nothing_is_loaded_before_somebody_selects() {
    let (_site, browser) = open(ELEMENT).await;
    browser.click(&at(2, " > .ia-question")).await;
    browser.drawn().await;
    let loaded = "performance.getEntriesByType('resource').filter(one => one.name.includes('marks')).length";
    assert_eq!(browser.value::<usize>(loaded).await, 0);
    select(&browser, "The answer to question 3 begins", "begins").await;
    bar(&browser).await;
    assert_eq!(browser.value::<usize>(loaded).await, 4);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn words_are_marked_by_mouse_and_are_there_again() {
    let (_site, browser) = open(ELEMENT).await;
    // A real drag over words.
    let rect: Vec<f64> = browser
        .value("(() => { const node = one('.ia-turn p').firstChild, range = document.createRange(); range.setStart(node, 4); range.setEnd(node, 24);
            const { left, right, top, bottom } = range.getBoundingClientRect(); return [left, right, (top + bottom) / 2] })()")
        .await;
    let to =
        |x: f64| PointerAction::MoveTo { duration: Some(Duration::from_millis(50)), x: x.round(), y: rect[2].round() };
    let drag = MouseActions::new("mouse".to_owned())
        .then(to(rect[0]))
        .then(PointerAction::Down { button: 0 })
        .then(to(rect[1]))
        .then(PointerAction::Up { button: 0 });
    browser.client.perform_actions(drag).await.expect("a drag");
    bar(&browser).await;
    let selected: String = browser.value("getSelection().toString().trim()").await;
    assert!(selected.starts_with("answer to question"), "{selected}");
    browser.click(".ia-bar [value='2']").await;
    browser.wait_until(&format!("{}.length", painted(2))).await;
    assert_eq!(told(&browser).await, "Marked. Your marks are kept on this device only, in this browser.");
    // The text's nodes are as they were.
    assert_eq!(browser.value::<usize>("one('.ia-turn p').childNodes.length").await, 1);
    reload(&browser).await;
    browser.wait_until(&format!("{}.length", painted(2))).await;
    assert_eq!(strings(&browser, &painted(2)).await, std::slice::from_ref(&selected));
    // A click on them opens their bar, where they change colour, get a note and are deleted.
    browser.run("window.scrollTo(0, 0)").await;
    let click = MouseActions::new("mouse".to_owned())
        .then(to((rect[0] + rect[1]) / 2.0))
        .then(PointerAction::Down { button: 0 })
        .then(PointerAction::Up { button: 0 });
    browser.client.perform_actions(click).await.expect("a click");
    bar(&browser).await;
    assert_eq!(strings(&browser, "all('[aria-pressed=true]').map(one => one.value)").await, ["2"]);
    browser.click(".ia-bar [value='4']").await;
    browser.wait_until(&format!("{}.length", painted(4))).await;
    act(&browser, "note").await;
    browser.press("What I think of it.").await;
    act(&browser, "keep").await;
    reload(&browser).await;
    browser.wait_until(&format!("{}.length", painted(4))).await;
    browser.click(".ia-marks-open").await;
    assert_eq!(strings(&browser, "all('.ia-listed-note').map(one => one.textContent)").await, ["What I think of it."]);
    browser.click("[data-ia=entries] [data-ia-do=delete]").await;
    assert_eq!(strings(&browser, &painted(4)).await, Vec::<String>::new());
    browser.click("[data-ia=list] [data-ia-do=undo]").await;
    assert_eq!(strings(&browser, &painted(4)).await, [selected]);
    browser.click("[data-ia-do=delete-all]").await;
    browser.click(".ia-list [data-ia-do=close]").await;
    reload(&browser).await;
    browser.drawn().await;
    assert_eq!(strings(&browser, &painted(4)).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn words_are_marked_by_keyboard_alone() {
    let (_site, browser) = open(ELEMENT).await;
    // What caret browsing does at Shift and Control and an arrow, which WebDriver cannot switch on.
    browser.click(".ia-turn p").await;
    keys(&browser, &[Key::Shift, Key::Control], Key::Right, 3).await;
    browser.run("for (let n = 0; n < 3; n++) getSelection().modify('extend', 'forward', 'word')").await;
    bar(&browser).await;
    assert_eq!(told(&browser).await, "Press Tab for what you can do with these words.");
    keys(&browser, &[], Key::Tab, 1).await;
    assert!(browser.value::<bool>("document.activeElement.matches('.ia-bar [value=\"1\"]')").await);
    keys(&browser, &[], Key::Right, 2).await;
    assert!(browser.value::<bool>("document.activeElement.matches('.ia-bar [value=\"3\"]')").await);
    keys(&browser, &[], Key::Enter, 1).await;
    browser.wait_until(&format!("{}.length", painted(3))).await;
    assert_eq!(strings(&browser, &painted(3)).await[0].split(' ').count(), 3);
    keys(&browser, &[], Key::Escape, 1).await;
    browser.wait_until(&format!("!{BAR}")).await;
    // The focus stands at the words; Shift+Tab and Tab go on from there.
    let stand_in = "document.activeElement.matches('[data-ia=stand-ins] button')";
    assert!(browser.value::<bool>(stand_in).await);
    assert!(browser.value::<String>("document.activeElement.ariaLabel").await.starts_with("Your mark: "));
    keys(&browser, &[], Key::Enter, 1).await;
    bar(&browser).await;
    browser.wait_until("document.activeElement.matches('.ia-bar button')").await;
    keys(&browser, &[], Key::Escape, 1).await;
    assert!(browser.value::<bool>(stand_in).await);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn it_leaves_nothing_when_it_goes_and_needs_no_leave_to_come() {
    let site = site().page("/page.html", page(ELEMENT).header("content-security-policy", STRICT)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    mark(&browser, "The answer to question 1 begins", "question 1 begins here.", 2).await;
    let position = "getComputedStyle(one('.ia-bar')).position";
    assert_eq!(browser.value::<String>(position).await, "fixed", "the style sheet is there");
    let mut before = None;
    for n in 0..24 {
        // With the list open, with the bar open, and as it is.
        let what = ["one('.ia-marks-open').click()", "one('.ia-stand-ins button').click()", ""][n % 3];
        browser.run(&format!("{what}; window.host = one('interview-article'); host.remove()")).await;
        assert_eq!(
            browser.value::<usize>("CSS.highlights.size + host.querySelectorAll('[data-ia-apart]').length").await,
            0
        );
        browser.run("document.body.append(host)").await;
        browser.settled().await;
        browser.wait_until(&format!("{}.length", painted(2))).await;
        if n == 2 {
            before = Some(browser.held().await);
        }
    }
    let before = before.expect("it was measured");
    assert_eq!(browser.value::<usize>("all('[data-ia=marks]').length").await, 1);
    let after = browser.held().await;
    assert!(after.listeners <= before.listeners, "{before:?}, then {after:?}");
    assert!(after.nodes <= before.nodes + 60, "{before:?}, then {after:?}");
    // Switched off, it does not come.
    browser.run("one('interview-article').setAttribute('without', 'marks')").await;
    browser.settled().await;
    select(&browser, "The answer to question 3 begins", "question 3 begins here.").await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(
        browser.value::<usize>("CSS.highlights.size + all('[data-ia=marks], [data-ia=stand-ins]').length").await,
        0
    );
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn nobody_is_kept_out() {
    let (_site, browser) = open(&format!("<main>{ELEMENT}</main>")).await;
    for (width, scheme) in [(1280, "light"), (360, "dark")] {
        browser.size(width, 800).await;
        browser.emulate_media("screen", &[("prefers-color-scheme", scheme)]).await;
        browser.run(&format!("document.documentElement.style.cssText = 'color-scheme: {scheme}; background: Canvas; color: CanvasText'; window.scrollTo(0, 0)")).await;
        for (n, colour) in [(1, 1), (2, 2), (3, 3), (4, 4)] {
            let first = format!("The answer to question {n} begins");
            mark(&browser, &first, &format!("question {n} begins here."), colour).await;
        }
        select(&browser, "It went on for quite", "as such things do").await;
        bar(&browser).await;
        assert_eq!(browser.barriers().await, Vec::<String>::new(), "{width} with the bar");
        browser.screenshot(&format!("marks-bar-{width}-{scheme}")).await;
        act(&browser, "note").await;
        assert_eq!(browser.barriers().await, Vec::<String>::new(), "{width} with a note");
        browser.press("A thought.").await;
        browser.screenshot(&format!("marks-note-{width}-{scheme}")).await;
        let fits = "(rect => rect.left >= 0 && rect.right <= innerWidth && rect.top >= 0 && rect.bottom <= innerHeight)(one('.ia-bar').getBoundingClientRect())";
        assert!(browser.value::<bool>(fits).await, "{width}");
        act(&browser, "list").await;
        browser.wait_until("one('dialog').open").await;
        assert_eq!(browser.barriers().await, Vec::<String>::new(), "{width} with the list");
        browser.screenshot(&format!("marks-list-{width}-{scheme}")).await;
        browser.click(".ia-list [data-ia-do=close]").await;
        assert!(browser.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
        browser.screenshot(&format!("marks-text-{width}-{scheme}")).await;
    }
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn fingers_find_the_bar_below_their_words() {
    let (_site, browser) = open("<main><interview-article src=/talk.txt></interview-article></main>").await;
    let phone = serde_json::json!({ "width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": true });
    browser.cdp("Emulation.setDeviceMetricsOverride", phone).await;
    browser.cdp("Emulation.setTouchEmulationEnabled", serde_json::json!({ "enabled": true })).await;
    assert!(browser.value::<bool>("matchMedia('(pointer: coarse)').matches").await);
    select(&browser, "The answer to question 1 begins", "question 1 begins here.").await;
    bar(&browser).await;
    browser.drawn().await;
    let below =
        "one('.ia-bar').getBoundingClientRect().top - getSelection().getRangeAt(0).getBoundingClientRect().bottom";
    assert!(browser.value::<f64>(below).await >= 20.0, "a phone has its own menu and handles there");
    let small = "all('.ia-bar button:not([hidden])').filter(one => one.offsetWidth && (one.offsetWidth < 44 || one.offsetHeight < 44)).map(one => one.textContent)";
    assert_eq!(strings(&browser, small).await, Vec::<String>::new());
    assert!(
        browser
            .value::<bool>("(rect => rect.left >= 0 && rect.right <= 360)(one('.ia-bar').getBoundingClientRect())")
            .await
    );
    browser.screenshot("marks-phone").await;
    act(&browser, "list").await;
    let small = small.replace(".ia-bar", "dialog");
    assert_eq!(strings(&browser, &small).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn without_the_highlight_api_it_is_said_and_the_list_leads() {
    let none = format!("<script>Object.defineProperty(CSS, 'highlights', {{ value: undefined }})</script>{ELEMENT}");
    let (site, browser) = open(&none).await;
    mark(&browser, "The answer to question 9 begins", "question 9 begins here.", 1).await;
    let sentence = "This browser cannot paint them in the text; the list leads to them.";
    assert!(told(&browser).await.ends_with(sentence), "{}", told(&browser).await);
    mark(&browser, "The answer to question 2 begins", "question 2 begins here.", 1).await;
    assert_eq!(told(&browser).await, "Marked.", "once is enough");
    reload(&browser).await;
    browser.wait_until("one('.ia-marks-open')?.textContent.includes('2')").await;
    browser.run("return one('interview-article').collapseAll()").await;
    browser.click(".ia-marks-open").await;
    assert!(browser.value::<String>("one('[data-ia=where]').textContent").await.ends_with(sentence));
    browser.click("[data-ia=entries] > li:nth-child(2) [data-ia-do=go]").await;
    // What cannot be painted is selected, and no bar comes for that.
    browser.wait_until("getSelection().toString() === 'The answer to question 9 begins here.'").await;
    browser.wait_until(&format!("one('{}').open", at(9, " > .ia-answer"))).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(browser.value::<bool>(&format!("!{BAR}")).await);
    browser.visit("about:blank").await;
    browser.visit(&site.url("/page.html#ia-mark=answer%20to%20question%207%20ends")).await;
    browser.settled().await;
    browser.wait_until("getSelection().toString() === 'answer to question 7 ends'").await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn two_articles_of_a_page_have_marks_of_their_own() {
    let text = |name: &str| talk(3).replace("The answer", name);
    let body = format!(
        "<interview-article><pre>{}</pre></interview-article><interview-article><pre>{}</pre></interview-article>",
        text("What one says"),
        text("What the other says")
    );
    let (_site, browser) = open(&body).await;
    select(&browser, "What one says to question 1", "What one says to question 1").await;
    bar(&browser).await;
    act(&browser, "mark").await;
    browser.wait_until(&format!("{}.length", painted(1))).await;
    reload(&browser).await;
    browser.wait_until(&format!("{}.length", painted(1))).await;
    assert_eq!(
        browser.value::<usize>("all('[data-ia=marks]').length").await,
        1,
        "the other has none, and loads nothing"
    );
    // Marks of both are painted together, and those of one go with it.
    browser.run("getSelection().selectAllChildren(all('.ia-turn p').at(-1))").await;
    bar(&browser).await;
    browser.run("one('.ia-shown [data-ia-do=mark]').click()").await;
    browser.wait_until(&format!("{}.length === 2", painted(1))).await;
    browser.run("one('interview-article').remove()").await;
    assert_eq!(strings(&browser, &painted(1)).await.len(), 1);
    browser.expect_no_complaints().await;
}
