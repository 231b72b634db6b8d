//! Whatever a source holds comes out as words: no element, address, id or script of its making lives in the page.

use crate::{
    browser::Browser,
    stage::{open, quoted},
};

/// Words of questions and answers that would be something else in a page that lets them.
const WORDS: [&str; 34] = [
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror=\"window.ran = 1\">",
    "<svg onload=window.ran=1><animate onbegin=window.ran=1 attributeName=x>",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "<a href=\"javascript:window.ran=1\">here</a>",
    "<style>* { display: none }</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<form action=https://evil.example><button>Go</button></form>",
    "<template shadowrootmode=open><p>x</p></template>",
    "</textarea></title></interview-article></details></section><p>out",
    "<!-- --!> --> <!DOCTYPE html> <![CDATA[ ]]>",
    "]]> && a < b > c \" ' ` = {{x}} ${window.ran=1} #{x} <%= x %>",
    "&lt;script&gt;window.ran=1&lt;/script&gt; &amp;lt; &#60;b&#62; &#x3c;i&#x3e; &NewLine; &colon;",
    "javascript:window.ran=1",
    "JaVaScRiPt&colon;window.ran=1",
    "java\u{9}script:window.ran=1 \u{1}javascript:window.ran=1",
    "javascript://example.com/%0awindow.ran=1",
    "xjavascript:https://a.example",
    "data:text/html,<script>window.ran=1</script> vbscript:x blob:x file:///etc/passwd",
    "https://user:pass@a.example/?q=<script>window.ran=1</script>",
    "https://a.example/\"onmouseover=window.ran=1//' onclick='window.ran=1",
    "https://a.example/)](javascript:window.ran=1) [a](javascript:window.ran=1) ![x](x)",
    "http://\u{202e}moc.elpmaxe",
    "a\u{2028}b\u{2029}c\u{85}d",
    "\u{202e}right to left\u{202c} \u{2066}isolated\u{2069} \u{200f}mark\u{feff}",
    "==<b onclick=window.ran=1>marked</b>==",
    "constructor",
    "__proto__",
    "hasOwnProperty toString valueOf",
    "querySelector firstElementChild innerHTML attributes",
    "\u{0}null\u{0}",
    "\u{e000}\u{10ffff}",
];

/// Everything an article is made of; what is not here came out of a source.
const STRANGERS: &str = "(() => {
    const elements = new Set('article header nav div section details summary ol li p a h1 h2 h3 mark button br'.split(' '));
    const attributes = new Set('class id data-ia data-ia-role data-ia-live data-ia-long href lang dir open hidden type aria-labelledby aria-current aria-hidden tabindex data-ia-words data-ia-speaker data-ia-quoted'.split(' '));
    return all('.ia, .ia *').filter(one => !one.closest('[data-ia-apart]')).flatMap(one => [
        ...elements.has(one.localName) ? [] : [one.localName],
        ...[...one.attributes].filter(({ name }) => !attributes.has(name)).map(({ name }) => one.localName + ' ' + name),
        ...one.localName !== 'a' || /^(#|https?:\\/\\/)/.test(one.getAttribute('href')) && /^(https?)?:$/.test(one.protocol) ? [] : [one.href],
        ...!one.id || one.id.startsWith('ia-') ? [] : [one.id],
    ]);
})()";

async fn read(browser: &Browser, source: &str) {
    browser.run(&format!("one('interview-article').source = {}", quoted(source))).await;
    browser.settled().await;
}

async fn expect_harmless(browser: &Browser, context: &str) {
    assert_eq!(browser.value::<Vec<String>>(STRANGERS).await, Vec::<String>::new(), "{context:?}");
    assert!(
        browser.value::<bool>("window.ran === undefined && !('x' in {}) && all('body > *').length === 1").await,
        "{context:?}"
    );
}

#[tokio::test]
async fn markup_and_script_are_words() {
    let (_site, browser) = open("<interview-article format=text></interview-article>").await;
    browser.run("told.length = 0").await;
    for words in WORDS {
        let source = format!(
            "[{words}] {words}\n\n{words}\n\n\nQ: {words}?\n\n{words}\n\n\nQ: {words}?\n\n{words}\n\n\nQ. C?\n\nD\n\n\n\
             Q. E?\n\nF\n\n\n{words}\n\n{words}"
        );
        read(&browser, &source).await;
        expect_harmless(&browser, words).await;
        if !words.contains('\0') {
            // Every word is there to be read, as it was written.
            let told: String = browser.value("one('.ia-exchange .ia-turn').textContent").await;
            let plain = words.replace("==", "");
            assert_eq!(told.split_whitespace().collect::<String>(), plain.split_whitespace().collect::<String>());
            let ids = "all('[id]').length === new Set(all('[id]').map(one => one.id)).size";
            assert!(browser.value::<bool>(ids).await, "{words:?}");
            // It leads and folds as any other.
            browser.run("one('nav a').click()").await;
            browser.drawn().await;
            browser.run("one('.ia-question').click()").await;
            assert!(!browser.value::<bool>("one('.ia-answer').open").await, "{words:?}");
        }
        browser.expect_no_complaints().await;
    }
}

/// What Markdown and HTML may bring besides.
const MORE_STRANGERS: &str = "(() => {
    const elements = 'script style svg base meta form template object embed link input textarea math';
    return [
        ...all('.ia, .ia *').filter(one => !one.closest('[data-ia-apart]')).flatMap(one => [...one.attributes]
            .filter(({ name, value }) => /^on|^style$|^srcdoc$|^formaction$/.test(name) || /^(href|src)$/.test(name) && !/^(https?|mailto|tel):$|^data:image/.test(new URL(value, document.baseURI).href.match(/^data:image|^[^:]*:/)[0]))
            .map(({ name, value }) => name + '=' + value)),
        ...all('.ia *').filter(one => !one.closest('[data-ia-apart]') && elements.split(' ').includes(one.localName)).map(one => one.localName),
        ...all('.ia [id]').filter(one => !one.id.startsWith('ia-')).map(one => one.id),
        ...all('.ia iframe').filter(one => !one.sandbox.length || !one.src.startsWith('https:')).map(one => one.outerHTML),
    ];
})()";

#[tokio::test]
async fn no_form_brings_script_into_a_page() {
    for format in ["markdown", "html"] {
        let (_site, browser) = open(&format!("<interview-article format={format}></interview-article>")).await;
        for words in WORDS.iter().chain(&[
            "<p id=main onclick=window.ran=1 style=position:fixed>x</p>",
            "<img src=\"data:image/svg+xml,<svg onload=window.ran=1>\" onerror=window.ran=1 alt=x>",
            "<iframe src=javascript:parent.ran=1></iframe><embed src=javascript:window.ran=1><object data=x></object>",
            "[a](<java\nscript:window.ran=1>) ![b](javascript:window.ran=1) <javascript:window.ran=1>",
            "<a href=\"&#x6a;avascript&colon;window.ran=1\" id=ia-c>a</a>",
        ]) {
            let source = format!(
                "# A {words}\n\n{words}\n\n**What, {words}?**\n\n{words}\n\n<p><b>And {words}?</b></p><p>{words}</p>\n\n**Why?**\n\n{words}\n"
            );
            read(&browser, &source).await;
            assert_eq!(browser.value::<Vec<String>>(MORE_STRANGERS).await, Vec::<String>::new(), "{format} {words:?}");
            browser
                .run("all('.ia a, .ia img, .ia p').slice(0, 30).forEach(one => one.dispatchEvent(new Event('click')))")
                .await;
            assert!(
                browser.value::<bool>("window.ran === undefined && all('body > *').length === 1").await,
                "{format} {words:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_hostile_object_is_as_harmless() {
    let (_site, browser) = open("<interview-article></interview-article>").await;
    for link in [
        "javascript:window.ran=1",
        " \\u0001javascript:window.ran=1",
        "JAVA\\nSCRIPT:window.ran=1",
        "java\\tscript:window.ran=1",
        "data:text/html,<script>parent.ran=1</script>",
        "vbscript:x",
        "blob:https://a.example/x",
        "file:///etc/passwd",
        "view-source:x",
        "",
    ] {
        browser
            .run(&format!(
                "one('interview-article').interview = {{ title: [{{ text: '<b>x</b>', link: '{link}' }}], closing: [[{{ text: 'out', link: '{link}', quote: true }}]],
                   parts: [{{ exchanges: [{{ question: {{ role: 'asks', blocks: [{{ text: 'why', link: '{link}' }}] }} }}] }}] }}"
            ))
            .await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia-question').length").await, 1, "{link}");
        assert_eq!(browser.value::<usize>("all('a').length").await, 0, "{link}");
        expect_harmless(&browser, link).await;
    }
    for object in [
        "{ parts: 3 }",
        "{ parts: [null] }",
        "[]",
        "'text'",
        "7",
        "new Proxy({}, { get() { throw new Error('trap') } })",
        "{ get parts() { throw new Error('trap') } }",
        "JSON.parse('{\"__proto__\": {\"x\": 1}, \"parts\": [{\"exchanges\": [{}, {\"replies\": [{\"role\": \"answers\", \"speaker\": 99, \"blocks\": []}]}]}]}')",
    ] {
        browser.run(&format!("one('interview-article').interview = {object}")).await;
        browser.settled().await;
        browser.expect_no_complaints().await;
        assert!(browser.value::<bool>("!('x' in {}) && all('.ia-failure').length <= 1").await, "{object}");
    }
}

#[tokio::test]
async fn very_long_words_and_very_many_questions_are_survived() {
    let (_site, browser) = open("<interview-article></interview-article>").await;
    let word = "w".repeat(200_000);
    for source in [
        format!("Q: {word}?\n\n{word}"),
        format!("[{word}]\n\nQ. A?\n\nhttps://a.example/{word}"),
        format!("Q. Why?\n\n{}", "==".repeat(50_000)),
        format!("Q. Why?\n\n{}", "https://".repeat(5_000)),
        "Q. Same?\n\nYes.\n\n\n".repeat(2_000),
        "Q:\n\n\n".repeat(2_000),
        "\n".repeat(200_000) + "Q. Why?\n\nBecause.",
    ] {
        let began = std::time::Instant::now();
        read(&browser, &source).await;
        assert_eq!(browser.value::<usize>("all('interview-article > .ia').length").await, 1);
        assert!(began.elapsed().as_secs() < 3, "{source:.60} takes {:?}", began.elapsed());
        browser.expect_no_complaints().await;
        expect_harmless(&browser, &source[..60]).await;
    }
}
