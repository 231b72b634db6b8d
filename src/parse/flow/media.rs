//! Pictures, films and sounds, and where pages keep their addresses.

use super::{Attributes, Flow};
use crate::letters::{Signs, after, find_last, number, until};
use crate::model::{Media, MediaKind, Style, Track};

pub(in crate::parse) fn media(name: &str, attributes: Attributes<'_>) -> Media {
    let (kind, alternative) = match name {
        "video" => (MediaKind::Video, "title"),
        "audio" => (MediaKind::Audio, "title"),
        "iframe" => (MediaKind::Frame, "title"),
        _ => (MediaKind::Image, "alt"),
    };
    let first = |names: &[&str]| names.iter().find_map(|name| attributes(name).filter(|value| !value.is_empty()));
    let set = first(&["srcset", "data-srcset", "data-lazy-srcset"]).filter(|_| kind == MediaKind::Image);
    // Pages that load pictures late keep the address aside, and a small or an empty picture in its place.
    let late = first(&["data-src", "data-lazy-src", "data-original", "data-actualsrc"]);
    let source = late.or_else(|| first(&["src"])).or_else(|| Some(last_of(set.as_ref()?))).unwrap_or_default();
    // In a file there is no page whose protocol it could take; what is framed comes over https alone.
    let source = if name == "iframe" && source.starts_with("//") { "https:".to_owned() + &source } else { source };
    let pixels = |name| attributes(name).and_then(|size| number(&size)).and_then(|size| u32::try_from(size).ok());
    let size = pixels("width").and_then(|width| Some((width, pixels("height")?)));
    // What a script fills in tells the sizes of nothing.
    let sizes = first(&["sizes", "data-sizes"]).filter(|sizes| set.is_some() && sizes != "auto");
    let poster = first(&["poster", "data-poster"]).filter(|_| kind == MediaKind::Video);
    Media {
        kind,
        source,
        alternative: attributes(alternative).unwrap_or_default(),
        size,
        set: set.unwrap_or_default(),
        sizes: sizes.unwrap_or_default(),
        poster: poster.unwrap_or_default(),
        tracks: Vec::new(),
    }
}

/// The words beside a film: none where there is no address.
pub(in crate::parse) fn track(attributes: Attributes<'_>) -> Option<Track> {
    let get = |name: &str| attributes(name).unwrap_or_default();
    let source = attributes("src").filter(|source| !source.is_empty())?;
    Some(Track { source, kind: get("kind"), language: get("srclang"), label: get("label") })
}

/// The last address of a set, which is most often that of the largest picture.
fn last_of(set: &str) -> String {
    let mut rest = set.trim_end_of(", \n");
    while let Some(at) = find_last(rest, ", ") {
        if let Some(last) = after(rest, at + 2).split_ascii_whitespace().next() {
            return last.trim_end_of(",").to_owned();
        }
        rest = until(rest, at);
    }
    rest.split_ascii_whitespace().next().unwrap_or_default().trim_end_of(",").to_owned()
}

impl Flow<'_> {
    /// A picture for readers without script, beside the one that a script fills in: one of the two is enough.
    pub fn instead(&mut self, attributes: Attributes<'_>, at: usize) {
        let media = media("img", attributes);
        if media.source.is_empty() {
            return;
        }
        let source = media.source.clone();
        match self.last_media() {
            Some(last) if last.source == source => return,
            Some(last) if last.source.starts_with("data:") => *last = media,
            _ => self.media(media, at),
        }
        self.stands_for = Some(source);
    }

    /// Whether something stands for a picture already.
    pub(super) fn replaces(&mut self, media: &Media) -> bool {
        let stands_for = self.stands_for.take();
        let same = stands_for.is_some_and(|source| source == media.source || media.source.starts_with("data:"));
        same && media.kind == MediaKind::Image && self.last_media().is_some()
    }

    /// What is shown right before.
    fn last_media(&mut self) -> Option<&mut Media> {
        let passage = match &mut self.passage {
            Some(passage) => passage,
            None => self.found.passages.last_mut()?,
        };
        let end = passage.text.words.len();
        passage.text.styles.iter_mut().rev().find_map(|styled| match &mut styled.style {
            Style::Media(media) if styled.range.end == end => Some(&mut **media),
            _ => None,
        })
    }
}
