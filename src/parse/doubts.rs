//! Close readings: where something could as well be read otherwise, what we took it for, and how its author settles it.

use super::passage::{Passage, Skipped};
use super::questions::{Look, asks, requests};
use super::{Code, Notice, Span};
use crate::letters::{decimal, joined, weight};
use crate::model::Kind;

/// What was not sure, in the order in which it was decided.
#[derive(Debug, Default)]
pub(super) struct Doubts(Vec<Notice>);

/// Whether close readings are looked for: a page has no author who would read of them, and no room for the words.
pub(super) const TOLD: bool = cfg!(feature = "doubts");

/// Why somebody else may be who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rival {
    NobodyAsks,
    AsksToo,
    SaysLess,
}

impl Doubts {
    /// The notices, by their places.
    pub fn into_notices(self) -> Vec<Notice> {
        let mut notices = self.0;
        if TOLD {
            notices.sort_by_key(|notice| (notice.line, notice.column));
        }
        notices
    }

    pub fn take(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    fn push(&mut self, code: Code, (line, column): (usize, usize), said: impl FnOnce() -> String) {
        if TOLD {
            self.0.push(Notice { code, line, column, message: said().into() });
        }
    }

    /// Words that stand around the main part of a page. A page is told of them, too: they are nowhere in the article.
    pub fn left_out(&mut self, skipped: &[Skipped]) {
        let with_words = skipped.iter().filter(|skipped| skipped.words > 0);
        let Some(first) = with_words.min_by_key(|skipped| skipped.lines.0) else { return };
        let words = skipped.iter().map(|skipped| skipped.words).sum();
        let message = joined(&[
            "Around the interview ",
            &decimal(words),
            if words == 1 { " word is left out: “" } else { " words are left out, from “" },
            &if TOLD { beginning(&first.begins) } else { first.begins.clone() },
            if words == 1 { "”" } else { "” on" },
            ". If they belong to it, put them inside of <main>, in no element that a class, id or role calls a menu, a \
             newsletter or the like.",
        ]);
        let (line, column) = (first.lines.0, first.column);
        self.0.push(Notice { code: Code::LeftOut, line, column, message: message.into() });
    }

    /// Somebody is taken for who asks. `first`: where that name begins to talk.
    pub fn who_asks(&mut self, first: &Passage, asks: &str, other: &str, why: Rival) {
        self.push(Code::WhoAsks, start(first), || {
            let why = match why {
                Rival::NobodyAsks => format!("being the first to talk: neither that name’s turns nor those of “{other}” ask"),
                Rival::AsksToo => format!("but “{other}” asks nearly as often"),
                Rival::SaysLess => format!("but says far more than all others, “{other}” among them"),
            };
            format!(
                "“{asks}” is taken for who asks, {why}. If it is somebody else, name who asks “Interviewer:”, or begin the \
                 questions with “Q.” and the answers with “A.”."
            )
        });
    }

    /// What is asked without a name, beside somebody named who asks too. `unnamed`: that is taken for the questions.
    pub fn nobody_asks(&mut self, first: &Passage, unnamed: bool) {
        self.push(Code::WhoAsks, start(first), || {
            let taken = if unnamed {
                "What is asked without a name is taken for the questions, but one of those who are named asks too"
            } else {
                "One of those who are named is taken for who asks, but something is asked without a name too"
            };
            format!("{taken}. If it is not so, begin each turn with its speaker’s name and a colon.")
        });
    }

    /// Few of those that look as the questions do have a question mark. `first`: of the others. `taken`: it is taken for a
    /// question all the same.
    pub fn few_ask(&mut self, first: &Passage, look: Look, (asking, all): (usize, usize), taken: bool) {
        self.push(Code::WhatAsks, start(first), || {
            let (look, few) = (name(look), if asking == 0 { "None".to_owned() } else { decimal(asking) });
            let (few, all) = (few + " of ", decimal(all));
            let taken = if taken { "all of them are" } else { "only those are, and this one is not," };
            format!(
                "{few}{all} {look} have a question mark: {taken} taken for questions. If that is \
                 wrong, begin each question with “Q.” and each answer with “A.”."
            )
        });
    }

    /// What looks otherwise asks nearly as often. `first`: of it.
    pub fn other_look(&mut self, first: &Passage, look: Look, other: Look) {
        self.push(Code::WhatAsks, start(first), || {
            let (look, other) = (name(look), name(other));
            format!(
                "Of several looks the {look} are taken for the questions, but {other} ask nearly as often, this one first. \
                 If that is wrong, begin each question with “Q.” and each answer with “A.”."
            )
        });
    }

    /// A name that labels one turn only, where others label more.
    pub fn seldom(&mut self, passage: &Passage, name: &str) {
        self.push(Code::WhoTalks, start(passage), || {
            format!(
                "“{name}” stands before this turn only and is taken for who talks. If it is no name, write something else \
                 than a colon after it."
            )
        });
    }

    /// A long line at the head, or one that asks, is the title.
    pub fn long_title(&mut self, passage: &Passage) {
        self.push(Code::Title, start(passage), || {
            "This line is taken for the title, but it may begin the introduction. If it does, write the title above it, \
             with a blank line between."
                .to_owned()
        });
    }

    /// A line at the head that could be the title begins the introduction.
    pub fn no_title(&mut self, passage: &Passage) {
        self.push(Code::Title, start(passage), || {
            "No title was found: this is taken for the introduction. If it is the title, put “# ” before it; else write one \
             above it, with a blank line between."
                .to_owned()
        });
    }

    /// Paragraphs within answers that ask who is asked, each alone: a question may have lost its look or its name.
    pub fn lone_questions(&mut self, passages: &[Passage], begins: &dyn Fn(usize) -> bool) {
        const MOST: usize = 3;
        const LONGEST: usize = 40;
        if !TOLD {
            return;
        }
        let plain = |n: usize| {
            passages.get(n).is_some_and(|passage| passage.kind == Kind::Paragraph && passage.quoted == 0) && !begins(n)
        };
        let lone = |n: &usize| {
            let words = &passages[*n].text.words;
            let near = plain(*n) && n.checked_sub(1).is_some_and(plain) && plain(n + 1) && weight(words) <= LONGEST;
            near && asks(words) && requests(words) && !asks(&passages[n + 1].text.words)
        };
        for n in (0..passages.len()).filter(lone).take(MOST) {
            self.push(Code::WhatAsks, start(&passages[n]), || {
                "This paragraph asks somebody, but does not begin as the questions do: it is taken for a part of the answer. If \
                 it is a question, begin it as those are begun, or with “Q.”."
                    .to_owned()
            });
        }
    }

    /// A few words after the list with which the last answer could end. `answered`: nothing closes the interview.
    pub fn of_the_end(&mut self, passages: &[Passage], answered: bool) {
        const FEW: usize = 20;
        if !TOLD || !answered {
            return;
        }
        let [.., before, last] = passages else { return };
        let few = (1..FEW).contains(&weight(&last.text.words)) && last.label.is_none();
        if few && last.kind == Kind::Paragraph && matches!(before.kind, Kind::Item(_)) && before.label.is_none() {
            self.push(Code::Closing, start(last), || {
                "This is taken for the end of the last answer, though it stands after its list. If it closes the \
                 interview, draw a line (“---”) above it."
                    .to_owned()
            });
        }
    }

    /// Before or after the turns stands more than one expects there.
    pub fn of_proportions(&mut self, passages: &[Passage], first: usize, closing: usize) {
        /// Of a short text a long introduction is nothing odd.
        const LONG: usize = 400;
        if !TOLD {
            return;
        }
        let words = |passages: &[Passage]| passages.iter().map(|passage| weight(&passage.text.words)).sum::<usize>();
        let (before, after) = (words(&passages[..first]), words(&passages[closing..]));
        let all = before + words(&passages[first..closing]) + after;
        if all < LONG || first == passages.len() {
            return;
        }
        if before * 2 > all {
            self.push(Code::Introduction, start(&passages[first]), || {
                format!(
                    "The interview is taken to begin only here, after {} of 100 words. If it begins earlier, begin its \
                     turns there as those from here on are begun.",
                    decimal(before * 100 / all)
                )
            });
        }
        if after * 3 > all {
            self.push(Code::Closing, start(&passages[closing]), || {
                format!(
                    "All from here on is taken for the closing, {} of 100 words. If the interview goes on, begin its turns \
                     as those above are begun.",
                    decimal(after * 100 / all)
                )
            });
        }
    }
}

fn start(passage: &Passage) -> Span {
    passage.begin()
}

/// What an author calls a look.
fn name(look: Look) -> &'static str {
    match look {
        Look::Heading(_) => "headings",
        Look::Strong => "bold paragraphs",
        Look::Term => "terms of a list",
        Look::Emphasis => "paragraphs in italics",
        Look::Numbered => "numbered paragraphs",
        Look::Quoted(_) => "quoted paragraphs",
        Look::Asking | Look::Plain | Look::Other => "paragraphs that end with a question mark",
    }
}

/// As much as one knows it again by.
fn beginning(words: &str) -> String {
    const LONGEST: usize = 40;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    cut.trim_end().to_owned() + "…"
}
