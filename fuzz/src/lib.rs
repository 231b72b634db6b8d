//! What must hold of any bytes in any form: an article comes of them, and in time that grows no faster than they do.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use interview_article::markup::html::html;
use interview_article::parse::{Format, parse};
use interview_article::quote::{Wanted, highlights};
use interview_article::render::{Settings, article};

/// Reads and renders; a form that this build does not know is skipped. Panics are faults, and so is more time than
/// libFuzzer's `-timeout`.
pub fn check(format: &str, bytes: &[u8]) {
    let Ok(Some(format)) = Format::named(format) else { return };
    render(format, bytes);
    if is_measured(bytes) {
        grows_no_faster(format, bytes);
    }
}

fn render(format: Format, bytes: &[u8]) {
    let parsed = parse(bytes, Some(format));
    let highlights = highlights(&parsed.interview, &parsed.marked, Wanted::Auto);
    black_box(html(&article(&parsed.interview, &highlights, &Settings::default()).into()));
}

/// One in so many: to measure takes as long as a thousand readings. By the bytes, so that a fault is found again.
fn is_measured(bytes: &[u8]) -> bool {
    const ONE_IN: u32 = 128;
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    !bytes.is_empty() && (hash ^ (hash >> 15)).is_multiple_of(ONE_IN)
}

/// Makes so many bytes of a few.
type Make = fn(&[u8], usize) -> Vec<u8>;

/// One after another, and a beginning that never ends.
const WAYS: [Make; 2] = [
    |bytes, size| bytes.iter().copied().cycle().take(size).collect(),
    |bytes, size| {
        let (begins, goes_on) = bytes.split_at(bytes.len() / 2);
        begins.iter().chain(goes_on.iter().cycle()).copied().take(size).collect()
    },
];

fn grows_no_faster(format: Format, bytes: &[u8]) {
    const SMALL: usize = 8 * 1024;
    const TIMES: u32 = 8;
    /// What caches that are full may cost; squared growth would be eight times more.
    const GRACE: u32 = 3;
    /// Below it a clock tells nothing.
    const MOMENT: Duration = Duration::from_millis(20);
    for make in WAYS {
        let (small, large) = (make(bytes, SMALL), make(bytes, SMALL * TIMES as usize));
        let is_slow = || time(format, &large) > time(format, &small) * TIMES * GRACE + MOMENT;
        // A machine that is busy may be slow twice, not five times.
        assert!(!(0..5).all(|_| is_slow()), "{TIMES} times as much takes more than {TIMES} times as long");
    }
}

/// Of the processor, where the system tells (Linux), so that other processes do not count.
fn time(format: Format, bytes: &[u8]) -> Duration {
    let (started, used) = (Instant::now(), processor());
    render(format, bytes);
    processor().zip(used).map_or_else(|| started.elapsed(), |(now, used)| now.saturating_sub(used))
}

fn processor() -> Option<Duration> {
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    schedule.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
