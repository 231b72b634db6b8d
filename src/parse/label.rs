//! What a turn begins with to say who talks: "Q.", "A:", "Q12.", "Jane Doe:".

use std::collections::HashMap;

use super::passage::Label;
use crate::letters::lower;

/// Words that label a question or an answer, in lower case. A number may follow them.
const QUESTION: [&str; 8] = ["question", "q", "질문", "문", "質問", "问", "問", "ｑ"];
const ANSWER: [&str; 7] = ["answer", "a", "답변", "답", "回答", "答", "ａ"];

/// Words that stand before a colon and name nobody, in lower case.
const NO_NAMES: [&str; 24] = [
    "note", "notes", "ps", "p.s.", "photo", "photos", "image", "source", "sources", "instagram", "twitter", "facebook",
    "youtube", "website", "web", "email", "e-mail", "link", "links", "update", "disclaimer", "warning", "example", "http",
];

/// Lines that only say that the interview begins, in lower case, without their colon.
const OPENINGS: [&str; 14] = [
    "interview", "the interview", "interview transcript", "transcript", "q&a", "q & a", "인터뷰", "インタビュー", "采访",
    "訪談", "访谈", "entrevista", "entretien", "intervista",
];

/// A line's label and where its words begin, in bytes.
#[derive(Debug, PartialEq)]
pub(super) struct Labelled<T> {
    pub label: T,
    pub words: usize,
}

/// "Q." or "A." with or without a number, at the start of a line.
pub(super) fn letter(line: &str) -> Option<Labelled<Label>> {
    let word_end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    let word = lower(&line[..word_end]);
    let label = if QUESTION.contains(&word.as_str()) {
        Label::Question
    } else if ANSWER.contains(&word.as_str()) {
        Label::Answer
    } else {
        return None;
    };
    let rest = line[word_end..].trim_start_matches([' ', '.', '#']);
    let dotted = line[word_end..].trim_start().starts_with('.');
    let numbered = rest.trim_start_matches(|c: char| c.is_numeric());
    let number = rest.len() - numbered.len();
    let point = numbered.chars().next().filter(|c| ".:：)．、".contains(*c));
    // "Q. What" has its point where the number would begin; "Q1 What" has none at all.
    let after = match point {
        Some(c) => &numbered[c.len_utf8()..],
        None if dotted || number > 0 => numbered,
        None => return None,
    };
    let apart = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c.is_uppercase() || !c.is_ascii());
    let words = line.len() - after.trim_start().len();
    apart.then_some(Labelled { label, words })
}

/// What may be a speaker's name, at the start of a line: a few words with a capital, then a colon.
pub(super) fn name(line: &str) -> Option<Labelled<&str>> {
    const LONGEST: usize = 120;
    let colon = line.bytes().take(LONGEST).position(|b| b == b':');
    let wide = line.find('：').filter(|&n| n < LONGEST && colon.is_none_or(|colon| n < colon));
    let (name, after) = match (wide, colon) {
        (Some(n), _) => (&line[..n], &line[n + '：'.len_utf8()..]),
        (None, Some(n)) => (&line[..n], &line[n + 1..]),
        (None, None) => return None,
    };
    let apart = wide.is_some() || after.is_empty() || after.starts_with(char::is_whitespace);
    let begins = name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let plain = !name.contains(['?', '!', ',', ';', '"', '“', '”', '。', '？', '！', '/', '=']);
    let short = name.split_whitespace().count() <= 6 && name.chars().count() <= 60;
    let ends = !name.ends_with(char::is_whitespace);
    let words = line.len() - after.trim_start().len();
    (apart && begins && plain && short && ends).then_some(Labelled { label: name, words })
}

/// Whether a line only says that the interview begins.
pub(super) fn is_opening(line: &str) -> bool {
    let words = lower(line.trim().trim_end_matches([':', '：']).trim_end());
    OPENINGS.contains(&words.as_str())
}

/// How often what may be a name labels a line.
#[derive(Debug, Default)]
struct Seen<'a> {
    written: &'a str,
    times: usize,
    /// Directly below a line that is labelled as a question.
    replies: usize,
}

/// The labels of a whole source, counted, so that they can be told from the colons of ordinary sentences.
#[derive(Debug, Default)]
pub(super) struct Census<'a> {
    /// In order of appearance, and where each stands, in lower case.
    names: Vec<Seen<'a>>,
    known: HashMap<String, usize>,
    questions: usize,
    paragraphs: usize,
    /// Paragraphs since the first thing that may be a name.
    since_first: usize,
    after_question: bool,
}

impl<'a> Census<'a> {
    pub fn count(&mut self, line: &'a str, begins_paragraph: bool) {
        self.paragraphs += usize::from(begins_paragraph);
        let reply = std::mem::take(&mut self.after_question);
        if let Some(letter) = letter(line) {
            self.questions += usize::from(letter.label == Label::Question);
            self.after_question = letter.label == Label::Question;
        } else if let Some(found) = name(line) {
            let next = self.names.len();
            let known = *self.known.entry(lower(found.label)).or_insert(next);
            if known == next {
                self.names.push(Seen { written: found.label, ..Seen::default() });
            }
            let seen = &mut self.names[known];
            seen.times += 1;
            seen.replies += usize::from(reply);
        }
        self.since_first += usize::from(begins_paragraph && !self.names.is_empty());
    }

    /// The names that label turns, as first written, in order of appearance.
    pub fn names(&self) -> Vec<&'a str> {
        let named = |seen: &&Seen| !NO_NAMES.contains(&lower(seen.written).as_str());
        let mut names: Vec<&Seen<'a>> = self.names.iter().filter(named).collect();
        let often = |seen: &&&Seen| seen.times > 1;
        let labelled = |names: &[&Seen]| names.iter().map(|seen| seen.times).sum::<usize>();
        if self.questions > 0 {
            // Questions have their letter: a name is one only where it keeps replying to them.
            names.retain(|seen| seen.times > 1 && seen.replies * 2 >= seen.times);
        } else if names.iter().filter(often).count() > 1 {
            let regular: Vec<&Seen> = names.iter().filter(often).copied().collect();
            if labelled(&regular) * 4 < self.since_first {
                return Vec::new();
            }
            names.retain(|seen| seen.times > 1 || is_person(seen.written));
        } else if names.len() < 2 || labelled(&names) * 3 < self.since_first * 2 {
            return Vec::new();
        }
        names.into_iter().map(|seen| seen.written).collect()
    }

    pub fn has_questions(&self) -> bool {
        self.questions > 0
    }
}

fn is_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    words <= 4 && name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
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

    fn names<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let mut census = Census::default();
        lines.iter().for_each(|line| census.count(line, true));
        census.names()
    }

    #[test]
    fn names_are_what_labels_turns_and_not_any_colon() {
        assert_eq!(names(&["Ann: A?", "Bob: B.", "Ann: C?", "Bob: D.", "Note: E"]), ["Ann", "Bob"]);
        assert_eq!(names(&["Ann: A?", "Bob: B."]), ["Ann", "Bob"]);
        assert_eq!(names(&["Ann: A?", "Bob: B.", "Ann: C?", "Bob: D.", "Cid: E"]), ["Ann", "Bob", "Cid"]);
        assert_eq!(names(&["One thing: a", "b", "c", "d", "Another: e", "f"]), [""; 0]);
        assert_eq!(names(&["Q. A?", "Ann: B.", "Q. C?", "Ann: D.", "Sum: e", "Sum: f"]), ["Ann"]);
    }
}
