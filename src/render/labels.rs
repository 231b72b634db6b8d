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

/// Our words for who carries a quote away, in one language; apart from the others, as few pages need them.
#[cfg(feature = "carry")]
#[derive(Debug)]
pub struct Carrying {
    pub quote: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub failed: &'static str,
    pub share: &'static str,
    pub picture: &'static str,
    pub wide: &'static str,
    pub square: &'static str,
    pub close: &'static str,
    pub only: &'static str,
    pub whole: &'static str,
}

#[cfg(feature = "carry")]
macro_rules! carrying {
    ($quote:literal $copy:literal $copied:literal $failed:literal $share:literal $picture:literal $wide:literal
     $square:literal $close:literal $only:literal $whole:literal) => {
        Carrying {
            quote: $quote,
            copy: $copy,
            copied: $copied,
            failed: $failed,
            share: $share,
            picture: $picture,
            wide: $wide,
            square: $square,
            close: $close,
            only: $only,
            whole: $whole,
        }
    };
}

#[cfg(feature = "carry")]
const CARRYING: [(&str, Carrying); 4] = [
    (
        "en",
        carrying!("Quote" "Copy" "Copied" "It could not be copied" "Share" "Picture" "Wide" "Square" "Close" "All quotes" "Whole interview"),
    ),
    (
        "ja",
        carrying!("引用" "コピー" "コピーしました" "コピーできませんでした" "共有" "画像" "横長" "正方形" "閉じる" "引用だけを読む" "全文に戻る"),
    ),
    (
        "ko",
        carrying!("인용문" "복사" "복사했습니다" "복사하지 못했습니다" "공유" "그림" "가로형" "정사각형" "닫기" "인용문만 보기" "전체 보기"),
    ),
    ("zh", carrying!("引文" "复制" "已复制" "未能复制" "分享" "图片" "横幅" "方形" "关闭" "只看引文" "返回全文")),
];

#[cfg(feature = "carry")]
impl Carrying {
    /// The labels of a language; English where we have none in it.
    pub fn of(language: &str) -> &'static Carrying {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let known = CARRYING.iter().find(|(language, _)| language.eq_ignore_ascii_case(primary));
        known.map_or(&CARRYING[0].1, |(_, labels)| labels)
    }
}
