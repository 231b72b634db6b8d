//! What a turn begins with to say who talks: "Q.", "A:", "Q12.", "Jane Doe:".

use super::passage::Label;
use crate::letters::{after, is_capital, is_digit, is_letter, is_one_of, is_small, length, lower, until};

/// Words that label a question or an answer, in lower case. A number may follow them.
const QUESTION: [&str; 9] = ["question", "q", "질문", "문", "質問", "问", "問", "ｑ", "س"];
const ANSWER: [&str; 8] = ["answer", "a", "답변", "답", "回答", "答", "ａ", "ج"];

/// Words that stand before a colon and name nobody, in lower case.
const NO_NAMES: [&str; 13] = [
    "note",
    "ps",
    "photo",
    "photos",
    "image",
    "source",
    "instagram",
    "twitter",
    "facebook",
    "website",
    "email",
    "link",
    "update",
];

/// Lines that only say that the interview begins, in lower case, without their colon.
const OPENINGS: [&str; 10] = [
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
    let word_end = line.find(|c: char| !is_letter(c)).unwrap_or(line.len());
    let word = lower(until(line, word_end));
    let label = if QUESTION.contains(&word.as_str()) {
        Label::Question
    } else if ANSWER.contains(&word.as_str()) {
        Label::Answer
    } else {
        return None;
    };
    let tail = after(line, word_end);
    let rest = tail.trim_start_matches([' ', '.', '．', '#']);
    let dotted = tail.trim_start().starts_with(['.', '．']);
    let spaced = dotted && until(tail, tail.len() - rest.len()).ends_with(' ');
    let numbered = rest.trim_start_matches(is_digit);
    let number = rest.len() - numbered.len();
    let point = numbered.chars().next().filter(|c| is_one_of(*c, ".:：)．、"));
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
        || after.starts_with(|c: char| c.is_whitespace() || is_capital(c) || !c.is_ascii());
    let words = line.len() - after.trim_start().len();
    apart.then_some(Labelled { label, words })
}

/// What may be a speaker's name, at the start of a line: a few words with a capital, then a colon.
pub(super) fn name(line: &str) -> Option<Labelled<&str>> {
    const LONGEST: usize = 120;
    let colon = line.bytes().take(LONGEST).position(|b| b == b':');
    // Not `find`: it would look through all of a long line.
    let wide = line.as_bytes().windows(3).take(LONGEST).position(|bytes| bytes == "：".as_bytes());
    let wide = wide.filter(|&n| colon.is_none_or(|colon| n < colon));
    let (name, after) = match (wide, colon) {
        (Some(n), _) => (until(line, n), after(line, n + '：'.len_utf8())),
        (None, Some(n)) => (until(line, n), after(line, n + 1)),
        (None, None) => return None,
    };
    let apart = wide.is_some() || after.is_empty() || after.starts_with(char::is_whitespace);
    let begins = name.starts_with(|c: char| is_letter(c) && !is_small(c));
    let plain = !name.contains(['?', '!', ',', ';', '"', '“', '”', '。', '？', '！', '/', '=']);
    let short = name.split_whitespace().count() <= 6 && length(name) <= 60;
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
    /// In lower case, and as first written.
    key: String,
    written: &'a str,
    times: usize,
    /// Directly below a line that is labelled as a question.
    replies: usize,
    /// In a line that ends as a question.
    asking: usize,
}

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
    after_question: bool,
}

impl<'a> Census<'a> {
    pub fn count(&mut self, line: &'a str, begins_paragraph: bool) {
        self.paragraphs += usize::from(begins_paragraph);
        let reply = std::mem::take(&mut self.after_question);
        if let Some(letter) = letter(line) {
            self.questions += usize::from(letter.label == Label::Question);
            self.answers += usize::from(letter.label == Label::Answer);
            self.after_question = letter.label == Label::Question;
        } else if let Some(found) = name(line) {
            self.count_name(found.label, reply, line.ends_with(['?', '？', '؟']));
        }
        self.since_first += usize::from(begins_paragraph && !self.names.is_empty());
    }

    fn count_name(&mut self, name: &'a str, reply: bool, asks: bool) {
        /// Nobody talks with as many; what comes after them is prose with colons.
        const MOST: usize = 256;
        let key = lower(name);
        let known = self.names.iter().position(|seen| seen.key == key);
        let at = known.unwrap_or(self.names.len());
        if at == MOST {
            return;
        }
        if known.is_none() {
            self.names.push(Seen { key, written: name, ..Seen::default() });
        }
        self.names[at].times += 1;
        self.names[at].replies += usize::from(reply);
        self.names[at].asking += usize::from(asks);
    }

    /// The names that label turns, as first written, in order of appearance.
    pub fn names(&self) -> Vec<&'a str> {
        let named = |seen: &&Seen| !NO_NAMES.contains(&seen.key.as_str());
        let mut names: Vec<&Seen<'a>> = self.names.iter().filter(named).collect();
        // How many lines are labelled by names that come at least as often.
        let labelled =
            |often: usize| names.iter().map(|seen| seen.times).filter(|times| *times >= often).sum::<usize>();
        if self.questions > 0 {
            // Questions have their letter: a name is one only where it keeps replying to them.
            names.retain(|seen| seen.times > 1 && seen.replies * 2 >= seen.times);
        } else if names.iter().filter(|seen| seen.times > 1).count() > 1 {
            if labelled(2) * 4 < self.since_first {
                return Vec::new();
            }
            // What stands once and before them is a title or who wrote it.
            let mut begun = false;
            names.retain(|seen| {
                begun |= seen.times > 1;
                seen.times > 1 || (begun && is_person(seen.written))
            });
        } else if names.len() < 2 || labelled(1) * 3 < self.since_first * 2 {
            // Who asks may be the only one who is named.
            names.retain(|seen| seen.times > 1 && seen.asking * 2 > seen.times && is_person(seen.written));
        }
        names.into_iter().map(|seen| seen.written).collect()
    }

    /// Whether answers have their letter: else "A. Smith" at the start of a line is no answer.
    pub fn has_answers(&self) -> bool {
        self.answers * 2 > self.questions
    }

    pub fn has_questions(&self) -> bool {
        self.questions > 0
    }
}

fn is_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    words <= 4 && name.split_whitespace().all(|word| !word.starts_with(is_small))
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
        assert_eq!(names(&["The Sea: A Talk", "By: Cid", "Ann: A?", "Bob: B.", "Ann: C?", "Bob: D."]), ["Ann", "Bob"]);
        assert_eq!(names(&["One thing: a", "b", "c", "d", "Another: e", "f"]), [""; 0]);
        assert_eq!(names(&["Q. A?", "Ann: B.", "Q. C?", "Ann: D.", "Sum: e", "Sum: f"]), ["Ann"]);
    }
}
