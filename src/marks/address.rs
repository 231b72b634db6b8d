//! Words as part of an address, and found by it: `#ia-mark=before-,first words,last words,-after`, the grammar of text
//! fragments (WICG Scroll to Text Fragment, section 3.3.1), read by us, so that they are found in an edited text too.

use std::ops::Range;

use crate::letters::{after, find, first_of, is_border, is_word, joined, length, until};
use crate::quote::{Selector, describe, place};

/// What the fragment begins with.
const NAME: &str = "ia-mark=";
/// What parts a fragment from what the browser alone reads of it.
const DIRECTIVE: &str = ":~:";
/// Passages of more code points are named by their ends.
const WHOLE: usize = 150;
/// Code points of such an end.
const END: usize = 60;
/// Code points of what stood before and after, as long as they leave no doubt; else as many as a mark keeps.
const CONTEXT: usize = 24;
/// An address of more bytes is none of ours.
const LONGEST: usize = 8_192;

/// The words that an address leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub prefix: String,
    /// All of them, or the first.
    pub start: String,
    /// The last, where `start` is not all.
    pub end: Option<String>,
    pub suffix: String,
}

/// The fragment, without its `#`, that leads to a passage of a text, in bytes. `by_browser` adds what a browser finds
/// by itself, where it can.
pub fn link(text: &str, range: Range<usize>, by_browser: bool) -> String {
    let selector = describe(text, range);
    let (start, end) = ends(&selector.exact);
    let mut prefix = last(&selector.prefix, CONTEXT);
    let mut suffix = first(&selector.suffix, CONTEXT);
    if !is_once(text, &joined(&[prefix, &selector.exact, suffix])) {
        (prefix, suffix) = (&selector.prefix, &selector.suffix);
    }
    let mut link = NAME.to_owned();
    let mut field = |before: &str, words: &str, behind: &str| {
        if !words.is_empty() {
            if link.len() > NAME.len() {
                link.push(',');
            }
            link.push_str(before);
            encode(words, &mut link);
            link.push_str(behind);
        }
    };
    field("", prefix, "-");
    field("", start, "");
    field("", end.unwrap_or_default(), "");
    field("-", suffix, "");
    if by_browser && is_once(text, start) && end.is_none_or(|end| is_once(text, end)) {
        link.push_str(DIRECTIVE);
        link.push_str("text=");
        encode(start.trim(), &mut link);
        if let Some(end) = end {
            link.push(',');
            encode(end.trim(), &mut link);
        }
    }
    link
}

impl Words {
    /// Reads a fragment, with or without its `#`; `None` where it is another's.
    pub fn of(fragment: &str) -> Option<Words> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let fields = fragment.strip_prefix(NAME).filter(|fields| fields.len() <= LONGEST)?;
        let fields = find(fields, DIRECTIVE).map_or(fields, |at| until(fields, at));
        let mut words = Words::default();
        let mut rest = Some(fields);
        while let Some(all) = rest {
            let comma = first_of(all.as_bytes(), 0, [b','; 2]);
            let field = until(all, comma);
            rest = all.get(comma + 1..);
            if let Some(prefix) = field.strip_suffix('-') {
                words.prefix = decoded(prefix);
            } else if let Some(suffix) = field.strip_prefix('-') {
                words.suffix = decoded(suffix);
            } else if words.start.is_empty() {
                words.start = decoded(field);
            } else {
                words.end = Some(decoded(field));
            }
        }
        (!words.start.trim().is_empty()).then_some(words)
    }

    /// Where they stand in a text that may have changed, in bytes.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let selector = |exact: &str, prefix: &str, suffix: &str| {
            let [exact, prefix, suffix] = [exact, prefix, suffix].map(str::to_owned);
            Selector { exact, prefix, suffix, position: None }
        };
        let found = |text: &str, selector| place(text, &[selector]).pop().flatten().map(|found| found.range);
        let Some(end) = &self.end else {
            return found(text, selector(&self.start, &self.prefix, &self.suffix));
        };
        let end = selector(end, "", &self.suffix);
        match found(text, selector(&self.start, &self.prefix, "")) {
            Some(start) => {
                let last = found(after(text, start.start), end).map(|last| start.start + last.end);
                Some(start.start..last.filter(|last| *last > start.end).unwrap_or(start.end))
            }
            None => found(text, end),
        }
    }
}

/// What names a passage: all of it, or where it is long or of several lines its first and last words.
fn ends(exact: &str) -> (&str, Option<&str>) {
    let words = exact.trim();
    let head = until(words, first_of(words.as_bytes(), 0, [b'\n'; 2]));
    if head.len() == words.len() && length(words) <= WHOLE {
        return (exact, None);
    }
    let tail = words.bytes().rposition(|byte| byte == b'\n').map_or(0, |at| at + 1);
    (first(head, END), Some(last(after(words, tail), END)))
}

/// As many code points at most from the begin of a text, to the end of a word.
fn first(text: &str, most: usize) -> &str {
    let Some((furthest, _)) = text.char_indices().nth(most) else { return text };
    let whole = until(text, furthest);
    let border = whole.char_indices().rev().find(|(_, c)| is_border(*c)).map(|(at, _)| at);
    border.filter(|at| *at > 0).map_or(whole, |at| until(whole, at))
}

/// The same from its end, from the begin of a word.
fn last(text: &str, most: usize) -> &str {
    let count = length(text);
    let Some((nearest, _)) = count.checked_sub(most + 1).and_then(|skip| text.char_indices().nth(skip + 1)) else {
        return text;
    };
    let whole = after(text, nearest);
    let border = whole.char_indices().find(|(_, c)| is_border(*c)).map(|(at, c)| at + c.len_utf8());
    border.filter(|at| *at < whole.len()).map_or(whole, |at| after(whole, at))
}

fn is_once(text: &str, words: &str) -> bool {
    let at = find(text, words);
    at.is_some_and(|at| {
        let step = words.chars().next().map_or(1, char::len_utf8);
        find(after(text, at + step), words).is_none()
    })
}

/// Letters of every script stay what they are: an address of Hangul in percents is nine times as long, and nobody reads it.
fn encode(words: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for c in words.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~') || !c.is_ascii() && is_word(c) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
            }
        }
    }
}

/// What is no text is nothing; a NUL, which no text of ours holds, is left out.
fn decoded(field: &str) -> String {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let [byte, others @ ..] = rest {
        let digit = |at: usize| others.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let coded = (*byte == b'%').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten();
        rest = if coded.is_some() { others.get(2..).unwrap_or_default() } else { others };
        bytes.extend(Some(coded.map_or(*byte, |byte| byte as u8)).filter(|byte| *byte != 0));
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands around the passage in brackets, and the passage.
    fn passage(marked: &str) -> (String, Range<usize>) {
        let start = marked.find('⟦').expect("a passage");
        let end = marked.find('⟧').expect("its end") - '⟦'.len_utf8();
        (marked.replace(['⟦', '⟧'], ""), start..end)
    }

    #[test]
    fn a_passage_of_any_script_comes_back() {
        let long = format!("Before it. ⟦It begins here {}and ends there⟧. After it.", "and it goes on ".repeat(40));
        for marked in [
            "It was cold. ⟦We, well-known, drew 100 % of it, #1 & more + some=what?⟧ Nobody asked.",
            "처음에는 아무도 몰랐다. ⟦나무는 천천히 마른다⟧. 그다음 날 비가 왔다.",
            "最初は誰も知らなかった。⟦木はゆっくり乾く、と父は言った。⟧次の日は雨だった。",
            "لم يكن أحد يعرف. ⟦الخشب يجف ببطء، كما قال⟧. ثم جاء المطر.",
            "किसी को पता नहीं था। ⟦लकड़ी धीरे-धीरे सूखती है⟧। फिर बारिश हुई।",
            "Никто не знал. ⟦Дерево сохнет медленно⟧. Потом пошёл дождь.",
            "Launch: ⟦👩\u{200D}🚀 went up, 🎥 rolling⟧. Down: nobody.",
            "⟦All of it.⟧",
            "One.\n⟦Two, and\nthree\nfour.⟧\nFive.",
            long.as_str(),
        ] {
            let (text, range) = passage(marked);
            for by_browser in [false, true] {
                let link = link(&text, range.clone(), by_browser);
                assert!(!link.contains(['"', '<', '>', ' ', '\n', '(', ')', '&', '\'']), "{link}");
                let words = Words::of(&link).unwrap_or_else(|| panic!("{link}"));
                assert_eq!(words.find(&text), Some(range.clone()), "{link}");
                // As a browser hands it back.
                let percents = link.chars().map(|c| if c.is_ascii() { c.to_string() } else { percent(c) });
                assert_eq!(Words::of(&format!("#{}", percents.collect::<String>())), Some(words), "{link}");
            }
        }
    }

    fn percent(c: char) -> String {
        c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
    }

    #[test]
    fn words_that_repeat_are_told_apart() {
        let text = "Yes, I said so. Then he asked about the boat, and again I said: Yes, I said so. It was late.";
        for (at, _) in text.match_indices("Yes") {
            let range = at..at + "Yes, I said so.".len();
            assert_eq!(Words::of(&link(text, range.clone(), true)).and_then(|words| words.find(text)), Some(range));
        }
        assert!(!link(text, 0..15, true).contains(":~:"), "a browser would take the first for either");
    }

    #[test]
    fn an_edited_text_still_has_them() {
        let (before, range) = passage(
            "We left at dawn. ⟦The harbour was full of boats that nobody had sailed for years⟧, and it rained.",
        );
        let link = link(&before, range, false);
        let after = "A new beginning. We left at dawn. The harbour was full of old boats that nobody sailed for years, and it rained.";
        let found = Words::of(&link).and_then(|words| words.find(after)).expect("found");
        assert_eq!(&after[found], "The harbour was full of old boats that nobody sailed for years");
        assert_eq!(Words::of(&link).and_then(|words| words.find("Something else stands here now.")), None);
    }

    #[test]
    fn other_fragments_and_broken_ones_are_no_words() {
        for other in [
            "",
            "#",
            "#ia-why",
            "ia-mark",
            "#ia-mark=",
            "#ia-mark=,,",
            "#ia-mark=-",
            "#ia-mark=a-,-b",
            "#ia-mark=%20",
            "#ia-mark=%FF",
            "#ia-mark=%e4%b8",
        ] {
            assert_eq!(Words::of(other), None, "{other}");
        }
        assert_eq!(Words::of(&format!("#ia-mark={}", "a".repeat(9_000))), None);
        for (broken, start) in [("%", "%"), ("%4", "%4"), ("%zz1", "%zz1"), ("a%00b", "ab")] {
            assert_eq!(Words::of(&["#ia-mark=", broken].concat()).map(|words| words.start).as_deref(), Some(start));
        }
    }
}
