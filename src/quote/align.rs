//! A passage laid beside a stretch of the text, token by token: which of its tokens are still there, and where.

use super::pattern::Pattern;
use super::tokens::Token;

/// What it costs to pass over a token of either side.
const GAP: i32 = 2;
/// What it costs to take one token for another.
const CHANGED: i32 = 3;
/// What a token that goes on from the one before is worth more.
const GOES_ON: i32 = 4;

/// What a word with many letters of another is of it: enough to prefer one place to another, and no more.
const LIKE: f32 = 0.1;

/// A token of the passage and the token of the text that it is, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub pattern: usize,
    pub text: usize,
    /// How much of it is there: all, or half where the words only begin alike, or little where they share letters.
    pub share: f32,
}

impl Pair {
    /// Whether one may go by it where a passage begins and ends.
    pub fn is_solid(&self) -> bool {
        self.share > LIKE
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Stop,
    Same,
    Alike,
    /// Another word, with many of the letters.
    Like,
    Changed,
    /// A token of the pattern is gone.
    Gone,
    /// A token of the text is new.
    New,
}

/// The best alignment within a band of tokens on both sides of where the pattern would begin at token `begin` of the
/// text (Smith and Waterman 1981). Its time and memory are the length of the pattern times the width of the band.
pub(super) fn align(pattern: &Pattern, text: &[Token], begin: i32, band: i32) -> Vec<Pair> {
    let mut table = Table { steps: Vec::new(), width: (2 * band + 1) as usize, left: begin - band };
    table.steps = vec![Step::Stop; table.width * pattern.tokens.len()];
    table.fill(pattern, text).map_or_else(Vec::new, |(row, column)| table.back(row, column))
}

/// A row for each token of the pattern; the first column of the first row is the token `left` of the text, and each row
/// begins one token later.
struct Table {
    steps: Vec<Step>,
    width: usize,
    left: i32,
}

impl Table {
    /// Fills the table; the cell in which the best alignment ends.
    fn fill(&mut self, pattern: &Pattern, text: &[Token]) -> Option<(usize, usize)> {
        // The row before, and nothing beside it.
        let mut scores = vec![0; self.width + 1];
        let middle = self.width / 2;
        let mut best = (0, None);
        for (row, (token, weight)) in pattern.tokens.iter().zip(&pattern.weights).enumerate() {
            let left = self.left + row as i32;
            let first = left.saturating_neg().clamp(0, self.width as i32) as usize;
            let last = (text.len() as i32 - left).clamp(0, self.width as i32) as usize;
            let (above, steps) = self.steps.split_at_mut(row * self.width);
            let above = &above[above.len().saturating_sub(self.width)..];
            let mut beside = 0;
            for column in first..last {
                let other = &text[(left + column as i32) as usize];
                let goes_on = above.get(column) == Some(&Step::Same);
                let (gain, step) = gain(token, other, *weight, goes_on);
                let cell = better((scores[column] + gain, step), (scores[column + 1] - GAP, Step::Gone));
                let cell = better(better(cell, (beside - GAP, Step::New)), (0, Step::Stop));
                (scores[column], steps[column]) = cell;
                beside = cell.0;
                // Of those alike the one without a shift.
                let straight = |other: (usize, usize)| column.abs_diff(middle) < other.1.abs_diff(middle);
                if cell.0 > best.0 || (cell.0 == best.0 && best.1.is_some_and(straight)) {
                    best = (cell.0, Some((row, column)));
                }
            }
            // What lies behind the text is worth nothing.
            scores[last..].fill(0);
        }
        best.1
    }

    /// The way back from the cell in which an alignment ends.
    fn back(&self, mut row: usize, mut column: usize) -> Vec<Pair> {
        let mut pairs = Vec::new();
        loop {
            let step = self.steps[row * self.width + column];
            let text = (self.left + (row + column) as i32) as usize;
            match step {
                Step::Stop => break,
                Step::New if column == 0 => break,
                Step::New => column -= 1,
                Step::Gone => column += 1,
                Step::Changed => {}
                Step::Same => pairs.push(Pair { pattern: row, text, share: 1.0 }),
                Step::Alike => pairs.push(Pair { pattern: row, text, share: 0.5 }),
                Step::Like => pairs.push(Pair { pattern: row, text, share: LIKE }),
            }
            if step != Step::New {
                let Some(above) = row.checked_sub(1).filter(|_| column < self.width) else { break };
                row = above;
            }
        }
        pairs.reverse();
        pairs
    }
}

fn better(one: (i32, Step), other: (i32, Step)) -> (i32, Step) {
    if other.0 > one.0 { other } else { one }
}

fn gain(token: &Token, other: &Token, weight: i32, goes_on: bool) -> (i32, Step) {
    if token.id == other.id {
        (weight + if goes_on { GOES_ON } else { 0 }, Step::Same)
    } else if token.stem == other.stem {
        (weight / 2, Step::Alike)
    } else if token.is_like(other) {
        (1, Step::Like)
    } else {
        (-CHANGED, Step::Changed)
    }
}
