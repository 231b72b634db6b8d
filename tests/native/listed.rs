//! Quotes that an author lists by their words: where each is placed, and what is never quoted.

use interview_article::model::{Interview, Place};
use interview_article::quote::{Listed, merge, put_listed};

use crate::reading::read;

/// The places of marked and listed passages, and what was missed, how often it is there.
fn with_listed(interview: &Interview, marked: &[Place], list: &[Listed]) -> (Vec<Place>, Vec<(Listed, usize)>) {
    let (mut places, mut missed) = (marked.to_vec(), Vec::new());
    put_listed(interview, &mut places, list, &mut |quote, times| missed.push((quote.clone(), times)));
    (places, missed)
}

fn quote(exact: &str) -> Listed {
    Listed { exact: exact.trim().to_owned(), ..Listed::default() }
}

fn around(prefix: &str, exact: &str, suffix: &str) -> Listed {
    Listed { prefix: prefix.trim().to_owned(), suffix: suffix.trim().to_owned(), ..quote(exact) }
}

fn interview(answers: &[&str]) -> Interview {
    let turns: Vec<String> = answers.iter().map(|answer| format!("Q. Well?\n\n{answer}\n\n\n")).collect();
    read(turns.concat().as_bytes()).parsed.interview
}

fn words<'a>(interview: &'a Interview, place: &Place) -> &'a str {
    &interview.blocks().nth(place.block).unwrap().text().words[place.range.clone()]
}

#[test]
fn words_are_found_whatever_their_white_space_and_typography() {
    for (text, listed, expected) in [
        ("The sea never forgives.", "The sea never forgives.", "The sea never forgives."),
        ("Well. The sea\nnever forgives a stone.", "  sea never\u{a0} \n forgives ", "sea\nnever forgives"),
        ("It’s “now” – or never…", "\"now\" - or never…", "“now” – or never"),
        ("He said: “Go.” I went.", "\"Go.\" I", "“Go.” I"),
        ("Le phare, c’est « moi ».", "c'est « moi ».", "c’est « moi »."),
        ("soft\u{AD}ly said", "softly said", "soft\u{AD}ly said"),
        ("softly said", "soft\u{AD}ly said", "softly said"),
        ("海は決して許さない。そう思う。", "許さない。そう", "許さない。そう"),
        ("그 바다는 용서하지 않는다.", "바다", "바다"),
        ("البحر لا يغفر أبدا، صدقني.", "لا يغفر أبدا", "لا يغفر أبدا"),
        ("הים לא סולח, תאמין לי.", "לא סולח", "לא סולח"),
        ("We won 🎉 and danced 👩‍🚒 all night.", "🎉 and danced 👩‍🚒", "🎉 and danced 👩‍🚒"),
        ("समुद्र कभी माफ़ नहीं करता।", "कभी माफ़ नहीं", "कभी माफ़ नहीं"),
        ("ทะเลไม่เคยให้อภัย", "ไม่เคย", "ไม่เคย"),
    ] {
        let interview = interview(&[text]);
        let list = [quote(listed)];
        let (places, missed) = with_listed(&interview, &[], &list);
        assert_eq!(missed, [], "{listed:?} in {text:?}");
        let found: Vec<&str> = places.iter().map(|place| words(&interview, place)).collect();
        let expected = expected.trim_end_matches('…');
        assert_eq!(found.iter().map(|found| found.trim_end_matches('…')).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn what_is_not_there_or_not_once_is_never_quoted() {
    for (text, listed, times) in [
        ("The sea never forgives.", "The sea always forgives.", 0),
        ("The sea never forgives.", "the sea never forgives.", 0),
        ("The sea never forgives.", "forgives. And more", 0),
        ("A part of the party.", "art", 0),
        ("A part of the party.", "part", 1),
        ("nowhere", "now here", 0),
        ("now here", "nowhere", 0),
        ("So it was. So it was.", "So it was.", 2),
        ("a b a b a", "a b a", 2),
        ("cafe\u{301} noir", "cafe", 0),
        ("👩‍🚒 came", "👩", 0),
        ("が", "か", 0),
        ("Well.", "", 0),
        ("Well.", "…", 0),
        ("", "Well.", 0),
    ] {
        let interview = interview(&[text]);
        assert_eq!(quote(listed).find(&interview).0, times, "{listed:?} in {text:?}");
        let list = [quote(listed)];
        let (places, missed) = with_listed(&interview, &[], &list);
        assert_eq!((places.len(), missed.len()), if times == 1 { (1, 0) } else { (0, 1) }, "{listed:?}");
    }
}

#[test]
fn a_quote_goes_on_in_the_next_paragraph_of_its_turn_and_no_further() {
    let interview =
        interview(&["The sea never forgives.\n\nA lamp does. So it was.\n\nSo it was. Always.", "And so on."]);
    for (listed, expected) in [
        (quote("never forgives. A lamp does."), &["never forgives.", "A lamp does."][..]),
        (
            quote("never forgives.\n\nA lamp does. So it was. So it was. Always."),
            &["never forgives.", "A lamp does. So it was.", "So it was. Always."],
        ),
        (around("forgives.", "A lamp", ""), &["A lamp"]),
        (around("", "So it was.", "Always"), &["So it was."]),
        // Not into a question, nor into another turn.
        (quote("Always. Well?"), &[]),
        (quote("So it was. Always. And so on."), &[]),
        (quote("never forgives. lamp does."), &[]),
    ] {
        let places = listed.find(&interview).1;
        let found: Vec<&str> = places.iter().map(|place| words(&interview, place)).collect();
        assert_eq!(found, expected, "{listed:?}");
        let (put, missed) = with_listed(&interview, &[], std::slice::from_ref(&listed));
        assert_eq!((put, missed.is_empty()), (places, !expected.is_empty()), "{listed:?}");
    }
}

#[test]
fn what_stands_around_says_which_is_meant() {
    let interview =
        interview(&["First so it was, and then so it was.", "No. So it was. Yes.", "so it was", "私は海。彼も海。"]);
    for (listed, expected) in [
        (around("First", "so it was", ""), Some((1, 6))),
        (around("then ", "so it was", "."), Some((1, 26))),
        (around("", "so it was", ", and"), Some((1, 6))),
        (around("nd then", "so it was", ""), Some((1, 26))),
        (around("彼も", "海", "。"), Some((7, "私は海。彼も".len()))),
        (around("only", "so it was", ""), None),
    ] {
        let place = listed.find(&interview).1.pop().map(|place| (place.block, place.range.start));
        assert_eq!(place, expected, "{listed:?}");
    }
}

#[test]
fn marked_and_listed_stand_in_reading_order_and_each_once() {
    let reading = read("Q. Who?\n\nOne ==two three== four five. Six.\n\n\nQ. And?\n\nSeven ==eight==.\n".as_bytes());
    let (interview, marked) = (&reading.parsed.interview, &reading.parsed.marked);
    for (listed, expected) in [
        (&["Seven eight."][..], &["two three", "Seven eight."][..]),
        (&["Six.", "One"], &["One", "two three", "Six.", "eight"]),
        (&["three four", "five."], &["two three four", "five.", "eight"]),
        (&["two three", "two three", "two"], &["two three", "eight"]),
        (&["One two", "three four"], &["One two three four", "eight"]),
        (&["gone"], &["two three", "eight"]),
    ] {
        let list: Vec<Listed> = listed.iter().map(|words| quote(words)).collect();
        let (places, _) = with_listed(interview, marked, &list);
        let found: Vec<&str> = places.iter().map(|place| words(interview, place)).collect();
        assert_eq!(found, expected, "{listed:?}");
    }
    let mut places = Vec::new();
    for range in [5..9, 0..5, 9..12, 4..6] {
        merge(&mut places, Place { block: 0, range });
    }
    assert_eq!(places.iter().map(|place| place.range.clone()).collect::<Vec<_>>(), [0..9, 9..12]);
}

#[test]
fn words_that_were_edited_are_found_by_the_command_and_no_lookalike_is() {
    let said = "A lamp that nobody tends is only a stone with a window, and the sea never forgives a stone.";
    let interview = interview(&[said, "It rained for a week, and then the road was gone.", "The lamp was old."]);
    for (listed, expected) in [
        (
            "A lamp nobody tends is only a stone with windows, and the sea never forgives a stone.",
            Some("A lamp that nobody tends is only a stone with a window, and the sea never forgives a stone."),
        ),
        (
            "It rained for one week, and then the road was gone.",
            Some("It rained for a week, and then the road was gone."),
        ),
        ("My mother sold umbrellas on the market in Aberdeen for forty years.", None),
        ("The boat was old.", None),
        ("The sea forgives.", None),
        ("indo", None),
        ("", None),
    ] {
        let found = quote(listed).find_changed(&interview);
        let found = found.map(|place| words(&interview, &place).trim_end_matches('.').to_owned());
        assert_eq!(found.as_deref(), expected.map(|words| words.trim_end_matches('.')), "{listed}");
    }
}

#[test]
fn many_quotes_of_a_long_text_are_found_fast() {
    let answer = "It went on for a while, as such things do, and then it went on for a little longer. ".repeat(40);
    let interview = interview(&vec![answer.as_str(); 100]);
    let list: Vec<Listed> = (0..20).map(|n| quote(&format!("It went on for {n} whiles"))).collect();
    let began = std::time::Instant::now();
    assert_eq!(with_listed(&interview, &[], &list).1.len(), 20);
    // 350 KB twenty times, unoptimized: each looks at every “It”.
    assert!(began.elapsed() < std::time::Duration::from_secs(6), "{:?}", began.elapsed());
}
