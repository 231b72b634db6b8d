//! Pictures, recordings, and pages in frames.

use crate::letters::decimal;
#[cfg(feature = "wire")]
use crate::letters::{Signs, after, until};
use crate::markup::{Element, Node, address, element};
#[cfg(feature = "wire")]
use crate::model::Track;
use crate::model::{Media, MediaKind};

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
    #[cfg(feature = "wire")]
    let element = with_more(element, media);
    Some(element)
}

/// Who talks, as a small picture; none where its address may not live. Their name stands beside it, so it says nothing.
pub(super) fn portrait(source: &str) -> Option<Node<'_>> {
    let image =
        element("img").class("ia-portrait").fixed("loading", "lazy").fixed("decoding", "async").fixed("alt", "");
    Some(image.fixed("width", "40").fixed("height", "40").with("src", address::shown(source)?).into())
}

/// What a picture or a film has besides.
#[cfg(feature = "wire")]
fn with_more<'a>(element: Element<'a>, media: &'a Media) -> Element<'a> {
    match media.kind {
        MediaKind::Image => match set(&media.set) {
            Some(set) => element.with("srcset", set).with_some("sizes", said(&media.sizes)),
            None => element,
        },
        MediaKind::Video | MediaKind::Audio => {
            let poster = address::shown(&media.poster).filter(|_| media.kind == MediaKind::Video);
            element.with_some("poster", poster).children(media.tracks.iter().filter_map(track))
        }
        MediaKind::Frame => element,
    }
}

#[cfg(feature = "wire")]
fn said(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.is_empty())
}

#[cfg(feature = "wire")]
/// Words beside a film; none where their address may not live.
fn track(track: &Track) -> Option<Node<'_>> {
    let source = address::shown(&track.source).filter(|source| !source.starts_with("data:"))?;
    let kinds = ["subtitles", "captions", "descriptions", "chapters"];
    let kind = kinds.into_iter().find(|kind| track.kind.eq_ignore_ascii_case(kind));
    let element = element("track").with("src", source).with_some("kind", kind);
    Some(element.with_some("srclang", said(&track.language)).with_some("label", said(&track.label)).into())
}

#[cfg(feature = "wire")]
/// A set of pictures, where all of it may live. Addresses stand between white space and commas, so what every colon stands
/// behind is looked at, and a set with a strange one is none: `src` is still there.
fn set(set: &str) -> Option<&str> {
    let (mut rest, mut harmless) = (set, !set.is_empty());
    while let Some(colon) = rest.find_any(":") {
        let scheme = until(rest, colon);
        harmless &= ["http", "https"].iter().any(|known| {
            let begin = scheme.len().wrapping_sub(known.len());
            after(scheme, begin).eq_ignore_ascii_case(known)
                && (begin == 0 || until(scheme, begin).ends_with_any(" ,\n\t"))
        });
        rest = after(rest, colon + 1);
    }
    harmless.then_some(set)
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

#[cfg(all(test, feature = "wire"))]
mod tests {
    use super::set;

    #[test]
    fn what_may_not_live_is_in_no_set() {
        for (source, expected) in [
            ("a.jpg 300w, b.jpg 600w", true),
            ("https://a.example/a.jpg, HTTP://b.example/b.jpg 2x", true),
            ("a.jpg 1x, javascript:alert(1) 2x", false),
            ("a.jpg 1x,javascript:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("xhttps:a", false),
            ("data:image/svg+xml,<svg> 1x", false),
            (":", false),
            ("", false),
        ] {
            assert_eq!(set(source).is_some(), expected, "{source}");
        }
    }
}
