//! Reading, rendering and handing over take time in proportion to the source, whatever is in it, and never panic.

use std::fs;
use std::time::{Duration, Instant};

use interview_article::web::understand;

use crate::reading::read;

const SMALL: usize = 16 * 1024;
const TIMES: usize = 8;
/// What a megabyte may take; code that is not optimized is ten to twenty times slower.
const MEGABYTE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 15_000 } else { 1_000 });

#[test]
fn time_grows_with_the_source_and_no_faster() {
    let faults: Vec<String> = SOURCES.iter().filter_map(|(name, source)| check(name, *source)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A source of at least some bytes.
type Source = fn(usize) -> String;

const SOURCES: [(&str, Source); 28] = [
    ("nothing but =", |size| "=".repeat(size)),
    ("nothing but :", |size| ":".repeat(size)),
    ("one word", |size| "a".repeat(size)),
    ("words without a line end", |size| repeat("word ", size)),
    ("empty questions", |size| repeat("Q.\n", size)),
    ("the same question", |size| repeat("Q. Why?\n\nSo.\n\n", size)),
    ("empty names", |size| repeat("Ann:\nBob:\n", size)),
    ("short answers", |size| repeat("A: So.\n", size)),
    ("blank lines", |size| "\n".repeat(size)),
    ("rules", |size| repeat("***\n\n", size)),
    ("brackets after an address", |size| "https://".to_owned() + &")".repeat(size)),
    ("addresses that end in brackets", |size| repeat(&format!("https://a{} ", ")".repeat(2000)), size)),
    ("addresses in one paragraph", |size| repeat("https://a.example ", size)),
    ("marks in one paragraph of many lines", |size| repeat("==a==\n", size)),
    ("marks in many paragraphs", |size| repeat("==a==\n\n", size)),
    ("marked addresses in one paragraph", |size| repeat("==https://a== ", size)),
    ("marks that never end", |size| repeat("==a ", size)),
    ("ever new names", |size| (0..size / 20).map(|n| format!("N{n}: a\nN{n}: b?\n")).collect()),
    ("question numbers that are taken", |size| {
        let taken: String = (2..size / 24).map(|n| format!("Q. Why {n}?\n\n")).collect();
        taken + &repeat("Q. Why?\n\n", size / 2)
    }),
    ("a page on one line", |size| "<p>".to_owned() + &repeat("<b>Why?</b> <i>So.</i><br><br>", size)),
    ("nothing but headings", |size| repeat("<h1>a</h1>\n", size)),
    ("headings after the last turn", |size| "Q. Why?\n\n## a\n\nSo.\n\n".to_owned() + &repeat("## a\n\n", size)),
    ("styles of forums that never end", |size| repeat("[b]a [i]b [/s]", size)),
    ("links of forums around addresses", |size| repeat("[url=/a]https://a[/url] ", size)),
    ("styles of wikis", |size| repeat("''a'' '''b ", size)),
    ("names in angle brackets", |size| repeat("# a\n\n<ann> a\n<bob> b?\n", size)),
    ("captions of nothing but numbers", |size| "00:00:01,000 --> 00:00:02,000\n".to_owned() + &repeat("1\n", size)),
    ("ever new voices", |size| {
        let cue = |n| format!("{:02}:{:02}.000 --> 99:00.000\n<v N{n}>So.\n\n", n / 60 % 60, n % 60);
        "WEBVTT\n\n".to_owned() + &(0..size / 44).map(cue).collect::<String>()
    }),
];

fn repeat(piece: &str, size: usize) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}

fn check(name: &str, source: Source) -> Option<String> {
    let (small, large) = (source(SMALL), source(SMALL * TIMES));
    let small = time(&small).min(time(&small)).min(time(&small));
    let factor = u32::try_from(1024 * 1024 / (SMALL * TIMES)).unwrap_or_default();
    // Twice, for caches that are full and a machine that is busy; squared growth would be eight times.
    let most = (small * 8 * 2 + Duration::from_millis(20)).min(MEGABYTE / factor);
    // Whatever else the machine does only adds to it: what is too slow has two more runs.
    let runs: Vec<Duration> = (0..3).map(|_| time(&large)).take_while(|run| *run > most).collect();
    let least = runs.iter().min().filter(|_| runs.len() == 3)?;
    Some(format!("{name}: {small:.1?} for 16 KB, {least:.1?} for {TIMES} times as much"))
}

fn time(source: &str) -> Duration {
    let (started, used) = (Instant::now(), processor());
    read(source.as_bytes());
    // The object that a page gets.
    let _ = understand(source.as_bytes(), "auto");
    processor().zip(used).map_or_else(|| started.elapsed(), |(now, used)| now.saturating_sub(used))
}

/// What this thread has had of the processor, where the system tells (Linux).
fn processor() -> Option<Duration> {
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    schedule.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
