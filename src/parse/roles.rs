//! Who of those who are named asks.

use super::POSTS;
use super::doubts::{Rival, TOLD};
use super::lexicon::{ANSWERS, ASKS, AUDIENCE};
use super::passage::{Label, Passage};
use super::questions::{Look, asks, look};
use crate::letters::{Signs, Words, is_one_of, length, lower, weight};
use crate::model::Role;

#[cfg(feature = "posts")]
mod hosts;

/// What each name does.
pub(super) struct Roles {
    pub roles: Vec<Role>,
    /// How many of a thousand turns of who asks most end in a question.
    pub rate: usize,
    /// A name itself says who asks.
    pub known: bool,
    /// Who leads, and who else could, and why.
    pub rival: Option<(usize, usize, Rival)>,
}

/// How somebody talks, under all of their names.
#[derive(Clone, Default)]
struct Habit {
    turns: usize,
    asking: usize,
    /// Turns that follow a question of somebody else.
    replying: usize,
    words: usize,
}

impl Habit {
    /// Of a thousand turns; a turn of silence weighs in so that one lucky "Really?" does not lead.
    fn rate(&self) -> usize {
        self.asking * 1000 / (self.turns + 1)
    }
}

/// Who asks most of the time asks; who asks nearly as often and talks less than others does too; where nobody asks, the
/// first to speak leads. `said`: what names do by the front matter; `unnamed`: what is set apart as a question that
/// nobody's name stands before.
pub(super) fn roles(passages: &[Passage], names: &[String], said: &[Option<Role>], unnamed: &[bool]) -> Roles {
    let person = persons(names);
    // Where the first question comes before all names, none goes on with what somebody said.
    let named = passages.iter().position(|passage| passage.label.is_some()).unwrap_or_default();
    let apart = unnamed.iter().take(named).any(|asks| *asks) && unnamed.iter().filter(|asks| **asks).count() > 2;
    let habits = habits(passages, &person, unnamed, apart);
    // "HOST (V.O.):" is "HOST:".
    let mut told = vec![None; names.len()];
    for ((name, n), said) in names.iter().zip(&person).zip(said) {
        told[*n] = told[*n].or(*said).or_else(|| known_role(name));
    }
    let known = |n: usize| told[person[n]];
    if (0..names.len()).any(|n| known(n) == Some(Role::Asks)) {
        // The audience asks too.
        let also = |n: usize| {
            let Habit { turns, asking, replying, .. } = habits[person[n]];
            let asks = asking * 4 >= turns * 3 && asking > 0 && replying * 2 <= turns;
            // Where guests are named, who is none of them is no guest.
            asks || said.contains(&Some(Role::Answers)) && asking * 3 >= turns
        };
        let role =
            |n: usize| known(n).unwrap_or(if also(n) || is_audience(&names[n]) { Role::Asks } else { Role::Answers });
        let roles = (0..names.len()).map(role).collect();
        return Roles { roles, rate: 1000, known: true, rival: None };
    }
    let may_ask = |n: &usize| person[*n] == *n && known(*n) != Some(Role::Answers) && !is_audience(&names[*n]);
    #[cfg(feature = "posts")]
    let talks: Vec<usize> = passages.iter().filter_map(|passage| Some(person[passage.named()?])).collect();
    #[cfg(feature = "posts")]
    let hosts = hosts::hosts(&talks, &habits);
    #[cfg(not(feature = "posts"))]
    let hosts: Option<()> = None;
    if hosts.is_none()
        && let Some((one, roles)) = around_one(passages, &person, &habits)
    {
        let most = (0..names.len()).filter(|n| *n != one).max_by_key(|n| habits[*n].rate()).unwrap_or_default();
        let close = TOLD && habits[one].rate() * 3 >= habits[most].rate() * 2;
        let rival = close.then_some((most, one, Rival::AsksToo));
        return Roles { roles, rate: habits[most].rate(), known: false, rival };
    }
    let lead = lead(&habits, &(0..names.len()).filter(may_ask).collect::<Vec<_>>());
    let most = habits.get(lead).map(Habit::rate).unwrap_or_default();
    let brief = |habit: &Habit| habit.words * habits[lead].turns <= habits[lead].words * habit.turns * 2;
    let leads = |n: usize| {
        let habit = &habits[n];
        (most / 2 + 1..=most).contains(&habit.rate())
            && habit.replying * 2 <= habit.turns
            && brief(habit)
            && may_ask(&n)
    };
    // Who answers may ask something once.
    let often = |habit: &Habit| habit.asking > 1 || habit.asking * 3 >= habit.turns * 2;
    let asks =
        |n: usize| person[n] == lead || is_audience(&names[n]) || (leads(person[n]) && often(&habits[person[n]]));
    let roles: Vec<Role> = (0..names.len()).map(|n| if asks(n) { Role::Asks } else { Role::Answers }).collect();
    // Somebody answers.
    let nobody = names.len() > 1 && !roles.contains(&Role::Answers);
    let roles = if nobody {
        (0..names.len()).map(|n| if person[n] == lead { Role::Asks } else { Role::Answers }).collect()
    } else {
        roles
    };
    #[cfg(feature = "posts")]
    let roles = {
        let mut roles = roles;
        hosts.iter().for_each(|hosts| hosts.settle(&person, &mut roles));
        talks.iter().take(1).for_each(|first| hosts::opens(*first, &person, &habits, &mut roles));
        roles
    };
    // Two questions are little to go by.
    let rate = (0..names.len()).filter(may_ask).map(|n| habits[n].asking * 1000 / (habits[n].turns + 2)).max();
    let others: Vec<usize> = (0..names.len()).filter(|n| person[*n] == *n && roles[*n] == Role::Answers).collect();
    let rival = TOLD.then(|| rival(&habits, lead, &others)).flatten().map(|(other, why)| (lead, other, why));
    Roles { roles, rate: rate.unwrap_or_default(), known: false, rival }
}

/// Who of those who may ask most likely does: whose turns most often end in a question. Where somebody who talked before
/// asks more than half as often, what each says weighs in: who is asked asks back, and who asks makes statements.
fn lead(habits: &[Habit], may_ask: &[usize]) -> usize {
    const SELDOM: usize = 300;
    let most = may_ask.iter().map(|n| habits[*n].rate()).max().unwrap_or_default();
    let Some(lead) = may_ask.iter().copied().find(|n| habits[*n].rate() == most) else { return 0 };
    let top = &habits[lead];
    let leads = |other: &Habit| {
        let rate = other.rate();
        // How many times as many words a turn has, against so many hundredths.
        let says_more = |hundredths: usize| top.words * other.turns * 100 >= other.words * top.turns * hundredths;
        let close = rate * 4 >= most * 3 && says_more(80);
        let seldom = most < SELDOM && says_more(125);
        let chatty = says_more(150 * most / usize::max(rate, 1));
        // One question at length among many remarks of somebody who says little asks back.
        let once = POSTS && top.asking == 1 && other.turns > 2 && says_more(300);
        other.turns * 3 >= top.turns && (once || (rate * 2 > most && (close || seldom || chatty)))
    };
    let mut earlier = may_ask.iter().copied().take_while(|n| *n != lead);
    earlier.find(|n| leads(&habits[*n])).unwrap_or(lead)
}

/// Where one of several has a part in nearly every change of who talks, or in most and says most, it is one who answers
/// all the others.
fn around_one(passages: &[Passage], person: &[usize], habits: &[Habit]) -> Option<(usize, Vec<Role>)> {
    const FEW: usize = 5;
    let mut changes = vec![0; person.len()];
    let mut all = 0;
    let mut before = None;
    for passage in passages {
        let Some(Label::Name(name)) = passage.label else { continue };
        let now = person[name as usize];
        if let Some(before) = before.replace(now).filter(|before| *before != now) {
            changes[before] += 1;
            changes[now] += 1;
            all += 1;
        }
    }
    let one = changes.iter().enumerate().rev().max_by_key(|(_, changes)| **changes)?.0;
    let mut rest = Habit::default();
    let (mut others, mut says_more_than_each) = (0, true);
    for (n, habit) in habits.iter().enumerate().filter(|(n, habit)| *n != one && habit.turns > 0) {
        rest.turns += habit.turns;
        rest.asking += habit.asking;
        rest.words += habit.words;
        others += usize::from(person[n] == n);
        says_more_than_each &=
            habit.turns == 1 || habits[one].words * habit.turns * 2 >= habit.words * habits[one].turns * 3;
    }
    let hub = changes[one] * 10 >= all * 9
        || (changes[one] * 3 >= all * 2 && says_more_than_each && habits[one].words > rest.words);
    let says_more = habits[one].words * rest.turns > rest.words * habits[one].turns;
    let answers = rest.rate() > habits[one].rate() * if says_more { 1 } else { 3 };
    // Of two who answer one may say most.
    let replies = |habit: &Habit| POSTS && habit.asking == 0 && habit.turns > 1 && rest.asking > 3;
    let role = |n: &usize| if *n == one || replies(&habits[*n]) { Role::Answers } else { Role::Asks };
    (all > FEW && others > 1 && hub && answers).then(|| (one, person.iter().map(role).collect()))
}

/// Who else could be who asks, where that is close.
fn rival(habits: &[Habit], lead: usize, others: &[usize]) -> Option<(usize, Rival)> {
    let of = |n: usize| &habits[n];
    let first = *others.first()?;
    if of(lead).asking == 0 {
        return Some((first, Rival::NobodyAsks));
    }
    let asks = others.iter().copied().max_by_key(|n| of(*n).rate())?;
    let said: usize = others.iter().map(|n| of(*n).words).sum();
    let asks_too = of(asks).turns > 1 && of(asks).rate() * 3 >= of(lead).rate() * 2;
    let says_less = of(lead).turns > 2 && of(lead).words > said * 2;
    asks_too.then_some((asks, Rival::AsksToo)).or(says_less.then_some((first, Rival::SaysLess)))
}

/// What each name does where the questions are nobody's: all answer, but for who mostly asks and says less than others.
pub(super) fn guests(passages: &[Passage], names: &[String], unnamed: &[bool]) -> Vec<Role> {
    let person = persons(names);
    let habits = habits(passages, &person, unnamed, false);
    let most = habits.iter().map(|habit| habit.words).max().unwrap_or_default();
    let asks = |habit: &Habit| habit.asking * 3 >= habit.turns * 2 && habit.asking > 0 && habit.words * 4 < most;
    person.iter().map(|n| if asks(&habits[*n]) { Role::Asks } else { Role::Answers }).collect()
}

/// A name in small letters without its number: "audience 2" is the audience.
fn unnumbered(name: &str) -> String {
    let mut name = lower(name);
    name.truncate(name.trim_end_as(|c: char| c.is_ascii_digit() || c == ' ' || c == '#').len());
    name
}

pub(super) fn is_audience(name: &str) -> bool {
    AUDIENCE.contains(&unnumbered(name))
}

/// "Moderator", "Jane Doe (moderator)", "Speaker 2".
fn known_role(name: &str) -> Option<Role> {
    let name = unnumbered(name);
    let within = name.split_once('(').and_then(|(_, within)| within.strip_suffix(')'));
    let name = within.unwrap_or(&name);
    let of = |list: Words, role| list.contains(name).then_some(role);
    of(ASKS, Role::Asks).or(of(ANSWERS, Role::Answers))
}

/// For each name the first that means the same person: "Xing Yang (XY)" is "XY", "Ben Striegel" is "Ben".
pub(super) fn persons(names: &[String]) -> Vec<usize> {
    /// Nobody talks with more; captions that somebody made up may name thousands.
    const MOST: usize = 256;
    let before = |n: usize| 0..if n < MOST { n } else { 0 };
    let same = |n: usize| before(n).find(|m| is_same(&names[n], &names[*m])).unwrap_or(n);
    let mut persons: Vec<usize> = (0..names.len()).map(same).collect();
    for n in 0..persons.len() {
        persons[n] = persons[persons[n]];
    }
    persons
}

pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (lower(one), lower(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let words: Vec<&str> =
        long.split(|c: char| c.is_whitespace() || is_one_of(c, "(),")).filter(|w| !w.is_empty()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let letters: String = short.chars().filter(|c| *c != '.' && *c != ' ').collect();
    // "Oli" is "Oliver Scherer".
    let called = |word: &&str| word.starts_with(&*short) && (short.len() > 2 || word.len() == short.len());
    // "J" is "Jane".
    let initial = POSTS && words.len() == 1 && length(&short) == 1 && long.len() > 2 && long.starts_with(&*short);
    initial || (words.len() > 1 && (words.iter().any(called) || (letters.len() > 1 && initials == letters)))
}

/// `apart`: what asks without a name is set apart by that alone.
fn habits(passages: &[Passage], person: &[usize], unnamed: &[bool], apart: bool) -> Vec<Habit> {
    let mut habits = vec![Habit::default(); person.len()];
    let mut current = None;
    let mut asked = None;
    for (n, passage) in passages.iter().enumerate() {
        if let Some(Label::Name(name)) = passage.label {
            let name = person[name as usize];
            current = Some(name);
            habits[name].turns += 1;
            habits[name].replying += usize::from(asked.take().is_some_and(|asker| asker != name));
        }
        if unnamed[n] && (apart || look(passage) != Look::Asking) {
            current = None;
        }
        let Some(name) = current else { continue };
        habits[name].words += weight(&passage.text.words);
        let ends = passages.get(n + 1).is_none_or(|next| next.label.is_some() || unnamed[n + 1]);
        let asks = ends && asks(&passage.text.words);
        asked = asks.then_some(name);
        habits[name].asking += usize::from(asks);
    }
    habits
}
