//! What can be counted of a sentence, against all others of its interview. Integers only, so that the browser and the
//! command choose alike, and few passes over the text, as a reader waits for them.

use super::Sentence;
use super::weights::WEIGHTS;
use super::words::{BEING, LEANING, SEED, THAT, UNFIT, each_word, fold, mix};
use crate::letters::{after, is_border, is_one_of, is_small, weight};

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
    /// Has brackets, an address, or words with which nothing is quoted.
    pub broken: bool,
}

impl Measured {
    pub fn of(sentences: &[Sentence<'_>]) -> Self {
        let mut reader = Reader::new();
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
        reader.take_central(&mut rows);
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

struct Reader {
    seen: Vec<u8>,
    /// The buckets of the longer words, in reading order, with an [`END`] after each sentence: how often each comes is
    /// known when all are read, and to read twice would cost more than to keep two bytes of each.
    longer: Vec<u16>,
    /// Of each hash, the classes that have it, one a bit: nothing is looked for while a reader waits.
    known: Vec<u16>,
    block: usize,
    /// Within quotation marks.
    quoted: bool,
    /// Has what is never quoted.
    unfit: bool,
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
    /// The last word is one after which "that" points to what was said before, and nobody pauses.
    points: bool,
    features: Features,
}

/// Of a sentence, among the buckets of its words.
const END: u16 = u16::MAX;

impl Reader {
    fn new() -> Self {
        let mut known = vec![0; 1 << 16];
        each_word(|class, hash| known[usize::from(hash)] |= 1 << class);
        Reader {
            seen: vec![0; SEEN],
            longer: Vec::new(),
            known,
            block: 0,
            quoted: false,
            unfit: false,
            end: ' ',
            letters: 0,
            words: 0,
            hash: SEED,
            length: 0,
            dense: 0,
            after_that: false,
            points: false,
            features: [0; COUNT],
        }
    }

    fn read(&mut self, sentence: &Sentence<'_>) -> Row {
        self.quoted &= sentence.block == self.block;
        self.block = sentence.block;
        (self.features, self.end, self.unfit, self.letters, self.words) = ([0; COUNT], ' ', false, 0, 0);
        let opened = self.quoted;
        let mut leans = false;
        let mut rest = sentence.words;
        while !rest.is_empty() {
            let plain = self.plain(rest);
            rest = after(rest, plain);
            let Some(c) = rest.chars().next() else { break };
            self.sign(c);
            leans |= self.letter(c);
            rest = after(rest, c.len_utf8());
        }
        // "Nobody has ever looked at that."
        leans |= self.letter(' ') || self.after_that;
        self.longer.push(END);
        let length = weight(sentence.words);
        let mut features = self.features;
        features[WHOLE] = length.min(8) as i32;
        features[QUOTED] = features[QUOTED] * ALL / self.letters.max(1);
        for feature in &mut features[SIGNS..] {
            *feature = (*feature).min(2);
        }
        let ends = is_one_of(self.end, ".!。！।۔։።．");
        Row {
            features,
            score: 0,
            length,
            no_start: opened || leans || sentence.words.starts_with(is_small),
            no_end: self.quoted || !ends,
            broken: self.unfit,
        }
    }

    /// Reads the letters and digits of ASCII that a text begins with, which nearly all are, and says how many they are.
    /// What has just been loaded is slow, and here each byte costs a table, a sum and no call.
    fn plain(&mut self, text: &str) -> usize {
        let (mut hash, mut count, mut last) = (self.hash, 0, 0);
        for &byte in text.as_bytes() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            hash = fold(hash, u32::from(byte));
            count += 1;
            last = byte;
        }
        if count > 0 {
            self.hash = hash;
            self.length += count;
            self.dense = 0;
            self.end = char::from(last);
            self.letters += count as i32;
            self.features[QUOTED] += if self.quoted { count as i32 } else { 0 };
        }
        count as usize
    }

    /// Counts a character as punctuation.
    fn sign(&mut self, c: char) {
        if is_one_of(c, "\"“”„«»「」") {
            self.quoted = !self.quoted;
        } else if c > ' ' {
            self.letters += 1;
            self.features[QUOTED] += i32::from(self.quoted);
            self.features[SIGNS] += i32::from(is_one_of(c, ":;!/：；！"));
            self.unfit |= is_one_of(c, "()[]（）/");
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
                self.unfit |= self.points && c == ',';
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
        let classes = self.known[usize::from(hash)];
        let pointed = self.points && hash == THAT;
        self.points = false;
        let leans = self.count(classes) || pointed;
        self.words += 1;
        self.after_that = hash == THAT;
        if self.length > 4 {
            let bucket = hash % SEEN as u16;
            let seen = &mut self.seen[usize::from(bucket)];
            *seen = seen.saturating_add(1);
            self.longer.push(bucket);
        }
        leans
    }

    /// Counts a word in its classes, one a bit. Whether the sentence leans by it on what was said before.
    fn count(&mut self, mut classes: u16) -> bool {
        let (mut class, mut leans) = (0, false);
        while classes != 0 {
            if classes & 1 != 0 {
                match self.features.get_mut(CLASS + class) {
                    Some(feature) => *feature += 1,
                    None if class > UNFIT => self.points = true,
                    None if class == UNFIT => self.unfit = true,
                    None => leans |= self.words < if class > LEANING { 4 } else { 1 },
                }
                // "I think that is so", but not "a lamp that shines".
                leans |= class == BEING && self.after_that && self.words < 5;
            }
            (classes, class) = (classes >> 1, class + 1);
        }
        leans
    }

    /// How often the words of each sentence come in all of them.
    fn take_central(&self, rows: &mut [Row]) {
        let mut longer = self.longer.iter();
        for row in rows {
            let mut sum = 0;
            for bucket in longer.by_ref().take_while(|bucket| **bucket != END) {
                sum += i32::from(self.seen[usize::from(*bucket)].saturating_sub(1).min(6));
            }
            row.features[CENTRAL] = sum * 64 / (row.length as i32 + 8);
        }
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
