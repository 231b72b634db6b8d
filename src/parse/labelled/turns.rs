//! Decides for every form what the passages are: title, introduction, who asks, what belongs to which question,
//! closing. What holds everywhere comes first (who is labelled how, what is set apart), words last.

use super::passage::{Label, Passage, Passages};
use super::{Other, Parsed, label};
use crate::letters::{Signs, after, is_one_of, until, weight};
use crate::model::{Block, Exchange, Interview, Part, Place, Role, Speaker, Text, Turn};

/// Makes an interview of its passages.
///
/// # Errors
/// Who reads it instead, where it is close which of two people asks.
pub(super) fn decide(found: Passages) -> Result<Parsed, Other> {
    let Passages { mut passages, names } = found;
    let first_label = passages.iter().position(|passage| passage.label.is_some()).unwrap_or(passages.len());
    let closing = passages.split_off(closing_start(&passages, first_label));
    let said = passages.split_off(first_label.min(passages.len()));
    // A title may stand above who wrote it and when.
    if passages.first().is_some_and(|first| first.text.words.has_any("\n")) {
        return Err(Other::Forms);
    }
    let mut article = Article::default();
    article.head(passages, !said.is_empty());
    article.said(said, names)?;
    article.closing(closing);
    Ok(article.into_parsed())
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

    fn said(&mut self, passages: Vec<Passage>, names: Vec<String>) -> Result<(), Other> {
        let roles = if names.is_empty() { [Role::Asks; 2] } else { roles(&passages).ok_or(Other::Forms)? };
        let speakers = names.into_iter().zip(&roles);
        self.interview.speakers = speakers.map(|(name, &role)| Speaker::new(name, role)).collect();
        for draft in drafts(passages, &roles) {
            self.turn(draft);
        }
        Ok(())
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
        && !words.ends_with_any(".。:：,;…")
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
    let rest = after(words, open.len_utf8());
    let (end, _) = rest.char_indices().find(|(_, c)| *c == close)?;
    let (kicker, title) = (until(rest, end), after(rest, end + close.len_utf8()));
    let (kicker, title) = (kicker.trim(), title.trim());
    let short = (1..=4).contains(&kicker.split_whitespace().count()) && !kicker.chars().any(|c| c == open);
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

/// For each passage: whether what follows has a label of its own, before the next question; among names all has.
fn replied(passages: &[Passage]) -> Vec<bool> {
    let mut replied = vec![false; passages.len()];
    let mut coming = false;
    for (n, passage) in passages.iter().enumerate().rev() {
        replied[n] = coming;
        match passage.label {
            Some(Label::Question) => coming = false,
            Some(_) => coming = true,
            None => {}
        }
    }
    let dialogue = passages.iter().any(|passage| matches!(passage.label, Some(Label::Name(_))));
    if dialogue { vec![true; passages.len()] } else { replied }
}

/// What each of two people does: who asks more often asks. `None` where it is close.
fn roles(passages: &[Passage]) -> Option<[Role; 2]> {
    let (mut turns, mut asking) = ([0_usize; 2], [0_usize; 2]);
    let mut current = None;
    for (n, passage) in passages.iter().enumerate() {
        if let Some(Label::Name(name)) = passage.label {
            current = Some(name);
            turns[name] += 1;
        }
        let Some(name) = current else { continue };
        let ends = passages.get(n + 1).is_none_or(|next| next.label.is_some());
        asking[name] += usize::from(ends && asks(&passage.text));
    }
    // A turn of silence weighs in, so that one lucky "Really?" does not lead.
    let leads = |one: usize, other: usize| asking[one] * (turns[other] + 1) > asking[other] * (turns[one] + 1) * 2;
    match () {
        () if leads(0, 1) => Some([Role::Asks, Role::Answers]),
        () if leads(1, 0) => Some([Role::Answers, Role::Asks]),
        () => None,
    }
}

/// Whether words end in a question, in any script.
fn asks(text: &Text) -> bool {
    let end = text.words.trim_end_as(|c: char| c.is_whitespace() || is_one_of(c, "\"'”’»)」』）*_"));
    end.ends_with_any("?？؟⁇⁈՞") || end.trim_end_of("。").ends_with_any("か")
}
