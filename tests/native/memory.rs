//! Reading holds memory in proportion to the source, whatever is in it: counted, so that no clock and no other test weighs in.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use interview_article::parse::{Format, parse};

const SIZE: usize = 100_000;

#[test]
fn memory_grows_with_the_source_and_not_far_beyond() {
    let mut faults = Vec::new();
    // Bytes held for each byte of a source of nothing but what is dearest. Before passages were made small, and cut where
    // they stand, all were more: 120, 174, 77 …
    for (most, name, format, piece) in [
        (43, "paragraphs of two letters", Format::Text, "ab\n\n"),
        (91, "questions without answers", Format::Text, "Q. a\n"),
        (41, "the same question", Format::Text, "Q. Why?\n\nSo.\n\n"),
        (44, "paragraphs in tags", Format::Html, "<p>a"),
        (42, "items in tags", Format::Html, "<li>a"),
        (23, "pictures", Format::Html, "<img src=a>"),
        (80, "bold paragraphs", Format::Markdown, "**a**\n\n"),
        (85, "items", Format::Markdown, "- a\n"),
        (22, "captions", Format::Captions, "00:01.0 --> 00:02.0\n- a.\n- b?\n\n"),
    ] {
        let source = piece.repeat(SIZE / piece.len());
        let held = held_at_most(|| drop(parse(source.as_bytes(), Some(format)))) / source.len();
        if held > most {
            faults.push(format!("{name}: {held} bytes for each"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The most bytes that this thread held at once while it did something.
fn held_at_most(work: impl FnOnce()) -> usize {
    let before = HELD.get();
    MOST_HELD.set(before);
    work();
    usize::try_from(MOST_HELD.get() - before).unwrap_or_default()
}

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST_HELD: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator, counting for each thread. What one gives back that another took counts against it: only
/// differences on one thread mean anything.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn count(bytes: usize, sign: isize) {
    let held = HELD.get() + sign * isize::try_from(bytes).unwrap_or_default();
    HELD.set(held);
    MOST_HELD.set(MOST_HELD.get().max(held));
}

// SAFETY: all is done by the system's allocator; counting neither allocates nor panics.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(layout.size(), -1);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(layout.size(), -1);
        count(size, 1);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
