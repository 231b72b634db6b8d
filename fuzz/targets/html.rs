//! Any bytes as HTML.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| interview_article_fuzz::check("html", bytes));
