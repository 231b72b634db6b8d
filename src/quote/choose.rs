//! The choice of passages: one to three whole sentences that stand alone, spread over the interview, at most one an
//! exchange. Integers only, so that the browser and the command choose alike.

use super::Sentence;
use super::candidates::answers;
use super::features::Measured;
use crate::model::{Interview, Place};

/// Words of answers to a quote.
const WORDS_PER_QUOTE: usize = 800;
const MOST: usize = 5;
/// Below as many words of answers nothing needs lifting out.
const WORTH: usize = 150;
/// What a passage is better than, but for the best, where no number is asked for: fewer are better than poor ones.
const LEAST: i32 = 2200;
/// What a further sentence of a passage is worth, in talk and in articles that are told around quotations.
const FURTHER: [i32; 2] = [0, 600];

/// Chooses passages worth quoting, in reading order. `number`: how many, else by length.
pub fn choose(interview: &Interview, number: Option<usize>) -> Vec<Place> {
    let (sentences, stride) = answers(interview);
    let measured = Measured::of(&sentences);
    let mut places = Vec::new();
    for (first, passage) in chosen(&sentences, &measured, stride, number).iter().enumerate() {
        if passage.chosen {
            places.push(place(&sentences, first, passage.last));
        }
    }
    places
}

/// The passages of sentences that are those of one exchange of `stride`.
pub(super) fn chosen(
    sentences: &[Sentence<'_>],
    measured: &Measured,
    stride: usize,
    number: Option<usize>,
) -> Vec<Passage> {
    let words = measured.words() * stride;
    let fitting = ((words + WORDS_PER_QUOTE / 2) / WORDS_PER_QUOTE).clamp(usize::from(words >= WORTH), MOST);
    let least = if number.is_some() { TAKEN } else { LEAST };
    passages(sentences, measured, number.unwrap_or(fitting), least)
}

pub(super) fn place(sentences: &[Sentence<'_>], first: usize, last: usize) -> Place {
    let (first, last) = (&sentences[first], &sentences[last]);
    Place { block: first.block, range: first.start..last.start + last.words.len() }
}

/// The best passage that begins with a sentence.
pub(super) struct Passage {
    /// Its last sentence.
    pub last: usize,
    /// `TAKEN` where it cannot be chosen, or not any more.
    score: i32,
    pub chosen: bool,
}

pub(super) const TAKEN: i32 = i32::MIN;

/// The passages that begin with each sentence, so many of them chosen; all but the best have at least that score.
pub(super) fn passages(sentences: &[Sentence<'_>], measured: &Measured, number: usize, least: i32) -> Vec<Passage> {
    let mut passages: Vec<Passage> = (0..sentences.len()).map(|first| best_from(first, sentences, measured)).collect();
    let apart = sentences.len() / (3 * number.max(1));
    for n in 0..number {
        let (mut best, mut most) = (0, TAKEN);
        for (first, passage) in passages.iter().enumerate() {
            if passage.score > most {
                (best, most) = (first, passage.score);
            }
        }
        if most == TAKEN || n > 0 && most < least {
            break;
        }
        passages[best].chosen = true;
        for (first, passage) in passages.iter_mut().enumerate() {
            if sentences[first].exchange == sentences[best].exchange || first.abs_diff(best) < apart {
                passage.score = TAKEN;
            }
        }
    }
    passages
}

/// The best of one to three sentences that makes sense without those around it.
fn best_from(first: usize, sentences: &[Sentence<'_>], measured: &Measured) -> Passage {
    let mut best = Passage { last: first, score: TAKEN, chosen: false };
    let (mut scores, mut length) = (0, 0);
    for (further, row) in (0..3).zip(&measured.rows[first..]) {
        let last = first + further;
        if row.broken || sentences[last].block != sentences[first].block || further == 0 && row.no_start {
            break;
        }
        scores += row.score;
        length += row.length;
        let further = further as i32;
        let score = scores / (further + 1) + FURTHER[usize::from(measured.narrated)] * further;
        if !row.no_end && (8..=60).contains(&length) && score > best.score {
            (best.last, best.score) = (last, score);
        }
    }
    best
}
