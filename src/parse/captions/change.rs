//! Who asks where signs say that somebody else begins (`>>`, dashes) and nobody says who.

use crate::parse::passage::{Label, Passage};
use crate::parse::questions::asks;

/// Labels turns of which every second asks and the others do not.
pub(super) fn label(passages: &mut [Passage]) {
    if passages.iter().any(|passage| passage.voice.is_some()) {
        return;
    }
    // What stands before the first sign is nobody's.
    let starts: Vec<usize> = (0..passages.len()).filter(|n| passages[*n].changed).collect();
    let ends = starts.iter().skip(1).copied().chain([passages.len()]);
    let asking: Vec<bool> =
        starts.iter().zip(ends).map(|(start, end)| passages[*start..end].iter().any(|p| asks(&p.text.words))).collect();
    let every = |from: usize| asking.iter().skip(from).step_by(2).filter(|asks| **asks).count();
    let (all, first, second) = (asking.len(), every(0), every(1));
    if all > 3 && first * 4 >= all && second * 8 <= all {
        for (n, start) in starts.into_iter().enumerate() {
            passages[start].label = Some(if n % 2 == 0 { Label::Question } else { Label::Answer });
        }
    }
}
