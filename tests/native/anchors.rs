//! Passages described and found again: the situations that the anchoring libraries publish as tests (Hypothesis's
//! match-quote and text-position, Apache Annotator's text-quote and text-position, dom-anchor-text-quote), in words of
//! our own; and what may happen to a text in an afternoon of editing.

use std::time::{Duration, Instant};

use interview_article::quote::{Found, Selector, describe, place};

const KEEPER: &str = "For thirty years she kept the lamp, and on most nights nobody passed. When the keeper of the \
    southern rock fell ill, she rowed across twice a day to wind his clock as well. Some nights were long, some nights \
    were loud, and some nights the sea had nothing to say. We had bread in the morning, we had soup in the evening, and \
    we had stories at every hour.";

fn selector(prefix: &str, exact: &str, suffix: &str) -> Selector {
    Selector { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), position: None }
}

fn one(text: &str, selector: &Selector) -> Option<Found> {
    place(text, std::slice::from_ref(selector)).remove(0)
}

/// What is found of a passage that was described in one text and looked for in another.
fn again<'a>(before: &str, passage: &str, after: &'a str) -> Option<&'a str> {
    let at = before.find(passage).unwrap_or_else(|| panic!("{passage} is not there"));
    one(after, &describe(before, at..at + passage.len())).map(|found| &after[found.range])
}

#[test]
fn words_alone() {
    for (quote, expected) in [
        ("wind his clock", Some("wind his clock")),
        // The first and the last of a text; a part of a word; many sentences.
        ("For thirty years", Some("For thirty years")),
        ("at every hour.", Some("at every hour.")),
        ("lamp, and on mo", Some("lamp, and on mo")),
        ("outhern", Some("outhern")),
        (&KEEPER[30..], Some(&KEEPER[30..])),
        // Nearly; and not at all.
        ("the captain of the southern rock", Some("the keeper of the southern rock")),
        ("rowed acros twice a day", Some("rowed across twice a day")),
        ("holy grail", None),
        ("A train left the station at noon, empty but for a dog and its newspaper.", None),
        ("", None),
        (" \n ", None),
        // Of several alike the first, but rather one with the same letters.
        ("some nights", Some("some nights")),
        ("were l", Some("were l")),
    ] {
        let found = one(KEEPER, &selector("", quote, "")).map(|found| found.range);
        assert_eq!(found.clone().map(|range| &KEEPER[range]), expected, "{quote}");
        let first = expected.and_then(|expected| KEEPER.find(expected));
        assert_eq!(found.map(|range| range.start), first, "{quote}");
    }
    assert_eq!(one("", &selector("", "lamp", "")), None);
    assert_eq!(one("bananas", &selector("", "ana", "")).map(|found| found.range), Some(1..4));
}

#[test]
fn context_decides_between_words_that_are_alike() {
    for (prefix, quote, suffix, expected) in [
        ("", "we had", " soup", "we had soup"),
        ("", "we had", " stories", "we had stories"),
        ("bread in the morning, ", "we had", "", "we had soup"),
        ("soup in the evening, and ", "we had", "", "we had stories"),
        // Nearly the same context.
        ("bred in the morn, ", "we had", "", "we had soup"),
        ("", "we had", " stores", "we had stories"),
        ("", "nights", " where lout", "nights were loud"),
        ("", "nights", " were longer", "nights were long"),
        // A letter, with a letter before and after it.
        ("l", "o", "u", "oud"),
        ("r", "o", "ck", "ock fell"),
        ("s", "o", "uthern", "outhern"),
        // Longer than what there is.
        ("It is told that for ", "thirty years", "", "thirty years"),
        ("", "every hour.", " The end is missing.", "every hour."),
    ] {
        let found =
            one(KEEPER, &selector(prefix, quote, suffix)).unwrap_or_else(|| panic!("{prefix}[{quote}]{suffix}"));
        assert_eq!(Some(found.range.start), KEEPER.find(expected), "{prefix}[{quote}]{suffix}");
        assert_eq!(&KEEPER[found.range], quote, "{prefix}[{quote}]{suffix}");
    }
}

#[test]
fn the_score_falls_with_what_is_lost() {
    let score = |prefix: &str, quote: &str, suffix: &str| {
        one(KEEPER, &selector(prefix, quote, suffix)).map_or(0, |found| found.score)
    };
    let quotes =
        ["wind his clock as well", "wind his watch as well", "wound his watch as well", "left one apple for us"];
    let prefixes = ["twice a day to ", "once a day to ", "once a week to ", "forever unwilling "];
    let suffixes = [". Some nights were long", ". Some days were long", ". Few days were long", ". That is the end"];
    for scores in [
        quotes.map(|quote| score("twice a day to ", quote, ". Some nights")),
        prefixes.map(|prefix| score(prefix, "wind his clock as well", "")),
        suffixes.map(|suffix| score("", "wind his clock as well", suffix)),
    ] {
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
        assert_eq!(scores[0], 1000);
    }
}

#[test]
fn the_position_decides_where_words_do_not() {
    let places: Vec<usize> = KEEPER.match_indices("nights were").map(|(at, _)| at).collect();
    for at in &places {
        for quote in ["nights were", "nightss were"] {
            let hint = Selector { position: Some(*at..at + quote.len()), ..selector("", quote, "") };
            assert_eq!(one(KEEPER, &hint).map(|found| found.range.start), Some(*at), "{quote}");
        }
    }
    // One that lies anywhere does no harm, nor to others.
    let reversed = std::ops::Range { start: 7, end: 3 };
    for position in [0..0, reversed, 5000..6000, usize::MAX..usize::MAX] {
        let hint = Selector { position: Some(position), ..selector("", "wind his clock", "") };
        let marks = [describe(KEEPER, 0..30), hint, describe(KEEPER, 100..130)];
        let found: Vec<_> =
            place(KEEPER, &marks).into_iter().map(|found| found.map(|found| found.range.start)).collect();
        assert_eq!(found, [Some(0), KEEPER.find("wind his clock"), Some(100)]);
    }
}

#[test]
fn a_passage_is_described_in_code_points_and_bytes() {
    let text = "l😃ng nights 한국 é";
    let of = |range: std::ops::Range<usize>| describe(text, range);
    assert_eq!(of(0..6), Selector { position: Some(0..3), ..selector("", "l😃n", "g nights 한국 é") });
    assert_eq!(of(8..14), Selector { position: Some(5..11), ..selector("l😃ng ", "nights", " 한국 é") });
    assert_eq!(of(15..text.len()), Selector { position: Some(12..16), ..selector("l😃ng nights ", "한국 é", "") });
    // Nothing; inside a character; behind the end; the wrong way round.
    assert_eq!(of(8..8).exact, "");
    assert_eq!(of(3..17).exact, "😃ng nights ");
    assert_eq!(of(14..900).exact, " 한국 é");
    assert_eq!(of(std::ops::Range { start: 900, end: 3 }).exact, "");
    let long = "word ".repeat(400);
    let middle = describe(&long, 1000..1004);
    for context in [&middle.prefix, &middle.suffix] {
        assert!((55..=64).contains(&context.len()), "{context}");
        assert!(context.trim().starts_with("word") && context.trim().ends_with("word"), "{context}");
    }
}

#[test]
fn every_passage_of_a_text_is_where_it_is() {
    let text = format!("{KEEPER}\n\n{KEEPER} 그리고 끝. 終わりです。\n\nÀ demain — dit-elle… “Oui.”");
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let ranges = borders.iter().step_by(7).flat_map(|start| [9, 40].map(|long| *start..(start + long).min(text.len())));
    let ranges: Vec<_> =
        ranges.filter(|range| text.get(range.clone()).is_some_and(|words| !words.trim().is_empty())).collect();
    let marks: Vec<Selector> = ranges.iter().map(|range| describe(&text, range.clone())).collect();
    for (range, found) in ranges.iter().zip(place(&text, &marks)) {
        assert_eq!(found.map(|found| found.range), Some(range.clone()), "{}", &text[range.clone()]);
    }
}

#[test]
fn what_was_edited_is_found() {
    let passage = "she rowed across twice a day to wind his clock as well";
    for (from, to, expected) in [
        ("twice a day", "every evening", "she rowed across every evening to wind his clock as well"),
        ("his clock", "his old brass clock", "she rowed across twice a day to wind his old brass clock as well"),
        ("rowed across twice", "came over once", "she came over once a day to wind his clock as well"),
        ("For thirty years", "She was young then. For nearly thirty years", passage),
        // Ends that are other words now, or none.
        ("as well", "too", "she rowed across twice a day to wind his clock too"),
        (" as well", "", "she rowed across twice a day to wind his clock"),
        ("she rowed", "Martha rowed", "Martha rowed across twice a day to wind his clock as well"),
        // Around it.
        ("the keeper of the southern rock fell ill, ", "he fell ill, ", passage),
        (". Some nights were", ", although nobody had asked her. Nights were", passage),
    ] {
        assert!(KEEPER.contains(from));
        let after = KEEPER.replace(from, to);
        assert_eq!(again(KEEPER, passage, &after), Some(expected), "{from} -> {to}");
    }
}

#[test]
fn typography_case_and_composition_make_no_difference() {
    for (before, after) in [
        ("He said: \"It's a café -- I'm told...\" And left.", "He said: “It’s a cafe\u{301} – I’m told…” And left."),
        (
            "그래서 등대에 갔어요. 아주 멀었죠.",
            "\u{1100}\u{1173}래서 \u{1103}\u{1173}\u{11BC}대에 갔어요. 아주 멀었죠.",
        ),
        ("私はガラスを磨きました。毎日です。", "私はｶﾞﾗｽを磨きました｡毎日です｡"),
        ("THE LAMP was lit, and so was he.", "The Lamp was lit,\nand so was\u{A0}he."),
        ("Η φάρα είναι εδώ τώρα.", "Η ΦΑΡΑ ΕΙΝΑΙ ΕΔΩ ΤΩΡΑ."),
        ("Ёлка стояла здесь всегда.", "Елка стояла здесь всегда."),
    ] {
        let selector = describe(before, 0..before.len());
        assert_eq!(one(after, &selector).map(|found| found.range), Some(0..after.len()), "{before}");
        assert_eq!(one(before, &describe(after, 0..after.len())).map(|found| found.range), Some(0..before.len()));
    }
}

#[test]
fn what_was_taken_out_is_not_found_elsewhere() {
    let passage =
        "When the keeper of the southern rock fell ill, she rowed across twice a day to wind his clock as well. ";
    let after = KEEPER.replace(passage, "");
    assert_eq!(again(KEEPER, passage.trim(), &after), None);
    // Not even in one that is nearly the same, where its own place has closed.
    let like = passage.replace("twice", "once");
    let tail = "Much later, in another life, her daughter told it so. ";
    let [both, one] = [KEEPER, &after].map(|text| format!("{text} {tail}{like}And that was all anybody ever heard."));
    assert_eq!(again(&both, passage.trim(), &one), None);
    assert_eq!(again(&both, passage.trim(), &both), Some(passage.trim()));
    // What was edited is preferred to what is like it; what was moved is found.
    let edited = both.replace("fell ill, she rowed across twice a day", "lay ill, she came across every day");
    let found = again(&both, passage.trim(), &edited).unwrap();
    assert!(found.contains("lay ill") && found.starts_with("When") && found.ends_with("as well."), "{found}");
    let moved = format!("{after} {tail}{passage}And that was all anybody ever heard.");
    assert_eq!(again(KEEPER, passage.trim(), &moved), Some(passage.trim()));
}

#[test]
fn marks_keep_their_order() {
    // The same sentence in every answer: only their order tells which is which after an answer was taken out.
    let answer = |n: usize| format!("Question {n}?\n\nYes.\n\nOf course we did.\n\n");
    let before: String = (0..40).map(answer).collect();
    let after: String = (0..40).filter(|n| *n != 3).map(answer).collect();
    let marks = |text: &str| -> Vec<usize> { text.match_indices("Of course we did.").map(|(at, _)| at).collect() };
    let described: Vec<Selector> = marks(&before).iter().map(|at| describe(&before, *at..at + 17)).collect();
    let found = place(&after, &described);
    let kept: Vec<usize> = (0..40).filter(|n| *n != 3).map(|n| found[n].as_ref().unwrap().range.start).collect();
    assert_eq!(kept, marks(&after));
}

#[test]
fn the_same_passage_a_thousand_times() {
    let text = "The same words again and again. ".repeat(1000);
    let numbers: Vec<usize> = (0..1000).step_by(27).collect();
    let marks: Vec<Selector> = numbers.iter().map(|n| describe(&text, n * 32..n * 32 + 31)).collect();
    for (n, found) in numbers.into_iter().zip(place(&text, &marks)) {
        assert_eq!(found.map(|found| found.range), Some(n * 32..n * 32 + 31), "{n}");
    }
    // A mark twice is the same place twice.
    let twice = place(&text, &[marks[7].clone(), marks[7].clone()]);
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn nothing_is_asked_too_much() {
    let odd = "\u{301}\u{200D}👩\u{200D}👩\u{200D}👧\u{FE0F} \u{1112}\u{1161}\u{11AB}\u{1161} \u{0}\u{FFFF} \u{3099}が ﬁﬃ … ---";
    for (text, quote) in
        [("", ""), ("a", ""), ("", "a"), (odd, odd), (odd, "👩"), (odd, "\u{301}"), ("---", "-"), ("a", odd)]
    {
        let found = one(text, &selector(odd, quote, odd));
        assert!(found.is_none_or(|found| text.get(found.range).is_some()), "{text}: {quote}");
    }
    assert_eq!(place(KEEPER, &[]), []);
    // A passage longer than the text, and a text that is nothing like it.
    let long = KEEPER.repeat(200);
    assert_eq!(again(&long, &long[400..70_000], "Nothing of it."), None);
    assert_eq!(one(KEEPER, &describe(&long, 0..long.len())).filter(|found| found.range.len() > KEEPER.len()), None);
    let whole = one(&long, &describe(&long, 0..long.len())).map(|found| found.range);
    assert_eq!(whole, Some(0..long.len()));
}

#[test]
fn time_grows_with_text_and_marks_and_no_faster() {
    type Text = fn(usize) -> String;
    let texts: [(&str, Text); 5] = [
        ("one word", |size| "a".repeat(size)),
        ("a word again and again", |size| "so ".repeat(size / 3)),
        ("ever new words", |size| (0..size / 8).map(|n| format!("{n:07} ")).collect()),
        ("signs", |size| ".- ".repeat(size / 3)),
        ("single characters", |size| "가나다".repeat(size / 9)),
    ];
    for (name, text) in texts {
        let time = |size: usize| {
            let text = text(size);
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let step = borders.len() / 10;
            let marks = (0..9).map(|n| describe(&text, borders[n * step]..borders[n * step + step]));
            let marks: Vec<Selector> = marks.collect();
            let run = || {
                let started = Instant::now();
                assert_eq!(place(&text, &marks).len(), 9);
                started.elapsed()
            };
            run().min(run())
        };
        let (small, large) = (time(1 << 13), time(1 << 16));
        assert!(large < small * 8 * 3 + Duration::from_millis(50), "{name}: {small:?}, eight times as much {large:?}");
    }
}
