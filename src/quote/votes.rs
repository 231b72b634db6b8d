//! Where a passage may stand: its words vote, and the rare ones have more votes.

use std::ops::Range;

use super::index::Index;
use super::order::order;
use super::pattern::Pattern;

/// As many places of a token vote: the nearest to where it is expected.
const VOTES: usize = 48;
/// As many rare words are enough for a vote.
const ENOUGH: usize = 8;
/// As many tokens of a passage vote, spread over it.
const VOTERS: usize = 256;
/// As many places are looked at that passage and context vote for, and that the passage alone votes for.
const OF_ALL: usize = 5;
const OF_QUOTE: usize = 4;
/// The votes of a passage alone may lie as far apart, in tokens, and a quarter of its length.
const ONE: i32 = 4;

/// A place where a passage may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The token at which the first of the pattern stands, if nothing changed; it may lie before the text.
    pub begin: i32,
    /// For this place and those near it, as tokens come and go inside a passage.
    pub votes: i32,
    /// For this place alone.
    own: i32,
}

/// The places that most votes of passage and context are for, the best first. `band`: how far apart the votes for one
/// place may lie, in tokens; `expected`: where the pattern begins if nothing was moved.
pub(super) fn of_all(pattern: &Pattern, index: &Index, band: i32, expected: i32) -> Vec<Candidate> {
    let mut places = votes(pattern, index, 0..pattern.tokens.len(), expected);
    gather(&mut places, band);
    elected(&places, band, OF_ALL, expected)
}

/// The places that most votes of the passage alone are for, which may have left its context.
pub(super) fn of_quote(pattern: &Pattern, index: &Index, expected: i32) -> Vec<Candidate> {
    let width = ONE + pattern.quote.len() as i32 / 4;
    let mut places = votes(pattern, index, pattern.quote.clone(), expected);
    gather(&mut places, width);
    elected(&places, width, OF_QUOTE, expected)
}

/// Where the voters say that the pattern begins, in order. Words that are everywhere have a voice only where there are
/// few others.
fn votes(pattern: &Pattern, index: &Index, voters: Range<usize>, expected: i32) -> Vec<Candidate> {
    let step = voters.len().div_ceil(VOTERS).max(1);
    let voters = voters.step_by(step).filter(|at| pattern.tokens[*at].is_word());
    let rare = |at: &usize| index.places(&pattern.tokens[*at]).len() <= VOTES;
    let all = voters.clone().filter(rare).count() < ENOUGH;
    // A vote in a number: the place above, its weight below.
    let mut votes = Vec::new();
    for at in voters.filter(|at| all || rare(at)) {
        let token = &pattern.tokens[at];
        for &place in nearest(index.places(token), expected + at as i32) {
            if index.tokens[place as usize].id == token.id {
                let begin = (place as i32 - at as i32).wrapping_sub(i32::MIN) as u32;
                votes.push(u64::from(begin) << 32 | u64::from(pattern.weights[at] as u32));
            }
        }
    }
    order(&mut votes);
    let mut places: Vec<Candidate> = Vec::new();
    for vote in votes {
        let (begin, own) = (((vote >> 32) as i32).wrapping_add(i32::MIN), vote as u32 as i32);
        match places.last_mut().filter(|last| last.begin == begin) {
            Some(last) => last.own += own,
            None => places.push(Candidate { begin, votes: 0, own }),
        }
    }
    places
}

fn nearest(places: &[u32], expected: i32) -> &[u32] {
    if places.len() <= VOTES {
        return places;
    }
    let at = places.partition_point(|place| (*place as i32) < expected);
    let from = at.saturating_sub(VOTES / 2).min(places.len() - VOTES);
    &places[from..from + VOTES]
}

/// Adds the votes for places at most half a width away.
fn gather(places: &mut [Candidate], width: i32) {
    let (mut from, mut to, mut sum) = (0, 0, 0);
    for at in 0..places.len() {
        let begin = places[at].begin;
        while let Some(next) = places.get(to).filter(|next| next.begin <= begin + width / 2) {
            sum += next.own;
            to += 1;
        }
        while places[from].begin < begin - width / 2 {
            sum -= places[from].own;
            from += 1;
        }
        places[at].votes = sum;
    }
}

/// The best of the places that do not lie near a better one; of those alike the nearest to where it is expected. Before
/// all of them the very place where it is expected, if none has more votes of its own.
fn elected(places: &[Candidate], width: i32, most: usize, expected: i32) -> Vec<Candidate> {
    let highest = places.iter().map(|one| one.own).max();
    let unmoved = places.iter().find(|one| one.begin == expected && Some(one.own) == highest);
    let mut elected: Vec<Candidate> = unmoved.copied().into_iter().collect();
    while elected.len() < most {
        let free = |one: &&Candidate| elected.iter().all(|other| (other.begin - one.begin).abs() > width);
        let rank = |one: &&Candidate| (one.votes, one.own, -(one.begin - expected).abs());
        let Some(best) = places.iter().filter(free).max_by_key(rank).copied() else { break };
        elected.push(best);
    }
    elected
}
