//! When something was said.

use crate::letters::decimal;
use crate::markup::{Element, element};

/// A time in a recording, in milliseconds.
pub(super) fn time<'a>(milliseconds: u32) -> Element<'a> {
    let seconds = milliseconds as usize / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let two = |number: usize| [if number < 10 { "0" } else { "" }, &decimal(number)].concat();
    let (duration, clock) = match hours {
        0 => (String::new(), decimal(minutes)),
        _ => ([&decimal(hours), "H"].concat(), [&decimal(hours), ":", &two(minutes)].concat()),
    };
    let duration = ["PT", &duration, &decimal(minutes), "M", &decimal(seconds), "S"].concat();
    element("time").class("ia-time").with("datetime", duration).child([&clock, ":", &two(seconds)].concat())
}

#[cfg(test)]
mod tests {
    use crate::markup::html::html;

    #[test]
    fn times_are_as_a_clock_shows_them() {
        for (time, duration, words) in [
            (0, "PT0M0S", "0:00"),
            (7_999, "PT0M7S", "0:07"),
            (751_000, "PT12M31S", "12:31"),
            (3_723_000, "PT1H2M3S", "1:02:03"),
            (u32::MAX, "PT1193H2M47S", "1193:02:47"),
        ] {
            let expected = format!("<time class=\"ia-time\" datetime=\"{duration}\">{words}</time>");
            assert_eq!(html(&super::time(time).into()), expected);
        }
    }
}
