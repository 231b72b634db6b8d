//! What a reader carries away of a quote: its words with an address, its picture.

use crate::{
    browser::Browser,
    site::{Answer, Site},
    stage::{SCRIPT, STRICT, site},
};

const CARRIED: &str = "A Lamp\n\nAnn: Who keeps it?\n\nBo: I do. ==The sea never forgives a stone.== So it is.\n\n\n\
                       Ann: Always?\n\nBo: Nearly.\n";

/// A page under the strictest policy, in that language, whose quote can be carried away; the clipboard is a list.
pub async fn carrying(lang: &str, text: &str) -> (Site, Browser) {
    let body = "<main><interview-article src=/carried.txt></interview-article></main>";
    let page = Answer::html(&format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8><title>A page</title>{SCRIPT}<body>{body}"
    ));
    let site = site()
        .page("/carried.txt", Answer::text(text))
        .page("/carried.html", page.header("content-security-policy", STRICT))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/carried.html")).await;
    browser.settled().await;
    browser
        .run(
            "window.taken = []; Object.defineProperty(navigator, 'clipboard', { configurable: true, value:
            { writeText: async text => { taken.push(text) } } });
        Object.defineProperty(navigator, 'share', { configurable: true, value: async data => { taken.push(data) } })",
        )
        .await;
    (site, browser)
}

#[tokio::test]
async fn a_quote_is_copied_and_shared_with_its_source_and_an_address_that_leads_to_it() {
    let (site, browser) = carrying("en", CARRIED).await;
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry]')").await;
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "carry-copy");
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    let inside =
        "(bar => bar.left >= 0 && bar.right <= innerWidth && bar.top >= one('mark').getBoundingClientRect().bottom
        && bar.top < one('mark').getBoundingClientRect().bottom + 20)(one('[data-ia=carry]').getBoundingClientRect())";
    assert!(browser.value::<bool>(inside).await);
    browser.click("[data-ia=carry-copy]").await;
    browser.wait_until("one('[data-ia=carry-said]').textContent === 'Copied'").await;
    let words = "The%20sea%20never%20forgives%20a%20stone.";
    let address = format!("{}#ia-mark={words}:~:text={words}", site.url("/carried.html"));
    let expected = format!("“The sea never forgives a stone.”\n— Bo, A Lamp\n{address}");
    assert_eq!(browser.value::<String>("taken.pop()").await, expected);
    browser.click("[data-ia=carry-share]").await;
    let shared: serde_json::Value = browser.value("taken.pop()").await;
    let expected =
        serde_json::json!({ "text": "“The sea never forgives a stone.”", "title": "A Lamp", "url": address });
    assert_eq!(shared, expected);
    browser.press("\u{e00c}").await;
    browser.wait_until("!one('[data-ia=carry]')").await;
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "quote-sign");
    // The words of the article are what they were.
    assert!(!browser.value::<String>("one('.ia-turn').textContent").await.contains("Copy"));
    browser.expect_no_complaints().await;

    browser.visit("about:blank").await;
    browser.visit(&address).await;
    browser.settled().await;
    browser.wait_until("CSS.highlights.get('ia-led-to')?.size === 1").await;
}

#[tokio::test]
async fn by_keyboard_a_quote_has_a_sign() {
    let (_site, browser) = carrying("ko", CARRIED).await;
    assert_eq!(browser.value::<usize>("all('[data-ia=quote-sign]').length").await, 0);
    browser.run("one('.ia-fold').focus({ focusVisible: true })").await;
    browser.wait_until("one('[data-ia=quote-sign]')").await;
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.press("\t").await;
    assert_eq!(browser.value::<String>("document.activeElement.ariaLabel").await, "인용문");
    browser.press(" ").await;
    browser.wait_until("document.activeElement.textContent === '복사'").await;
    assert_eq!(browser.value::<String>("one('[data-ia=quote-sign]').ariaExpanded").await, "true");
    // Out of the bar it is gone; and with the element all of it.
    browser.run("one('.ia-fold').focus()").await;
    browser.wait_until("!one('[data-ia=carry]')").await;
    browser.run("window.host = one('interview-article'); host.remove()").await;
    assert_eq!(browser.value::<usize>("host.querySelectorAll('[data-ia-apart]').length").await, 0);
    browser.run("document.body.append(host)").await;
    browser.settled().await;
    browser.click("mark").await;
    browser.wait_until("all('[data-ia=carry]').length === 1 && all('[data-ia=quote-sign]').length === 1").await;
    browser.run("one('interview-article').setAttribute('without', 'share')").await;
    browser.settled().await;
    browser.click("mark").await;
    browser.drawn().await;
    assert_eq!(browser.value::<usize>("all('[data-ia=quote-sign], [data-ia=carry]').length").await, 0);
    browser.expect_no_complaints().await;
}

/// Where there is ink on the canvas that is not the ground, as left, top, right and bottom.
const INK: &str = "(canvas => { const { width, height } = canvas, { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
        const at = 4 * (y * width + x);
        if ([0, 1, 2].every(n => Math.abs(data[at + n] - data[n]) < 24)) continue;
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
    }
    return [width, height, left, top, right, bottom] })(one('.ia-card canvas'))";

/// The SVG that is offered, as a document of its own: its words, and what is wrong with it.
const VECTOR: &str = "(async () => {
    const text = await window.offered.findLast(({ type }) => type === 'image/svg+xml').text();
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [text, root.querySelector('parsererror')?.textContent ?? '', root.namespaceURI,
        [...root.querySelectorAll('text')].map(line => line.textContent).join('\\n'), root.lang || root.getAttribute('lang')] })()";

#[tokio::test]
async fn a_picture_is_whole_in_each_theme_and_dark_and_its_svg_stands_alone() {
    let long = "The sea never forgives a stone that stands in its way, and nor does the keeper of a lamp. ".repeat(16);
    let quotes = [
        ("hindi", "hi", "समुद्र अपने रास्ते में आने वाले पत्थर को कभी माफ़ नहीं करता, और इसीलिए प्रकाशस्तंभ गोल होता है।".to_owned()),
        ("korean", "ko", "바다는 길을 막는 돌을 결코 용서하지 않는다. 그래서 등대는 둥글다.".to_owned()),
        (
            "signs",
            "ja",
            "「海は、ね…」と彼は言った――『決して！』、と。それでも（いや、だからこそ）灯は要る！？".to_owned(),
        ),
        ("emoji", "en", "We won 🎉👩‍🚒👍🏽🏳️‍🌈 and danced & sang <all> night \"long\" 🎉🎉🎉.".to_owned()),
        (
            "word",
            "de",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, sagte er.".to_owned(),
        ),
        ("endless", "en", long.trim().to_owned()),
    ];
    for (n, (name, lang, words)) in quotes.iter().enumerate() {
        let theme = ["", "newspaper", "magazine", "plain"][n % 4];
        let link = if theme.is_empty() {
            String::new()
        } else {
            format!("<link rel=stylesheet href=/pkg/themes/{theme}.css>")
        };
        let scheme = ["light", "dark"][n / 2 % 2];
        let element = format!(
            "<interview-article><script type=text/plain>A Lamp\n\nAnn: Why?\n\nBo: =={words}==\n\nAnn: So?\n\nBo: So.\n</script></interview-article>"
        );
        let page = Answer::html(&format!(
            "<!doctype html><html lang={lang}><meta charset=utf-8><title>A page</title>{link}{SCRIPT}<style>:root {{ color-scheme: {scheme} }}</style><body><main>{element}</main>"
        ));
        let site = site().page("/card.html", page).start().await;
        let browser = Browser::open().await;
        browser.visit(&site.url("/card.html")).await;
        browser.settled().await;
        browser
            .run(
                "window.offered = []; const make = URL.createObjectURL;
            URL.createObjectURL = blob => { offered.push(blob); return make.call(URL, blob) }",
            )
            .await;
        browser.click("mark").await;
        browser.wait_until("one('[data-ia=carry]')").await;
        browser.click("[data-ia=carry-card]").await;
        for (shape, width) in [("card-square", 1080), ("card-wide", 1200)] {
            browser.click(&format!("[data-ia={shape}]")).await;
            browser.wait_until(&format!("one('a[download$=png]').download.includes('{width}x')")).await;
            let [w, h, left, top, right, bottom]: [usize; 6] = browser.value(INK).await;
            let inside = left >= 16 && top >= 40 && right <= w - 16 && bottom <= h - 40;
            assert!(inside, "{name}: {left} {top} {right} {bottom} of {w} {h}");
            let png = browser.value::<String>("one('.ia-card canvas').toDataURL().split(',')[1]").await;
            browser.keep_picture(&format!("card-{name}-{width}-{scheme}"), &png);
        }
        browser.screenshot(&format!("card-{name}-dialogue")).await;
        let [text, wrong, space, said, language]: [String; 5] = browser.value(VECTOR).await;
        assert_eq!(
            (wrong.as_str(), space.as_str(), language.as_str()),
            ("", "http://www.w3.org/2000/svg", *lang),
            "{name}"
        );
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert!(
            letters(&said).contains(&letters(words))
                && said.ends_with("Bo\nA Lamp\n127.0.0.1") | said.contains("127.0.0.1"),
            "{said}"
        );
        // As a picture of its own it is drawn as the other is.
        browser.size(1200, 630).await;
        let encoded = browser
            .run(&format!(
                "return btoa(String.fromCharCode(...new TextEncoder().encode({})))",
                crate::stage::quoted(&text)
            ))
            .await;
        browser.visit(&format!("data:image/svg+xml;base64,{}", encoded.as_str().expect("Base64"))).await;
        browser.screenshot(&format!("card-{name}-svg-{scheme}")).await;
    }
}

#[tokio::test]
async fn a_picture_holds_all_of_a_quote_in_every_script() {
    let sixty = "The sea never forgives a stone that stands in its way. ".repeat(6);
    for (name, lang, question, words) in [
        ("short", "en", "Q. Why?", "It forgives."),
        ("long", "en", "Q. Why?", sixty.trim()),
        (
            "japanese",
            "ja",
            "問. なぜ？",
            "海は道をふさぐ石を決して許さない。だから灯台は丸い。それに、誰も見ていない夜にも灯は要る。",
        ),
        ("arabic", "ar", "س. لماذا البحر؟", "البحر لا يغفر لحجر يقف في طريقه أبدا، ولهذا كانت المنارة مستديرة."),
        ("thai", "th", "Q. Why?", "ทะเลไม่เคยให้อภัยก้อนหินที่ขวางทางของมันเลยและประภาคารจึงกลมเสมอ"),
    ] {
        let (_site, browser) = carrying(lang, &format!("A Lamp\n\n{question}\n\n=={words}==\n")).await;
        browser.click("mark").await;
        browser.wait_until("one('[data-ia=carry]')").await;
        browser.click("[data-ia=carry-card]").await;
        browser.wait_until("one('dialog[open] a[download$=png]')").await;
        for (shape, width, height) in [("card-square", 1080, 1080), ("card-wide", 1200, 630)] {
            browser.click(&format!("[data-ia={shape}]")).await;
            browser.wait_until(&format!("one('a[download$=png]').download.includes('{width}x{height}')")).await;
            let [w, h, left, top, right, bottom]: [usize; 6] = browser.value(INK).await;
            assert_eq!((w, h), (width, height));
            assert!(
                left >= 16 && top >= 40 && right <= w - 16 && bottom <= h - 40,
                "{name}: {left} {top} {right} {bottom}"
            );
            assert!(right - left > w / 4 && bottom - top > h / 4, "{name}: {left} {top} {right} {bottom}");
            let png = browser.value::<String>("one('.ia-card canvas').toDataURL().split(',')[1]").await;
            browser.keep_picture(&format!("card-{name}-{width}"), &png);
        }
        assert_eq!(browser.barriers().await, Vec::<String>::new());
        browser.click("[data-ia=card-close]").await;
        browser.wait_until("!one('dialog')").await;
        browser.expect_no_complaints().await;
    }
}
