//! Mends Markdown before it is read: what authors write and CommonMark does not read as they meant. Lines stay where
//! they are.

use std::borrow::Cow;

use crate::letters::{Signs, Words, find, is_letter, length, words};
use crate::parse::doubts::TOLD;
use crate::parse::{POSTS, Structure};
use fences::{closes_fence, fence};
use posts::{
    are_words_of_heading, is_chat, is_empty_heading, is_wrapped, nickname, turn, with_three_signs, with_wiki_styles,
    within_paragraph,
};
use shortcodes::{filtered, shortcode, shown};
use styles::{FARTHEST, with_styles, within};

mod fences;
mod posts;
mod shortcodes;
mod styles;

/// A text that CommonMark reads as it was meant.
#[derive(Default)]
pub(super) struct Mended {
    pub text: String,
    /// What is for a site generator, and taken out.
    pub structure: Vec<Structure>,
}

/// Mends a text whose first line has that number.
pub(super) fn mended(source: &str, first_line: usize) -> Mended {
    let mut mender = Mender { chat: POSTS && is_chat(source), ..Mender::default() };
    let mut rest = source;
    for (n, line) in source.split_inclusive('\n').enumerate() {
        rest = &rest[line.len()..];
        mender.line(first_line + n, line, rest);
    }
    mender.end_block();
    mender.mended
}

#[derive(Default)]
struct Mender {
    mended: Mended,
    /// The lines since the last blank one, and the number of the first.
    block: String,
    block_line: usize,
    /// They are plain, all of them.
    plain: bool,
    /// The sign of the fence of the code, and how many.
    fence: Option<(char, usize)>,
    /// The element that the next line with words begins.
    turn: &'static str,
    /// Who talks stands in angle brackets.
    chat: bool,
    /// The fence that stands around a whole talk, which is read as if it stood in none.
    wrapped: Option<(char, usize)>,
    /// The signs of a heading without words: the next line has them.
    above: String,
}

impl Mender {
    /// `rest`: of the source, below the line.
    fn line(&mut self, number: usize, line: &str, rest: &str) {
        if POSTS && self.fence.is_none() && self.turn.is_empty() && self.above.is_empty() && is_plain(line) {
            // Nothing is mended in words without signs, which most lines are; a page has no room to know it at once.
            if line == "\n" {
                self.end_block();
                self.mended.text.push('\n');
                return;
            }
            if self.block.is_empty() {
                (self.block_line, self.plain) = (number, true);
            }
            self.block += line;
            return;
        }
        if POSTS && self.fence.is_none() && self.turn.is_empty() && self.above.is_empty() && is_plain_heading(line) {
            self.end_block();
            self.mended.text += line;
            return;
        }
        self.plain = false;
        let bare = line.trim_start_of(" \t>").trim_end();
        if self.wrapped.is_some_and(|fence| closes_fence(bare, fence)) {
            self.wrapped = None;
            return self.drop_line(number, line, bare);
        }
        if let Some(fence) = self.fence {
            self.mended.text += line;
            if closes_fence(bare, fence) {
                self.fence = None;
            }
            return;
        }
        self.fence = fence(bare);
        if POSTS && self.wrapped.is_none() && self.fence.is_some_and(|fence| is_wrapped(bare, rest, fence)) {
            self.wrapped = self.fence.take();
            return self.drop_line(number, line, bare);
        }
        if self.fence.is_some() {
            self.above.clear();
        }
        if self.fence.is_some() || bare.is_empty() {
            self.end_block();
            self.mended.text += line;
            return;
        }
        if POSTS && is_empty_heading(bare) {
            self.drop_line(number, line, bare);
            self.above = bare.to_owned();
            return;
        }
        if is_generators(bare) {
            if POSTS && let Some(tag) = turn(bare) {
                self.turn_line(number, line, bare, tag);
                return;
            }
            self.drop_line(number, line, bare);
            return;
        }
        let mut line = self.without_shortcodes(number, line);
        if POSTS && !self.turn.is_empty() {
            line = [std::mem::take(&mut self.turn), &line].concat().into();
        }
        if POSTS
            && self.block.is_empty()
            && let Some(inner) = within_paragraph(&line, rest)
        {
            line = [inner.trim(), "\n"].concat().into();
        }
        let above = std::mem::take(&mut self.above);
        if POSTS && !above.is_empty() && are_words_of_heading(&line, rest) {
            line = [&above, " ", &line].concat().into();
        }
        if self.chat && nickname(&line).is_some() {
            let indent = line.len() - line.trim_start().len();
            line.to_mut().insert(indent, '\\');
        }
        let styled = if POSTS { with_wiki_styles(&line).or_else(|| with_three_signs(&line)) } else { None };
        let line = styled.map_or(line, Cow::from);
        if let Some(heading) = self.heading(number, &line) {
            self.end_block();
            self.mended.text += &heading;
            return;
        }
        if self.block.is_empty() {
            self.block_line = number;
        }
        self.block += &line;
    }

    fn drop_line(&mut self, number: usize, line: &str, bare: &str) {
        if bare == "{:toc}" && self.block.lines().count() == 1 && self.block.begins_with_any("*-+1") {
            // The list that the contents take the place of.
            let list = std::mem::take(&mut self.block);
            self.put_aside(self.block_line, 1, list.trim());
            self.mended.text.push('\n');
        }
        self.end_block();
        self.put_aside(number, column(line, line.len() - line.trim_start().len()), bare);
        self.mended.text += if line.ends_with('\n') { "\n" } else { "" };
    }

    /// `{{< question >}}` and its end, each on a line of its own: an element begins with the next line, or ends with the last.
    fn turn_line(&mut self, number: usize, line: &str, bare: &str, tag: &'static str) {
        let closes = tag.starts_with("</");
        self.drop_line(number, line, bare);
        self.turn = if closes { "" } else { tag };
        if closes {
            let end = self.mended.text.trim_end().len();
            self.mended.text.insert_str(end, tag);
        }
    }

    fn put_aside(&mut self, line: usize, column: usize, text: &str) {
        if TOLD {
            self.mended.structure.push(Structure { line, column, text: text.to_owned() });
        }
    }

    /// A line whose shortcodes are spaces, but for the words that one shows.
    fn without_shortcodes<'a>(&mut self, number: usize, line: &'a str) -> Cow<'a, str> {
        let mut kept = String::new();
        // How far it is read, the columns until there, and the signs of code.
        let (mut done, mut column, mut ticks) = (0, 1, 0);
        while let Some(range) = shortcode(line, done) {
            let before = &line[done..range.start];
            ticks += before.bytes().filter(|byte| *byte == b'`').count();
            column += length(before);
            kept += before;
            let code = &line[range.clone()];
            if ticks % 2 == 1 {
                kept += code;
            } else if let Some(words) = shown(code).filter(|_| !before.ends_with_any("(\"'")) {
                kept += words;
            } else if POSTS && let Some(tag) = turn(code) {
                self.put_aside(number, column, code);
                kept += tag;
            } else if POSTS && let Some(address) = filtered(code) {
                kept += address;
            } else {
                self.put_aside(number, column, code);
                kept += &" ".repeat(code.len());
            }
            column += length(code);
            done = range.end;
        }
        if done == 0 {
            return line.into();
        }
        kept += &line[done..];
        kept.into()
    }

    /// A heading, with the space after its signs, and without its id.
    fn heading(&mut self, number: usize, line: &str) -> Option<String> {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let rest = &line[indent.min(line.len())..];
        let level = rest.bytes().take_while(|byte| *byte == b'#').count();
        let words = &rest[level..];
        let spaced = words.begins_as(char::is_whitespace);
        // A single sign without a space is a hashtag.
        if indent > 3 || !(1..=6).contains(&level) || (level == 1 && !spaced) || words.trim().is_empty() {
            return None;
        }
        let (words, id) = without_id(words);
        if let Some(id) = id {
            self.put_aside(number, column(line, indent + level + words.len()), id.trim());
        }
        let end = if line.ends_with('\n') { "\n" } else { "" };
        Some([&rest[..level], if spaced { "" } else { " " }, words.trim_end(), end].concat())
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        if block.is_empty() {
            return;
        }
        if POSTS && self.plain {
            self.mended.text += &block;
            block.clear();
            self.block = block;
            return;
        }
        let indented = block.lines().all(|line| line.starts_with("    ") || line.starts_with('\t'));
        let is_code = (indented && !is_prose(&block)) || starts_with_block_tag(&block);
        if is_code {
            self.mended.text += &block;
        } else {
            self.mended.text += &with_styles(&with_named_tags(&block));
        }
        // It keeps its room for the next.
        block.clear();
        self.block = block;
    }
}

/// Whether a line is blank, or begins with a letter and has no sign in it but what ends sentences.
fn is_plain(line: &str) -> bool {
    let words = line.strip_suffix('\n').unwrap_or(line);
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'?' | b'!' | b'.' | b',');
    words.as_bytes().first().is_none_or(u8::is_ascii_alphabetic) && words.bytes().all(sign)
}

/// Whether a line is a heading of such words, written as it is to be.
fn is_plain_heading(line: &str) -> bool {
    let rest = line.trim_start_of("#");
    let words = rest.strip_prefix(' ').unwrap_or_default();
    (1..=6).contains(&(line.len() - rest.len()))
        && words.len() > 1
        && is_plain(words)
        && !words.trim_end_of("\n").ends_with(' ')
}

fn column(line: &str, at: usize) -> usize {
    length(&line[..at.min(line.len())]) + 1
}

/// Whether a line is for a site generator alone.
fn is_generators(line: &str) -> bool {
    let between = |open: &str, close: &str| {
        line.strip_prefix(open)
            .and_then(|rest| find(rest, close))
            .is_some_and(|n| open.len() + n + close.len() == line.len())
    };
    line.starts_with(":::")
        || between("{{<", ">}}")
        || between("{{%", "%}}")
        || between("{%", "%}")
        || between("{:", "}")
        || line.eq_ignore_ascii_case("[toc]")
        || line.eq_ignore_ascii_case("[[toc]]")
        || (line.starts_with("import ") && find(line, " from ").is_some() && line.ends_with_any("'\";"))
}

/// The words of a heading before its `{#id}`, and that.
fn without_id(words: &str) -> (&str, Option<&str>) {
    let trimmed = words.trim_end();
    let id = trimmed.rfind('{').filter(|start| {
        let inner = trimmed[*start + 1..].trim_start_of(":{").trim_start();
        trimmed.ends_with('}') && inner.begins_with_any("#.") && !inner[1..].begins_with_any("} ")
    });
    id.map_or((words, None), |start| (&words[..start], Some(&trimmed[start..])))
}

/// Whether indented lines are somebody's words and no code.
pub(super) fn is_prose(text: &str) -> bool {
    let (mut letters, mut spaces, mut signs, mut all) = (0, 0, 0, 0);
    for c in text.trim().chars() {
        all += 1;
        letters += usize::from(is_letter(c));
        spaces += usize::from(c == ' ');
        signs += usize::from(matches!(
            c,
            '{' | '}' | ';' | '=' | '(' | ')' | '<' | '>' | '$' | '|' | '\\' | '/' | '_' | '#' | '+'
        ));
    }
    let dense = text.chars().any(|c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'));
    let ends = text.trim_end().ends_with_any(".?!…:\"”。？！)؟।");
    let drawn = text.lines().any(|line| find(line.trim(), "    ").is_some());
    letters * 10 >= all * 6 && signs * 25 <= all && !drawn && ends && (dense || (spaces >= 3 && spaces * 12 >= all))
}

/// HTML that is read as such; a style that begins a paragraph is none.
fn starts_with_block_tag(block: &str) -> bool {
    let Some(rest) = block.trim_start().strip_prefix('<') else { return false };
    let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let inline = words![
        "b", "i", "em", "strong", "a", "span", "u", "font", "mark", "br", "code", "http", "https", "img", "question",
        "answer"
    ];
    rest.begins_with_any("!?") || (!name.is_empty() && !inline.contains_in_any_case(&name))
}

/// Elements that nobody opens within a line to leave them open.
#[rustfmt::skip]
const NAMED: Words = words![
    "a", "article", "aside", "audio", "blink", "blockquote", "body", "button", "canvas", "center", "code", "details",
    "div", "dl", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html",
    "iframe", "label", "main", "marquee", "nav", "object", "ol", "option", "pre", "script", "section", "select", "span",
    "style", "summary", "svg", "table", "template", "textarea", "title", "ul", "video",
];

/// A block in which the tags that somebody only names ("an element <center> and so on") are words.
fn with_named_tags(block: &str) -> Cow<'_, str> {
    if find(block, "<").is_none() {
        return block.into();
    }
    let lower = block.to_ascii_lowercase();
    let mut out = String::new();
    let mut done = 0;
    // Names that are closed further down: looked for once.
    let mut closed = vec![None; NAMED.all().count()];
    for (at, _) in lower.match_indices('<') {
        let Some(length) = within(lower.as_bytes(), at).take(12).position(|byte| *byte == b'>') else { continue };
        let name = lower.get(at + 1..at + length).unwrap_or_default();
        let Some(n) = NAMED.position(name).filter(|_| at > 0 && !is_escaped(&lower, at)) else { continue };
        let is_closed = *closed[n].get_or_insert_with(|| find(&lower, &["</", name].concat()).is_some());
        if !is_closed {
            out += &block[done..at];
            out.push('\\');
            done = at;
        }
    }
    if done == 0 {
        return block.into();
    }
    (out + &block[done..]).into()
}

/// Whether a sign stands in code, or after a backslash.
fn is_escaped(block: &str, at: usize) -> bool {
    let before = &block.as_bytes()[at.saturating_sub(FARTHEST)..at];
    let line = before.iter().rev().take_while(|byte| **byte != b'\n');
    before.ends_with(b"\\") || line.filter(|byte| **byte == b'`').count() % 2 == 1
}
