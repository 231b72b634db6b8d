//! Quotes: what an author lists, what is pulled out beside the text, what a reader carries away.

use crate::{
    browser::Browser,
    prerendered::command,
    site::{Answer, Site},
    stage::{SCRIPT, STRICT, open, page, site, talk},
};

const LAMP: &str = "A Lamp\n\nAnn: Who keeps it?\n\nBo: I do. The sea never forgives a stone. So it is. So it is.\n\n\n\
                    Ann: And when you sleep?\n\nBo: A lamp that nobody tends is a stone\nwith a “window”. So.\n\n\n\
                    Ann: Always?\n\nBo: Nearly.\n";

fn listing(list: &str) -> String {
    format!(
        "<interview-article><script type=text/plain>{LAMP}</script>\
         <script type=application/json data-ia=quotes>{list}</script></interview-article>"
    )
}

const SHOWN: &str = "all('mark.ia-quote').map(one => one.textContent)";

async fn warnings(browser: &Browser) -> Vec<String> {
    browser.console().await.into_iter().filter(|line| line.starts_with("WARNING")).collect()
}

#[tokio::test]
async fn a_list_is_placed_in_the_text_and_survives_a_change() {
    let (_site, browser) = open(&listing(
        "[\"The sea never forgives a stone.\", {\"exact\": \" with a \\\"window\\\". \", \"prefix\": \"stone\"}]",
    ))
    .await;
    let expected = ["The sea never forgives a stone.", "with a “window”."];
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, expected);
    assert_eq!(browser.value::<String>("one('.ia-title').textContent").await, "A Lamp");
    browser.run("one('interview-article').setAttribute('expanded', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, expected);
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    assert_eq!(warnings(&browser).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn what_cannot_be_placed_is_told_to_the_console_and_to_nobody_else() {
    for (list, shown, told) in [
        ("[\"So it is.\", \"Nearly.\"]", &["Nearly."][..], "“So it is.” stands 2 times in the text."),
        ("[\"The sea forgives.\"]", &[], "“The sea forgives.” stands 0 times in the text."),
        ("[\"Nearly.\"", &[], "cannot be read"),
        ("[5]", &[], "cannot be read"),
        ("[null]", &[], "cannot be read"),
        ("{}", &[], "cannot be read"),
    ] {
        let (_site, browser) = open(&listing(list)).await;
        assert_eq!(browser.value::<Vec<String>>(SHOWN).await, shown, "{list}");
        let warnings = warnings(&browser).await;
        assert!(warnings.len() == 1 && warnings[0].contains(told), "{list}: {warnings:?}");
        assert_eq!(browser.value::<usize>("all('.ia-failure').length").await, 0);
        assert_eq!(browser.value::<usize>("told.filter(one => one.type == 'interview-error').length").await, 0);
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn the_attribute_may_have_the_list_too() {
    let element = format!(
        "<interview-article quotes='[\"The sea never forgives a stone.\"]'><script type=text/plain>{LAMP}</script></interview-article>"
    );
    let (_site, browser) = open(&element).await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["The sea never forgives a stone."]);
    browser.run("one('interview-article').setAttribute('quotes', '[{\"exact\": \"So it is.\", \"prefix\": \"stone.\"}, \"Nearly.\"]')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["So it is.", "Nearly."]);
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    assert_eq!(warnings(&browser).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn words_that_were_edited_are_shown_as_they_read_now_as_the_command_shows_them() {
    let list = [
        "The sea never forgives the stones.",
        "The lamp that nobody tends is a stone with a \"window\".",
        "My mother sold umbrellas on the market for forty years.",
    ];
    let (_site, browser) = open(&listing(&serde_json::json!(list).to_string())).await;
    browser.wait_until(&format!("{SHOWN}.length")).await;
    let expected = ["The sea never forgives a stone.", "A lamp that nobody tends is a stone\nwith a “window”."];
    let lines = SHOWN.replace("textContent", "innerText");
    assert_eq!(browser.value::<Vec<String>>(&lines).await, expected);
    let file = std::env::temp_dir().join(format!("interview-article-quotes-{}.txt", std::process::id()));
    std::fs::write(&file, LAMP).expect("a file for the command");
    let listed = list.iter().flat_map(|words| ["--quote", words]);
    let arguments: Vec<&str> = ["quotes", "--json", file.to_str().expect("a path")].into_iter().chain(listed).collect();
    let shown = command(&arguments);
    std::fs::remove_file(&file).expect("the file is ours");
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let shown: Vec<&str> =
        shown["quotes"].as_array().expect("a list").iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(shown, expected, "the command's");
    let warnings = warnings(&browser).await.join("\n");
    for told in ["reads “The sea never forgives a stone.” now", "forty years.” stands 0 times in the text."] {
        assert!(warnings.contains(told), "{told}: {warnings}");
    }
    // It is a quote like others: a click opens its bar.
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry]')").await;
    browser.run("one('interview-article').setAttribute('quotes', 'none')").await;
    browser.settled().await;
    browser.drawn().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, Vec::<String>::new());
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn front_matter_lists_quotes_and_one_may_go_on_in_the_next_paragraph() {
    let source = "---\ntitle: A Lamp\nquotes:\n  - The sea never forgives. So it is.\n  - Gone for good, all of it.\n---\n\n\
                  ## Who keeps it?\n\nI do. The sea never forgives.\n\nSo it is.\n\n## Always?\n\nNearly.\n";
    let site = site()
        .page("/lamp.md", Answer::new("text/markdown", source))
        .page("/lamp.html", page("<interview-article src=/lamp.md></interview-article>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/lamp.html")).await;
    browser.settled().await;
    assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["The sea never forgives.", "So it is."]);
    assert!(warnings(&browser).await.join("\n").contains("all of it.” stands 0 times in the text."));
    let object = "one('interview-article').interview.parts[0].exchanges[0].replies[0].blocks.map(block => JSON.stringify(block))";
    let blocks: Vec<String> = browser.value(object).await;
    assert!(blocks[1].contains("\"quote\":true"), "{blocks:?}");
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_list_stands_beside_a_file_and_beside_html() {
    let list = "<script type=application/json data-ia=quotes>[\"I do, by ear.\"]</script>";
    let post = "<p><strong>Who steers the ferry?</strong></p><p>I do, by ear. And by nose.</p>";
    let site = site()
        .page("/ferry.txt", Answer::text("Q. Who steers?\n\nI do, by ear. And by nose.\n"))
        .page("/file.html", page(&format!("<interview-article src=/ferry.txt>{list}</interview-article>")))
        .page("/post.html", page(&format!("<interview-article>{list}{post}</interview-article>")))
        .start()
        .await;
    let browser = Browser::open().await;
    for path in ["/file.html", "/post.html"] {
        browser.visit(&site.url(path)).await;
        browser.settled().await;
        assert_eq!(browser.value::<Vec<String>>(SHOWN).await, ["I do, by ear."], "{path}");
        assert!(!browser.value::<String>("one('.ia').textContent").await.contains("[\""), "{path}");
        browser.expect_no_complaints().await;
    }
}

/// An interview whose answers are long enough for a passage to be pulled out.
fn long() -> String {
    talk(6).replace("The answer to question 3 begins here.", "==The third answer of this talk is the one to be kept.==")
}

async fn pulled(width: u32) -> (Site, Browser) {
    let site = site()
        .page("/long.txt", Answer::text(&long()))
        .page("/long.html", page("<main><interview-article src=/long.txt></interview-article></main>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.size(width, 900).await;
    browser.visit(&site.url("/long.html")).await;
    browser.settled().await;
    (site, browser)
}

#[tokio::test]
async fn a_pulled_quote_stands_beside_the_text_and_in_no_copy_of_it() {
    let (_site, browser) = pulled(1500).await;
    let words = "The third answer of this talk is the one to be kept.";
    assert_eq!(browser.value::<Vec<String>>("all('[data-ia=pull]').map(one => one.dataset.iaWords)").await, [words]);
    let beside = "(pull => { const p = pull.getBoundingClientRect(), text = pull.parentElement.querySelector('p').getBoundingClientRect();
        return p.width > 150 && p.left > text.right + 16 && p.right <= document.documentElement.clientWidth && Math.abs(p.top - text.top) < 80 })(one('.ia-pull'))";
    assert!(
        browser.value::<bool>(beside).await,
        "{}",
        browser.value::<String>("JSON.stringify(one('.ia-pull').getBoundingClientRect())").await
    );
    assert!(
        browser
            .value::<bool>("one('.ia').textContent.split('one to be kept').length == 2 && !one('.ia-pull').textContent")
            .await
    );
    browser.run("getSelection().selectAllChildren(one('.ia'))").await;
    assert_eq!(browser.value::<usize>("getSelection().toString().split('one to be kept').length").await, 2);
    browser.run("getSelection().removeAllRanges()").await;
    assert!(browser.value::<bool>("find('to be kept') && !find('to be kept')").await);
    assert_eq!(said(&browser, "one to be kept").await, ["StaticText"]);
    // It folds with its answer and leads to it.
    browser.run("one('.ia-pull').closest('details').open = false").await;
    assert!(!browser.value::<bool>("one('.ia-pull').checkVisibility()").await);
    browser.run("one('.ia-pull').closest('details').open = true; one('.ia-pull').click()").await;
    assert_eq!(browser.value::<String>("location.hash").await, "#ia-is-this-question-3");
    assert_eq!(
        browser
            .value::<Vec<usize>>("all('.ia-contents a').flatMap((one, n) => 'iaQuoted' in one.dataset ? [n] : [])")
            .await,
        [2]
    );
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.emulate_media("print", &[]).await;
    assert_eq!(browser.value::<f64>("one('.ia-pull').getBoundingClientRect().height").await, 0.0);
    browser.expect_no_complaints().await;
}

/// What tells a screen reader of some words, by role; the boxes of their lines left out.
async fn said(browser: &Browser, words: &str) -> Vec<String> {
    let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({})).await;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let with = nodes.iter().filter(|node| node["ignored"] != true && node["name"]["value"].to_string().contains(words));
    let mut roles: Vec<_> = with.map(|node| node["role"]["value"].as_str().unwrap_or_default().to_owned()).collect();
    roles.retain(|role| role != "InlineTextBox");
    roles.sort();
    roles
}

#[tokio::test]
async fn where_there_is_no_room_nothing_is_pulled() {
    for width in [360, 768, 1024, 1100] {
        let (_site, browser) = pulled(width).await;
        assert_eq!(browser.value::<String>("getComputedStyle(one('.ia-pull')).display").await, "none", "{width}");
    }
}

const CARRIED: &str = "A Lamp\n\nAnn: Who keeps it?\n\nBo: I do. ==The sea never forgives a stone.== So it is.\n\n\n\
                       Ann: Always?\n\nBo: Nearly.\n";

/// A page under the strictest policy, in that language, whose quote can be carried away; the clipboard is a list.
async fn carrying(lang: &str, text: &str) -> (Site, Browser) {
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

#[tokio::test]
async fn quotes_alone_are_read_with_their_questions_printed_and_left_by_any_address() {
    let text = "A Lamp\n\nQ. Who keeps it?\n\nI do. ==The sea never forgives a stone.== So it is.\n\n\n\
                Q. Who else?\n\nNobody.\n\n\nQ. Always?\n\n==Nearly.== I sleep. ==Or so.==\n";
    let (_site, browser) = carrying("en", text).await;
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.wait_until("one('.ia').dataset.iaMode === 'quotes'").await;
    let read = "one('.ia').innerText.split('\\n').map(line => line.trim()).filter(Boolean)";
    let words = [
        "A Lamp",
        "3 questions · 1 minute to readView",
        "Whole interview",
        "Who keeps it?",
        "The sea never forgives a stone.",
        "Always?",
        "Nearly.",
        "Or so.",
    ];
    assert_eq!(browser.value::<Vec<String>>(read).await, words);
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "carry-whole");
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.screenshot("quotes-only").await;
    browser.emulate_media("print", &[]).await;
    let printed: Vec<String> = browser.value(read).await;
    assert_eq!(printed, [&words[..1], &words[3..]].concat());
    browser.emulate_media("", &[]).await;
    // An address leaves it, and a link of ours, also to where the address leads already.
    browser.run("location.hash = 'ia-who-else'").await;
    browser.wait_until("one('.ia').dataset.iaMode === undefined && !one('[data-ia=quotes-only]')").await;
    for _ in 0..2 {
        browser.click("mark").await;
        browser.wait_until("one('[data-ia=carry-only]')").await;
        browser.click("[data-ia=carry-only]").await;
        browser.click("[data-ia=quotes-only] a[href='#ia-always']").await;
        browser.wait_until("one('.ia').dataset.iaMode === undefined && !one('[data-ia=quotes-only]')").await;
        assert_eq!(browser.value::<String>("location.hash").await, "#ia-always");
    }
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.click("[data-ia=carry-whole]").await;
    assert_eq!(browser.value::<String>("document.activeElement.dataset.ia").await, "quote-sign");
    // Removed meanwhile, it is whole again.
    browser.click("mark").await;
    browser.wait_until("one('[data-ia=carry-only]')").await;
    browser.click("[data-ia=carry-only]").await;
    browser.run("window.host = one('interview-article'); host.remove()").await;
    assert!(browser.value::<bool>("!host.querySelector('[data-ia-mode], [data-ia=quotes-only]')").await);
    browser.expect_no_complaints().await;
}
