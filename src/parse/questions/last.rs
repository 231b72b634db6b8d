//! Whether words ask, as far as the last of them says it, and whether some that ask do only by chance look otherwise; a
//! page has no room for it.

use super::{Class, Look, asks as ask, asks_at_all};
use crate::letters::{Signs, until};
use crate::parse::passage::Passage;

/// `None` where it takes more than a glance.
pub(super) fn asks(words: &str) -> Option<bool> {
    /// In bytes: a wide mark and what may stand after it.
    const NEAR: usize = 8;
    let words = words.as_bytes();
    let last = words.last()?;
    let mut near = words.iter().rev().take(NEAR);
    match last {
        b'?' => Some(true),
        last if last.is_ascii_alphanumeric() && near.all(|byte| byte.is_ascii() && *byte != b'?') => Some(false),
        _ => None,
    }
}

/// "…吗（…）", without a mark.
pub(super) fn asks_in_chinese(words: &str) -> bool {
    let words = words.trim_end();
    let open = if words.ends_with_any(")）") { words.find_last_any("(（") } else { None };
    until(words, open.unwrap_or(words.len())).trim_end_of("。. ").ends_with_any("吗嗎")
}

/// A few that ask in bold or in italics among many that ask plainly look as these.
pub(super) fn level(passages: &[Passage], looks: &mut [Look]) {
    const FEW: usize = 3;
    let of = |look: Look, looks: &[Look]| -> Vec<usize> { (0..looks.len()).filter(|n| looks[*n] == look).collect() };
    let plain = of(Look::Asking, looks).len();
    for look in [Look::Strong, Look::Emphasis] {
        let set = of(look, looks);
        if set.len() * FEW <= plain && set.iter().all(|n| ask(&passages[*n].text.words)) {
            set.into_iter().for_each(|n| looks[n] = Look::Asking);
        }
    }
}

/// Below headings that ask, deeper ones follow up, if all of a level ask and are answered.
pub(super) fn follow_below(passages: &[Passage], looks: &[Look], main: &Class, asking: &mut [bool]) {
    let Look::Heading(level) = main.look else { return };
    for deeper in (level + 1..=6).map(Look::Heading).filter(|deeper| looks.contains(deeper)) {
        let class = Class::of(deeper, passages, looks);
        let answered = |n: &usize| passages.get(n + 1).is_some_and(Passage::has_words) && !asking[n + 1];
        if class.members.len() > 1 && class.members.iter().all(|n| asks_at_all(&passages[*n]) && answered(n)) {
            class.members.iter().for_each(|n| asking[*n] = true);
        }
    }
}
