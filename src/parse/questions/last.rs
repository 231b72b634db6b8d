//! Whether words ask, as far as the last of them says it; a page has no room to know it at once.

use crate::letters::{Signs, until};

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
