//! Takes the words of panics out of a module. In a page nobody reads them: a panic is a trap, with or without them, and
//! the code that would have put them together is a third of the module.

use std::collections::HashSet;
use std::ops::Range;

use walrus::{ConstExpr, DataId, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ir::Value};

/// Functions that never return, by the start of their path.
const PANICS: [&str; 13] = [
    "core::panicking::",
    "core::str::slice_error_fail",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_",
    "std::panicking::",
    "std::alloc::rust_oom",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "__rustc::rust_begin_unwind",
];

/// The same by a part of the name, where std keeps them beside what fails.
const FAILURES: [&str; 4] = ["assert_failed", "panic_access_error", "handle_alloc_error", "len_mismatch_fail"];

/// What only formatting needs. Our own sentences are put together without it (`[a, b].concat()`).
const FORMATTING: [&str; 4] = ["core::fmt::", "alloc::fmt::", "core::num::flt2dec::", "core::unicode::printable"];

/// What pulldown-cmark does only with options that we never ask it for: a test holds them against our reader.
const UNASKED: [&str; 3] = [
    "pulldown_cmark::parse::Parser<F>::make_math_span",
    "pulldown_cmark::parse::Parser<F>::handle_wikilink",
    "pulldown_cmark::scanners::scan_wikilink_pipe",
];

/// Replaces the bodies of panicking functions by a trap; with `formatting`, those of `core::fmt` too: only for a build
/// that has no other use for it.
pub fn silence(module: &mut Module, formatting: bool) {
    let silenced = |name: &str| {
        // Without the hashes.
        let path = format!("{:#}", rustc_demangle::demangle(name));
        PANICS.iter().any(|start| path.starts_with(start))
            || FAILURES.iter().any(|part| path.contains(part))
            || UNASKED.contains(&path.as_str())
            || formatting && (FORMATTING.iter().any(|start| path.starts_with(start)) || is_fmt(&path))
    };
    let named = module.funcs.iter_local().filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(silenced));
    let found: Vec<FunctionId> = named.map(|(id, _)| id).collect();
    for id in found {
        trap(module, id);
    }
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| std::env::var("HOME").unwrap_or_default() + "/.cargo");
    let homes: [&[u8]; 4] = [b"/rustc/", b"/rust/deps/", cargo.as_bytes(), b"src/"];
    let all: Vec<DataId> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { continue };
        let paths = blank(&mut data.value, &homes);
        blank_places(
            &mut data.value,
            &paths.iter().map(|path| start as usize + path.start..start as usize + path.end).collect(),
        );
    }
}

/// Words of the standard library's panics, which nothing says any more.
const WORDS: [&str; 42] = [
    "cannot remove a char from the end of a string",
    "user-provided comparison function does not correctly implement a total order",
    "assertion failed: self.is_char_boundary(new_len)",
    "assertion failed: self.is_char_boundary(at)",
    " is not a char boundary; it is inside ",
    "start byte index ",
    "end byte index ",
    " is out of bounds of `",
    "removal index (is ",
    "swap_remove index (is ",
    ") should be < len (is ",
    "Hash table capacity overflow",
    "capacity overflow",
    "called `Option::unwrap()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value",
    "index out of bounds: the len is ",
    "slice index starts at ",
    " out of range for slice of length ",
    "assertion `left ",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "Attempted to initialize thread-local while it is being dropped",
    "attempt to join into collection with len > usize::MAX",
    "copy_from_slice: source slice length (",
    ") does not match destination slice length (",
    "LazyCell instance has previously been poisoned",
    "attempt to calculate the remainder with a divisor of zero",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    " but ends at ",
    " but the index is ",
    "range start index ",
    "range end index ",
    " right` failed",
    "  left: ",
    " right: ",
    "`at` split index (is ",
    "insertion index (is ",
    ") should be <= len (is ",
    "mid > len",
    "internal error: entered unreachable code",
    "attempt to divide by zero",
    "Tried to shrink to a larger capacity",
];

/// Blanks what only panics say in a module's data: their words, and the paths of source files, which would tell whoever
/// looks where the builder keeps things. Gives where the paths were.
fn blank(data: &mut [u8], homes: &[&[u8]]) -> Vec<Range<usize>> {
    let mut paths = Vec::new();
    for home in homes {
        let mut at = 0;
        while let Some(start) = find(&data[at..], home).map(|n| at + n) {
            let Some(end) = find(&data[start..], b".rs").map(|n| start + n + 3) else { break };
            // What is no path has signs in it, or lines, or is far from the next one.
            let is_path = data[start..end].iter().all(|byte| byte.is_ascii_alphanumeric() || b"/._-@+".contains(byte));
            if is_path {
                data[start..end].fill(0);
                paths.push(start..end);
            }
            at = if is_path { end } else { start + home.len() };
        }
    }
    for words in WORDS {
        while let Some(start) = find(data, words.as_bytes()) {
            data[start..start + words.len()].fill(0);
        }
    }
    paths
}

/// Blanks where in its file something panics (`core::panic::Location`): the address and the length of a path, a line and
/// a column.
fn blank_places(data: &mut [u8], paths: &HashSet<Range<usize>>) {
    let word = |bytes: &[u8]| bytes.try_into().map(u32::from_le_bytes).unwrap_or_default() as usize;
    for at in (0..data.len().saturating_sub(15)).step_by(4) {
        let (address, length) = (word(&data[at..at + 4]), word(&data[at + 4..at + 8]));
        if paths.contains(&(address..address.wrapping_add(length))) {
            data[at..at + 16].fill(0);
        }
    }
}

fn find(data: &[u8], short: &[u8]) -> Option<usize> {
    data.windows(short.len()).position(|window| window == short)
}

/// `<T as core::fmt::Debug>::fmt`, and what stands inside it.
fn is_fmt(path: &str) -> bool {
    ["::fmt::Debug", "::fmt::Display", "::fmt::Write", "::fmt::builders::"].iter().any(|part| path.contains(part))
}

fn trap(module: &mut Module, id: FunctionId) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.func_body().unreachable();
    let arguments = params.iter().map(|&param| module.locals.add(param)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

#[cfg(test)]
mod tests {
    #[test]
    fn nobody_asks_for_what_is_trapped() {
        let reader = include_str!("../../src/parse/markdown.rs");
        assert!(reader.contains("Options::ENABLE_TABLES"));
        for option in ["ENABLE_MATH", "ENABLE_WIKILINKS", "Options::all"] {
            assert!(!reader.contains(option), "{option}");
        }
    }
}
