//! What must work in Firefox and WebKit too: reading in every form, folding, leading, failing, under the strict policy.
//! Chromium's own tests are everywhere else.

use fantoccini::key::Key;

use crate::{
    browser::Browser,
    driver::Engine,
    forms::expect_every_case,
    searching::search,
    site::{Answer, Site},
    stage::{SCRIPT, STRICT, at, bare_page, id, question, site},
};

/// The same flows in each engine, as tests of their own.
macro_rules! in_each {
    ($($flow:ident)*) => {
        mod firefox {
            $(#[tokio::test]
            async fn $flow() {
                super::$flow(super::Engine::Firefox).await;
            })*
        }
        mod webkit {
            $(#[tokio::test]
            async fn $flow() {
                super::$flow(super::Engine::WebKit).await;
            })*
        }
    };
}

in_each! {
    a_question_folds_by_pointer_and_key
    the_list_leads_and_follows
    a_fragment_opens_what_it_leads_to
    paper_shows_everything
    every_case_is_the_commands_article
    a_post_becomes_an_article_in_its_place
    what_fails_is_said_and_nothing_lost
    nothing_is_wider_than_the_window
    words_are_found_and_led_to
    the_reader_has_tools
    what_comes_and_goes_leaves_nothing_behind
    words_are_marked_and_there_again
    in_a_shadow_root_words_are_marked_too
    a_quote_is_carried_away
    a_magazine_begins_with_a_large_letter
}

const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";

/// A browser before a page of [`site`] under the strict policy, settled.
async fn open(engine: Engine, body: &str, path: &str) -> (Site, Browser) {
    let page = bare_page(&format!("<script src=/listen.js></script>{SCRIPT}<body>{body}"));
    let shadow = "theirs.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('interview-article'), { id: 'ia' }));
                  theirs.shadowRoot.firstChild.setAttribute('src', '/talk.txt')";
    let site = site()
        .page("/page.html", page.header("content-security-policy", STRICT))
        .page("/shadow.js", Answer::new("text/javascript", shadow))
        .start()
        .await;
    let browser = Browser::open_in(engine).await;
    browser.visit(&site.url(path)).await;
    browser.settled().await;
    (site, browser)
}

fn is_open(number: usize) -> String {
    format!("one('{}').open", at(number, " > .ia-answer"))
}

async fn a_question_folds_by_pointer_and_key(engine: Engine) {
    let (_site, browser) = open(engine, ELEMENT, "/page.html").await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid", "it is styled");
    browser.click(&question(2)).await;
    browser.wait_until(&format!("!{}", is_open(2))).await;
    // What folds moves what is below; a pointer that comes before that is drawn hits something else.
    browser.drawn().await;
    browser.click(&at(2, " .ia-fold")).await;
    browser.wait_until(&is_open(2)).await;
    browser.run(&format!("one('{}').focus()", at(2, " .ia-fold"))).await;
    for key in [char::from(Key::Enter).to_string(), " ".to_owned()] {
        browser.drawn().await;
        browser.press(&key).await;
        browser.wait_until(&format!("!{}", is_open(2))).await;
        browser.drawn().await;
        browser.press(&key).await;
        browser.wait_until(&is_open(2)).await;
    }
    let told = "told.filter(one => one.type === 'interview-toggle').map(one => one.id + ' ' + one.open)";
    let expected: Vec<String> = [false, true].repeat(3).iter().map(|open| format!("{} {open}", id(2))).collect();
    browser.wait_until("told.filter(one => one.type === 'interview-toggle').length === 6").await;
    assert_eq!(browser.value::<Vec<String>>(told).await, expected);
    browser.click("[data-ia=fold-all]").await;
    browser.wait_until("all('.ia-answer[open]').length === 0").await;
    // The button stands beside its question, and is large enough for a thumb.
    let beside = format!(
        "(([head, fold]) => Math.abs(head.top - fold.top) < 44 && fold.width >= 44 && fold.height >= 44)(
            ['{}', '{}'].map(place => one(place).getBoundingClientRect()))",
        question(3),
        at(3, " .ia-fold")
    );
    assert!(browser.value::<bool>(&beside).await);
    browser.expect_no_complaints().await;
}

async fn the_list_leads_and_follows(engine: Engine) {
    let (_site, browser) = open(engine, ELEMENT, "/page.html").await;
    browser.click("[data-ia=fold-all]").await;
    // A rail where there is room, a line to unfold where there is not.
    browser.run("const fold = one('[data-ia=contents-fold]'); if (fold.checkVisibility()) fold.open = true").await;
    browser.click("nav li:nth-child(9) a").await;
    browser.wait_until(&is_open(9)).await;
    assert_eq!(browser.value::<String>("decodeURIComponent(location.hash.slice(1))").await, id(9));
    let focused = format!("document.activeElement === one('{}')", at(9, " .ia-fold"));
    assert!(browser.value::<bool>(&focused).await);
    let top = format!("Math.abs(one('{}').getBoundingClientRect().top) < innerHeight / 3", at(9, ""));
    browser.wait_until(&top).await;
    browser.wait_until(&format!("one('nav [aria-current]')?.hash === '#{}'", id(9))).await;
    browser.run("scrollTo({ top: 0, behavior: 'instant' })").await;
    browser.wait_until(&format!("one('nav [aria-current]')?.hash !== '#{}'", id(9))).await;
    browser.expect_no_complaints().await;
}

async fn a_fragment_opens_what_it_leads_to(engine: Engine) {
    let element = "<interview-article src=/talk.txt expanded=none></interview-article>";
    let (_site, browser) = open(engine, element, &format!("/page.html#{}", id(12))).await;
    browser.wait_until(&is_open(12)).await;
    let shown = |number| format!("Math.abs(one('{}').getBoundingClientRect().top) < innerHeight / 3", at(number, ""));
    browser.wait_until(&shown(12)).await;
    browser.run(&format!("location.hash = '{}'", id(4))).await;
    browser.wait_until(&is_open(4)).await;
    browser.wait_until(&shown(4)).await;
    browser.run("history.back()").await;
    browser.wait_until(&shown(12)).await;
    assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 2);
    browser.expect_no_complaints().await;
}

/// What the browser does before and after it prints; a real printer is asked for in Chromium alone.
async fn paper_shows_everything(engine: Engine) {
    let element = "<interview-article src=/talk.txt expanded=first></interview-article>";
    let (_site, browser) = open(engine, element, "/page.html").await;
    browser.run("told.length = 0; dispatchEvent(new Event('beforeprint'))").await;
    assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 20);
    browser.run("dispatchEvent(new Event('afterprint'))").await;
    assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 1);
    browser.drawn().await;
    assert_eq!(browser.value::<usize>("told.length").await, 0, "the page has nothing to hear of paper");
}

async fn every_case_is_the_commands_article(engine: Engine) {
    let page = bare_page(&format!("<script src=/listen.js></script>{SCRIPT}<main></main>"));
    let site = Site::ours().page("/page.html", page).start().await;
    let browser = Browser::open_in(engine).await;
    browser.visit(&site.url("/page.html")).await;
    expect_every_case(&browser).await;
}

async fn a_post_becomes_an_article_in_its_place(engine: Engine) {
    let post = "<interview-article>\
                <p><strong>Who steers the ferry?</strong><p>I do, by ear. <a href=https://ferry.example/>More</a>\
                <p><strong>And in fog?</strong><p>By the bell, and by what the current does to the rope.\
                <p><strong>Has it ever sunk?</strong><p>Only once, at the quay.</interview-article>";
    let (_site, browser) = open(engine, post, "/page.html").await;
    let asked = ["Who steers the ferry?", "And in fog?", "Has it ever sunk?"];
    assert_eq!(browser.value::<Vec<String>>("all('.ia-question').map(one => one.textContent)").await, asked);
    assert_eq!(browser.value::<String>("one('.ia-answer a').href").await, "https://ferry.example/");
    browser.click(".ia-question").await;
    browser.wait_until("!one('.ia-answer').open").await;
    browser.expect_no_complaints().await;
}

async fn what_fails_is_said_and_nothing_lost(engine: Engine) {
    let element = "<interview-article src=/gone.txt><p>Kept.</p></interview-article>";
    let (_site, browser) = open(engine, element, "/page.html").await;
    assert_eq!(browser.value::<String>("one('interview-article > p').textContent").await, "Kept.");
    assert!(browser.value::<String>("one('.ia-failure').textContent").await.contains("404"));
    assert_eq!(browser.value::<usize>("told.filter(one => one.type === 'interview-error').length").await, 1);
    browser.run("one('interview-article').src = ''; one('interview-article').setAttribute('src', '/talk.txt')").await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 20);
    assert!(browser.value::<bool>("!one('.ia-failure')").await);
    browser.expect_no_complaints().await;
}

async fn nothing_is_wider_than_the_window(engine: Engine) {
    let (_site, browser) = open(engine, ELEMENT, "/page.html").await;
    for width in [1280, 800, 500] {
        browser.size(width, 900).await;
        browser.drawn().await;
        let wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(browser.value::<i64>(wider).await, 0, "at {width}");
        let engine = format!("{engine:?}").to_lowercase();
        browser.screenshot(&format!("engine-{engine}-{width}")).await;
    }
}

async fn words_are_found_and_led_to(engine: Engine) {
    let element = "<interview-article src=/talk.txt expanded=none></interview-article>";
    let (_site, browser) = open(engine, element, "/page.html").await;
    search(&browser, "QUESTION 7 ends").await;
    let now = "[...CSS.highlights.get('ia-hit-now') ?? []].map(({ startContainer, startOffset }) => startContainer.data.slice(startOffset)).join()";
    browser.wait_until(&format!("{now} === 'question 7 ends here.'")).await;
    browser.wait_until(&is_open(7)).await;
    let seen =
        format!("(top => top > 0 && top < innerHeight)(one('{}').getBoundingClientRect().top)", at(7, " p:last-child"));
    browser.wait_until(&seen).await;
    browser.press("\u{e00c}").await;
    browser.wait_until("CSS.highlights.size === 0 && one('.ia-search input').value === ''").await;
    search(&browser, "ends").await;
    browser.wait_until("one('.ia-search-count').textContent.endsWith(' of 20')").await;
    let open = "all('.ia-answer[open]').length";
    browser.press("\u{e007}").await;
    browser.press("\u{e007}").await;
    browser.wait_until(&format!("{open} === 2")).await;
    browser.expect_no_complaints().await;
}

async fn what_comes_and_goes_leaves_nothing_behind(engine: Engine) {
    let (_site, browser) = open(engine, "<main></main>", "/page.html").await;
    let rounds = "const text = await (await fetch('/short.txt')).text();
        for (let round = 0; round < 200; round++) {
            const made = document.createElement('interview-article');
            made.source = text;
            one('main').append(made);
            if (round % 3 === 1) await Promise.resolve();
            if (round % 3 === 2) await made.ready;
            made.remove();
        }
        const last = document.createElement('interview-article');
        last.source = text;
        one('main').append(last);
        await last.ready;
        return [all('interview-article').length, all('.ia').length, all('.ia-exchange').length]";
    assert_eq!(browser.run(rounds).await, serde_json::json!([1, 1, 3]));
    browser.click(".ia-question").await;
    browser.wait_until("!one('.ia-answer').open").await;
    browser.expect_no_complaints().await;
}

/// Where a browser knows no `initial-letter` it is made large by hand.
async fn a_magazine_begins_with_a_large_letter(engine: Engine) {
    let theme = "<link rel=stylesheet href=/pkg/themes/magazine.css>";
    let (_site, browser) = open(engine, &format!("{theme}{ELEMENT}"), "/page.html").await;
    let large = "(([letter, words]) => parseFloat(letter.fontSize) > 3 * parseFloat(words.fontSize)
            || /^3/.test(letter.initialLetter ?? letter.webkitInitialLetter))(
        ['::first-letter', null].map(of => getComputedStyle(one('.ia-turn > p'), of)))";
    browser.wait_until(large).await;
    browser.expect_no_complaints().await;
}

async fn the_reader_has_tools(engine: Engine) {
    let (_site, browser) = open(engine, ELEMENT, "/page.html").await;
    for expected in [1, 2] {
        browser.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))").await;
        browser.wait_until(&format!("document.activeElement === one('{}')", at(expected, " .ia-fold"))).await;
    }
    browser.wait_until("one('[data-ia=place]').textContent.startsWith('2 of 20')").await;
    browser.click("[data-ia=view]").await;
    browser.wait_until("one('[data-ia=panel]').matches(':popover-open')").await;
    browser.run("one('[data-ia=panel] input[value=questions]').click()").await;
    browser.wait_until("all('.ia-answer[open]').length === 0 && location.search === '?ia-mode=questions'").await;
    browser.run("one('[data-ia=panel] input[value=everything]').click(); one('[data-ia=panel-close]').click()").await;
    browser
        .wait_until("all('.ia-answer[open]').length === 20 && !one('[data-ia=panel]').matches(':popover-open')")
        .await;
    browser
        .run(&format!("one('{}').dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}))", question(3)))
        .await;
    browser.wait_until(&format!("one('{}')", at(3, " > [data-ia=link]"))).await;
    browser.expect_no_complaints().await;
}

/// How many words are painted as marked; in a browser that cannot paint, how many marks are listed.
const MARKED: &str = "CSS.highlights ? CSS.highlights.get('ia-mark-2')?.size ?? 0 : root.querySelectorAll('[data-ia=stand-ins] > li').length";

/// Marks the first words of the fourth answer, finds them again after the page was loaded again, and deletes them.
async fn mark_in(engine: Engine, body: &str, root: &str) {
    let (_site, browser) = open(engine, body, "/page.html").await;
    let root = format!("window.root = {root}");
    browser.wait_until(&format!("({root})?.querySelector('[data-ia=reading]')")).await;
    let node = format!("root.querySelector('{}').firstChild", at(4, " .ia-turn p"));
    browser.run(&format!("const node = {node}; node.parentElement.scrollIntoView(); getSelection().setBaseAndExtent(node, 0, node, 36)")).await;
    browser.wait_until("root.querySelector('[data-ia=bar].ia-shown')").await;
    let inside = "(rect => rect.width > 100 && rect.left >= 0 && rect.right <= innerWidth && rect.top >= 0)(root.querySelector('[data-ia=bar]').getBoundingClientRect())";
    browser.wait_until(inside).await;
    browser.run("root.querySelector(\"[data-ia=bar] [value='2']\").click()").await;
    browser.wait_until(&format!("({MARKED}) === 1")).await;
    assert!(
        browser
            .value::<String>("root.querySelector('[data-ia=said]').textContent")
            .await
            .starts_with("Marked. Your marks")
    );
    // A picture for who doubts it.
    let name = format!("marks-{engine:?}{}", if body.contains("theirs") { "-shadow" } else { "" }).to_lowercase();
    browser.screenshot(&format!("{name}-painted")).await;
    browser.client.refresh().await.expect("the page loads again");
    browser.settled().await;
    browser.wait_until(&format!("({root})?.querySelector('[data-ia=marks]')")).await;
    browser.wait_until(&format!("({MARKED}) === 1")).await;
    browser.run("root.querySelector('.ia-marks-open').click()").await;
    browser.wait_until("root.querySelector('[data-ia=list]').open").await;
    let listed = "root.querySelector('[data-ia=entries] [data-ia-do=go]').textContent";
    assert_eq!(browser.value::<String>(listed).await, "The answer to question 4 begins here");
    browser.screenshot(&name).await;
    browser.run("root.querySelector('[data-ia-do=delete-all]').click()").await;
    browser
        .wait_until(&format!(
            "({MARKED}) === 0 && !Object.keys(localStorage).some(key => key.startsWith('interview-article '))"
        ))
        .await;
    browser.expect_no_complaints().await;
}

async fn words_are_marked_and_there_again(engine: Engine) {
    mark_in(engine, ELEMENT, "document").await;
}

async fn in_a_shadow_root_words_are_marked_too(engine: Engine) {
    let body = "<div id=theirs></div><script src=/shadow.js></script>";
    mark_in(engine, body, "one('#theirs').shadowRoot").await;
}

async fn a_quote_is_carried_away(engine: Engine) {
    let text = "A Lamp\n\nAnn: Who keeps it?\n\nBo: I do. ==The sea never forgives a stone.==\n\nAnn: Always?\n\nBo: Nearly.\n";
    let body = format!("<main><interview-article><script type=text/plain>{text}</script></interview-article></main>");
    let (_site, browser) = open(engine, &body, "/page.html").await;
    browser.run("window.taken = []; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async text => { taken.push(text) } } })").await;
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry]')").await;
    browser.click("[data-ia=carry-copy]").await;
    browser.wait_until("taken.length").await;
    assert!(
        browser.value::<String>("taken[0]").await.starts_with("“The sea never forgives a stone.”\n— Bo, A Lamp\nhttp")
    );
    browser.click("[data-ia=carry-card]").await;
    browser.wait_until("one('dialog[open] a[download$=png]') && one('dialog[open] a[download$=svg]')").await;
    let ink = "(canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data].filter((part, n) => n % 4 === 0 && part < 128).length)(one('canvas'))";
    assert!(browser.value::<usize>(ink).await > 5000, "the words are drawn");
    browser.screenshot(&format!("card-{}", format!("{engine:?}").to_lowercase())).await;
    browser.click("[data-ia=card-close]").await;
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.wait_until("one('.ia').dataset.iaMode === 'quotes'").await;
    assert!(
        browser
            .value::<bool>("one('[data-ia=quotes-only]').textContent.includes('The sea never forgives a stone.')")
            .await
    );
    browser.click("[data-ia=carry-whole]").await;
    browser.wait_until("one('.ia').dataset.iaMode === undefined").await;
    browser.expect_no_complaints().await;
}
