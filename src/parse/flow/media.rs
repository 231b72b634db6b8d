//! Pictures, films and sounds, and where pages keep their addresses.

use super::Attributes;
use crate::letters::number;
use crate::model::{Media, MediaKind};

pub(super) fn media(name: &str, attributes: Attributes<'_>) -> Media {
    let (kind, alternative) = match name {
        "video" => (MediaKind::Video, "title"),
        "audio" => (MediaKind::Audio, "title"),
        "iframe" => (MediaKind::Frame, "title"),
        _ => (MediaKind::Image, "alt"),
    };
    // Pages that load pictures late keep the address aside.
    let late = || attributes("data-src").or_else(|| attributes("data-lazy-src"));
    let source = attributes("src").filter(|source| !source.is_empty());
    let source = match source {
        Some(source) if source.starts_with("data:") => late().unwrap_or(source),
        source => source.or_else(late).unwrap_or_default(),
    };
    // In a file there is no page whose protocol it could take; what is framed comes over https alone.
    let source = if name == "iframe" && source.starts_with("//") { "https:".to_owned() + &source } else { source };
    let pixels = |name| attributes(name).and_then(|size| number(&size)).and_then(|size| u32::try_from(size).ok());
    let size = pixels("width").and_then(|width| Some((width, pixels("height")?)));
    Media { kind, source, alternative: attributes(alternative).unwrap_or_default(), size }
}
