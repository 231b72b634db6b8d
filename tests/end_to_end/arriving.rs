//! Every address and every search that leads into a folded answer opens it.

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{at, id, open, page, site},
};

const FOLDED: &str = "<interview-article src=/talk.txt expanded=none></interview-article>";
const OPEN: &str = "all('.ia-answer[open]').map(one => one.closest('section').id)";

async fn top(browser: &Browser, number: usize) -> f64 {
    browser.value(&format!("one('{}').getBoundingClientRect().top", at(number, ""))).await
}

/// A page of that body, arrived at with a fragment.
async fn arrive(body: &str, fragment: &str) -> (Site, Browser) {
    let site = site().page("/page.html", page(body)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url(&format!("/page.html#{fragment}"))).await;
    browser.settled().await;
    browser.drawn().await;
    (site, browser)
}

#[tokio::test]
async fn a_fragment_at_load_opens_and_shows_its_answer() {
    let (_site, browser) = arrive(FOLDED, &id(12)).await;
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, [id(12)]);
    assert!((0.0..200.0).contains(&top(&browser, 12).await), "{}", top(&browser, 12).await);
    assert_eq!(browser.value::<String>("one(':target').id").await, id(12));
    assert_eq!(browser.value::<usize>("history.length").await, 2, "about:blank and this page");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_fragment_in_letters_of_another_script_leads_there_too() {
    let body = "<script>location.hash = encodeURIComponent('ia-왜-그래요')</script><interview-article expanded=none>\n\
                <pre>Q. 처음입니까?\n\n예.\n\n\nQ. 왜 그래요?\n\n그냥.</pre></interview-article>";
    let (_site, browser) = open(body).await;
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, ["ia-왜-그래요"]);
    browser.run("one('.ia-answer[open]').open = false; location.hash = 'ia-처음입니까'").await;
    browser.wait_until("one('.ia-answer').open").await;
}

#[tokio::test]
async fn a_fragment_of_somebody_else_or_of_nothing_changes_nothing() {
    for fragment in ["elsewhere", "nothing-at-all", "%E0%A4%A", "", ":~:text=nothing"] {
        let (_site, browser) = arrive(&format!("<p id=elsewhere>Here.</p>{FOLDED}"), fragment).await;
        assert_eq!(browser.value::<Vec<String>>(OPEN).await, Vec::<String>::new(), "{fragment}");
        assert_eq!(browser.value::<f64>("scrollY").await, 0.0, "{fragment}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn a_fragment_later_and_the_way_back_open_too() {
    let (_site, browser) = open(FOLDED).await;
    for number in [5, 15] {
        browser.run(&format!("location.hash = '{}'", id(number))).await;
        browser.wait_until(&format!("one('{}').open", at(number, " > .ia-answer"))).await;
        browser.drawn().await;
        assert!((0.0..200.0).contains(&top(&browser, number).await));
        assert_eq!(browser.value::<String>("one(':target').id").await, id(number));
    }
    // A reader folds what was opened, and goes back and forward: it opens again.
    browser.run("return one('interview-article').collapseAll()").await;
    browser.run("history.back()").await;
    browser.wait_until(&format!("one('{}').open", at(5, " > .ia-answer"))).await;
    assert_eq!(browser.value::<String>("location.hash.slice(1)").await, id(5));
    browser.run("history.forward()").await;
    browser.wait_until(&format!("one('{}').open", at(15, " > .ia-answer"))).await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_reader_who_has_moved_is_not_pulled_away() {
    let slow =
        site().page("/slow.txt", Answer::text(&crate::stage::talk(20)).after(std::time::Duration::from_millis(600)));
    let body = "<div style='height: 3000px'>Much else.</div><interview-article src=/slow.txt expanded=none></interview-article>";
    let site = slow.page("/page.html", page(body)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url(&format!("/page.html#{}", id(12)))).await;
    browser.run("scrollTo(0, 500)").await;
    browser.settled().await;
    browser.drawn().await;
    assert_eq!(browser.value::<f64>("scrollY").await, 500.0);
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, [id(12)]);
}

#[tokio::test]
async fn an_annotation_tool_that_scrolls_to_a_range_sees_it_open() {
    let (_site, browser) = open(FOLDED).await;
    let asked = format!(
        "const range = document.createRange(), event = new Event('scrolltorange', {{ bubbles: true, cancelable: true }});
         range.selectNodeContents(one('{}'));
         event.range = range;
         document.body.dispatchEvent(event);",
        at(9, " .ia-turn > p:nth-child(2)")
    );
    browser.run(&asked).await;
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, [id(9)]);
    browser.expect_no_complaints().await;
}
