//! When a cue is shown.

use crate::letters::{Signs, after, until};

/// A line that says when a cue is shown, in milliseconds, and what stands behind that.
#[derive(Debug, PartialEq)]
pub(super) struct Timing<'a> {
    pub start: u32,
    pub end: u32,
    pub rest: &'a str,
}

/// What stands between two times: WebVTT and SubRip have the first, editors make the next three of it, and YouTube's
/// SBV has the last.
const ARROWS: [&str; 6] = ["-->", "—>", "–>", "→", "->", ","];
/// Editors of films count frames, `01:02:03:04 - 01:02:05:00`; two times of a day may have a dash between them too.
const BETWEEN_FRAMES: [&str; 2] = ["-", "–"];

/// Reads a line, without white space around it.
pub(super) fn timing(line: &str) -> Option<Timing<'_>> {
    let (start, length) = timestamp(line)?;
    let behind = after(line, length).trim_start();
    let frames = until(line, length).bytes().filter(|byte| *byte == b':').count() > 2;
    let arrows = ARROWS.iter().chain(BETWEEN_FRAMES.iter().filter(|_| frames));
    let rest = arrows.into_iter().find_map(|arrow| behind.strip_prefix(arrow))?.trim_start();
    let (end, length) = timestamp(rest)?;
    let behind = after(rest, length);
    let apart = behind.is_empty() || behind.begins_as(|c: char| c.is_whitespace());
    apart.then_some(Timing { start, end, rest: behind.trim_start() })
}

/// A time at the beginning of a text, `01:02:03.456` with or without hours and fraction, in milliseconds, and its
/// length in bytes.
pub(in crate::parse) fn timestamp(text: &str) -> Option<(u32, usize)> {
    let (mut seconds, mut at) = digits(text)?;
    let mut groups = 1;
    while after(text, at).starts_with(':') && groups < 3 {
        let (next, length) = digits(after(text, at + 1))?;
        seconds = seconds.saturating_mul(60).saturating_add(next);
        at += 1 + length;
        groups += 1;
    }
    if groups == 3
        && let Some(frames) = after(text, at).strip_prefix([':', ';'])
        && let Some((_, length)) = digits(frames)
    {
        return Some((seconds.saturating_mul(1000), at + 1 + length));
    }
    let (fraction, length) = fraction(after(text, at));
    (groups > 1).then_some((seconds.saturating_mul(1000).saturating_add(fraction), at + length))
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let add = |sum: u32, digit: u8| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
    (count > 0).then(|| (until(text, count).bytes().fold(0, add), count))
}

/// Milliseconds behind a point or a comma, and how many bytes say so.
fn fraction(text: &str) -> (u32, usize) {
    let digits = after(text, 1).bytes().take_while(u8::is_ascii_digit);
    let count = digits.clone().count();
    if count == 0 || !text.begins_with_any(".,") {
        return (0, 0);
    }
    let thousandths = digits.chain([b'0'; 2]).take(3);
    (thousandths.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), count + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_hand() {
        for (line, expected) in [
            ("00:00:05.495 --> 00:00:18.924", Some((5495, 18924, ""))),
            ("00:05.495 --> 00:18.924 align:start position:0%", Some((5495, 18924, "align:start position:0%"))),
            ("01:00:00,5-->01:00:01,25", Some((3_600_500, 3_601_250, ""))),
            ("0:00:01 --> 0:00:02", Some((1000, 2000, ""))),
            ("00:00:01,000 → 00:00:02,0009", Some((1000, 2000, ""))),
            ("0:00:00.599,0:00:04.160", Some((599, 4160, ""))),
            ("99999999999:00:00.000 --> 00:01", Some((u32::MAX, 1000, ""))),
            ("00:00:01:12 - 00:00:03:00", Some((1000, 3000, ""))),
            ("00:00:01;12 --> 00:00:03;00", Some((1000, 3000, ""))),
            ("10:00 - 11:00", None),
            ("5 --> 6", None),
            ("00:01 and so on", None),
            ("00:01 --> later", None),
            ("00:01 --> 00:02later", None),
            ("", None),
        ] {
            assert_eq!(timing(line).map(|t| (t.start, t.end, t.rest)), expected, "{line}");
        }
    }
}
