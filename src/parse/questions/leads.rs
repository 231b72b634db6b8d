//! Paragraphs that begin with their question and go on with the answer.

use super::{asks, asks_at_all, asks_within, is_strong, number_length};
use crate::letters::{Signs, after, find, part, until, weight};
use crate::model::{Kind, Style, Styled};
use crate::parse::POSTS;
use crate::parse::passage::{Label, Passage, cut_each};

/// Cuts passages that begin with their question in bold, on a line of its own or ending as a question, and go on with the
/// answer.
pub(in crate::parse) fn cut_leads(passages: Vec<Passage>) -> Vec<Passage> {
    let passages = if POSTS { cut_bold_lines(passages) } else { passages };
    let lead = |passage: &Passage| if passage.label.is_none() { lead(passage) } else { None };
    // Which passages, with where their answers begin.
    let mut leads: Vec<(usize, Lead)> =
        passages.iter().enumerate().filter_map(|(n, passage)| Some((n, lead(passage)?))).collect();
    let asking = leads.iter().filter(|(_, lead)| lead.asks).count();
    let lines = if POSTS { leads.iter().filter(|(_, lead)| lead.is_line).count() } else { 0 };
    // Where most ask, "Tell us of it." in bold does too, and "About yourself" on its own line.
    let all = leads.len() - lines <= asking * 2;
    let most = leads.len() * 3 <= asking * 5;
    // Where questions have their lines to themselves, words that are bold at the beginning of one are no question.
    let alone = || leads.iter().filter(|(_, lead)| lead.asks && lead.alone).count();
    let apart = POSTS && alone() > 2 && alone() * 10 >= asking * 9;
    let told = |lead: &Lead| all && asking > 1 && (!POSTS || ((!lead.is_line || most) && (lead.alone || !apart)));
    leads.retain(|(_, lead)| lead.asks || told(lead));
    let plain = || passages.iter().enumerate().filter_map(|(n, passage)| Some((n, plain_lead(passage)?)));
    let plainly = plain().count();
    let wrapped = || passages.iter().any(|passage| passage.soft && plain_lead(passage).is_some());
    let others = POSTS && plainly > 0 && are_others(&passages, plainly);
    // Of an essay's paragraphs some may happen to be wrapped after a question.
    let most = if POSTS && wrapped() { plainly * 3 >= passages.len() * 2 } else { plainly * 2 >= passages.len() };
    if (plainly > 2 && most) || others {
        let mut plain: Vec<_> =
            plain().map(|(n, begins)| (n, Lead { asks: true, begins, alone: true, is_line: false })).collect();
        if POSTS {
            plain.append(&mut leads);
            plain.sort_by_key(|(n, _)| *n); // where there are both, the plain one is the first
            plain.dedup_by_key(|(n, _)| *n);
        }
        leads = plain;
    }
    if leads.len() < 2 && !others {
        return passages;
    }
    let mut leads = leads.into_iter().peekable();
    let mut n = 0;
    cut_each(passages, &mut |passage, tails| {
        tails.extend(leads.next_if(|(at, _)| *at == n).map(|(_, lead)| passage.split_off(lead.begins)));
        n += 1;
    })
}

/// Whether many more questions stand alone and nobody wrapped the lines: then a line that ends as one was meant to.
fn are_others(passages: &[Passage], plainly: usize) -> bool {
    const WIDE: usize = 200;
    let wide = |passage: &Passage| passage.more.starts.is_empty() && passage.text.words.len() > WIDE;
    let alone = passages.iter().filter(|passage| passage.label.is_none() && asks(&passage.text.words)).count();
    alone > 2 && plainly <= alone * 2 && passages.iter().any(wide)
}

/// Cuts where lines in the middle of paragraphs are bold as a whole, if most of them ask: no blank line parts the turns.
fn cut_bold_lines(passages: Vec<Passage>) -> Vec<Passage> {
    let (mut all, mut asking) = (0, 0);
    for (_, asks) in passages.iter().flat_map(bold_lines) {
        all += 1;
        asking += usize::from(asks);
    }
    // One is enough where others stand alone.
    let alone = || passages.iter().filter(|passage| is_strong(passage) && asks(&passage.text.words)).take(2).count();
    if asking * 2 < all || asking == 0 || (asking < 2 && alone() < 2) {
        return passages;
    }
    cut_each(passages, &mut |passage, tails| {
        for (start, _) in bold_lines(passage).into_iter().rev() {
            tails.push(passage.split_off(start));
        }
    })
}

/// Where the lines begin, but for the first, that are bold as a whole and end as sentences do, and whether each asks.
fn bold_lines(passage: &Passage) -> Vec<(usize, bool)> {
    /// Nobody asks as often in a paragraph, and to cut one costs as much as it is long.
    const LONGEST: usize = 256;
    let mut found = Vec::new();
    if passage.more.starts.len() > LONGEST {
        return found;
    }
    let one_line = passage.more.starts.is_empty();
    if one_line || passage.text.styles.is_empty() || passage.kind != Kind::Paragraph || passage.label.is_some() {
        return found;
    }
    let words = &passage.text.words;
    let mut begun = (0, passage.begin().0);
    let lines = passage.more.starts.iter().map(|start| (start.at, start.line)).chain([(words.len(), usize::MAX)]);
    for (at, line) in lines {
        if line == begun.1 {
            continue;
        }
        let said = part(words, begun.0..at).trim_end();
        // One that goes on with what is bold above was wrapped.
        let opens = |styled: &Styled| styled.range.start <= begun.0 && styled.range.end > begun.0;
        let before = passage.text.styles.partition_point(|styled| styled.range.start < begun.0);
        let wrapped = before.checked_sub(1).is_some_and(|n| opens(&passage.text.styles[n]));
        let bold = begun.0 > 0 && !said.is_empty() && !wrapped && passage.styled_at(begun.0) >= said.len();
        if bold && said.ends_with_any("?？؟.…。!！:：") {
            found.push((begun.0, asks(said)));
        }
        begun = (at, line);
    }
    found
}

/// Where the answer begins in a paragraph whose first line asks, or has a number.
fn plain_lead(passage: &Passage) -> Option<usize> {
    let words = &passage.text.words;
    // A line of Markdown may have been wrapped: only where one ends as a question it was meant to end.
    let wrapped = if POSTS && passage.soft {
        passage.more.starts.first().filter(|line| line.line > passage.begin().0)
    } else {
        None
    };
    let end = match wrapped {
        Some(line) if asks(until(words, line.at)) => line.at - 1,
        _ => find(words, "\n")?,
    };
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
    /// It has its line to itself.
    alone: bool,
    /// So it has, and neither asks nor ends as a sentence does.
    is_line: bool,
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
    let begins = end + rest.len() - rest.trim_start().len();
    let lines = || passage.more.starts.iter().take(2);
    let wrapped = POSTS && passage.soft && lines().any(|line| line.at == begins);
    let own_line = rest.trim_start_matches(' ').starts_with('\n') || wrapped;
    let apart = begins < words.len() && (own_line || rest.begins_as(char::is_whitespace));
    // "**Why?** (Ann, Leeds)" says only who asks.
    let apart = apart && !(POSTS && rest.trim_start().starts_with('(') && rest.trim_end().ends_with(')'));
    let asks = asks(bold) && weight(bold) > 1 && apart || own_line && asks_within(bold);
    let sentence = bold.trim_end().ends_with_any(".…。") || number_length(bold).is_some();
    let said = apart && (own_line || weight(bold) > 2) && sentence;
    let is_line = POSTS && !asks && !said && apart && own_line && weight(bold) > 2;
    (asks || said || is_line).then_some(Lead { asks, begins, alone: own_line, is_line })
}

/// Where whoever is named only asks, in bold ("**Ann: Why?**"), and what follows is plain and nobody's: cuts the answers off.
/// Whether it is so.
pub(in crate::parse) fn cut_askers(passages: Vec<Passage>) -> (Vec<Passage>, bool) {
    const FEWEST: usize = 3;
    // Where what follows the bold words begins, of those that are named.
    let begins: Vec<Option<usize>> = (0..passages.len()).filter_map(|n| asker(&passages, n)).collect();
    let asking = begins.iter().flatten().count();
    if asking < FEWEST || asking * 10 < begins.len() * 9 {
        return (passages, false);
    }
    let mut begins = begins.into_iter();
    let passages = cut_each(passages, &mut |passage, tails| {
        let named = matches!(passage.label, Some(Label::Name(_)));
        let begin = if named { begins.next().flatten() } else { None };
        tails.extend(begin.filter(|begin| *begin < passage.text.words.len()).map(|begin| passage.split_off(begin)));
    });
    (passages, true)
}

/// Of a passage that a name labels: where the answer to its bold words begins, which may be its end.
fn asker(passages: &[Passage], n: usize) -> Option<Option<usize>> {
    let passage = &passages[n];
    let Some(Label::Name(_)) = passage.label else { return None };
    let words = &passage.text.words;
    let bold = passage.text.styles.iter().filter(|styled| styled.style == Style::Strong && styled.range.start == 0);
    let end = bold.map(|styled| styled.range.end).max().unwrap_or_default();
    let rest = after(words, end).trim_start().len();
    let plain = |next: &Passage| next.label.is_none() && next.has_words() && !next.is_heading() && !is_strong(next);
    let answered = rest > 0 || passages.get(n + 1).is_some_and(plain);
    Some((weight(until(words, end)) > 2 && answered).then_some(words.len() - rest))
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
