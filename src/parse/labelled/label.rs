//! What a turn begins with to say who talks: "Q.", "A:", "Q12.", "Jane Doe:".

use super::passage::Label;
use crate::letters::{
    Signs, Words, after, first_of, is_capital, is_digit, is_letter, is_one_of, is_small, length, lower, until, words,
};

/// Words that label a question or an answer, in lower case. A number may follow them.
const QUESTION: Words = words!["question", "q", "질문", "문", "質問", "问", "問", "ｑ", "س"];
const ANSWER: Words = words!["answer", "a", "답변", "답", "回答", "答", "ａ", "ج"];

/// Words for "question" in languages that are not read here, in lower case: nobody is called so.
const ELSEWHERE: Words = words![
    "frage",
    "demande",
    "pregunta",
    "domanda",
    "pergunta",
    "vraag",
    "pytanie",
    "fråga",
    "spørsmål",
    "soru",
    "вопрос",
    "питання",
    "въпрос",
    "ερώτηση",
    "سؤال",
    "السؤال",
    "پرسش",
    "שאלה",
    "प्रश्न",
    "सवाल",
];

/// Lines that only say that the interview begins, in lower case, without their colon.
const OPENINGS: Words = words![
    "interview",
    "the interview",
    "transcript",
    "q&a",
    "인터뷰",
    "インタビュー",
    "采访",
    "访谈",
    "entrevista",
    "entretien",
];

/// A line's label and where its words begin, in bytes.
#[derive(Debug, PartialEq)]
pub(super) struct Labelled<T> {
    pub label: T,
    pub words: usize,
}

/// "Q." or "A." with or without a number, at the start of a line.
pub(super) fn letter(line: &str) -> Option<Labelled<Label>> {
    // Nearly every line is told by its first byte.
    if line.bytes().next().is_none_or(|first| first.is_ascii() && !matches!(first | 0x20, b'q' | b'a')) {
        return None;
    }
    let word_end = line.find_as(|c: char| !is_letter(c)).unwrap_or(line.len());
    let word = lower(until(line, word_end));
    let label = if QUESTION.contains(&word) {
        Label::Question
    } else if ANSWER.contains(&word) {
        Label::Answer
    } else {
        return None;
    };
    let tail = after(line, word_end);
    let rest = tail.trim_start_of(" .．#");
    let dotted = tail.trim_start().begins_with_any(".．");
    let spaced = dotted && until(tail, tail.len() - rest.len()).ends_with(' ');
    let numbered = rest.trim_start_as(is_digit);
    let number = rest.len() - numbered.len();
    let point = numbered.chars().next().filter(|c| is_one_of(*c, ".:：)．、>;"));
    // "Q. What" has its point where the number would begin; "Q1 What" has none at all.
    let after = match point {
        Some(c) => after(numbered, c.len_utf8()),
        // "Q. 3 years ago": the number is a word.
        None if spaced => rest,
        None if dotted || number > 0 => numbered,
        None => return None,
    };
    let apart = (spaced && point.is_none())
        || after.is_empty()
        || after.begins_as(|c: char| c.is_whitespace() || is_capital(c) || !c.is_ascii());
    let words = line.len() - after.trim_start().len();
    apart.then_some(Labelled { label, words })
}

/// What may be a speaker's name, at the start of a line: a few words with a capital, then a colon.
pub(super) fn name(line: &str) -> Option<Labelled<&str>> {
    const LONGEST: usize = 120;
    let (colon, sign) = colon(line.as_bytes().get(..LONGEST).unwrap_or(line.as_bytes()))?;
    let (name, after) = (until(line, colon), after(line, colon + sign.len_utf8()));
    let apart = sign == '：' || after.is_empty() || after.begins_as(char::is_whitespace);
    let begins = name.begins_as(|c: char| is_letter(c) && !is_small(c));
    let plain = !name.has_any("?!,;\"“”。？！/=");
    let short = name.split_whitespace().count() <= 6 && length(name) <= 60;
    let ends = !name.ends_as(char::is_whitespace);
    let words = line.len() - after.trim_start().len();
    (apart && begins && plain && short && ends).then_some(Labelled { label: name, words })
}

/// The first colon, and which of the two it is.
fn colon(line: &[u8]) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        at = first_of(line, at, [b':', 0xEF]);
        match line.get(at..)? {
            [] => return None,
            [b':', ..] => return Some((at, ':')),
            rest if rest.starts_with("：".as_bytes()) => return Some((at, '：')),
            _ => at += 1,
        }
    }
}

/// Whether a line only says that the interview begins.
pub(super) fn is_opening(line: &str) -> bool {
    let words = lower(line.trim().trim_end_of(":：").trim_end());
    OPENINGS.contains(&words)
}

/// How often what may be a name labels a line.
#[derive(Debug, Default)]
struct Seen<'a> {
    /// In lower case, and as first written.
    key: String,
    written: &'a str,
    times: usize,
    /// First in the first paragraph of all, which may be a title with a colon.
    heads: bool,
}

/// With so many it is not read here, and they need not be told apart.
const MOST: usize = 32;

/// The labels of a whole source, counted, so that they can be told from the colons of ordinary sentences.
#[derive(Debug, Default)]
pub(super) struct Census<'a> {
    /// In order of appearance.
    names: Vec<Seen<'a>>,
    questions: usize,
    answers: usize,
    paragraphs: usize,
    /// Paragraphs since the first thing that may be a name.
    since_first: usize,
    /// A time stands after a name.
    timed: bool,
}

/// What turns are labelled with.
#[derive(Debug, PartialEq)]
pub(super) enum Labels<'a> {
    /// "Q.", and whether there is "A." too: else "A. Smith" at the start of a line is no answer.
    Letters { answers: bool },
    /// Two names, as first written.
    Names([&'a str; 2]),
}

impl<'a> Census<'a> {
    pub fn count(&mut self, line: &'a str, begins_paragraph: bool) {
        self.paragraphs += usize::from(begins_paragraph);
        if let Some(letter) = letter(line) {
            self.questions += usize::from(letter.label == Label::Question);
            self.answers += usize::from(letter.label == Label::Answer);
        } else if let Some(found) = name(line) {
            self.count_name(found.label);
            self.timed |= is_time(after(line, found.words));
        }
        self.since_first += usize::from(begins_paragraph && !self.names.is_empty());
    }

    fn count_name(&mut self, name: &'a str) {
        let key = lower(name);
        let known = self.names.iter_mut().find(|seen| seen.key == key);
        if let Some(seen) = known {
            seen.times += 1;
        } else if self.names.len() < MOST {
            self.names.push(Seen { key, written: name, times: 1, heads: self.paragraphs == 1 });
        }
    }

    /// What turns are labelled with; `None` where it takes more than counting to tell.
    pub fn labels(&self) -> Option<Labels<'a>> {
        let mut often = self.names.iter().filter(|seen| seen.times > 1);
        let two = (often.next(), often.next(), often.next());
        if self.names.len() == MOST || self.timed {
            return None;
        }
        match two {
            (None, ..) if self.questions > 0 => {
                let answers = self.answers > 0;
                (!answers || self.answers * 2 > self.questions).then_some(Labels::Letters { answers })
            }
            (Some(one), Some(other), None) if self.questions == 0 => {
                // What stands once below the title is a third, or one of them with another name.
                let alone = self.names.iter().all(|seen| seen.times > 1 || seen.heads);
                let alone = alone && !is_elsewhere(&one.key) && !is_elsewhere(&other.key);
                let labelled = (one.times + other.times) * 4 >= self.since_first;
                (alone && labelled).then_some(Labels::Names([one.written, other.written]))
            }
            _ => None,
        }
    }
}

/// A word for "question", or a letter: "P: Why?"
fn is_elsewhere(name: &str) -> bool {
    length(name.trim_end_of(".")) == 1 || ELSEWHERE.contains(name)
}

/// "[00:12] words", "00:12<tab>words".
fn is_time(words: &str) -> bool {
    let time = words.trim_start_of("[(（【");
    time.begins_as(is_digit) && (time.len() < words.len() || words.has_any("\t"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_label_questions_and_answers() {
        use Label::{Answer, Question};
        for (line, expected) in [
            ("Q. What?", Some((Question, "What?"))),
            ("Q: What?", Some((Question, "What?"))),
            ("Q1. What?", Some((Question, "What?"))),
            ("Q12: What?", Some((Question, "What?"))),
            ("Q.3 What?", Some((Question, "What?"))),
            ("Q 4) What?", Some((Question, "What?"))),
            ("Question 2: What?", Some((Question, "What?"))),
            ("q.What?", Some((Question, "What?"))),
            ("Q:", Some((Question, ""))),
            ("A: That.", Some((Answer, "That."))),
            ("Q：何?", Some((Question, "何?"))),
            ("문: 무엇?", Some((Question, "무엇?"))),
            ("답. 그것.", Some((Answer, "그것."))),
            ("Q&A with Jane", None),
            ("Quite. So", None),
            ("A man walks in", None),
            ("A.m. is early", None),
            ("Q", None),
            ("", None),
        ] {
            let found = letter(line).map(|found| (found.label, &line[found.words..]));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_name_is_a_few_words_before_a_colon() {
        for (line, expected) in [
            ("Jane: Yes.", Some(("Jane", "Yes."))),
            ("JANE DOE: Yes.", Some(("JANE DOE", "Yes."))),
            ("Dr. Jane van Doe (Acme):", Some(("Dr. Jane van Doe (Acme)", ""))),
            ("記者：今日は", Some(("記者", "今日は"))),
            ("Jane, then: Yes.", None),
            ("https://a.example", None),
            ("At 12:30 we met", None),
            ("He said: no", Some(("He said", "no"))),
            ("jane: yes", None),
            ("", None),
        ] {
            let found = name(line).map(|found| (found.label, &line[found.words..]));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn what_takes_more_than_counting_is_left_to_others() {
        use Labels::{Letters, Names};
        let labels = |lines: &[&'static str]| {
            let mut census = Census::default();
            lines.iter().for_each(|line| census.count(line, true));
            census.labels()
        };
        let two = Some(Names(["Ann", "Bob"]));
        assert_eq!(labels(&["Ann: A?", "Bob: B.", "Ann: C?", "Bob: D."]), two);
        assert_eq!(labels(&["The Sea: A Talk", "Ann: A?", "Bob: B.", "Ann: C?", "Bob: D."]), two);
        assert_eq!(labels(&["Ann: A?", "Bob: B."]), None);
        assert_eq!(labels(&["The Sea", "By: Cid", "Ann: A?", "Bob: B.", "Ann: C?", "Bob: D."]), None);
        assert_eq!(labels(&["Ann: A?", "Bob: B.", "Ann: C?", "Bob: D.", "Cid: E"]), None);
        assert_eq!(labels(&["Q. A?", "B.", "Q. C?", "One thing: d."]), Some(Letters { answers: false }));
        assert_eq!(labels(&["Q. A?", "A: B.", "Q. C?", "A: D."]), Some(Letters { answers: true }));
        assert_eq!(labels(&["Q. A?", "A. Smith said so.", "Q. C?", "D.", "Q. E?", "F."]), None);
        assert_eq!(labels(&["Q. A?", "Ann: B.", "Q. C?", "Ann: D."]), None);
        assert_eq!(labels(&["P: A?", "R: B.", "P: C?", "R: D."]), None);
        assert_eq!(labels(&["Ann: [0:12] A?", "Bob: [0:20] B.", "Ann: C?", "Bob: D."]), None);
        assert_eq!(labels(&["A", "B", "C"]), None);
    }
}
