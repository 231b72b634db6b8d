//! Any bytes as captions.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| interview_article_fuzz::check("captions", bytes));
