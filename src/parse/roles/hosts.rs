//! Who leads beside who asks most: two hosts greet each other before anybody else is there to answer.

use super::Habit;
use crate::model::Role;

/// Lets the second of two hosts ask. `talks`: who, one after the other, by person; `person`: of each name.
pub(super) fn lead_together(talks: &[usize], person: &[usize], habits: &[Habit], lead: usize, roles: &mut [Role]) {
    /// Turns of the two before somebody else comes.
    const GREETING: usize = 3;
    let mut talks = talks.to_vec();
    talks.dedup();
    let Some(&other) = talks.iter().find(|who| **who != lead) else { return };
    let greeting = talks.iter().take_while(|who| **who == lead || **who == other).count();
    let guests = || (0..person.len()).filter(|n| person[*n] == *n && *n != lead && *n != other);
    if greeting < GREETING || greeting == talks.len() || guests().any(|n| roles[n] == Role::Asks) {
        return;
    }
    let habit = &habits[other];
    // Who is asked has a turn right after a question, and who leads to somebody is followed by them.
    let is_guest = |who: usize| who != lead && who != other;
    let turns = talks[greeting - 1..].windows(2).filter(|two| two[0] == other);
    let (led, all) = turns.fold((0, 0), |(led, all), two| (led + usize::from(is_guest(two[1])), all + 1));
    let most = guests().map(|n| habits[n].words).max().unwrap_or_default();
    if all > 1 && led * 2 >= all && habit.replying * 3 <= habit.turns && habit.words < most {
        (0..person.len()).filter(|n| person[*n] == other).for_each(|n| roles[n] = Role::Asks);
    }
}
