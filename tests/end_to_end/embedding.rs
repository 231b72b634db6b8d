//! However a page brings the script and the element, an article stands.

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::Answer,
    stage::{SCRIPT, bare_page, open, question, site, talk},
};

const ELEMENT: &str = "<interview-article src=/short.txt></interview-article>";
const AGAIN: &str = "<script type=module src='/pkg/interview-article.js?v=2'></script>";

#[tokio::test]
async fn the_script_may_stand_anywhere_and_twice() {
    let bodies = [
        format!("{SCRIPT}<body>{ELEMENT}"),
        format!("<body>{ELEMENT}{SCRIPT}"),
        format!("{SCRIPT}<body>{SCRIPT}{ELEMENT}{SCRIPT}"),
        format!("{SCRIPT}{AGAIN}<body>{ELEMENT}"),
        format!("<body>{ELEMENT}{AGAIN}{SCRIPT}"),
        format!("<body>{ELEMENT}<script>setTimeout(() => import('/pkg/interview-article.js'), 50)</script>"),
        format!("<script async type=module src=/pkg/interview-article.js></script><body>{ELEMENT}"),
    ];
    let pages = bodies.iter().enumerate();
    let site = pages.fold(site(), |site, (n, body)| site.page(&format!("/{n}.html"), bare_page(body))).start().await;
    let browser = Browser::open().await;
    for (n, body) in bodies.iter().enumerate() {
        browser.visit(&site.url(&format!("/{n}.html"))).await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('interview-article > .ia').length").await, 1, "{body}");
        assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 3, "{body}");
        assert_eq!(browser.value::<usize>("told.length").await, 1, "{body}");
        assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid", "{body}");
        assert_eq!(browser.value::<usize>("document.adoptedStyleSheets.length").await, 2, "{body}");
        browser.click(&question(1)).await;
        assert!(!browser.value::<bool>("one('.ia-answer').open").await, "{body}");
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn a_link_that_only_loads_ahead_is_no_style_sheet() {
    let (_site, browser) = open(&format!("<link rel=preload as=style href=/pkg/interview-article.css>{ELEMENT}")).await;
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid");
}

#[tokio::test]
async fn a_style_sheet_that_failed_is_asked_for_again() {
    let (_site, browser) = open("<script>
        const real = fetch; let asked = 0;
        window.fetch = (address, ...rest) => String(address).endsWith('.css') && asked++ < 2 ? Promise.reject(new TypeError) : real(address, ...rest);
        </script><interview-article src=/short.txt></interview-article>")
    .await;
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "block");
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_page_that_sets_the_object_loads_one_build() {
    let (_site, browser) = open("<main></main>").await;
    let set = "const host = document.createElement('interview-article');
        host.interview = { parts: [{ exchanges: [{ question: { role: 'asks', blocks: ['Why?'] }, replies: [{ role: 'answers', blocks: ['So.'] }] }] }] };
        document.body.append(host);
        return host.ready.then(() => host.collapseAll()).then(() => one('main').append(host)).then(() => host.reveal('ia-why'))";
    assert_eq!(browser.run(set).await, true);
    assert!(browser.value::<bool>("one('.ia-answer').open").await);
    browser.click(".ia-question").await;
    browser.wait_until("!one('.ia-answer').open").await;
    let modules = "performance.getEntriesByType('resource').map(one => one.name.split('/').pop()).filter(name => name.endsWith('.wasm'))";
    assert_eq!(browser.value::<Vec<String>>(modules).await, ["interview_article_objects_bg.wasm"]);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_copied_folder_works_from_any_path() {
    let page = "<script type=module src='assets/v1.2/interview-article.js'></script><body>
                <interview-article src='texts/own.txt'></interview-article>";
    let site = site()
        .folder("/blog/2026/assets/v1.2", &Tree::find().expect("the repository").pkg())
        .page("/blog/2026/texts/own.txt", Answer::text(&talk(5)))
        .page("/blog/2026/post.html", bare_page(page))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/blog/2026/post.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 5);
    assert_eq!(browser.value::<String>("getComputedStyle(one('.ia')).display").await, "grid");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn several_on_a_page_share_no_id() {
    let (_site, browser) = open(
        "<interview-article src=/talk.txt></interview-article><interview-article src=/talk.txt></interview-article>
         <interview-article id='The chat' src=/talk.txt></interview-article><interview-article src=/short.txt></interview-article>",
    )
    .await;
    let prefixes = "all('interview-article').map(host => [...new Set([...host.querySelectorAll('[id]')]
        .map(one => one.id.replace(/-(is-this-question-.*|-contents)$/, '')))].join())";
    assert_eq!(browser.value::<Vec<String>>(prefixes).await, ["ia", "ia2", "the-chat", "ia3"]);
    assert!(browser.value::<bool>("new Set(all('[id]').map(one => one.id)).size === all('[id]').length").await);
    let astray = "all('interview-article').flatMap(host => [...host.querySelectorAll('nav a, [aria-labelledby]')].filter(one =>
        !host.contains(document.getElementById(one.getAttribute('aria-labelledby') ?? decodeURIComponent(one.hash.slice(1)))))).length";
    assert_eq!(browser.value::<usize>(astray).await, 0);
    // What is done to one is not done to the others.
    browser.run("return all('interview-article')[1].collapseAll()").await;
    let open = "all('interview-article').map(host => host.querySelectorAll('.ia-answer[open]').length)";
    assert_eq!(browser.value::<Vec<usize>>(open).await, [20, 0, 20, 3]);
    browser.click("#ia2-is-this-question-7 > .ia-question").await;
    assert_eq!(browser.value::<Vec<usize>>(open).await, [20, 1, 20, 3]);
}

#[tokio::test]
async fn whatever_comes_and_goes_no_two_share_an_id() {
    let long = "<interview-article src=/talk.txt></interview-article>";
    let made = "<article class=ia data-ia=article><section class=ia-exchange data-ia=exchange id=ia-is-this-question-1>\
                <h3 class=ia-question data-ia=question id=ia-is-this-question-1--question>Made before?</h3></section></article>";
    let bodies = [
        long.to_owned(),
        format!("<interview-article id=ia src=/talk.txt></interview-article>{long}"),
        format!("{long}<interview-article id=ia src=/talk.txt></interview-article>"),
        format!("<interview-article id='' src=/talk.txt></interview-article>{long}"),
        format!("<interview-article id='!!' src=/talk.txt></interview-article>{long}"),
        format!("{long}<interview-article>{made}</interview-article>"),
    ];
    let own = "[one('interview-article').querySelector('.ia-exchange').id, one('body > :last-child .ia-exchange').id]";
    for body in bodies {
        let (_site, browser) = open(&body).await;
        let before: Vec<String> = browser.value(own).await;
        browser
            .run("const made = document.createElement('interview-article'); made.setAttribute('src', '/talk.txt'); document.body.prepend(made)")
            .await;
        browser.settled().await;
        // Made anew, each has what it had.
        browser.run("for (const host of all('interview-article[src]')) host.setAttribute('expanded', 'none')").await;
        browser.settled().await;
        browser.run("one('interview-article').id = 'moved'").await;
        let own = own.replace("one('interview-article')", "one('interview-article:nth-of-type(2)')");
        assert_eq!(browser.value::<Vec<String>>(&own).await, before, "{body}");
        let twice = "(ids => ids.filter((id, n) => ids.indexOf(id) < n))(all('.ia [id]').map(one => one.id))";
        assert_eq!(browser.value::<Vec<String>>(twice).await, Vec::<String>::new(), "{body}");
        let astray = "all('.ia-contents a').filter(one => !one.closest('.ia').contains(document.getElementById(decodeURIComponent(one.hash.slice(1))))).length";
        assert_eq!(browser.value::<usize>(astray).await, 0, "{body}");
    }
}

#[tokio::test]
async fn in_a_shadow_root_it_is_styled_and_alive() {
    let (_site, browser) = open(
        "<div id=theirs></div><script>
         theirs.attachShadow({ mode: 'open' }).innerHTML =
            '<interview-article src=/talk.txt expanded=none></interview-article><interview-article src=/short.txt></interview-article>';
         </script>",
    )
    .await;
    let within = "const root = theirs.shadowRoot, host = root.firstChild;";
    browser
        .run(&format!("{within} return Promise.all([...root.children].map(one => one.ready)).then(() => null)"))
        .await;
    let styled: String = browser
        .run(&format!("{within} return getComputedStyle(host.querySelector('.ia')).display"))
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(styled, "grid");
    // Its own, and that of the reader's tools.
    browser.wait_until("theirs.shadowRoot.querySelectorAll('[data-ia=reading]').length === theirs.shadowRoot.querySelectorAll('.ia').length").await;
    assert_eq!(browser.run(&format!("{within} return root.adoptedStyleSheets.length")).await, 2);
    assert_eq!(browser.value::<usize>("document.adoptedStyleSheets.length").await, 0);
    let twice = "const ids = [...root.querySelectorAll('[id]')].map(one => one.id); return ids.filter((id, n) => ids.indexOf(id) < n)";
    assert_eq!(browser.run(&format!("{within} {twice}")).await, serde_json::json!([]), "the two share ids");
    let open = format!("{within} return host.querySelectorAll('.ia-answer[open]').length");
    browser.run(&format!("{within} host.querySelector('.ia-question').click()")).await;
    assert_eq!(browser.run(&open).await, 1);
    browser.run(&format!("{within} host.querySelectorAll('nav a')[4].click()")).await;
    assert_eq!(browser.run(&open).await, 2, "its contents list opens nothing");
    let reveal = format!("{within} return host.reveal(host.querySelectorAll('.ia-exchange')[8].id)");
    assert_eq!(browser.run(&reveal).await, true);
    assert_eq!(browser.run(&open).await, 3);
    browser.expect_no_complaints().await;
}
