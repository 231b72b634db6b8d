//! The shapes that cross a border: the `interview` property's plain object, and what `inspect --json` prints. Only here
//! is serde.

mod inspected;
mod words;

pub use inspected::Inspected;

use serde::{Deserialize, Serialize};

use crate::model;
use crate::model::Place;
use crate::parse::plain;
use words::{Marks, Words};

/// An interview as a plain object. A text is a string, or a list of strings and `{text, link, quote}` pieces.
#[derive(Serialize, Deserialize)]
pub struct Interview {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
    #[serde(default)]
    pub introduction: Vec<Words>,
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    #[serde(default)]
    pub parts: Vec<Part>,
    #[serde(default)]
    pub closing: Vec<Words>,
}

#[derive(Serialize, Deserialize)]
pub struct Speaker {
    pub name: String,
    pub role: Role,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Asks,
    Answers,
    Narrates,
}

#[derive(Serialize, Deserialize)]
pub struct Part {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Words>,
    pub exchanges: Vec<Exchange>,
}

#[derive(Serialize, Deserialize)]
pub struct Exchange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Turn>,
    #[serde(default)]
    pub replies: Vec<Turn>,
}

#[derive(Serialize, Deserialize)]
pub struct Turn {
    pub role: Role,
    /// Index into `speakers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<usize>,
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
        Turn { role: turn.role.into(), speaker: turn.speaker, blocks: marks.blocks(&turn.blocks) }
    }

    fn into_model(self, speakers: usize, marks: &mut Marks) -> model::Turn {
        let speaker = self.speaker.filter(|&n| n < speakers);
        model::Turn { role: self.role.into(), speaker, blocks: marks.take(self.blocks) }
    }
}

impl Speaker {
    fn of(speaker: &model::Speaker) -> Self {
        Speaker { name: speaker.name.clone(), role: speaker.role.into() }
    }

    fn into_model(self) -> model::Speaker {
        model::Speaker { name: plain(&self.name), role: self.role.into() }
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
