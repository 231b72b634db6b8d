//! What headers of all kinds say.

use super::*;

/// Title and line, authors, date, language, image, and the line and the beginning of the body, each where it is there.
fn told(source: &str) -> String {
    let (meta, line, body) = take(source);
    assert!(source.ends_with(body) && source.lines().nth(line - 1).unwrap_or_default() == first(body), "{source}");
    let title = meta.title.map(|(title, line)| format!("{title} @{line}"));
    let all = [title, Some(meta.authors.join(" & ")), meta.date, meta.language, meta.image];
    let all: Vec<_> = all.into_iter().map(Option::unwrap_or_default).collect();
    format!("{} | {line}", all.join(" | "))
}

fn first(body: &str) -> &str {
    body.lines().next().unwrap_or_default()
}

#[test]
fn every_manner_of_header_is_read() {
    for (source, expected) in [
        ("---\ntitle: One\nauthor: Ann\n---\nQ. Two?", "One @2 | Ann |  |  |  | 5"),
        ("\n---\nTitle: One\n...\n\nTwo", "One @3 |  |  |  |  | 5"),
        ("+++\ntitle = \"One\"\ndate = 2020-01-02 # then\n+++\nTwo", "One @2 |  | 2020-01-02 |  |  | 5"),
        ("+++\nauthors = [\n  \"Ann\",\n  'Bob',\n]\n[extra]\ntitle = 'No'\n+++\n", " | Ann & Bob |  |  |  | 9"),
        ("+++\n[[authors]]\nname = \"Ann\"\nurl = \"x\"\n[[authors]]\nname = \"Bob\"\n+++\n", " | Ann |  |  |  | 8"),
        ("+++\ntitle = \"\"\"\nOne\ntwo\"\"\"\n+++\n", "One two @2 |  |  |  |  | 6"),
        ("{\n \"title\" : \"A \\\"}\\\" \\u00e9\",\n \"authors\":[\"Ann\"]\n}\nTwo", "A \"}\" é @2 | Ann |  |  |  | 5"),
        ("{\"x\": {\"title\": 1}, \"Title\": \"One\", \"image\": null}\n\nTwo", "One @1 |  |  |  |  | 2"),
        (
            "<!--\n.. title: One: two # three\n.. author: Ann\n.. tags:\n-->\n\nTwo",
            "One: two # three @2 | Ann |  |  |  | 6",
        ),
        ("Title: One\nDate: 2020\nAuthors: Ann, Bob\n\nTwo", "One @1 | Ann & Bob | 2020 |  |  | 5"),
        ("\ntitle: One\n  and two\n\nTwo", "One and two @2 |  |  |  |  | 5"),
        ("Author: Ann\nPhoto: Bob\n\nTwo", " | Ann |  |  |  | 4"),
    ] {
        assert_eq!(told(source), expected, "{source}");
    }
}

#[test]
fn quotes_are_listed_in_every_manner() {
    for (source, expected) in [
        (
            "---\nquotes:\n  - The sea forgives.\n  - 'It''s a \"lamp\": so it is.'\n---\n",
            "The sea forgives. | It's a \"lamp\": so it is.",
        ),
        ("---\nquotes: [\"One, two.\", 'Three.']\n---\n", "One, two. | Three."),
        ("---\nquotes:\n- A long one\n  that goes on.\n- Another.\n---\n", "A long one that goes on. | Another."),
        ("---\nquotes: Only one of them.\n---\n", "Only one of them."),
        ("---\nquotes:\n  - Ann says: never.\n---\n", "Ann says: never."),
        (
            "---\nquotes:\n  - exact: So it was.\n    prefix: And\n    suffix: Then\n  - Plain.\n---\n",
            "So it was.<And>Then | Plain.",
        ),
        ("+++\nquotes = [\n  \"One.\",\n  'Two.',\n]\n+++\n", "One. | Two."),
        ("+++\n[[quotes]]\nexact = \"One.\"\nsuffix = \"b\"\n[[quotes]]\nexact = \"Two.\"\n+++\n", "One.<>b | Two."),
        (
            "{\"title\": \"T\", \"quotes\": [\"One.\", {\"exact\": \"Two.\", \"prefix\": \"a\"}]}\nText",
            "One. | Two.<a>",
        ),
        ("---\nquotes:\n---\n", ""),
        ("---\nquotes: []\n---\n", ""),
        ("---\ntitle: quotes\n---\n", ""),
    ] {
        let (meta, ..) = take(source);
        let quotes = meta.quotes.iter().map(|[exact, prefix, suffix]| {
            let around = format!("<{prefix}>{suffix}");
            [exact.as_str(), if around == "<>" { "" } else { &around }].concat()
        });
        assert_eq!(quotes.collect::<Vec<_>>().join(" | "), expected, "{source}");
    }
}

#[test]
fn what_is_no_header_stays() {
    for source in [
        "",
        "---",
        "---\n",
        "---\n---\nTwo",
        "---\ntitle: never closed\n\nTwo",
        "+++\ntitle = \"never closed\"\n",
        "---\nOnly a ruler\n---\nTwo",
        "---\n\nJane: Hello\n\nTom: Hello\n\n---\n",
        "---\ntitle: One\nProse\nand prose.\n---\n",
        "{\"title\": \"all of it\"}\n",
        "{\"title\": \"One\"} and more\nTwo",
        "{\"turns\": []}\nTwo",
        "{\"title\": \"never closed\nTwo",
        "{% include title %}\n\nTwo",
        "<!-- title: One -->\nTwo",
        "<!--\n.. title: never closed\nTwo",
        "Title: One",
        "Title: One\n\n",
        "Title: One\nProse\n\nTwo",
        "Jane: Hello\nTom: Hello\n\nJane: So?",
        "Author: Hello\n\nInterviewer: Hello",
        "Author: Hello\nInterviewer: Hello\n\nAuthor: So?",
        "Date: One\nJane: Two\nJane: Three\n\nFour",
    ] {
        let (meta, line, body) = take(source);
        assert_eq!((meta.title, meta.date, line, body), (None, None, 1, source), "{source}");
    }
}

#[test]
fn scalars_are_read() {
    for (yaml, title) in [
        ("One", "One"),
        ("One: two # three", "One: two"),
        ("C# # One", "C#"),
        ("'It''s # one'", "It's # one"),
        ("\"A \\\"b\\\"\\n\\u00e9 \\U0001F3A5 \\ud83c\\udfa5\" # x", "A \"b\" é 🎥 🎥"),
        ("\"never closed", "never closed"),
        ("'", ""),
        ("\"\\", ""),
        ("\"\\u12", "\u{FFFD}12"),
        (">-\n  One\n  two", "One two"),
        ("|\n  One\n\n  two", "One two"),
        ("One\n  two # x\n  three", "One two"),
        ("\n  One\n  two", "One two"),
        ("[Interview] One", "[Interview] One"),
        ("\"One\" and two", "\"One\" and two"),
        ("# nothing", ""),
        ("null", ""),
        ("~", ""),
        ("", ""),
        ("{{ page.title }}", ""),
        ("日本語のタイトル", "日本語のタイトル"),
    ] {
        let source = ["---\nlayout: post\ntitle: ", yaml, "\nnested:\n  title: No\n---\n"].concat();
        assert_eq!(take(&source).0.title.map(|title| title.0).unwrap_or_default(), title, "{yaml}");
    }
}

#[test]
fn people_pictures_and_languages_are_found() {
    for (yaml, expected) in [
        ("authors: [Ann, 'Bob B', \"C\"]", "Ann & Bob B & C |  |  | "),
        ("tags:\n  [a,\n  b]\nauthors: Ann; Bob", "Ann & Bob |  |  | "),
        ("author:\n- Ann\n- Bob", "Ann & Bob |  |  | "),
        ("postauthors:\n  - name: Ann\n    image: a.png\n  - name: \"Bob\"\n    name2: x", "Ann & Bob |  |  | "),
        ("author: {name: Ann, url: 'x'}", "Ann |  |  | "),
        ("authors: [{name: Ann}, {name: Bob, x: {name: No}}]", "Ann & Bob |  |  | "),
        ("author:\n  name: Ann\n  social:\n    name: No", "Ann |  |  | "),
        ("author: Ann Lee, PhD", "Ann Lee, PhD |  |  | "),
        ("transcript_by: Ann\nauthor:\nby: Bob", "Bob |  |  | "),
        ("published: true\ndate: '2018-01-12'\nlang: ko", " | 2018-01-12 | ko | "),
        ("PublishED: 2015-07-01 14:15:00.0\nlanguage: English", " | 2015-07-01 14:15:00.0 |  | "),
        ("lang: zh_TW\nimage:\n  - a.png\n  - b.png", " |  | zh-TW | a.png"),
        ("image:\n  alt: No\n  src: a.png", " |  |  | a.png"),
        ("cover: {alt: No, url: \"a.png\"}", " |  |  | a.png"),
        ("image: null\nthumbnail: /a.png", " |  |  | /a.png"),
        ("images:\n- a.png\nFeatured-Image: b.png", " |  |  | b.png"),
    ] {
        let source = ["---\n", yaml, "\nlayout: post\n---\n"].concat();
        let meta = take(&source).0;
        let found = [Some(meta.authors.join(" & ")), meta.date, meta.language, meta.image];
        assert_eq!(found.map(Option::unwrap_or_default).join(" | "), expected, "{yaml}");
    }
}
