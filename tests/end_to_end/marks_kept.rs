//! A reader has marks again, and loses none: after a reload, in another window, in a file; or is told why not.

use crate::{
    browser::Browser,
    marking::{ELEMENT, ENTRIES, act, bar, mark, open, painted, reload, select, strings, told},
    stage::{page, quoted, site},
};

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
async fn who_deletes_all_leaves_nothing_behind_and_no_window_brings_it_back() {
    let frames = "<iframe src=/page.html width=600 height=700></iframe>".repeat(2);
    let site = site().page("/page.html", page(ELEMENT)).page("/frames.html", page(&frames)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/frames.html")).await;
    let turn_to = async |frame: u16| {
        browser.client.enter_parent_frame().await.expect("the page");
        browser.client.enter_frame(frame).await.expect("a frame");
        browser.settled().await;
    };
    let kept = "Object.keys(localStorage).length";
    turn_to(0).await;
    mark(&browser, "The answer to question 1 begins", "question 1 begins here.", 1).await;
    mark(&browser, "The answer to question 2 begins", "question 2 begins here.", 1).await;
    turn_to(1).await;
    mark(&browser, "The answer to question 3 begins", "question 3 begins here.", 1).await;
    browser.wait_until(&format!("{}.length === 3", painted(1))).await;
    turn_to(0).await;
    browser.wait_until(&format!("{}.length === 3", painted(1))).await;
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia-do=delete-all]").await;
    assert_eq!(browser.value::<usize>(kept).await, 0, "nothing is left on the device");
    turn_to(1).await;
    browser.wait_until(&format!("{}.length === 0", painted(1))).await;
    // Taken back they are in both windows.
    turn_to(0).await;
    browser.click("[data-ia=list] [data-ia-do=undo]").await;
    browser.wait_until(&format!("{}.length === 3", painted(1))).await;
    turn_to(1).await;
    browser.wait_until(&format!("{}.length === 3", painted(1))).await;
    // A window that does not hear of it keeps what it makes, and nothing of what was deleted.
    browser.run("addEventListener('storage', event => event.stopImmediatePropagation(), true)").await;
    turn_to(0).await;
    browser.click("[data-ia-do=delete-all]").await;
    browser.click(".ia-list [data-ia-do=close]").await;
    assert_eq!(browser.value::<usize>(kept).await, 0);
    turn_to(1).await;
    mark(&browser, "The answer to question 4 begins", "question 4 begins here.", 2).await;
    browser.wait_until(&format!("{}.length === 0", painted(1))).await;
    browser.client.enter_parent_frame().await.expect("the page");
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.wait_until(&format!("{}.length === 1", painted(2))).await;
    assert_eq!(strings(&browser, &painted(1)).await, Vec::<String>::new());
    // The last that is deleted alone leaves nothing either, and nothing is loaded any more.
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia=entries] [data-ia-do=delete]").await;
    assert_eq!(browser.value::<usize>(kept).await, 0);
    reload(&browser).await;
    browser.drawn().await;
    assert!(browser.value::<bool>("!one('[data-ia=marks]')").await);
    browser.expect_no_complaints().await;
}
