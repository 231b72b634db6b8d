//! From the narrowest phone to the widest desk: where the contents stand, and that nothing is cut off.

use crate::{
    browser::Browser,
    site::Site,
    stage::{open, page, site},
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
    for width in [1280, 1600] {
        browser.size(width, 800).await;
        let measured: f64 = browser.value(characters).await;
        assert!((58.0..=76.0).contains(&measured), "{measured} characters in a line at {width}");
    }
    // What a finger must hit, on a phone.
    browser.size(360, 740).await;
    let small = "all('.ia-fold, .ia-contents-label, .ia-controls button').filter(one => one.getBoundingClientRect().height < 44).length";
    assert_eq!(browser.value::<usize>(small).await, 0);
}
