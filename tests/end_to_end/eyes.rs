//! For eyes that need more: forced colours, more contrast, less motion, text twice as large, a page four times as large.

use crate::{
    browser::Browser,
    hosts::expect_no_faults,
    pictured::expect_as_pictured,
    site::{Answer, Site},
    stage::{SCRIPT, bare_page},
};

/// The default, and the themes beside it.
const LOOKS: [&str; 4] = ["", "newspaper", "magazine", "plain"];

async fn open(sample: &str) -> (Site, Browser) {
    let style = ":root { color-scheme: light dark } body { margin: 1rem }";
    let page = bare_page(&format!(
        "<link rel=stylesheet href=/site.css><link id=theme rel=stylesheet>{SCRIPT}<body><main>\
        <interview-article src=/samples/{sample}></interview-article></main>"
    ));
    let site = Site::ours().page("/site.css", Answer::new("text/css", style)).page("/page.html", page).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    (site, browser)
}

async fn dress(browser: &Browser, look: &str) {
    let link = "const link = one('#theme');";
    let href = format!("link.href = '/pkg/themes/{look}.css'; await new Promise(done => {{ link.onload = done }})");
    browser.run(&format!("{link} {}", if look.is_empty() { "link.removeAttribute('href')" } else { &href })).await;
}

#[tokio::test]
async fn four_times_as_large_nothing_scrolls_sideways() {
    // A window of 1280 by 1024, four times as large.
    for sample in ["lighthouse-keeper", "soban-workshop"] {
        let (_site, browser) = open(sample).await;
        browser.size(320, 256).await;
        for look in LOOKS {
            dress(&browser, look).await;
            expect_no_faults(&browser, &format!("{sample}, {look}, four times as large")).await;
        }
        dress(&browser, "").await;
        // What is stuck to the window would leave no room to read in.
        let stuck = "all('.ia, .ia *').filter(one => one.checkVisibility() && ['sticky', 'fixed'].includes(getComputedStyle(one).position)).length";
        assert_eq!(browser.value::<usize>(stuck).await, 0);
    }
}

#[tokio::test]
async fn text_twice_as_large_reads_as_well() {
    let (_site, browser) = open("lighthouse-keeper").await;
    browser.run("document.documentElement.style.fontSize = '200%'").await;
    for look in LOOKS {
        dress(&browser, look).await;
        for width in [360, 768, 1280, 1600] {
            browser.size(width, 900).await;
            expect_no_faults(&browser, &format!("{look}, text twice as large, {width} wide")).await;
        }
        let size = "parseFloat(getComputedStyle(one('.ia-turn p:not(.ia-speaker)')).fontSize)";
        assert!(browser.value::<f64>(size).await >= 32.0, "{look}: the text is not larger");
    }
    dress(&browser, "").await;
    expect_as_pictured(&browser, "twice-as-large", 1280, 900).await;
}

#[tokio::test]
async fn in_forced_colours_all_is_told_apart() {
    let (_site, browser) = open("component-interviewed").await;
    for look in LOOKS {
        dress(&browser, look).await;
        browser.emulate_media("", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await;
        let opaque = "/^rgb\\(/.test(getComputedStyle(one('mark')).backgroundColor)";
        assert!(browser.value::<bool>(opaque).await, "{look}: a quote has the system's mark");
        assert_eq!(browser.value::<String>("getComputedStyle(one('mark')).color").await, "rgb(0, 0, 0)", "{look}");
        browser.run("one('.ia-exchange:nth-of-type(3)').scrollIntoView()").await;
        browser.wait_until("one('nav [aria-current]')").await;
        let line = |which: &str| format!("getComputedStyle(one('nav a{which}')).borderInlineStartColor");
        let [current, other]: [String; 2] =
            browser.value(&format!("[{}, {}]", line("[aria-current]"), line(":not([aria-current])"))).await;
        assert_ne!(current, other, "{look}: the current question is not told apart");
        assert_eq!(other, "rgb(0, 0, 0)", "{look}: the line of the others is not seen");
        expect_no_faults(&browser, &format!("{look}, forced colours")).await;
    }
    dress(&browser, "").await;
    browser.run("scrollTo(0, 0); one('.ia-fold').focus()").await;
    expect_as_pictured(&browser, "forced-colours", 1280, 900).await;
}

#[tokio::test]
async fn who_wants_more_contrast_has_nothing_pale() {
    let (_site, browser) = open("lighthouse-keeper").await;
    browser.emulate_media("", &[("prefers-contrast", "more")]).await;
    for look in LOOKS {
        dress(&browser, look).await;
        let pale = "(pen => {
            const painted = part => {
                pen.fillStyle = getComputedStyle(part).color;
                pen.fillRect(0, 0, 1, 1);
                return [...pen.getImageData(0, 0, 1, 1).data].join();
            };
            return all('.ia-kicker, .ia-speaker, .ia-question, .ia-contents a, .ia-controls button, .ia-fold')
                .filter(part => painted(part) !== painted(one('.ia'))).map(part => part.className);
        })(new OffscreenCanvas(1, 1).getContext('2d'))";
        assert_eq!(browser.value::<Vec<String>>(pale).await, Vec::<String>::new(), "{look}");
    }
}

#[tokio::test]
async fn who_wants_less_motion_has_none() {
    let (_site, browser) = open("lighthouse-keeper").await;
    let moving = "all('.ia, .ia *').flatMap(one => [one, '::before', '::after'].map((of, n) => getComputedStyle(one, n ? of : null)))
        .filter(style => parseFloat(style.transitionDuration) || style.animationName !== 'none').length";
    for look in LOOKS {
        dress(&browser, look).await;
        browser.emulate_media("", &[("prefers-reduced-motion", "reduce")]).await;
        assert_eq!(browser.value::<usize>(moving).await, 0, "{look}");
        browser.emulate_media("", &[]).await;
        assert!(browser.value::<usize>(moving).await > 0, "{look}: the mark turns for everybody else");
    }
}
