//! Who leads beside who asks most: two hosts greet each other before anybody else is there to answer.

use super::Habit;
use crate::model::Role;

/// Two who lead together, and who of the others says most, by person.
pub(super) struct Hosts {
    hosts: [usize; 2],
    guest: usize,
}

/// `talks`: who, one after the other, by person.
pub(super) fn hosts(talks: &[usize], habits: &[Habit]) -> Option<Hosts> {
    /// Turns of the two before somebody else comes.
    const GREETING: usize = 3;
    let mut talks = talks.to_vec();
    talks.dedup();
    let [first, second, ..] = talks[..] else { return None };
    let is_guest = |who: usize| who != first && who != second;
    let greeting = talks.iter().take_while(|who| !is_guest(**who)).count();
    if greeting < GREETING || greeting == talks.len() {
        return None;
    }
    let guest = (0..habits.len()).filter(|n| is_guest(*n)).max_by_key(|n| habits[*n].words)?;
    // Who is asked has a turn right after a question, and who leads to somebody is followed by them.
    let leads = |who: &usize| {
        let turns = talks[greeting - 1..].windows(2).filter(|two| two[0] == *who);
        let (led, all) = turns.fold((0, 0), |(led, all), two| (led + usize::from(is_guest(two[1])), all + 1));
        all > 1 && led * 5 >= all * 2 && habits[*who].replying * 2 <= habits[*who].turns
    };
    let less = habits[first].words.min(habits[second].words) < habits[guest].words;
    (less && [first, second].iter().all(leads)).then_some(Hosts { hosts: [first, second], guest })
}

impl Hosts {
    /// Lets both ask, and who says most of the others answer. `person`: of each name.
    pub fn settle(&self, person: &[usize], roles: &mut [Role]) {
        for (role, who) in roles.iter_mut().zip(person) {
            if self.hosts.contains(who) {
                *role = Role::Asks;
            } else if *who == self.guest {
                *role = Role::Answers;
            }
        }
    }
}

/// Who talks first and hardly ever right after a question, but asks more than all who answer: a host of many remarks.
pub(super) fn opens(first: usize, person: &[usize], habits: &[Habit], roles: &mut [Role]) {
    let host = &habits[first];
    let answers = |n: &usize| person[*n] == *n && *n != first && roles[*n] == Role::Answers;
    let most = (0..person.len()).filter(answers).map(|n| habits[n].asking).max();
    let asks = host.asking > 1 && host.asking * 4 >= host.turns && host.replying * 5 <= host.turns;
    if asks && most.is_some_and(|most| most * 2 < host.asking) {
        (0..person.len()).filter(|n| person[*n] == first).for_each(|n| roles[n] = Role::Asks);
    }
}
