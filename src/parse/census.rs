//! Who is named in a source: what may be labels is counted over all of it, so that they can be told from the colons of
//! ordinary sentences; then the passages are cut where a turn begins, and labelled.

use super::doubts::{Doubts, TOLD};
use super::label::{Name, SIGNS, Sign, is_person, letter, name};
use super::lexicon::{LETTERS, Letters};
use super::passage::{Label, Passage, cut_each};
use super::questions::asks;
use super::roles::{is_audience, is_same};
use super::{POSTS, Structure};
use crate::letters::{Signs, after, is_capital, is_small, length, lower, until};
use crate::model::Kind;
use names::{Key, Names};
use often::seldom;

mod cast;
mod count;
mod names;
mod often;
pub(super) mod portraits;
mod voices;

/// How often what may be a name labels a line.
#[derive(Debug)]
struct Seen {
    /// In small letters.
    key: String,
    written: String,
    sign: Sign,
    times: usize,
    /// The first after a line that is labelled as a question.
    replies: usize,
    /// In a line that ends as a question.
    asking: usize,
    /// Bold or italic.
    styled: usize,
    /// Items of lists.
    items: usize,
    /// With a time.
    timed: usize,
    /// Before what says nothing: a time, a number.
    bare: usize,
    /// Below a paragraph that asks and has no label.
    asked: usize,
    /// The first and the last of all that may be names.
    within: (usize, usize),
}

/// The labels of a whole source, counted.
#[derive(Default)]
struct Census {
    /// In order of appearance.
    names: Vec<Seen>,
    /// Questions and answers of each of [`LETTERS`], and those of them that are a single letter.
    letters: [(usize, usize, usize); LETTERS.len()],
    /// How often each of [`LETTERS`] was there: answers and questions, of each the words and the single letters.
    #[cfg(feature = "posts")]
    noted: [[[usize; 2]; 2]; LETTERS.len()],
    passages: usize,
    /// Lines that a name may label.
    labelled: usize,
    /// Passages since the first thing that may be a name and has a sign of its own.
    since_first: usize,
    after_question: bool,
    /// Below a paragraph that asks and has no label.
    asked: bool,
    /// The number of the last question that has one.
    counted: usize,
    /// The name that stood with a time, and nothing else, on the line before.
    untold: Option<usize>,
}

/// The labels that a source uses.
#[derive(Debug, Default)]
struct Labels {
    /// Which of [`LETTERS`], and whether answers have theirs.
    letters: Option<(usize, bool)>,
    /// In small letters, with the sign that they come with, in order of appearance.
    names: Vec<(String, Sign)>,
    /// Those of the names that label one line, and may be words before a colon.
    seldom: Vec<String>,
    /// Nearly all stand before paragraphs: "Jane: a baker" in a list says who takes part.
    unlisted: bool,
}

/// Passages that are labelled, and whom the labels name, as first written, in order of appearance.
#[derive(Default)]
pub(super) struct Labelled {
    pub passages: Vec<Passage>,
    pub names: Names,
    pub structure: Vec<Structure>,
    pub doubts: Doubts,
    /// A question with its letter was there.
    begun: bool,
}

/// Finds who is named and labels the passages.
pub(super) fn label(passages: Vec<Passage>) -> Labelled {
    let labels = Census::of(&passages).labels();
    let passages = cut_each(passages, &mut |passage, tails| labels.cut(passage, tails));
    let mut labelled = Labelled { passages, ..Labelled::default() };
    let mut voice = None;
    let mut passages = std::mem::take(&mut labelled.passages);
    let mut above: Option<&mut Passage> = None;
    let mut figures = false;
    for passage in &mut passages {
        figures |= passage.kind == Kind::Figure;
        let cast = POSTS && labels.is_cast(passage);
        passage.settle();
        if !cast {
            labels.label(passage, &mut labelled);
        }
        labelled.take_voice(passage, &mut voice);
        if let Some(above) = above.filter(|_| POSTS) {
            portraits::move_down(above, passage, &labelled.names);
        }
        above = Some(passage);
    }
    if POSTS && figures {
        // What portraits were moved out of.
        passages.retain(|passage| passage.kind != Kind::Figure || passage.has_content());
    }
    Labelled { passages, ..labelled }
}

/// A line that may hold a label: no code, no row of a table, no figure.
fn may_speak(passage: &Passage) -> bool {
    matches!(passage.kind, Kind::Paragraph | Kind::Heading | Kind::Item(_))
}

impl Census {
    fn labels(&self) -> Labels {
        let letters = self.letters();
        let once = |names: &[&Seen]| names.iter().all(|seen| seen.times < 2);
        let mut found: (Sign, Vec<&Seen>) = (Sign::Colon, Vec::new());
        for &sign in SIGNS {
            let names = self.names(sign, letters.is_some());
            if names.is_empty() {
                continue;
            }
            // "Session start:" and "Session close:" stand around turns that have another sign.
            let first = found.1.is_empty();
            if first || !once(&names) {
                found = (sign, names);
            }
            if !first || !once(&found.1) {
                break;
            }
        }
        let (sign, names) = found;
        let seldom = if TOLD { seldom(&names).map(|seen| seen.key.clone()).collect() } else { Vec::new() };
        let (items, times) = names.iter().fold((0, 0), |(items, times), seen| (items + seen.items, times + seen.times));
        let unlisted = POSTS && items * 3 < times;
        let names = names.into_iter().map(|seen| (seen.key.clone(), sign)).collect();
        Labels { letters, names, seldom, unlisted }
    }

    /// The letters that are used: those with most questions. English ones need no answers with a letter; single letters
    /// of other languages are initials unless both come.
    fn letters(&self) -> Option<(usize, bool)> {
        let counts = self.letters.iter().enumerate();
        // "D:" and "R:" beside "F:" are initials.
        let initial = |n: usize, seen: &Seen| {
            let Letters { questions, answers } = &LETTERS[n];
            let other = !questions.contains(&seen.key) && !answers.contains(&seen.key);
            other && seen.sign == Sign::Colon && seen.times > 1 && length(&seen.key) < 3
        };
        let sure = |(n, (questions, answers, single)): &(usize, &(usize, usize, usize))| {
            let words = questions + answers > *single;
            let both = || *answers > 0 && questions + answers > 2 && !self.names.iter().any(|seen| initial(*n, seen));
            *questions > 0 && (*n == 0 || words || both())
        };
        let most =
            counts.filter(sure).rev().max_by_key(|(_, (questions, answers, _))| (questions + answers, *questions));
        most.map(|(n, (questions, answers, _))| (n, answers * 2 > *questions))
    }

    /// The names that label turns with that sign.
    fn names(&self, sign: Sign, lettered: bool) -> Vec<&Seen> {
        let mut names: Vec<&Seen> = self.names.iter().filter(|seen| seen.sign == sign).collect();
        if names.iter().any(|seen| seen.bare < seen.times) {
            // "Break: [14:02]".
            keep(&mut names, &mut |seen| seen.bare < seen.times);
        }
        let often = names.iter().filter(|seen| seen.times > 1).count();
        // How many lines are labelled by names that come at least as often.
        let labelled =
            |often: usize| names.iter().map(|seen| seen.times).filter(|times| *times >= often).sum::<usize>();
        let (once, twice) = (labelled(1), labelled(2));
        if lettered {
            // Questions have their letter: a name is one only where it keeps replying to them.
            let bold = |seen: &Seen| POSTS && sign == Sign::Colon && often > 1 && seen.styled == seen.times;
            keep(&mut names, &mut |seen| seen.times > 1 && (seen.replies * 2 >= seen.times || bold(seen)));
            return names;
        }
        if sign != Sign::Colon {
            self.keep_apart(&mut names, sign, twice);
            return names;
        }
        // "**Who**: three of us" stands once each in a list above those who talk.
        let least = if POSTS && often > 0 && twice > 2 { 2 } else { 1 };
        let styled = names.iter().filter(|seen| seen.times >= least).map(|seen| seen.styled).sum::<usize>();
        let bold = styled * 2 > labelled(least);
        let together = |name: &str| POSTS && bold && cast::are_people(name);
        let is_somebody = |name: &str| is_person(name) || is_audience(name) || together(name);
        let person = |seen: &Seen| is_somebody(&seen.written) && (!bold || seen.styled > 0);
        // "Jane Doe (JD):" before all the "JD:".
        let short: Vec<String> = names.iter().filter(|seen| seen.times > 1).map(|seen| seen.written.clone()).collect();
        // "Jane Doe:" before all the "JD:".
        let initials = |short: &str| length(short) <= 4 && short.chars().all(is_capital);
        // "Jane Doe:" and "John Roe:" before all the "Doe:" and "Roe:": one alone may be a title's.
        let short_of = |seen: &Seen| short.iter().filter(|short| is_same(short, &seen.written)).count();
        let full = names.iter().filter(|seen| seen.times < 2 && short_of(seen) > 0).count() > 1;
        let introduces = |seen: &Seen| {
            let same = |short: &&String| is_same(short, &seen.written);
            short.iter().filter(same).any(|short| seen.key.ends_with(')') || full || initials(short))
        };
        if often > 1 {
            // "Host: Jane Doe" above all turns and "Music: The Ashes" below them are no turns.
            let turns = |seen: &&&Seen| seen.times > 1;
            let begin = names.iter().filter(turns).map(|seen| seen.within.0).min().unwrap_or_default();
            let end = names.iter().filter(turns).map(|seen| seen.within.1).max().unwrap_or_default();
            let known = |seen: &Seen| short.iter().any(|short| is_same(short, &seen.written));
            keep(&mut names, &mut |seen| {
                (begin..=end).contains(&seen.within.0) || known(seen) || together(&seen.written)
            });
        }
        if often == 0 && names.len() > 2 {
            // Where nobody comes twice, nobody talks: "Speed: …", "Price: …".
            return Vec::new();
        }
        if bold && often > 0 && once > 2 {
            let bolds = if POSTS { often::bolds(&names) } else { Vec::new() };
            let forgotten = |seen: &Seen| POSTS && often::is_forgotten(seen, &bolds);
            keep(&mut names, &mut |seen| person(seen) || (seen.times > 1 && seen.styled > 0) || forgotten(seen));
        } else if often > 1 {
            if twice * 4 < self.since_first {
                return Vec::new();
            }
            // What stands once and before them is a title or who wrote it.
            let mut begun = false;
            keep(&mut names, &mut |seen| {
                begun |= seen.times > 1;
                // A name in small letters comes often, or it is a word before a colon.
                let nickname = seen.times > 2 || !seen.written.begins_as(is_small) || is_audience(&seen.written);
                (seen.times > 1 && nickname) || ((begun || bold || introduces(seen)) && person(seen))
            });
        } else if names.len() < 2 || (once * 3 < self.since_first * 2 && !(POSTS && self.keep_everywhere(&mut names))) {
            // Who asks may be the only one who is named, and who answers too.
            let talks = |seen: &Seen| {
                let answers = (bold || seen.asked * 2 > seen.times) && seen.times > 2;
                seen.times > 1 && person(seen) && (seen.asking * 2 > seen.times || answers)
            };
            let one = POSTS && names.iter().any(|seen| talks(seen));
            keep(&mut names, &mut |seen| talks(seen) || (one && introduces(seen) && person(seen)));
        } else {
            keep(&mut names, &mut |seen| person(seen));
        }
        names
    }
}

/// One function for all that is asked of names.
fn keep(names: &mut Vec<&Seen>, is: &mut dyn FnMut(&Seen) -> bool) {
    names.retain(|seen| is(seen));
}

impl Labels {
    /// The label of a line of which so many bytes are bold or italic: what it is, where its name lies, where its words begin.
    fn find<'a>(&self, line: &'a str, styled: usize) -> Option<Found<'a>> {
        if let Some((pair, answers)) = self.letters
            && let Some(found) = letter(line, Some(pair))
            && (found.label.asks || answers)
        {
            let label = if found.label.asks { Label::Question } else { Label::Answer };
            return Some(Found { label, name: "", sign: 0, words: found.words, time: None });
        }
        if self.names.is_empty() {
            return None;
        }
        let found = name(line, styled)?;
        let key = Key::of(found.label.name);
        // A name that is bold or has its time has the line to itself until Markdown joins the lines.
        let joined = found.label.time.is_some() || found.label.sign == Sign::Style;
        // "**Ann** bakes." tells of her.
        let forgotten = POSTS && found.label.sign == Sign::Style && after(line, found.words).begins_as(is_capital);
        let same = |(known, sign): &(String, Sign)| {
            key.is(known)
                && (*sign == found.label.sign
                    || found.label.sign == Sign::Alone
                    || (joined && *sign == Sign::Alone)
                    // "**Jane** Thanks!", where the colon is forgotten.
                    || (forgotten && *sign == Sign::Colon))
        };
        let index = self.names.iter().position(same)?;
        let sign = found.label.start + found.label.name.len();
        let Name { name, time, .. } = found.label;
        Some(Found { label: Label::Name(index as u32), name, sign, words: found.words, time })
    }

    /// Cuts the passage where lines of it begin turns, the last piece first.
    fn cut(&self, passage: &mut Passage, tails: &mut Vec<Passage>) {
        if POSTS && self.is_cast(passage) {
            return;
        }
        if may_speak(passage) && (!self.names.is_empty() || self.letters.is_some()) {
            for start in passage.further_lines().collect::<Vec<_>>().into_iter().rev() {
                if self.find(passage.line_at(start), passage.styled_at(start)).is_some() {
                    let mut tail = passage.split_off(start);
                    self.cut_answer(&mut tail, tails);
                    tails.push(tail);
                }
            }
        }
        self.cut_answer(passage, tails);
    }

    /// "Q: Why?" and on the next line the answer, where answers have no letter.
    fn cut_answer(&self, passage: &mut Passage, tails: &mut Vec<Passage>) {
        if let Some(start) = self.answer_start(passage) {
            tails.push(passage.split_off(start));
        }
    }

    fn answer_start(&self, passage: &Passage) -> Option<usize> {
        let bare = self.letters.is_some_and(|(_, answers)| !answers) && self.names.is_empty();
        if !bare || !may_speak(passage) {
            return None;
        }
        self.find(passage.line_at(0), 0)?;
        let starts = passage.line_starts();
        let asking = starts.iter().rposition(|start| asks(passage.line_at(*start)))?;
        let words = passage.text.words.as_str();
        let start = starts.get(asking + 1).copied();
        start.filter(|start| until(words, *start).ends_with('\n') && *start < words.len())
    }

    /// Takes the label off the beginning of a passage.
    fn label(&self, passage: &mut Passage, labelled: &mut Labelled) {
        if !may_speak(passage) {
            return;
        }
        let line = passage.line_at(0);
        let Some(found) = self.find(line, passage.styled_at(0)) else { return };
        // Where questions have their letter, nobody is named before the first.
        labelled.begun |= found.label == Label::Question;
        if self.letters.is_some() && !labelled.begun && found.label != Label::Answer {
            return;
        }
        let (name, words) = (found.sign - found.name.len(), found.words);
        passage.signs(0..name, &mut labelled.structure);
        passage.signs(found.sign..words, &mut labelled.structure);
        let label = match found.label {
            Label::Name(_) => {
                if TOLD && !self.seldom.is_empty() && self.seldom.contains(&lower(found.name)) {
                    labelled.doubts.seldom(passage, found.name);
                }
                Label::Name(labelled.names.index(found.name) as u32)
            }
            letter => letter,
        };
        let words = found.words;
        if let Some(time) = found.time {
            passage.more.time = Some(time);
        }
        let rest = after(&passage.text.words, words);
        let words = words + rest.len() - rest.trim_start().len();
        passage.label = Some(label);
        passage.cut(words);
    }
}

struct Found<'a> {
    label: Label,
    name: &'a str,
    /// Where what is a sign and no name begins.
    sign: usize,
    words: usize,
    time: Option<u32>,
}
