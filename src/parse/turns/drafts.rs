//! Which passages make a turn.

use std::ops::Range;

use crate::model::Role;
use crate::parse::passage::{Label, Passage};
use crate::parse::questions;
use crate::parse::scheme::Scheme;

/// A turn before it is blocks, or a section (`role` is `None`): so many passages, one after the other.
pub(super) struct Draft {
    pub role: Option<Role>,
    pub speaker: Option<usize>,
    pub length: usize,
    has_words: bool,
}

/// Passages to turns: a label begins one, what has none goes on, except that below a question whose answer is not labelled
/// the answer begins. One after the other, as there may be millions.
pub(super) struct Drafts<'a> {
    scheme: &'a Scheme,
    /// As [`Scheme::replied`] says.
    replied: Vec<bool>,
    /// The passages that nobody has looked at yet.
    range: Range<usize>,
    guest: Option<usize>,
    /// The last, which may go on.
    open: Option<Draft>,
}

impl<'a> Drafts<'a> {
    pub fn of(scheme: &'a Scheme, replied: Vec<bool>, range: Range<usize>) -> Self {
        Drafts { scheme, replied, range, guest: None, open: None }
    }

    /// The next draft. `left`: the passages from its first on.
    pub fn next(&mut self, left: &[Passage]) -> Option<Draft> {
        loop {
            let at = self.open.as_ref().map_or(0, |open| open.length);
            let Some((n, passage)) = self.range.next().zip(left.get(at)) else { return self.open.take() };
            let before = at.checked_sub(1).and_then(|before| left.get(before));
            let begins = self.begins(n, passage, before);
            let has_words = passage.has_content();
            match (begins, &mut self.open) {
                (None, Some(open)) => {
                    open.length += 1;
                    open.has_words |= has_words;
                }
                (begins, open) => {
                    let (role, speaker) = begins.unwrap_or((Some(Role::Answers), None));
                    let done = open.replace(Draft { role, speaker, length: 1, has_words });
                    if done.is_some() {
                        return done;
                    }
                }
            }
        }
    }

    /// Whether a passage begins a turn or a section, and whose. `before`: the one before it, in the open draft.
    fn begins(
        &mut self,
        n: usize,
        passage: &Passage,
        before: Option<&Passage>,
    ) -> Option<(Option<Role>, Option<usize>)> {
        let scheme = self.scheme;
        self.guest = scheme.guest(n).or(self.guest);
        match passage.label {
            _ if scheme.is_section(n) => Some((None, None)),
            Some(Label::Question) => Some((Some(Role::Asks), None)),
            Some(Label::Answer) => Some((Some(Role::Answers), None)),
            Some(Label::Name(name)) => Some((Some(scheme.roles[name as usize]), Some(name as usize))),
            None if scheme.asking[n] => (!self.goes_on(n, passage, before)).then_some((Some(Role::Asks), None)),
            None => {
                let open = self.open.as_ref().is_some_and(|draft| draft.role == Some(Role::Asks) && draft.has_words);
                (open && !self.replied[n]).then_some((Some(Role::Answers), self.guest))
            }
        }
    }

    /// Whether what asks goes on with what was asked right before: a question in two bold paragraphs.
    fn goes_on(&self, n: usize, passage: &Passage, before: Option<&Passage>) -> bool {
        let open = self.open.as_ref().is_some_and(|draft| draft.role == Some(Role::Asks) && draft.speaker.is_none());
        let asked = before.filter(|_| open && self.scheme.asking[n - 1]);
        !passage.is_heading() && asked.is_some_and(|before| !questions::asks(&before.text.words))
    }
}
