//! The exchanges: the question as a heading beside a native `<details>` that holds the replies.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{Expanded, Settings, blocks, inline, names};
#[cfg(feature = "rich")]
use super::{media, time};
use crate::letters::{joined, part, weight};
use crate::markup::{Element, Node, element};
use crate::model::{Exchange, Interview, Role, Turn};
use crate::quote::Highlight;

/// What is needed to render the exchanges one after the other.
#[derive(Clone)]
pub(super) struct Exchanges<'a> {
    interview: &'a Interview,
    highlights: &'a [Highlight],
    settings: &'a Settings,
    /// One an exchange.
    pub ids: Rc<[Option<String>]>,
}

/// How far rendering has come.
struct Counter {
    exchange: usize,
    block: usize,
    /// Bytes of answers since the last passage that is pulled out.
    since: usize,
}

/// About a screen of them: passages that are pulled out stand no closer.
const APART: usize = 1200;
/// Words of a passage that is pulled out.
const PULLED: RangeInclusive<usize> = 4..=35;

impl<'a> Exchanges<'a> {
    pub fn new(interview: &'a Interview, highlights: &'a [Highlight], settings: &'a Settings) -> Self {
        Exchanges { interview, highlights, settings, ids: names::ids(interview, &settings.prefix).into() }
    }

    /// All of them, within their parts.
    pub fn into_node(self) -> Node<'a> {
        Node::Each(Box::new(move |emit| {
            let mut counter = Counter { exchange: 0, block: self.interview.introduction.len(), since: APART };
            let level = self.settings.heading_level;
            for part in &self.interview.parts {
                let Some(title) = &part.title else {
                    part.exchanges
                        .iter()
                        .for_each(|exchange| emit(self.exchange(exchange, level, &mut counter).into()));
                    continue;
                };
                let heading = element(names::heading(level)).class("ia-part-title");
                let mut section = element("section").class("ia-part").child(inline::heading(heading, title, &[]));
                for exchange in &part.exchanges {
                    section = section.child(self.exchange(exchange, level + 1, &mut counter));
                }
                emit(section.into());
            }
        }))
    }

    fn exchange<'b>(&'b self, exchange: &'b Exchange, level: u8, at: &mut Counter) -> Element<'b> {
        let open = match self.settings.expanded {
            Expanded::All => true,
            Expanded::First => at.exchange == 0,
            Expanded::None => false,
        };
        let id = self.ids[at.exchange].as_deref();
        at.exchange += 1;
        let section = element("section").class("ia-exchange").hook("exchange").with_some("id", id);
        let (Some(id), Some(question)) = (id, &exchange.question) else {
            return section.children(exchange.turns().map(|turn| self.turn(turn, None, level, at).into()));
        };
        let mut section = section.children(self.question(question, names::question_id(id), level, at));
        if !exchange.replies.is_empty() {
            let summary = element("summary").class("ia-fold").hook("fold");
            section = section.child(
                element("details")
                    .class("ia-answer")
                    .hook("answer")
                    .when(open, "open")
                    .child(summary.with("aria-labelledby", names::question_id(id)))
                    .children(exchange.replies.iter().map(|turn| self.turn(turn, Some(id), level, at).into())),
            );
        }
        section
    }

    /// Who asks, the heading, and what else belongs to the question.
    fn question<'b>(&'b self, turn: &'b Turn, id: String, level: u8, at: &mut Counter) -> Vec<Node<'b>> {
        let mut nodes: Vec<Node<'b>> = self.speaker(turn).into_iter().collect();
        let Some((heading, rest)) = turn.blocks.split_first() else { return nodes };
        let question = element(names::heading(level)).class("ia-question").hook("question").with("id", id);
        let highlights = inline::of_block(self.highlights, at.block);
        nodes.push(inline::heading(question, heading.text(), highlights).into());
        if !rest.is_empty() {
            let blocks = blocks(rest, at.block + 1, self.highlights, level + 1);
            nodes.push(element("div").class("ia-lead").children(blocks).into());
        }
        at.block += turn.blocks.len();
        nodes
    }

    fn turn<'b>(&'b self, turn: &'b Turn, id: Option<&str>, level: u8, at: &mut Counter) -> Element<'b> {
        let role = match turn.role {
            Role::Asks => "question",
            Role::Answers => "answer",
            Role::Narrates => "narration",
        };
        let blocks = blocks(&turn.blocks, at.block, self.highlights, level + 1);
        let pulled = id.and_then(|id| self.pulled(turn, id, at));
        at.block += turn.blocks.len();
        let said = element("div").class("ia-turn").fixed("data-ia-role", role);
        said.children(pulled).children(self.speaker(turn)).children(blocks)
    }

    /// A quote of an answer that is shown beside it too. It has its words in an attribute, from which the style sheet
    /// writes them: so they are neither read twice, nor found, copied or printed.
    fn pulled<'b>(&'b self, turn: &'b Turn, id: &str, at: &mut Counter) -> Option<Node<'b>> {
        let said: usize = turn.blocks.iter().map(|block| block.text.words.len()).sum();
        at.since += said;
        if turn.role != Role::Answers || at.since < APART {
            return None;
        }
        let passages = self.highlights.iter().filter_map(|Highlight { place }| {
            let block = turn.blocks.get(place.block.checked_sub(at.block)?)?;
            Some(part(&block.text.words, place.range.clone()))
        });
        // What is nearly all of an answer is seen as well where it stands.
        let fits = |words: &&str| words.len() * 3 <= said && PULLED.contains(&weight(words));
        let words = passages.into_iter().find(fits)?;
        at.since = 0;
        let link = element("a").class("ia-pull").hook("pull").fixed("aria-hidden", "true").fixed("tabindex", "-1");
        let link = link.with("href", joined(&["#", id])).with("data-ia-words", words);
        Some(link.with_some("data-ia-speaker", self.interview.name(turn)).into())
    }

    #[cfg(not(feature = "rich"))]
    fn speaker<'b>(&'b self, turn: &Turn) -> Option<Node<'b>> {
        let name = self.interview.name(turn)?;
        Some(element("p").class("ia-speaker").hook("speaker").child(name).into())
    }

    /// Who talks, and when.
    #[cfg(feature = "rich")]
    fn speaker<'b>(&'b self, turn: &Turn) -> Option<Node<'b>> {
        let name = self.interview.name(turn);
        let image = turn.speaker.and_then(|speaker| self.interview.speakers.get(speaker)?.image.as_deref());
        let speaker = element("p").class("ia-speaker").hook("speaker").children(image.and_then(media::portrait));
        Some(match turn.time {
            None => speaker.child(name?).into(),
            Some(time) => {
                let name = name.map(|name| [name, " "].concat()).unwrap_or_default();
                speaker.child(name).child(time::time(time)).into()
            }
        })
    }
}
