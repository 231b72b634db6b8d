//! The sentences of the answers, which are all that may be quoted.

use super::sentences::sentences;
use crate::letters::part;
use crate::model::{Block, Exchange, Interview, Role};

/// As many exchanges are looked at, spread evenly: choosing five passages needs no reading of ten thousand answers, and
/// the reader waits for it.
const EXCHANGES: usize = 32;
/// As many sentences of them, the first of each exchange.
const SENTENCES: usize = 2048;

/// A sentence that may be quoted.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    pub words: &'a str,
    /// Where it begins in its block, in bytes.
    pub start: usize,
    /// Its paragraph: a passage lies in one.
    pub block: usize,
    /// At most one passage is chosen of an exchange.
    pub exchange: usize,
}

/// The sentences that are looked at, of one exchange of how many.
pub(super) fn answers(interview: &Interview) -> (Vec<Sentence<'_>>, usize) {
    let exchanges: usize = interview.parts.iter().map(|part| part.exchanges.len()).sum();
    let stride = exchanges.div_ceil(EXCHANGES).max(1);
    let most = SENTENCES * stride / exchanges.max(1);
    let mut found = Vec::new();
    let (mut block, mut number) = (interview.introduction.len(), 0);
    for part in &interview.parts {
        for exchange in &part.exchanges {
            if number % stride == 0 {
                let most = found.len() + most;
                look(exchange, number, block, &mut found);
                found.truncate(most);
            }
            block += exchange.blocks();
            number += 1;
        }
    }
    (found, stride)
}

fn look<'a>(exchange: &'a Exchange, number: usize, mut block: usize, found: &mut Vec<Sentence<'a>>) {
    block += exchange.question.as_ref().map_or(0, |question| question.blocks.len());
    for turn in &exchange.replies {
        let level = level(&turn.blocks);
        for said in &turn.blocks {
            let text = &said.text.words;
            if turn.role == Role::Answers && is_said(said, level) {
                sentences(text, |range| {
                    let (start, words) = (range.start, part(text, range));
                    if !words.is_empty() {
                        found.push(Sentence { words, start, block, exchange: number });
                    }
                });
            }
            block += 1;
        }
    }
}

/// How often what is said is quoted: some set whole answers as quotations.
#[cfg(feature = "rich")]
fn level(blocks: &[Block]) -> u8 {
    blocks.iter().fold(u8::MAX, |level, block| level.min(block.quoted))
}

#[cfg(not(feature = "rich"))]
fn level(_: &[Block]) -> u8 {
    0
}

/// Whether a block is the speaker's own talk.
#[cfg(feature = "rich")]
fn is_said(block: &Block, level: u8) -> bool {
    use crate::model::Kind;
    block.quoted == level && matches!(block.kind, Kind::Paragraph | Kind::Item(_))
}

#[cfg(not(feature = "rich"))]
fn is_said(_: &Block, _: u8) -> bool {
    true
}
