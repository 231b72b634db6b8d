//! Every word that we say in an article, by language.

use crate::letters::{Signs, find, until};

/// Our words in one language.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    pub contents: &'static str,
    pub fold_all: &'static str,
    pub unfold_all: &'static str,
}

/// As `www/words/` has them, which a test compares: by language (BCP 47), English first. Chinese is in simplified
/// characters where nothing tells that it is not.
const ALL: [(&str, [&str; 3]); 12] = [
    ("en", ["Contents", "Fold all", "Unfold all"]),
    ("ar", ["المحتويات", "طيّ الكل", "فتح الكل"]),
    ("de", ["Inhalt", "Alle zu", "Alle auf"]),
    ("es", ["Contenido", "Plegar", "Desplegar"]),
    ("fr", ["Sommaire", "Tout replier", "Tout déplier"]),
    ("hi", ["विषय-सूची", "सब समेटें", "सब खोलें"]),
    ("ja", ["目次", "すべて閉じる", "すべて開く"]),
    ("ko", ["목차", "모두 접기", "모두 펼치기"]),
    ("pt", ["Sumário", "Recolher", "Expandir"]),
    ("ru", ["Содержание", "Свернуть", "Развернуть"]),
    ("zh-hant", ["目錄", "全部收合", "全部展開"]),
    ("zh", ["目录", "全部收起", "全部展开"]),
];

impl Labels {
    /// The labels of a language; English where we have none in it.
    pub fn of(language: Option<&str>) -> Labels {
        let language = language.unwrap_or_default();
        let primary = until(language, language.find_any("-_").unwrap_or(language.len()));
        let traditional = ["zh-Hant", "zh-TW", "zh-HK"].iter().any(|tag| find(language, tag).is_some());
        let wanted = if traditional { "zh-hant" } else { primary };
        let known = ALL.iter().find(|(language, _)| language.eq_ignore_ascii_case(wanted));
        let [contents, fold_all, unfold_all] = known.unwrap_or(&ALL[0]).1;
        Labels { contents, fold_all, unfold_all }
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
