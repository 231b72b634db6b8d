//! A list that nearly every text has nothing in: one word long then, since there may be millions of texts. A page has a
//! plain list: its words are half as long, and it has no room for this.

use std::ops::{Deref, DerefMut};

/// Things in order; nothing is allocated for none.
#[derive(Clone, Debug)]
#[expect(clippy::box_collection, reason = "three words less for each passage without")]
pub struct Few<T>(Option<Box<Vec<T>>>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few(None)
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
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

    /// # Panics
    /// Where there is none, as a plain list does.
    pub fn remove(&mut self, at: usize) -> T {
        self.list().remove(at)
    }

    pub fn clear(&mut self) {
        self.0 = None;
    }

    pub fn pop(&mut self) -> Option<T> {
        self.0.as_mut()?.pop()
    }

    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.retain(keep);
        }
        self.let_go();
    }

    pub fn retain_mut(&mut self, keep: impl FnMut(&mut T) -> bool) {
        if let Some(list) = &mut self.0 {
            list.retain_mut(keep);
        }
        self.let_go();
    }

    /// Of millions those that have nothing left are not kept.
    fn let_go(&mut self) {
        if self.is_empty() {
            self.0 = None;
        }
    }

    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        self.0.as_mut().map_or_else(Vec::new, |list| list.split_off(at))
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        more.into_iter().for_each(|one| self.push(one));
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map_or_else(Vec::new, |list| *list).into_iter()
    }
}
