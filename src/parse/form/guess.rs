//! Which form a source has, by its name, its file's name or the signs that it is written with.

use super::Format;
use crate::letters::{Signs, Words, after, find, is_digit, is_spelled, until, words};
use crate::parse::{POSTS, captions};

const ALL: [Format; 5] = [Format::Text, Format::Markdown, Format::Html, Format::Captions, Format::Json];

/// The form of that name.
pub(super) fn named(name: &str) -> Result<Format, String> {
    ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
        ["There is no format “", name, "”. Use “auto”, “text”, “markdown”, “html”, “captions” or “json”."].concat()
    })
}

impl Format {
    /// The form that a file of that name most often has.
    pub fn of_file(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending)?;
        let is = |known: Words| known.contains_in_any_case(ending);
        match () {
            () if is(words!["md", "markdown", "mdown", "mkd", "mdx"]) => Some(Format::Markdown),
            () if is(words!["html", "htm", "xhtml"]) => Some(Format::Html),
            () if is(words!["vtt", "srt", "sbv"]) => Some(Format::Captions),
            () if is(words!["json"]) => Some(Format::Json),
            () => None,
        }
    }
}

/// The form of a source, by what it is written with.
pub fn guess(source: &str) -> Format {
    let begin = source.trim_start();
    if captions::is_captions(source) {
        Format::Captions
    } else if begin.starts_with('{') && find(begin, "\"parts\"").is_some() && begin.trim_end().ends_with('}') {
        Format::Json
    } else if is_html(begin) {
        Format::Html
    } else if is_markdown(source) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// What HTML begins with.
#[rustfmt::skip]
const BLOCKS: Words = words![
    "!doctype", "html", "?xml", "rss", "head", "body", "main", "article", "section", "header", "div", "p", "h1",
    "h2", "h3", "h4", "dl", "ul", "ol", "blockquote", "figure", "table", "b", "strong", "meta", "title", "link",
    "style", "script", "nav", "details", "span", "center", "hr", "br", "em", "i", "img",
];

/// A source that begins with a tag, and ends one somewhere. An editor's comments may stand before it.
fn is_html(mut begin: &str) -> bool {
    while let Some(comment) = begin.strip_prefix("<!--") {
        let Some(end) = find(comment, "-->") else { return false };
        begin = after(comment, end + 3).trim_start();
    }
    let Some(tag) = begin.strip_prefix('<') else { return false };
    let name = tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
    BLOCKS.contains_in_any_case(name) && (find(tag, "</").is_some() || find(tag, "<br").is_some())
}

/// A source with front matter, or with signs that plain text does not have by chance.
fn is_markdown(source: &str) -> bool {
    let first = source.lines().next().unwrap_or_default().trim_end();
    let fenced =
        (first == "---" || first == "+++") && source.lines().skip(1).take(200).any(|line| line.trim_end() == first);
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && line.len() - rest.len() <= 6 && rest.starts_with(' ')
    };
    let bold = |line: &str, sign: &str| {
        let Some(open) = find(line, sign) else { return false };
        let within = after(line, open + sign.len());
        let Some(close) = find(within, sign) else { return false };
        !until(line, open).ends_as(is_spelled) && until(within, close).chars().any(|c| is_spelled(c) && !is_digit(c))
    };
    let link =
        |line: &str| find(line, "](").is_some_and(|at| until(line, at).has_any("[") && after(line, at).has_any(")"));
    let signs = |byte: u8| matches!(byte, b'#' | b'`' | b'~' | b'*' | b'_' | b']');
    let sign = |line: &str| {
        line.bytes().any(signs)
            && (heading(line)
            || line.starts_with("```")
            || (line.starts_with("~~~") && !line.starts_with("~~~~~"))
            || bold(line, "**")
            || bold(line, "__")
            || link(line)
            // "*Who?*": who laughs, "*laughs*", may do so in plain text.
            || (line.begins_with_any("*_") && (line.ends_with("?*") || line.ends_with("?_"))))
    };
    // Many bytes at a time, for which a page has no room.
    let may = !POSTS || source.bytes().fold(false, |found, byte| found | signs(byte));
    fenced || (may && source.lines().any(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_by_its_signs() {
        for (source, expected) in [
            ("Q. Who?\n\nMe.", Format::Text),
            ("Ann: 2 ** 3 is eight\nBo: a_b_c and snake__case", Format::Text),
            ("**Who?**\n\nMe.", Format::Markdown),
            ("---\ntitle: A\n---\n\nQ. Who?", Format::Markdown),
            ("## Who?\n\nMe.", Format::Markdown),
            ("_Who?_\n\nMe.", Format::Markdown),
            ("Q. Who?\n\n*laughs*\nMe.", Format::Text),
            ("See [here](/a).", Format::Markdown),
            ("#hashtag\n\n* not a list", Format::Text),
            ("A talk\n~~~~~~\n\nQ. Who?", Format::Text),
            ("<p><b>Who?</b></p><p>Me.</p>", Format::Html),
            ("<!DOCTYPE html><title>x</title>", Format::Html),
            ("<3 and </3", Format::Text),
            ("<!-- wp:heading -->\n<!-- a --> <h2>Who?</h2>", Format::Html),
            ("<!-- a -->\n## Who?\n\nMe.", Format::Markdown),
            ("<!-- <p></p>", Format::Text),
            ("<?xml version='1.0'?><rss></rss>", Format::Html),
            ("{\"parts\": []}", Format::Json),
            ("", Format::Text),
        ] {
            assert_eq!(guess(source), expected, "{source}");
        }
    }

    #[test]
    fn names_lead_back() {
        for format in ALL {
            assert_eq!(Format::named(format.name()), Ok(Some(format)));
        }
        assert!(Format::named("docx").is_err());
        assert_eq!(Format::of_file("a/b.MD"), Some(Format::Markdown));
        assert_eq!(Format::of_file("a.txt"), None);
    }
}
