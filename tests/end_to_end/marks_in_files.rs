//! The script that writes and reads marks, by itself: what was written comes back, what others wrote is read, what wants to
//! be more than a mark is left out, and windows are merged.

use serde_json::{Value, json};

use crate::{
    browser::Browser,
    site::Site,
    stage::{page, quoted, site},
};

const NOW: &str = "2026-01-02T03:04:05.678Z";

async fn open() -> (Site, Browser) {
    let site = site().page("/page.html", page("")).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    let modules = "return Promise.all(['annotation', 'keeping', 'excerpts'].map(name => import(`/marks/${name}.js`)))
        .then(([annotation, keeping, excerpts]) => { Object.assign(window, { annotation, keeping, excerpts });
            let count = 0; window.id = () => `urn:new:${++count}`; return null })";
    browser.run(modules).await;
    (site, browser)
}

/// What is read of a text: the marks and how many are none, or null.
async fn read(browser: &Browser, json: &str) -> Value {
    browser.run(&format!("return annotation.readAll({}, '{NOW}', id) ?? null", quoted(json))).await
}

fn mark(exact: &str, note: &str, colour: u8) -> Value {
    json!({
        "id": format!("urn:uuid:{}", exact.len()), "exact": exact, "prefix": "before “it” ", "suffix": " \\ after\n",
        "start": 7, "end": 7 + exact.chars().count(), "colour": colour, "note": note, "created": NOW,
        "modified": "2026-02-02T03:04:05.678Z", "source": "https://example.org/a?b=\"c\"",
    })
}

#[tokio::test]
async fn what_was_written_is_read_again_by_us_and_by_others() {
    let (_site, browser) = open().await;
    let marks = json!([
        mark("plain words", "", 1),
        mark("\"quoted\" \\ and\nbroken\u{2028}\u{7f}\u{1}", "a note\n\twith </script><b> & more", 2),
        mark("나무는 천천히 마른다 🎥👩\u{200D}🚀 עברית", "ملاحظة", 4),
    ]);
    let json = browser.run(&format!("return annotation.page({marks}, 'https://example.org/')")).await;
    let json = json.as_str().expect("a text");
    assert_eq!(read(&browser, json).await, json!({ "marks": marks, "unread": 0 }));
    let theirs: Value = serde_json::from_str(json).expect("JSON to others");
    assert_eq!(theirs["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(theirs["type"], "AnnotationPage");
    assert_eq!(theirs["items"][0]["motivation"], "highlighting");
    assert_eq!(theirs["items"][1]["body"]["value"], marks[1]["note"]);
    assert_eq!(theirs["items"][2]["target"]["selector"][0]["exact"], marks[2]["exact"]);
    assert_eq!(theirs["items"][2]["target"]["selector"][1]["start"], 7);
    // As it is kept, too.
    let kept =
        format!("return keeping.stored(keeping.store([...{marks}, {{ id: 'x', modified: '{NOW}', deleted: true }}]))");
    let kept = browser.run(&kept).await;
    assert_eq!(kept["marks"].as_array().expect("a list")[..3], *marks.as_array().expect("a list"));
    assert_eq!(kept["marks"][3], json!({ "id": "x", "modified": NOW, "deleted": true }));
    assert_eq!(kept["damaged"], false);
}

#[tokio::test]
async fn annotations_of_others_are_read() {
    let (_site, browser) = open().await;
    for (json, note) in [
        (r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":"words"}}}"#, ""),
        (
            r#"[{"id":"x","body":"seen","target":[{"selector":[{"type":"TextQuoteSelector","exact":"words"}]}]}]"#,
            "seen",
        ),
        (
            r#"{"rows":[{"text":"seen","updated":"2020","target":[{"source":"https://b.example","selector":
               [{"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"words","prefix":"a"}]}]}]}"#,
            "seen",
        ),
        (
            r#"{"type":"AnnotationCollection","first":{"items":[{"body":[{"purpose":"tagging","value":"tag"},{"value":"seen"}],
               "target":{"styleClass":["other","ia-mark-9"],"selector":{"type":"TextQuoteSelector","exact":"words"}}}]}}"#,
            "seen",
        ),
    ] {
        let found = read(&browser, json).await;
        assert_eq!((&found["unread"], &found["marks"][0]["exact"]), (&json!(0), &json!("words")), "{json}");
        assert_eq!((&found["marks"][0]["note"], &found["marks"][0]["colour"]), (&json!(note), &json!(1)), "{json}");
        assert!(found["marks"][0]["modified"].as_str().is_some_and(|time| time.starts_with("202")), "{json}: {found}");
        assert!(!found["marks"][0]["id"].as_str().unwrap_or_default().is_empty(), "{json}");
    }
}

#[tokio::test]
async fn what_is_no_annotation_is_counted_and_left_out() {
    let (_site, browser) = open().await;
    let long =
        format!(r#"{{"target":{{"selector":{{"type":"TextQuoteSelector","exact":"{}"}}}}}}"#, "a".repeat(200_000));
    let items = [
        "null",
        "1",
        "\"words\"",
        "[]",
        "{}",
        r#"{"target":null}"#,
        r#"{"target":{"selector":[]}}"#,
        r#"{"target":{"selector":[null,7,"x"]}}"#,
        r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":" \u0000"}}}"#,
        r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":[1]}}}"#,
        r#"{"target":{"selector":{"type":"XPathSelector","exact":"words"}}}"#,
        long.as_str(),
    ];
    let odd = r#"{"id":7,"created":"<b>","modified":{"a":1},"body":[null,7,{"value":{"x":1}}],"__proto__":{"id":"no"},
        "target":{"source":["x"],"styleClass":"ia-mark-","selector":[{"type":"TextPositionSelector","start":9,"end":2},
        {"type":"TextQuoteSelector","exact":"w\u0000ords\ud83d","prefix":{}}]}}"#;
    let found = read(&browser, &format!("{{\"items\":[{},{odd}]}}", items.join(","))).await;
    assert_eq!(found["unread"], items.len());
    let expected = json!({
        "id": "urn:new:1", "exact": "words\u{FFFD}", "prefix": "", "suffix": "", "start": -1, "end": -1, "colour": 1, "note": "",
        "created": NOW, "modified": NOW, "source": "",
    });
    assert_eq!(found["marks"], json!([expected]));
    for none in ["", "{", "<html>", "{\"items\":[}"] {
        assert_eq!(read(&browser, none).await, Value::Null, "{none}");
    }
    for empty in ["null", "[]", "{\"items\":[]}", "{\"items\":null,\"rows\":[]}"] {
        assert_eq!(read(&browser, empty).await["marks"], json!([]), "{empty}");
    }
    // Whatever is cut off or changed, it says something.
    let whole = format!("[{odd}]");
    let script = format!(
        "const whole = {}; for (let n = 0; n < whole.length; n++) for (const text of [whole.slice(0, n), whole.slice(0, n) + '\"' + whole.slice(n), whole.slice(0, n) + whole.slice(n + 1)]) {{
             annotation.readAll(text, '{NOW}', id); keeping.stored(`{{\"version\":1,\"marks\":${{text}}}}`); keeping.stored(text); }}
         return true",
        quoted(&whole)
    );
    assert_eq!(browser.run(&script).await, true);
}

#[tokio::test]
async fn windows_are_merged_in_either_order() {
    let (_site, browser) = open().await;
    let merged = "const mark = (id, modified, note = '') => ({ id, modified, note }), gone = (id, modified) => ({ id, modified, deleted: true });
        const one = [gone('a', '2026-03'), mark('b', '2026-01'), mark('c', '2026-02')];
        const other = [mark('a', '2026-02', 'earlier'), mark('b', '2026-04', 'later'), mark('d', '2026-02')];
        const told = marks => marks.map(({ id, note, deleted }) => [id, deleted ? 'gone' : note].join(' ')).sort();
        const [first, second] = [[...one], [...other]];
        const changed = [keeping.merge(first, other), keeping.merge(second, one)];
        const again = [keeping.merge(first, one), keeping.merge(first, other), keeping.merge(second, first)];
        const back = keeping.merge(first, [mark('a', '2026-05')]) && told(first)[0];
        const tie = keeping.merge(first, [gone('a', '2026-05')]) && told(first)[0];
        const twice = []; keeping.merge(twice, [mark('x', '1', 'old'), mark('x', '2', 'new')]);
        return [told(second), changed, again, back, tie, told(twice)]";
    assert_eq!(
        browser.run(merged).await,
        json!([["a gone", "b later", "c ", "d "], [true, true], [false, false, false], "a ", "a gone", ["x new"]])
    );
    let remembered = "return keeping.stored(keeping.store(Array.from({ length: 2000 }, (_, n) => ({ id: `${n}`, modified: '2026', deleted: true })))).marks.map(mark => mark.id)";
    let remembered = browser.run(remembered).await;
    assert_eq!((remembered.as_array().map(Vec::len), &remembered[0]), (Some(500), &json!("1500")));
}

#[tokio::test]
async fn no_sign_of_the_words_becomes_markdown() {
    let (_site, browser) = open().await;
    let taken = json!([
        { "words": "1. *not* a _list_", "speaker": "A_b", "note": "- nor this", "link": "https://example.org/#ia-mark=a" },
        { "words": "alpha\n=====\n2) <b>bold</b> &amp; `code`", "speaker": "", "note": "", "link": "" },
    ]);
    let document = browser.run(&format!("return excerpts.markdown({taken}, '# T', 'https://example.org/(a)')")).await;
    let expected = "# [\\# T](<https://example.org/(a)>)\n\n> 1\\. \\*not\\* a \\_list\\_\n>\n> — A\\_b, [↗](<https://example.org/#ia-mark=a>)\n\n\\- nor this\n\n\
        > alpha\n>\n> \\=====\n>\n> 2\\) \\<b\\>bold\\</b\\> \\&amp; \\`code\\`\n";
    assert_eq!(document.as_str(), Some(expected));
    let text = browser.run(&format!("return excerpts.text({taken}, 'T', 'https://example.org/')")).await;
    let expected = "T\nhttps://example.org/\n\n“1. *not* a _list_”\n— A_b\n- nor this\nhttps://example.org/#ia-mark=a\n\n“alpha\n=====\n2) <b>bold</b> &amp; `code`”\n";
    assert_eq!(text.as_str(), Some(expected));
    let quoted = "return [excerpts.attributed({ words: 'We left.', speaker: 'Jane Doe', link: 'L' }, 'T'), excerpts.attributed({ words: 'We left.', speaker: '', link: 'L' }, 'T')]";
    assert_eq!(browser.run(quoted).await, json!(["“We left.” — Jane Doe, T, L", "“We left.” — T, L"]));
}
