//! In what manner cues are written, as the first of them show it.

use super::Cue;
use super::paragraph::{ends_sentence, is_name, label};
use super::spoken::Piece;
use crate::letters::{Signs, length, until};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Manner {
    Plain,
    /// Lines stand in several cues.
    RollsUp,
    /// The first line of each cue names who talks.
    Headed,
    /// Each cue begins with who talks, whether somebody else does or not.
    Labelled,
}

impl Manner {
    pub fn of(cues: &[Cue], pieces: &[Piece]) -> Self {
        let first = |cue: &Cue| said(cue, pieces).first();
        let all = cues.len();
        if rolls_up(cues, pieces) {
            return Manner::RollsUp;
        }
        let (mut headed, mut again, mut labelled, mut who) = (0, false, 0, None);
        for cue in cues {
            let Some(piece) = first(cue) else { continue };
            labelled += usize::from(label(&piece.words).is_some());
            if said(cue, pieces).len() > 1 && is_head(piece) {
                headed += 1;
                // Who talks does so again.
                again |= who.is_some_and(|who: &str| who == piece.words);
                who = who.or(Some(piece.words.as_str()));
            }
        }
        if all > 2 && headed * 10 >= all * 9 && again {
            return Manner::Headed;
        }
        if all > 3 && labelled * 10 >= all * 8 { Manner::Labelled } else { Manner::Plain }
    }
}

/// Whether a line names somebody and says nothing.
fn is_head(piece: &Piece) -> bool {
    const LONGEST: usize = 40;
    let words = piece.words.trim_end_of(":");
    piece.voice.is_none() && length(words) <= LONGEST && is_name(words) && !ends_sentence(words)
}

/// The first line of a cue names who talks.
pub(super) fn head(cue: &Cue, pieces: &mut [Piece]) {
    if let Some(piece) = pieces.get_mut(cue.pieces.0..cue.pieces.1).and_then(|pieces| pieces.first_mut())
        && cue.pieces.1 > cue.pieces.0 + 1
        && is_head(piece)
    {
        let words = std::mem::take(&mut piece.words);
        piece.voice = Some(until(&words, words.trim_end_of(":").len()).to_owned());
    }
}

/// How many pieces at the beginning of a cue only stand there still: the last ones of the cue before.
pub(super) fn repeated(before: &[Piece], now: &[Piece]) -> usize {
    /// More lines nobody shows at once.
    const MOST: usize = 4;
    let same = |count: &usize| {
        let last = before.iter().skip(before.len() - count);
        last.zip(now).all(|(before, now)| before.words == now.words)
    };
    (1..=MOST.min(before.len()).min(now.len())).rev().find(same).unwrap_or_default()
}

/// Whether lines roll up, so that most stand in several cues. Who says "Yes." twice in two cues is no such case: there
/// is more in the cue, or it is shorter than can be read.
fn rolls_up(cues: &[Cue], pieces: &[Piece]) -> bool {
    /// The cues of YouTube that only clear the line above last 10.
    const UNREADABLE: u32 = 50;
    let rolled = cues.windows(2).filter(|pair| {
        let [before, now] = pair else { return false };
        let brief = now.start.is_some_and(|start| now.end.saturating_sub(start) <= UNREADABLE);
        let (before, now) = (said(before, pieces), said(now, pieces));
        let count = repeated(before, now);
        count > 0 && (brief || count < now.len())
    });
    let rolled = rolled.count();
    rolled > 0 && rolled * 4 >= cues.len()
}

pub(super) fn said<'a>(cue: &Cue, pieces: &'a [Piece]) -> &'a [Piece] {
    pieces.get(cue.pieces.0..cue.pieces.1).unwrap_or_default()
}
