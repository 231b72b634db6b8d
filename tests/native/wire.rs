//! An interview goes over the border as a plain object and comes back as it was.

use interview_article::model::{Block, Place, Style};
use interview_article::web::{json, understand};
use interview_article::wire::{self, Interview};
use serde_json::{Value, json};

use crate::reading::{cases, read, shared};
use crate::rich;

#[test]
fn every_interview_comes_back() {
    cases().iter().for_each(|case| check(&case.name, &case.source));
    shared().iter().for_each(|(name, source)| check(name, source));
}

#[test]
fn marks_and_links_come_back() {
    for source in [
        "Q. Who ==am I==?\n\n==All of it.==\n\n==Two== of ==them== https://a.example",
        "Q. Where?\n\n==See https://a.example/b== and https://a.example/==c==.",
        "Q. Where?\n\nhttps://a.example/b==c and d==",
        "Q. \"So\\\"?\n\n\u{1}\u{7F}\u{2028}\u{FFFE}",
    ] {
        check(source, source.as_bytes());
    }
}

fn check(name: &str, source: &[u8]) {
    let parsed = read(source).parsed;
    let object = serde_json::to_value(Interview::of(&parsed.interview, &parsed.marked)).unwrap();
    let written: Value = serde_json::from_str(&understand(source, "auto").unwrap()).unwrap();
    assert_eq!(written, object, "{name}");
    let (interview, marked) = serde_json::from_value::<Interview>(object.clone()).unwrap().into_model();
    // A language within another is, of each piece, the one that holds: it comes back as such, beside the other. And words
    // that are bold in italics come back in italics in bold.
    if parsed.interview.blocks().any(|block| has_languages(block) || has_two_of_the_same_words(block)) {
        assert_eq!(serde_json::to_value(Interview::of(&interview, &marked)).unwrap(), object, "{name}");
    } else {
        assert_eq!(interview, parsed.interview, "{name}: {written}");
    }
    assert_eq!(marked, parsed.marked, "{name}: {written}");
}

fn has_languages(block: &Block) -> bool {
    block.text.styles.iter().any(|styled| matches!(styled.style, Style::Language(_)))
}

fn has_two_of_the_same_words(block: &Block) -> bool {
    block.text.styles.windows(2).any(|two| two[0].range == two[1].range)
}

#[test]
fn every_kind_of_block_comes_back() {
    for seed in 0..300 {
        let (interview, marked) = rich::interview(seed);
        let object = serde_json::to_value(Interview::of(&interview, &marked)).unwrap();
        let written: Value = serde_json::from_str(&json::json(&interview, &marked)).unwrap();
        assert_eq!(written, object, "{seed}");
        let (back, back_marked) = wire::read(&object.to_string()).unwrap();
        assert_eq!(back.exchanges().count(), interview.exchanges().count(), "{seed}");
        for (back, block) in back.blocks().zip(interview.blocks()) {
            assert_eq!(back, block, "{seed}: {object:#}");
        }
        assert_eq!(back, interview, "{seed}: {object:#}");
        assert_eq!(back_marked, marked, "{seed}: {object:#}");
    }
}

/// One answer of these blocks.
fn answered(blocks: &Value) -> (Vec<Block>, Vec<Place>) {
    let turn = json!({"role": "answers", "blocks": blocks});
    let object = json!({"parts": [{"exchanges": [{"replies": [turn]}]}]});
    let (interview, marked) = wire::read(&object.to_string()).unwrap();
    let blocks = interview.exchanges().flat_map(|exchange| exchange.replies.clone()).flat_map(|turn| turn.blocks);
    (blocks.collect(), marked)
}

#[test]
fn what_authors_write_is_understood() {
    let (blocks, marked) = answered(&json!([
        ["a ", {"text": ["b ", {"text": "c", "link": "#"}], "strong": true}, {"text": "d", "quote": true}],
        {"kind": "item", "number": 3, "text": "one"},
        {"kind": "figure", "text": [{"media": {"source": "a.png"}}, "caption"]},
        {"quoted": 2, "text": "said"},
        {"text": "linked", "link": "/"},
        [],
        "",
    ]));
    let styles = |n: usize| {
        let style = |styled: &interview_article::model::Styled| (styled.range.clone(), styled.style.clone());
        blocks[n].text.styles.iter().map(style).collect::<Vec<_>>()
    };
    assert_eq!(
        blocks.iter().map(|block| block.text.words.as_str()).collect::<Vec<_>>(),
        ["a b cd", "one", "caption", "said", "linked", "", ""]
    );
    assert_eq!(styles(0), [(2..5, Style::Strong), (4..5, Style::Link("#".to_owned()))]);
    assert_eq!(marked, [Place { block: 0, range: 5..6 }]);
    assert_eq!(styles(4), [(0..6, Style::Link("/".to_owned()))]);
    assert_eq!(blocks[3].quoted, 2);
}

/// Styles that cross are cut, so that they nest.
#[test]
fn styles_that_cross_are_cut() {
    let (blocks, _) = answered(&json!([[
        {"text": "a", "strong": true}, {"text": "b", "strong": true, "emphasis": true}, {"text": "c", "emphasis": true}
    ]]));
    let ranges: Vec<_> =
        blocks[0].text.styles.iter().map(|styled| (styled.range.clone(), styled.style.clone())).collect();
    assert_eq!(ranges, [(0..2, Style::Strong), (1..2, Style::Emphasis), (2..3, Style::Emphasis)]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (json, fault) in [
        (
            "{\n \"parts\": [{\"exchanges\": [{\"question\": {\"role\": \"asks\",\n  \"blocks\": 5}}]}]}",
            "parts[0].exchanges[0].question.blocks: expected a list, found the number `5` (line 3, column 13)",
        ),
        ("{\"parts\": 7}", "parts: expected a list, found the number `7` (line 1, column 11)"),
        ("\"x\"", "expected an object, found the text \"x\" (line 1, column 3)"),
        (
            "{\"title\": true}",
            "title: expected a text, a list of pieces or an object with a text, found the value `true` (line 1, column 14)",
        ),
        ("{\"introduction\": [\"a\", {\"txt\": \"b\"}]}", "introduction[1]: missing field `text` (line 1, column 35)"),
        (
            "{\"introduction\": [[\"a\", {\"text\": \"b\", \"strong\": 1}]]}",
            "introduction[0][1].strong: expected true or false, found the number `1` (line 1, column 49)",
        ),
        ("{\"speakers\": [{\"name\": \"A\"}]}", "speakers[0]: missing field `role` (line 1, column 27)"),
        (
            "{\"speakers\": [{\"name\": \"A\", \"role\": \"sings\"}]}",
            "speakers[0].role: unknown variant `sings`, expected one of `asks`, `answers`, `narrates` (line 1, column 43)",
        ),
        ("{\"title\": \"a\"", "EOF while parsing an object (line 1, column 13)"),
        ("{\"title\": \"a\"} x", "trailing characters (line 1, column 16)"),
        ("", "EOF while parsing a value (line 1, column 0)"),
    ] {
        assert_eq!(wire::read(json).map(|_| ()), Err(fault.to_owned()), "{json}");
    }
}

#[test]
fn nothing_is_too_deep() {
    let deep = ["{\"title\":".to_owned(), "[".repeat(100_000)].concat();
    assert!(wire::read(&deep).is_err());
}

#[test]
fn odd_numbers_and_letters_are_tamed() {
    let json = json!({
        "parts": [{"exchanges": [{"replies": [{"role": "answers", "speaker": 9, "time": 5, "blocks": [
            {"kind": "item", "depth": 0, "text": [{"text": "a\r\nb\u{0}", "link": "\r"}, {"media": {"source": "\r", "alternative": "\u{0}"}}]}
        ]}]}]}]
    });
    let (interview, _) = wire::read(&json.to_string()).unwrap();
    let written = json::json(&interview, &[]);
    assert!(!written.contains("\\u000d") && !written.contains("\\u0000"), "{written}");
    assert_eq!(interview.exchanges().next().unwrap().replies[0].speaker, None);
}
