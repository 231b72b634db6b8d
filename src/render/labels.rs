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
