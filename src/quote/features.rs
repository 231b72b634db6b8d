//! What can be counted of a sentence, against all others of its interview. Integers only, so that the browser and the
//! command choose alike, and few passes over the text, as a reader waits for them.

use super::Sentence;
use super::weights::WEIGHTS;
use super::words::{BEING, CLASSES, LEANING, SEED, THAT, fold, mix};
use crate::letters::{is_border, is_one_of, is_small, weight};

/// How many features a sentence has: eight that know no language, and one for each class of words that says more than
/// whether a sentence leans.
pub const COUNT: usize = CLASS + LEANING;
pub type Features = [i32; COUNT];

/// Words, up to eight.
const WHOLE: usize = 0;
/// How often its words come in all answers.
const CENTRAL: usize = 1;
/// Neither in the first nor in the last eighth.
const BODY: usize = 2;
/// How far into the interview.
const LATE: usize = 3;
/// Words of the sentences before and after.
const BEFORE: usize = 4;
const AFTER: usize = 5;
/// The share within quotation marks.
const QUOTED: usize = 6;
/// Colons, semicolons, slashes, calls.
const SIGNS: usize = 7;
const CLASS: usize = 8;

/// Of a share.
const ALL: i32 = 64;
/// Above this share within quotation marks an interview is an article that is told around quotations. Of 242 pieces of
/// talk three in a hundred have more, of 61 such articles none has less.
const NARRATED: i32 = 13;

/// All sentences of an interview, measured.
pub(super) struct Measured {
    pub rows: Vec<Row>,
    /// An article that is told around quotations, else talk.
    pub narrated: bool,
}

/// A sentence, measured.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub features: Features,
    /// How well it would be quoted.
    pub score: i32,
    /// In words.
    pub length: usize,
    /// Leans on what was said before, begins small, or begins within a quotation.
    pub no_start: bool,
    /// Asks, does not end, or leaves a quotation open.
    pub no_end: bool,
    /// Has half of a pair of brackets, or an address.
    pub broken: bool,
}

impl Measured {
    pub fn of(sentences: &[Sentence<'_>]) -> Self {
        let mut reader = Reader { seen: vec![0; SEEN], hash: SEED, ..Reader::default() };
        // Once for how often each word comes, once to measure: to keep the words would cost more than to read twice.
        for sentence in sentences {
            reader.read(sentence);
        }
        (reader.counted, reader.quoted) = (true, false);
        let mut rows: Vec<Row> = Vec::with_capacity(sentences.len());
        let (mut quoted, mut before) = (0, 0);
        for (n, sentence) in sentences.iter().enumerate() {
            let mut row = reader.read(sentence);
            let length = row.length.min(30) as i32;
            if let Some(last) = rows.last_mut() {
                last.features[AFTER] = length;
            }
            row.features[BEFORE] = before;
            before = length;
            let place = (n * 64 / sentences.len()) as i32;
            row.features[LATE] = place;
            row.features[BODY] = i32::from((8..56).contains(&place));
            quoted += row.features[QUOTED];
            rows.push(row);
        }
        let narrated = quoted > NARRATED * rows.len() as i32;
        standardize(&mut rows);
        for row in &mut rows {
            row.score = score(&row.features, narrated);
        }
        Measured { rows, narrated }
    }

    pub fn words(&self) -> usize {
        self.rows.iter().map(|row| row.length).sum()
    }
}

fn score(features: &Features, narrated: bool) -> i32 {
    let mut score = 0;
    for (far, weight) in features.iter().zip(&WEIGHTS[usize::from(narrated)]) {
        score += far * i32::from(*weight);
    }
    score
}

/// Buckets for how often a word comes: two words that share one do little harm, and no string is kept.
const SEEN: usize = 8192;

#[derive(Default)]
struct Reader {
    seen: Vec<u8>,
    /// All words are in `seen`.
    counted: bool,
    block: usize,
    /// Within quotation marks.
    quoted: bool,
    /// Open brackets less closed ones.
    brackets: i32,
    /// The last sign that closes nothing.
    end: char,
    letters: i32,
    words: i32,
    /// The word that is being read, and its letters.
    hash: u32,
    length: u32,
    /// The last character, of a script without spaces.
    dense: u32,
    after_that: bool,
    features: Features,
}

impl Reader {
    fn read(&mut self, sentence: &Sentence<'_>) -> Row {
        self.quoted &= sentence.block == self.block;
        self.block = sentence.block;
        (self.features, self.end, self.brackets, self.letters, self.words) = ([0; COUNT], ' ', 0, 0, 0);
        let opened = self.quoted;
        let mut leans = false;
        for c in sentence.words.chars().chain([' ']) {
            if self.counted {
                self.sign(c);
            }
            leans |= self.letter(c);
        }
        let length = weight(sentence.words);
        let mut features = self.features;
        features[WHOLE] = length.min(8) as i32;
        features[CENTRAL] = features[CENTRAL] * 64 / (length as i32 + 8);
        features[QUOTED] = features[QUOTED] * ALL / self.letters.max(1);
        for feature in &mut features[SIGNS..] {
            *feature = (*feature).min(2);
        }
        let ends = is_one_of(self.end, ".!…。！।۔։።．");
        Row {
            features,
            score: 0,
            length,
            no_start: opened || leans || sentence.words.starts_with(is_small),
            no_end: self.quoted || !ends,
            broken: self.brackets != 0,
        }
    }

    /// Counts a character as punctuation.
    fn sign(&mut self, c: char) {
        // Nearly all characters are, and need no look at lists.
        let plain = c.is_ascii_alphanumeric();
        if !plain && is_one_of(c, "\"“”„«»「」") {
            self.quoted = !self.quoted;
        } else if c > ' ' {
            self.letters += 1;
            self.features[QUOTED] += i32::from(self.quoted);
            if plain {
                self.end = c;
                return;
            }
            self.features[SIGNS] += i32::from(is_one_of(c, ":;!/：；！"));
            // A slash is never closed: what has an address is no quote.
            self.brackets += i32::from(is_one_of(c, "([（/")) - i32::from(is_one_of(c, ")]）"));
            if !is_one_of(c, "*_)]）’'』") {
                self.end = c;
            }
        }
    }

    /// Counts a character as part of a word. Whether a first word ends that leans on what was said before.
    fn letter(&mut self, c: char) -> bool {
        let code = u32::from(c);
        let dense = (0x3040..0xA000).contains(&code);
        let mut leans = false;
        if dense || is_border(c) || self.length == 0 && is_one_of(c, "'’") {
            if self.length > 0 {
                leans = self.word();
            }
            // Of scripts without spaces every two characters are a word.
            if dense && self.dense > 0 {
                (self.hash, self.length) = (fold(SEED, self.dense), 9);
                self.hash = fold(self.hash, code);
                leans |= self.word();
            }
            (self.hash, self.length) = (SEED, 0);
        } else {
            self.hash = fold(self.hash, if c == '’' { 39 } else { code });
            self.length += 1;
        }
        self.dense = if dense { code } else { 0 };
        leans
    }

    fn word(&mut self) -> bool {
        let hash = mix(self.hash);
        let leans = self.counted && self.class(hash);
        self.words += 1;
        self.after_that = hash == THAT;
        if self.length > 4 {
            let seen = &mut self.seen[usize::from(hash) % SEEN];
            self.features[CENTRAL] += i32::from(seen.saturating_sub(1).min(6));
            *seen = seen.saturating_add(u8::from(!self.counted));
        }
        leans
    }

    /// Counts a word in its classes. Whether the sentence leans by it on what was said before.
    fn class(&mut self, hash: u16) -> bool {
        let (mut class, mut leans) = (0, false);
        for &known in &CLASSES {
            class += usize::from(known == 0);
            if known == hash {
                match self.features.get_mut(CLASS + class) {
                    Some(feature) => *feature += 1,
                    None => leans |= self.words < if class > LEANING { 4 } else { 1 },
                }
                // "I think that is so", but not "a lamp that shines".
                leans |= class == BEING && self.after_that && self.words < 5;
            }
        }
        leans
    }
}

/// How far each feature lies from its mean, in sixteenths of its deviation and at most three of them.
fn standardize(rows: &mut [Row]) {
    let count = rows.len() as i64;
    for feature in 0..COUNT {
        let (mut sum, mut squares) = (0, 0);
        for row in &*rows {
            let value = i64::from(row.features[feature]);
            sum += value;
            squares += value * value;
        }
        let spread = root(count * squares - sum * sum);
        for row in &mut *rows {
            let far = (count * i64::from(row.features[feature]) - sum) * 16 / spread;
            row.features[feature] = far.clamp(-48, 48) as i32;
        }
    }
}

/// The square root, at least 1, by Newton.
fn root(square: i64) -> i64 {
    let square = square.max(1);
    let mut root = 1 << 31;
    loop {
        let next = (root + square / root) / 2;
        if next >= root {
            return root;
        }
        root = next;
    }
}
