//! What the passages of one look are in all: counted, answered by names, told of, topics.

use super::{Class, requests};
use crate::letters::{Signs, is_border, is_digit, lower, until};
use crate::model::Kind;
use crate::parse::lexicon::TOPICS;
use crate::parse::passage::Passage;

impl Class {
    /// How many have a name right below them.
    pub(super) fn leading(&self, passages: &[Passage]) -> usize {
        let named = |n: &&usize| passages.get(**n + 1).is_some_and(|next| next.label.is_some());
        self.members.iter().filter(named).count()
    }

    /// Whether each has a name right below it and most names come so: statements among them ask too.
    pub(super) fn leads_to_names(&self, passages: &[Passage]) -> bool {
        let leading = self.leading(passages);
        let all = passages.iter().filter(|passage| passage.label.is_some()).count();
        let mut names = passages.iter().filter_map(Passage::named);
        let name = names.next();
        let one = names.all(|other| Some(other) == name);
        let members = self.members.len();
        let asks = self.asking * 3 >= members || (self.asking > 0 && one);
        leading > 1 && leading * 10 >= members * 9 && leading * 2 >= all && asks
    }

    /// Whether their numbers go from one on, none left out.
    pub(super) fn are_counted(&self, passages: &[Passage]) -> bool {
        let number = |passage: &Passage| match passage.kind {
            Kind::Item(item) => item.number,
            _ => {
                let words = passage.text.words.trim_start_matches(|c| !is_digit(c));
                until(words, words.find_as(|c| !is_digit(c)).unwrap_or_default()).parse().ok()
            }
        };
        self.members.iter().zip(1..).all(|(n, count)| number(&passages[*n]) == Some(count))
    }

    /// Whether below a third of them somebody says "I".
    pub(super) fn are_told(&self, passages: &[Passage]) -> bool {
        let ends = self.members.iter().skip(1).copied().chain([passages.len()]);
        let told = |passage: &Passage| requests::tells(&passage.text.words);
        let told = self.members.iter().zip(ends).filter(|(at, end)| passages[**at + 1..*end].iter().any(told)).count();
        told * 3 >= self.members.len()
    }

    /// Whether nearly all name what is to be talked of.
    pub(super) fn are_topics(&self, passages: &[Passage]) -> bool {
        let topic = |n: &&usize| {
            let words = lower(&passages[**n].text.words);
            TOPICS.contains(until(&words, words.find_as(is_border).unwrap_or(0)))
        };
        self.members.iter().filter(topic).count() * 10 >= self.members.len() * 8
    }
}
