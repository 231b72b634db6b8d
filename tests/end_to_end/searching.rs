//! Somebody looks for words: found however they are written, counted, painted, led to through what is folded.

use std::time::Duration;

use fantoccini::key::Key;

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{STRICT, at, id, open, page, quoted, site, talk},
};

const ELEMENT: &str = "<interview-article src=/talk.txt></interview-article>";
const FOLDED: &str = "<interview-article src=/talk.txt expanded=none></interview-article>";
const COUNT: &str = "one('.ia-search-count').textContent";
const OPEN: &str = "all('.ia-answer[open]').map(one => one.parentNode.id)";
const SEARCHING: &str = "document.activeElement === one('.ia-search input')";

/// What is painted under a name, in the order of the page.
fn painted(name: &str) -> String {
    format!(
        "[...CSS.highlights.get('{name}') ?? []].map(({{ startContainer, startOffset, endContainer, endOffset }}) => {{
            const range = document.createRange(); range.setStart(startContainer, startOffset); range.setEnd(endContainer, endOffset);
            return range.toString(); }})"
    )
}

/// Calls the field by its key, and types.
pub async fn search(browser: &Browser, query: &str) {
    browser.wait_until("one('[data-ia=search]')").await;
    browser.run("if (document.activeElement?.matches('input')) document.activeElement.blur()").await;
    browser.press("/").await;
    browser.wait_until(SEARCHING).await;
    browser.press(query).await;
}

async fn counts(browser: &Browser, count: &str) {
    browser.wait_until(&format!("{COUNT} === '{count}'")).await;
}

async fn press(browser: &Browser, key: Key) {
    browser.press(&char::from(key).to_string()).await;
}

/// A query, what stands in an answer, and what of it is found, parted by lines.
const FOUND: [(&str, &str, &str); 30] = [
    ("cafe", "Café, CAFÉ, cafe\u{301}", "Café|CAFÉ|cafe\u{301}"),
    ("É", "cafe", "e"),
    ("strasse", "Straße STRASSE", "Straße|STRASSE"),
    ("fin", "ﬁn, ﬀ", "ﬁn"),
    ("f", "ﬁ", "ﬁ"),
    ("istanbul", "İstanbul ISTANBUL ıstanbul", "İstanbul|ISTANBUL|ıstanbul"),
    ("łódź", "Lodz", "Lodz"),
    ("οδος", "ΟΔΟΣ οδός", "ΟΔΟΣ|οδός"),
    ("еж", "ёж", "ёж"),
    ("o'clock", "o’clock o'clock", "o’clock|o'clock"),
    ("\"so\"", "“so” «so» „so“", "“so”|«so»|„so“"),
    ("a-b", "a–b a—b a\u{2011}b", "a–b|a—b|a\u{2011}b"),
    (" two  words ", "two \n words, two&nbsp;words, two<br>words", "two \n words|two\u{a0}words|twowords"),
    ("東京 駅", "東京\u{3000}駅", "東京\u{3000}駅"),
    ("カタカナ", "ｶﾀｶﾅ かたかな", "ｶﾀｶﾅ|かたかな"),
    ("ｶﾞ", "ガ か", "ガ"),
    ("가", "각 나 가", "각|가"),
    ("ㄱ", "각", "각"),
    ("각", "가구", ""),
    ("한국", "\u{1112}\u{1161}\u{11ab}국", "\u{1112}\u{1161}\u{11ab}국"),
    ("שלום", "שָׁלוֹם", "שָׁלוֹם"),
    ("مرحبا", "مَرْحَبًا مرحـبا", "مَرْحَبًا|مرحـبا"),
    ("कि", "की कि", "कि"),
    ("ab", "𝒜b 𝐀𝐁", "𝒜b|𝐀𝐁"),
    ("😀", "a😀b", "😀"),
    ("(a.b)", "(a.b) axb", "(a.b)"),
    ("word", "wo<em>rd</em> w<mark>or</mark>d wo<wbr>rd wo&shy;rd", "word|word|word|wo\u{ad}rd"),
    ("ab", "<p>a</p><p>b</p><ul><li>a<li>b</ul>", ""),
    ("seen", "<i hidden>seen</i> seen <button>seen</button> <i class=gone>seen</i>", "seen"),
    ("aa", "aaaaa", "aa|aa"),
];

#[tokio::test]
async fn words_are_found_however_they_are_written() {
    let (_site, browser) = open("<style>.gone { display: none }</style><main></main>").await;
    for (query, html, found) in FOUND {
        let script = format!(
            "const [{{ Finder }}, {{ pattern }}] = await Promise.all([import('/reading/search/finder.js'), import('/reading/search/letters.js')]);
             one('main').innerHTML = '<section data-ia=exchange><div>' + {} + '</div></section>';
             const finder = new Finder(one('main'));
             const query = {};
             await finder.find(pattern(query), query, 0, new AbortController().signal, () => {{}});
             return finder.ranges(0).map(({{ startContainer, startOffset, endContainer, endOffset }}) => {{
                 const range = document.createRange(); range.setStart(startContainer, startOffset); range.setEnd(endContainer, endOffset);
                 return range.toString(); }}).join('|')",
            quoted(html),
            quoted(query)
        );
        assert_eq!(browser.run(&script).await, found, "“{query}” in {html}");
    }
    // A syllable that is still being typed may end where the next begins.
    let typed = "const { folded, pattern } = await import('/reading/search/letters.js');
        return [['각', '가구'], ['갃', '각시'], ['갉', '갈고'], ['강', '가아'], ['각', '가나']]
            .map(([query, text]) => folded(text).match(pattern(query, true))?.length ?? 0).join()";
    assert_eq!(browser.run(typed).await, "1,1,1,1,0");
}

#[tokio::test]
async fn every_letter_has_a_way_back() {
    let (_site, browser) = open("<main></main>").await;
    let check = "const { folded, origins } = await import('/reading/search/letters.js');
        const wrong = [];
        for (let code = 1; code < 0x1f000; code++) {
            const text = `a ${String.fromCodePoint(code)}\\u0301 b${String.fromCodePoint(code)}`;
            const { begins, ends } = origins(text);
            const units = folded(text);
            if (units.length !== begins.length || ends.some((end, n) => end <= begins[n] || end > text.length)) wrong.push(code.toString(16));
        }
        return wrong.slice(0, 20).join()";
    assert_eq!(browser.run(check).await, "");
}

#[tokio::test]
async fn a_folded_answer_opens_for_its_hit_and_folds_back() {
    let (_site, browser) = open(FOLDED).await;
    browser.run("all('nav a')[2].focus()").await;
    search(&browser, "to question 7 ends").await;
    counts(&browser, "1 of 1").await;
    assert_eq!(browser.value::<Vec<String>>(&painted("ia-hit-now")).await, ["to question 7 ends"]);
    browser.wait_until(&format!("{OPEN}.join() === '{}'", id(7))).await;
    browser.drawn().await;
    let seen = format!(
        "(({{ top, bottom }}) => top > 24 && bottom < innerHeight)(one('{}').getBoundingClientRect())",
        at(7, " .ia-turn p:last-child")
    );
    assert!(browser.value::<bool>(&seen).await);
    // Where it is seen, one has arrived: it stays open. The focus goes back.
    press(&browser, Key::Escape).await;
    browser.wait_until("document.activeElement === all('nav a')[2]").await;
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, [id(7)]);
    assert_eq!(browser.value::<usize>("CSS.highlights.size").await, 0);
    assert_eq!(browser.value::<String>("one('.ia-search input').value").await, "");
    // From hit to hit only one is open that was not before.
    search(&browser, "begins here").await;
    browser.wait_until(&format!("{COUNT} === '8 of 20' || {COUNT} === '7 of 20'")).await;
    for _ in 0..3 {
        press(&browser, Key::Enter).await;
        browser.drawn().await;
    }
    let mut expected = vec![id(7)];
    expected.push(
        browser
            .value::<String>("[...CSS.highlights.get('ia-hit-now')][0].startContainer.parentNode.closest('section').id")
            .await,
    );
    assert_eq!(browser.value::<Vec<String>>(OPEN).await, expected);
    // Left out of sight it folds back when the search ends, and what is read stays where it is.
    browser.size(1280, 400).await;
    browser.run("one('#ia-is-this-question-20').scrollIntoView({ block: 'start', behavior: 'instant' })").await;
    browser.drawn().await;
    let before: f64 = browser.value("one('#ia-is-this-question-20').getBoundingClientRect().top").await;
    press(&browser, Key::Escape).await;
    browser.wait_until(&format!("{OPEN}.length === 1")).await;
    browser.drawn().await;
    let after: f64 = browser.value("one('#ia-is-this-question-20').getBoundingClientRect().top").await;
    assert!((before - after).abs() < 2.0, "{before}, then {after}");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn keys_and_buttons_lead_on_and_around() {
    let (_site, browser) = open(ELEMENT).await;
    search(&browser, "ends here").await;
    counts(&browser, "1 of 20").await;
    // It is said once typing has come to rest.
    browser.wait_until("one('[data-ia=reading]').textContent === '1 of 20'").await;
    press(&browser, Key::Enter).await;
    counts(&browser, "2 of 20").await;
    browser.wait_until("one('[data-ia=reading]').textContent === '2 of 20: The answer to question 2 ends here.'").await;
    browser
        .client
        .active_element()
        .await
        .expect("the field")
        .send_keys("\u{e008}\u{e007}")
        .await
        .expect("Shift and Enter");
    counts(&browser, "1 of 20").await;
    browser.click(".ia-search [data-ia-do=previous]").await;
    counts(&browser, "20 of 20").await;
    assert!(browser.value::<bool>(SEARCHING).await, "a pressed button leaves the focus in the field");
    browser.click(".ia-search [data-ia-do=next]").await;
    counts(&browser, "1 of 20").await;
    browser.press("xyz").await;
    counts(&browser, "Not found").await;
    assert_eq!(browser.value::<usize>("CSS.highlights.size").await, 0);
    browser.click(".ia-search [data-ia-do=clear]").await;
    browser.wait_until(&format!("{COUNT} === ''")).await;
    // No node was touched, and what is typed there is no key of ours.
    assert_eq!(browser.value::<usize>("one('.ia-turn p').childNodes.length").await, 1);
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn the_field_comes_along_where_the_contents_are_not_in_view() {
    let (_site, browser) = open(ELEMENT).await;
    browser.size(360, 640).await;
    browser.run("one('#ia-is-this-question-9').scrollIntoView({ block: 'start', behavior: 'instant' })").await;
    browser.drawn().await;
    let before: f64 = browser.value("scrollY").await;
    search(&browser, "question 9 begins").await;
    counts(&browser, "1 of 1").await;
    let place = "(({ top, bottom, left, right }) => top >= 0 && bottom < 80 && left >= 0 && right <= 360)(one('.ia-search').getBoundingClientRect())";
    assert!(browser.value::<bool>(place).await);
    assert!((browser.value::<f64>("scrollY").await - before).abs() < 2.0, "calling it moves nothing");
    assert!(!browser.value::<bool>("one('[data-ia=contents-fold]').open").await);
    press(&browser, Key::Escape).await;
    browser.wait_until("!one('.ia-search').matches('[popover]')").await;
    assert!((browser.value::<f64>("scrollY").await - before).abs() < 2.0, "nor does leaving it");
    // Closed contents hide it, and nobody tabs into it there.
    assert!(!browser.value::<bool>("one('.ia-search input').checkVisibility({ visibilityProperty: true })").await);
    assert!(!browser.value::<bool>("one('.ia-contents ol').checkVisibility()").await);
    browser.run("one('[data-ia=contents-fold]').open = true").await;
    assert!(browser.value::<bool>("one('.ia-search input').checkVisibility({ visibilityProperty: true })").await);
}

#[tokio::test]
async fn it_stands_in_the_controls_or_nowhere() {
    let body = "<interview-article id=a src=/short.txt></interview-article>\
                <interview-article id=b src=/talk.txt without=search></interview-article>";
    let (_site, browser) = open(body).await;
    browser.wait_until("one('#b .ia-place')").await;
    assert!(browser.value::<bool>("one('#a .ia-controls .ia-search') && !one('#b .ia-search')").await);
    search(&browser, "ends here").await;
    counts(&browser, "1 of 3").await;
}

#[tokio::test]
async fn what_the_page_hides_is_not_found() {
    let hidden = "<style>.ia-introduction, .ia .ia-exchange:nth-of-type(3) { display: none }</style>";
    let (_site, browser) = open(&format!("{hidden}{FOLDED}")).await;
    search(&browser, "nobody was in a hurry").await;
    counts(&browser, "Not found").await;
    press(&browser, Key::Escape).await;
    search(&browser, "ends here").await;
    counts(&browser, "1 of 19").await;
    press(&browser, Key::Escape).await;
    // What a mode of ours hides comes back with it.
    search(&browser, "question 5").await;
    counts(&browser, "1 of 3").await;
    browser.run("one('[data-ia=article]').dataset.iaMode = 'nothing'").await;
    counts(&browser, "1 of 3").await;
    browser.run("const style = document.createElement('style'); style.textContent = '[data-ia-mode=few] .ia-answer { display: none !important }'; document.head.append(style); one('[data-ia=article]').dataset.iaMode = 'few'").await;
    counts(&browser, "1 of 1").await;
    browser.run("one('[data-ia=article]').removeAttribute('data-ia-mode')").await;
    counts(&browser, "1 of 3").await;
}

#[tokio::test]
async fn the_policy_and_another_article_are_kept() {
    let two = format!("{ELEMENT}<interview-article id=other src=/short.txt></interview-article>");
    let site = site().page("/strict.html", page(&two).header("content-security-policy", STRICT)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/strict.html")).await;
    browser.settled().await;
    browser.wait_until("all('[data-ia=search]').length === 2").await;
    search(&browser, "ends here").await;
    browser.wait_until(&format!("{}.length === 1", painted("ia-hit-now"))).await;
    browser.run("const field = one('#other .ia-search input'); field.focus(); field.value = 'begins'; field.dispatchEvent(new Event('input', { bubbles: true }))").await;
    browser.wait_until(&format!("{}.length === 2", painted("ia-hit-now"))).await;
    browser.run("scrollTo(0, 0); one('#other').remove()").await;
    browser.wait_until(&format!("{}.join() === 'ends here'", painted("ia-hit-now"))).await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_hit_comes_into_view_wherever_the_article_stands() {
    let places = [
        (
            "a header",
            "<header style='position: sticky; top: 0; height: 200px'>A bar</header>\
                      <interview-article style='--ia-sticky-top: 210px' src=/talk.txt expanded=none></interview-article>",
            210,
        ),
        (
            "a box that scrolls",
            &format!("<div style='height: 500px; overflow: auto; margin: 100px 0 2000px'>{FOLDED}</div>"),
            100,
        ),
        (
            "a shadow root",
            &format!(
                "<div id=host></div><script>one('#host').attachShadow({{ mode: 'open' }}).innerHTML = \"{FOLDED}\"</script>"
            ),
            24,
        ),
    ];
    for (place, body, top) in places {
        let (_site, browser) = open(body).await;
        let root = "(one('#host')?.shadowRoot ?? document)";
        browser.wait_until(&format!("{root}.querySelector('[data-ia=search]')")).await;
        let type_ = format!(
            "const field = {root}.querySelector('.ia-search input');
             field.focus(); field.value = 'question 15 ends'; field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        );
        browser.run(&type_).await;
        browser.wait_until(&format!("{root}.querySelectorAll('.ia-answer[open]').length === 1")).await;
        let seen = format!(
            "(({{ top, bottom }}) => top >= {top} && bottom <= 600)(
                [...CSS.highlights.get('ia-hit-now')][0].startContainer.parentElement.getBoundingClientRect())"
        );
        browser.wait_until(&seen).await;
        assert!(
            browser.value::<bool>(&format!("{root}.activeElement === {root}.querySelector('.ia-search input')")).await,
            "{place}"
        );
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn without_the_highlight_api_the_hit_is_framed_and_selected() {
    let (_site, browser) =
        open(&format!("<script>delete CSS.highlights; delete window.Highlight</script>{FOLDED}")).await;
    assert!(browser.value::<bool>("!('highlights' in CSS) && !window.Highlight").await);
    search(&browser, "question 4").await;
    counts(&browser, "1 of 3").await;
    let framed =
        "all('[data-ia-hit]').filter(one => getComputedStyle(one).outlineStyle === 'solid' && one.checkVisibility())
        .map(one => one.textContent.match(/.uestion (\\d+)/)[1] + one.className).join()";
    browser.wait_until(&format!("{framed} === '4ia-question'")).await;
    // Once typing has come to rest, Enter goes on.
    tokio::time::sleep(Duration::from_millis(600)).await;
    press(&browser, Key::Enter).await;
    browser.wait_until(&format!("{framed} === '4'")).await;
    search(&browser, "question 4 ends").await;
    counts(&browser, "1 of 1").await;
    press(&browser, Key::Enter).await;
    browser.wait_until("getSelection().toString() === 'question 4 ends'").await;
    press(&browser, Key::Escape).await;
    assert_eq!(browser.value::<usize>("all('[data-ia-hit]').length").await, 0);
    browser.expect_no_complaints().await;
}

/// A browser before ten thousand exchanges, read beforehand.
async fn ten_thousand() -> (Site, Browser) {
    let element = "<interview-article src=/long.txt></interview-article>";
    let site =
        Site::ours().page("/long.txt", Answer::text(&talk(10_000))).page("/page.html", page(element)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.wait_until("one('[data-ia=search]')").await;
    browser.run("one('.ia-search input').focus()").await;
    (site, browser)
}

const TYPE: &str = "const field = one('.ia-search input');
    const type = query => { field.value = query; field.dispatchEvent(new Event('input', { bubbles: true })); };";

#[tokio::test]
async fn of_ten_thousand_exchanges_the_last_is_found_at_once() {
    let (_site, browser) = ten_thousand().await;
    tokio::time::sleep(Duration::from_secs(4)).await;
    // The best of some: another process may have had the machine.
    let measure = format!(
        "{TYPE}
         let best = Infinity;
         for (let n = 9990; n < 10_000; n++) {{
             const began = performance.now();
             type(`question ${{n}} ends`);
             while (!CSS.highlights.has('ia-hit-now')) await new Promise(soon => setTimeout(soon));
             best = Math.min(best, performance.now() - began);
             type('');
             await new Promise(soon => setTimeout(soon, 50));
         }}
         return best"
    );
    let best = browser.run(&measure).await.as_f64().expect("a time");
    println!("the first hit after {best:.1} ms");
    assert!(best <= 50.0, "the first hit is painted after {best} ms");
    // Hundreds of thousands are counted, and few of them painted.
    browser.run(&format!("{TYPE} type('e')")).await;
    browser.wait_until(&format!("{COUNT}.startsWith('1 of 750')")).await;
    assert!(browser.value::<usize>("CSS.highlights.get('ia-hit').size").await < 1100);
}

/// Pasted as soon as the field is there, before anything was read beforehand.
#[tokio::test]
async fn of_ten_thousand_exchanges_the_last_is_found_at_once_unprepared() {
    let (site, browser) = ten_thousand().await;
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        browser.visit(&site.url("/page.html")).await;
        let measure = format!(
            "while (!one('.ia-search input')) await new Promise(soon => setTimeout(soon));
             {TYPE}
             field.focus();
             const began = performance.now();
             type('question 9990 ends');
             while (!CSS.highlights.has('ia-hit-now')) await new Promise(soon => setTimeout(soon));
             return performance.now() - began"
        );
        best = best.min(browser.run(&measure).await.as_f64().expect("a time"));
    }
    println!("the first hit, unprepared, after {best:.1} ms");
    assert!(best <= 75.0, "the first hit is painted after {best} ms");
}

#[tokio::test]
async fn what_goes_while_a_search_runs_leaves_nothing() {
    let (_site, browser) = ten_thousand().await;
    browser.run(&format!("{TYPE} type('e'); one('interview-article').remove()")).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.value::<usize>("CSS.highlights.size").await, 0);
    browser.expect_no_complaints().await;

    let (_site, browser) = open("<main></main>").await;
    let rounds = format!(
        "for (let n = 0; n < 20; n++) {{
             const made = document.createElement('interview-article');
             made.setAttribute('expanded', 'none');
             made.source = {};
             one('main').append(made);
             await made.ready;
             while (!one('[data-ia=search]')) await new Promise(soon => setTimeout(soon));
             {TYPE}
             field.focus();
             type('ends here');
             if (n % 2) one('.ia-search [data-ia-do=next]').click();
             made.remove();
         }}
         return CSS.highlights.size",
        quoted(&talk(5))
    );
    browser.run(&rounds).await;
    let before = browser.held().await;
    for _ in 0..4 {
        assert_eq!(browser.run(&rounds).await, 0);
    }
    let after = browser.held().await;
    assert!(after.nodes <= before.nodes + 50 && after.listeners <= before.listeners, "{before:?}, then {after:?}");
    browser.expect_no_complaints().await;
}
