//! The reader's tools: what is shown, keys, where one is, a link per question, who talks, and our words for all of it.

use fantoccini::key::Key;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{STRICT, at, id, open, page, question, quoted, site, talk},
};

const ELEMENT: &str = "<main><interview-article src=/talk.txt></interview-article></main>";
const AT_TOP: &str = "all('.ia-exchange').findIndex(one => Math.abs(one.getBoundingClientRect().top
    - parseFloat(getComputedStyle(one).scrollMarginTop)) < 3) + 1";
const OPEN: &str = "all('.ia-answer[open]').length";

/// Three people, of whom two answer.
fn round_table() -> String {
    let mut text = String::from("A Round Table\n\nThree people and one table.\n\n");
    for n in 1..=6 {
        let more = "It was so and it stayed so, and nobody at the table would have it otherwise. ".repeat(2);
        text += &format!(
            "Ada: Who was it that carried the chair of number {n} up the stairs?\n\nBen: Number {n} is mine. {more}\n\n"
        );
        if n % 2 == 0 {
            text += &format!("Cleo: I took number {n} over. {more}\n\n");
        }
    }
    text
}

async fn press(browser: &Browser, key: &str) {
    browser.run("document.activeElement.blur()").await;
    browser
        .run(&format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {}, bubbles: true, cancelable: true }}))",
            quoted(key)
        ))
        .await;
    browser.drawn().await;
}

#[tokio::test]
async fn keys_lead_from_question_to_question() {
    let (_site, browser) = open(&format!("<input><p contenteditable>Words</p>{ELEMENT}")).await;
    for (key, expected) in [("j", 1), ("j", 2), ("j", 3), ("k", 2)] {
        browser.press(key).await;
        browser.drawn().await;
        assert_eq!(browser.value::<usize>(AT_TOP).await, expected, "{key}");
        let focused = "all('.ia-exchange').indexOf(document.activeElement.closest('.ia-exchange')) + 1";
        assert_eq!(browser.value::<usize>(focused).await, expected, "{key}");
    }
    browser.press("o").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 19);
    browser.press("o").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 20);
    // Where somebody types, or the browser is meant, a letter is a letter.
    for typing in ["input", "[contenteditable]"] {
        browser.run(&format!("scrollTo(0, 0); one('{typing}').focus()")).await;
        browser.press("j").await;
        browser.drawn().await;
        assert_eq!(browser.value::<usize>("scrollY").await, 0, "{typing}");
    }
    assert_eq!(browser.value::<String>("one('input').value").await, "j");
    for with in ["ctrlKey", "altKey", "metaKey", "isComposing", "repeat"] {
        let free = browser
            .value::<bool>(&format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'j', bubbles: true, cancelable: true, {with}: true }}))"
            ))
            .await;
        assert!(free, "{with}: it is the browser's");
    }
    browser.expect_no_complaints().await;
}

/// Where answers are folded several questions stand below the top; the one that was led to is the one that is read.
#[tokio::test]
async fn what_a_key_leads_to_is_what_the_list_marks() {
    let (_site, browser) = open("<interview-article src=/talk.txt expanded=none></interview-article>").await;
    browser.size(1280, 500).await;
    for (key, expected) in (1..=20).map(|n| ("j", n)).chain((1..20).rev().map(|n| ("k", n))) {
        browser.press(key).await;
        browser.drawn().await;
        assert_eq!(browser.value::<usize>(FOCUSED).await, expected);
        let marked = "all('nav [aria-current]').map(one => one.hash.slice(1))";
        assert_eq!(browser.value::<Vec<String>>(marked).await, [id(expected)], "{key}");
    }
    browser.expect_no_complaints().await;
}

const FOCUSED: &str = "all('.ia-exchange').indexOf(document.activeElement.closest('.ia-exchange')) + 1";

#[tokio::test]
async fn keys_are_listed_and_can_be_switched_off() {
    let (_site, browser) = open(ELEMENT).await;
    press(&browser, "?").await;
    let shown = "one('[data-ia=panel]').matches(':popover-open')";
    assert!(browser.value::<bool>(shown).await);
    assert!(browser.value::<bool>("one('[data-ia=panel]').contains(document.activeElement)").await);
    let listed = "all('[data-ia=panel] kbd').map(key => key.textContent).join('')";
    assert!(browser.value::<String>(listed).await.ends_with('?'));
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.screenshot("reading-panel").await;
    browser.click("[data-ia=panel] input[type=checkbox]").await;
    browser.press(&char::from(Key::Escape).to_string()).await;
    browser.wait_until(&format!("!{shown}")).await;
    press(&browser, "j").await;
    assert_eq!(browser.value::<usize>("scrollY").await, 0, "they are off");
    browser.run("location.reload()").await;
    browser.settled().await;
    press(&browser, "j").await;
    assert_eq!(browser.value::<usize>("scrollY").await, 0, "and stay off");
    browser.click("[data-ia=view]").await;
    browser.click("[data-ia=panel] input[type=checkbox]").await;
    browser.click("[data-ia=panel-close]").await;
    press(&browser, "j").await;
    assert_eq!(browser.value::<usize>(AT_TOP).await, 1);
    // The author switches them off for all.
    browser.run("one('interview-article').setAttribute('without', 'keys')").await;
    browser.settled().await;
    browser.run("scrollTo(0, 0)").await;
    press(&browser, "j").await;
    assert_eq!(browser.value::<usize>("scrollY").await, 0);
    browser.expect_no_complaints().await;
}

async fn show(browser: &Browser, mode: &str) {
    browser.run(&format!("one('[data-ia=panel] input[value={}]').click()", quoted(mode))).await;
    browser.drawn().await;
}

#[tokio::test]
async fn what_is_shown_stands_in_the_address_and_comes_back() {
    let (site, browser) = open(ELEMENT).await;
    browser.click(&question(2)).await;
    show(&browser, "questions").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 0);
    assert_eq!(browser.value::<String>("location.search").await, "?ia-mode=questions");
    // A question opens all the same.
    browser.click(&question(3)).await;
    assert_eq!(browser.value::<usize>(OPEN).await, 1);
    browser.run("location.reload()").await;
    browser.settled().await;
    browser.wait_until("one('.ia').dataset.iaMode === 'questions'").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 0);
    show(&browser, "everything").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 20);
    assert_eq!(browser.value::<String>("location.search").await, "");
    // For the visit, not longer.
    show(&browser, "questions").await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>(OPEN).await, 0);
    assert_eq!(browser.value::<usize>("Object.keys(localStorage).length").await, 0);
    // What was open before is open after.
    show(&browser, "everything").await;
    browser.click(&question(2)).await;
    show(&browser, "questions").await;
    show(&browser, "everything").await;
    assert_eq!(browser.value::<usize>(OPEN).await, 19);
    // A link says it.
    browser.run("sessionStorage.clear()").await;
    browser.visit(&site.url("/page.html?ia-mode=questions")).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>(OPEN).await, 0);
    browser.visit(&site.url("/page.html?ia-mode=nonsense")).await;
    browser.settled().await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn quotes_alone_and_one_voice_alone() {
    let site = site()
        .page("/page.html", page("<main><interview-article src=/table.txt></interview-article></main>"))
        .page("/table.txt", Answer::text(&round_table()))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    let modes = "all('[data-ia=panel] input[type=radio]').map(one => one.value)";
    let expected = ["everything", "questions", "quotes", "speaker:Ada", "speaker:Ben", "speaker:Cleo"];
    assert_eq!(browser.value::<Vec<String>>(modes).await, expected);
    show(&browser, "speaker:Cleo").await;
    let seen =
        "all('.ia-turn').filter(one => one.checkVisibility()).map(one => one.querySelector('.ia-speaker').textContent)";
    assert_eq!(browser.value::<Vec<String>>(seen).await, ["Cleo"; 3]);
    assert_eq!(browser.value::<String>("location.search").await, "?ia-mode=speaker%3ACleo");
    // What the address leads to is shown, whatever the mode.
    browser.run("location.hash = all('.ia-exchange')[0].id").await;
    browser.wait_until("one('.ia').dataset.iaMode === undefined && one('.ia-exchange').checkVisibility()").await;
    show(&browser, "quotes").await;
    browser.wait_until("one('.ia').dataset.iaMode === 'quotes' && one('[data-ia=quotes-only]')").await;
    assert_eq!(browser.value::<String>("location.search").await, "?ia-mode=quotes");
    show(&browser, "everything").await;
    browser.wait_until("!one('[data-ia=quotes-only]') && one('.ia').dataset.iaMode === undefined").await;
    assert_eq!(browser.value::<usize>("all('.ia-turn').filter(one => one.checkVisibility()).length").await, 9);
    // Each has a mark and a colour of its own.
    let voices = "new Set(all('.ia-turn > .ia-speaker, .ia-exchange > .ia-speaker').map(one => {
        const { content, color } = getComputedStyle(one, '::before');
        return one.textContent + content + color;
    })).size";
    assert_eq!(browser.value::<usize>(voices).await, 3);
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.screenshot("reading-voices").await;
    browser.expect_no_complaints().await;
}

/// Of two, what the guest says; what was asked stands above it, and who asked is not heard but there.
#[tokio::test]
async fn of_two_the_guest_is_read_alone() {
    let long = "It was so and it stayed so, and nobody would have it otherwise. ".repeat(3);
    let talk = format!(
        "Two at a Table\n\nAda: Who was it that carried the chair up the stairs?\n\nBen: I did. {long}\n\nAda: Did you?\n\n\
         Ben: As I said.\n\nAda: And who was it that carried the lamp, then?\n\nI have heard of three who say so.\n\nBen: The cat. {long}\n"
    );
    let site = site()
        .page("/page.html", page("<main><interview-article src=/two.txt></interview-article></main>"))
        .page("/two.txt", Answer::text(&talk))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    let modes =
        "all('[data-ia=panel] input[type=radio]').map(one => one.value).filter(one => one.startsWith('speaker'))";
    assert_eq!(browser.value::<Vec<String>>(modes).await, ["speaker:Ben"]);
    let seen = |what: &str| format!("all('{what}').filter(one => one.checkVisibility()).length");
    let height = "one('.ia-question').getBoundingClientRect().height";
    let before = browser.value::<f64>(height).await;
    show(&browser, "speaker:Ben").await;
    assert_eq!(browser.value::<usize>(&seen("[data-ia-role=answer]")).await, 3);
    assert_eq!(browser.value::<usize>(&seen("[data-ia-role=question], .ia-lead")).await, 0);
    assert_eq!(browser.value::<usize>(&seen(".ia-question")).await, 2);
    assert!(browser.value::<f64>(height).await < before, "the question steps back");
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.screenshot("reading-guest").await;
    show(&browser, "everything").await;
    assert_eq!(browser.value::<usize>(&seen("[data-ia-role=question], .ia-lead")).await, 2);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn where_one_is_is_said_and_kept() {
    let (site, browser) = open(ELEMENT).await;
    let place = "one('[data-ia=place]')";
    assert!(browser.value::<bool>(&format!("{place}.hidden")).await, "nothing is read yet");
    assert!(browser.value::<String>("one('[data-ia=length]').textContent").await.starts_with("20 questions · "));
    browser.run(&format!("one('{}').scrollIntoView()", at(7, ""))).await;
    browser.wait_until(&format!("{place}.textContent.startsWith('7 of 20 · ')")).await;
    browser.wait_until(&format!("/\\d+ minutes? left/.test({place}.textContent)")).await;
    assert_eq!(browser.value::<usize>("document.querySelectorAll('[role=status]').length").await, 1);
    assert_eq!(browser.value::<String>("one('[role=status]').textContent").await, "", "scrolling is not told");
    // Away and back: offered, not forced.
    browser.visit("about:blank").await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.wait_until("one('[data-ia=return]')").await;
    assert_eq!(browser.value::<usize>("scrollY").await, 0);
    assert!(browser.value::<String>("one('[data-ia=return] a').textContent").await.contains("Is this question 7?"));
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.click("[data-ia=return] a").await;
    browser.drawn().await;
    assert_eq!(browser.value::<usize>(AT_TOP).await, 7);
    browser.wait_until("!one('[data-ia=return]')").await;
    // Who starts over is not asked again.
    browser.visit("about:blank").await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.click("[data-ia=return] button").await;
    browser.visit("about:blank").await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    assert!(browser.value::<bool>("!one('[data-ia=return]')").await);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_long_answer_has_a_way_out() {
    let (_site, browser) = open(ELEMENT).await;
    browser.size(360, 300).await;
    browser.run(&format!("one('{}').scrollIntoView()", at(5, ""))).await;
    browser.wait_until("one('[data-ia=close]')").await;
    let close = "one('[data-ia=close]')";
    assert_eq!(browser.value::<String>(&format!("{close}.closest('.ia-exchange').id")).await, id(5));
    assert_eq!(browser.value::<String>(&format!("{close}.textContent")).await, "", "it is no word of the answer");
    browser.run(&format!("{close}.scrollIntoView({{ block: 'start' }}); window.next = all('.ia-exchange')[5]")).await;
    browser.drawn().await;
    let top = "next.getBoundingClientRect().top";
    let before: f64 = browser.value(top).await;
    browser.run(&format!("{close}.click()")).await;
    browser.drawn().await;
    assert!((browser.value::<f64>(top).await - before).abs() < 2.0, "what follows stays where it was");
    assert!(!browser.value::<bool>(&format!("one('{}').open", at(5, " > .ia-answer"))).await);
    assert!(browser.value::<bool>(&format!("document.activeElement === one('{}')", at(5, " .ia-fold"))).await);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_question_has_a_link() {
    let (site, browser) = open(ELEMENT).await;
    browser
        .run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })")
        .await;
    let before: f64 = browser.value("document.body.scrollHeight").await;
    browser
        .run(&format!("one('{}').dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}))", question(3)))
        .await;
    let link = at(3, " > [data-ia=link]");
    assert!((browser.value::<f64>("document.body.scrollHeight").await - before).abs() < 1.0, "it takes no room");
    assert_eq!(
        browser.value::<String>(&format!("one('{link}').ariaLabel")).await,
        "Link to this question: Is this question 3?"
    );
    browser.run(&format!("one('{link}').click()")).await;
    browser.wait_until("window.copied").await;
    let expected = format!("{}#{}", site.url("/page.html"), id(3));
    assert_eq!(browser.value::<String>("copied").await, expected);
    assert_eq!(browser.value::<String>("location.href").await, expected);
    browser.wait_until("one('[data-ia=reading]').textContent === 'Link copied'").await;
    assert_eq!(browser.value::<usize>("all('[data-ia=link]').length").await, 1);
    // By keyboard it comes before the fold button.
    browser.run(&format!("one('{}').focus()", at(3, " .ia-fold"))).await;
    browser.press(&char::from(Key::Tab).to_string()).await;
    assert!(browser.value::<bool>(&format!("document.activeElement === one('{}')", at(4, " > [data-ia=link]"))).await);
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn our_words_are_in_the_language_of_the_article() {
    for (language, view, minutes, contents) in [
        ("en", "View", "minutes to read", "Contents"),
        ("de", "Ansicht", "Minuten Lesezeit", "Inhalt"),
        ("ru", "Вид", "чтения", "Содержание"),
        ("ar", "العرض", "للقراءة", "المحتويات"),
        ("zh-TW", "檢視", "分鐘", "目錄"),
        ("tlh", "View", "minutes to read", "Contents"),
    ] {
        let (_site, browser) =
            open(&format!("<main><interview-article lang={language} src=/talk.txt></interview-article></main>")).await;
        assert_eq!(browser.value::<String>("one('[data-ia=view]').textContent").await, view);
        assert!(browser.value::<String>("one('[data-ia=length]').textContent").await.contains(minutes), "{language}");
        assert_eq!(browser.value::<String>("one('.ia-contents-label').textContent").await, contents);
        // Where we have not its language, ours is said.
        let said = "one('[data-ia=view]').closest('[lang]').lang";
        assert_eq!(browser.value::<String>(said).await, if language == "tlh" { "en" } else { language });
        browser.expect_no_complaints().await;
    }
    let own = r#"<script type=application/json data-ia=labels>{"reading":{"view":"Lens","contents":"Asked","fold-all":"Shut"}}</script>"#;
    let (_site, browser) = open(&format!("{own}{ELEMENT}")).await;
    let said = "[one('[data-ia=view]'), one('.ia-contents-label'), one('[data-ia=fold-all]'), one('[data-ia=unfold-all]')].map(one => one.textContent)";
    assert_eq!(browser.value::<Vec<String>>(said).await, ["Lens", "Asked", "Shut", "Unfold all"]);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn on_a_phone_no_word_of_ours_lies_on_another() {
    for language in ["en", "ar", "de", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh-CN", "zh-TW"] {
        let (_site, browser) =
            open(&format!("<main><interview-article lang={language} src=/talk.txt></interview-article></main>")).await;
        for width in [320, 360] {
            browser.size(width, 700).await;
            browser.drawn().await;
            let beside = "(([a, b, c]) => [a, b, c].every(one => one.left >= 0 && one.right <= innerWidth) && (a.right <= b.left || b.right <= a.left))(
                [[one('.ia-contents-label')], all('[data-ia=controls] button'), [one('[data-ia=length]')]].map(([first, ...rest]) => {
                    const range = document.createRange();
                    range.setStartBefore(first.matches('summary') ? first.firstChild : first);
                    range.setEndAfter(first.matches('summary') ? first.lastChild : rest.at(-1) ?? first);
                    return range.getBoundingClientRect();
                }))";
            assert!(browser.value::<bool>(beside).await, "{language}, {width}");
        }
    }
}

/// The forms of each language are those that the browser asks for.
#[tokio::test]
async fn every_plural_has_its_form() {
    let (_site, browser) = open(ELEMENT).await;
    let missing = browser
        .run(
            "const names = ['ar', 'de', 'es', 'fr', 'hi', 'ja', 'ko', 'pt', 'ru', 'zh-hans', 'zh-hant'];
             return Promise.all(names.map(async name => {
                 const words = await (await fetch(`/pkg/words/${name}.json`)).json();
                 const plural = new Intl.PluralRules(name);
                 const missing = [];
                 for (const [key, value] of Object.entries(words.reading)) {
                     if (typeof value === 'string') continue;
                     for (let n = 0; n < 1000; n++) if (!value[plural.select(n)]) missing.push(`${name} ${key} ${n}`);
                 }
                 return missing;
             })).then(all => all.flat())",
        )
        .await;
    assert_eq!(missing, serde_json::json!([]));
}

#[tokio::test]
async fn all_of_it_works_under_a_strict_policy_and_leaves_nothing() {
    let strict = |answer: Answer| answer.header("content-security-policy", STRICT);
    let site = Site::ours()
        .page("/page.html", strict(page("<interview-article lang=ko src=/talk.txt></interview-article>")))
        .page("/talk.txt", Answer::text(&talk(20)))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    press(&browser, "?").await;
    browser.run("scrollTo(0, 4000)").await;
    browser.wait_until("!one('[data-ia=place]').hidden").await;
    show(&browser, "questions").await;
    browser.run("window.host = one('interview-article'); host.remove()").await;
    let left = "host.querySelectorAll('[data-ia-apart], [data-ia-mode], [data-ia-voice]').length";
    assert_eq!(browser.value::<usize>(left).await, 0);
    browser.run("document.body.append(host)").await;
    browser.settled().await;
    for tool in ["place", "view", "panel", "reading"] {
        assert_eq!(browser.value::<usize>(&format!("all('[data-ia={tool}]').length")).await, 1, "{tool}");
    }
    browser.expect_no_complaints().await;
}

/// What comes late takes no room from what is there.
#[tokio::test]
async fn the_tools_move_nothing() {
    let site = site()
        .page("/long.html", page(ELEMENT))
        .page("/short.html", page("<main><interview-article src=/short.txt></interview-article></main>"))
        .start()
        .await;
    let browser = Browser::open().await;
    for (path, width) in [("/long.html", 1280), ("/long.html", 360), ("/short.html", 1280), ("/short.html", 360)] {
        browser.size(width, 900).await;
        browser.visit(&site.url(path)).await;
        browser.settled().await;
        browser.drawn().await;
        let shifted = "return new Promise(told => {
            const seen = [];
            const observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => told(seen.map(one => [one.value, one.sources.map(({ node }) => node?.className ?? node?.nodeName).join()])), 200);
        })";
        let found = browser.run(shifted).await;
        assert_eq!(found, serde_json::json!([]), "{path}, {width}");
    }
}
