//! What begins a turn and what does not, in all of a source: who asks, what groups the turns, where the last answer ends.

use super::doubts::Doubts;
use super::passage::{Label, Passage};
use super::questions::{self, is_emphasis, is_frame, is_strong};
use super::roles::{guests, persons, roles};
use super::{POSTS, rounds};
use crate::letters::{Signs, weight};
use crate::model::{Kind, Role};

mod credits;
#[cfg(feature = "posts")]
mod gaps;

/// The passages with what is known of each.
pub(super) struct Scheme {
    pub passages: Vec<Passage>,
    pub names: Vec<String>,
    /// One a name.
    pub roles: Vec<Role>,
    /// One a passage: whether it asks without a label.
    pub asking: Vec<bool>,
    /// Passages that introduce somebody to the same questions as others, and the names of those, in order.
    guests: Vec<(usize, usize)>,
    /// One a passage: whether it groups the turns after it.
    sections: Vec<bool>,
    /// Some of the names ask.
    dialogue: bool,
    pub doubts: Doubts,
}

impl Scheme {
    /// `told`: what each name does, where the source itself says so.
    pub fn of(passages: Vec<Passage>, names: Vec<String>, told: &[Option<Role>]) -> Self {
        let mut scheme = Scheme::labelled(passages, names, told);
        for (n, name) in rounds::people(&scheme.passages, |n| scheme.asker(n)) {
            scheme.guests.push((n, scheme.names.len()));
            scheme.names.push(name);
            scheme.roles.push(Role::Answers);
        }
        scheme.sections = scheme.sections();
        scheme
    }

    fn labelled(passages: Vec<Passage>, names: Vec<String>, told: &[Option<Role>]) -> Self {
        let lettered = passages.iter().any(|passage| passage.label == Some(Label::Question));
        let named = !names.is_empty();
        let asking = vec![false; passages.len()];
        let (roles, guests, sections) = (Vec::new(), Vec::new(), Vec::new());
        let doubts = Doubts::default();
        let mut scheme = Scheme { asking, passages, roles, names, guests, sections, dialogue: false, doubts };
        if lettered {
            scheme.roles = vec![Role::Answers; scheme.names.len()];
            if POSTS {
                questions::follow_lettered(&scheme.passages, &mut scheme.asking);
            }
            return scheme;
        }
        let mut doubts = Doubts::default();
        scheme.asking = questions::find(&scheme.passages, named, &mut doubts);
        if named {
            scheme.settle_names(told);
        }
        if !scheme.dialogue {
            scheme.doubts.take(doubts);
        }
        scheme
    }

    /// Whether those who are named ask each other, or all of them answer what nobody's name stands before.
    fn settle_names(&mut self, told: &[Option<Role>]) {
        let asked = self.asking.iter().filter(|asks| **asks).count();
        let answered = |n: &usize| {
            let mut after = self.passages[n + 1..].iter().zip(&self.asking[n + 1..]);
            after.find(|(passage, asks)| **asks || passage.label.is_some()).is_some_and(|(_, asks)| !asks)
        };
        let answered = (0..self.passages.len()).filter(|n| self.asking[*n]).filter(answered).count();
        let found = roles(&self.passages, &self.names, told, &self.asking);
        let may_be_unnamed = asked > 1 && answered * 3 >= asked * 2 && !found.known;
        let unnamed = may_be_unnamed && found.rate < 450 && !(POSTS && self.take_turns(asked));
        if may_be_unnamed && (300..600).contains(&found.rate) {
            let first = self.asking.iter().position(|asks| *asks).unwrap_or_default();
            self.doubts.nobody_asks(&self.passages[first], unnamed);
        }
        if unnamed {
            self.roles = guests(&self.passages, &self.names, &self.asking);
            self.ask_between_turns();
            return;
        }
        self.asking.fill(false);
        self.roles = found.roles;
        self.dialogue = self.roles.contains(&Role::Asks);
        if let Some((lead, other, why)) = found.rival
            && !(POSTS && self.only_asks_in_bold())
        {
            let first = self.passages.iter().find(|passage| passage.label == Some(Label::Name(lead as u32)));
            first.into_iter().for_each(|first| self.doubts.who_asks(first, &self.names[lead], &self.names[other], why));
        }
        self.ask_in_bold();
        #[cfg(feature = "posts")]
        if self.dialogue {
            self.fill_gaps();
        }
    }

    /// Whether two take turns all the time, more often than somebody asks them both without a name.
    fn take_turns(&self, asked: usize) -> bool {
        let person = persons(&self.names);
        let turns = self.passages.iter().filter_map(|passage| match passage.label {
            Some(Label::Name(n)) => Some(person[n as usize]),
            _ => None,
        });
        let turns: Vec<usize> = turns.collect();
        let changes = turns.windows(2).filter(|two| two[0] != two[1]).count();
        let two_back = turns.windows(3).filter(|three| three[0] == three[2]).count();
        changes + 1 == turns.len() && two_back + 4 > turns.len() && turns.len() > asked * 2
    }

    /// A paragraph that asks, between two turns that the same name labels, is somebody else's.
    fn ask_between_turns(&mut self) {
        let asks = |passage: &Passage| {
            let words = &passage.text.words;
            questions::asks(words)
                || questions::requests(words)
                || (is_strong(passage) && questions::asks_at_all(passage))
        };
        for n in 1..self.passages.len().saturating_sub(1) {
            let passage = &self.passages[n];
            let labelled = matches!(self.passages[n + 1].label, Some(Label::Name(_)));
            let free = questions::may_ask(&self.passages, n) && !self.asking[n - 1] && passage.quoted == 0;
            if labelled && free && passage.kind == Kind::Paragraph && asks(passage) {
                self.asking[n] = true;
            }
        }
    }

    /// Where all that is asked is bold and what is answered is not, a bold passage without a name is asked too.
    fn ask_in_bold(&mut self) {
        /// A picture may stand between a question and its answer.
        const NEAR: usize = 2;
        const SHORT: usize = 15;
        let share = |role: Role| {
            let turns = self.passages.iter().filter(|passage| match passage.label {
                Some(Label::Name(n)) => self.roles[n as usize] == role && passage.has_words(),
                _ => false,
            });
            let (bold, all) = turns.fold((0, 0), |(bold, all), turn| (bold + usize::from(is_strong(turn)), all + 1));
            bold * 100 / usize::max(all, 1)
        };
        if share(Role::Asks) > 60 && share(Role::Answers) < 20 {
            // What stands around the turns is bold for other reasons.
            let labelled = |passage: &Passage| passage.label.is_some();
            let first = self.passages.iter().position(labelled).unwrap_or_default();
            // An answer that comes first was asked for, if by a name that stands there only once.
            let answers =
                matches!(self.passages[first].label, Some(Label::Name(n)) if self.roles[n as usize] == Role::Answers);
            let asked = (first.saturating_sub(NEAR)..first).find(|n| answers && is_strong(&self.passages[*n]));
            let first = asked.unwrap_or(first);
            let last = match self.passages.iter().rposition(labelled) {
                Some(last) if !POSTS || self.roles.contains(&Role::Answers) => last,
                // Nobody who answers is named.
                _ => self.passages.len(),
            };
            let turns = self.passages.iter().zip(&mut self.asking).take(last).skip(first);
            for (passage, asks) in turns {
                *asks = passage.label.is_none() && passage.kind == Kind::Paragraph && is_strong(passage);
                // What is long and speaks to nobody is bold in an answer.
                *asks &= !POSTS || questions::asks_somebody(passage) || weight(&passage.text.words) <= SHORT;
            }
        }
    }

    /// Whether a passage begins a turn by itself.
    pub fn begins(&self, n: usize) -> bool {
        self.asking[n] || self.passages[n].label.is_some()
    }

    /// The name of whom a passage introduces.
    pub fn guest(&self, n: usize) -> Option<usize> {
        let known = self.guests.partition_point(|(passage, _)| *passage < n);
        self.guests.get(known).filter(|(passage, _)| *passage == n).map(|(_, name)| *name)
    }

    /// Where somebody begins to talk.
    pub fn first(&self) -> Option<usize> {
        (0..self.passages.len()).find(|n| self.begins(*n))
    }

    /// Whether a passage begins what an asker says.
    pub fn asker(&self, n: usize) -> bool {
        match self.passages[n].label {
            Some(Label::Question) => true,
            Some(Label::Name(name)) => self.roles[name as usize] == Role::Asks,
            Some(Label::Answer) => false,
            None => self.asking[n],
        }
    }

    /// Whether a heading groups the turns after it, or a passage introduces who answers them.
    pub fn is_section(&self, n: usize) -> bool {
        self.sections[n]
    }

    /// A heading groups the turns after it if it asks nothing and a turn begins below it before anything is said in prose.
    /// From the end on, so that each passage is looked at once.
    fn sections(&self) -> Vec<bool> {
        let mut sections = vec![false; self.passages.len()];
        let mut turn_follows = false;
        for (n, passage) in self.passages.iter().enumerate().rev() {
            // What is lifted out of an answer is quoted, and may be large.
            let (heading, begins) = (passage.is_heading() && passage.quoted == 0, self.begins(n));
            sections[n] = self.guest(n).is_some() || (heading && !begins && turn_follows);
            let prose = passage.has_words() && matches!(passage.kind, Kind::Paragraph | Kind::Item(_));
            if begins {
                // Deeper than the questions, it is a heading inside of an answer.
                turn_follows = self.asker(n) || !heading;
            } else if prose && !heading && !(POSTS && is_emphasis(passage)) {
                turn_follows = false;
            }
        }
        sections
    }

    /// For each passage: whether a labelled answer is still to come before the next asker (anything but a lone question,
    /// whose answer then has no label).
    pub fn replied(&self) -> Vec<bool> {
        let mut replied = vec![false; self.passages.len()];
        if self.dialogue && !self.lone_asker() && !(POSTS && self.only_asks_in_bold()) {
            // A dialogue of names has its labels: each turn goes on to the next.
            replied.fill(true);
            return replied;
        }
        let mut coming = false;
        for n in (0..self.passages.len()).rev() {
            replied[n] = coming;
            if self.asker(n) {
                coming = false;
            } else if self.passages[n].label.is_some() {
                coming = true;
            }
        }
        replied
    }

    /// Whether each turn of a dialogue that asks is bold, or in italics, and none that answers: then an answer needs no name.
    fn only_asks_in_bold(&self) -> bool {
        let mut turns = (0..self.passages.len())
            .filter(|n| matches!(self.passages[*n].label, Some(Label::Name(_))) && self.passages[*n].has_words());
        turns.all(|n| {
            let passage = &self.passages[n];
            (is_strong(passage) || (POSTS && is_emphasis(passage))) == self.asker(n)
        })
    }

    /// Whether only who asks is named, so that answers have no label at all.
    fn lone_asker(&self) -> bool {
        let mut labels = self.passages.iter().filter_map(|passage| passage.label.as_ref());
        let Some(first @ Label::Name(_)) = labels.next() else { return false };
        labels.all(|label| label == first)
    }

    /// Where the passages begin that follow the last answer and are none.
    pub fn closing(&self, first: usize, title: &str) -> usize {
        let all = self.passages.len();
        let Some(last) = (first..all).rev().find(|n| self.begins(*n)) else { return all };
        // Below a lone "Q." or "Jane:" and below a question that nobody labelled an answer to, what follows is the turn.
        let turn = &self.passages[last];
        let awaits = !turn.has_words() || (self.asker(last) && (!self.dialogue || self.lone_asker()));
        let from = last + 1 + usize::from(awaits && last + 1 < all && !self.passages[last + 1].is_heading());
        let mut inside = Inside::of(self, first, last);
        if POSTS {
            inside.title = title;
        }
        (from..all).find(|n| inside.ends_before(self, *n, from)).unwrap_or(all)
    }
}

/// What is usual inside of the turns before the last, so that what comes after the last can be told from it.
struct Inside<'a> {
    gap: u16,
    ruled: bool,
    headings: bool,
    emphasis: bool,
    strong: bool,
    /// All answers stand in block quotes.
    quoted: bool,
    /// All answers are items of lists.
    items: bool,
    /// All answers are what is said of terms.
    defined: bool,
    /// Of the highest heading that asks or groups turns.
    level: Option<u8>,
    /// Where somebody begins to talk.
    first: usize,
    title: &'a str,
}

impl Inside<'_> {
    /// Each passage is looked at once: of millions each look counts.
    fn of(scheme: &Scheme, first: usize, last: usize) -> Self {
        let (mut gap, mut ruled, mut headings, mut emphasis, mut strong) = (1, 0, false, 0, 0);
        let (mut answers, mut quoted, mut items, mut defined) = (0, 0, 0, 0);
        let mut level: Option<u8> = None;
        for (n, passage) in scheme.passages.iter().enumerate().take(last + 2) {
            let (asker, section) = (scheme.asker(n), scheme.is_section(n));
            if (asker || section) && n <= last && passage.level > 0 {
                level = Some(level.map_or(passage.level, |highest| highest.min(passage.level)));
            }
            if n < first || section {
                continue;
            }
            if n < last && !scheme.begins(n) {
                gap = gap.max(passage.gap);
                ruled += usize::from(passage.ruled);
                headings |= passage.is_heading();
                emphasis += usize::from(passage.kind == Kind::Paragraph && is_emphasis(passage));
                strong += usize::from(is_strong(passage));
            }
            let item = matches!(passage.kind, Kind::Item(_));
            if !asker && (item || passage.kind == Kind::Paragraph) && passage.has_words() {
                answers += 1;
                quoted += usize::from(passage.quoted > 0);
                items += usize::from(item);
                defined += usize::from(passage.defines.is_some());
            }
        }
        let mostly = |count: usize| answers > 1 && count * 10 >= answers * 8;
        Inside {
            gap,
            ruled: ruled > 1,
            headings,
            emphasis: emphasis > 1,
            strong: strong > 1,
            quoted: mostly(quoted),
            items: mostly(items),
            defined: POSTS && mostly(defined),
            level,
            first,
            title: "",
        }
    }

    /// Whether the closing begins at a passage.
    fn ends_before(&self, scheme: &Scheme, n: usize, from: usize) -> bool {
        let passage = &scheme.passages[n];
        let apart = (passage.ruled && !self.ruled) || passage.gap > self.gap;
        let heading = passage.is_heading() && (is_frame(passage) || !self.headings || self.is_as_high(passage));
        let prose = passage.kind == Kind::Paragraph && passage.has_words() && passage.more.voice.is_none();
        // Words of the whole paragraph in italics or bold, as credits are set.
        let to_end = || scheme.passages[n..].iter().filter(|passage| passage.has_words()).take(4).count() <= 3;
        let below = n > from || scheme.passages[n - 1].has_words();
        let set = prose
            // What happens on a recording ("[music]") is no credit.
            && !passage.text.words.begins_with_any("[")
            && below
            && ((is_emphasis(passage) && !self.emphasis) || (is_strong(passage) && !self.strong))
            && to_end();
        let credits = || POSTS && credits::is_credit(passage, self.title, &scheme.passages[..self.first]);
        let set = set || (prose && below && to_end() && credits());
        apart
            || heading
            || set
            || (self.quoted && prose && passage.quoted == 0)
            || (self.items && prose)
            || (POSTS && self.defined && passage.defines.is_none())
    }

    /// Whether a heading that comes after all of them is as high as the questions or sections.
    fn is_as_high(&self, passage: &Passage) -> bool {
        self.level.is_some_and(|highest| passage.level <= highest)
    }
}
