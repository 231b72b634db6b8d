//! Decides for every form what the passages are: title, introduction, who asks, what belongs to which question, sections,
//! closing. What holds everywhere comes first (who is labelled how, what is set apart), words last.

use super::census::{self, Labelled, portraits};
use super::doubts::{Doubts, TOLD};
use super::lexicon::{OPENINGS, STARTS};
use super::marks;
use super::passage::{Passage, Passages};
use super::questions;
use super::roles::is_same;
use super::scheme::Scheme;
use super::{Lines, POSTS, Parsed, Span, Structure, in_order};
use crate::letters::{Signs, length, lower, until, weight};
use crate::model::{
    Block, Exchange, Interview, Kind, MediaKind, Part, Place, Role, Speaker, Style, Styled, Text, Turn,
};

use drafts::Drafts;
use title::{above_lines, kicker, title_of};

mod drafts;
mod headed;
mod title;

/// Makes an interview of its passages.
pub(super) fn decide(found: Passages) -> Parsed {
    let Passages { passages, meta, structure, skipped } = found;
    let Labelled { mut passages, names, structure: mut signs, doubts, .. } = census::label(marks::cut(passages));
    marks::label(&mut passages, &mut signs);
    let mut all_ask = false;
    if POSTS {
        (passages, all_ask) = questions::cut_askers(headed::label(passages));
    }
    let mut passages = questions::cut_leads(passages);
    questions::raise_sections(&mut passages);
    let names = names.into_written();
    let said = |name: &String| meta.people.iter().find(|(person, _)| person == name || is_same(person, name));
    let told = |name| if all_ask { Some(Role::Asks) } else { said(name).map(|(_, role)| *role) };
    let told: Vec<Option<Role>> = names.iter().map(told).collect();
    let scheme = Scheme::of(passages, names, &told);
    let mut article = Article { structure, doubts, ..Article::default() };
    article.doubts.left_out(&skipped);
    // Of a long text either may have millions.
    if POSTS && article.structure.is_empty() {
        article.structure = signs;
    } else {
        article.structure.extend(signs);
    }
    article.structure = in_order(article.structure);
    article.interview.language = meta.language;
    #[cfg(feature = "markdown")]
    let listed = meta.quotes;
    article.interview.authors = meta.authors;
    article.interview.date = meta.date;
    article.interview.image = meta.image;
    if let Some((title, line)) = meta.title {
        article.title(&Passage {
            lines: (line as u32, line as u32),
            column: 1,
            text: title.as_str().into(),
            ..Passage::default()
        });
    }
    article.compose(scheme);
    #[cfg_attr(not(feature = "markdown"), allow(unused_mut, reason = "what front matter lists is not read"))]
    let mut parsed = article.into_parsed();
    #[cfg(feature = "markdown")]
    {
        parsed.listed = listed;
    }
    parsed
}

/// The interview as it grows, in reading order.
#[derive(Default)]
struct Article {
    interview: Interview,
    lines: Lines,
    structure: Vec<Structure>,
    marked: Vec<Place>,
    /// Blocks so far.
    blocks: usize,
    doubts: Doubts,
}

impl Article {
    fn compose(&mut self, mut scheme: Scheme) {
        let all = scheme.passages.len();
        let first = scheme.first().unwrap_or(all);
        let sections =
            (0..first).rev().take_while(|n| scheme.is_section(*n) && !is_title_of(&scheme, self, *n)).count();
        let title = self.interview.title.as_ref().filter(|_| POSTS).map_or("", |title| &title.words);
        let closing = if first < all { scheme.closing(first, title) } else { all };
        let begin = first - sections;
        self.doubts.take(std::mem::take(&mut scheme.doubts));
        self.doubts.of_proportions(&scheme.passages, first, closing);
        self.doubts
            .lone_questions(&scheme.passages[..closing], &|n| n < first || scheme.begins(n) || scheme.is_section(n));
        self.doubts.of_the_end(&scheme.passages[first..], closing == all);
        let replied = scheme.replied();
        let speakers = std::mem::take(&mut scheme.names).into_iter().zip(&scheme.roles);
        self.interview.speakers = speakers.map(|(name, &role)| Speaker::new(name, role)).collect();
        let (mut head, mut body) = (std::mem::take(&mut scheme.passages), Vec::new().into_iter());
        if begin < all {
            body = head.into_iter();
            head = body.by_ref().take(begin).collect();
        }
        self.head(head, first < all);
        self.body(&mut body, Drafts::of(&scheme, replied, begin..closing));
        let tail = body.as_mut_slice();
        self.lines.closing = span(tail);
        self.interview.closing = self.blocks(tail);
    }

    /// What stands before anybody talks. `said`: whether somebody does.
    fn head(&mut self, mut passages: Vec<Passage>, said: bool) {
        if said && passages.last().is_some_and(|last| last.more.marked.is_empty() && is_opening(&last.text.words)) {
            let opening = passages.pop().unwrap_or_default();
            self.lines.opening = opening.span().1;
            self.sign(opening.begin(), opening.text.words);
        }
        if let Some((n, at)) = above_lines(&passages).filter(|_| said && self.interview.title.is_none()) {
            let below = passages[n].split_off(at);
            passages.insert(n + 1, below);
        }
        let more = passages.len() > 1 || said;
        if let Some(n) = title_of(&passages, self.interview.title.is_some(), more) {
            let title = passages.remove(n);
            self.doubt_title(&title);
            self.title(&title);
        } else if said && self.interview.title.is_none() {
            passages
                .iter()
                .find(|passage| passage.has_content())
                .into_iter()
                .for_each(|first| self.doubt_no_title(first));
        }
        self.repeated_title(&mut passages);
        // What stands above the title is no introduction, and little of it would be missed.
        let below = passages.iter().position(|passage| self.lines.title.is_none_or(|title| passage.begin().0 > title));
        self.lines.introduction = span(&passages[below.unwrap_or(0)..]);
        self.interview.introduction = self.blocks(&mut passages);
    }

    /// A heading that says once more what the title is.
    fn repeated_title(&mut self, passages: &mut Vec<Passage>) {
        let Some(title) = self.interview.title.as_ref().map(|title| lower(&title.words)) else { return };
        let same = |passage: &Passage| passage.is_heading() && lower(&passage.text.words) == title;
        // A page's own title goes on with the site's name.
        let begins = |passage: &Passage| {
            let heading = lower(&passage.text.words);
            let rest = title.strip_prefix(heading.as_str()).unwrap_or_default().trim_start();
            passage.level == 1 && rest.begins_with_any("|-–—·»:•")
        };
        let heading = passages.iter().position(begins).filter(|n| passages[*n].more.marked.is_empty());
        if let Some((n, line)) = heading.zip(self.lines.title) {
            let whole = self.interview.title.take().unwrap_or_default();
            self.sign((line, 1), whole.words);
            let heading = passages.remove(n);
            return self.title(&heading);
        }
        if let Some(n) = passages.iter().position(same) {
            let again = passages.remove(n);
            self.sign(again.begin(), again.text.words);
        }
    }

    fn title(&mut self, passage: &Passage) {
        let (line, first) = passage.begin();
        self.lines.title = Some(line);
        let words = &passage.text.words;
        // Up to a mark words stand as they do in the source.
        let unmarked = until(words, passage.more.marked.first().map_or(words.len(), |mark| mark.start));
        let Some((open, kicker, close, title)) = kicker(words).filter(|(_, _, close, _)| unmarked.contains([*close]))
        else {
            let title = self.interview.title.insert(passage.text.clone());
            return unstyle(title);
        };
        let column = first + words.find(close).map_or(0, |at| length(until(words, at)));
        self.sign((line, first), open.to_string());
        self.sign((line, column), close.to_string());
        self.interview.kicker = Some(kicker.to_owned());
        self.interview.title = Some(title.into());
    }

    /// Takes note of a sign, at its place among those that the form's reader found.
    fn sign(&mut self, (line, column): (usize, usize), text: String) {
        if !TOLD {
            return;
        }
        let at = self.structure.partition_point(|sign| (sign.line, sign.column) < (line, column));
        self.structure.insert(at, Structure { line, column, text });
    }

    /// Takes the words out of the passages.
    fn blocks(&mut self, passages: &mut [Passage]) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(passages.len());
        for passage in passages.iter_mut().filter(|passage| passage.has_content()) {
            if let Some(more) = passage.more.known() {
                let marked = std::mem::take(&mut more.marked).into_iter();
                self.marked.extend(marked.map(|range| Place { block: self.blocks, range }));
            }
            self.blocks += 1;
            let (kind, text) = (std::mem::take(&mut passage.kind), std::mem::take(&mut passage.text));
            blocks.push(Block { kind, quoted: passage.quoted, text });
        }
        blocks
    }

    /// What is said, and leaves what stands after it.
    fn body(&mut self, passages: &mut std::vec::IntoIter<Passage>, mut drafts: Drafts<'_>) {
        while let Some(draft) = drafts.next(passages.as_slice()) {
            let said = passages.as_mut_slice().split_at_mut(draft.length).0;
            match draft.role {
                None => self.section(said),
                Some(role) => self.turn(role, draft.speaker, said),
            }
            // They go while they are at hand: to come back for millions would take as long again.
            passages.by_ref().take(draft.length).for_each(drop);
        }
    }

    fn section(&mut self, said: &mut [Passage]) {
        let begin = said.first().map_or((1, 1), Passage::begin);
        if self.interview.parts.is_empty() && said.len() == 1 && is_opening(&said[0].text.words) {
            self.lines.opening = begin.0;
            return self.sign(begin, said[0].text.words.clone());
        }
        if said.first().is_some_and(|first| !first.is_heading()) {
            self.interview.parts.push(Part::default());
            return self.turn(Role::Narrates, None, said);
        }
        let Some((heading, rest)) = said.split_first_mut() else { return };
        unstyle(&mut heading.text);
        self.lines.sections.push(heading.span());
        let title = Some(std::mem::take(&mut heading.text));
        self.interview.parts.push(Part { title, exchanges: Vec::new() });
        if !rest.is_empty() {
            self.turn(Role::Narrates, None, rest);
        }
    }

    fn part(&mut self) -> &mut Part {
        if self.interview.parts.is_empty() {
            self.interview.parts.push(Part::default());
        }
        let last = self.interview.parts.len() - 1;
        &mut self.interview.parts[last]
    }

    fn turn(&mut self, role: Role, speaker: Option<usize>, said: &mut [Passage]) {
        let content = said.iter().any(Passage::has_content);
        let opens = role == Role::Asks && content && self.asks_anew(speaker, said);
        if !content && speaker.is_none() {
            return;
        }
        if opens {
            said.iter_mut().for_each(plain_heading);
        }
        self.lines.turns.extend(span(said));
        if let (Some(speaker), [first, ..]) = (speaker, &mut *said) {
            self.portray(speaker, first);
        }
        let time = said.iter().find_map(|passage| passage.more.time);
        let blocks = self.blocks(said);
        let turn = Turn { role, speaker, time, blocks };
        let part = self.part();
        let narrates = role == Role::Narrates;
        if opens {
            part.exchanges.push(Exchange { question: Some(turn), replies: Vec::new() });
        } else if let Some(exchange) = part.exchanges.last_mut().filter(|_| !narrates) {
            // Most have one reply, and a list makes room for four.
            exchange.replies.reserve_exact(usize::from(exchange.replies.is_empty()));
            exchange.replies.push(turn);
        } else {
            part.exchanges.push(Exchange { question: None, replies: vec![turn] });
        }
    }

    /// Takes the small picture of who talks that a label had beside the name.
    fn portray(&mut self, speaker: usize, first: &mut Passage) {
        let speaker = &mut self.interview.speakers[speaker];
        let styles = &mut first.text.styles;
        if first.label.is_some()
            && let Some(at) = styles.iter().position(|styled| matches!(styled.style, Style::Media(_)))
            && let Styled { range, style: Style::Media(media) } = &mut styles[at]
            && range.end == 0
            && media.kind == MediaKind::Image
            && media.size.is_none_or(portraits::is_small)
            && (media.alternative.is_empty() || media.alternative.ends_with(&*speaker.name))
        {
            speaker.image = Some(std::mem::take(&mut media.source));
            styles.remove(at);
        }
    }

    /// Whether an asker's turn is a main question and not a follow-up or "Right.": what has its own "Q." always is;
    /// among names, what is long enough to lead somewhere and comes after an answer.
    fn asks_anew(&self, speaker: Option<usize>, said: &[Passage]) -> bool {
        /// Turns since somebody answered.
        const MOST: usize = 256;
        let exchange = self.interview.parts.last().and_then(|part| part.exchanges.last());
        let Some(exchange) = exchange.filter(|exchange| exchange.question.is_some()) else { return true };
        if speaker.is_none() {
            return true;
        }
        let answers = |turn: &Turn| turn.role == Role::Answers;
        // From the last on: it is one who answers nearly always.
        let lately = || exchange.replies.iter().rev().take(MOST).any(answers);
        let answered = if POSTS { lately() } else { exchange.replies.iter().any(answers) };
        let words: usize = said.iter().map(|passage| weight(&passage.text.words)).sum();
        let asks = said.iter().any(|passage| questions::asks(&passage.text.words));
        answered && (words >= 12 || (asks && words >= 5))
    }

    fn into_parsed(self) -> Parsed {
        Parsed {
            interview: self.interview,
            marked: self.marked,
            structure: self.structure,
            lines: self.lines,
            notices: self.doubts.into_notices(),
            ..Parsed::default()
        }
    }
}

/// A question is a heading of the article, whatever it was in its source.
fn plain_heading(passage: &mut Passage) {
    if matches!(passage.kind, Kind::Heading | Kind::Item(_)) {
        passage.kind = Kind::Paragraph;
    }
    unstyle(&mut passage.text);
}

/// What is bold or italic as a whole was so for being a heading, and that it is here.
fn unstyle(text: &mut Text) {
    if POSTS && text.styles.is_empty() {
        return;
    }
    let words = text.words.trim();
    let begin = text.words.len() - text.words.trim_start().len();
    let whole = begin..begin + words.len();
    let covers = |styled: &Styled| styled.range.start <= whole.start && styled.range.end >= whole.end;
    text.styles.retain(|styled| !covers(styled) || !matches!(styled.style, Style::Strong | Style::Emphasis));
}

fn span(passages: &[Passage]) -> Option<Span> {
    Some((passages.first()?.begin().0, passages.iter().map(|passage| passage.span().1).max()?))
}

/// Whether a line only says that the interview begins.
fn is_opening(line: &str) -> bool {
    let words = lower(line.trim().trim_end_of(":：").trim_end());
    OPENINGS.contains(&words) || (POSTS && STARTS.contains(words.trim_start_of("[(").trim_end_of("])")))
}

/// Whether a heading directly before the first turn is the title of the whole.
fn is_title_of(scheme: &Scheme, article: &Article, n: usize) -> bool {
    let level = scheme.passages[n].level;
    // Where others of its level group turns, it is the first of them.
    let groups = |n: &usize| scheme.passages[*n].level == level && scheme.is_section(*n);
    let others = (n + 1..scheme.passages.len()).filter(groups).take(2).count();
    let group = others > usize::from(level == 1);
    !group && article.interview.title.is_none() && title_of(&scheme.passages[..=n], false, true) == Some(n)
}
