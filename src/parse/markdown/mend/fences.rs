//! Fences around code.

/// The sign of the fence that a line is, and how many.
pub(super) fn fence(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let count = line.len() - rest.len();
    (count >= 3 && (sign == '~' || !rest.contains('`'))).then_some((sign, count))
}

pub(super) fn closes_fence(line: &str, (sign, count): (char, usize)) -> bool {
    line.len() >= count && line.chars().all(|c| c == sign)
}
