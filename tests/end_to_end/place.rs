//! The place that the reader looks at does not jump when something above it folds.

use crate::{
    browser::Browser,
    stage::{at, open, question},
};

/// With room below, so that a page that has become shorter can still be scrolled as far.
const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article><div style='height: 3000px'></div>";
/// A page that has switched off what the browser itself does about jumps.
const UNANCHORED: &str = "<style>* { overflow-anchor: none }</style>";
const SMOOTH: &str = "<style>html { scroll-behavior: smooth }</style>";

/// The top of the question that is read, when the page has come to rest.
async fn top(browser: &Browser, number: usize) -> f64 {
    browser.drawn().await;
    browser.value(&format!("one('{}').getBoundingClientRect().top", question(number))).await
}

async fn scroll_so_that(browser: &Browser, number: usize, top: u32) {
    let scroll = format!(
        "scrollBy({{ top: one('{}').getBoundingClientRect().top - {top}, behavior: 'instant' }})",
        question(number)
    );
    browser.run(&scroll).await;
    browser.drawn().await;
}

async fn stays(browser: &Browser, number: usize, what: &str, change: &str) {
    let before = top(browser, number).await;
    browser.run(change).await;
    let after = top(browser, number).await;
    assert!((after - before).abs() <= 2.0, "{what}: question {number} was at {before} and is at {after}");
}

#[tokio::test]
async fn folding_and_unfolding_all_keeps_the_question_that_is_read() {
    for style in ["", UNANCHORED, SMOOTH] {
        let (_site, browser) = open(&format!("{style}{ELEMENT}")).await;
        scroll_so_that(&browser, 10, 12).await;
        stays(&browser, 10, style, "return one('interview-article').collapseAll()").await;
        assert!(browser.value::<f64>("scrollY").await > 0.0);
        stays(&browser, 10, style, "return one('interview-article').expandAll()").await;
        browser.run("return one('interview-article').collapseAll()").await;
        scroll_so_that(&browser, 9, 12).await;
        stays(&browser, 9, style, "return one('interview-article').expandAll()").await;
    }
}

#[tokio::test]
async fn folding_the_answer_that_is_read_leaves_its_question_in_view() {
    for style in ["", UNANCHORED] {
        let (_site, browser) = open(&format!("{style}{ELEMENT}")).await;
        scroll_so_that(&browser, 10, 12).await;
        browser.run("scrollBy(0, 200)").await;
        browser.run("return one('interview-article').collapseAll()").await;
        let top = top(&browser, 10).await;
        // Text stands at fractions of a pixel, and pages are scrolled by whole ones.
        assert!((-1.0..200.0).contains(&top), "{style}: {top}");
    }
}

#[tokio::test]
async fn a_click_keeps_the_question_under_the_pointer() {
    for style in ["", UNANCHORED] {
        let (_site, browser) = open(&format!("{style}{ELEMENT}")).await;
        for number in [3, 18, 20] {
            scroll_so_that(&browser, number, 300).await;
            let click = format!("one('{}').click()", question(number));
            stays(&browser, number, style, &click).await;
            stays(&browser, number, style, &click).await;
        }
    }
}

#[tokio::test]
async fn an_answer_above_that_folds_moves_nothing() {
    // A page's script: the browser anchors.
    let (_site, browser) = open(ELEMENT).await;
    scroll_so_that(&browser, 10, 100).await;
    for open in [false, true] {
        let change = format!("one('{}').open = {open}", at(3, " > .ia-answer"));
        stays(&browser, 10, "by script", &change).await;
    }
    // A key on the button that had the focus when the reader scrolled on, in a browser that does not anchor.
    let (_site, browser) = open(&format!("{UNANCHORED}{ELEMENT}")).await;
    scroll_so_that(&browser, 10, 100).await;
    for _ in 0..2 {
        stays(&browser, 10, "by key", &format!("one('{}').click()", at(3, " .ia-fold"))).await;
    }
}

#[tokio::test]
async fn what_stands_below_the_article_stays_too() {
    for style in ["", UNANCHORED] {
        let (_site, browser) = open(&format!("{style}{ELEMENT}<p id=below style='height: 3000px'>After it.</p>")).await;
        browser.run("one('#below').scrollIntoView({ block: 'start', behavior: 'instant' })").await;
        let below = "one('#below').getBoundingClientRect().top";
        for change in ["collapseAll", "expandAll"] {
            browser.drawn().await;
            let before: f64 = browser.value(below).await;
            browser.run(&format!("return one('interview-article').{change}()")).await;
            browser.drawn().await;
            let after: f64 = browser.value(below).await;
            assert!((after - before).abs() <= 2.0, "{style}: after {change} it is at {after}, not {before}");
        }
    }
}

#[tokio::test]
async fn the_list_of_contents_is_no_header() {
    // Where it stands at the top of the window, and at the left edge of the element.
    let style =
        "<style>body { margin: 0 } :root { --ia-sticky-top: 0px } nav li:nth-child(n + 6) { display: none }</style>";
    let (_site, browser) = open(&format!("{style}{ELEMENT}")).await;
    browser.size(1040, 800).await;
    scroll_so_that(&browser, 10, 0).await;
    browser.run("scrollBy(0, 40)").await;
    browser.drawn().await;
    let covering = "(rect => rect.left < 20 && rect.top < 1 && rect.bottom > 100 && rect.bottom < 400)(one('nav').getBoundingClientRect())";
    assert!(browser.value::<bool>(covering).await);
    browser.run("return one('interview-article').collapseAll()").await;
    let top = top(&browser, 10).await;
    assert!((-20.0..40.0).contains(&top), "{top}");
}

#[tokio::test]
async fn in_a_box_that_scrolls_it_stays_too() {
    let box_of = |style: &str| {
        format!(
            "{style}<p style='height: 150px'>Above.</p><div id=box style='height: 500px; overflow: auto'>
             <interview-article src=/talk.txt></interview-article><div style='height: 3000px'></div></div>"
        )
    };
    let shadow = format!(
        "{UNANCHORED}<div id=box style='height: 500px; overflow: auto'><div id=theirs></div></div>
         <script>const root = theirs.attachShadow({{ mode: 'open' }});
         root.innerHTML = '<style>* {{ overflow-anchor: none }}</style><slot></slot>';
         theirs.innerHTML = '<interview-article src=/talk.txt></interview-article><div style=\"height: 3000px\"></div>'</script>"
    );
    for body in [box_of(""), box_of(UNANCHORED), shadow] {
        let (_site, browser) = open(&body).await;
        let into = |number: usize, below: i32| {
            format!(
                "box.scrollBy({{ top: one('{}').getBoundingClientRect().top - box.getBoundingClientRect().top - {below}, behavior: 'instant' }})",
                question(number)
            )
        };
        browser.run(&into(10, 12)).await;
        stays(&browser, 10, &body, "return one('interview-article').collapseAll()").await;
        assert!(browser.value::<f64>("box.scrollTop").await > 0.0);
        stays(&browser, 10, &body, "return one('interview-article').expandAll()").await;
        browser.run(&into(18, 12)).await;
        stays(&browser, 18, &body, &format!("one('{}').click()", question(18))).await;
        // The answer that is read folds: its question comes to the top of the box, and the page has not moved.
        browser.run("return one('interview-article').expandAll()").await;
        browser.run(&into(12, -100)).await;
        browser.run("return one('interview-article').collapseAll()").await;
        let below = top(&browser, 12).await - browser.value::<f64>("box.getBoundingClientRect().top").await;
        assert!((-2.0..100.0).contains(&below), "{body}: {below}");
        assert_eq!(browser.value::<f64>("scrollY").await, 0.0);
    }
}
