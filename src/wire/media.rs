//! Pictures, recordings and frames on the wire.

use serde::{Deserialize, Serialize};

use super::words::is_default;
use crate::model::{self, MediaKind};
use crate::parse::plain;

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Media {
    #[serde(default, skip_serializing_if = "is_default")]
    kind: Kind,
    source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    alternative: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    srcset: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sizes: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    poster: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tracks: Vec<Track>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
struct Track {
    source: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Image,
    Video,
    Audio,
    Frame,
}

impl Media {
    pub(super) fn of(media: &model::Media) -> Self {
        let kind = match media.kind {
            MediaKind::Image => Kind::Image,
            MediaKind::Video => Kind::Video,
            MediaKind::Audio => Kind::Audio,
            MediaKind::Frame => Kind::Frame,
        };
        let (width, height) = media.size.unzip();
        let track = |track: &model::Track| Track {
            source: track.source.clone(),
            kind: track.kind.clone(),
            language: track.language.clone(),
            label: track.label.clone(),
        };
        Media {
            kind,
            source: media.source.clone(),
            alternative: media.alternative.clone(),
            width,
            height,
            srcset: media.set.clone(),
            sizes: media.sizes.clone(),
            poster: media.poster.clone(),
            tracks: media.tracks.iter().map(track).collect(),
        }
    }

    pub(super) fn into_model(self) -> model::Media {
        let kind = match self.kind {
            Kind::Image => MediaKind::Image,
            Kind::Video => MediaKind::Video,
            Kind::Audio => MediaKind::Audio,
            Kind::Frame => MediaKind::Frame,
        };
        let size = self.width.zip(self.height);
        let track = |track: Track| model::Track {
            source: plain(&track.source),
            kind: plain(&track.kind),
            language: plain(&track.language),
            label: plain(&track.label),
        };
        model::Media {
            kind,
            source: plain(&self.source),
            alternative: plain(&self.alternative),
            size,
            set: plain(&self.srcset),
            sizes: plain(&self.sizes),
            poster: plain(&self.poster),
            tracks: self.tracks.into_iter().map(track).collect(),
        }
    }
}
