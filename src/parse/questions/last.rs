//! Whether words ask, as far as the last of them says it; a page has no room to know it at once.

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
