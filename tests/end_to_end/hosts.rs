//! In the pages of others the article is at home: under Bootstrap, Tailwind's preflight, a block theme of WordPress,
//! GitHub's sheet of Markdown, and where everything was taken away.

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    pictured::expect_as_pictured,
    site::Site,
    stage::{SCRIPT, bare_page},
};

/// A page that somebody else has styled.
struct Host {
    name: &'static str,
    /// Its sheet: of npm, or of `tests/hosts`.
    sheet: &'static str,
    /// What stands around the article.
    around: [&'static str; 2],
}

const BOOTSTRAP: Host = Host {
    name: "bootstrap",
    sheet: "/npm/bootstrap/dist/css/bootstrap.css",
    around: ["<main class='container py-4'>", "</main>"],
};
const TAILWIND: Host =
    Host { name: "tailwind", sheet: "/hosts/tailwind.css", around: ["<main style='padding: 1rem'>", "</main>"] };
/// The preflight of the version before; unocss publishes it as a sheet. It stands in no layer, and takes from headings and
/// paragraphs what tells them apart: what is only a matter of taste gives way to it as to any rule of a site, a theme does
/// not.
const TAILWIND_3: Host = Host {
    name: "tailwind-3",
    sheet: "/npm/@unocss/reset/tailwind.css",
    around: ["<main style='padding: 1rem'>", "</main>"],
};
const WORDPRESS: Host = Host {
    name: "wordpress",
    sheet: "/hosts/wordpress.css",
    around: [
        "<main class='has-global-padding is-layout-constrained'><div class='entry-content is-layout-flow'>",
        "</div></main>",
    ],
};
const GITHUB: Host = Host {
    name: "github",
    sheet: "/npm/github-markdown-css/github-markdown.css",
    around: ["<main class=markdown-body style='max-width: 980px; margin: 0 auto; padding: 15px'>", "</main>"],
};
const ALL_UNSET: Host = Host { name: "all-unset", sheet: "/hosts/all-unset.css", around: ["<main>", "</main>"] };

#[tokio::test]
async fn bootstrap_is_a_home() {
    expect_at_home(&BOOTSTRAP).await;
}

#[tokio::test]
async fn tailwind_is_a_home() {
    expect_at_home(&TAILWIND).await;
}

#[tokio::test]
async fn a_block_theme_of_wordpress_is_a_home() {
    expect_at_home(&WORDPRESS).await;
}

#[tokio::test]
async fn github_is_a_home() {
    expect_at_home(&GITHUB).await;
}

#[tokio::test]
async fn where_everything_is_unset_there_is_a_home() {
    expect_at_home(&ALL_UNSET).await;
}

/// A theme brings its own type, whatever a site says of its headings and links.
#[tokio::test]
async fn themes_are_at_home_too() {
    let homes = [
        (&BOOTSTRAP, "newspaper"),
        (&WORDPRESS, "magazine"),
        (&TAILWIND, "plain"),
        (&TAILWIND_3, "newspaper"),
        (&TAILWIND_3, "magazine"),
    ];
    for (host, theme) in homes {
        let (_site, browser) = open(host, &format!("<link rel=stylesheet href=/pkg/themes/{theme}.css>")).await;
        for width in [360, 1280] {
            browser.size(width, 800).await;
            expect_no_faults(&browser, &format!("{theme} under {}, {width} wide", host.name)).await;
            expect_as_pictured(&browser, &format!("host-{}-{theme}-{width}", host.name), width, 1200).await;
        }
        expect_folding(&browser).await;
    }
}

/// The site of the hosts; what a test has of its own is added to the head of the page.
async fn open(host: &Host, head: &str) -> (Site, Browser) {
    let [before, after] = host.around;
    let sheet = host.sheet;
    let page = bare_page(&format!(
        "<link rel=stylesheet href={sheet}>{head}{SCRIPT}<body>{before}\
        <interview-article src=/hosts/talk.md></interview-article>{after}"
    ));
    let tree = Tree::find().expect("the repository");
    let site = Site::ours()
        .folder("/npm", &tree.npm_file(""))
        .folder("/hosts", &tree.root.join("tests/hosts"))
        .page("/host.html", page)
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/host.html")).await;
    browser.settled().await;
    (site, browser)
}

async fn expect_at_home(host: &Host) {
    let (_site, browser) = open(host, "").await;
    for width in [360, 1280] {
        browser.size(width, 800).await;
        expect_no_faults(&browser, &format!("{}, {width} wide", host.name)).await;
        expect_as_pictured(&browser, &format!("host-{}-{width}", host.name), width, 1500).await;
    }
    expect_folding(&browser).await;
    browser.expect_no_complaints().await;
}

/// What a reader would call broken, whatever the faces and sizes of the page are.
pub async fn expect_no_faults(browser: &Browser, whose: &str) {
    let faults: Vec<String> = browser.value(FAULTS).await;
    assert_eq!(faults, Vec::<String>::new(), "{whose}");
}

const FAULTS: &str = "(() => {
    const faults = [], style = (one, pseudo) => getComputedStyle(one, pseudo), box = one => one.getBoundingClientRect();
    const fault = (is, what) => { if (is) faults.push(what); };
    const px = text => parseFloat(text) || 0;
    const name = one => one.className + ' ' + one.textContent.slice(0, 20);
    fault(document.documentElement.scrollWidth > innerWidth, 'it scrolls sideways');
    fault(all('.ia *').some(one => box(one).right > innerWidth + 1 && one.checkVisibility() && !one.closest('.ia-table')), 'something is cut off');
    const answer = one('.ia-turn[data-ia-role=answer] p:not(.ia-speaker)'), question = one('.ia-question');
    const louder = (a, b) => px(style(a).fontSize) > px(style(b).fontSize) * 1.1 || px(style(a).fontWeight) >= px(style(b).fontWeight) + 200;
    fault(!louder(question, answer), 'a question looks like an answer');
    fault(px(style(one('.ia-title')).fontSize) < px(style(question).fontSize), 'the title is smaller than a question');
    fault(style(one('.ia-title')).display !== 'block', 'the title is no block');
    /* What follows in the text stands below, with air between paragraphs. */
    const flow = all('.ia-kicker, .ia-title, .ia-introduction > p, .ia-question, .ia-turn > :not(.ia-pull, .ia-speaker), .ia-closing > p').filter(one => one.checkVisibility());
    flow.slice(1).forEach((next, n) => {
        const before = [...flow[n].getClientRects()].at(-1), [after] = next.getClientRects();
        if (after.left >= before.right) return; /* the next column */
        const space = after.top - before.bottom;
        fault(space < -1, name(next) + ' overlaps ' + name(flow[n]));
        const paragraphs = next.localName === 'p' && flow[n].localName === 'p' && next.parentElement === flow[n].parentElement;
        fault(paragraphs && space < .4 * px(style(next).fontSize) && !px(style(next).textIndent), name(next) + ' is not set apart');
        fault(next.matches('.ia-question') && !flow[n].matches('.ia-title') && space < px(style(answer).fontSize), 'no space before ' + name(next));
    });
    for (const fold of all('.ia-fold')) {
        const head = box(fold.closest('.ia-exchange').querySelector('.ia-question')), { left, right, top, bottom, width, height } = box(fold);
        fault(!fold.checkVisibility() || width < 24 || height < 24, 'a fold button is small');
        fault(bottom < head.top || top > head.bottom, 'a fold button is not beside its question');
        fault(left < head.right - 1 && right > head.left + 1, 'a fold button is over its question');
        const mark = style(fold, '::before');
        fault(px(mark.width) < 6 || px(mark.borderBlockEndWidth) < 1 || px(mark.height) > 24, 'the mark of a fold button is not seen');
    }
    const label = one('.ia-contents-label');
    fault(label?.checkVisibility() && (box(label).height < 44 || style(label).display !== 'flex'), 'the contents cannot be unfolded');
    fault(label && !label.checkVisibility() && !all('.ia-contents a').every(one => one.checkVisibility() && box(one).height >= 24), 'the contents are not seen');
    fault(label && !label.checkVisibility() && box(one('.ia-contents')).right > box(one('.ia-exchanges')).left && style(one('.ia')).direction === 'ltr' && style(one('.ia')).writingMode === 'horizontal-tb', 'the contents are in the text');
    const cells = [...one('.ia-table tr')?.cells ?? []].map(box);
    fault(cells.some(({ left, top }, n) => n && (left <= cells[n - 1].left || Math.abs(top - cells[n - 1].top) > 2)), 'a table is no table');
    const controls = one('.ia-controls');
    controls.hidden = true;
    fault(controls.checkVisibility(), 'what is hidden is seen');
    controls.hidden = false;
    fault(!controls.checkVisibility(), 'the controls are not seen');
    return [...new Set(faults)];
})()";

/// A question folds and unfolds, and the contents do where they are a line.
async fn expect_folding(browser: &Browser) {
    let seen = "one('.ia-turn').checkVisibility({ contentVisibilityAuto: true }) && one('.ia-turn').getBoundingClientRect().height > 0";
    assert!(browser.value::<bool>(seen).await);
    browser.click(".ia-question").await;
    browser.wait_until(&format!("!({seen})")).await;
    browser.drawn().await;
    browser.click(".ia-fold").await;
    browser.wait_until(seen).await;
    browser.size(360, 800).await;
    // Not in its middle, where the buttons may begin.
    browser.run("one('.ia-contents-label').click()").await;
    browser.wait_until("all('.ia-contents a').every(one => one.checkVisibility())").await;
    browser.run("one('.ia-contents-label').click()").await;
    browser.wait_until("!all('.ia-contents a').some(one => one.checkVisibility())").await;
}
