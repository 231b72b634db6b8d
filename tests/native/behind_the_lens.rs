//! The interview that the first issue is measured on, where it lies beside the repository.

use interview_article::model::{Exchange, Style};

use crate::reading::{Reading, read, shared};

fn behind_the_lens() -> Option<Reading> {
    let (_, source) = shared().into_iter().find(|(name, _)| name == "behind-the-lens.txt")?;
    Some(read(&source))
}

#[test]
fn head_and_closing() {
    let Some(Reading { parsed, .. }) = behind_the_lens() else { return };
    let interview = &parsed.interview;
    assert_eq!(interview.kicker.as_deref(), Some("Interview"));
    // The source has a no-break space in the name.
    let title = interview.title.as_ref().map(|title| title.words.replace('\u{A0}', " "));
    assert_eq!(title.as_deref(), Some("Inside K-Pop: Behind The Lens With Director Han Sa-min"));
    assert_eq!(interview.introduction.len(), 4);
    assert_eq!(interview.closing.len(), 3);
    let links = interview.closing[2].text().styles.iter().map(|styled| &styled.style).collect::<Vec<_>>();
    assert_eq!(links, [&Style::Link("https://www.instagram.com/sa_min_han/?hl=en".to_owned())]);
    assert!(parsed.notices.is_empty(), "{:?}", parsed.notices);
}

#[test]
fn exchanges() {
    let Some(Reading { parsed, .. }) = behind_the_lens() else { return };
    let paragraphs = |exchange: &Exchange| exchange.replies.iter().map(|turn| turn.blocks.len()).sum::<usize>();
    let counts: Vec<usize> = parsed.interview.exchanges().map(paragraphs).collect();
    assert_eq!(counts, [2, 2, 6, 4, 4, 4, 4, 2, 3, 2, 4, 1, 4, 3]);
    assert!(parsed.interview.exchanges().all(|exchange| exchange.heading().is_some()));
}

#[test]
fn structure() {
    let Some(Reading { parsed, .. }) = behind_the_lens() else { return };
    let signs: Vec<&str> = parsed.structure.iter().map(|sign| sign.text.as_str()).collect();
    assert_eq!(signs, [&["[", "]", "Interview:"][..], &["Q."; 14]].concat());
}
