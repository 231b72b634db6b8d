//! Who asks where signs say that somebody else begins (`>>`, dashes) and nobody says who.

use crate::parse::POSTS;
use crate::parse::marks::{likely, odd};
use crate::parse::passage::{Label, Passage};
use crate::parse::questions::asks;

/// Labels turns of which every second asks and the others do not. What stands before the first sign is nobody's.
pub(super) fn label(passages: &mut [Passage]) {
    const AGAIN: usize = 14;
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
    if POSTS && turns >= 4 && asking[0] + asking[1] > 1 {
        let members: Vec<usize> = (0..passages.len()).filter(|n| passages[*n].more.changed).collect();
        let last = members.iter().skip(1).copied().chain([passages.len()]).map(|next| &passages[next - 1]);
        let odds: Vec<[usize; 2]> = last.map(|passage| odd(&passage.text.words)).collect();
        let asks = likely(odds.iter().copied(), AGAIN);
        // Where those who answer ask as well, it is anybody's guess.
        let ask = |which: bool| asks.iter().zip(&odds).filter(|(asks, odd)| **asks == which && odd[1] == 0).count();
        if ask(true) > ask(false) * 2 {
            for (asks, n) in asks.into_iter().zip(members) {
                passages[n].label = Some(if asks { Label::Question } else { Label::Answer });
            }
        }
        return;
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
