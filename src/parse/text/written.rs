//! Signs of styles in plain text: the `'''bold'''` and `''italics''` of wikis, the `[b]bold[/b]` of forums.

use std::cmp::Reverse;
use std::ops::Range;

use crate::letters::{Signs, Words, after, is_letter, part, until, words};
use crate::model::{Style, Styled, Text};
use crate::parse::inline::{self, Inline};

/// What forums style with, beyond what shows in an article too.
const TAGS: Words =
    words!["b", "i", "u", "s", "url", "size", "color", "colour", "font", "center", "left", "right", "justify"];

/// So many signs back one is looked for: so the search stays linear.
const DEEPEST: usize = 16;

/// A sign, and what closes what it opens.
struct Sign {
    at: Range<usize>,
    name: String,
    /// Of a tag; a wiki's signs are alike on both sides.
    closes: Option<bool>,
    style: Option<Style>,
}

/// A paragraph without such signs, where it has any that belong together.
pub(super) fn read(source: &str) -> Option<Inline> {
    let signs = signs(source);
    let mut open: Vec<&Sign> = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut spans: Vec<(Range<usize>, Style)> = Vec::new();
    for sign in &signs {
        let opened = open.iter().rev().take(DEEPEST).position(|before| before.name == sign.name);
        let opened = opened.map(|n| open.len() - 1 - n);
        match opened {
            Some(n) if closes(source, sign) => {
                let begin = open.swap_remove(n);
                open.truncate(n);
                taken.extend([begin.at.clone(), sign.at.clone()]);
                spans.extend(begin.style.clone().map(|style| (begin.at.end..sign.at.start, style)));
            }
            _ if opens(source, sign) => open.push(sign),
            _ => {}
        }
    }
    taken.sort_by_key(|sign| sign.start);
    (!taken.is_empty()).then(|| without(source, taken, spans))
}

fn without(source: &str, signs: Vec<Range<usize>>, spans: Vec<(Range<usize>, Style)>) -> Inline {
    let mut words = String::with_capacity(source.len());
    let mut done = 0;
    for sign in &signs {
        words.push_str(part(source, done..sign.start));
        done = sign.end;
    }
    words.push_str(after(source, done));
    let mut styles = inline::links(&words);
    // Where a byte of the source went.
    let mut before = Vec::with_capacity(signs.len());
    let mut length = 0;
    for sign in &signs {
        length += sign.len();
        before.push(length);
    }
    let moved = |at: usize| {
        let n = signs.partition_point(|sign| sign.end <= at);
        at - n.checked_sub(1).map_or(0, |n| before[n])
    };
    let linked: Vec<Range<usize>> = styles.iter().map(|styled| styled.range.clone()).collect();
    styles.extend(spans.into_iter().rev().filter_map(|(range, style)| {
        let range = moved(range.start)..moved(range.end);
        // An address is a link by itself.
        let link = linked.get(linked.partition_point(|link| link.end <= range.start));
        let twice = matches!(style, Style::Link(_)) && link.is_some_and(|link| link.start < range.end);
        (!range.is_empty() && !twice).then_some(Styled { range, style })
    }));
    styles.sort_by_key(|styled| (styled.range.start, Reverse(styled.range.end)));
    Inline { text: Text { words, styles }, marked: Vec::new(), signs }
}

fn signs(source: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(found) = after(source, at).find_any("'[").map(|n| n + at) {
        let rest = after(source, found);
        let quotes = rest.bytes().take_while(|byte| *byte == b'\'').count();
        let sign = if quotes > 0 { quoted(found, quotes) } else { tag(rest, found) };
        at = sign.as_ref().map_or(found + quotes.max(1), |sign| sign.at.end);
        signs.extend(sign);
    }
    signs
}

/// Two quotation marks, or three.
fn quoted(at: usize, count: usize) -> Option<Sign> {
    let style = match count {
        2 => Style::Emphasis,
        3 => Style::Strong,
        _ => return None,
    };
    Some(Sign { at: at..at + count, name: until("'''", count).to_owned(), closes: None, style: Some(style) })
}

/// "[b]", "[/b]", "[url=address]".
fn tag(rest: &str, at: usize) -> Option<Sign> {
    const LONGEST: usize = 300;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inner = part(rest, 1..end);
    let closes = inner.starts_with('/');
    let (name, given) = inner.trim_start_matches('/').split_once('=').unwrap_or((inner.trim_start_matches('/'), ""));
    let name = name.to_ascii_lowercase();
    let style = match name.as_str() {
        "b" => Some(Style::Strong),
        "i" => Some(Style::Emphasis),
        "s" => Some(Style::Deleted),
        "url" if !given.is_empty() => Some(Style::Link(given.trim_matches('"').to_owned())),
        _ => None,
    };
    TAGS.contains(&name).then_some(Sign { at: at..at + end + 1, name, closes: Some(closes), style })
}

fn closes(source: &str, sign: &Sign) -> bool {
    sign.closes.unwrap_or_else(|| !until(source, sign.at.start).ends_as(char::is_whitespace))
}

/// What follows is a word, and what stands before is none.
fn opens(source: &str, sign: &Sign) -> bool {
    let begins = || {
        let before = until(source, sign.at.start);
        let word = after(source, sign.at.end).chars().next().is_some_and(|c| !c.is_whitespace());
        word && !before.ends_as(is_letter)
    };
    sign.closes.map_or_else(begins, |closes| !closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_belong_together_are_styles() {
        for (source, words, styles) in [
            ("'''Who?'''", "Who?", vec![(0..4, Style::Strong)]),
            ("'''Ann:''' ''Why'' not?", "Ann: Why not?", vec![(0..4, Style::Strong), (5..8, Style::Emphasis)]),
            ("[b]Ann:[/b] [I]So[/I]", "Ann: So", vec![(0..4, Style::Strong), (5..7, Style::Emphasis)]),
            ("[url=/a][b]Go[/b][/url]", "Go", vec![(0..2, Style::Link("/a".into())), (0..2, Style::Strong)]),
            ("[size=150]Big[/size]", "Big", vec![]),
        ] {
            let read = read(source).expect(source);
            let found: Vec<_> = read.text.styles.into_iter().map(|styled| (styled.range, styled.style)).collect();
            assert_eq!((read.text.words.as_str(), found), (words, styles), "{source}");
        }
        for source in ["``Quoted'' so", "rock 'n' roll", "[1] and [b] alone", "'''", "[sic] he said", "it''s ''"] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
