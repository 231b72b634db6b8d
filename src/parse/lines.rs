//! Where things stood in the source.

#[cfg(feature = "forms")]
use super::text::is_rule;
#[cfg(feature = "forms")]
use super::{POSTS, lines_of};
#[cfg(feature = "forms")]
use crate::letters::{Signs, is_capital, is_small, is_spelled};

/// First and last line, from 1, both included.
pub type Span = (usize, usize);

/// Where things stood in the source.
#[derive(Debug, Default)]
pub struct Lines {
    pub title: Option<usize>,
    pub introduction: Option<Span>,
    /// One a turn, in the order of the interview's turns.
    pub turns: Vec<Span>,
    /// One a part that has a title, in order.
    pub sections: Vec<Span>,
    pub closing: Option<Span>,
    /// The last line above the turns that says only that they begin.
    #[cfg(feature = "forms")]
    pub(super) opening: usize,
}

impl Lines {
    /// What stands between two turns and is not blank belongs to the first (the end tag of a figure, a fence), but for what
    /// stands right above the second.
    #[cfg(feature = "forms")]
    pub(super) fn fill(&mut self, source: &str) {
        // Looked at once each: all of a source may stand on one line.
        let looks: Vec<Look> = lines_of(source).map(Look::of).collect();
        let look = |line: usize| line.checked_sub(1).and_then(|n| looks.get(n)).copied().unwrap_or_default();
        let blank = |line: usize| {
            let Look { empty, rule, .. } = look(line);
            // A line across the page is nobody's; one right below words underlines them.
            empty || (rule && look(line - 1).empty)
        };
        // What stands before the first turn is none of it.
        let begin = self.title.max(self.introduction.map(|introduction| introduction.1)).unwrap_or_default();
        let begin = begin.max(self.opening);
        let mut next = self.closing.map_or(usize::MAX, |closing| closing.0);
        let mut sections = self.sections.iter().rev().peekable();
        for n in (0..self.turns.len()).rev() {
            let above = n.checked_sub(1).map_or(begin, |n| self.turns[n].1);
            let turn = &mut self.turns[n];
            while let Some(section) = sections.next_if(|section| section.0 > turn.1) {
                next = next.min(section.0);
            }
            let last = if next == usize::MAX {
                // After the last turn only what goes on without a blank line is its own.
                (turn.1 + 1..).find(|line| blank(*line)).map_or(turn.1, |line| line - 1)
            } else {
                (turn.1..next.max(turn.1 + 1)).rev().find(|line| !blank(*line)).unwrap_or(turn.1)
            };
            turn.1 = turn.1.max(last);
            // A heading right above groups it and others.
            let above =
                sections.peek().filter(|section| section.1 < turn.0).map_or(above, |section| above.max(section.1));
            // What stands right above and is no tag begins it: a fence.
            while turn.0 > above + 1 && look(turn.0 - 1).begins {
                turn.0 -= 1;
            }
            next = turn.0;
        }
    }
}

/// What a line looks like from afar.
#[cfg(feature = "forms")]
#[derive(Clone, Copy)]
struct Look {
    empty: bool,
    rule: bool,
    /// It may begin what stands below it.
    begins: bool,
}

#[cfg(feature = "forms")]
impl Default for Look {
    /// Of a line that is not there.
    fn default() -> Self {
        Look { empty: true, rule: false, begins: false }
    }
}

#[cfg(feature = "forms")]
impl Look {
    fn of(line: &str) -> Self {
        if line.is_empty() {
            return Look::default();
        }
        // Nearly all others; white space is no letter.
        let begins = |line: &str| line.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        let words = if begins(line) { line } else { line.trim() };
        if begins(words) {
            return Look { empty: false, rule: false, begins: true };
        }
        // Bold that somebody began a line too early.
        let lone = matches!(words, "**" | "__");
        let begins = !words.starts_with('<') || (POSTS && is_component(words));
        let begins = begins && (lone || words.find_as(is_spelled).is_some());
        Look { empty: words.is_empty(), rule: is_rule(words), begins }
    }
}

/// "<Question>" is somebody's, "<div>" and "<DIV>" are the page's.
#[cfg(feature = "forms")]
fn is_component(words: &str) -> bool {
    let mut name = words.chars().skip(1);
    name.next().is_some_and(is_capital) && name.next().is_some_and(is_small) && !words.ends_with("/>")
}
