//! When something was said, as recorders write it before a line.

use crate::letters::{Signs, after, is_one_of, until};
use crate::parse::POSTS;

/// `[00:12:31]`, `(12:31)`, `12:31`, `00:12:31.500`, `00:12:31 --> 00:12:40`: milliseconds, and how many bytes it has with
/// its brackets.
pub(in crate::parse) fn time(line: &str) -> Option<(u32, usize)> {
    if POSTS && line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let inner = line.trim_start_of("[( @（【");
    let open = line.len() - inner.len();
    let (milliseconds, mut length) = clock(inner)?;
    let to = after(inner, length).trim_start();
    let until = to.trim_start_of("-–—>→").trim_start();
    if let Some((_, more)) = clock(until).filter(|_| until.len() < to.len()) {
        length = inner.len() - until.len() + more;
    }
    let after_clock = after(inner, length);
    let close = after_clock.len() - after_clock.trim_start_of("]) ）】").len();
    // "12:30 we met" is no time of a turn unless it is in brackets or nothing but a name follows: the caller sees.
    Some((milliseconds, open + length + close))
}

/// Hours, minutes, seconds, and thousandths after a point or a comma, or pictures after a fourth colon.
fn clock(words: &str) -> Option<(u32, usize)> {
    let digits = words.bytes().take_while(|b| b.is_ascii_digit() || is_one_of(char::from(*b), ":;.,")).count();
    let clock = until(words, digits).trim_end_of(".:;,");
    let whole = clock.find_as(|c: char| is_one_of(c, ".,")).unwrap_or(clock.len());
    let fraction = after(clock, whole + usize::from(whole < clock.len()));
    let mut parts = 0;
    let mut seconds: u32 = 0;
    let mut rest = until(clock, whole);
    loop {
        let end = rest.find_as(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number = crate::letters::number(until(rest, end)).filter(|_| end <= 3)?;
        parts += 1;
        if parts < 4 {
            seconds = seconds.checked_mul(60)?.checked_add(u32::try_from(number).ok()?)?;
        }
        if end == rest.len() {
            break;
        }
        rest = after(rest, end + 1);
    }
    if !(2..=4).contains(&parts) {
        return None;
    }
    let thousandths = crate::letters::number(fraction).filter(|_| fraction.len() == 3).unwrap_or_default();
    let milliseconds = seconds.checked_mul(1000)?.checked_add(u32::try_from(thousandths).ok()?)?;
    Some((milliseconds, clock.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (line, expected) in [
            ("[00:12:31] x", Some((751_000, 11))),
            ("12:31", Some((751_000, 5))),
            ("(1:02:03.250)", Some((3_723_250, 13))),
            ("12", None),
            ("a", None),
        ] {
            assert_eq!(time(line), expected, "{line}");
        }
    }
}
