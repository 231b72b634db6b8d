//! A name that somebody forgot: between two turns of one person somebody else talks.

use super::Scheme;
use crate::model::{Kind, Role};
use crate::parse::passage::{Label, Passage};
use crate::parse::questions;
use crate::parse::roles::persons;

impl Scheme {
    /// Where nobody's name stands at two turns in a row, what has no name between two turns of the same person is asked
    /// before one who answers, and answered after one who asks.
    pub(super) fn fill_gaps(&mut self) {
        const FEWEST: usize = 6;
        /// Paragraphs that are answered without a name.
        const MOST: usize = 3;
        let person = persons(&self.names);
        let turns = self.passages.iter().enumerate().filter_map(|(n, passage)| Some((n, passage.named()?)));
        let turns: Vec<(usize, usize)> = turns.collect();
        let twice: Vec<&[(usize, usize)]> =
            turns.windows(2).filter(|two| person[two[0].1] == person[two[1].1]).collect();
        // Recorders name who talks again and again.
        if turns.len() < FEWEST || twice.len() * 4 > turns.len() || twice.iter().any(|two| two[0].0 + 1 == two[1].0) {
            return;
        }
        let asks = |passage: &Passage| questions::asks(&passage.text.words);
        let mut asked = Vec::new();
        let mut answered = Vec::new();
        for two in twice {
            let (first, next) = (two[0].0 + 1, two[1].0);
            let between = &self.passages[first..next];
            let plain =
                |passage: &&Passage| passage.kind == Kind::Paragraph && passage.quoted == 0 && !passage.is_heading();
            let last = between.last().filter(plain).filter(|last| asks(last));
            match self.roles[two[1].1] {
                Role::Answers if last.is_some() => asked.push(next - 1),
                // Who asks may well go on, but not after a question.
                Role::Asks
                    if between.len() <= MOST
                        && between.iter().all(|one| plain(&one))
                        && last.is_none()
                        && asks(&self.passages[first - 1]) =>
                {
                    answered.push(first)
                }
                _ => {}
            }
        }
        asked.into_iter().for_each(|n| self.asking[n] = true);
        answered.into_iter().for_each(|n| self.passages[n].label = Some(Label::Answer));
    }
}
