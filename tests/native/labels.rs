//! Our words are there in every language, and the same wherever they are said.

use std::{collections::BTreeMap, fs, path::Path};

use interview_article::render::labels::Labels;
use serde_json::{Map, Value};

/// The languages, as the issue names them.
const LANGUAGES: [&str; 12] = ["ar", "de", "en", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh-hans", "zh-hant"];
/// The plural forms of each (Unicode CLDR 44) that whole numbers have; of others, "other" is enough.
const FORMS: [(&str, &[&str]); 3] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("", &["one", "other"]),
];
const WITHOUT_PLURAL: [&str; 4] = ["ja", "ko", "zh-hans", "zh-hant"];

fn table() -> BTreeMap<String, Map<String, Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/words");
    let files = fs::read_dir(folder).expect("www/words").map(|file| file.expect("a file").path());
    files
        .map(|path| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let words = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), words)
        })
        .collect()
}

#[test]
fn no_word_is_missing_in_any_language() {
    let table = table();
    assert_eq!(table.keys().collect::<Vec<_>>(), LANGUAGES);
    for (language, rooms) in &table {
        for (room, english) in &table["en"] {
            let words =
                rooms.get(room).and_then(Value::as_object).unwrap_or_else(|| panic!("{language} has no {room}"));
            let keys = |words: &Map<String, Value>| words.keys().cloned().collect::<Vec<_>>();
            let english = english.as_object().expect("words");
            assert_eq!(keys(words), keys(english), "{language}, {room}");
            for (key, value) in words {
                check(language, key, value, &english[key]);
            }
        }
    }
}

/// Every form is there, and each has the holes that the English has.
fn check(language: &str, key: &str, value: &Value, english: &Value) {
    let forms = |value: &Value| match value {
        Value::Object(forms) => forms.iter().map(|(form, words)| (form.clone(), words.clone())).collect(),
        words => BTreeMap::from([("only".to_owned(), words.clone())]),
    };
    let (found, wanted) = (forms(value), forms(english));
    if value.is_object() {
        let of = FORMS.iter().find(|(one, _)| one.is_empty() || *one == language).expect("the last is for all");
        let expected = if WITHOUT_PLURAL.contains(&language) { &["other"][..] } else { of.1 };
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found.keys().collect::<Vec<_>>(), expected, "{language}, {key}");
    }
    for (form, words) in &found {
        let words = words.as_str().unwrap_or_default();
        assert!(!words.trim().is_empty(), "{language}, {key}, {form}");
        // One and two are words of their own in Arabic.
        let spelled = language == "ar" && ["one", "two"].contains(&form.as_str());
        let english = wanted.values().next_back().and_then(Value::as_str).unwrap_or_default();
        assert!(spelled || holes(words) == holes(english), "{language}, {key}: {words} has other holes than {english}");
    }
}

fn holes(words: &str) -> Vec<&str> {
    let mut holes: Vec<_> = words.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    holes.sort_unstable();
    holes
}

#[test]
fn what_is_rendered_says_the_same() {
    let table = table();
    for (tag, language) in [
        ("en", "en"),
        ("de-AT", "de"),
        ("AR", "ar"),
        ("zh", "zh-hans"),
        ("zh-CN", "zh-hans"),
        ("zh-Hans-TW", "zh-hans"),
        ("zh-TW", "zh-hant"),
        ("zh-Hant", "zh-hant"),
        ("zh-HK", "zh-hant"),
        ("pt_BR", "pt"),
        ("es", "es"),
        ("fr", "fr"),
        ("hi", "hi"),
        ("ja", "ja"),
        ("ko-KR", "ko"),
        ("ru", "ru"),
        ("tlh", "en"),
        ("", "en"),
    ] {
        let labels = Labels::of(Some(tag));
        let words = &table[language]["reading"];
        for (key, said) in
            [("contents", labels.contents), ("fold-all", labels.fold_all), ("unfold-all", labels.unfold_all)]
        {
            assert_eq!(words[key], said, "{tag}, {key}");
        }
    }
}

/// The build of quotes is given its words in the order in which it takes them.
#[test]
fn words_for_quotes_are_in_order() {
    let english = include_str!("../../www/words/en.json");
    let (_, carry) = english.split_once("\"carry\"").expect("a room");
    let order = ["quote", "copy", "copied", "failed", "share", "picture", "wide", "square", "close", "only", "whole"];
    let at = order.map(|key| carry.find(&format!("\"{key}\":")).expect(key));
    assert!(at.is_sorted(), "{at:?}");
}

/// What nobody says is not kept: it would be translated twelve times. And what is said is there.
#[test]
fn every_word_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = table();
    for room in ["reading", "marks"] {
        let files = fs::read_dir(root.join("www").join(room)).expect(room).map(|file| file.expect("a file").path());
        let script: String = files.map(|file| fs::read_to_string(file).unwrap_or_default()).collect();
        let words = table["en"][room].as_object().expect("words");
        for key in words.keys() {
            let made = key.starts_with("key-") || key.starts_with("colour-");
            let said = [format!("'{key}'"), format!("labels.{key}")];
            assert!(made || said.iter().any(|said| script.contains(said.as_str())), "{room}: nobody says {key}");
        }
        let calls = ["label('", "told(link, '", "button('", "panel.add('", "labels."];
        let called = calls
            .iter()
            .filter(|call| room == "reading" && call.ends_with('\'') || room == "marks" && !call.ends_with('\''));
        for call in called {
            for rest in script.split(call).skip(1) {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-/?".contains(c)).unwrap_or(rest.len());
                let key = &rest[..end];
                let fixed = !["language", "direction"].contains(&key) && !key.is_empty();
                assert!(!fixed || words.contains_key(key), "{room}: {key} has no words");
            }
        }
    }
}
