//! What stands inside a paragraph of plain text: addresses and the author's marks.

use std::ops::Range;

use crate::letters::{Signs, after, find, is_one_of, part, until};
use crate::model::{Few, Style, Styled, Text};

/// A paragraph, read: `signs` are the ranges of the source paragraph that are not in the text (the `==` of marks).
#[derive(Debug, Default, PartialEq)]
pub(super) struct Inline {
    pub text: Text,
    pub marked: Vec<Range<usize>>,
    pub signs: Vec<Range<usize>>,
}

/// Reads addresses as links and `==words==` as marked.
pub(super) fn read(source: String) -> Inline {
    let mut inline = Inline::default();
    inline.text.words = if find(&source, "==").is_some() { take_marks(&source, &mut inline) } else { source };
    inline.text.styles = links(&inline.text.words);
    inline
}

/// Takes the signs of marks out of a paragraph. A mark begins with `==` before a word and ends with `==` after one;
/// longer runs of `=` are lines somebody drew.
fn take_marks(source: &str, inline: &mut Inline) -> String {
    let mut words = String::with_capacity(source.len());
    let mut done = 0;
    while let Some(open) = sign(source, done, Side::Before) {
        let Some(close) = sign(source, open + 2, Side::After) else { break };
        words.push_str(part(source, done..open));
        let start = words.len();
        words.push_str(part(source, open + 2..close));
        inline.marked.push(start..words.len());
        inline.signs.extend([open..open + 2, close..close + 2]);
        done = close + 2;
    }
    words.push_str(after(source, done));
    words
}

/// Where the word is that a sign belongs to.
#[derive(PartialEq)]
enum Side {
    /// The sign stands before it.
    Before,
    After,
}

fn sign(source: &str, from: usize, side: Side) -> Option<usize> {
    let mut at = from;
    while let Some(found) = find(after(source, at), "==").map(|n| n + at) {
        let run = after(source, found).bytes().take_while(|&b| b == b'=').count();
        let before = part(source, from..found).chars().next_back();
        let after = after(source, found + run).chars().next();
        let neighbour = if side == Side::Before { after } else { before };
        if run == 2 && neighbour.is_some_and(|c| !c.is_whitespace()) {
            return Some(found);
        }
        at = found + run;
    }
    None
}

/// The web addresses in a text, as GFM's autolinks end them: before closing punctuation, unless it closes a bracket
/// that the address opened.
pub(super) fn links(words: &str) -> Few<Styled> {
    let mut styles = Few::default();
    let mut done = 0;
    while let Some(colon) = find(after(words, done), "://").map(|n| n + done) {
        let scheme = ["https", "http"].into_iter().find(|s| ends_with_word(part(words, done..colon), s));
        let (end, next) = address_end(words, colon + 3);
        if let Some(scheme) = scheme.filter(|_| end > colon + 3) {
            let range = colon - scheme.len()..end;
            styles.push(Styled { style: Style::Link(part(words, range.clone()).to_owned()), range });
        }
        done = next;
    }
    styles
}

/// Scripts without spaces write an address right after a word.
fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    text.is_char_boundary(start)
        && after(text, start).eq_ignore_ascii_case(word)
        && !until(text, start).ends_as(|c: char| c.is_ascii_alphanumeric())
}

/// Longer runs without a space are not addresses that anybody typed, and nothing in them is one: so the search stays
/// linear.
const LONGEST_ADDRESS: usize = 2048;

/// Where the address ends, and where to search on.
fn address_end(words: &str, start: usize) -> (usize, usize) {
    let stops =
        |c: char| c.is_whitespace() || c.is_control() || is_one_of(c, "<>\"“”„«»‘`。、，；！？「」『』（）【】");
    let mut end = after(words, start).find_as(stops).map_or(words.len(), |n| n + start);
    if end - start > LONGEST_ADDRESS {
        return (start, end);
    }
    let count = |c: char| part(words, start..end).chars().filter(|one| *one == c).count();
    let unopened = |open, close| count(close).saturating_sub(count(open));
    let mut unopened = [(')', unopened('(', ')')), (']', unopened('[', ']'))];
    while let Some(last) = part(words, start..end).chars().next_back() {
        let closes = match unopened.iter_mut().find(|(close, _)| *close == last) {
            Some((_, 0)) => false,
            Some((_, more)) => {
                *more -= 1;
                true
            }
            None => is_one_of(last, ".,;:!?'’}*_"),
        };
        if !closes {
            break;
        }
        end -= last.len_utf8();
    }
    (end, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(words: &str) -> Vec<String> {
        let address = |styled: Styled| match styled.style {
            Style::Link(address) => address,
            #[cfg(feature = "rich")]
            style => panic!("{style:?}"),
        };
        links(words).into_iter().map(address).collect()
    }

    #[test]
    fn an_address_ends_where_its_sentence_goes_on() {
        for (words, addresses) in [
            ("see https://a.example/b?c=1#d.", vec!["https://a.example/b?c=1#d"]),
            ("(http://a.example)", vec!["http://a.example"]),
            ("https://a.example/x_(y), and", vec!["https://a.example/x_(y)"]),
            ("HTTPS://A.example", vec!["HTTPS://A.example"]),
            ("주소는 https://a.example/한글입니다。", vec!["https://a.example/한글입니다"]),
            ("“https://a.example”", vec!["https://a.example"]),
            ("https://a.example https://b.example", vec!["https://a.example", "https://b.example"]),
            ("xhttps://a.example ftp://b.example https:// javascript://c", vec![]),
        ] {
            assert_eq!(linked(words), addresses, "{words}");
        }
    }

    #[test]
    fn marks_are_words_between_double_equals_signs() {
        for (source, words, marked) in [
            ("a ==b c== d", "a b c d", vec!["b c"]),
            ("==a== and ==b==", "a and b", vec!["a", "b"]),
            ("a == b == c", "a == b == c", vec![]),
            ("a ==b", "a ==b", vec![]),
            ("=== a ===", "=== a ===", vec![]),
            ("====", "====", vec![]),
            ("==한국어==입니다", "한국어입니다", vec!["한국어"]),
        ] {
            let inline = read(source.to_owned());
            assert_eq!(inline.text.words, words);
            let found: Vec<&str> = inline.marked.iter().map(|r| &inline.text.words[r.clone()]).collect();
            assert_eq!(found, marked, "{source}");
        }
    }
}
