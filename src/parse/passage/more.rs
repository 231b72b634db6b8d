//! What few passages have, in a place of its own: there may be millions that have none of it, and each is looked at some
//! twenty times. A page has no room for this, and its words are half as long.

use std::ops::Range;

use super::Start;
use crate::parse::POSTS;

/// What few passages have.
#[derive(Clone, Debug, Default)]
pub(in crate::parse) struct More {
    /// Who talks, where the form itself says it (a caption's voice, a fenced quote's author).
    pub voice: Option<Box<str>>,
    /// A sign says that somebody else begins, and nobody says who.
    pub changed: bool,
    /// When it was said, in milliseconds.
    pub time: Option<u32>,
    /// Where lines of the source begin in the words, and what follows a sign that was taken out; the first line is not
    /// among them. From there on the columns are counted.
    pub starts: Vec<Start>,
    /// What the author marked in the words, in bytes.
    pub marked: Vec<Range<usize>>,
}

impl More {
    /// How many lines begin up to a byte. Most often it is the last that is asked for, as turns are cut off from the end.
    pub fn starts_until(&self, at: usize) -> usize {
        match self.starts.last() {
            Some(last) if POSTS && last.at <= at => self.starts.len(),
            _ => self.starts.partition_point(|start| start.at <= at),
        }
    }
}

#[cfg(not(feature = "doubts"))]
pub(in crate::parse) type Seldom = More;

#[cfg(not(feature = "doubts"))]
impl More {
    pub fn known(&mut self) -> Option<&mut More> {
        Some(self)
    }
}

#[cfg(feature = "doubts")]
pub(in crate::parse) use seldom::Seldom;

#[cfg(feature = "doubts")]
mod seldom {
    use std::ops::{Deref, DerefMut};

    use super::More;

    /// Nothing is allocated until something is changed.
    #[derive(Clone, Debug, Default)]
    pub(in crate::parse) struct Seldom(Option<Box<More>>);

    static NONE: More = More { voice: None, changed: false, time: None, starts: Vec::new(), marked: Vec::new() };

    impl Deref for Seldom {
        type Target = More;

        fn deref(&self) -> &More {
            self.0.as_deref().unwrap_or(&NONE)
        }
    }

    impl DerefMut for Seldom {
        fn deref_mut(&mut self) -> &mut More {
            self.0.get_or_insert_default()
        }
    }

    impl From<More> for Seldom {
        fn from(more: More) -> Self {
            let none = more.voice.is_none() && !more.changed && more.time.is_none();
            let none = none && more.starts.is_empty() && more.marked.is_empty();
            Seldom((!none).then(|| Box::new(more)))
        }
    }

    impl Seldom {
        /// What there is, to be changed; for that alone none is made.
        pub fn known(&mut self) -> Option<&mut More> {
            self.0.as_deref_mut()
        }
    }
}
