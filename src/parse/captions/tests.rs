//! Captions as they come.

use super::*;
use crate::parse::passage::Label;

/// A passage a line: its lines, time, voice, gap where it is no mere paragraph, and words.
fn told(source: &str) -> Vec<String> {
    let show = |passage: Passage| {
        let (first, last) = passage.lines;
        let time = passage.more.time.map(|time| time.to_string()).unwrap_or_default();
        let voice = passage.more.voice.as_ref().map(|voice| format!("<{voice}> ")).unwrap_or_default();
        let gap = if passage.gap > 1 { "! " } else { "" };
        format!("{first}-{last} {time} {gap}{voice}{}", passage.text.words)
    };
    passages(source).passages.into_iter().map(show).collect()
}

/// The words of the only cue that says this.
fn words(said: &str) -> String {
    let found = passages(&["WEBVTT\n\n00:01.000 --> 00:02.000\n", said].concat()).passages;
    found.into_iter().map(|passage| passage.text.words).collect::<Vec<_>>().join(" | ")
}

#[test]
fn voices_go_on_until_another_talks() {
    let source = "WEBVTT - A talk\nKind: captions\nLanguage: de\n\nNOTE\nNot said\n\nSTYLE\n::cue { color: red }\n\n\
        intro\n00:01.000 --> 00:02.000 align:start\n<v INT> Was\nist das?\n\n2\n00:02.000 --> 00:03.000\n\
        <v.loud Ann &amp; Bob>Das <i>ist</i></v>\n\n00:03.000 --> 00:04.000\n<[?]> gut.\n\nNOTE also this\n\n\
        00:04.000 --> 00:05.000\n<v INT>Ja.<v Ann>Nein.";
    assert_eq!(
        told(source),
        [
            "13-14 1000 <INT> Was ist das?",
            "18-21 2000 <Ann & Bob> Das ist <[?]> gut.",
            "26-26 4000 <INT> Ja.",
            "26-26 4000 <Ann> Nein.",
        ]
    );
    let meta = passages(source).meta;
    assert_eq!((meta.title, meta.language.as_deref()), (Some(("A talk".to_owned(), 1)), Some("de")));
    assert!(passages(source).structure.is_empty());
}

#[test]
fn subrip_is_read_however_broken() {
    let whole = "1\n00:00:01,000 --> 00:00:02,000\n<font color=\"red\">{\\an8}One</font>\n\n\
        2\n00:00:02,000 --> 00:00:03,000\ntwo.\n";
    assert_eq!(told(whole), ["3-7 1000 One two."]);
    for (source, expected) in [
        ("00:01,000 --> 00:02,000\nOne\n00:02 --> 00:03\ntwo", "2-4 1000 One two"),
        ("1\n00:01,0 --> 00:02,0\nOne\n2\n00:02,0 --> 00:03,0\ntwo", "3-6 1000 One two"),
        ("1\n\n00:01,0 --> 00:02,0\n\nOne\n\n2\n\n00:02,0 --> 00:03,0\n\ntwo", "5-11 1000 One two"),
        ("7\n00:01 --> 00:02\n42\n\n9\n00:02 --> 00:03\ntwo\n\nthree", "3-9 1000 42 two three"),
        ("00:01 --> 00:02\n42\n\n00:02 --> 00:03\ntwo", "2-5 1000 42 two"),
        ("1\n00:01 --> 00:02 X1:5 X2:6\nOne\n\n2\n00:02 --> 00:03\n\n3\n00:03 --> 00:04\ntwo", "3-10 1000 One two"),
        ("00:01 --> 00:02 One\ntwo", "1-2 1000 One two"),
        ("0:00:01.0,0:00:02.0\nOne", "2-2 1000 One"),
        ("A talk\n\n1\n00:01 --> 00:02\nOne", "1-5  A talk One"),
        ("", ""),
    ] {
        assert_eq!(told(source).join(" | "), expected, "{source}");
    }
}

#[test]
fn tags_and_references_become_words() {
    for (said, expected) in [
        ("<b>A</b> <c.x>b</c><00:01.500><c> c</c> <lang en>d</lang> <ruby>e<rt>f</rt></ruby>", "A b c d ef"),
        ("a<br>b < c <d> <e", "a b < c <d> <e"),
        ("<v>Nobody", "Nobody"),
        ("<i", "<i"),
        ("&lt;i&gt; &amp;amp; &#39;&#x1F3A5; &nope; &#0; &", "<i> &amp; '🎥 &nope; &#0; &"),
        ("a&nbsp;b &nbsp;", "a\u{A0}b"),
        ("&nbsp;", ""),
        ("{a} {\\an8}b {\\", "{a} b {\\"),
        ("日本\n語だ", "日本語だ"),
        ("한국\n어", "한국 어"),
    ] {
        assert_eq!(words(said), expected, "{said}");
    }
}

#[test]
fn signs_tell_that_somebody_else_begins() {
    let source = "1\n00:01 --> 00:02\n>> JANE: Hello\nthere.\n\n2\n00:02 --> 00:03\n  &gt;&gt; Hi. >> So?\n\n\
        3\n00:03 --> 00:04\n- One -\n- Two\n\n4\n00:04 --> 00:05\nTOM: Three\n\n5\n00:05 --> 00:06\n-- four a>>b";
    assert_eq!(
        told(source),
        [
            "3-4 1000 JANE: Hello there.",
            "8-8 2000 ! Hi.",
            "8-8 2000 ! So?",
            "12-12 3000 ! One -",
            "13-13 3000 ! Two",
            "17-21 4000 TOM: Three -- four a>>b",
        ]
    );
    let structure = passages(source).structure;
    let signs: Vec<_> = structure.iter().map(|sign| (sign.line, sign.column, sign.text.as_str())).collect();
    let expected = [(3, 1, ">>"), (8, 3, "&gt;&gt;"), (8, 16, ">>"), (12, 1, "-"), (13, 1, "-")];
    assert_eq!(signs, expected);
    let columns: Vec<_> = passages(source).passages.iter().map(|passage| passage.column).collect();
    assert_eq!(columns, [4, 12, 19, 3, 3, 1]);
}

#[test]
fn labels_begin_passages() {
    for (said, expected) in [
        ("JANE DOE: One\nDr. Ann van Dyke: Two", "JANE DOE: One | Dr. Ann van Dyke: Two"),
        ("One\nQ. Two?\nA. Three\n记者：四", "One | Q. Two? | A. Three | 记者：四"),
        ("Well,\nand he told me this: no\nat 12:30\nhttp://a", "Well, and he told me this: no at 12:30 http://a"),
        ("— One\n— Two\n– three", "One | Two | three"),
        ("— One\ntwo", "— One two"),
        ("-5\n- Two", "-5 | Two"),
    ] {
        assert_eq!(words(said), expected, "{said}");
    }
}

#[test]
fn names_stand_in_many_manners() {
    let cues = |said: [&str; 4]| {
        let cue = |(n, said): (usize, &&str)| format!("00:0{n} --> 00:0{}\n{said}\n\n", n + 1);
        told(&said.iter().enumerate().map(cue).collect::<String>())
    };
    // Each cue begins with who talks: a sentence goes on through several.
    assert_eq!(
        cues(["Ann: Who\nis it?", "Bo: I am", "Bo: not sure.", "Ann: So?"]),
        ["2-3 0 Ann: Who is it?", "6-9 1000 Bo: I am not sure.", "12-12 3000 Ann: So?"]
    );
    // Above what is said.
    assert_eq!(
        cues(["Ann\nWho is it?", "Bo\nI am", "Bo\nnot sure.", "Ann\nSo?"]),
        ["2-3 0 <Ann> Who is it?", "6-11 1000 <Bo> I am not sure.", "14-15 3000 <Ann> So?"]
    );
    assert_eq!(
        cues(["Who\nis it?", "Nobody\nis.", "So\nwho", "is it?"]),
        ["2-14 0 Who is it? Nobody is. So who is it?"]
    );
    // In brackets, and sounds are none.
    assert_eq!(
        cues(["(ANN) Who is it?", "(BO JR) Me.", "[LAUGHS] Me?", "[MUSIC]"]),
        ["2-2 0 (ANN) Who is it?", "5-11 1000 (BO JR) Me. [LAUGHS] Me? [MUSIC]"]
    );
}

#[test]
fn signs_in_turn_tell_who_asks() {
    let labels = |said: [&str; 4]| -> Vec<_> {
        let source: String = said.iter().map(|said| format!("00:01 --> 00:02\n>> {said}\n\n")).collect();
        passages(&source).passages.into_iter().map(|passage| passage.label).collect()
    };
    let (q, a) = (Some(Label::Question), Some(Label::Answer));
    assert_eq!(labels(["Who?", "Me.", "Why?", "So."]), [q.clone(), a.clone(), q, a]);
    assert_eq!(labels(["Who?", "Why?", "What?", "So."]), [None, None, None, None]);
    assert_eq!(labels(["Me.", "You.", "We.", "So."]), [None, None, None, None]);
}

#[test]
fn what_rolls_up_is_said_once() {
    let source = "WEBVTT\n\n00:00.000 --> 00:02.000\n \nhello<00:01.000><c> world</c>\n\n\
        00:02.000 --> 00:02.010\nhello world\n \n\n00:02.010 --> 00:04.000\nhello world\nthis<00:03.000><c> is</c>\n\n\
        00:04.000 --> 00:04.010\nthis is\n \n\n00:04.010 --> 00:06.000\nthis is\nall";
    assert_eq!(told(source), ["5-21 0 hello world this is all"]);
    let twice = "00:01 --> 00:02\nJa.\n\n00:02 --> 00:03\nJa.\n\n00:03 --> 00:04\nSo.";
    assert_eq!(told(twice), ["2-8 1000 Ja. Ja. So."]);
}

#[test]
fn paragraphs_end_where_a_reader_may_rest() {
    let cue = |n: usize, said: &str| format!("00:{n:02}.000 --> 00:{:02}.000\n{said}\n\n", n + 1);
    let pause = [cue(1, "One."), cue(9, "Two"), cue(19, "three.")].concat();
    assert_eq!(told(&pause), ["2-2 1000 One.", "5-8 9000 Two three."]);
    let lengths = |said: &str| -> Vec<usize> {
        let source: String = (0..50).map(|n| cue(n, said)).collect();
        passages(&source).passages.iter().map(|passage| weight(&passage.text.words)).collect()
    };
    assert_eq!(lengths("ten words in a cue and then a point stands."), [90, 90, 90, 90, 90, 50]);
    assert_eq!(lengths("a point stands inside. and ten words in a cue"), [134, 130, 130, 106]);
    assert_eq!(lengths("ten words in a cue and no point stands anywhere"), [250, 250]);
}

#[test]
fn captions_are_known_by_their_beginning() {
    for source in
        ["WEBVTT", "WEBVTT - x", "\n1\n00:01,0 --> 00:02,0\n", "00:01 --> 00:02\nx", "A\n\n1\n00:01 --> 00:02"]
    {
        assert!(is_captions(source), "{source}");
    }
    for source in
        ["", "WEBVTTX", "Q. Why?\n\nA. So.", "00:01 Jane: Hello\n00:02 Tom: Hi", "a\nb\nc\nd\n00:01 --> 00:02"]
    {
        assert!(!is_captions(source), "{source}");
    }
}
