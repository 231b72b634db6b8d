//! Counts what may be labels, line by line.

use super::names::Key;
use super::{Census, Seen, may_speak};
use crate::letters::{Signs, after, find, is_letter, lower};
use crate::model::Kind;
use crate::parse::POSTS;
use crate::parse::label::{Letter, Name, Sign, letter, name};
use crate::parse::lexicon::{ANNOUNCE, LETTERS, NO_NAMES};
use crate::parse::passage::Passage;
use crate::parse::questions::asks;

impl Census {
    pub(super) fn of(passages: &[Passage]) -> Self {
        let mut census = Census::default();
        passages.iter().for_each(|passage| census.count(passage));
        #[cfg(feature = "posts")]
        census.count_letters();
        census
    }

    fn count(&mut self, passage: &Passage) {
        self.passages += 1;
        let labelled = self.labelled;
        if may_speak(passage) {
            for start in [0].into_iter().chain(passage.further_lines()) {
                let line = passage.line_at(start);
                if !line.trim().is_empty() {
                    self.count_line(passage, start, line);
                }
            }
        }
        self.asked = labelled == self.labelled && asks(&passage.text.words);
        self.since_first += usize::from(self.names.iter().any(|seen| seen.sign != Sign::Alone));
    }

    fn count_line(&mut self, passage: &Passage, start: usize, line: &str) {
        let lettered = letter(line, None);
        if let Some(mut found) = lettered {
            // "P1:", "P3:", "P1:" are people, "P1:", "P2:", "P3:" questions.
            let counted = found.label.number;
            found.label.single |= counted > 1 && counted != self.counted + 1 && counted != self.counted;
            if counted > 0 && found.label.asks {
                found.label.single |= counted == self.counted;
                self.counted = counted;
            }
            self.note_letter(found.label);
            self.after_question = found.label.asks;
            if !found.label.single {
                return;
            }
        }
        let styled = passage.styled_at(start);
        if let Some(found) = name(line, styled) {
            // What has the line to itself in the middle of a paragraph, or is all of it, says something; what is an item
            // leads somewhere.
            let first = start == 0 && !matches!(passage.kind, Kind::Item(_));
            if found.label.sign != Sign::Alone || first || found.label.time.is_some() {
                let reply = lettered.is_none() && std::mem::take(&mut self.after_question);
                let asked = line.trim_end().ends_with_any("?？؟;");
                let bold = styled >= found.label.start + found.label.name.len();
                let said = after(line, found.words);
                // "**News:**", "Homepage: https://…".
                let address = || !said.trim().contains(' ') && find(said, "://").is_some();
                if POSTS && (said.trim().is_empty() || address()) && ANNOUNCE.contains(&lower(found.label.name)) {
                    return;
                }
                // "Break: [14:02]", but no "Jane [14:02]" above what she says.
                let timed = found.label.time.is_some() && found.label.sign != Sign::Alone;
                let timed = timed && line.len() == passage.text.words.len() && line.ends_with_any("])）】");
                let bare = (!said.is_empty() || timed) && said.find_as(is_letter).is_none();
                let item = matches!(passage.kind, Kind::Item(_));
                self.count_name(&found.label, reply, asked, bold, bare, item);
                // "London: 10:15:00" above "York: 12:30:00": nobody says anything.
                if POSTS {
                    let untold = found.label.time.filter(|_| said.is_empty() && found.label.sign == Sign::Colon);
                    if let (Some(_), Some(before)) = (untold, self.untold) {
                        self.names[before].bare += 1;
                    }
                    let seen = |seen: &Seen| seen.sign == Sign::Colon && seen.key == lower(found.label.name);
                    self.untold = untold.and_then(|_| self.names.iter().position(seen));
                    return;
                }
            }
        }
        if POSTS {
            self.untold = None;
        }
    }

    #[cfg(not(feature = "posts"))]
    fn note_letter(&mut self, letter: Letter) {
        self.count_letter(letter, 1);
    }

    /// All languages are gone through in the end, and not at each of millions of lines.
    #[cfg(feature = "posts")]
    fn note_letter(&mut self, Letter { pair, asks, single, .. }: Letter) {
        self.noted[pair][usize::from(asks)][usize::from(single)] += 1;
    }

    /// Counts what was noted of the letters.
    #[cfg(feature = "posts")]
    fn count_letters(&mut self) {
        for (pair, seen) in self.noted.into_iter().enumerate() {
            for (asks, seen) in [false, true].into_iter().zip(seen) {
                for (single, times) in [false, true].into_iter().zip(seen) {
                    self.count_letter(Letter { pair, asks, single, number: 0 }, times);
                }
            }
        }
    }

    fn count_letter(&mut self, letter: Letter, times: usize) {
        // A word may be in several languages' lists; "a" answers in all that have it.
        let at = &mut self.letters;
        for (n, letters) in LETTERS.iter().enumerate() {
            let list = if letter.asks { LETTERS[letter.pair].questions } else { LETTERS[letter.pair].answers };
            let same = if letter.asks { letters.questions } else { letters.answers };
            if n == letter.pair || (letter.single && same.all().next() == list.all().next()) {
                at[n].0 += times * usize::from(letter.asks);
                at[n].1 += times * usize::from(!letter.asks);
                at[n].2 += times * usize::from(letter.single);
            }
        }
    }

    fn count_name(&mut self, found: &Name<'_>, reply: bool, asks: bool, styled: bool, bare: bool, item: bool) {
        /// Nobody talks with as many; what comes after them is prose with colons.
        const MOST: usize = 256;
        let key = Key::of(found.name);
        let known = self.names.iter().position(|seen| seen.sign == found.sign && key.is(&seen.key));
        let at = known.unwrap_or(self.names.len());
        if at == MOST {
            return;
        }
        if known.is_none() {
            let key = key.into_lower();
            if NO_NAMES.contains(&key) {
                return;
            }
            let (times, replies, asking, styled, items, timed, bare, asked) = (0, 0, 0, 0, 0, 0, 0, 0);
            self.names.push(Seen {
                key,
                written: found.name.to_owned(),
                sign: found.sign,
                times,
                replies,
                asking,
                styled,
                items,
                timed,
                bare,
                asked,
                within: (self.labelled, 0),
            });
        }
        let seen = &mut self.names[at];
        seen.within.1 = self.labelled;
        self.labelled += 1;
        seen.times += 1;
        seen.replies += usize::from(reply);
        seen.asking += usize::from(asks);
        seen.styled += usize::from(styled);
        seen.timed += usize::from(found.time.is_some());
        seen.bare += usize::from(bare);
        seen.items += usize::from(POSTS && item);
        seen.asked += usize::from(std::mem::take(&mut self.asked));
    }
}
