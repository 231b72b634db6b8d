//! Who asks where signs say that somebody else begins (`>>`, dashes) and nobody says who.

use crate::parse::passage::{Label, Passage};
use crate::parse::questions::asks;

/// Labels turns of which every second asks and the others do not. What stands before the first sign is nobody's.
pub(super) fn label(passages: &mut [Passage]) {
    let (mut turns, mut asking, mut open) = (0, [0, 0], false);
    for passage in passages.iter() {
        if passage.more.voice.is_some() {
            return;
        }
        turns += usize::from(passage.more.changed);
        open |= passage.more.changed;
        if open && asks(&passage.text.words) {
            asking[(turns + 1) % 2] += 1;
            open = false;
        }
    }
    if turns < 4 || asking[0] * 4 < turns || asking[1] * 8 > turns {
        return;
    }
    let mut label = Label::Question;
    for passage in passages.iter_mut().filter(|passage| passage.more.changed) {
        let next = if label == Label::Question { Label::Answer } else { Label::Question };
        passage.label = Some(std::mem::replace(&mut label, next));
    }
}
