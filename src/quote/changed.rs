//! Listed quotes whose words the text has no more as they are listed.

use std::collections::BTreeSet;

use super::listed::Listed;
use super::place::place;
use super::selector::Selector;
use crate::letters::{is_word, part, small};
use crate::model::{Interview, Place};

impl Listed {
    /// Where its words stand now that they have changed: in one paragraph, and nowhere else alike.
    pub fn find_changed(&self, interview: &Interview) -> Option<Place> {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for block in interview.blocks() {
            starts.push(text.len());
            text.push_str(&block.text().words);
            text.push('\n');
        }
        let Listed { exact, prefix, suffix } = self.clone();
        let selector = Selector { exact, prefix, suffix, position: None };
        let found = place(&text, &[selector]).pop()??;
        let block = starts.partition_point(|start| *start <= found.range.start).checked_sub(1)?;
        let end = starts.get(block + 1).map_or(text.len(), |next| next - 1);
        let now = Listed { exact: part(&text, found.range.clone()).to_owned(), ..Listed::default() };
        let range = found.range.start - starts[block]..found.range.end - starts[block];
        // What stands inside of a word is found nowhere.
        let times = now.find(interview).0;
        let certain = times == 1 || times > 1 && (!self.prefix.is_empty() || !self.suffix.is_empty());
        let like = likeness(&self.exact, &now.exact) >= LIKE;
        (like && certain && found.range.end <= end).then_some(Place { block, range })
    }
}

/// As many of a hundred pairs of letters must still be there, and as many of those that are there now have been: where
/// nothing is known of what stands around words, a sentence that is made alike is no edited one.
const LIKE: usize = 75;

/// Of a hundred pairs of letters that follow each other, how many two texts have in common; of the one that has more.
fn likeness(words: &str, others: &str) -> usize {
    let pairs = |words: &str| {
        let letters: Vec<char> = words.chars().filter(|c| is_word(*c)).map(small).collect();
        letters.windows(2).map(|pair| [pair[0], pair[1]]).collect::<BTreeSet<_>>()
    };
    let (own, others) = (pairs(words), pairs(others));
    own.intersection(&others).count() * 100 / own.len().max(others.len()).max(1)
}
