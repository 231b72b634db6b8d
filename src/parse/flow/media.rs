//! Pictures, films and sounds, and where pages keep their addresses.

use super::{Attributes, Flow};
use crate::letters::{Signs, Words, after, find_last, number, until, words};
#[cfg(feature = "wire")]
use crate::model::Track;
use crate::model::{Media, MediaKind, Style};
use crate::parse::POSTS;

pub(in crate::parse) fn media(name: &str, attributes: Attributes<'_>) -> Media {
    let (kind, alternative) = match name {
        "video" => (MediaKind::Video, "title"),
        "audio" => (MediaKind::Audio, "title"),
        "iframe" => (MediaKind::Frame, "title"),
        _ => (MediaKind::Image, "alt"),
    };
    let first = |names: Words| {
        let value = |name: &[u8]| attributes(str::from_utf8(name).ok()?).filter(|value| !value.is_empty());
        names.all().find_map(value)
    };
    // Pages that load pictures late keep the address aside, and a small or an empty picture in its place.
    let source = first(words!["data-src", "data-lazy-src", "data-original", "data-actualsrc", "src"]);
    let last = || first(SETS).filter(|_| kind == MediaKind::Image).map(|set| last_of(&set));
    let source = source.or_else(|| if POSTS { last() } else { None }).unwrap_or_default();
    // In a file there is no page whose protocol it could take; what is framed comes over https alone.
    let source = if name == "iframe" && source.starts_with("//") { "https:".to_owned() + &source } else { source };
    let pixels = |name| attributes(name).and_then(|size| number(&size)).and_then(|size| u32::try_from(size).ok());
    let size = pixels("width").and_then(|width| Some((width, pixels("height")?)));
    #[allow(unused_mut, clippy::needless_update, reason = "where no objects are read it has no more")]
    let mut media =
        Media { kind, source, alternative: attributes(alternative).unwrap_or_default(), size, ..Media::default() };
    #[cfg(feature = "wire")]
    match kind {
        MediaKind::Image => {
            media.set = first(SETS).unwrap_or_default();
            // What a script fills in tells the sizes of nothing.
            let sizes = first(words!["sizes"]).filter(|sizes| !media.set.is_empty() && sizes != "auto");
            media.sizes = sizes.unwrap_or_default();
        }
        MediaKind::Video => media.poster = first(words!["poster", "data-poster"]).unwrap_or_default(),
        _ => {}
    }
    media
}

const SETS: Words = words!["srcset", "data-srcset", "data-lazy-srcset"];

/// The words beside a film: none where there is no address.
#[cfg(feature = "wire")]
pub(in crate::parse) fn track(attributes: Attributes<'_>) -> Option<Track> {
    let get = |name: &str| attributes(name).unwrap_or_default();
    let source = attributes("src").filter(|source| !source.is_empty())?;
    Some(Track { source, kind: get("kind"), language: get("srclang"), label: get("label") })
}

/// The last address of a set, which is most often that of the largest picture.
fn last_of(set: &str) -> String {
    let set = set.trim_end_of(", \n\t");
    let last = after(set, find_last(set, ", ").unwrap_or_default()).trim_start_of(", \n\t");
    until(last, last.find_any(" \n\t").unwrap_or(last.len())).to_owned()
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
