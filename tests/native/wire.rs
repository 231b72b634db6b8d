//! An interview goes over the border as a plain object and comes back as it was.

use interview_article::web::understand;
use interview_article::wire::Interview;
use serde_json::Value;

use crate::reading::{cases, read, shared};

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
    let (interview, marked) = serde_json::from_value::<Interview>(object).unwrap().into_model();
    assert_eq!(interview, parsed.interview, "{name}: {written}");
    assert_eq!(marked, parsed.marked, "{name}: {written}");
}
