//! Which passages of the look that asks do ask: not what frames the interview, thanks at its end, or is bold in an answer.

use super::{
    Class, Look, asks, asks_at_all, asks_somebody, is_frame, is_numbered, look, number_length, pleads, requests,
};
use crate::letters::{Signs, find, is_small, is_spelled, lower, weight};
use crate::model::{Kind, Style, Styled};
use crate::parse::POSTS;
use crate::parse::doubts::Doubts;
use crate::parse::lexicon::ABOUT;
use crate::parse::passage::Passage;
use prompts::with_pleas;

mod prompts;

/// The members of a class that ask: not what frames the interview, and not a bold sentence in the middle of an answer.
pub(super) fn members(passages: &[Passage], class: &Class) -> Vec<usize> {
    let ended = class.members.iter().filter(|n| !passages[**n].is_heading() && ends(&passages[**n])).count();
    let mostly = are_all(passages, class, ended);
    // Between the first that asks, or is answered, and the last that is answered.
    let mut begun = class.look != Look::Emphasis;
    let end = class.replied.iter().rposition(|replied| *replied).unwrap_or_default();
    let mut asking = Vec::new();
    // How many stand right below another.
    let twos = if POSTS { class.members.windows(2).filter(|two| two[0] + 1 == two[1]).count() } else { 0 };
    let all = if POSTS { class.members.len() - lines_below(passages, class) } else { class.members.len() };
    for (n, &at) in class.members.iter().enumerate().take(all) {
        let passage = &passages[at];
        let last = n + 1 == all;
        let unanswered = !class.replied[n];
        let question = asks_at_all(passage);
        begun |= question || !unanswered;
        // "This has been edited for length." in italics above the first question, credits below the last answer.
        if (!begun || n > end) && !question && !passage.is_heading() && !requests(&passage.text.words) {
            continue;
        }
        if POSTS && !question && is_lifted(passages, at) {
            continue;
        }
        // "Links" below headings that are numbered.
        if POSTS
            && class.numbered > 2
            && class.numbered + 2 >= class.members.len()
            && !question
            && !is_numbered(passage)
        {
            continue;
        }
        // Of millions each is looked at only as far as it tells; a page has no room to know how far.
        let (may_begin, may_end) = (!POSTS || n == 0, !POSTS || last);
        let prompt = || (mostly || is_sentence(passage)) && !is_frame(passage) && weight(&passage.text.words) <= 60;
        // "Thanks, Phil!" at the end, bold as the questions are.
        let thanks =
            may_end && (is_thanks(passage) && passage.text.words.trim_end().ends_with_any("!！") || is_about(passage));
        // "You are welcome!"
        let replied = POSTS
            && last
            && matches!(&passages[at + 1..], [reply, rest @ ..] if weight(&reply.text.words) <= 12
                && (rest.is_empty() || requests(&reply.text.words)))
            && !passage.is_heading();
        let thanks = last && !replied && (unanswered || thanks || is_apart(passages, class));
        // "Erzählen Sie!" asks, "and that is it!" goes on with an answer.
        let words = passage.text.words.trim();
        let goes_on = words.ends_with_any("：") || (words.ends_with_any("!") && words.begins_as(is_small));
        let sentence = class.look == Look::Strong && !question && goes_on;
        let odd =
            may_begin && !ends(passage) && !pleads(&passage.text.words) && ended * 10 >= (class.members.len() - 1) * 9;
        // Nobody asks twice in a row but the first, who asks nothing.
        let note = || {
            POSTS
                && class.members.get(1) == Some(&(at + 1))
                && asks_somebody(&passages[at + 1])
                && twos == 1
                && !passage.is_heading()
        };
        let standfirst = n == 0 && !question && class.asking > 1 && (odd || is_standfirst(passages, at) || note());
        let prompt = || prompt() && !standfirst && (question || !is_above(passages, at));
        if question && !(last && unanswered && is_thanks(passage)) || !thanks && !sentence && prompt() {
            asking.push(at);
        }
    }
    if POSTS && class.look == Look::Asking { with_pleas(passages, asking) } else { asking }
}

/// Whether what is quoted, or set apart in some other way, says what an answer nearby says as well.
fn is_lifted(passages: &[Passage], at: usize) -> bool {
    const NEAR: usize = 8;
    const SHORT: usize = 20;
    let words = passages[at].text.words.trim_matches(|c: char| !is_spelled(c));
    let near = at.saturating_sub(NEAR)..usize::min(at + NEAR, passages.len());
    let says = |n: usize| {
        n != at && passages[n].text.words.len() > words.len() + SHORT && find(&passages[n].text.words, words).is_some()
    };
    words.len() > SHORT && near.into_iter().any(says)
}

fn ends(passage: &Passage) -> bool {
    passage.text.words.trim_end().ends_with_any("?!.…。？！؟;\"”»」)*")
}

/// Whether those without a question mark ask as well. `ended`: how many end as sentences do.
fn are_all(passages: &[Passage], class: &Class, ended: usize) -> bool {
    let all = class.members.len();
    let count = |is: &dyn Fn(&Passage) -> bool| class.members.iter().filter(|n| is(&passages[**n])).count();
    let headings = matches!(class.look, Look::Heading(_)) && class.answered == all;
    let few = class.asking * 2 < all;
    // All are sentences or have numbers, and are answered but for thanks in the end.
    let set = matches!(class.look, Look::Strong | Look::Emphasis) && class.answered + 1 >= all;
    let set = set && (ended * 10 >= all * 9 || count(&|passage| number_length(&passage.text.words).is_some()) == all);
    let most = |all: usize| class.asking * 10 >= all * if headings { 5 } else { 6 };
    few || set || most(all) || most(all - count(&is_frame))
}

/// Whether the first of a look stands where a title's own words go on: right below it, with more to read than a request, or
/// with who wrote it below.
fn is_standfirst(passages: &[Passage], at: usize) -> bool {
    const REQUEST: usize = 12;
    const BYLINE: usize = 5;
    let below = passages[..at].iter().all(|passage| passage.is_heading() || !passage.has_words());
    let byline = passages.get(at + 1).is_some_and(|next| {
        next.kind == Kind::Paragraph
            && weight(&next.text.words) <= BYLINE
            && !next.text.words.trim_end().ends_with_any(".!?。！？…")
    });
    below && !passages[at].is_heading() && (byline || weight(&passages[at].text.words) > REQUEST)
}

/// "Tell us of the mill.": the heading of a section is no sentence.
fn is_sentence(passage: &Passage) -> bool {
    passage.is_heading() && passage.text.words.trim_end().ends_with_any(".!…。！")
}

/// The last is not as all others are: "Join us" below headings that ask, short and with something to be linked to; a bold
/// line that is no sentence below bold sentences.
fn is_apart(passages: &[Passage], class: &Class) -> bool {
    const SHORT: usize = 4;
    let Some((&at, others)) = class.members.split_last() else { return false };
    let last = &passages[at];
    let is_link = |styled: &Styled| matches!(styled.style, Style::Link(_));
    let linked = || passages[at..].iter().any(|passage| passage.text.styles.iter().any(is_link));
    let heading = last.is_heading();
    let apart = if heading { weight(&last.text.words) <= SHORT && linked() } else { !ends(last) };
    let asks = if POSTS { asks_somebody } else { asks_at_all };
    let alike = |n: &usize| if heading { asks(&passages[*n]) } else { ends(&passages[*n]) };
    apart && !requests(&last.text.words) && others.len() > 2 && others.iter().all(alike)
}

/// How many of bold or italic lines at the end are no sentences, where all above them are: "Further reading".
fn lines_below(passages: &[Passage], class: &Class) -> usize {
    let line = |n: &&usize| !ends(&passages[**n]) && !asks_somebody(&passages[**n]);
    let lines = class.members.iter().rev().take_while(line).count();
    let (above, _) = class.members.split_at(class.members.len() - lines);
    let set = matches!(class.look, Look::Strong | Look::Emphasis) && lines > 1 && above.len() > lines;
    if set && above.iter().all(|n| ends(&passages[*n])) { lines } else { 0 }
}

/// Whether a heading has questions of another look right below it: it groups those.
fn is_above(passages: &[Passage], at: usize) -> bool {
    let asks = |next: &&Passage| matches!(look(next), Look::Strong | Look::Emphasis) && asks_at_all(next);
    passages[at].is_heading() && passages.get(at + 1).filter(asks).is_some()
}

/// "About Jane".
fn is_about(passage: &Passage) -> bool {
    passage.is_heading() && ABOUT.contains(&lower(passage.text.words.split(' ').next().unwrap_or_default()))
}

fn is_thanks(passage: &Passage) -> bool {
    !asks(&passage.text.words) && weight(&passage.text.words) <= 12
}

impl Class {
    /// Of what looks as the questions do two thirds have a question mark, in all clear interviews that we know.
    pub(super) fn doubt(&self, passages: &[Passage], taken: &[usize], doubts: &mut Doubts) {
        let asks = |n: &usize| asks_at_all(&passages[*n]);
        if self.members.iter().all(asks) {
            return;
        }
        // What stands right below the title and is not taken is told from the others by that.
        let below = self.members.first().filter(|first| !taken.contains(first));
        let told = |n: &usize| !is_frame(&passages[*n]) && Some(n) != below;
        let all: Vec<usize> = self.members.iter().copied().filter(told).collect();
        let asking = all.iter().filter(|n| asks(n)).count();
        let other = all.iter().find(|n| !asks(n)).filter(|_| asking * 3 < all.len() * 2);
        if let Some(first) = other {
            doubts.few_ask(&passages[*first], self.look, (asking, all.len()), taken.contains(first));
        }
    }
}
