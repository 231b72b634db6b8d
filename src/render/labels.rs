//! Every word that we say in an article, by language.

use crate::letters::{Signs, until};

/// Our words in one language.
#[derive(Debug)]
pub struct Labels {
    pub contents: &'static str,
    pub fold_all: &'static str,
    pub unfold_all: &'static str,
}

const ENGLISH: Labels = Labels { contents: "Contents", fold_all: "Fold all", unfold_all: "Unfold all" };

/// By primary language, as BCP 47 has it.
const OTHERS: [(&str, Labels); 3] = [
    ("ja", Labels { contents: "目次", fold_all: "すべて閉じる", unfold_all: "すべて開く" }),
    ("ko", Labels { contents: "목차", fold_all: "모두 접기", unfold_all: "모두 펼치기" }),
    ("zh", Labels { contents: "目录", fold_all: "全部收起", unfold_all: "全部展开" }),
];

impl Labels {
    /// The labels of a language; English where we have none in it.
    pub fn of(language: Option<&str>) -> &'static Labels {
        let primary = language.unwrap_or_default();
        let primary = until(primary, primary.find_any("-_").unwrap_or(primary.len()));
        let known = OTHERS.iter().find(|(language, _)| language.eq_ignore_ascii_case(primary));
        known.map_or(&ENGLISH, |(_, labels)| labels)
    }
}

/// Our words for who carries a quote away, given by the page (`www/words/`): few pages need them, each in one language.
#[cfg(feature = "carry")]
#[derive(Debug, Default)]
pub struct Carrying {
    pub quote: String,
    pub copy: String,
    pub copied: String,
    pub failed: String,
    pub share: String,
    pub picture: String,
    pub wide: String,
    pub square: String,
    pub close: String,
    pub only: String,
    pub whole: String,
}

#[cfg(feature = "carry")]
impl Carrying {
    /// In the order of the fields, each but the first after a NUL.
    pub fn of(words: &str) -> Carrying {
        let mut words = words.split('\0').map(str::to_owned);
        let mut next = || words.next().unwrap_or_default();
        Carrying {
            quote: next(),
            copy: next(),
            copied: next(),
            failed: next(),
            share: next(),
            picture: next(),
            wide: next(),
            square: next(),
            close: next(),
            only: next(),
            whole: next(),
        }
    }
}
