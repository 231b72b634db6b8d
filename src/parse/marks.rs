//! Turns that a mark sets apart and no name: "— ¿Cómo?" and "— Así." in turn, "――" or "▲" before what is asked only,
//! "◇" before what is asked and "◆" before what is said to it.

use super::POSTS;
use super::Structure;
use super::doubts::TOLD;
use super::passage::{Label, Passage, cut_each};
use super::questions::{asks, is_strong, requests};
use crate::letters::{Signs, is_letter, is_one_of, until, weight};
use crate::model::Kind;

/// The mark that a paragraph begins with, and where its words begin.
fn mark(line: &str) -> Option<(char, usize)> {
    let sign = line
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–' | '—' | '―' | '─' | '*' | '•' | '>' | '»' | '←'..='⇿' | '■'..='◿' | '☀'..='➿' | '🌀'..='🫿'))?;
    let rest = line.trim_start_matches(sign);
    // A picture's sign may say that it has colours.
    let words = rest.trim_start_as(|c: char| c.is_whitespace() || c == '\u{FE0F}');
    // "-Как?", but no "-5" and no "*Who*".
    let apart = !is_one_of(sign, "-*>")
        || rest.len() > words.len()
        || (sign == '-' && words.begins_as(|c| is_letter(c) || is_one_of(c, "¿¡")));
    let begins = words.chars().find(|c| is_letter(*c) || c.is_ascii_digit()).is_some();
    // "--" is how a dash is typed.
    let sign = if rest.len() + 1 < line.len() && sign == '-' { '—' } else { sign };
    (apart && begins).then_some((sign, line.len() - words.len()))
}

fn mark_of(passage: &Passage) -> Option<(char, usize)> {
    let may = passage.kind == Kind::Paragraph && passage.label.is_none() && passage.more.voice.is_none();
    mark(&passage.text.words).filter(|_| may)
}

/// Whether further lines of a paragraph begin with its mark as well: the points of a list.
fn is_list(passage: &Passage, sign: char) -> bool {
    let begins = |start: usize| mark(passage.line_at(start)).is_some_and(|(found, _)| found == sign);
    POSTS && !is_dash(sign) && passage.further_lines().any(begins)
}

/// The only item of a list, as Markdown has a paragraph after a hyphen.
fn is_lone(passages: &[Passage], n: usize) -> bool {
    let item = |n: usize| match passages.get(n)?.kind {
        Kind::Item(item) => Some(item),
        _ => None,
    };
    // A question below the points of an answer is an item of their list.
    let below = |before: usize| {
        POSTS && asks(&passages[n].text.words) && !asks(&passages[before].text.words) && !is_strong(&passages[n])
    };
    let begins = n.checked_sub(1).is_none_or(|before| item(before).is_none() || below(before));
    let alone = begins && item(n + 1).is_none() && !(POSTS && is_strong(&passages[n]));
    alone && item(n).is_some_and(|item| item.number.is_none() && item.depth == 1 && !item.goes_on)
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '–' | '—' | '―' | '─')
}

/// Cuts paragraphs whose lines each begin with the same dash.
pub(super) fn cut(passages: Vec<Passage>) -> Vec<Passage> {
    cut_each(passages, &mut |passage, tails| {
        let first = mark_of(passage).map(|(sign, _)| sign).filter(|sign| is_dash(*sign));
        let Some(sign) = first else { return };
        for start in passage.further_lines().collect::<Vec<_>>().into_iter().rev() {
            if mark(passage.line_at(start)).is_some_and(|(found, _)| found == sign) {
                tails.push(passage.split_off(start));
            }
        }
    })
}

/// Labels the turns that marks set apart, if they do and nothing else does.
pub(super) fn label(passages: &mut [Passage], structure: &mut Vec<Structure>) {
    let mut named = false;
    for passage in passages.iter() {
        if matches!(passage.label, Some(Label::Question | Label::Answer)) || passage.more.voice.is_some() {
            return;
        }
        named |= passage.label.is_some();
    }
    let marks: Vec<Option<char>> = (0..passages.len())
        .map(|n| {
            let sign = mark_of(&passages[n]).map(|(sign, _)| sign).filter(|sign| !is_list(&passages[n], *sign));
            sign.or(is_lone(passages, n).then_some('-'))
        })
        .collect();
    let mut signs: Vec<char> = Vec::new();
    for sign in marks.iter().flatten() {
        if !signs.contains(sign) {
            signs.push(*sign);
        }
    }
    // Beside names a dash is a mark where all that it begins is answered by somebody who is named.
    let replied = |n: usize| passages.get(n + 1).is_some_and(|next| next.label.is_some());
    let fits = |sign: char| {
        let all = (0..passages.len()).filter(|n| marks[*n] == Some(sign)).all(replied);
        !named || (all && (is_dash(sign) || (POSTS && sign == '-')) && signs.len() == 1)
    };
    let found = if POSTS && !named { in_turn(passages, &marks) } else { None };
    let mut fitting = signs.iter().take(8).filter(|sign| fits(**sign));
    let found = found.or_else(|| fitting.find_map(|sign| asked(passages, &marks, *sign)));
    for (passage, label) in passages.iter_mut().zip(found.unwrap_or_default()) {
        if label.is_some() && passage.label.is_none() {
            take(passage, structure);
            passage.label = label;
        }
    }
}

/// The labels of all passages where two marks take turns, and what has the first asks more often.
fn in_turn(passages: &[Passage], marks: &[Option<char>]) -> Option<Vec<Option<Label>>> {
    const FEWEST: usize = 6;
    let turns: Vec<(usize, char)> = marks.iter().enumerate().filter_map(|(n, mark)| Some((n, (*mark)?))).collect();
    let [(_, first), (_, second), ..] = turns[..] else { return None };
    let changes = turns.windows(2).filter(|two| two[0].1 != two[1].1).count();
    let strangers = turns.iter().any(|(_, mark)| *mark != first && *mark != second);
    let asking = |mark: char| turns.iter().filter(|(n, sign)| *sign == mark && asks(&passages[*n].text.words)).count();
    let fits = turns.len() >= FEWEST && changes * 10 >= (turns.len() - 1) * 9 && !strangers && first != second;
    let label = |mark: &Option<char>| Some(if (*mark)? == first { Label::Question } else { Label::Answer });
    (fits && asking(first) > asking(second) * 2).then(|| marks.iter().map(label).collect())
}

/// The labels of all passages where that mark is what questions begin with, or what answers below headings do.
fn asked(passages: &[Passage], marks: &[Option<char>], sign: char) -> Option<Vec<Option<Label>>> {
    let members: Vec<usize> = (0..passages.len()).filter(|n| marks[*n] == Some(sign)).collect();
    let first = *members.first()?;
    let said = passages[first..].iter().filter(|passage| passage.has_words()).count();
    let next = |n: &&usize| passages.get(**n + 1).is_some_and(|next| next.has_words() && marks[**n + 1] != Some(sign));
    let answered = members.iter().filter(next).count();
    let asking = |every: usize, from: usize, is: &dyn Fn(&str) -> bool| {
        let chosen = members.iter().skip(from).step_by(every);
        chosen.filter(|n| is(&passages[**n].text.words)).count()
    };
    let pleads = |words: &str| asks(words) || requests(words);
    let (all, half) = (members.len(), members.len().div_ceil(2));
    // Points of a list have nothing between them; prompts are answered at length.
    let weigh = |n: Option<&Passage>| n.map_or(0, |passage| weight(&passage.text.words));
    let prompts: usize = members.iter().map(|n| weigh(passages.get(*n))).sum();
    let replies: usize = members.iter().map(|n| weigh(passages.get(n + 1))).sum();
    let prompt = sign == '―' || (matches!(sign, '■'..='◿') && all > 3 && replies > prompts);
    // A dash before remarks as well.
    let remarks = || POSTS && (sign == '-' || is_dash(sign)) && all > 3 && asking(1, 0, &pleads) * 4 >= all;
    let prompt = prompt || remarks();
    // Thanks at the end may be all that is said.
    let nearly = answered * 10 >= all * 9 || (POSTS && all > 4 && answered + 1 >= all);
    // Where each asks, or none is a point of a list, an answer may be as long as it likes.
    let often = all * 6 > said || (POSTS && all * 20 > said && (is_dash(sign) || asking(1, 0, &asks) == all));
    // "- That is so." below each question: what answers it.
    let below = |n: &&usize| n.checked_sub(1).is_some_and(|above| asks(&passages[above].text.words));
    let answers = POSTS && members.iter().filter(below).count() * 2 > all;
    if all > 2 && nearly && often && !answers && (prompt || asking(1, 0, &pleads) * 2 >= all) {
        let reply = members.iter().filter_map(|n| *marks.get(n + 1)?).next();
        let label = |mark: &Option<char>| match mark {
            Some(mark) if *mark == sign => Some(Label::Question),
            Some(mark) if Some(*mark) == reply => Some(Label::Answer),
            _ => None,
        };
        return Some(marks.iter().map(label).collect());
    }
    // "- That is so." below each heading: what answers it.
    if POSTS && all > 2 && are_headed(passages, &members) {
        return Some(marks.iter().map(|mark| (*mark == Some(sign)).then_some(Label::Answer)).collect());
    }
    // In turn: the first asks, the second answers.
    let (questions, replies) = (asking(2, 0, &pleads), asking(2, 1, &asks));
    let seldom = replies * 4 <= all / 2 || (is_dash(sign) && replies < questions);
    // Where nothing else is said some may ask without a question mark.
    let few = if all > 7 && all == said { 3 } else { 2 };
    let long = || POSTS && is_dash(sign) && questions * 4 >= half * 3 && all * 10 >= said;
    let turns = all > 3 && (all * 2 >= said || long()) && questions * few >= half && seldom;
    if !(turns && (is_dash(sign) || sign == '-')) {
        return None;
    }
    const AGAIN: usize = 30;
    let mut labels = vec![None; passages.len()];
    let odd = || members.iter().map(|n| odd(&passages[*n].text.words));
    let asks = if POSTS { likely(odd(), AGAIN) } else { (0..all).map(|n| n % 2 == 0).collect() };
    for (asks, at) in asks.into_iter().zip(members) {
        labels[at] = Some(if asks { Label::Question } else { Label::Answer });
    }
    Some(labels)
}

/// Whether each of those that talk in turn asks: the way through all of them with the least that is odd. Two turns of one
/// kind in a row are (`again`), an answer that ends as a question is, and a question that does not.
pub(super) fn likely(turns: impl Iterator<Item = [usize; 2]>, again: usize) -> Vec<bool> {
    // What the best way to each costs that ends in an answer or a question, and whether it came from a question.
    let mut ways: Vec<[(usize, bool); 2]> = Vec::new();
    for odd in turns {
        let (answer, question) = ways.last().map_or((0, FIRST), |way| (way[0].0, way[1].0));
        let way = |same: usize, other: usize, asks: bool| match same + again < other {
            true => (same + again + odd[usize::from(asks)], asks),
            false => (other + odd[usize::from(asks)], !asks),
        };
        ways.push([way(answer, question, false), way(question, answer, true)]);
    }
    let mut asks = ways.last().is_some_and(|way| way[1].0 < way[0].0);
    let mut found: Vec<bool> = Vec::with_capacity(ways.len());
    for way in ways.iter().rev() {
        found.push(asks);
        asks = way[usize::from(asks)].1;
    }
    found.reverse();
    found
}

/// How odd it is for words to answer, and to ask.
pub(super) fn odd(words: &str) -> [usize; 2] {
    const ASKS_BACK: usize = 8;
    const STATES: usize = 6;
    const PLEADS: usize = 3;
    match asks(words) {
        true => [ASKS_BACK, 0],
        false => [0, if requests(words) { PLEADS } else { STATES }],
    }
}

/// How odd it is for the first to answer.
const FIRST: usize = 12;

/// Takes the mark off a passage.
fn take(passage: &mut Passage, structure: &mut Vec<Structure>) {
    let Some((_, words)) = mark_of(passage) else { return };
    if TOLD {
        let text = until(&passage.text.words, words).trim_end().to_owned();
        let (line, column) = passage.begin();
        structure.push(Structure { line, column, text });
    }
    passage.cut(words);
}

/// Whether each stands right below a heading, and most of these ask: lists below other headings are lists.
fn are_headed(passages: &[Passage], members: &[usize]) -> bool {
    let headed = |n: &usize| n.checked_sub(1).map(|above| &passages[above]).filter(|above| above.is_heading());
    let headings: Vec<&str> = members.iter().filter_map(headed).map(|heading| heading.text.words.as_str()).collect();
    let pleads = headings.iter().filter(|words| asks(words) || requests(words)).count();
    headings.len() == members.len() && pleads * 2 >= members.len() && headings.iter().any(|words| asks(words))
}
