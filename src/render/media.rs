//! Pictures, recordings, and pages in frames.

use crate::letters::decimal;
use crate::markup::{Element, address, element};
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
    Some(element)
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
