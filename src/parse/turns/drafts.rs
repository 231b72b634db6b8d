//! Which passages make a turn.

use std::ops::Range;

use crate::model::Role;
use crate::parse::passage::Label;
use crate::parse::questions;
use crate::parse::scheme::Scheme;

/// A turn before it is blocks, or a section (`role` is `None`): so many passages, one after the other.
pub(super) struct Draft {
    pub role: Option<Role>,
    /// There may be millions of drafts.
    pub speaker: Option<u32>,
    pub length: u32,
    has_words: bool,
}

/// Passages to turns: a label begins one, what has none goes on, except that below a question whose answer is not labelled
/// the answer begins.
pub(super) fn drafts(scheme: &Scheme, range: Range<usize>) -> Vec<Draft> {
    let replied = scheme.replied();
    let mut guest = None;
    let mut drafts: Vec<Draft> = Vec::new();
    for n in range {
        let passage = &scheme.passages[n];
        guest = scheme.guest(n).or(guest);
        let begins = match passage.label {
            _ if scheme.is_section(n) => Some((None, None)),
            Some(Label::Question) => Some((Some(Role::Asks), None)),
            Some(Label::Answer) => Some((Some(Role::Answers), None)),
            Some(Label::Name(name)) => Some((Some(scheme.roles[name as usize]), Some(name as usize))),
            None if scheme.asking[n] => (!goes_on_asking(scheme, n, &drafts)).then_some((Some(Role::Asks), None)),
            None => {
                let open = drafts.last().is_some_and(|draft| draft.role == Some(Role::Asks) && draft.has_words);
                (open && !replied[n]).then_some((Some(Role::Answers), guest))
            }
        };
        let has_words = passage.has_content();
        match (begins, drafts.last_mut()) {
            (None, Some(draft)) => {
                draft.length += 1;
                draft.has_words |= has_words;
            }
            (begins, _) => {
                let (role, speaker) = begins.unwrap_or((Some(Role::Answers), None));
                drafts.push(Draft { role, speaker: speaker.map(|name| name as u32), length: 1, has_words });
            }
        }
    }
    drafts
}

/// Whether what asks goes on with what was asked right before: a question in two bold paragraphs.
fn goes_on_asking(scheme: &Scheme, n: usize, drafts: &[Draft]) -> bool {
    let Some(before) = n.checked_sub(1) else { return false };
    let open = drafts.last().is_some_and(|draft| draft.role == Some(Role::Asks) && draft.speaker.is_none());
    let passage = |n: usize| &scheme.passages[n];
    open && scheme.asking[before] && !passage(n).is_heading() && !questions::asks(&passage(before).text.words)
}
