//! The tags of a source and what stands between them.

use std::ops::Range;

use crate::letters::{Words, after, lower, part, words};

pub(super) enum Token<'a> {
    /// Where it stands; its character references are not read yet.
    Text(Range<usize>),
    /// A section of a feed.
    Data(Range<usize>),
    /// Names are in small letters.
    Open {
        name: String,
        attributes: &'a str,
        at: usize,
    },
    Close {
        name: String,
        end: usize,
    },
    /// An element with all that is in it, which is no HTML or is not shown: where it begins, and its inner part.
    Whole {
        name: String,
        attributes: &'a str,
        inner: Range<usize>,
        at: usize,
    },
}

/// The tags of a source and what stands between them. Comments and declarations are passed over. What is broken is text.
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// No `'`, no `"` from here on: looked for once, so that reading stays linear.
    last_quote: [bool; 2],
    /// Likewise the ends of [`WHOLE`], a bit each.
    no_end: u32,
    /// Likewise `-->` and `]]>`.
    no_close: [bool; 2],
}

/// Elements that are taken as a whole.
#[rustfmt::skip]
const WHOLE: Words = words![
    "script", "style", "template", "noscript", "title", "iframe", "video", "audio", "textarea", "select", "button",
    "nav", "svg", "object", "canvas", "datalist", "noframes", "dc:creator", "pubdate", "guid", "link", "lastbuilddate",
    "generator",
];

/// Elements that are known besides those that the flow and [`WHOLE`] name.
#[rustfmt::skip]
const OTHERS: Words = words![
    "abbr", "acronym", "area", "base", "bdi", "bdo", "big", "blink", "br", "col", "colgroup", "data", "embed", "font",
    "frame", "frameset", "head", "hr", "img", "input", "ins", "label", "link", "map", "marquee", "math", "meta",
    "meter", "nobr", "option", "optgroup", "output", "param", "picture", "progress", "q", "rb", "rp", "rt", "rtc",
    "ruby", "slot", "small", "source", "span", "time", "track", "u", "var", "wbr", "image", "bgsound",
];

/// Whether browsers know an element of that name, or somebody has made one.
pub(super) fn is_element(name: &str) -> bool {
    crate::parse::flow::is_known(name)
        || OTHERS.contains(name)
        || WHOLE.contains(name)
        || name.bytes().any(|byte| matches!(byte, b'-' | b':'))
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Tokens { source, at: 0, last_quote: [false; 2], no_end: 0, no_close: [false; 2] }
    }

    /// What stands at a `<`, unless it is text.
    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = after(self.source, self.at);
        match rest.as_bytes() {
            [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let start = self.at + 2;
                let name = self.name(start);
                let end = self.tag_end(start + name.len());
                self.at = end + usize::from(self.byte(end) == Some(b'>'));
                Some(Token::Close { name, end: self.at })
            }
            [_, letter, ..] if letter.is_ascii_alphabetic() => self.open(),
            [_, b'!' | b'?', ..] => self.pass(rest),
            _ => None,
        }
    }

    /// Passes over what is for machines.
    fn pass(&mut self, rest: &str) -> Option<Token<'a>> {
        let at = self.at;
        let end = if rest.starts_with("<!--") {
            self.close(rest, 2, 0, b"-->")?
        } else if rest.starts_with("<![CDATA[") {
            // Its words count, as in a feed.
            let end = self.close(rest, 9, 1, b"]]>")?;
            self.at += end;
            return Some(Token::Data(at + 9..at + end - 3));
        } else {
            let end = 1 + run(after(rest, 1), |byte| !matches!(byte, b'<' | b'>'));
            after(rest, end).starts_with('>').then_some(end + 1)?
        };
        self.at = at + end;
        Some(Token::Text(at..at))
    }

    /// Where what closes a declaration ends.
    fn close(&mut self, rest: &str, from: usize, n: usize, close: &[u8; 3]) -> Option<usize> {
        let known = self.no_close.get_mut(n).filter(|none| !**none)?;
        let found = rest.as_bytes().get(from..)?.windows(3).position(|bytes| bytes == close);
        *known = found.is_none();
        Some(from + found? + 3)
    }

    fn open(&mut self) -> Option<Token<'a>> {
        let at = self.at;
        let name = self.name(at + 1);
        let start = at + 1 + name.len();
        if !self.byte(start).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<')) {
            return None;
        }
        let end = self.tag_end(start);
        let attributes = part(self.source, start..end).trim_ascii();
        if self.byte(end) != Some(b'>') && !attributes.is_empty() {
            // Somebody forgot its end: better too much is shown than too little.
            self.at = end;
            return Some(Token::Text(at..end));
        }
        let attributes = attributes.trim_end_matches('/');
        self.at = end + usize::from(self.byte(end) == Some(b'>'));
        if let Some(n) = WHOLE.position(&name)
            && let Some(inner) = self.inner(n, &name)
        {
            return Some(Token::Whole { name, attributes, inner, at });
        }
        Some(Token::Open { name, attributes, at })
    }

    /// The inner part of an element that is taken as a whole, if it ends.
    fn inner(&mut self, n: usize, name: &str) -> Option<Range<usize>> {
        let start = self.at;
        if self.no_end & (1 << n) == 0 {
            let bytes = self.source.as_bytes();
            for end in start..bytes.len() {
                if bytes.get(end) == Some(&b'<')
                    && bytes.get(end + 1) == Some(&b'/')
                    && bytes
                        .get(end + 2..end + 2 + name.len())
                        .is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes()))
                {
                    let close = self.tag_end(end + 2 + name.len());
                    self.at = close + usize::from(self.byte(close) == Some(b'>'));
                    return Some(start..end);
                }
            }
            self.no_end |= 1 << n;
        }
        // Browsers show nothing from here on.
        let hidden = matches!(name, "script" | "style");
        hidden.then(|| {
            self.at = self.source.len();
            start..self.at
        })
    }

    fn name(&self, start: usize) -> String {
        let rest = after(self.source, start);
        let signs = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
        // "https:" is none.
        lower(part(rest, 0..run(rest, signs)).trim_end_matches(':'))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// Where a tag ends: at its `>`, else before the next tag or at the end.
    fn tag_end(&mut self, mut at: usize) -> usize {
        let mut value = false;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'>' | b'<' => return at,
                _ if value && is_quote(byte) => at = self.closing_quote(at, byte).unwrap_or(at),
                _ => {}
            }
            value = byte == b'=' || (value && byte.is_ascii_whitespace());
            at += 1;
        }
        at
    }

    fn closing_quote(&mut self, at: usize, quote: u8) -> Option<usize> {
        let last = &mut self.last_quote[usize::from(quote == b'"')];
        if *last {
            return None;
        }
        let found = self.source.as_bytes().iter().skip(at + 1).position(|byte| *byte == quote);
        *last = found.is_none();
        Some(at + 1 + found?)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        if self.byte(start) == Some(b'<')
            && let Some(token) = self.markup()
        {
            return Some(token);
        }
        let first = after(self.source, start).chars().next()?.len_utf8();
        self.at = start + first + run(after(self.source, start + first), |byte| byte != b'<');
        Some(Token::Text(start..self.at))
    }
}

pub(super) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// How many bytes of that kind a text begins with.
pub(super) fn run(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is(*byte)).count()
}
