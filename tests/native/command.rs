//! The command as it is called: what it prints, where, and how it ends.

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::reading::{Reading, cases, read, root};
use interview_article::markup::html::html;
use interview_article::render::{Settings, article};

const ASKED: &str = "Title\n\nQ. Who?\n\nMe.\n";

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interview-article"));
    command.args(arguments).current_dir(root()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Runs the command with that on its standard input.
fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = start(arguments);
    // It may end without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn render_writes_the_article() {
    for case in cases().iter().filter(|case| case.folder.join("input.txt").exists()) {
        let out = run(&["render", case.folder.join("input.txt").to_str().unwrap()], "");
        let (said, language) = without_languages(text(&out.stdout));
        // Of the whole the command may know more; then our words are in that language too.
        let Reading { mut parsed, highlights, .. } = read(&case.source);
        parsed.interview.language = parsed.interview.language.or(language);
        let expected = html(&article(&parsed.interview, &highlights, &Settings::default()).into());
        assert_eq!(said, without_languages(&expected).0 + "\n", "{}", case.name);
        assert_eq!(out.status.code(), Some(0), "{}", case.name);
    }
}

/// An article without what says the language of its parts, and its own.
fn without_languages(article: &str) -> (String, Option<String>) {
    let mut parts = article.split(" lang=\"");
    let mut said = parts.next().unwrap_or_default().to_owned();
    let (mut own, begin) = (None, said.len());
    for part in parts {
        let (language, rest) = part.split_once('"').expect("an attribute ends");
        if said.len() == begin && !said.contains('>') {
            own = Some(language.to_owned());
        }
        said += rest.strip_prefix(" dir=\"auto\"").unwrap_or(rest);
    }
    (said, own)
}

#[test]
fn render_takes_its_settings() {
    let options =
        ["--heading-level", "4", "--expanded", "none", "--quotes", "none", "--prefix", "mine", "--contents", "none"];
    let out = run(&[&["render", "-"], &options[..]].concat(), &"Q. Who?\n\n==Me.==\n\n".repeat(4));
    let html = text(&out.stdout);
    assert!(html.contains("<h4 class=\"ia-question\"") && html.contains("id=\"mine-who-4\""), "{html}");
    assert!(!html.contains(" open") && !html.contains("<mark") && !html.contains("<nav"), "{html}");
}

#[test]
fn render_page_writes_a_whole_document() {
    let out =
        run(&["render", "--page", "--base", "/pkg/", "-"], "A </title><script>alert(1)</script>\n\nQ. Who?\n\nMe.\n");
    let page = text(&out.stdout);
    assert!(page.starts_with("<!doctype html><html"), "{page}");
    assert!(page.contains("<link rel=\"stylesheet\" href=\"/pkg/interview-article.css\">"), "{page}");
    assert!(page.contains("<interview-article><article class=\"ia\""), "{page}");
    let document = scraper::Html::parse_document(page);
    let scripts = scraper::Selector::parse("script").unwrap();
    let types: Vec<_> = document.select(&scripts).map(|script| script.attr("type")).collect();
    assert_eq!(types, [Some("module"), Some("application/ld+json")]);
    let data = document.select(&scripts).nth(1).unwrap().text().collect::<String>();
    let data: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["headline"], "A </title><script>alert(1)</script>");
}

#[test]
fn inspect_prints_an_outline() {
    let out = run(&["inspect", "-"], ASKED);
    let outline: Vec<Vec<&str>> = text(&out.stdout).lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(outline[0], ["format", "text"]);
    assert_eq!(outline[1], ["1", "title", "Title"]);
    assert_eq!(outline[2], ["3", "question", "Who?"]);
    assert_eq!(outline[3][..2], ["5", "answer"]);
}

#[test]
fn the_outline_has_the_place_of_a_notice_and_each_sign_once() {
    let out = run(&["inspect", "-"], "One\n\nAnna: Why?\n\nBen: So.\n\nAnna: Sure?\n\n  Host: Now?\n\nBen: Yes.\n");
    let outline = text(&out.stdout);
    assert!(outline.contains("9:3  notice"), "{outline}");
    assert!(outline.contains("     3  sign          : (5 times)\n"), "{outline}");
    assert_eq!(outline.matches("  sign  ").count(), 1, "{outline}");
    let many: String = (0..40).map(|n| format!("Q{n}. Why?\n\nSo.\n\n")).collect();
    let out = run(&["inspect", "-"], &many);
    let outline = text(&out.stdout);
    assert_eq!(outline.matches("  sign  ").count(), 21, "{outline}");
    assert!(outline.contains("20 more, which --json lists"), "{outline}");
}

#[test]
fn inspect_is_in_colours_where_they_are_seen_or_asked_for() {
    let source = "My bees.\n\nIt rained.\n\nAnn: \u{1b}[5mWhy?\n\nBo: So it is.\n\nAnn: How?\n\nBo: Thus.\n";
    let inspect = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_interview-article"));
        command
            .args(["inspect", "-"])
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .envs(variables.iter().copied());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(source.as_bytes()).unwrap();
        text(&child.wait_with_output().unwrap().stdout).to_owned()
    };
    let plain = inspect(&[]);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    assert_eq!(inspect(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), plain);
    let coloured = inspect(&[("CLICOLOR_FORCE", "1")]);
    for part in ["\u{1b}[36mAnn\u{1b}[0m: \u{1b}[1m", "\u{1b}[32mBo\u{1b}[0m: ", "\u{1b}[33mtitle: "] {
        assert!(coloured.contains(part), "{part:?} is not in {coloured:?}");
    }
    // What the source says to the terminal does not reach it.
    assert!(!coloured.contains("\u{1b}[5m"), "{coloured:?}");
    // A notice stands at its line.
    let lines: Vec<&str> = plain.lines().map(|line| line.split_whitespace().nth(1).unwrap_or_default()).collect();
    assert_eq!(lines[..3], ["text", "introduction", "notice"], "{plain}");
}

#[test]
fn inspect_json_has_its_shape() {
    let out = run(&["inspect", "--json", "-"], "One\ntwo\n\nQ. Who?\n\nMe.\nAnd me.\n\n***\n\nDone.\n");
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for key in ["format", "language", "title", "introduction", "turns", "exchanges", "closing", "structure", "notices"]
    {
        assert!(keys(&json).contains(&key.to_owned()), "{key} is missing: {json}");
    }
    assert_eq!(json["introduction"], serde_json::json!([1, 2]));
    assert_eq!(json["turns"][0], serde_json::json!({"role": "question", "speaker": null, "lines": [4, 4]}));
    assert_eq!(json["turns"][1]["lines"], serde_json::json!([6, 7]));
    assert_eq!(json["exchanges"][0], serde_json::json!({"id": "ia-who", "question": "Who?", "turns": [0, 1]}));
    assert_eq!(json["closing"], serde_json::json!([11, 11]));
    assert_eq!(json["structure"][0], serde_json::json!({"line": 4, "column": 1, "text": "Q."}));
}

#[test]
fn notices_go_to_standard_error_and_strict_minds_them() {
    let prose = "Only prose here.\n";
    for (arguments, input, status) in [
        (vec!["render", "-"], prose, 0),
        (vec!["render", "--strict", "-"], prose, 1),
        (vec!["inspect", "--strict", "-"], prose, 1),
        (vec!["inspect", "--strict", "--json", "-"], prose, 1),
        (vec!["render", "--strict", "-"], ASKED, 0),
        (vec!["inspect", "--strict", "-"], ASKED, 0),
    ] {
        let out = run(&arguments, input);
        assert_eq!(out.status.code(), Some(status), "{arguments:?}");
        assert!(!out.stdout.is_empty(), "{arguments:?}");
        let told = text(&out.stderr).starts_with("-:1:1: no-question: ");
        assert_eq!(told, input == prose && !arguments.contains(&"--json"), "{arguments:?}");
    }
    let json: Value = serde_json::from_slice(&run(&["inspect", "--json", "-"], prose).stdout).unwrap();
    assert_eq!(json["notices"][0]["code"], "no-question");
}

#[test]
fn every_notice_is_given_and_where_it_is() {
    for (source, expected) in [
        (&b"Caf\xE9 and prose, and nobody asks.\n"[..], vec![("not-utf-8", 1, 4), ("no-question", 1, 1)]),
        (b"Title\r\rQ. W\xE9ho was it, then?\r\rMe.\r", vec![("not-utf-8", 3, 5)]),
        (b"Title\r\n\r\nQ. W\xE9ho was it, then?\r\n\r\nMe.", vec![("not-utf-8", 3, 5)]),
        (b"", vec![("empty", 1, 1)]),
        (b"\0\0\0\0", vec![("not-text", 1, 1)]),
    ] {
        let notices = read(source).parsed.notices;
        let told: Vec<_> = notices.iter().map(|notice| (notice.code.name(), notice.line, notice.column)).collect();
        assert_eq!(told, expected, "{}", String::from_utf8_lossy(source));
    }
}

#[test]
fn what_cannot_be_done_is_one_sentence() {
    for (arguments, word) in [
        (vec!["render", "no/such/file.txt"], "no/such/file.txt"),
        (vec!["inspect", "no/such/file.txt"], "no/such/file.txt"),
        (vec!["render", "src"], "src"),
        (vec!["render", "--format", "docx", "-"], "docx"),
    ] {
        let out = run(&arguments, "");
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(out.stdout.is_empty() && said.lines().count() == 1 && said.contains(word), "{arguments:?}: {said}");
    }
}

#[test]
fn json_is_a_source_and_convert_writes_it() {
    let source = "[Interview] Title\n\nQ. Who ==am I==?\n\nMe, https://a.example/b.\n";
    let object = run(&["convert", "-"], source);
    let json = text(&object.stdout);
    assert_eq!((object.status.code(), &json[..1]), (Some(0), "{"));
    for arguments in [&["convert", "-"][..], &["convert", "--format", "json", "-"]] {
        assert_eq!(text(&run(arguments, json).stdout), json);
    }
    let article = run(&["render", "-"], source).stdout;
    for json in [json, &["\u{FEFF}\n ", json].concat()] {
        assert_eq!(text(&run(&["render", "-"], json).stdout), text(&article), "{json}");
    }
    let inspected: Value = serde_json::from_slice(&run(&["inspect", "--json", "-"], json).stdout).unwrap();
    assert_eq!(inspected["format"], "json");
    assert_eq!(inspected["turns"][0], serde_json::json!({"role": "question", "speaker": null, "lines": null}));
    assert!(text(&run(&["inspect", "-"], json).stdout).contains("Who am I?"));
    // A text may begin with a brace.
    let text_in_braces: Value =
        serde_json::from_slice(&run(&["inspect", "--json", "-"], "{a}\n\nQ. Who?\n\nMe.\n").stdout).unwrap();
    assert_eq!(text_in_braces["format"], "text");
}

#[test]
fn a_transcript_in_json_is_a_source() {
    let json = r#"{"utterances": [{"speaker": "A", "start": 1500, "end": 2000, "text": "Who rings at night, and at noon?"},
        {"speaker": "B", "start": 2000, "end": 9000, "text": "The <wind>, & I."}]}"#;
    let inspected: Value = serde_json::from_slice(&run(&["inspect", "--json", "-"], json).stdout).unwrap();
    assert_eq!(inspected["format"], "json");
    let asked = serde_json::json!({"role": "question", "speaker": "Speaker A", "time": 1500, "lines": null});
    assert_eq!(inspected["turns"][0], asked);
    assert!(text(&run(&["render", "-"], json).stdout).contains("The &lt;wind&gt;, &amp; I."));
}

#[test]
fn a_page_is_read_in_the_letters_that_it_names() {
    let mut child = start(&["inspect", "--strict", "--json", "-"]);
    let page =
        b"<meta charset=windows-1252><h1>Caf\xE9</h1><h2>Qui\xA0?</h2><p>Ren\xE9.<h2>O\xF9 donc\xA0?</h2><p>L\xE0.";
    child.stdin.take().unwrap().write_all(page).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stderr), "");
    let inspected: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((inspected["title"]["text"].as_str(), output.status.code()), (Some("Café"), Some(0)));
}

#[test]
fn what_is_wrong_in_json_is_one_sentence() {
    for (arguments, json, fault) in [
        (["render", "--format", "json", "-"], "Q. Who?", "expected value (line 1, column 1)"),
        (["inspect", "--format", "json", "-"], "", "EOF while parsing a value (line 1, column 0)"),
        (
            ["render", "--format", "auto", "-"],
            "{\"parts\": 5}",
            "parts: expected a list, found the number `5` (line 1, column 11)",
        ),
        (["convert", "--format", "json", "-"], "{\"title\": \"\u{1}\"}", "title: "),
    ] {
        let out = run(&arguments, json);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{json}");
        assert!(out.stdout.is_empty() && said.lines().count() == 1 && said.contains(fault), "{said}");
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = start(&["render", "-"]);
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(ASKED.repeat(20_000).as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!((out.status.code(), text(&out.stderr)), (Some(0), ""));
}

#[test]
fn quotes_lists_what_is_quoted_and_why() {
    let source = "Q. Who?\n\nAnd so on. The sea never forgives a stone in its way.\n\nQ. And?\n\nA lamp that nobody \
                  tends is a stone\nwith a window. So.\n";
    let out = run(&["quotes", "--json", "--number", "2", "-"], source);
    let json: Value = serde_json::from_str(text(&out.stdout)).unwrap();
    let quotes = json["quotes"].as_array().unwrap();
    let lines: Vec<_> = quotes.iter().map(|quote| (&quote["line"], &quote["text"], &quote["question"])).collect();
    let expected = [
        (&Value::from(3), &Value::from("The sea never forgives a stone in its way."), &Value::from("Who?")),
        (&Value::from(7), &Value::from("A lamp that nobody tends is a stone\nwith a window."), &Value::from("And?")),
    ];
    assert_eq!(lines, expected);
    assert!(quotes.iter().all(|quote| quote["score"].is_i64() && quote["chosen_by"] == "us"), "{json}");
    let list = run(&["quotes", "-"], "Q. Who?\n\n==Me.== Not you.\n");
    assert_eq!(text(&list.stdout), "line 3, the author’s\n  Me.\n\n");
}

const LAMP: &str = "Q. Who?\n\nAnd so on. The sea never forgives a stone. So it is. So it is.\n\n\nQ. And?\n\nA lamp that nobody \
                    tends is a stone\nwith a window. So.\n";

#[test]
fn listed_quotes_are_shown_and_what_cannot_be_is_told() {
    for (quotes, shown, told) in [
        (&["The sea never forgives a stone."][..], &["The sea never forgives a stone."][..], &[][..]),
        (&["tends is a stone with"], &["tends is a stone<br>with"], &[]),
        (&["So it is."], &[], &["-:3:1: quote-again: “So it is.” stands 2 times"]),
        (&["My mother sold umbrellas."], &[], &["-:1:1: quote-gone: “My mother sold umbrellas.” is not"]),
        (
            &["A lamp that no one tends is a stone with a window"],
            &["A lamp that nobody tends is a stone<br>with a window"],
            &["-:8:1: quote-changed: "],
        ),
    ] {
        let listed: Vec<&str> = quotes.iter().flat_map(|quote| ["--quote", *quote]).collect();
        let out = run(&[&["render", "--strict", "-"][..], &listed].concat(), LAMP);
        let html = text(&out.stdout);
        for words in shown {
            assert!(html.contains(&format!(">{words}</mark>")), "{words}: {html}");
        }
        assert_eq!(html.matches("<mark").count(), shown.len(), "{html}");
        assert_eq!(text(&out.stderr).lines().count(), told.len(), "{}", text(&out.stderr));
        for (line, expected) in text(&out.stderr).lines().zip(told) {
            assert!(line.starts_with(expected), "{line}");
        }
        assert_eq!(out.status.code(), Some(i32::from(!told.is_empty())), "{quotes:?}");
    }
    let out = run(&["render", "--quotes", "none", "--quote", "Who", "-"], LAMP);
    assert!(!text(&out.stdout).contains("<mark"));
}

#[test]
fn what_is_frozen_is_a_list_and_shows_the_same() {
    let folder = std::env::temp_dir().join(format!("interview-article-quotes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("quotes.json");
    let name = file.to_str().unwrap();
    let marked = "Q. Who?\n\nSo it is. No, ==so it is==, and so it is. ==Quoted “words” – once==.\n";
    let list = run(&["quotes", "--freeze", "-"], marked);
    let json: Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(json[0]["exact"], "so it is");
    assert_eq!(json[1], "Quoted “words” – once");
    std::fs::write(&file, &list.stdout).unwrap();
    let plain = marked.replace("==", "");
    let again = run(&["render", "--quotes-file", name, "-"], &plain);
    assert_eq!(text(&again.stdout), text(&run(&["render", "-"], marked).stdout), "{}", text(&again.stderr));
    assert_eq!(run(&["quotes", "--freeze", "--quotes-file", name, "-"], &plain).stdout, list.stdout);
    // One a line, and what is no list.
    std::fs::write(&file, "\u{FEFF}No, so\r\n\r\n  Quoted \"words\" \n").unwrap();
    let html = run(&["render", "--quotes-file", name, "-"], &plain).stdout;
    assert_eq!(text(&html).matches("<mark").count(), 2, "{}", text(&html));
    for wrong in ["[1]", "{\"exact\": \"a\"}", "[\"a\"", "[{\"prefix\": \"a\"}]", "[{\"exact\": \"a\", \"suffix\": 5}]"]
    {
        std::fs::write(&file, wrong).unwrap();
        let out = run(&["render", "--quotes-file", name, "-"], &plain);
        assert_eq!((out.status.code(), text(&out.stderr).lines().count()), (Some(2), 1), "{wrong}");
        assert!(text(&out.stderr).contains("quotes.json"), "{wrong}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_refused_is_not_chosen_and_another_is() {
    let list = |arguments: &[&str]| {
        let out = run(&[&["quotes", "--json", "--number", "1"][..], arguments, &["-"]].concat(), LAMP);
        let json: Value = serde_json::from_slice(&out.stdout).unwrap();
        let texts = json["quotes"].as_array().unwrap().iter().map(|quote| quote["text"].as_str().unwrap().to_owned());
        texts.collect::<Vec<_>>()
    };
    let [first] = &list(&[])[..] else { panic!("one was asked for") };
    let [second] = &list(&["--refuse", first])[..] else { panic!("another is to be chosen") };
    assert_ne!(first, second);
    assert_eq!(list(&["--refuse", first, "--refuse", second]), Vec::<String>::new());
}
