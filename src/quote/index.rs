//! A text made ready for finding many passages in it: its tokens, and where each of them stands.

use super::tokens::{Sort, Token, tokens};

/// The tokens of a text, and where those that read alike stand.
pub(super) struct Index {
    pub tokens: Vec<Token>,
    /// Where the places of a bucket of tokens begin in `places`.
    starts: Vec<u32>,
    /// Numbers of tokens, by bucket and then in order.
    places: Vec<u32>,
}

/// What signs and ends of lines weigh beside words.
const SIGN: i32 = 3;
const BREAK: i32 = 4;
/// What words weigh that are everywhere, and that are hardly anywhere.
const LEAST: i32 = 6;
const MOST: i32 = 36;

impl Index {
    /// By counting, and so in time that grows with the text and no faster.
    pub fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let buckets = (tokens.len() * 2).next_power_of_two();
        let mut starts = vec![0; buckets + 1];
        for token in &tokens {
            starts[bucket(token, buckets) + 1] += 1;
        }
        for at in 0..buckets {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut places = vec![0; tokens.len()];
        for (at, token) in (0..).zip(&tokens) {
            let place = &mut next[bucket(token, buckets)];
            places[*place as usize] = at;
            *place += 1;
        }
        Index { tokens, starts, places }
    }

    /// Where a token stands, in order; and the few that share its bucket.
    pub fn places(&self, token: &Token) -> &[u32] {
        let at = bucket(token, self.starts.len() - 1);
        &self.places[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// What a token weighs: a word by how often the text can be halved until one is left for each that reads alike.
    pub fn weight(&self, token: &Token) -> i32 {
        match token.sort {
            Sort::Sign => SIGN,
            Sort::Break => BREAK,
            Sort::Word => {
                let often = self.places(token).len().max(1);
                let halves = (self.tokens.len() / often).checked_ilog2().unwrap_or_default();
                (4 * halves as i32 - 8).clamp(LEAST, MOST)
            }
        }
    }

    /// The number of the token at a code point, or of the next.
    pub fn token_at(&self, point: usize) -> usize {
        self.tokens.partition_point(|token| (token.point as usize) < point)
    }
}

fn bucket(token: &Token, buckets: usize) -> usize {
    (token.id ^ (token.id >> 15)) as usize & (buckets - 1)
}
