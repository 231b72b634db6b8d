//! From the narrowest phone to the widest desk: where the contents stand, and that nothing is cut off.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{id, open, page, site},
};

const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";

#[tokio::test]
async fn contents_are_a_closed_line_on_a_phone_and_a_rail_on_a_desk() {
    let (_site, browser) = open(ELEMENT).await;
    browser.size(360, 740).await;
    let shown = "all('nav a').filter(one => one.checkVisibility()).length";
    assert_eq!(browser.value::<usize>(shown).await, 0);
    let above = "one('nav').getBoundingClientRect().bottom <= one('.ia-exchanges').getBoundingClientRect().top";
    assert!(browser.value::<bool>(above).await);
    assert!(browser.value::<f64>("one('.ia-contents-label').getBoundingClientRect().height").await >= 44.0);
    browser.click(".ia-contents-label").await;
    assert_eq!(browser.value::<usize>(shown).await, 20);
    assert!(browser.value::<bool>(above).await);
    browser.click(".ia-contents-label").await;
    assert_eq!(browser.value::<usize>(shown).await, 0);

    browser.size(1280, 800).await;
    assert_eq!(browser.value::<usize>(shown).await, 20);
    let beside = "one('nav').getBoundingClientRect().right < one('.ia-exchanges').getBoundingClientRect().left";
    assert!(browser.value::<bool>(beside).await);
    // It stays beside the text, and within the window.
    browser.run("scrollTo({ top: 3000, behavior: 'instant' })").await;
    browser.drawn().await;
    let rail = "(rect => rect.top >= 0 && rect.bottom <= innerHeight)(one('nav').getBoundingClientRect())";
    assert!(browser.value::<bool>(rail).await);
    let size = "(rect => rect.width / 16)(one('nav').getBoundingClientRect())";
    let rems: f64 = browser.value(size).await;
    assert!((13.9..=16.1).contains(&rems), "the rail is {rems} rem wide");
}

#[tokio::test]
async fn a_rail_has_a_name_and_no_button() {
    let (_site, browser) = open(ELEMENT).await;
    browser.size(1280, 400).await;
    assert!(!browser.value::<bool>("one('.ia-contents-label').checkVisibility()").await);
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("an accessibility tree");
    let named =
        |node: &&serde_json::Value| node["role"]["value"] == "navigation" && node["name"]["value"] == "Contents";
    assert_eq!(nodes.iter().filter(named).count(), 1, "the landmark is named by what is not shown");
    // Its bar is there for whom it may serve.
    let bar = "getComputedStyle(one('nav')).scrollbarColor";
    assert_eq!(browser.value::<String>(bar).await, "rgba(0, 0, 0, 0) rgba(0, 0, 0, 0)");
    browser.run("one('[data-ia=view]').focus()").await;
    browser.press(&char::from(Key::Tab).to_string()).await;
    assert!(browser.value::<bool>("one('nav').contains(document.activeElement)").await, "the first stop is in it");
    assert_eq!(browser.value::<String>(bar).await, "auto");
    assert!(browser.value::<bool>("one('nav').scrollHeight > one('nav').clientHeight").await, "there is a bar");
    // Where it is a line again, it is a stop again.
    browser.size(360, 740).await;
    browser.run("document.activeElement.blur(); one('.ia-contents-label').focus()").await;
    assert!(browser.value::<bool>("document.activeElement === one('.ia-contents-label')").await);
}

#[tokio::test]
async fn a_very_long_list_starts_folded_beside_the_text_too() {
    let text = |questions: usize| {
        (1..=questions).fold(String::new(), |text, n| text + &format!("Q. Is this question {n}?\n\nYes.\n\n"))
    };
    let site = site()
        .page("/400.txt", Answer::text(&text(400)))
        .page("/401.txt", Answer::text(&text(401)))
        .page("/400.html", page("<interview-article src=/400.txt></interview-article>"))
        .page("/401.html", page("<interview-article src=/401.txt></interview-article>"))
        .start()
        .await;
    let browser = Browser::open().await;
    let shown = "one('nav a').checkVisibility()";
    let marked = "all('nav [aria-current]').length";
    browser.visit(&site.url("/400.html")).await;
    browser.settled().await;
    assert!(browser.value::<bool>(shown).await);
    browser.visit(&site.url("/401.html")).await;
    browser.settled().await;
    browser.run("one('#ia-is-this-question-300').scrollIntoView()").await;
    browser.drawn().await;
    browser.drawn().await;
    assert!(!browser.value::<bool>(shown).await);
    assert_eq!(browser.value::<usize>(marked).await, 0, "nobody sees it");
    let beside = "one('nav').getBoundingClientRect().right < one('.ia-exchanges').getBoundingClientRect().left";
    assert!(browser.value::<bool>(beside).await);
    assert!(browser.value::<f64>("one('.ia-contents-label').getBoundingClientRect().height").await >= 44.0);
    browser.click(".ia-contents-label").await;
    assert!(browser.value::<bool>(shown).await);
    browser.wait_until("one('nav [aria-current]')").await;
    assert!(browser.value::<bool>("one('nav').getBoundingClientRect().bottom <= innerHeight").await);
    browser.click("nav li:nth-child(4) a").await;
    browser.drawn().await;
    assert_eq!(browser.value::<String>("location.hash").await, "#ia-is-this-question-4");
    browser.expect_no_complaints().await;
}

/// What is not near the screen is not laid out until the beginning is drawn: at once where the reader is led to a place,
/// for which all above it must have its height.
#[tokio::test]
async fn the_beginning_is_drawn_first_and_nothing_moves_when_the_rest_is() {
    let noting = "<script>addEventListener('interview-ready', ({ target }) => { \
                  const unlaid = (one) => getComputedStyle(one).contentVisibility === 'auto'; \
                  window.unlaid = [...target.querySelectorAll('.ia-exchange')].filter(unlaid).length; })</script>";
    let site = site().page("/page.html", page(&format!("{noting}{ELEMENT}"))).start().await;
    let browser = Browser::open().await;
    let visit = async |address: &str| {
        browser.visit("about:blank").await;
        browser.visit(&site.url(address)).await;
        browser.settled().await;
        browser.value::<usize>("unlaid").await
    };
    assert_eq!(visit("/page.html").await, 17, "of twenty");
    let moved = "new Promise((seen) => new PerformanceObserver((list) => seen(list.getEntries().length)) \
                 .observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(seen, 300, 0))";
    assert_eq!(browser.value::<usize>(&format!("await {moved}")).await, 0);
    let left = "all('.ia-exchange').filter(one => getComputedStyle(one).contentVisibility === 'auto').length";
    assert_eq!(browser.value::<usize>(left).await, 0);
    assert_eq!(visit(&format!("/page.html#{}", id(12))).await, 0, "who comes for a question");
    assert_eq!(visit("/page.html").await, 17);
    browser.run("scrollTo({ top: 2500, behavior: 'instant' })").await;
    browser.drawn().await;
    browser.run("location.reload()").await;
    browser.wait_until("window.unlaid !== undefined").await;
    assert_eq!(browser.value::<usize>("unlaid").await, 0, "who comes back to where he was");
}

#[tokio::test]
async fn the_bands_of_a_quote_do_not_touch() {
    let quote = "==It went on for quite a while, as such things do, and then it went on for a little longer.==";
    let element = format!("<interview-article><pre>Q. A?\n\n{quote}</pre></interview-article>");
    let (_site, browser) = open(&element).await;
    browser.size(360, 740).await;
    // The last has higher boxes than most.
    let gaps =
        "(bands => bands.slice(1).map((band, n) => band.top - bands[n].bottom))([...one('mark').getClientRects()])";
    for face in ["serif", "sans-serif", "'Noto Serif CJK KR', serif"] {
        browser.run(&format!("document.body.style.fontFamily = {face:?}")).await;
        let gaps: Vec<f64> = browser.value(gaps).await;
        assert!(!gaps.is_empty() && gaps.iter().all(|gap| *gap >= 1.5), "{face}: {gaps:?}");
    }
}

#[tokio::test]
async fn the_container_decides_and_not_the_window() {
    let (_site, browser) = open(&format!("<div style='width: 400px'>{ELEMENT}</div>")).await;
    assert_eq!(browser.value::<usize>("all('nav a').filter(one => one.checkVisibility()).length").await, 0);
    assert!(browser.value::<bool>("one('.ia').getBoundingClientRect().right <= 408").await);
}

#[tokio::test]
async fn nothing_is_wider_than_the_window() {
    let long = "w".repeat(300);
    let words = format!(
        "<interview-article><pre>[{long}] {long}\n\n{long}\n\n\nQ. {long}?\n\nhttps://a.example/{long}\n\n\nQ. B?\n\n{long}\n\n\n\
         Q. C?\n\nD\n\n\nQ. E?\n\nF</pre></interview-article>"
    );
    let site = site().page("/words.html", page(&words)).start().await;
    let browser = Browser::open().await;
    for path in
        ["/", "/playground.html", "/words.html", "/?src=samples/soban-workshop", "/?src=samples/lighthouse-keeper"]
    {
        browser.visit(&site.url(path)).await;
        browser.settled().await;
        for width in [320, 360, 768, 1280, 1600] {
            browser.size(width, 800).await;
            for folded in ["expandAll", "collapseAll"] {
                browser.run(&format!("return one('interview-article').{folded}()")).await;
                let wide = "all('body *').filter(one => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility())
                    .map(one => one.localName + '.' + one.className)";
                let scroll: u32 = browser.value("document.documentElement.scrollWidth").await;
                assert!(
                    scroll <= width,
                    "{path} at {width}, {folded}: {scroll}, {:?}",
                    browser.value::<Vec<String>>(wide).await
                );
            }
        }
    }
}

#[tokio::test]
async fn lines_are_of_a_length_that_reads_well() {
    let site = Site::ours().start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/")).await;
    browser.settled().await;
    // Of all lines but the last of each paragraph.
    let characters = "(lengths => lengths.reduce((sum, one) => sum + one) / lengths.length)(
        all('.ia-turn > p').filter(one => one.textContent.length > 250).slice(0, 4).flatMap(one => {
            const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange(), lines = [];
            let left = Infinity;
            while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 1);
                const rect = range.getBoundingClientRect();
                if (rect.left < left) lines.push(0);
                lines[lines.length - 1]++;
                left = rect.left;
            }
            return lines.slice(0, -1);
        }))";
    // The page's own face, and whatever this machine has for others.
    for face in ["", "serif", "sans-serif"] {
        browser.run(&format!("document.body.style.fontFamily = '{face}'")).await;
        for width in [1280, 1600] {
            browser.size(width, 800).await;
            let measured: f64 = browser.value(characters).await;
            assert!((61.0..=72.0).contains(&measured), "{measured} characters in a line at {width}, {face}");
        }
    }
    // What a finger must hit, on a phone.
    browser.size(360, 740).await;
    let small = "all('.ia-fold, .ia-contents-label, .ia-controls button').filter(one => one.getBoundingClientRect().height < 44).length";
    assert_eq!(browser.value::<usize>(small).await, 0);
}
