//! Which passages ask where no label says so: those of one look (headings of a level, bold paragraphs, terms …) that
//! keeps asking and being answered.

use super::POSTS;
use super::doubts::{self, Doubts};
use super::lexicon::FRAMES;
use super::passage::{Definition, Passage};
use crate::letters::{
    Signs, after, is_capital, is_digit, is_letter, is_one_of, is_small, is_spelled, lower, until, weight,
};
use crate::model::{Kind, Style};

pub(super) use leads::{cut_askers, cut_leads, raise_sections};
pub(super) use looks::follow_lettered;
use members::members;
use requests::pleads;
pub(super) use requests::requests;

mod last;
mod leads;
mod looks;
mod members;
mod pairs;
mod requests;
mod shape;

/// How a passage looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Heading(u8),
    Strong,
    Term,
    Emphasis,
    /// It begins with a number.
    Numbered,
    /// In so many block quotes.
    Quoted(u8),
    /// It ends with a question mark, and looks as all others do.
    Asking,
    Plain,
    /// Code, tables, pictures, further lines of a list: nobody asks in them.
    Other,
}

/// Whether words end in a question, in any script.
pub(super) fn asks(words: &str) -> bool {
    if let Some(asks) = POSTS.then(|| last::asks(words)).flatten() {
        return asks;
    }
    let end = words.trim_end_as(|c: char| c.is_whitespace() || is_one_of(c, "\"'”’»)」』）*_]:;-"));
    let smiling = end.find_last_any("?？").is_some_and(|at| after(end, at).len() < 6);
    // Greek asks with a semicolon.
    let greek = words.trim_end_as(|c: char| c.is_whitespace() || is_one_of(c, "\"”’»)*_"));
    let greek =
        greek.ends_with_any(";\u{37E}") && greek.chars().rev().take(12).any(|c| matches!(c, 'Ͱ'..='Ͽ' | 'ἀ'..='῾'));
    end.ends_with_any("?？؟⁇⁈՞") || smiling || greek || asks_in_japanese(end) || (POSTS && last::asks_in_chinese(words))
}

/// "…ですか。": after a syllable that may end a verb; "静か。" and "豊か。" do not.
fn asks_in_japanese(words: &str) -> bool {
    let Some(before) = words.trim_end_of("。").strip_suffix('か') else { return false };
    before.ends_with_any("すたうのんるいな")
}

/// Whether words hold a question anywhere: "When did you start? We would love to know."
fn asks_within(words: &str) -> bool {
    words.has_any("?？؟")
}

pub(super) fn asks_at_all(passage: &Passage) -> bool {
    asks(&passage.text.words) || asks_within(&passage.text.words)
}

/// Whether it has a question mark, or speaks to somebody without one.
pub(super) fn asks_somebody(passage: &Passage) -> bool {
    asks_at_all(passage) || requests(&passage.text.words)
}

/// How much of a text is of a style, in hundredths.
fn share(passage: &Passage, style: impl Fn(&Style) -> bool) -> usize {
    if POSTS && passage.text.styles.is_empty() {
        return 0;
    }
    let styled = passage.text.styles.iter().filter(|styled| style(&styled.style));
    let covered: usize = styled.map(|styled| styled.range.len()).sum();
    let words = passage.text.words.trim();
    // "**Why?** (Ann, Leeds)".
    let named =
        (POSTS && words.ends_with(')')).then(|| words.find_last_any("(")).flatten().filter(|at| *at > 0 && covered > 0);
    covered * 100 / named.map_or(words, |at| until(words, at)).trim_end().len().max(1)
}

/// Whether all of it is bold.
pub(super) fn is_strong(passage: &Passage) -> bool {
    share(passage, |style| *style == Style::Strong) >= 90
}

/// A sentence in capitals, as bold is written where there is none.
fn is_shouted(passage: &Passage) -> bool {
    let words = passage.text.words.trim_end();
    let sentence = words.ends_with_any("?!.…") && passage.text.styles.is_empty() && passage.kind == Kind::Paragraph;
    sentence && words.bytes().filter(|byte| *byte == b' ').take(2).count() > 1 && {
        words.chars().all(|c| !is_small(c)) && words.chars().filter(|c| is_capital(*c)).take(9).count() > 8
    }
}

/// Whether all of it is italic.
pub(super) fn is_emphasis(passage: &Passage) -> bool {
    share(passage, |style| *style == Style::Emphasis) >= 90
}

/// "1. What", "2) What", "(3) What", "#4: What": how many bytes the number and its signs have.
fn number_length(words: &str) -> Option<usize> {
    if POSTS && words.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let open = usize::from(words.begins_with_any("(#["));
    let digits = after(words, open);
    let words_after = digits.trim_start_as(is_digit);
    let number = digits.len() - words_after.len();
    let point = words_after.chars().next().filter(|c| is_one_of(*c, ".)）．、:]"))?;
    (number > 0 && number < 4).then_some(open + number + point.len_utf8())
}

/// The look of a passage.
pub(super) fn look(passage: &Passage) -> Look {
    match passage.kind {
        Kind::Code | Kind::Row { .. } | Kind::Figure => return Look::Other,
        Kind::Item(item) if item.goes_on => return Look::Other,
        Kind::Heading => return Look::Heading(passage.level),
        _ => {}
    }
    let numbered_item = matches!(passage.kind, Kind::Item(item) if item.number.is_some() && item.depth == 1);
    match passage.defines {
        Some(Definition::Term) => Look::Term,
        _ if is_strong(passage) || is_shouted(passage) => Look::Strong,
        _ if is_emphasis(passage) => Look::Emphasis,
        _ if passage.quoted > 0 => Look::Quoted(passage.quoted),
        _ if numbered_item || number_length(&passage.text.words).is_some() => Look::Numbered,
        _ if matches!(passage.kind, Kind::Item(_)) => Look::Other,
        _ if asks(&passage.text.words) && weight(&passage.text.words) <= 80 => Look::Asking,
        _ => Look::Plain,
    }
}

fn is_numbered(passage: &Passage) -> bool {
    number_length(&passage.text.words).is_some()
}

/// A heading or the like that frames the interview: "Introduction", "Conclusion".
pub(super) fn is_frame(passage: &Passage) -> bool {
    let words =
        lower(passage.text.words.trim_start_as(|c| !is_spelled(c) || c == '\u{FE0F}').trim().trim_end_of(":.!"));
    #[cfg(feature = "posts")]
    if super::lexicon::MORE_FRAMES.contains(&words) {
        return true;
    }
    FRAMES.contains(&words)
}

/// What is known of the passages of one look.
struct Class {
    look: Look,
    members: Vec<usize>,
    asking: usize,
    answered: usize,
    /// For each whether something is said before the next.
    replied: Vec<bool>,
    /// Those with a number, for the command alone.
    numbered: usize,
    /// Those that neither ask nor are answered: a note above the first question, credits below the last answer.
    idle: usize,
}

/// For each passage whether it asks. `dialogue`: whether answers, or some of them, have labels.
pub(super) fn find(passages: &[Passage], dialogue: bool, doubts: &mut Doubts) -> Vec<bool> {
    let mut asking = vec![false; passages.len()];
    let looks = looks::looks(passages);
    let mut classes = fitting(passages, &looks, dialogue);
    if let Some(class) = classes.pop() {
        if class.look == Look::Asking && !dialogue {
            answered_in_quotes(passages, &mut asking);
        }
        let members = members(passages, &class);
        for n in &members {
            asking[*n] = true;
        }
        looks::follow_up(passages, &looks, &class, &mut asking);
        if POSTS {
            looks::follow_below(passages, &looks, &class, &mut asking);
            leads::between_voices(passages, &mut asking);
        }
        if doubts::TOLD {
            class.doubt(passages, &members, doubts);
            let rivals = classes.iter().filter(|rival| rival.members.iter().any(|n| !asking[*n]));
            if let Some(rival) =
                rivals.max_by_key(|rival| rival.weight()).filter(|rival| rival.asking * 3 >= class.asking * 2)
            {
                doubts.other_look(&passages[rival.members[0]], class.look, rival.look);
            }
        }
        return asking;
    }
    if !dialogue {
        answered_in_quotes(passages, &mut asking);
        pairs::ask(passages, &mut asking);
    }
    asking
}

/// Whether it is not known who talks: below a name that has its line to itself, it is that name.
pub(super) fn may_ask(passages: &[Passage], n: usize) -> bool {
    let named = n > 0 && passages[n - 1].label.is_some() && !passages[n - 1].has_words();
    passages[n].label.is_none() && passages[n].more.voice.is_none() && !named
}

/// The looks whose passages may be the questions; most likely they are those of the last.
fn fitting(passages: &[Passage], all: &[Look], dialogue: bool) -> Vec<Class> {
    let mut looks = Vec::new();
    for look in all {
        if !looks.contains(look) && !matches!(look, Look::Plain | Look::Other) {
            looks.push(*look);
        }
    }
    let classes = looks.into_iter().map(|look| Class::of(look, passages, all));
    let mut fitting: Vec<Class> = classes.filter(|class| class.is_fitting(passages, dialogue)).collect();
    if let Some((best, _)) = fitting.iter().enumerate().max_by_key(|(_, class)| class.weight()) {
        let best = fitting.remove(best);
        fitting.push(best);
    }
    fitting
}

impl Class {
    fn of(look: Look, passages: &[Passage], looks: &[Look]) -> Self {
        // What is lifted out of an answer may be bold or large as well.
        let like = |n: &usize| looks[*n] == look;
        let asked = |n: &usize| like(n) && asks(&passages[*n].text.words);
        let first = if POSTS { (0..passages.len()).find(asked) } else { None };
        let quoted = first.or_else(|| (0..passages.len()).find(like)).map_or(0, |n| passages[n].quoted);
        let is_member = |n: &usize| {
            let other = passages[*n].quoted;
            looks[*n] == look && other <= quoted && (!POSTS || quoted == 0 || other > 0)
        };
        let mut members: Vec<usize> = (0..passages.len()).filter(is_member).collect();
        if look == Look::Asking {
            members = without_replies(passages, &members);
        }
        let count = |asks: fn(&Passage) -> bool| members.iter().filter(|n| asks(&passages[**n])).count();
        let questions = count(asks_at_all);
        let requests = if look == Look::Asking { questions } else { count(asks_somebody) };
        // A guide says "you" as well, but asks nobody to tell of themselves.
        let pleads = || members.iter().any(|n| pleads(&passages[*n].text.words));
        let request = questions > 0
            && requests > questions
            && look != Look::Asking
            && requests * 5 >= members.len() * 3
            && pleads();
        // "Tell us about yourself", "A book you love": without any question mark nearly all must.
        // One alone must have its number.
        let few = members.len() < 4 && !matches!(members[..], [n] if matches!(passages[n].kind, Kind::Item(_)));
        let unmarked = POSTS && questions == 0 && !few && requests * 10 >= members.len() * 9;
        let unmarked = unmarked && look != Look::Asking && pleads();
        let asking = if request || unmarked { requests } else { questions };
        let numbered = if POSTS && !matches!(look, Look::Numbered) { count(is_numbered) } else { 0 };
        let mut replied = vec![false; members.len()];
        let (mut answered, mut idle) = (0, 0);
        for (n, &at) in members.iter().enumerate() {
            let next = members.get(n + 1).copied().unwrap_or(passages.len());
            let replies = passages[at + 1..next].iter().any(Passage::has_words);
            replied[n] = replies;
            // A picture may be all of an answer; below the last it may be anything.
            let shown = || POSTS && next < passages.len() && passages[at + 1..next].iter().any(Passage::has_content);
            answered += usize::from(replies || shown());
            let set = matches!(look, Look::Strong | Look::Emphasis);
            idle += usize::from(set && !replies && !asks_somebody(&passages[at]));
        }
        let mut class = Class { look, members, asking, answered, replied, idle, numbered };
        if unmarked && !class.are_told(passages) {
            class.asking = 0;
        }
        class
    }

    /// Of two that ask as often, the one that is set apart more.
    fn weight(&self) -> (usize, usize) {
        (self.asking * 4 + self.prominence(), self.members.len())
    }

    fn prominence(&self) -> usize {
        match self.look {
            Look::Heading(_) => 4,
            Look::Strong | Look::Term => 3,
            Look::Emphasis | Look::Numbered => 2,
            _ => 0,
        }
    }

    fn is_fitting(&self, passages: &[Passage], dialogue: bool) -> bool {
        let Class { look, members, asking, answered, idle, .. } = self;
        let frames = || self.members.iter().filter(|n| is_frame(&passages[**n])).count();
        if POSTS && dialogue && *look != Look::Asking && self.leads_to_names(passages) {
            return true;
        }
        let (members, asking, answered) = (members.len() - idle, *asking, *answered);
        match look {
            // Paragraphs that happen to ask: in an essay few do, in an interview every second or third.
            Look::Asking => {
                let said = passages.iter().filter(|passage| passage.has_words() && passage.level == 0).count();
                let first = self.members[0];
                let since = passages.len() - first;
                dialogue && asking > 0 && members * 8 > said
                    || !dialogue && asking > 2 && members * 6 > since && answered * 3 > members * 2
            }
            // "1. You grew up here." before "2. Why did you leave?".
            Look::Numbered if POSTS && asking * 2 < members => {
                !dialogue && members > 3 && asking * 4 >= members && answered == members && self.are_counted(passages)
            }
            // Where answers have names, one stands right below each.
            Look::Quoted(_) => {
                let led = !dialogue || POSTS && self.leading(passages) * 3 >= members * 2;
                led && members > 1 && asking * 3 >= members * 2 && answered * 3 >= members * 2
            }
            // "On childhood": what is talked of, again and again.
            Look::Heading(_) | Look::Strong | Look::Emphasis
                if POSTS && asking * 4 < members && self.are_topics(passages) =>
            {
                members > 2 && answered * 3 >= members * 2
            }
            // "3. The hardest part" among "1. Please introduce yourself" and "2. Why?".
            Look::Heading(_) | Look::Strong | Look::Emphasis
                if POSTS && asking > 0 && self.numbered > 2 && self.numbered + 2 >= members =>
            {
                let asks = |n: &&usize| is_numbered(&passages[**n]) && asks_somebody(&passages[**n]);
                let asking = self.members.iter().filter(asks).count();
                asking * 2 >= self.numbered && answered * 3 >= members * 2
            }
            // "On childhood.": sentences, each a paragraph, each bold, each followed by what is not.
            Look::Strong if asking == 0 => {
                let sentence = |n: &&usize| passages[**n].text.words.trim_end().ends_with_any(".…。");
                let sentences = self.members.iter().filter(sentence).count();
                let shaped = !dialogue && members > 3 && sentences * 10 >= members * 9 && answered == members;
                // A guide's steps are sentences too, but nobody tells of themselves below them.
                shaped && (!POSTS || self.are_told(passages))
            }
            // Who asks makes statements, each a sentence in bold between what is not; thanks may come last.
            Look::Strong | Look::Emphasis if asking * 2 < members && asking > 0 => {
                let ends = |n: &&usize| passages[**n].text.words.trim_end().ends_with_any("?!.…。？！؟\"”»」)");
                let sentences = self.members.iter().filter(ends).count();
                members > 3 && sentences * 10 >= members * if POSTS { 8 } else { 9 } && answered + 1 >= members
            }
            _ => {
                let often =
                    members > 1 || (asking == 1 && matches!(look, Look::Heading(_) | Look::Strong | Look::Term));
                often && (asking * 2 >= members || asking * 2 >= members - frames()) && answered * 3 >= members * 2
            }
        }
    }
}

/// Without what follows a question directly and asks only in the end: "Birch. Who would carve oak?" is an answer.
fn without_replies(passages: &[Passage], members: &[usize]) -> Vec<usize> {
    let tells = |words: &str| {
        let asked = words.trim_end_as(|c: char| !is_letter(c)).len();
        until(words, asked).has_any(".!。！…")
    };
    let mut kept: Vec<usize> = Vec::with_capacity(members.len());
    for &n in members {
        let reply = kept.last().is_some_and(|last| last + 1 == n) && tells(&passages[n].text.words);
        kept.extend((!reply).then_some(n));
    }
    kept
}

/// Where answers stand in block quotes, what stands directly before them asks.
fn answered_in_quotes(passages: &[Passage], asking: &mut [bool]) {
    let opens = |n: &usize| passages[*n].quoted > 0 && n.checked_sub(1).is_some_and(|n| passages[n].quoted == 0);
    let before: Vec<usize> = (0..passages.len()).filter(opens).map(|n| n - 1).collect();
    let question = before.iter().filter(|n| asks_at_all(&passages[**n])).count();
    if before.len() > 1 && question * 3 >= before.len() * 2 {
        before.into_iter().for_each(|n| asking[n] = true);
    }
}
