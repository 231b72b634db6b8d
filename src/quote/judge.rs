//! Whether a place is the passage: how much of it is still there, and of what stood around it.

use std::ops::Range;

use super::align::Pair;
use super::pattern::Pattern;
use super::tokens::Token;

/// What stood as many tokens from the passage counts half.
const NEAR: f32 = 12.0;
/// What context weighs beside the passage.
const CONTEXT: f32 = 0.6;

/// What speaks for a place. Shares are from 0 to 1; tokens that are only alike count half.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Of the passage, by weight.
    pub kept: f32,
    /// Of the passage, by count of words.
    pub words: f32,
    /// Of what stood before and after, the nearer the more.
    pub context: f32,
    /// How many words of the text the passage now spans, for each that it had.
    spread: f32,
    /// Nothing is known of what stood around it.
    alone: bool,
    /// What stood before and after is there, and hardly anything between.
    closed: bool,
}

impl Evidence {
    pub fn of(pattern: &Pattern, text: &[Token], pairs: &[Pair]) -> Self {
        let quote = &pattern.quote;
        let mut kept = vec![0.0; pattern.tokens.len()];
        for pair in pairs {
            kept[pair.pattern] = pair.share;
        }
        let pairs: Vec<Pair> = pairs.iter().copied().filter(Pair::is_solid).collect();
        let weight = |at: usize| pattern.weights[at] as f32;
        let word = |at: usize| f32::from(u8::from(pattern.tokens[at].is_word()));
        let near = |at: usize| {
            let far = if at < quote.start { quote.start - at } else { at + 1 - quote.end };
            weight(at) * NEAR / (NEAR + far as f32)
        };
        let by_weight = share(&kept, quote.clone(), weight).unwrap_or_default();
        // A passage of signs alone has no words.
        let by_word = share(&kept, quote.clone(), word).unwrap_or(by_weight);
        let sides = [share(&kept, 0..quote.start, near), share(&kept, quote.end..kept.len(), near)];
        let count = (quote.clone().map(word).sum::<f32>()).max(1.0);
        let together = between(quote, text, &pairs).is_some_and(|words| words <= 1.0 + 0.6 * count);
        Evidence {
            kept: by_weight,
            words: by_word,
            context: mean(sides),
            spread: spanned(quote, text, &pairs) / count,
            alone: sides == [None, None],
            closed: together
                && by_weight < 0.35
                && by_word < 0.45
                && sides.into_iter().flatten().all(|side| side > 0.6),
        }
    }

    /// By which places are compared.
    pub fn score(&self) -> f32 {
        self.kept + CONTEXT * self.context
    }

    /// The floor. Half of a passage's words must be there, together, and enough of the rest: of its words, of what stood
    /// around it, or it is where it is expected.
    pub fn is_enough(&self, expected: bool) -> bool {
        let whole = self.words >= 0.49 && self.spread <= 3.0;
        whole && (self.alone || self.words >= 0.8 || self.context >= 0.35 || (self.context >= 0.15 && expected))
    }

    /// Leaves no doubt, unless another place is as good.
    pub fn is_strong(&self) -> bool {
        self.kept > 0.7 && self.context > 0.5
    }

    /// Nearly nothing has changed.
    pub fn is_whole(&self) -> bool {
        self.kept > 0.9 && self.context > 0.8
    }

    /// Whether the passage was taken out here: what stood around it closes over the gap.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// How much is still there, of 1,000.
    pub fn permille(&self) -> u16 {
        (1000.0 * self.score() / (1.0 + CONTEXT)) as u16
    }
}

/// Which share of a range of the pattern is kept; `None` where there is nothing to keep.
fn share(kept: &[f32], range: Range<usize>, weight: impl Fn(usize) -> f32) -> Option<f32> {
    let all: f32 = range.clone().map(&weight).sum();
    let still: f32 = range.map(|at| kept[at] * weight(at)).sum();
    (all > 0.0).then(|| still / all)
}

/// Of both sides of a passage, or the one that there is: a text begins and ends somewhere.
fn mean(sides: [Option<f32>; 2]) -> f32 {
    match sides {
        [Some(one), Some(other)] => (one + other) / 2.0,
        [Some(one), None] | [None, Some(one)] => one,
        [None, None] => 0.0,
    }
}

/// Words of the text between what stood before a passage and what stood after it. Where nothing did, there the text
/// began or ended.
fn between(quote: &Range<usize>, text: &[Token], pairs: &[Pair]) -> Option<f32> {
    let before = pairs.iter().rev().find(|pair| pair.pattern < quote.start).map(|pair| pair.text + 1);
    let after = pairs.iter().find(|pair| pair.pattern >= quote.end).map(|pair| pair.text);
    let from = before.or((quote.start == 0).then_some(0))?;
    let to = after.or(before.map(|_| text.len()))?;
    Some(words(&text[from..to.max(from)]))
}

/// Words of the text from the first to the last of a passage.
fn spanned(quote: &Range<usize>, text: &[Token], pairs: &[Pair]) -> f32 {
    let mut inside = pairs.iter().filter(|pair| quote.contains(&pair.pattern));
    let first = inside.next();
    let last = inside.next_back().or(first);
    first.zip(last).map_or(0.0, |(first, last)| words(&text[first.text..=last.text]))
}

fn words(tokens: &[Token]) -> f32 {
    tokens.iter().filter(|token| token.is_word()).count() as f32
}
