//! Markdown: what CommonMark and GFM make of it, told to [`Flow`] with the HTML that stands in it, after what authors
//! write and CommonMark does not read as they meant is mended.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::flow::Flow;
use super::passage::{Passage, Passages};
use super::{POSTS, Structure, html, in_order, meta};
use crate::letters::{Signs, decimal, find, find_last, is_spelled, length};
use crate::model::{Kind, Media, MediaKind};

mod cut;
mod mend;
mod references;

use cut::cut;

/// Finds the passages of Markdown.
pub(super) fn passages(source: &str) -> Passages {
    let (meta, first_line, body) = meta::take(source);
    let mended = mend::mended(body, first_line);
    let mut flow = Flow::new(&mended.text, first_line);
    flow.found().meta = meta;
    flow.found().structure = mended.structure;
    #[cfg(feature = "posts")]
    let signs: Vec<usize> = flow.found().structure.iter().map(|sign| sign.line).collect();
    Reader::new(&mut flow, 0).read(&mended.text, &[(0, 0)]);
    let mut found = flow.end();
    for passage in &mut found.passages {
        drop_lone_signs(passage, &mut found.structure);
        #[cfg(feature = "posts")]
        passage.close_gap(&signs);
    }
    found.structure = in_order(found.structure);
    found
}

/// Pieces of a text and where each begins in the source, by first bytes.
type Places = [(usize, usize)];

fn place(places: &Places, at: usize) -> usize {
    let known = places.partition_point(|(start, _)| *start <= at).checked_sub(1).map(|n| places[n]);
    known.map_or(at, |(start, place)| place + at - start)
}

/// A text that is collected until its element ends.
#[derive(Default)]
struct Collected {
    text: String,
    places: Vec<(usize, usize)>,
}

impl Collected {
    fn push(&mut self, text: &str, at: usize) {
        self.places.push((self.text.len(), at));
        self.text += text;
    }

    fn start(&self) -> usize {
        self.places.first().map_or(0, |(_, place)| *place)
    }

    /// A part of it, by lines, each without the space before it if that does not count.
    fn lines(&self, range: Range<usize>, trimmed: bool) -> Collected {
        let mut lines = Collected::default();
        let mut at = range.start;
        for line in self.text[range].split_inclusive('\n') {
            let space = if trimmed { line.len() - line.trim_start_of(" \t").len() } else { 0 };
            lines.push(&line[space..], place(&self.places, at + space));
            at += line.len();
        }
        lines
    }
}

/// What is collected instead of shown.
enum Aside {
    Code {
        info: Option<String>,
        inner: Collected,
    },
    Html(Collected),
    Image {
        media: Media,
        at: usize,
        depth: usize,
    },
    /// An element in the line that is not shown, by its name.
    Hidden(String),
}

struct Reader<'a, 'b> {
    flow: &'a mut Flow<'b>,
    /// Texts within texts.
    depth: usize,
    aside: Option<Aside>,
    /// Of a footnote, before its first paragraph.
    label: Option<String>,
    head: bool,
    /// The heading is a paragraph above a line across the page.
    ruled: bool,
}

/// Texts within texts that are read.
const DEEPEST: usize = 3;

impl<'a, 'b> Reader<'a, 'b> {
    fn new(flow: &'a mut Flow<'b>, depth: usize) -> Self {
        Reader { flow, depth, aside: None, label: None, head: false, ruled: false }
    }

    fn read(&mut self, text: &str, places: &Places) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_DEFINITION_LIST;
        for (mut event, range) in Parser::new_ext(text, options).into_offset_iter() {
            let at = place(places, range.start);
            references::read_alike(&mut event, &text[range.clone()]);
            // What is collected is large to be moved, and there is none nearly always; a page has no room to know it at once.
            if POSTS && self.aside.is_none() {
                self.event(event, &text[range], at);
                continue;
            }
            match self.aside.take() {
                Some(aside) => self.aside = self.beside(aside, event, at),
                None => self.event(event, &text[range], at),
            }
        }
    }

    fn event(&mut self, event: Event<'_>, source: &str, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, source, at),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.flow.text(&words, at),
            Event::Code(words) => {
                let signs = source.len().saturating_sub(words.len()) / 2;
                self.styled("code", &words, at + signs);
            }
            Event::FootnoteReference(label) => self.styled("sup", &label, at),
            Event::Html(text) => html::read(self.flow, &text, at),
            Event::InlineHtml(tag) => match html::hidden(&tag) {
                Some(name) => self.aside = Some(Aside::Hidden(name)),
                None => html::read(self.flow, &tag, at),
            },
            Event::SoftBreak => self.flow.line_end(),
            Event::HardBreak => self.flow.hard_line_end(),
            Event::Rule => {
                self.flow.structure(source.trim(), at);
                self.open("hr", at);
            }
            Event::TaskListMarker(done) => self.flow.text(if done { "[x] " } else { "[ ] " }, at),
            // Not asked for.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.flow.text(&words, at),
        }
    }

    fn open(&mut self, name: &str, at: usize) {
        self.flow.open(name, &|_| None, at);
    }

    fn open_with(&mut self, name: &str, attribute: &str, value: &str, at: usize) {
        self.flow.open(name, &|wanted| (wanted == attribute).then(|| value.to_owned()), at);
    }

    fn styled(&mut self, name: &str, words: &str, at: usize) {
        self.open(name, at);
        self.flow.text(words, at);
        self.flow.close(name);
    }

    fn start(&mut self, tag: Tag<'_>, source: &str, at: usize) {
        match tag {
            Tag::Paragraph => {
                self.open("p", at);
                if let Some(label) = self.label.take() {
                    self.styled("sup", &label, at);
                    self.flow.text(" ", at);
                }
            }
            Tag::Heading { .. } if is_ruled_paragraph(source) => {
                self.ruled = true;
                self.open("p", at);
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(info.into_string()),
                    CodeBlockKind::Indented => None,
                };
                self.aside = Some(Aside::Code { info, inner: Collected::default() });
            }
            Tag::HtmlBlock => self.aside = Some(Aside::Html(Collected::default())),
            Tag::Image { dest_url, .. } => {
                let media = Media { kind: MediaKind::Image, source: dest_url.into_string(), ..Media::default() };
                self.aside = Some(Aside::Image { media, at, depth: 0 });
            }
            Tag::Link { dest_url, .. } => self.open_with("a", "href", &dest_url, at),
            Tag::List(Some(start)) => self.open_with("ol", "start", &decimal(start as usize), at),
            Tag::FootnoteDefinition(label) => {
                self.label = Some(label.into_string());
                self.open("div", at);
            }
            tag => {
                self.head = (self.head || matches!(tag, Tag::TableHead)) && !matches!(tag, Tag::TableRow);
                if let Some(name) = name(tag.to_end(), self.head) {
                    self.open(name, at);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) if self.ruled => {
                self.ruled = false;
                self.flow.close("p");
                self.open("hr", 0);
            }
            tag => {
                if let Some(name) = name(tag, self.head) {
                    self.flow.close(name);
                }
            }
        }
    }

    /// Collects an event for what is collected; gives that back while it goes on.
    fn beside(&mut self, mut aside: Aside, event: Event<'_>, at: usize) -> Option<Aside> {
        match (&mut aside, event) {
            (Aside::Code { info, inner }, Event::End(TagEnd::CodeBlock)) => {
                let (info, inner) = (info.take(), std::mem::take(inner));
                self.code(info.as_deref(), &inner);
                return None;
            }
            (Aside::Html(inner), Event::End(TagEnd::HtmlBlock)) => {
                html::read(self.flow, &inner.text, inner.start());
                return None;
            }
            (Aside::Code { inner, .. }, Event::Text(text))
            | (Aside::Html(inner), Event::Html(text) | Event::Text(text)) => {
                inner.push(&text, at);
            }
            (Aside::Image { depth, .. }, Event::Start(Tag::Image { .. })) => *depth += 1,
            (Aside::Image { media, at, depth: 0 }, Event::End(TagEnd::Image)) => {
                let (media, at) = (std::mem::take(media), *at);
                self.flow.media(media, at);
                return None;
            }
            (Aside::Image { depth, .. }, Event::End(TagEnd::Image)) => *depth -= 1,
            (Aside::Image { media, .. }, Event::Text(words) | Event::Code(words)) => media.alternative += &words,
            (Aside::Image { media, .. }, Event::SoftBreak | Event::HardBreak) => media.alternative.push(' '),
            (Aside::Hidden(name), Event::InlineHtml(tag)) if html::closes(&tag, name) => return None,
            (Aside::Hidden(_), Event::End(end))
                if name(end, false).is_some_and(|name| name != "strong" && name != "em") =>
            {
                self.end(end);
                return None;
            }
            _ => {}
        }
        Some(aside)
    }

    fn code(&mut self, info: Option<&str>, inner: &Collected) {
        if info.is_some_and(|info| info.trim() == "quote") && self.depth < DEEPEST && self.fenced_quote(inner) {
            return;
        }
        // What goes on beyond a page's width was not set so for its lines.
        let wide = |line: &str| line.len() > 120;
        let unnamed = POSTS && info.is_some_and(|info| info.is_empty()) && inner.text.lines().any(wide);
        if (info.is_none() || unnamed) && self.depth < DEEPEST {
            if is_tag(&inner.text) {
                return html::read(self.flow, &inner.text, inner.start());
            }
            if mend::is_prose(&inner.text) {
                let prose = inner.lines(0..inner.text.len(), true);
                return Reader::new(self.flow, self.depth + 1).read(&prose.text, &prose.places);
            }
        }
        self.open("pre", inner.start());
        let mut at = 0;
        for line in inner.text.split_inclusive('\n') {
            self.flow.text(line, place(&inner.places, at));
            at += line.len();
        }
        self.flow.close("pre");
    }

    /// Reads what a site generator shows as a quote of somebody: lines `author="…"`, `content = "…"`; of the last there may
    /// be many, in three quotation marks.
    fn fenced_quote(&mut self, inner: &Collected) -> bool {
        let text = inner.text.as_str();
        let Some(content) = find(text, "content") else { return false };
        let Some(value) = find(&text[content..], "\"") else { return false };
        let mut start = content + value + 1;
        let quotes = if text[start..].starts_with("\"\"") { "\"\"\"" } else { "\"" };
        start += quotes.len() - 1;
        let end = find_last(&text[start..], quotes).map_or(text.len(), |n| start + n);
        let author = text[..content].lines().find_map(|line| line.trim().strip_prefix("author"));
        let author = author.map(|author| author.trim_matches([' ', '=', '"']).to_owned());
        let author = author.filter(|author| !author.is_empty());
        self.fields(inner, 0..content);
        let content = inner.lines(start..end, false);
        self.flow.voice(author);
        Reader::new(self.flow, self.depth + 1).read(&content.text, &content.places);
        self.flow.voice(None);
        self.fields(inner, (end + quotes.len()).min(text.len())..text.len());
        true
    }

    /// Lines that are for the site generator.
    fn fields(&mut self, inner: &Collected, range: Range<usize>) {
        let mut at = range.start;
        for line in inner.text[range].split_inclusive('\n') {
            if !line.trim().is_empty() {
                self.flow.structure(line.trim(), place(&inner.places, at));
            }
            at += line.len();
        }
    }
}

fn name(tag: TagEnd, head: bool) -> Option<&'static str> {
    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => HEADINGS[level as usize - 1],
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => "div",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell if head => "th",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        TagEnd::Link => "a",
        TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::MetadataBlock(_) => return None,
    })
}

/// Whether a heading is so long that the line under it was meant to be one across the page.
fn is_ruled_paragraph(source: &str) -> bool {
    const LONGEST_HEADING: usize = 160;
    let source = source.trim_end();
    let Some((words, last)) = source.rsplit_once('\n') else { return false };
    !source.starts_with('#') && last.trim_start_of(" >").starts_with('-') && length(words) > LONGEST_HEADING
}

/// Whether indented lines are HTML, which somebody has indented as one does.
fn is_tag(text: &str) -> bool {
    let text = text.trim();
    let begins =
        text.strip_prefix('<').is_some_and(|rest| rest.begins_as(|c: char| c.is_ascii_alphabetic() || c == '/'));
    begins && text.ends_with('>')
}

/// Drops the signs at the edges of a passage that began or ended a style in vain.
fn drop_lone_signs(passage: &mut Passage, structure: &mut Vec<Structure>) {
    if passage.kind == Kind::Code {
        return;
    }
    let is_sign = |c: char| c == '*' || c == '_';
    let words = passage.text.words.as_str();
    if POSTS && !words.begins_as(is_sign) && !words.ends_as(is_sign) {
        return;
    }
    let trailing = words.len() - words.trim_end_as(is_sign).len();
    let before = words[..words.len() - trailing].chars().next_back();
    // After a letter it is a footnote's, or hides a word.
    if (1..=3).contains(&trailing) && before.is_some_and(|c| !is_spelled(c)) {
        cut(passage, words.len() - trailing..words.len(), structure);
    }
    let words = passage.text.words.as_str();
    let leading = words.len() - words.trim_start_as(is_sign).len();
    if (1..=3).contains(&leading)
        && (leading > 1 || !words[leading..].begins_as(char::is_whitespace))
        && leading < words.len()
    {
        let space = words[leading..].len() - words[leading..].trim_start().len();
        cut(passage, 0..leading + space, structure);
    }
}

#[cfg(test)]
mod tests;
