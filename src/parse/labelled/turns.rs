//! Decides for every form what the passages are: title, introduction, who asks, what belongs to which question,
//! closing. What holds everywhere comes first (who is labelled how, what is set apart), words last.

use super::passage::{Label, Passage, Passages};
use super::{Parsed, label};
use crate::letters::{after, is_one_of, until, weight};
use crate::model::{Block, Exchange, Interview, Part, Place, Role, Speaker, Text, Turn};

/// Makes an interview of its passages.
pub(super) fn decide(found: Passages) -> Parsed {
    let Passages { mut passages, names } = found;
    let first_label = passages.iter().position(|passage| passage.label.is_some()).unwrap_or(passages.len());
    let closing = passages.split_off(closing_start(&passages, first_label));
    let said = passages.split_off(first_label.min(passages.len()));
    let mut article = Article::default();
    article.head(passages, !said.is_empty());
    article.said(said, names);
    article.closing(closing);
    article.into_parsed()
}

/// Where the passages begin that follow the last answer and are none: after a line across the page, or after a wider
/// gap than any inside an earlier answer.
fn closing_start(passages: &[Passage], first_label: usize) -> usize {
    let labelled = |passage: &Passage| passage.label.is_some();
    let Some(last_label) = passages.iter().rposition(labelled) else { return passages.len() };
    let inside = passages[first_label..last_label].iter().filter(|passage| !labelled(passage));
    let usual = inside.map(|passage| passage.gap).max().unwrap_or(1).max(1);
    // Below a lone "Q." or "Jane:" and below a question that nobody labelled an answer to, what follows is the turn.
    let turn = &passages[last_label];
    let awaits = turn.text.words.is_empty() || turn.label == Some(Label::Question);
    let from = last_label + 1 + usize::from(awaits);
    let apart = |passage: &Passage| passage.ruled || passage.gap > usual;
    (from..passages.len()).find(|&n| apart(&passages[n])).unwrap_or(passages.len())
}

/// The interview as it grows, in reading order.
#[derive(Default)]
struct Article {
    interview: Interview,
    exchanges: Vec<Exchange>,
    marked: Vec<Place>,
    /// Blocks so far.
    blocks: usize,
}

impl Article {
    /// What stands before anybody talks. `said`: whether somebody does.
    fn head(&mut self, mut passages: Vec<Passage>, said: bool) {
        if said && passages.last().is_some_and(|last| last.marked.is_empty() && label::is_opening(&last.text.words)) {
            passages.pop();
        }
        let mut passages = passages.into_iter().peekable();
        let more = passages.len() > 1 || said;
        if let Some(title) = passages.next_if(|first| more && is_title(first)) {
            self.title(title);
        }
        let passages: Vec<Passage> = passages.collect();
        self.interview.introduction = self.blocks(passages);
    }

    fn title(&mut self, passage: Passage) {
        let words = &passage.text.words;
        // Up to a mark words stand as they do in the source.
        let unmarked = until(words, passage.marked.first().map_or(words.len(), |mark| mark.start));
        let Some((_, kicker, _, title)) = kicker(words).filter(|(_, _, close, _)| unmarked.contains([*close])) else {
            self.interview.title = Some(passage.text);
            return;
        };
        self.interview.kicker = Some(kicker.to_owned());
        self.interview.title = Some(title.into());
    }

    fn blocks(&mut self, passages: Vec<Passage>) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(passages.len());
        for passage in passages.into_iter().filter(|passage| !passage.text.words.is_empty()) {
            self.marked.extend(passage.marked.into_iter().map(|range| Place { block: self.blocks, range }));
            self.blocks += 1;
            blocks.push(Block::paragraph(passage.text));
        }
        blocks
    }

    fn said(&mut self, passages: Vec<Passage>, names: Vec<String>) {
        let roles = roles(&passages, names.len());
        let speakers = names.into_iter().zip(&roles);
        self.interview.speakers = speakers.map(|(name, &role)| Speaker { name, role }).collect();
        for draft in drafts(passages, &roles) {
            self.turn(draft);
        }
    }

    fn turn(&mut self, draft: Draft) {
        let opens = draft.role == Role::Asks && draft.has_words() && self.asks_anew(&draft);
        if !draft.has_words() && draft.speaker.is_none() {
            return;
        }
        let blocks = self.blocks(draft.passages);
        #[allow(clippy::needless_update, reason = "only the rich builds have more of a turn")]
        let turn = Turn { role: draft.role, speaker: draft.speaker, blocks, ..Turn::default() };
        if opens {
            self.exchanges.push(Exchange { question: Some(turn), replies: Vec::new() });
        } else if let Some(exchange) = self.exchanges.last_mut() {
            exchange.replies.push(turn);
        } else {
            self.exchanges.push(Exchange { question: None, replies: vec![turn] });
        }
    }

    /// Whether an asker's turn is a main question and not a follow-up or "Right.": what has its own "Q." always is;
    /// among names, what is long enough to lead somewhere and comes after an answer.
    fn asks_anew(&self, draft: &Draft) -> bool {
        let Some(exchange) = self.exchanges.last() else { return true };
        if draft.speaker.is_none() || exchange.question.is_none() {
            return true;
        }
        let answered = exchange.replies.iter().any(|turn| turn.role == Role::Answers);
        let words: usize = draft.passages.iter().map(|passage| weight(&passage.text.words)).sum();
        let asks = draft.passages.iter().any(|passage| asks(&passage.text));
        answered && (words >= 12 || (asks && words >= 5))
    }

    fn closing(&mut self, passages: Vec<Passage>) {
        self.interview.closing = self.blocks(passages);
    }

    fn into_parsed(mut self) -> Parsed {
        if !self.exchanges.is_empty() {
            self.interview.parts = vec![Part { title: None, exchanges: self.exchanges }];
        }
        Parsed { interview: self.interview, marked: self.marked, ..Parsed::default() }
    }
}

/// A heading is one line, not too long, and does not end as a sentence of prose does.
fn is_title(passage: &Passage) -> bool {
    let words = passage.text.words.trim_end();
    passage.lines.0 == passage.lines.1
        && passage.text.styles.is_empty()
        && (1..=30).contains(&weight(&passage.text.words))
        && words.len() <= 400
        && !words.ends_with(['.', '。', ':', '：', ',', ';', '…'])
}

/// `[Interview] Title`: opening bracket, what is in it, closing bracket, the rest.
fn kicker(words: &str) -> Option<(char, &str, char, &str)> {
    let open = words.chars().next()?;
    let close = match open {
        '[' => ']',
        '【' => '】',
        '［' => '］',
        _ => return None,
    };
    let (kicker, title) = after(words, open.len_utf8()).split_once(close)?;
    let (kicker, title) = (kicker.trim(), title.trim());
    let short = (1..=4).contains(&kicker.split_whitespace().count()) && !kicker.contains([open]);
    (short && !title.is_empty()).then_some((open, kicker, close, title))
}

/// Turns before they are blocks.
#[derive(Default)]
struct Draft {
    role: Role,
    speaker: Option<usize>,
    passages: Vec<Passage>,
}

impl Draft {
    fn has_words(&self) -> bool {
        self.passages.iter().any(|passage| !passage.text.words.is_empty())
    }
}

/// Passages to turns: a label begins one, what has none goes on, except that below a question whose answer is not
/// labelled the answer begins.
fn drafts(passages: Vec<Passage>, roles: &[Role]) -> Vec<Draft> {
    let replied = replied(&passages);
    let mut drafts: Vec<Draft> = Vec::new();
    for (passage, replied) in passages.into_iter().zip(replied) {
        let begins = match passage.label {
            Some(Label::Question) => Some((Role::Asks, None)),
            Some(Label::Answer) => Some((Role::Answers, None)),
            Some(Label::Name(n)) => Some((roles[n], Some(n))),
            None => {
                let open = drafts.last().is_some_and(|draft| draft.role == Role::Asks && draft.has_words());
                (open && !replied).then_some((Role::Answers, None))
            }
        };
        match (begins, drafts.last_mut()) {
            (None, Some(draft)) => draft.passages.push(passage),
            (begins, _) => {
                let (role, speaker) = begins.unwrap_or_default();
                drafts.push(Draft { role, speaker, passages: vec![passage] });
            }
        }
    }
    drafts
}

/// For each passage: whether a labelled answer is still to come before the next asker's label (anything but a lone
/// question, whose answer then has no label).
fn replied(passages: &[Passage]) -> Vec<bool> {
    let mut replied = vec![false; passages.len()];
    let mut coming = false;
    let lone = lone_asker(passages);
    for (n, passage) in passages.iter().enumerate().rev() {
        replied[n] = coming;
        match passage.label {
            Some(Label::Question) => coming = false,
            Some(Label::Name(_)) if lone => coming = false,
            Some(_) => coming = true,
            None => {}
        }
    }
    // A dialogue of names has its labels: the last turn goes on to the end.
    let dialogue = passages.iter().any(|p| matches!(p.label, Some(Label::Name(_)))) && !lone;
    let lettered = passages.iter().any(|p| p.label == Some(Label::Question));
    if dialogue && !lettered { vec![true; passages.len()] } else { replied }
}

/// Whether only the asker is named, so that answers have no label at all.
fn lone_asker(passages: &[Passage]) -> bool {
    let mut labels = passages.iter().filter_map(|passage| passage.label.as_ref());
    let Some(first @ Label::Name(_)) = labels.next() else { return false };
    labels.all(|label| label == first)
}

/// What each name does. Who asks most of the time asks; who asks nearly as often and talks less than others does too;
/// where nobody asks, the first to speak leads.
fn roles(passages: &[Passage], names: usize) -> Vec<Role> {
    #[derive(Clone, Default)]
    struct Habit {
        turns: usize,
        asking: usize,
        words: usize,
    }
    let lettered = passages.iter().any(|passage| passage.label == Some(Label::Question));
    if lettered || names == 0 {
        return vec![Role::Answers; names];
    }
    let mut habits = vec![Habit::default(); names];
    let mut current = None;
    for (n, passage) in passages.iter().enumerate() {
        if let Some(Label::Name(name)) = passage.label {
            current = Some(name);
            habits[name].turns += 1;
        }
        let Some(name) = current else { continue };
        habits[name].words += weight(&passage.text.words);
        let ends = passages.get(n + 1).is_none_or(|next| next.label.is_some());
        habits[name].asking += usize::from(ends && asks(&passage.text));
    }
    // Of a thousand turns; a turn of silence weighs in so that one lucky "Really?" does not lead.
    let rate = |habit: &Habit| habit.asking * 1000 / (habit.turns + 1);
    let most = habits.iter().map(rate).max().unwrap_or_default();
    let lead = habits.iter().position(|habit| rate(habit) == most).unwrap_or_default();
    let brief = |habit: &Habit| habit.words * habits[lead].turns <= habits[lead].words * habit.turns * 2;
    let asks = |n: usize| n == lead || (rate(&habits[n]) * 2 > most && most > 0 && brief(&habits[n]));
    (0..names).map(|n| if asks(n) { Role::Asks } else { Role::Answers }).collect()
}

/// Whether words end in a question, in any script.
fn asks(text: &Text) -> bool {
    let end = text.words.trim_end_matches(|c: char| c.is_whitespace() || is_one_of(c, "\"'”’»)」』）*_"));
    end.ends_with(['?', '？', '؟', '⁇', '⁈', '՞'])
}
