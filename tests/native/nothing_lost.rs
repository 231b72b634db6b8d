//! Every word of a source is in its article, in its order, once; what is not is accounted for in `structure`.

use interview_article::parse::{Format, Parsed, Structure, form};
use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

use crate::reading::{Case, cases, read_as, shared};

#[test]
fn in_the_cases() {
    // Of other forms not all that is written is words.
    let text = |case: &&Case| case.folder.join("input.txt").exists();
    cases().iter().filter(text).for_each(|case| check(&case.name, &case.source));
}

#[test]
fn in_the_shared_interviews() {
    shared().iter().filter(|(_, source)| is_text(source)).for_each(|(name, source)| check(name, source));
}

#[test]
fn in_generated_sources() {
    for seed in 0..600 {
        let source = generated(seed);
        check(&format!("generated from {seed}: {:?}", String::from_utf8_lossy(&source)), &source);
    }
}

#[test]
fn in_small_traps() {
    for source in [
        "   Interview:\n\nQ. Is an indented opening accounted for?\n\nYes.",
        "  [Interview] An indented title\n\nQ. So?\n\nYes.",
        "\u{3000}【取材】字下げ\n\nQ. はい?\n\nはい。",
        "==Interview==:\n\nQ. A marked opening?\n\nYes.",
        "Intro.\n\n==Interview==\n\nQ. A marked opening?\n\nYes.",
        "==[Interview] A marked title==\n\nQ. So?\n\nYes.",
        "[==Interview==] A marked kicker\n\nQ. So?\n\nYes.",
        "[Interview] A ==marked== word] in it\n\nQ. So?\n\nYes.",
        "Q.\n\nQ.\n\nA.\n\nQ. ==\n\nQ: What?\nA:",
        "Ann: Who?\n\nBOB: Me.\n\nANN: You?\n\nBob: Me.\n\nAnn:\n\nBob:",
        "Q.What?\nA.That.\nQ1)Why?\n\u{c}So.",
        "***\n\nQ. One?\n\n***\n\nTwo.\n\n***",
        "Q. Same?\n\nYes.\n\nQ. Same?\n\nYes.",
        "==https://a.example/== and https://b.example/==c==d.",
    ] {
        check(source, source.as_bytes());
    }
}

fn is_text(source: &[u8]) -> bool {
    form::guess(&String::from_utf8_lossy(source)) == Format::Text
}

/// Of plain text every sign is accounted for, whatever else a source looks like.
fn check(name: &str, source: &[u8]) {
    let reading = read_as(source, Some(Format::Text));
    let expected = source_words(name, source, &reading.parsed);
    let actual = article_words(&reading.html);
    let same = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
    let after = |words: &[String]| words[same..].iter().take(8).cloned().collect::<Vec<_>>().join(" ");
    assert!(
        expected == actual,
        "{name}\nafter {same} words\n  in the source:  {}\n  in the article: {}",
        after(&expected),
        after(&actual)
    );
}

/// The words of a source without its signs, each of which must stand where `structure` says. A label or a bracket parts
/// words; the `==` of a mark may stand within one. The title stands first, wherever its line is.
fn source_words(name: &str, source: &[u8], parsed: &Parsed) -> Vec<String> {
    let mut lines: Vec<Vec<char>> = decoded(source).split('\n').map(|line| line.chars().collect()).collect();
    let mut signs: Vec<&Structure> = parsed.structure.iter().collect();
    signs.sort_by_key(|sign| std::cmp::Reverse((sign.line, sign.column)));
    for sign in signs {
        let line = &mut lines[sign.line - 1];
        let range = sign.column - 1..sign.column - 1 + sign.text.chars().count();
        let there: Option<String> = line.get(range.clone()).map(|chars| chars.iter().collect());
        assert_eq!(there.as_deref(), Some(sign.text.as_str()), "{name}\n{sign:?} is not in its place");
        line.splice(range, (sign.text != "==").then_some(' '));
    }
    if let Some(title) = parsed.lines.title {
        lines[..title].rotate_right(1);
    }
    lines.iter().flat_map(|line| words(&line.iter().collect::<String>())).collect()
}

/// As the HTML standard decodes: UTF-8 unless there is a mark of UTF-16, one kind of line end, and no NUL.
fn decoded(source: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or_default()]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    let text = match source {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(source).into_owned(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}")
}

/// The words of an article, without those that we say in it: the contents list repeats, the buttons are ours.
fn article_words(html: &str) -> Vec<String> {
    let article = Html::parse_fragment(html);
    let mut text = String::new();
    write_text(article.root_element(), &mut text);
    words(&text)
}

fn write_text(element: ElementRef<'_>, text: &mut String) {
    let value = element.value();
    // A time is written our way; as the source writes it, it is among the signs.
    let ours = ["summary", "time"].contains(&value.name())
        || has_class(value, "ia-contents")
        || has_class(value, "ia-controls");
    if ours {
        return;
    }
    let inline = ["a", "mark"].contains(&value.name());
    text.push_str(if inline { "" } else { "\n" });
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(words), _) => text.push_str(words),
            (_, Some(element)) => write_text(element, text),
            _ => {}
        }
    }
    text.push_str(if inline { "" } else { "\n" });
}

fn has_class(element: &Element, class: &str) -> bool {
    element.classes().any(|own| own == class)
}

/// Words in small letters: a name stands in the article as it was first written.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

const PIECES: [&str; 72] = [
    "Q. ",
    "Q: ",
    "Q1. ",
    "Q 12) ",
    "Q.",
    "q.what",
    "A: ",
    "A. ",
    "A.",
    "Question 3: ",
    "Q",
    "문: ",
    "답. ",
    "질문 1. ",
    "問：",
    "Ann: ",
    "Bob: ",
    "BOB: ",
    "Ann Lee: ",
    "Ann:",
    "Jane van Doe (Acme): ",
    "記者：",
    "山田：",
    "Note: ",
    "He said: ",
    ":",
    "Interview:\n\n",
    "[Interview] ",
    "【取材】",
    "[a] ",
    "  ",
    "\t",
    "\u{3000}",
    "\u{A0}",
    "\u{2003}",
    "word ",
    "two words ",
    "What? ",
    "Right. ",
    "하나 ",
    "一つ。",
    "شيء ",
    "é ",
    "👩‍👩‍👧 ",
    "\u{202E}",
    "\u{200B}",
    "\u{FEFF}",
    "\0",
    "\u{1}",
    "\u{FFFE}",
    "==",
    "==mark==",
    "==two words== ",
    "===",
    "=",
    "***\n",
    "---",
    "\n⁂\n",
    "https://a.example/b?c=1#d ",
    "(http://a.example) ",
    "https://",
    "HTTPS://x_(y)).",
    "javascript:alert(1) ",
    "<b>",
    "&amp;",
    "\"",
    "</p>",
    "?",
    ". ",
    "“",
    "”",
    "\u{85}",
];
const LINE_ENDS: [&str; 8] = ["\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\u{2028}"];

/// A source of pieces that mean something, in an order that means nothing, in one of five encodings.
fn generated(seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut text = String::new();
    for _ in 0..dice.roll(60) {
        text += PIECES[dice.roll(PIECES.len())];
        if dice.roll(3) == 0 {
            text += LINE_ENDS[dice.roll(LINE_ENDS.len())];
        }
    }
    let units = || text.encode_utf16();
    match dice.roll(8) {
        0 => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        1 => [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect(),
        2 => [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
        3 => {
            let mut bytes = text.into_bytes();
            bytes.insert(dice.roll(bytes.len() + 1), 0xC3);
            bytes
        }
        _ => text.into_bytes(),
    }
}

/// The same numbers in every run: SplitMix64, by Sebastiano Vigna.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or_default()
    }
}
