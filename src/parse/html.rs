//! HTML, whole pages and pieces: a tolerant reader of tags that tells [`Flow`] what opens, closes and is said.

use std::ops::Range;

use super::POSTS;
use super::flow::{self, Flow};
use super::passage::Passages;
use crate::letters::{after, lower, part, spaced, weight};
use attributes::attribute;
use references::{decoded, reference};
use tokens::{Token, Tokens, is_element};

mod attributes;
pub(super) mod references;
mod tokens;

/// Finds the passages of HTML. Of a whole page only what it says is its main part.
pub(super) fn passages(source: &str) -> Passages {
    #[cfg(feature = "posts")]
    let framed = framed(source);
    #[cfg(feature = "posts")]
    let source = framed.as_deref().unwrap_or(source);
    let (found, furniture) = read_all(source, Flow::new(source, 1));
    // All of a page may stand in a form, or in what is called a newsletter.
    if furniture > 4 * found.passages.iter().map(|passage| weight(&passage.text.words)).sum::<usize>() {
        return read_all(source, Flow::new(source, 1).furnished()).0;
    }
    found
}

/// All of what a framework makes a part of a page of stands in a `<template>`, which is read as a `<section>`.
#[cfg(feature = "posts")]
fn framed(source: &str) -> Option<String> {
    let rest = source.trim_start().strip_prefix("<template")?;
    let (_, behind) = rest.rsplit_once("</template>")?;
    let behind = behind.trim_start();
    if !behind.is_empty() && !behind.starts_with("<script") && !behind.starts_with("<style") {
        return None;
    }
    let space = part(source, 0..source.len() - source.trim_start().len());
    Some([space, "<section ", rest].concat())
}

/// What was found, and how many words of furniture were passed over in the main part.
fn read_all(source: &str, mut flow: Flow<'_>) -> (Passages, usize) {
    let main = main_part(source);
    if main.start > 0 {
        read(&mut flow, part(source, 0..main.start), 0);
        flow.skip(0);
    }
    read(&mut flow, part(source, main.clone()), main.start);
    let kept = flow.count();
    let furniture = flow.furniture();
    if main.end < source.len() {
        read(&mut flow, after(source, main.end), main.end);
        flow.skip(kept);
    }
    (flow.end(), furniture)
}

/// Reads a piece of HTML that stands at a byte of the source.
pub(super) fn read(flow: &mut Flow<'_>, html: &str, at: usize) {
    for token in Tokens::new(html) {
        match token {
            Token::Text(range) => text(flow, part(html, range.clone()), at + range.start),
            // What a feed holds is HTML, and cannot hold another such section.
            Token::Data(range) => read(flow, part(html, range.clone()), at + range.start),
            Token::Close { name, .. } => flow.close(&name),
            Token::Open { name, attributes, at: tag } => open(flow, &name, attributes, at + tag),
            Token::Whole { name, attributes, inner, at: tag } => {
                whole(flow, &name, attributes, part(html, inner.clone()), at + tag..at + inner.end);
            }
        }
    }
}

/// The name of an element that a tag opens and that is not shown: where tags come one by one, what is in it comes too.
#[cfg(feature = "markdown")]
pub(super) fn hidden(tag: &str) -> Option<String> {
    let Some(Token::Open { name, .. } | Token::Whole { name, .. }) = Tokens::new(tag).next() else { return None };
    matches!(name.as_str(), "script" | "style" | "template" | "noscript" | "svg").then_some(name)
}

/// Whether a tag closes that element.
#[cfg(feature = "markdown")]
pub(super) fn closes(tag: &str, wanted: &str) -> bool {
    matches!(Tokens::new(tag).next(), Some(Token::Close { name, .. }) if name == wanted)
}

fn open(flow: &mut Flow<'_>, name: &str, attributes: &str, at: usize) {
    let get = |name: &str| attribute(attributes, name);
    match name {
        "html" => {
            let language = get("lang").filter(|language| !language.is_empty());
            let known = &mut flow.found().meta.language;
            *known = known.take().or(language);
        }
        "meta" => meta(flow, &get, at),
        // Of a feed: what was named before is the feed.
        "item" | "entry" if !is_element(name) => flow.found().meta.title = None,
        _ if attributes.is_empty() && !is_element(name) => {
            // What somebody set in angle brackets: "<laughs>".
            flow.structure(&["<", name, ">"].concat(), at);
        }
        _ => flow.open(name, &get, at),
    }
}

/// What a page says of itself for the sites that link to it.
fn meta(flow: &mut Flow<'_>, get: &dyn Fn(&str) -> Option<String>, at: usize) {
    let Some(content) = get("content").filter(|content| !content.is_empty()) else { return };
    let name = get("name").or_else(|| get("property")).unwrap_or_default();
    let line = flow.line(at);
    let meta = &mut flow.found().meta;
    match lower(&name).as_str() {
        // Written without the name of the site, which `title` has.
        "og:title" => meta.title = Some((content, line)),
        "og:image" => meta.image = Some(content),
        "article:published_time" => meta.date = Some(content),
        "author" => meta.authors.push(content),
        _ => {}
    }
}

/// An element whose content is no HTML, or is not shown.
fn whole(flow: &mut Flow<'_>, name: &str, attributes: &str, inner: &str, place: Range<usize>) {
    let get = |name: &str| attribute(attributes, name);
    match name {
        "title" => {
            let title = decoded(inner);
            let title = spaced(title.split_ascii_whitespace());
            let line = flow.line(place.start);
            let known = &mut flow.found().meta.title;
            if known.is_none() && !title.is_empty() {
                *known = Some((title, line));
            }
        }
        "dc:creator" => flow.found().meta.authors.push(decoded(inner.trim())),
        "pubdate" => flow.found().meta.date = Some(decoded(inner.trim())),
        "noscript" if POSTS => {
            if let Some(image) = tags(inner, "img").first() {
                flow.instead(&|name| attribute(image, name), place.start);
            }
        }
        "iframe" => flow.open(name, &get, place.start),
        "video" | "audio" => {
            let sources = tags(inner, "source");
            let first = || sources.iter().find_map(|source| attribute(source, "src"));
            let get = |name: &str| get(name).or_else(|| if name == "src" { first() } else { None });
            let media = flow::media(name, &get);
            // The page has no room for them where it reads no objects.
            #[cfg(feature = "wire")]
            let media = {
                let tracks = tags(inner, "track");
                let tracks = tracks.iter().filter_map(|track| flow::track(&|name| attribute(track, name))).collect();
                crate::model::Media { tracks, ..media }
            };
            flow.media(media, place.start);
        }
        "style" if POSTS => flow.declare(inner),
        "script" | "style" | "template" | "noscript" | "guid" | "link" | "lastbuilddate" | "generator" => {}
        _ => {
            let words = Tokens::new(inner).filter_map(|token| match token {
                Token::Text(range) => Some(part(inner, range)),
                _ => None,
            });
            let words = decoded(&spaced(words));
            if !words.trim().is_empty() {
                flow.pass_over(words.trim_start(), place);
            }
        }
    }
}

/// The attributes of the tags of that name.
fn tags<'a>(html: &'a str, wanted: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for token in Tokens::new(html) {
        if let Token::Open { name, attributes, .. } = token
            && name == wanted
        {
            found.push(attributes);
        }
    }
    found
}

fn text(flow: &mut Flow<'_>, words: &str, at: usize) {
    let mut done = 0;
    let bytes = words.as_bytes();
    for (n, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'&') {
        if n >= done
            && let Some((c, length)) = reference(after(words, n))
        {
            flow.text(part(words, done..n), at + done);
            flow.text(c.encode_utf8(&mut [0; 4]), at + n);
            done = n + length;
        }
    }
    flow.text(after(words, done), at + done);
}

/// The bytes of a page that it says are its main part: `main`, else the longest `article`; else all.
fn main_part(source: &str) -> Range<usize> {
    let all = 0..source.len();
    let mut page = false;
    let mut best: Option<(bool, Range<usize>)> = None;
    // Of all that are no `main`.
    #[cfg(feature = "posts")]
    let (mut length, mut articles) = (0, 0);
    // The outermost: whether it is `main`, where it begins, and how many of its name are open.
    let mut open: Option<(&str, usize, usize)> = None;
    for token in Tokens::new(source) {
        let (name, at, closes) = match token {
            Token::Open { name, at, .. } => (name, at, false),
            Token::Close { name, end } => (name, end, true),
            _ => continue,
        };
        page |= matches!(name.as_str(), "html" | "head" | "body");
        let name = match name.as_str() {
            "main" => "main",
            "article" => "article",
            _ => continue,
        };
        match &mut open {
            None if !closes => open = Some((name, at, 1)),
            Some((opened, _, count)) if *opened == name && !closes => *count += 1,
            Some((opened, start, count)) if *opened == name => {
                *count -= 1;
                if *count == 0 {
                    let found = (name == "main", *start..at);
                    open = None;
                    #[cfg(feature = "posts")]
                    if !found.0 {
                        (length, articles) = (length + found.1.len(), articles + 1);
                    }
                    if best.as_ref().is_none_or(|best| (found.0, found.1.len()) > (best.0, best.1.len())) {
                        best = Some(found);
                    }
                }
            }
            _ => {}
        }
    }
    // Where none is twice as long as they are on average, each is a piece of what the whole page says; comments are not.
    #[cfg(feature = "posts")]
    let best = best.filter(|(main, range)| *main || articles < 3 || range.len() * articles >= length * 2);
    best.filter(|_| page).map_or(all, |(_, range)| range)
}

#[cfg(test)]
pub(super) mod tests;
