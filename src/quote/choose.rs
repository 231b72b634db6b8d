//! A first honest choice of quotes: whole sentences of the answers that stand alone, at most one an exchange, spread
//! over the interview. Integers only, so that the browser and the command choose alike.

use std::ops::Range;

use super::sentences::sentences;
use crate::letters::{self, part};
use crate::model::{Block, Exchange, Interview, Place, Role};

/// As many exchanges are looked at, spread evenly: choosing five sentences needs no reading of ten thousand answers,
/// and the reader waits for it.
const LOOKED_AT: usize = 64;
/// Words of answers to a quote.
const WORDS_PER_QUOTE: usize = 800;
const MOST: usize = 5;
/// Below as many words of answers nothing needs lifting out.
const WORTH: usize = 150;

/// Openings that lean on what was said before: English only; the rest of the score knows no language.
const LEANING: [&str; 12] = ["it", "this", "that", "these", "those", "but", "and", "so", "they", "then", "yes", "no"];
/// Chooses passages worth quoting, in reading order. `number`: how many, else by length.
pub fn choose(interview: &Interview, number: Option<usize>) -> Vec<Place> {
    let stride = interview.exchanges().count().div_ceil(LOOKED_AT).max(1);
    let answers = answers(interview, stride);
    let counts = Counts::of(&answers);
    let words = counts.words * stride;
    let fitting = ((words + WORDS_PER_QUOTE / 2) / WORDS_PER_QUOTE).clamp(usize::from(words >= WORTH), MOST);
    let number = number.unwrap_or(fitting).min(answers.len());
    let segments = (0..number).map(|n| &answers[n * answers.len() / number..(n + 1) * answers.len() / number]);
    segments.filter_map(|segment| best(segment, &counts)).collect()
}

/// The answers of an exchange: block numbers and words.
type Answers<'a> = Vec<(usize, &'a str)>;

/// Of every so many exchanges.
fn answers(interview: &Interview, stride: usize) -> Vec<Answers<'_>> {
    let mut block = interview.introduction.len();
    let mut found = Vec::new();
    for (n, exchange) in interview.exchanges().enumerate() {
        if n % stride == 0 {
            found.push(answers_of(exchange, block));
        }
        block += exchange.blocks();
    }
    found
}

fn answers_of(exchange: &Exchange, mut block: usize) -> Answers<'_> {
    let mut answers = Vec::new();
    for turn in exchange.turns() {
        if turn.role == Role::Answers {
            let said = turn.blocks.iter().map(Block::text).enumerate();
            answers.extend(said.map(|(n, text)| (block + n, text.words.as_str())));
        }
        block += turn.blocks.len();
    }
    answers
}

/// The best sentence of some exchanges; the earlier of two alike.
fn best(segment: &[Answers<'_>], counts: &Counts) -> Option<Place> {
    let mut best: Option<(i32, Place)> = None;
    for &(block, words) in segment.iter().flatten() {
        for range in sentences(words) {
            let Some(score) = score(part(words, range.clone()), counts) else { continue };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, Place { block, range }));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// How well a sentence stands alone, or `None` where it cannot.
fn score(sentence: &str, counts: &Counts) -> Option<i32> {
    let words: Vec<Range<usize>> = word_ranges(sentence).collect();
    let length = letters::weight(sentence);
    let whole = sentence.ends_with(['.', '!', '…', '。', '！', '”', '」', '。']);
    if !(8..=40).contains(&length) || !whole || letters::find(sentence, "://").is_some() || !is_closed(sentence) {
        return None;
    }
    let lower = |range: &Range<usize>| letters::lower(part(sentence, range.clone()));
    let listed = |list: &[&str], range: &Range<usize>| list.contains(&lower(range).as_str());
    let central: usize = words.iter().map(|range| counts.of_word(part(sentence, range.clone()))).sum();
    let digits = sentence.chars().filter(char::is_ascii_digit).count().min(4);
    let opening = words.first().is_some_and(|first| listed(&LEANING, first)) || sentence.starts_with(letters::is_small);
    // "I believe this is …" leans as well, only later.
    let leans = opening || words.iter().skip(1).take(3).any(|range| listed(&LEANING[..5], range));
    Some(
        to_i32(central * 30 / length)
            - 2 * to_i32(length.abs_diff(20))
            - 6 * to_i32(digits)
            - 30 * i32::from(leans)
            - 8 * i32::from(sentence.contains(['(', '"', '“', '「', ':', ';'])),
    )
}

fn to_i32(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / 64)
}

/// Whether every bracket and quotation mark that a sentence opens is closed in it.
fn is_closed(sentence: &str) -> bool {
    let count = |c: char| sentence.matches(c).count();
    let pairs = [('(', ')'), ('“', '”'), ('「', '」'), ('『', '』'), ('[', ']')];
    pairs.iter().all(|&(open, close)| count(open) == count(close)) && count('"').is_multiple_of(2)
}

fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let letter = |c: char| !letters::is_border(c);
    let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    text.split(move |c| !letter(c))
        .filter(|part| !part.is_empty())
        .map(move |part| start(part)..start(part) + part.len())
}

/// How often the words of the answers come, in buckets: two words that share one do no harm to a first choice, and no
/// string is kept.
struct Counts {
    buckets: Vec<u16>,
    words: usize,
}

impl Counts {
    const BUCKETS: usize = 4096;

    fn of(answers: &[Answers<'_>]) -> Self {
        let mut counts = Counts { buckets: vec![0; Self::BUCKETS], words: 0 };
        for (_, text) in answers.iter().flatten() {
            counts.words += letters::weight(text);
            for range in word_ranges(text) {
                if let Some(bucket) = Self::bucket(part(text, range)) {
                    counts.buckets[bucket] = counts.buckets[bucket].saturating_add(1);
                }
            }
        }
        counts
    }

    /// Short words carry no subject.
    fn bucket(word: &str) -> Option<usize> {
        (word.len() > 4).then(|| letters::hash(word) % Self::BUCKETS)
    }

    /// What a word adds to a sentence's nearness to the whole.
    fn of_word(&self, word: &str) -> usize {
        Self::bucket(word).map_or(0, |bucket| usize::from(self.buckets[bucket]).saturating_sub(1).min(6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn interview(exchanges: usize) -> Interview {
        let text: String = (0..exchanges)
            .map(|n| {
                format!(
                    "Q. Number {n}?\n\nIt was so. A lamp that nobody tends is only a stone with a window, and the sea \
                     never forgives a stone in its way, number {n}. Then (as I said it went on.\n\n\n"
                )
            })
            .collect();
        parse(text.as_bytes(), None).interview
    }

    #[test]
    fn whole_sentences_spread_over_the_interview() {
        let interview = interview(100);
        let places = choose(&interview, None);
        assert_eq!(places.len(), 4);
        let blocks: Vec<&Block> = interview.blocks().collect();
        for place in &places {
            let quote = &blocks[place.block].text().words[place.range.clone()];
            assert!(quote.starts_with("A lamp") && quote.ends_with('.'), "{quote}");
        }
        assert!(places.windows(2).all(|pair| pair[1].block - pair[0].block > 40));
        assert_eq!(choose(&interview, None), places);
    }

    #[test]
    fn no_more_than_there_are_and_none_where_there_is_little() {
        assert_eq!(choose(&interview(3), Some(100)).len(), 3);
        assert_eq!(choose(&interview(2), None), []);
        assert_eq!(choose(&Interview::default(), Some(3)), []);
    }
}
