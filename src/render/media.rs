//! Pictures, recordings, and pages in frames.

use crate::letters::{after, decimal, first_of, until};
use crate::markup::{Element, Node, address, element};
use crate::model::{Media, MediaKind, Track};

/// The element of a picture or the like; none where its address may not live.
pub(super) fn medium(media: &Media) -> Option<Element<'_>> {
    let (element, says) = match media.kind {
        MediaKind::Image => (element("img").fixed("loading", "lazy").fixed("decoding", "async"), "alt"),
        MediaKind::Video => (recording("video"), "title"),
        MediaKind::Audio => (recording("audio"), "title"),
        MediaKind::Frame => (frame(), "title"),
    };
    let source = match media.kind {
        MediaKind::Frame => address::framed(&media.source),
        _ => address::shown(&media.source),
    };
    let mut element = element.with(says, media.alternative.as_str()).with("src", source?);
    if let Some((width, height)) = media.size {
        element = element.with("width", decimal(width as usize)).with("height", decimal(height as usize));
    }
    match media.kind {
        MediaKind::Image => match set(&media.set) {
            Some(set) => Some(element.with("srcset", set).with_some("sizes", said(&media.sizes))),
            None => Some(element),
        },
        MediaKind::Frame => Some(element),
        _ => {
            let poster = address::shown(&media.poster).filter(|_| media.kind == MediaKind::Video);
            Some(element.with_some("poster", poster).children(media.tracks.iter().filter_map(track)))
        }
    }
}

fn said(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.is_empty())
}

/// Words beside a film; none where their address may not live.
fn track(track: &Track) -> Option<Node<'_>> {
    let source = address::shown(&track.source).filter(|source| !source.starts_with("data:"))?;
    let kinds = ["subtitles", "captions", "descriptions", "chapters"];
    let kind = kinds.into_iter().find(|kind| track.kind.eq_ignore_ascii_case(kind));
    let element = element("track").with("src", source).with_some("kind", kind);
    Some(element.with_some("srclang", said(&track.language)).with_some("label", said(&track.label)).into())
}

/// Those of a set of pictures that may live (HTML, "parsing a srcset attribute"): addresses end with white space, and
/// what follows up to a comma says for which width or density each is.
fn set(set: &str) -> Option<String> {
    let mut kept = String::new();
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(rest.len());
        let (whole, behind) = (until(rest, end), after(rest, end));
        if whole.is_empty() {
            return Some(kept).filter(|kept| !kept.is_empty());
        }
        let source = whole.trim_end_matches(',');
        let comma = if source.len() < whole.len() { 0 } else { first_of(behind.as_bytes(), 0, [b','; 2]) };
        let size = until(behind, comma).trim();
        rest = after(behind, comma);
        let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'w' | b'x' | b'h' | b' ');
        if let Some(source) = address::shown(source).filter(|_| size.bytes().all(plain)) {
            kept.push_str(if kept.is_empty() { "" } else { ", " });
            kept.push_str(&source);
            kept.push_str(if size.is_empty() { "" } else { " " });
            kept.push_str(size);
        }
    }
}

fn recording<'a>(tag: &'static str) -> Element<'a> {
    element(tag).when(true, "controls").fixed("preload", "none")
}

/// Its page may play and lead elsewhere, and not touch the page around it.
fn frame<'a>() -> Element<'a> {
    element("iframe")
        .fixed("loading", "lazy")
        .fixed("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups")
        .when(true, "allowfullscreen")
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn what_may_not_live_is_in_no_set() {
        for (source, expected) in [
            ("a.jpg 300w, b.jpg 600w", Some("a.jpg 300w, b.jpg 600w")),
            ("a.jpg, b.jpg 2x", Some("a.jpg, b.jpg 2x")),
            (" a,b.jpg 1.5x ,c.jpg", Some("a,b.jpg 1.5x, c.jpg")),
            ("a.jpg 1x, javascript:alert(1) 2x", Some("a.jpg 1x")),
            ("java\tscript:alert(1)", None),
            ("data:image/svg+xml,<svg> 1x", None),
            ("a.jpg onerror=alert(1)", None),
            (",,,", None),
            ("", None),
        ] {
            assert_eq!(set(source).as_deref(), expected, "{source}");
        }
    }
}
