//! The shapes that cross a border: the `interview` property's plain object, and what `inspect --json` prints. Only here
//! is serde.

mod faults;
#[cfg(feature = "command")]
mod inspected;
mod media;
mod words;

pub use faults::take;
#[cfg(feature = "command")]
pub use inspected::Inspected;

use serde::{Deserialize, Serialize};

use crate::model;
use crate::model::Place;
use crate::parse::plain;
use words::{Marks, Words};

/// An interview as a plain object. A text is a string, or a list of strings and pieces: objects with a text and its
/// styles. A block is a text, or an object with a kind and a text.
#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Interview {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(default)]
    pub introduction: Vec<Words>,
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    #[serde(default)]
    pub parts: Vec<Part>,
    #[serde(default)]
    pub closing: Vec<Words>,
}

/// An interview in JSON, and its author's marks.
///
/// # Errors
/// Where in it something is wrong, what was expected, and what stands there, with line and column.
#[cfg(feature = "command")]
pub fn read(json: &str) -> Result<(model::Interview, Vec<Place>), String> {
    let mut source = serde_json::Deserializer::from_str(json);
    let interview = take(&mut source)?;
    source.end().map_err(|error| faults::said(&error.to_string()))?;
    Ok(interview.into_model())
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Speaker {
    pub name: String,
    pub role: Role,
    /// The address of a small picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Asks,
    Answers,
    Narrates,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Part {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
    pub exchanges: Vec<Exchange>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Exchange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Turn>,
    #[serde(default)]
    pub replies: Vec<Turn>,
}

#[derive(Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Turn {
    pub role: Role,
    /// Index into `speakers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<usize>,
    /// In milliseconds from the start of the recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<u32>,
    pub blocks: Vec<Words>,
}

impl Interview {
    /// The plain object of an interview and its author's marks, in reading order.
    pub fn of(interview: &model::Interview, marked: &[Place]) -> Self {
        let mut marks = Marks::new(marked);
        Interview {
            language: interview.language.clone(),
            kicker: interview.kicker.clone(),
            title: interview.title.as_ref().map(|title| Words::of(title, &[])),
            authors: interview.authors.clone(),
            date: interview.date.clone(),
            image: interview.image.clone(),
            introduction: marks.blocks(&interview.introduction),
            speakers: interview.speakers.iter().map(Speaker::of).collect(),
            parts: interview.parts.iter().map(|part| Part::of(part, &mut marks)).collect(),
            closing: marks.blocks(&interview.closing),
        }
    }

    /// The interview and its author's marks. A question without words and a speaker that is not listed become none.
    pub fn into_model(self) -> (model::Interview, Vec<Place>) {
        let mut marks = Marks::new(&[]);
        let speakers = self.speakers.len();
        let interview = model::Interview {
            language: self.language.as_deref().map(plain),
            kicker: self.kicker.as_deref().map(plain),
            authors: self.authors.iter().map(|author| plain(author)).collect(),
            date: self.date.as_deref().map(plain),
            image: self.image.as_deref().map(plain),
            title: self.title.map(|title| title.into_text().0),
            introduction: marks.take(self.introduction),
            speakers: self.speakers.into_iter().map(Speaker::into_model).collect(),
            parts: self.parts.into_iter().map(|part| part.into_model(speakers, &mut marks)).collect(),
            closing: marks.take(self.closing),
        };
        (interview, marks.into_places())
    }
}

impl Part {
    fn of(part: &model::Part, marks: &mut Marks) -> Self {
        let exchanges = part.exchanges.iter().map(|exchange| Exchange {
            question: exchange.question.as_ref().map(|turn| Turn::of(turn, marks)),
            replies: exchange.replies.iter().map(|turn| Turn::of(turn, marks)).collect(),
        });
        let exchanges = exchanges.collect();
        Part { title: part.title.as_ref().map(|title| Words::of(title, &[])), exchanges }
    }

    fn into_model(self, speakers: usize, marks: &mut Marks) -> model::Part {
        let title = self.title.map(|title| title.into_text().0);
        let exchanges = self.exchanges.into_iter().map(|exchange| {
            let question = exchange.question.filter(|turn| !turn.blocks.is_empty());
            model::Exchange {
                question: question.map(|turn| turn.into_model(speakers, marks)),
                replies: exchange.replies.into_iter().map(|turn| turn.into_model(speakers, marks)).collect(),
            }
        });
        model::Part { title, exchanges: exchanges.collect() }
    }
}

impl Turn {
    fn of(turn: &model::Turn, marks: &mut Marks) -> Self {
        Turn { role: turn.role.into(), speaker: turn.speaker, time: turn.time, blocks: marks.blocks(&turn.blocks) }
    }

    fn into_model(self, speakers: usize, marks: &mut Marks) -> model::Turn {
        let speaker = self.speaker.filter(|&n| n < speakers);
        model::Turn { role: self.role.into(), speaker, time: self.time, blocks: marks.take(self.blocks) }
    }
}

impl Speaker {
    fn of(speaker: &model::Speaker) -> Self {
        Speaker { name: speaker.name.clone(), role: speaker.role.into(), image: speaker.image.clone() }
    }

    fn into_model(self) -> model::Speaker {
        model::Speaker { name: plain(&self.name), role: self.role.into(), image: self.image.as_deref().map(plain) }
    }
}

impl From<model::Role> for Role {
    fn from(role: model::Role) -> Self {
        match role {
            model::Role::Asks => Role::Asks,
            model::Role::Answers => Role::Answers,
            model::Role::Narrates => Role::Narrates,
        }
    }
}

impl From<Role> for model::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Asks => model::Role::Asks,
            Role::Answers => model::Role::Answers,
            Role::Narrates => model::Role::Narrates,
        }
    }
}
