//! The themes: each wins over the default and what a site says of its elements, loses to what it says of our classes, in
//! whatever order; is legible light and dark; works under the strict policy; and looks as it was last seen.

use crate::{
    browser::Browser,
    hosts::expect_no_faults,
    pictured::expect_as_pictured,
    site::{Answer, Site},
    stage::{SAMPLES, SCRIPT, STRICT, bare_page, site},
};

const THEMES: [&str; 3] = ["newspaper", "magazine", "plain"];

fn link(theme: &str) -> String {
    format!("<link rel=stylesheet href=/pkg/themes/{theme}.css>")
}

/// A page of a site that follows the system's colours and wears a theme's paper.
fn dressed(theme: &str, source: &str) -> Answer {
    bare_page(&format!(
        "<link rel=stylesheet href=/site.css>{}{SCRIPT}<body><main><interview-article src={source}></interview-article></main>",
        link(theme)
    ))
}

const SITE: &str = ":root { color-scheme: light dark } body { margin: 0; background: var(--ia-paper, Canvas); color: var(--ia-ink, CanvasText) }
    main { padding: 1rem }";

async fn open(theme: &'static str, name: &str) -> (Site, Browser) {
    let site = Site::ours()
        .page("/site.css", Answer::new("text/css", SITE))
        .page("/page.html", dressed(theme, &format!("/samples/{name}")))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    (site, browser)
}

async fn expect_legible(theme: &'static str) {
    for name in SAMPLES {
        let (_site, browser) = open(theme, name).await;
        for (width, scheme) in [(360, "light"), (360, "dark"), (768, "dark"), (1280, "light"), (1600, "dark")] {
            browser.emulate_media("", &[("prefers-color-scheme", scheme)]).await;
            browser.size(width, 900).await;
            expect_no_faults(&browser, &format!("{theme}, {name}, {width} wide, {scheme}")).await;
            if width != 768 {
                let barriers = browser.barriers().await;
                assert_eq!(barriers, Vec::<String>::new(), "{theme}, {name}, {width} wide, {scheme}");
            }
            if name == "lighthouse-keeper" && width != 768 {
                expect_as_pictured(&browser, &format!("{theme}-{width}-{scheme}"), width, 1200).await;
            }
        }
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn the_newspaper_is_legible() {
    expect_legible(THEMES[0]).await;
}

#[tokio::test]
async fn the_magazine_is_legible() {
    expect_legible(THEMES[1]).await;
}

#[tokio::test]
async fn the_plain_one_is_legible() {
    expect_legible(THEMES[2]).await;
}

#[tokio::test]
async fn a_theme_wins_over_the_default_and_loses_to_the_page() {
    let ours = "h1 { font-weight: 100 } * { margin: 0 } .ia-title { letter-spacing: 7px } :root { --ia-gap: 99px }";
    let orders =
        [("before", "/site.css", "/pkg/themes/newspaper.css"), ("after", "/pkg/themes/newspaper.css", "/site.css")];
    let mut site = site().page("/site.css", Answer::new("text/css", ours));
    for (name, first, second) in orders {
        let page = bare_page(&format!(
            "<link rel=stylesheet href={first}><link rel=stylesheet href={second}>{SCRIPT}\
            <body><interview-article src=/talk.txt></interview-article>"
        ));
        site = site.page(&format!("/{name}").leak()[..], page.header("content-security-policy", STRICT));
    }
    let site = site.start().await;
    let browser = Browser::open().await;
    for (name, ..) in orders {
        browser.visit(&site.url(&format!("/{name}"))).await;
        browser.settled().await;
        let title = |property: &str| format!("getComputedStyle(one('.ia-title')).{property}");
        assert_eq!(browser.value::<String>(&title("textAlign")).await, "center", "over the default, {name}");
        assert_eq!(browser.value::<String>(&title("fontWeight")).await, "700", "over a site's headings, {name}");
        assert_eq!(browser.value::<String>(&title("letterSpacing")).await, "7px", "under a site's classes, {name}");
        let indent = "parseFloat(getComputedStyle(one('.ia-turn p + p')).textIndent)";
        assert!(browser.value::<f64>(indent).await > 10.0, "over `*`, {name}");
        let gap = "getComputedStyle(all('.ia-exchange')[1]).marginTop";
        let own = browser.value::<String>(gap).await == "99px";
        assert!(own, "a property of the page's root counts, {name}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn an_element_has_the_scheme_that_it_is_given() {
    let (_site, browser) = open("newspaper", "bread-at-four").await;
    browser.emulate_media("", &[("prefers-color-scheme", "light")]).await;
    let paper = "getComputedStyle(one('interview-article')).backgroundColor";
    assert_eq!(browser.value::<String>(paper).await, "rgb(250, 248, 243)", "automatic");
    for (scheme, expected) in [("dark", "rgb(23, 22, 20)"), ("light", "rgb(250, 248, 243)")] {
        browser.run(&format!("one('interview-article').style.colorScheme = '{scheme}'")).await;
        assert_eq!(browser.value::<String>(paper).await, expected, "{scheme}");
    }
}

#[tokio::test]
async fn the_demo_changes_its_theme_and_remembers_it() {
    let site = Site::ours().start().await;
    let browser = Browser::open().await;
    let family = "getComputedStyle(one('.ia-title')).fontFamily";
    let choose =
        |theme: &str| format!("one('#theme').value = '{theme}'; one('#theme').dispatchEvent(new Event('change'))");
    browser.visit(&site.url("/")).await;
    browser.settled().await;
    let own: String = browser.value(family).await;
    browser.run(&choose("magazine")).await;
    browser.wait_until(&format!("{family}.includes('Hoefler')")).await;
    browser.visit(&site.url("/")).await;
    browser.settled().await;
    browser.wait_until(&format!("{family}.includes('Hoefler')")).await;
    browser.run(&choose("")).await;
    browser.wait_until(&format!("{family} === {own:?}")).await;
    browser.expect_no_complaints().await;
}
