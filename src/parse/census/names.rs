//! The names of those who talk, in order of appearance, found again in a moment however many there are.

use crate::letters::{hash, lower};

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
        let key = lower(written);
        let bucket = hash(&key) % self.buckets.len();
        let mut at = self.buckets[bucket];
        while let Some(n) = at.checked_sub(1) {
            if lower(&self.written[n]) == key {
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
