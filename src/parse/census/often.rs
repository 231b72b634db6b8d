//! Who is named everywhere, and who only once among others.

use super::{Census, Seen, keep};
use crate::letters::{Signs, is_capital, is_digit, is_small};
use crate::parse::POSTS;
use crate::parse::label::{Sign, is_person};
use crate::parse::roles::{is_audience, is_same};

impl Census {
    /// Keeps of the names that have a weaker sign than a colon, as stands in any text, those that keep coming and label
    /// much of it. `twice`: how many lines names label that come more than once.
    pub(super) fn keep_apart(&self, names: &mut Vec<&Seen>, sign: Sign, twice: usize) {
        /// Nobody talks with more.
        const MOST: usize = 64;
        let much = if sign == Sign::Alone { self.passages } else { self.since_first.max(1) * 2 };
        // Below one who keeps asking, much may be said.
        let asks = |seen: &&Seen| seen.times > 2 && seen.asking * 2 > seen.times;
        let often: Vec<&Seen> = names.iter().copied().filter(|seen| seen.times > 1).collect();
        let enough = often.len() > 1 && twice > 3 && (twice * 6 >= much || (POSTS && names.iter().any(asks)));
        if !enough {
            return names.clear();
        }
        // "AUDIENCE" among lines of capitals.
        let capitals = |seen: &Seen| {
            sign == Sign::Alone && seen.written.begins_as(is_capital) && seen.written.find_as(is_small).is_none()
        };
        let all = often.iter().all(|seen| capitals(seen));
        let styled = matches!(sign, Sign::Style | Sign::Set);
        let sure = |seen: &Seen| seen.timed > 0 || styled || (all && capitals(seen));
        // "[18:05] <dana>" is no word in brackets.
        let twice_marked = |seen: &Seen| seen.timed > 0 && sign == Sign::Bracket;
        // "Jane Doe -" before all the "Jane -", and who talks once where nearly all that is said has its name.
        let most = sign != Sign::Alone && twice * 3 >= much;
        let full = |seen: &Seen| {
            let same = || often.iter().take(MOST).any(|often| is_same(&often.written, &seen.written));
            POSTS && seen.written.contains(' ') && (most || same())
        };
        let may = |seen: &Seen| {
            twice_marked(seen) || is_audience(&seen.written) || ((sure(seen) || full(seen)) && is_person(&seen.written))
        };
        keep(names, &mut |seen| seen.times > 1 || may(seen));
    }

    /// Where one name labels a third of all there is, and often, keeps those that come once after it first does. Whether
    /// there are such.
    pub(super) fn keep_everywhere(&self, names: &mut Vec<&Seen>) -> bool {
        const FEWEST: usize = 5;
        let Some(most) = names.iter().copied().max_by_key(|seen| seen.times) else { return false };
        let talks = |seen: &&Seen| seen.within.0 >= most.within.0 && is_person(&seen.written);
        let found = most.times >= FEWEST
            && most.times * 3 >= self.since_first
            && names.iter().filter(|seen| talks(seen)).count() > 1;
        if found {
            keep(names, &mut |seen| talks(&seen));
        }
        found
    }
}

/// The names that are bold, as first written, with where they first are: so many, as nobody talks with more.
pub(super) fn bolds(names: &[&Seen]) -> Vec<(String, usize)> {
    const MOST: usize = 64;
    let bold = names.iter().filter(|seen| seen.styled > 0).take(MOST);
    bold.map(|seen| (seen.written.clone(), seen.within.0)).collect()
}

/// Whether somebody forgot to make a name bold: it comes after the first that is, and is one of theirs or numbered.
pub(super) fn is_forgotten(seen: &Seen, bolds: &[(String, usize)]) -> bool {
    let numbered = seen.written.ends_as(is_digit) && seen.times > 1;
    let known = || bolds.iter().any(|(bold, _)| is_same(bold, &seen.written));
    bolds.first().is_some_and(|(_, begin)| seen.within.0 > *begin) && is_person(&seen.written) && (numbered || known())
}

/// Those who talk once among others who talk more, with nothing but a colon that says so.
pub(super) fn seldom<'a>(names: &[&'a Seen]) -> impl Iterator<Item = &'a Seen> {
    let often: Vec<&'a Seen> = names.iter().copied().filter(|seen| seen.times > 1).collect();
    let plain = |seen: &&'a Seen| seen.times == 1 && seen.styled == 0 && seen.timed == 0 && seen.sign == Sign::Colon;
    let once: Vec<&'a Seen> = names.iter().copied().filter(plain).collect();
    let known = move |seen: &Seen| often.is_empty() || often.iter().any(|often| is_same(&often.written, &seen.written));
    once.into_iter().filter(move |seen| !known(seen))
}
