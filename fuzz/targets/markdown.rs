//! Any bytes as Markdown.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| interview_article_fuzz::check("markdown", bytes));
