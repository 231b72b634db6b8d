//! The marks of one text in their order: those that leave no doubt say where the others are expected.

use super::order::order;
use super::search::{Place, Search};

/// By how much a place must be better than any other, to leave no doubt.
const CLEAR: f32 = 0.25;
/// As many code points from where it is expected, a place fits half.
const FAR: f32 = 400.0;

/// Where a passage stood and where it stands, in code points.
type Move = (usize, usize);

/// Says of each place how well it fits between the passages that leave no doubt, which keep their order.
pub(super) fn fit(searches: &mut [Search]) {
    let mut numbers: Vec<u64> =
        searches.iter().filter_map(sure).map(|(was, is)| (was as u64) << 32 | is as u64).collect();
    order(&mut numbers);
    let sure: Vec<Move> = numbers.iter().map(|one| ((one >> 32) as usize, *one as u32 as usize)).collect();
    let sure = rising(&sure);
    for search in searches {
        let Some(position) = search.position else { continue };
        let (expected, doubt) = expected(position, &sure);
        for place in &mut search.places {
            // Where it may as well be, a little for what is nearer.
            let far = place.point.abs_diff(expected);
            let far = far.saturating_sub(doubt) + far.min(doubt) / 16;
            place.fits = FAR / (FAR + far as f32);
        }
    }
}

fn sure(search: &Search) -> Option<Move> {
    let score = |place: &Place| place.evidence.score();
    let best = search.places.iter().max_by(|one, other| score(one).total_cmp(&score(other)))?;
    let apart = |place: &&Place| place.range != best.range;
    let clear = search.places.iter().filter(apart).all(|other| score(other) + CLEAR < score(best));
    (clear && best.evidence.is_strong()).then_some((search.position?, best.point))
}

/// The longest run that keeps its order (patience sorting, Fredman 1975): what was moved does not lead others astray.
fn rising(moves: &[Move]) -> Vec<Move> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = Vec::with_capacity(moves.len());
    for (at, one) in moves.iter().enumerate() {
        let length = tails.partition_point(|tail| moves[*tail].1 < one.1);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut run: Vec<Move> =
        std::iter::successors(tails.last().copied(), |at| before[*at]).map(|at| moves[at]).collect();
    run.reverse();
    run
}

/// Where a passage is expected, and how much that may be wrong: by as much as the text between its neighbours grew or
/// shrank, or by a tenth of the way to the only one.
fn expected(position: usize, sure: &[Move]) -> (usize, usize) {
    let at = sure.partition_point(|one| one.0 < position);
    let next = sure.get(at);
    match (at.checked_sub(1).map(|last| sure[last]), next) {
        (Some(last), Some(next)) => {
            let (old, new) = (next.0 - last.0, next.1 - last.1);
            // Wide: in the page a product of two lengths is too large for a length.
            let way = (position - last.0) as u64 * new as u64 / old.max(1) as u64;
            (last.1 + way as usize, old.abs_diff(new))
        }
        (Some(last), None) => (last.1.saturating_add(position - last.0), (position - last.0) / 10),
        (None, Some(next)) => (next.1.saturating_sub(next.0 - position), (next.0 - position) / 10),
        (None, None) => (position, position / 10),
    }
}
