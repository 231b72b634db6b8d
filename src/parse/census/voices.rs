//! Who talks, where the form itself says it.

use super::Labelled;
use crate::parse::passage::{Label, Passage};

impl Labelled {
    /// Where the form itself says who talks, a change of voice is a label.
    pub(super) fn take_voice(&mut self, passage: &mut Passage, last: &mut Option<Box<str>>) {
        let Some(voice) = passage.more.voice.clone() else {
            *last = None;
            return;
        };
        if passage.label.is_none() && *last != passage.more.voice {
            passage.label = Some(Label::Name(self.names.index(&voice) as u32));
        }
        *last = Some(voice);
    }
}
