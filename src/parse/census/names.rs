//! The names of those who talk, in order of appearance, found again in a moment however many there are.

use crate::letters::{hash, lower};
use crate::parse::POSTS;

/// What a name is known by, whatever the size of its letters.
pub(super) struct Key<'a> {
    name: &'a str,
    /// Nothing where it is plain letters, as it is before most of millions of lines; a page has no room to tell.
    lower: String,
}

impl<'a> Key<'a> {
    pub fn of(name: &'a str) -> Self {
        Key { name, lower: if POSTS && name.is_ascii() { String::new() } else { lower(name) } }
    }

    /// Whether a name in small letters is the same.
    pub fn is(&self, lower: &str) -> bool {
        if POSTS && self.lower.is_empty() { lower.eq_ignore_ascii_case(self.name) } else { lower == self.lower }
    }

    /// The name in small letters.
    pub fn into_lower(self) -> String {
        if POSTS && self.lower.is_empty() { lower(self.name) } else { self.lower }
    }
}

/// Captions may name somebody else at every cue.
#[derive(Debug)]
pub(in crate::parse) struct Names {
    /// As first written.
    written: Vec<String>,
    /// For each the one before it in its bucket, as one more than its index.
    before: Vec<usize>,
    /// The newest of each bucket, likewise.
    buckets: Vec<usize>,
}

impl Default for Names {
    fn default() -> Self {
        const BUCKETS: usize = 4096;
        Names { written: Vec::new(), before: Vec::new(), buckets: vec![0; BUCKETS] }
    }
}

impl Names {
    /// The index of a name, whatever the size of its letters; a new one is added.
    pub fn index(&mut self, written: &str) -> usize {
        let key = Key::of(written);
        // Of plain letters the hash is the same, small or large.
        let bucket = hash(if POSTS && key.lower.is_empty() { written } else { &key.lower }) % self.buckets.len();
        let mut at = self.buckets[bucket];
        while let Some(n) = at.checked_sub(1) {
            if (POSTS && self.written[n] == written) || key.is(&lower(&self.written[n])) {
                return n;
            }
            at = self.before[n];
        }
        self.before.push(self.buckets[bucket]);
        self.written.push(written.to_owned());
        self.buckets[bucket] = self.written.len();
        self.written.len() - 1
    }

    pub fn name(&self, index: usize) -> &str {
        &self.written[index]
    }

    pub fn into_written(self) -> Vec<String> {
        self.written
    }
}
