//! A reader marks words, and has them again: after a reload, after an edit, in another window, in a file, by a link.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction},
    key::Key,
};
use std::time::Duration;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{at, page, quoted, site, talk},
};

const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";
const BAR: &str = "one('[data-ia=bar].ia-shown')";
const ENTRIES: &str = "all('[data-ia=entries] > li')";

/// What a colour of marks paints, in the order of the page.
fn painted(colour: u8) -> String {
    format!(
        "[...CSS.highlights.get('ia-mark-{colour}') ?? []].map(({{ startContainer, startOffset, endContainer, endOffset }}) => {{
            const range = document.createRange(); range.setStart(startContainer, startOffset); range.setEnd(endContainer, endOffset);
            return range.toString(); }})"
    )
}

async fn open(body: &str) -> (Site, Browser) {
    let (site, browser) = crate::stage::open(body).await;
    (site, browser)
}

/// Selects some words of the article as a script may, from those of one text to the end of another.
async fn select(browser: &Browser, first: &str, last: &str) {
    let script = format!(
        "const point = (words, end) => {{
             const walker = document.createTreeWalker(one('.ia-exchanges'), 4);
             for (let node; (node = walker.nextNode());) {{
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

async fn bar(browser: &Browser) {
    browser.wait_until(BAR).await;
}

async fn act(browser: &Browser, does: &str) {
    browser.click(&format!(".ia-bar [data-ia-do={does}]")).await;
}

async fn mark(browser: &Browser, first: &str, last: &str, colour: u8) {
    select(browser, first, last).await;
    bar(browser).await;
    browser.click(&format!(".ia-bar [value='{colour}']")).await;
    browser.wait_until("getSelection().isCollapsed").await;
    keys(browser, &[], Key::Escape, 1).await;
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

async fn told(browser: &Browser) -> String {
    browser.value("one('[data-ia=said]').textContent").await
}

async fn reload(browser: &Browser) {
    browser.client.refresh().await.expect("the page loads again");
    browser.settled().await;
}

async fn strings(browser: &Browser, expression: &str) -> Vec<String> {
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
    browser.click("[data-ia-do=close]").await;
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
async fn marks_across_answers_are_found_in_an_edited_text_or_listed_as_gone() {
    let edited = talk(20)
        .replace("The answer to question 4 ends here.", "The long answer to question 4 ends just here.")
        .replace("Is this question 2?\n", "Is this a new question?\n\nThis is new, and long enough to move all that stands below it.\n\nQ. Is this question 2?\n")
        .replace("The answer to question 9 begins here. ", "");
    let site = site()
        .page("/page.html", page(ELEMENT))
        .page("/edited.html", page(&ELEMENT.replace("talk", "edited")))
        .page("/edited.txt", Answer::text(&edited))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    mark(&browser, "answer to question 4 ends", "Is this question 5?", 1).await;
    mark(&browser, "The answer to question 9 begins here.", "The answer to question 9 begins here.", 2).await;
    mark(&browser, "The answer to question 12 begins", "question 12 begins here.", 3).await;
    assert_eq!(strings(&browser, &painted(1)).await[0], "answer to question 4 ends here.Is this question 5?");
    // The edited text stands at another address here: what is kept goes with it.
    browser.run("for (const key of Object.keys(localStorage)) localStorage[key.replaceAll('page.html', 'edited.html').replaceAll('talk.txt', 'edited.txt')] = localStorage[key]").await;
    browser.visit(&site.url("/edited.html")).await;
    browser.settled().await;
    browser.wait_until(&format!("{}.length", painted(1))).await;
    assert_eq!(strings(&browser, &painted(1)).await, ["answer to question 4 ends just here.Is this question 5?"]);
    assert_eq!(strings(&browser, &painted(3)).await.len(), 1);
    assert_eq!(strings(&browser, &painted(2)).await, Vec::<String>::new());
    browser.click(".ia-marks-open").await;
    let gone = format!("{ENTRIES}.filter(one => !one.querySelector('[data-ia-do=go]')).map(one => one.textContent)");
    let gone = strings(&browser, &gone).await;
    assert_eq!(gone.len(), 1);
    assert!(gone[0].contains("The answer to question 9 begins here.") && gone[0].contains("no longer"), "{gone:?}");
    // A jump opens the answer.
    browser.click("[data-ia-do=close]").await;
    browser.run("return one('interview-article').collapseAll()").await;
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia=entries] > li:nth-child(2) [data-ia-do=go]").await;
    browser.wait_until(&format!("one('{}').open", at(12, " > .ia-answer"))).await;
    browser.drawn().await;
    let seen = "(rect => rect.top > 0 && rect.bottom < innerHeight)((() => { const [range] = CSS.highlights.get('ia-mark-3'); const live = document.createRange(); live.setStart(range.startContainer, range.startOffset); live.setEnd(range.endContainer, range.endOffset); return live.getBoundingClientRect() })())";
    browser.wait_until(seen).await;
    browser.expect_no_complaints().await;
}
