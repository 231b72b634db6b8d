//! Paragraphs that begin with their question and go on with the answer.

use super::{asks, asks_at_all, asks_within, is_strong, number_length};
use crate::letters::{Signs, after, find, until, weight};
use crate::model::{Kind, Style};
use crate::parse::POSTS;
use crate::parse::passage::{Passage, cut_each};

/// Cuts passages that begin with their question in bold, on a line of its own or ending as a question, and go on with the
/// answer.
pub(in crate::parse) fn cut_leads(passages: Vec<Passage>) -> Vec<Passage> {
    let lead = |passage: &Passage| if passage.label.is_none() { lead(passage) } else { None };
    // Which passages, with where their answers begin.
    let mut leads: Vec<(usize, Lead)> =
        passages.iter().enumerate().filter_map(|(n, passage)| Some((n, lead(passage)?))).collect();
    let asking = leads.iter().filter(|(_, lead)| lead.asks).count();
    // Where most ask, "Tell us of it." in bold does too.
    let all = leads.len() <= asking * 2;
    leads.retain(|(_, lead)| lead.asks || (all && asking > 1));
    let plain = || passages.iter().enumerate().filter_map(|(n, passage)| Some((n, plain_lead(passage)?)));
    let plainly = plain().count();
    if plainly > 2 && plainly * 2 >= passages.len() {
        let mut plain: Vec<_> = plain().map(|(n, begins)| (n, Lead { asks: true, begins })).collect();
        if POSTS {
            plain.append(&mut leads);
            plain.sort_by_key(|(n, _)| *n); // where there are both, the plain one is the first
            plain.dedup_by_key(|(n, _)| *n);
        }
        leads = plain;
    }
    if leads.len() < 2 {
        return passages;
    }
    let mut leads = leads.into_iter().peekable();
    let mut n = 0;
    cut_each(passages, &mut |passage, tails| {
        tails.extend(leads.next_if(|(at, _)| *at == n).map(|(_, lead)| passage.split_off(lead.begins)));
        n += 1;
    })
}

/// Where the answer begins in a paragraph whose first line asks, or has a number.
fn plain_lead(passage: &Passage) -> Option<usize> {
    let words = &passage.text.words;
    let end = find(words, "\n")?;
    let (question, answer) = (until(words, end), after(words, end + 1));
    let fits = passage.kind == Kind::Paragraph && passage.label.is_none() && passage.more.voice.is_none();
    let asks_first = asks(question) || number_length(question).is_some();
    let asking =
        asks_first && weight(question) <= 60 && !asks(until(answer, answer.find('\n').unwrap_or(answer.len())));
    (fits && asking).then_some(question.len() + 1)
}

/// The bold words that a passage begins with.
struct Lead {
    asks: bool,
    /// Where the answer does.
    begins: usize,
}

/// The bold question, or sentence, that a passage begins with.
fn lead(passage: &Passage) -> Option<Lead> {
    if passage.kind == Kind::Code || passage.is_heading() {
        return None;
    }
    let words = &passage.text.words;
    let first = passage.text.styles.iter().filter(|styled| matches!(styled.style, Style::Strong | Style::Emphasis));
    let end = first.take_while(|styled| styled.range.start == 0).map(|styled| styled.range.end).max()?;
    let (bold, rest) = (until(words, end), after(words, end));
    let own_line = rest.trim_start_matches(' ').starts_with('\n');
    let begins = end + rest.len() - rest.trim_start().len();
    let apart = begins < words.len() && (own_line || rest.begins_as(char::is_whitespace));
    // "**Why?** (Ann, Leeds)" says only who asks.
    let apart = apart && !(POSTS && rest.trim_start().starts_with('(') && rest.trim_end().ends_with(')'));
    let asks = asks(bold) && weight(bold) > 1 && apart || own_line && asks_within(bold);
    let sentence = bold.trim_end().ends_with_any(".…。") || number_length(bold).is_some();
    let said = apart && (own_line || weight(bold) > 2) && sentence;
    (asks || said).then_some(Lead { asks, begins })
}

/// Makes headings of bold lines, no sentences, that stand right above bold questions: they group those.
pub(in crate::parse) fn raise_sections(passages: &mut [Passage]) {
    let bold = |n: usize| passages.get(n).filter(|passage| passage.kind == Kind::Paragraph && is_strong(passage));
    let line = |n: &usize| {
        let above = bold(*n).is_some_and(|passage| {
            let words = passage.text.words.trim_end();
            !asks_within(words) && !words.ends_with_any(".!…。！:：") && weight(words) <= 8 && passage.label.is_none()
        });
        above && bold(n + 1).is_some_and(asks_at_all)
    };
    let lines: Vec<usize> = (0..passages.len()).filter(line).collect();
    if lines.len() > 1 {
        lines.into_iter().for_each(|n| (passages[n].kind, passages[n].level) = (Kind::Heading, 2));
    }
}

/// Where answers have their author's name with them, what stands without one right above a question leads to it.
pub(super) fn between_voices(passages: &[Passage], asking: &mut [bool]) {
    let Some(first) = passages.iter().position(|passage| passage.more.voice.is_some()) else { return };
    for n in (first + 1..passages.len()).rev() {
        let above = &passages[n - 1];
        if asking[n] && above.more.voice.is_none() && above.kind == Kind::Paragraph {
            (asking[n - 1], asking[n]) = (true, false);
        }
    }
}
