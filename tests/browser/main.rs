//! What only a browser can prove: string and live nodes are the same article, and an interview goes into JavaScript and
//! back.
#![cfg(target_arch = "wasm32")]

use interview_article::markup::html::html;
use interview_article::model::{Block, Interview, Place, Style, Styled};
use interview_article::parse::parse;
use interview_article::quote::{Wanted, highlights};
use interview_article::render::{Settings, article};
use interview_article::web::{dom, json, source, understand};
use interview_article::wire;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DomParser, Node, SupportedType};

mod cases;
#[path = "../hostile/sources.rs"]
mod hostile;
#[path = "../hostile/rich.rs"]
mod rich;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_case_is_the_same_as_string_and_as_nodes() {
    cases::CASES.iter().chain(cases::FORMS).for_each(|(name, source)| check_source(name, source));
}

#[wasm_bindgen_test]
fn hostile_words_are_the_same_as_string_and_as_nodes() {
    for words in hostile::WORDS {
        for source in [hostile::source(words), hostile::lettered(words)] {
            check_source(words, source.as_bytes());
        }
    }
}

/// What no text can say and an object can: addresses that may not live, words that are none.
#[wasm_bindgen_test]
fn hostile_objects_are_the_same_as_string_and_as_nodes() {
    let odd = ["", " ", "\n", "\n\n", "a\r\nb\rc", "\0", "\u{FEFF}", "\u{FFFE}", "<b>&amp;</b>"];
    for words in hostile::ADDRESSES.iter().chain(&odd).chain(&hostile::WORDS) {
        let text =
            serde_json::json!(["come ", {"text": words, "link": words, "quote": true}, {"text": "now", "link": words}]);
        let turn = |role| serde_json::json!({"role": role, "speaker": 0, "blocks": [text, words, text]});
        let object = serde_json::json!({
            "language": words, "kicker": words, "title": text, "introduction": [words, text], "closing": [text, words],
            "speakers": [{"name": words, "role": "asks"}],
            "parts": [{"title": text, "exchanges": [{"question": turn("asks"), "replies": [turn("answers")]}, {"replies": []}]}],
        });
        let object: wire::Interview = serde_json::from_value(object).unwrap();
        let (interview, marked) = object.into_model();
        check(words, &interview, &marked);
    }
}

#[wasm_bindgen_test]
fn rich_interviews_are_the_same_as_string_and_as_nodes() {
    for seed in 0..300 {
        let (interview, marked) = rich::interview(seed);
        check(&seed.to_string(), &interview, &marked);
    }
}

#[wasm_bindgen_test]
fn rich_interviews_come_back_from_javascript() {
    for seed in 0..100 {
        let (interview, marked) = rich::interview(seed);
        let value = js_sys::JSON::parse(&json::json(&interview, &marked)).unwrap();
        let back = wire::take(serde_wasm_bindgen::Deserializer::from(value)).unwrap();
        assert_eq!(back.into_model(), (interview, marked), "{seed}");
    }
}

#[wasm_bindgen_test]
fn a_fault_in_an_object_is_said_with_its_place() {
    for (json, fault) in [
        ("{\"parts\": [{\"exchanges\": 5}]}", "parts[0].exchanges: expected a list"),
        ("{\"parts\": [{\"exchanges\": {}}]}", "parts[0].exchanges: expected a list, found something else"),
        ("{\"closing\": [{\"text\": 1}]}", "closing[0].text: expected a text, "),
        ("{\"closing\": [{\"kind\": \"x\", \"text\": \"a\"}]}", "closing[0].kind: unknown variant `x`"),
        ("5", "expected an object, found "),
    ] {
        let value = js_sys::JSON::parse(json).unwrap();
        let said = wire::take(serde_wasm_bindgen::Deserializer::from(value)).map(|_| ()).unwrap_err();
        assert!(said.starts_with(fault), "{said}");
    }
}

#[wasm_bindgen_test]
fn an_interview_comes_back_from_javascript() {
    for (name, source) in cases::CASES.iter().chain(cases::FORMS) {
        let parsed = parse(source, None);
        let value = js_sys::JSON::parse(&understand(source, "auto").unwrap()).unwrap();
        let back: wire::Interview = serde_wasm_bindgen::from_value(value).unwrap();
        let (interview, marked) = back.into_model();
        // A language within another comes back as the one that holds, beside the other, and words that are bold in italics
        // come back in italics in bold: the same when written again.
        let written = |interview, marked| serde_json::to_value(wire::Interview::of(interview, marked)).unwrap();
        assert_eq!(written(&interview, &marked), written(&parsed.interview, &parsed.marked), "{name}");
        let languages = |styled: &Styled| matches!(styled.style, Style::Language(_));
        let twice = |two: &[Styled]| two[0].range == two[1].range;
        let told = |block: &Block| block.text.styles.iter().any(languages) || block.text.styles.windows(2).any(twice);
        if !parsed.interview.blocks().any(told) {
            assert_eq!(interview, parsed.interview, "{name}");
        }
        assert_eq!(marked, parsed.marked, "{name}");
    }
}

/// However many bytes a sign of a text takes.
#[wasm_bindgen_test]
fn a_source_of_the_page_is_its_utf_8() {
    for sign in ["a", "é", "я", "한", "🎥", "a🎥", "한a", "’ plain and long enough"] {
        for times in [0, 1, 2, 15, 16, 17, 5000] {
            let text = sign.repeat(times);
            assert_eq!(source::bytes(&text.as_str().into()), text.as_bytes(), "{sign} {times} times");
            let file = js_sys::Uint8Array::from(text.as_bytes());
            assert_eq!(source::bytes(&file.into()), text.as_bytes());
        }
    }
    // Half of a pair is no letter.
    let half = js_sys::JSON::parse("\"a\\ud83cb\"").unwrap();
    assert_eq!(source::bytes(&half), "a\u{FFFD}b".as_bytes());
}

fn check_source(name: &str, source: &[u8]) {
    let parsed = parse(source, None);
    check(name, &parsed.interview, &parsed.marked);
}

/// The article as a string, parsed, is the article as nodes.
fn check(name: &str, interview: &Interview, marked: &[Place]) {
    let highlights = highlights(interview, marked, Wanted::Auto);
    let settings = Settings::default();
    let string = html(&article(interview, &highlights, &settings).into());
    let parsed = DomParser::new().unwrap().parse_from_string(&string, SupportedType::TextHtml).unwrap();
    let parsed: Node = parsed.body().unwrap().first_child().unwrap();
    let live = dom::nodes(article(interview, &highlights, &settings).into()).first_child().unwrap();
    assert!(live.is_equal_node(Some(&parsed)), "{name:?}: {string}");
}
