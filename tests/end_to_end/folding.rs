//! Folding by hand, by key and by script, and what the page is told of it.

use fantoccini::{
    actions::{InputSource, MouseActions, PointerAction},
    key::Key,
};

use crate::{
    browser::Browser,
    stage::{at, id, open, question},
};

const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";
const TOGGLES: &str =
    "told.splice(0).filter(one => one.type === 'interview-toggle').map(one => one.id + ' ' + one.open)";

async fn is_open(browser: &Browser, number: usize) -> bool {
    browser.value(&format!("one('{}').open", at(number, " > .ia-answer"))).await
}

#[tokio::test]
async fn a_click_on_the_question_or_its_button_folds() {
    let (_site, browser) = open(ELEMENT).await;
    assert_eq!(browser.value::<Vec<String>>(TOGGLES).await, Vec::<String>::new(), "nothing has changed yet");
    for selector in [question(2), at(2, " .ia-fold")] {
        browser.click(&selector).await;
        assert!(!is_open(&browser, 2).await, "{selector}");
        browser.click(&selector).await;
        assert!(is_open(&browser, 2).await, "{selector}");
        let told = [false, true].map(|open| format!("{} {open}", id(2)));
        assert_eq!(browser.value::<Vec<String>>(TOGGLES).await, told, "{selector}");
    }
    let folded = "all('.ia-answer:not([open])').length";
    assert_eq!(browser.value::<usize>(folded).await, 0, "no other answer has anything to do with it");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_fold_button_is_reached_and_used_by_keys() {
    let (_site, browser) = open(ELEMENT).await;
    browser.run("one('[data-ia=unfold-all]').focus()").await;
    // A link leads to each question, and stands before its button.
    let key = |key: Key| char::from(key).to_string();
    let focused = "document.activeElement === one('.ia-fold')";
    browser.press(&key(Key::Tab)).await;
    if !browser.value::<bool>(focused).await {
        browser.press(&key(Key::Tab)).await;
    }
    assert!(browser.value::<bool>(focused).await);
    assert!(browser.value::<bool>("document.activeElement.matches(':focus-visible')").await);
    for pressed in [key(Key::Enter), " ".to_owned()] {
        browser.press(&pressed).await;
        assert!(!is_open(&browser, 1).await, "{pressed:?}");
        browser.press(&pressed).await;
        assert!(is_open(&browser, 1).await, "{pressed:?}");
        assert!(browser.value::<bool>(focused).await, "{pressed:?}");
    }
    // Folded, the next stop is the next question: nothing in what is hidden takes the focus.
    browser.press(" ").await;
    browser.press(&key(Key::Tab)).await;
    assert!(browser.value::<bool>("document.activeElement.matches('[data-ia=link]')").await);
    browser.press(&key(Key::Tab)).await;
    assert!(browser.value::<bool>("document.activeElement === all('.ia-fold')[1]").await);
    let name = "[...document.activeElement.getAttribute('aria-labelledby').split(' ')].map(id =>
        document.getElementById(id).textContent).join()";
    assert_eq!(browser.value::<String>(name).await, "Is this question 2?");
}

#[tokio::test]
async fn a_click_that_means_something_else_does_not_fold() {
    let (_site, browser) = open(&format!(
        "{ELEMENT}<script>addEventListener('click', event => {{ if (window.prevents) event.preventDefault() }}, true)</script>"
    ))
    .await;
    // The first words are selected with the mouse, as somebody does who quotes them.
    browser.run(&format!("one('{}').scrollIntoView({{ block: 'center' }})", question(3))).await;
    let rect = format!("(({{ x, y, height }}) => [x, y + height / 2])(one('{}').getBoundingClientRect())", question(3));
    let (x, y): (f64, f64) = browser.value(&rect).await;
    let to = |dx: f64| PointerAction::MoveTo { duration: None, x: x + dx, y };
    let drag = MouseActions::new("mouse".into())
        .then(to(2.0))
        .then(PointerAction::Down { button: 0 })
        .then(to(30.0))
        .then(to(70.0))
        .then(PointerAction::Up { button: 0 });
    browser.client.perform_actions(drag).await.expect("the mouse moves");
    assert_ne!(browser.value::<String>("String(getSelection())").await, "");
    assert!(is_open(&browser, 3).await, "selecting folds");
    // The same place, clicked, folds: what is selected elsewhere does not matter.
    browser.run("getSelection().selectAllChildren(one('.ia-introduction'))").await;
    browser.click(&question(3)).await;
    assert!(!is_open(&browser, 3).await);

    for modifier in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        let click = format!(
            "one('{}').dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {modifier}: true }}))",
            question(4)
        );
        browser.run(&click).await;
        assert!(is_open(&browser, 4).await, "{modifier}");
    }
    browser.run("window.prevents = true").await;
    browser.click(&question(4)).await;
    assert!(is_open(&browser, 4).await, "the page has prevented it");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn all_answers_fold_and_unfold_at_once() {
    let (_site, browser) = open(ELEMENT).await;
    let open = "all('.ia-answer[open]').length";
    browser.click("[data-ia=fold-all]").await;
    assert_eq!(browser.value::<usize>(open).await, 0);
    assert_eq!(browser.value::<Vec<String>>(TOGGLES).await.len(), 20);
    browser.click(&question(1)).await;
    browser.value::<Vec<String>>(TOGGLES).await;
    browser.click("[data-ia=unfold-all]").await;
    assert_eq!(browser.value::<usize>(open).await, 20);
    let told = browser.value::<Vec<String>>(TOGGLES).await;
    assert_eq!(told, (2..=20).map(|n| format!("{} true", id(n))).collect::<Vec<_>>(), "only what has changed");

    browser.run("return one('interview-article').collapseAll()").await;
    assert_eq!(browser.value::<usize>(open).await, 0);
    browser.run("return one('interview-article').expandAll()").await;
    assert_eq!(browser.value::<usize>(open).await, 20);
    browser.run("return one('interview-article').collapseAll()").await;
    browser.drawn().await;
    browser.value::<Vec<String>>(TOGGLES).await;
    let heading = browser.value::<String>(&format!("one('{}').id", question(14))).await;
    for (asked, found) in [(id(12), true), (heading, true), ("nothing".into(), false), (String::new(), false)] {
        let revealed = browser.run(&format!("return one('interview-article').reveal('{asked}')")).await;
        assert_eq!(revealed, found, "{asked:?}");
    }
    assert_eq!(browser.value::<Vec<String>>(TOGGLES).await, [12, 14].map(|n| format!("{} true", id(n))));
    let top: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", at(14, ""))).await;
    assert!((0.0..200.0).contains(&top), "{top}");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_author_says_what_starts_open() {
    for (expanded, expected) in [("all", 20), ("first", 1), ("none", 0), ("nonsense", 20)] {
        let (_site, browser) =
            open(&format!("<interview-article src=/talk.txt expanded={expanded}></interview-article>")).await;
        assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, expected, "{expanded}");
        assert_eq!(is_open(&browser, 1).await, expected > 0, "{expanded}");
        browser.drawn().await;
        assert_eq!(browser.value::<Vec<String>>(TOGGLES).await, Vec::<String>::new(), "{expanded}");
    }
}

#[tokio::test]
async fn without_folding_everything_is_open_to_native_folding_only() {
    let (_site, browser) = open("<interview-article src=/talk.txt without=toggle></interview-article>").await;
    assert!(browser.value::<bool>("one('.ia-controls').hidden").await);
    browser.click(&question(1)).await;
    assert!(is_open(&browser, 1).await);
    browser.click(&at(1, " .ia-fold")).await;
    assert!(!is_open(&browser, 1).await);
    assert_eq!(browser.value::<Vec<String>>(TOGGLES).await, Vec::<String>::new());
}
