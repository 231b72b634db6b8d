//! A reader marks words, and has them again: after a reload, after an edit, in another window, in a file, by a link.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction},
    key::Key,
};
use std::time::Duration;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{STRICT, at, page, quoted, site, talk},
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
    browser.click(".ia-list [data-ia-do=close]").await;
    browser.run("return one('interview-article').collapseAll()").await;
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia=entries] > li:nth-child(2) [data-ia-do=go]").await;
    browser.wait_until(&format!("one('{}').open", at(12, " > .ia-answer"))).await;
    browser.drawn().await;
    let seen = "(rect => rect.top > 0 && rect.bottom < innerHeight)((() => { const [range] = CSS.highlights.get('ia-mark-3'); const live = document.createRange(); live.setStart(range.startContainer, range.startOffset); live.setEnd(range.endContainer, range.endOffset); return live.getBoundingClientRect() })())";
    browser.wait_until(seen).await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn two_windows_lose_nothing_of_each_other() {
    let frames = "<iframe src=/page.html width=600 height=700></iframe>".repeat(2);
    let site = site().page("/page.html", page(ELEMENT)).page("/frames.html", page(&frames)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/frames.html")).await;
    let shown = |colour: u8, count: usize| format!("(CSS.highlights.get('ia-mark-{colour}')?.size ?? 0) === {count}");
    let turn_to = async |frame: u16| {
        browser.client.enter_parent_frame().await.expect("the page");
        browser.client.enter_frame(frame).await.expect("a frame");
        browser.settled().await;
    };
    turn_to(0).await;
    mark(&browser, "The answer to question 1 begins", "question 1 begins here.", 1).await;
    turn_to(1).await;
    // Without a mark of its own it has not loaded what hears of others.
    mark(&browser, "The answer to question 2 begins", "question 2 begins here.", 2).await;
    browser.wait_until(&shown(1, 1)).await;
    turn_to(0).await;
    browser.wait_until(&shown(2, 1)).await;
    // Deleted here, while the other makes one more and does not hear of it.
    turn_to(1).await;
    browser.run("addEventListener('storage', event => event.stopImmediatePropagation(), true)").await;
    turn_to(0).await;
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia=entries] > li:first-child [data-ia-do=delete]").await;
    browser.click(".ia-list [data-ia-do=close]").await;
    browser.wait_until(&shown(1, 0)).await;
    turn_to(1).await;
    mark(&browser, "The answer to question 3 begins", "question 3 begins here.", 3).await;
    browser.wait_until(&shown(1, 0)).await;
    turn_to(0).await;
    browser.wait_until(&shown(3, 1)).await;
    browser.client.enter_parent_frame().await.expect("the page");
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    for (colour, count) in [(1, 0), (2, 1), (3, 1)] {
        browser.wait_until(&shown(colour, count)).await;
    }
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_marks_last_for_the_visit() {
    let refuse = |what: &str| {
        format!(
            "<script>Storage.prototype.{what} = () => {{ throw new DOMException('no', 'QuotaExceededError') }}</script>{ELEMENT}"
        )
    };
    let forbidden = format!(
        "<script>Object.defineProperty(window, 'localStorage', {{ get() {{ throw new DOMException('no', 'SecurityError') }} }})</script>{ELEMENT}"
    );
    for body in [refuse("setItem"), refuse("getItem"), forbidden] {
        let (_site, browser) = open(&body).await;
        mark(&browser, "The answer to question 1 begins", "question 1 begins here.", 1).await;
        assert!(told(&browser).await.contains("yours last until you leave it"), "{body}: {}", told(&browser).await);
        mark(&browser, "The answer to question 2 begins", "question 2 begins here.", 1).await;
        assert_eq!(strings(&browser, &painted(1)).await.len(), 2, "{body}");
        browser.click(".ia-marks-open").await;
        assert_eq!(browser.value::<usize>(&format!("{ENTRIES}.length")).await, 2, "{body}");
        assert!(browser.value::<String>("one('[data-ia=where]').textContent").await.contains("until you leave it"));
        browser.click("[data-ia=entries] [data-ia-do=delete]").await;
        browser.click(".ia-list [data-ia-do=close]").await;
        assert_eq!(strings(&browser, &painted(1)).await.len(), 1, "{body}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn what_is_damaged_is_set_aside_and_what_is_later_is_left_alone() {
    let (_site, browser) = open(ELEMENT).await;
    mark(&browser, "The answer to question 1 begins", "question 1 begins here.", 1).await;
    let key: String = browser.value("Object.keys(localStorage)[0]").await;
    assert!(key.contains("/page.html") && key.contains("talk.txt"), "{key}");
    let kept: String = browser.value("Object.values(localStorage)[0]").await;
    let half = kept.replace("\"marks\":[", "\"marks\":[{\"id\":7},");
    for (text, left) in [("not JSON {", 0), (&kept[..kept.len() / 2], 0), ("{\"version\":1}", 0), (&half, 1)] {
        browser.run(&format!("localStorage.clear(); localStorage[{}] = {}", quoted(&key), quoted(text))).await;
        reload(&browser).await;
        browser.wait_until("one('[data-ia=said]')?.textContent").await;
        assert!(told(&browser).await.contains("set aside"), "{text}");
        assert_eq!(strings(&browser, &painted(1)).await.len(), left, "{text}");
        mark(&browser, "The answer to question 5 begins", "question 5 begins here.", 1).await;
        let aside: String = browser.value(&format!("localStorage[{}]", quoted(&format!("{key} set aside 1")))).await;
        assert_eq!(aside, text);
        reload(&browser).await;
        browser.wait_until(&format!("{}.length === {}", painted(1), left + 1)).await;
        assert_eq!(browser.value::<usize>("localStorage.length").await, 2, "once is enough");
    }
    // There is no room to set it aside, or a later version has written it: nothing is written over it.
    let refuse = "const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) { if (key.includes('aside')) throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, text) };";
    for (text, before) in [("broken", refuse), ("{\"version\":2,\"things\":[]}", "")] {
        browser.run(&format!("localStorage.clear(); localStorage[{}] = {}", quoted(&key), quoted(text))).await;
        reload(&browser).await;
        browser.run(before).await;
        mark(&browser, "The answer to question 6 begins", "question 6 begins here.", 1).await;
        if before.is_empty() {
            assert_eq!(browser.value::<String>(&format!("localStorage[{}]", quoted(&key))).await, text);
            assert!(told(&browser).await.contains("until you leave it"));
        }
        assert_eq!(strings(&browser, &painted(1)).await.len(), 1);
    }
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn marks_go_into_files_and_come_back() {
    let (_site, browser) = open(ELEMENT).await;
    browser.run("window.saved = []; URL.createObjectURL = blob => { saved.push(blob); return 'about:blank#' + saved.length };
        HTMLAnchorElement.prototype.click = function () { saved.names = [...saved.names ?? [], this.download] }").await;
    mark(&browser, "The answer to question 2 begins", "question 2 begins here.", 2).await;
    select(&browser, "The answer to question 1 begins", "question 1 begins here.").await;
    bar(&browser).await;
    act(&browser, "note").await;
    browser.press("A *note*.\nWith two lines & <b>").await;
    act(&browser, "keep").await;
    browser.click(".ia-bar [data-ia-do=list]").await;
    for kind in ["jsonld", "md", "txt"] {
        browser.click(&format!("[data-ia-do=save][value={kind}]")).await;
    }
    assert_eq!(strings(&browser, "saved.names").await, ["marks.jsonld", "marks.md", "marks.txt"]);
    let files = browser.run("return Promise.all(saved.map(blob => blob.text()))").await;
    let [json, markdown, text] = [0, 1, 2].map(|n| files[n].as_str().unwrap().to_owned());
    let page: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["items"][0]["body"]["value"], "A *note*.\nWith two lines & <b>");
    assert_eq!(page["items"][1]["target"]["selector"][0]["exact"], "The answer to question 2 begins here.");
    assert!(
        markdown.contains("> The answer to question 2 begins here.\n")
            && markdown.contains("A \\*note\\*.\nWith two lines \\& \\<b\\>"),
        "{markdown}"
    );
    assert!(text.contains("“The answer to question 2 begins here.”\n") && text.contains("#ia-mark="), "{text}");
    // Into a browser that has none: all of this article, of others what is here, of what is nothing nothing.
    let import = |json: &str| {
        format!(
            "const given = new DataTransfer(); given.items.add(new File([{}], 'marks.jsonld'));
             const input = one('[data-ia=add]'); input.files = given.files; input.dispatchEvent(new Event('change'));
             one('[data-ia=said]').textContent = ''",
            quoted(json)
        )
    };
    browser.click("[data-ia-do=delete-all]").await;
    browser.run(&import(&json)).await;
    browser.wait_until("one('[data-ia=said]').textContent").await;
    assert_eq!(told(&browser).await, "The marks of the file are here.");
    assert_eq!(browser.value::<usize>(&format!("{ENTRIES}.length")).await, 2);
    let other = json
        .replace("The answer to question 2 begins here.", "Words of somebody else, elsewhere entirely")
        .replace("\"id\": \"urn:uuid:", "\"id\": \"urn:other:")
        .replace("/page.html", "/other.html");
    browser.run(&import(&other)).await;
    browser.wait_until("one('[data-ia=said]').textContent").await;
    assert!(told(&browser).await.contains("left out"), "{}", told(&browser).await);
    assert_eq!(browser.value::<usize>(&format!("{ENTRIES}.length")).await, 3);
    for nothing in ["", "{", "[]", "{\"items\":[{\"target\":null},7,null]}"] {
        browser.run(&import(nothing)).await;
        browser.wait_until("one('[data-ia=said]').textContent").await;
        assert!(told(&browser).await.contains("no marks that can be read"), "{nothing}");
    }
    assert_eq!(browser.value::<usize>(&format!("{ENTRIES}.length")).await, 3);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_link_leads_to_words_also_when_they_were_edited() {
    let edited =
        talk(20).replace("The answer to question 7 begins here.", "The longer answer to question 7 begins right here.");
    let element = "<interview-article src=/talk.txt expanded=none></interview-article>";
    let site = site().page("/page.html", page(element)).page("/edited.txt", Answer::text(&edited));
    let site = site.page("/edited.html", page(&element.replace("talk", "edited"))).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.run("return one('interview-article').expandAll()").await;
    browser.run("navigator.clipboard.writeText = async text => { window.copied = text }").await;
    select(&browser, "The answer to question 7 begins", "question 7 begins here.").await;
    bar(&browser).await;
    act(&browser, "copy").await;
    browser.wait_until("window.copied").await;
    let copied: String = browser.value("copied").await;
    assert!(copied.starts_with("“The answer to question 7 begins here.” — A Long Talk, http"), "{copied}");
    browser.run("copied = ''").await;
    act(&browser, "link").await;
    browser.wait_until("window.copied").await;
    let link: String = browser.value("copied").await;
    assert!(link.contains("/page.html#ia-mark=") && !link.contains(' '), "{link}");
    let led = "[...CSS.highlights.get('ia-led-to') ?? []].map(one => one.startContainer.data.slice(one.startOffset, one.endOffset))";
    for (address, words) in [
        (link.clone(), "The answer to question 7 begins here."),
        (link.replace("/page", "/edited"), "The longer answer to question 7 begins right here."),
    ] {
        browser.visit("about:blank").await;
        browser.visit(&address).await;
        browser.settled().await;
        browser.wait_until(&format!("{led}.length")).await;
        assert_eq!(strings(&browser, led).await, [words]);
        browser.wait_until(&format!("one('{}').open", at(7, " > .ia-answer"))).await;
        browser.drawn().await;
        let top: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", at(7, " .ia-turn p"))).await;
        assert!((0.0..700.0).contains(&top), "{address}: {top}");
        assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 1);
        // To what is not there it says so and goes nowhere.
        browser.run("location.hash = '#ia-mark=Nothing%20of%20the%20kind%20stands%20anywhere'").await;
        browser.wait_until("one('[data-ia=said]').textContent.includes('no longer here')").await;
        assert_eq!(strings(&browser, led).await, Vec::<String>::new());
    }
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
