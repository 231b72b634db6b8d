//! Why a passage was chosen, in an author's words.

use super::candidates::answers;
use super::choose::{chosen, place};
use super::features::{COUNT, Features, Measured};
use super::weights::WEIGHTS;
use crate::model::{Interview, Place};

/// A chosen passage.
pub struct Choice {
    pub place: Place,
    /// In thousandths: how many deviations it lies above the interview's mean, each by its weight.
    pub score: i32,
    /// What spoke for it, the strongest first.
    pub reasons: Vec<&'static str>,
}

/// As many as are listed of a passage.
const MOST: usize = 3;
/// What is no reason: a tenth of a deviation by a middling weight.
const LITTLE: i32 = 64;

/// For each feature, what it says where a passage has more of it than others, and where it has less.
const SAYINGS: [[&str; 2]; COUNT] = [
    ["whole sentences", "short sentences"],
    ["says what the interview comes back to", "says what is said nowhere else"],
    ["from the body of the interview", "from its beginning or end"],
    ["from late in the interview", "from early in the interview"],
    ["after a full sentence", "after a short sentence"],
    ["before a full sentence", "before a short sentence"],
    ["in quotation marks", "in the speaker's own words"],
    ["strong punctuation", "plain punctuation"],
    ["speaks of oneself", "does not speak of oneself"],
    ["says “we”", "does not say “we”"],
    ["says “you”", "does not say “you”"],
    ["says what something is", "says what happens"],
    ["says what is not", "says what is"],
    ["courteous", "no courtesies"],
];

/// The passages that [`super::choose()`] chooses, with their reasons.
pub fn explained(interview: &Interview, number: Option<usize>) -> Vec<Choice> {
    let (sentences, stride) = answers(interview);
    let measured = Measured::of(&sentences);
    let passages = chosen(&sentences, &measured, stride, number);
    let chosen = passages.iter().enumerate().filter(|(_, passage)| passage.chosen);
    let choice = |(first, last): (usize, usize)| {
        let rows = &measured.rows[first..=last];
        let score = rows.iter().map(|row| row.score).sum::<i32>() / rows.len() as i32;
        let features: Vec<&Features> = rows.iter().map(|row| &row.features).collect();
        Choice {
            place: place(&sentences, first, last),
            score: score / 4,
            reasons: reasons(&features, measured.narrated),
        }
    };
    chosen.map(|(first, passage)| choice((first, passage.last))).collect()
}

fn reasons(rows: &[&Features], narrated: bool) -> Vec<&'static str> {
    let weights = WEIGHTS[usize::from(narrated)].map(i32::from);
    let mut spoke: Vec<(i32, &str)> = (0..COUNT)
        .filter_map(|feature| {
            let far = rows.iter().map(|row| row[feature]).sum::<i32>() / rows.len() as i32;
            let worth = far * weights[feature];
            (worth > LITTLE).then(|| (worth, SAYINGS[feature][usize::from(far < 0)]))
        })
        .collect();
    spoke.sort_by_key(|(worth, _)| -worth);
    spoke.into_iter().take(MOST).map(|(_, saying)| saying).collect()
}
