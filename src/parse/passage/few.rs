//! A list that nearly every passage has nothing in: one word long then, since there may be millions of passages.

use std::ops::{Deref, DerefMut};

/// Things in order; nothing is allocated for none.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::box_collection, reason = "three words less for each passage without")]
pub(in crate::parse) struct Few<T>(Option<Box<Vec<T>>>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few(None)
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(list: Vec<T>) -> Self {
        Few((!list.is_empty()).then(|| Box::new(list)))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_ref().map_or(&[], |list| list.as_slice())
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_mut().map_or(&mut [], |list| list.as_mut_slice())
    }
}

impl<T> Few<T> {
    pub fn push(&mut self, one: T) {
        self.list().push(one);
    }

    pub fn insert(&mut self, at: usize, one: T) {
        self.list().insert(at, one);
    }

    /// Most have one thing, and a list makes room for four.
    fn list(&mut self) -> &mut Vec<T> {
        self.0.get_or_insert_with(|| Box::new(Vec::with_capacity(1)))
    }

    pub fn pop(&mut self) {
        self.0.as_mut().and_then(|list| list.pop());
    }

    pub fn retain_mut(&mut self, keep: impl FnMut(&mut T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.retain_mut(keep);
        }
    }

    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        self.0.as_mut().map_or_else(Vec::new, |list| list.split_off(at))
    }

    /// All of it, which is then no more.
    pub fn take(&mut self) -> Vec<T> {
        self.0.take().map_or_else(Vec::new, |list| *list)
    }
}
