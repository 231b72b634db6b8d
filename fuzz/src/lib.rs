//! What must hold of any bytes in any form: an article comes of them, and in time that grows no faster than they do.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use interview_article::markup::html::html;
use interview_article::model;
use interview_article::parse::{Format, Parsed, parse};
use interview_article::quote::{Wanted, highlights};
use interview_article::render::{Settings, article};
use interview_article::wire;
use serde_json::Deserializer;

/// Reads and renders. Panics are faults, and so is more time than libFuzzer's `-timeout`.
///
/// # Panics
/// Where one of our rules does not hold, or there is no form of that name.
pub fn check(format: &str, bytes: &[u8]) {
    let Ok(Some(format)) = Format::named(format) else { panic!("no form is named {format}") };
    render(format, bytes);
    if is_measured(bytes) {
        grows_no_faster(format, bytes);
    }
}

fn render(format: Format, bytes: &[u8]) {
    let parsed = if format == Format::Json { from_json(bytes) } else { parse(bytes, Some(format)) };
    let highlights = highlights(&parsed.interview, &parsed.marked, Wanted::Auto);
    black_box(html(&article(&parsed.interview, &highlights, &Settings::default()).into()));
}

/// What is no interview of our JSON has a fault with its place; what is one comes back from JSON as it went.
fn from_json(bytes: &[u8]) -> Parsed {
    let read = |json: &[u8]| wire::take(&mut Deserializer::from_slice(json)).map(wire::Interview::into_model);
    let Ok((interview, marked)) = read(bytes) else { return Parsed::default() };
    let written = |interview: &model::Interview, marked: &[model::Place]| {
        serde_json::to_vec(&wire::Interview::of(interview, marked)).expect("an interview can be written")
    };
    let json = written(&interview, &marked);
    let (again, marked_again) = read(&json).expect("what we wrote can be read");
    assert!(written(&again, &marked_again) == json, "written twice it is not the same");
    Parsed { interview, marked, ..Parsed::default() }
}

/// One in so many: to measure takes as long as a thousand readings. By the bytes, so that a fault is found again.
fn is_measured(bytes: &[u8]) -> bool {
    const ONE_IN: u32 = 1024;
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

/// Eight times as much may take three times eight times as long.
fn grows_no_faster(format: Format, bytes: &[u8]) {
    const SMALL: usize = 64 * 1024;
    const TIMES: u32 = 8;
    /// What caches that are full may cost; squared growth would be eight times more.
    const GRACE: u32 = 3;
    /// The system may count a processor's time in steps of so much.
    const STEP: Duration = Duration::from_millis(10);
    /// Squared growth that we have met took four times as long; less may be a machine that is busy.
    const LONG: Duration = Duration::from_secs(1);
    /// What takes less is fast enough at any growth that we could see: ten megabytes in a second, on code that watches
    /// itself.
    const MOMENT: Duration = Duration::from_millis(60);
    for make in WAYS {
        let (small, large) = (make(bytes, SMALL), make(bytes, SMALL * TIMES as usize));
        let fits = |one: Duration, eight: Duration| eight < LONG || eight <= (one + STEP) * TIMES * GRACE;
        let once = time(format, &large);
        // To measure all of them again took longer on a busy machine than libFuzzer lets one be looked at.
        if once < MOMENT || fits(time(format, &small), once) {
            continue;
        }
        // The least of five: whatever else the machine does only adds to it.
        let least = |bytes: &[u8]| (0..5).map(|_| time(format, bytes)).min().unwrap_or_default();
        let (one, eight) = (least(&small), least(&large));
        assert!(fits(one, eight), "{one:.1?} for {SMALL} bytes, {eight:.1?} for {TIMES} times as much");
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
