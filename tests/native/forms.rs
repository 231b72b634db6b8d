//! Every word of Markdown, HTML and captions is in its article, in its order, once, or among the signs of `structure`:
//! compared with a reading of the same source that is not ours.
//!
//! It holds but for what [`ALLOWED`] says of a source. What the article adds is what the form says without words: the
//! title of the front matter, and who talks.

use std::collections::BTreeMap;

use interview_article::parse::{Format, form};
use pulldown_cmark::{Options, Parser};
use scraper::node::Node;
use scraper::{ElementRef, Html};

use crate::reading::{Reading, read, shared};

/// Sources of which so many words are lost, so many more are said, and why.
const ALLOWED: [(&str, usize, usize, &str); 5] = [
    ("e09-rustmag-sunli.md", 39, 1, "keys and addresses of shortcodes, and the definitions of links below them"),
    ("e20-ethw-arai.md", 2, 0, "the title stands below the contents list, and above it in the article"),
    ("e33-rust-tiif.md", 2, 6, "a footnote is called by its name, not by its number"),
    (
        "k01-hyperx.md",
        55,
        0,
        "pictures whose address a generator fills in: CommonMark sees none, and shows the address",
    ),
    ("p01-tableless-bos-lie.md", 0, 1, "a tag that the author wrote as a word is shown"),
];

#[test]
fn no_word_of_the_shared_interviews_is_lost() {
    let faults: Vec<String> = shared().iter().filter_map(|(name, source)| check(name, source)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_word_of_a_small_source_is_lost() {
    for source in [
        "---\ntitle: T\n---\n\n## One *is* asked?\n\nYes, **so**.\n\n- a\n- b\n\n| c | d |\n|---|---|\n| e | f |\n",
        "**Ann:** Who?\n\n**Bob:** Me &amp; [you](x \"t\").\n\n> quoted\n\n```\ncode\n```\n\n**Ann:** So?\n\n**Bob:** Yes.\n",
        "<h2>Who?</h2><p>Me &amp; <b>you</b>.<br>Then</p><h2>Why?</h2><ul><li>So<li>and so</ul><pre>x\n y</pre>",
        "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v Ann>Who\n\n2\n00:01.000 --> 00:02.000\n<v Ann>is it?\n\n00:02.000 --> 00:03.000\n<v Bob>Me.\n",
    ] {
        assert_eq!(check(source, source.as_bytes()), None);
    }
}

/// What is wrong with the words of a source, if anything.
fn check(name: &str, source: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(source).replace("\r\n", "\n");
    let format = form::guess(&text);
    let expected = words(&match format {
        Format::Markdown => markdown(body(&text)),
        Format::Html => shown(&text),
        Format::Captions => cues(&text),
        _ => return None,
    });
    let reading = read(source);
    let actual = words(&shown(&reading.html));
    // So many words are the same by no chance: where short turns change, fewer; where words are said again, more.
    let found = [2, 4].map(|same| differences(&expected, &actual, same));
    let (lost, more) = found.into_iter().min_by_key(|(lost, more)| lost.len() + more.len()).unwrap_or_default();
    let lost = without(lost, &words(&signs(&reading)));
    let more = without(more, &words(&unsaid(&reading)));
    let (may_lose, may_add) =
        ALLOWED.iter().find(|(known, ..)| *known == name).map_or((0, 0), |(_, lost, more, _)| (*lost, *more));
    (lost.len() > may_lose || more.len() > may_add).then(|| {
        format!(
            "{name}, {format:?}\n  {} lost: {}\n  {} more: {}",
            lost.len(),
            lost.join(" "),
            more.len(),
            more.join(" ")
        )
    })
}

/// What the source has and the article does not show.
fn signs(reading: &Reading) -> String {
    reading.parsed.structure.iter().map(|sign| sign.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// What the article shows and the text of a source does not have: a title and authors from its head, and names that a
/// label or a caption's voice says once and the article as often as somebody begins to talk.
fn unsaid(reading: &Reading) -> String {
    let interview = &reading.parsed.interview;
    let mut unsaid: Vec<String> = interview.authors.clone();
    unsaid.extend(interview.title.iter().map(|title| title.words.clone()));
    for turn in interview.exchanges().flat_map(|exchange| exchange.question.iter().chain(&exchange.replies)) {
        unsaid.extend(turn.speaker.map(|speaker| interview.speakers[speaker].name.clone()));
    }
    unsaid.join("\n")
}

/// A source without its front matter.
fn body(source: &str) -> &str {
    let fence = source.lines().next().unwrap_or_default().trim_end();
    if fence == "---" || fence == "+++" {
        let mut at = fence.len();
        for line in source[at..].split_inclusive('\n').skip(1) {
            at += line.len();
            if line.trim_end() == fence {
                return &source[at + 1..];
            }
        }
    }
    if source.starts_with('{') {
        let mut values = serde_json::Deserializer::from_str(source).into_iter::<serde_json::Value>();
        if values.next().is_some_and(|value| value.is_ok()) {
            return &source[values.byte_offset()..];
        }
    }
    if source.starts_with("Title: ") {
        return source.split_once("\n\n").map_or(source, |(_, body)| body);
    }
    source
}

fn markdown(source: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(source, options));
    shown(&html)
}

/// The lines of captions that are said, without their tags.
fn cues(source: &str) -> String {
    let mut said = String::new();
    for block in source.split("\n\n").filter(|block| block.contains("-->")) {
        for line in block.lines().skip_while(|line| !line.contains("-->")).skip(1) {
            said += &shown(line);
            said.push('\n');
        }
    }
    said
}

/// What HTML shows, as a browser reads it, without what the article says of itself.
fn shown(html: &str) -> String {
    let mut text = String::new();
    write(Html::parse_document(html).root_element(), &mut text);
    text
}

fn write(element: ElementRef<'_>, text: &mut String) {
    const HIDDEN: [&str; 9] = ["head", "script", "style", "template", "noscript", "nav", "button", "iframe", "time"];
    const INLINE: [&str; 18] = [
        "a", "mark", "b", "strong", "i", "em", "code", "span", "u", "s", "del", "sup", "sub", "small", "cite", "font",
        "kbd", "abbr",
    ];
    let value = element.value();
    let ours = value.classes().any(|class| class == "ia-contents" || class == "ia-controls");
    // The article's own summaries repeat a question; a source's are said.
    let summary = value.name() == "summary" && value.classes().any(|class| class.starts_with("ia-"));
    if ours || summary || HIDDEN.contains(&value.name()) {
        return;
    }
    let edge = if INLINE.contains(&value.name()) { "" } else { "\n" };
    text.push_str(edge);
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(words), _) => text.push_str(words),
            (_, Some(element)) => write(element, text),
            _ => {}
        }
    }
    text.push_str(edge);
}

/// Runs of letters and digits, small; where a script has no spaces, each letter.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}')) {
        let alone = matches!(c, '\u{3040}'..='\u{9FFF}');
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if alone {
            words.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// What only the first has and what only the second: after each difference both go on where that many words are the
/// same.
fn differences(a: &[String], b: &[String], enough: usize) -> (Vec<String>, Vec<String>) {
    let (mut only_a, mut only_b) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if a.get(i) == b.get(j) {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (left, right) = (a.len() - i, b.len() - j);
        let meets = |(x, y): &(usize, usize)| {
            let same = (left - x).min(right - y).min(enough);
            (same > 0 || (*x == left && *y == right)) && a[i + x..i + x + same] == b[j + y..j + y + same]
        };
        let steps = (1..=left + right).flat_map(|k| (k.saturating_sub(right)..=k.min(left)).map(move |x| (x, k - x)));
        let (x, y) = steps.into_iter().find(meets).unwrap_or((left, right));
        only_a.extend_from_slice(&a[i..i + x]);
        only_b.extend_from_slice(&b[j..j + y]);
        (i, j) = (i + x, j + y);
    }
    (only_a, only_b)
}

/// Words without those that are accounted for, each as often.
fn without(words: Vec<String>, accounted: &[String]) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    accounted.iter().for_each(|word| *left.entry(word).or_default() += 1);
    let mut unaccounted = words;
    unaccounted.retain(|word| match left.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    unaccounted
}
