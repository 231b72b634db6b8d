//! Any bytes as JSON.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| interview_article_fuzz::check("json", bytes));
