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
    // "#00:12:31-5#", "[01/02/2021, 10:02:31]".
    let counted = POSTS && inner.starts_with('#') && after(inner, 1).begins_as(|c: char| c.is_ascii_digit());
    let inner = if POSTS { after(inner, usize::from(counted) + after_date(inner)) } else { inner };
    let open = line.len() - inner.len();
    let (milliseconds, mut length) = clock(inner)?;
    if counted {
        length += after(inner, length).find('#').filter(|n| *n < 4)? + 1;
    } else if POSTS {
        length += half_of_day(after(inner, length));
    }
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

/// How many bytes the date before a time has, with what parts them.
pub(in crate::parse) fn after_date(words: &str) -> usize {
    const SIGNS: &str = "./-";
    let digits = words.bytes().take_while(|b| b.is_ascii_digit() || is_one_of(char::from(*b), SIGNS)).count();
    let date = until(words, digits);
    let parts = date.split(|c| is_one_of(c, SIGNS));
    let fits = parts.clone().count() == 3 && parts.clone().all(|part| (1..=4).contains(&part.len()));
    // A log and a diary have no comma.
    let rest = after(words, digits);
    let space = rest.len() - rest.trim_start_of(", \u{202F}").len();
    if fits && rest.starts_with(',') { digits + space } else { 0 }
}

/// " AM", and how many bytes it has.
fn half_of_day(words: &str) -> usize {
    let half = words.trim_start_of(" \u{A0}\u{202F}");
    // "00:12 am Rhein" is German.
    let fits = half.begins_with_any("AP") && half.get(1..2) == Some("M");
    let apart = half.get(2..).is_some_and(|rest| !rest.begins_as(char::is_alphanumeric));
    if fits && apart { words.len() - half.len() + 2 } else { 0 }
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
            ("#00:12:31-5# x", Some((751_000, 13))),
            ("[01/02/2021, 00:12:31] x", Some((751_000, 23))),
            ("1/2/21, 0:12:31 AM - x", Some((751_000, 19))),
            ("12", None),
            ("a", None),
        ] {
            assert_eq!(time(line), expected, "{line}");
        }
    }
}
