//! What the tests put on the stage: pages with the element in them, and interviews to read.

use std::{fmt::Write, fs};

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    site::{Answer, Site, SiteBuilder},
};

pub const SCRIPT: &str = "<script type=module src=/pkg/interview-article.js></script>";

/// The policy of the issue: as strict as a page can be that runs WebAssembly at all.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                          require-trusted-types-for 'script'; trusted-types 'none'";

/// The samples by which the demo shows what it can do.
pub const SAMPLES: [&str; 4] = ["component-interviewed", "lighthouse-keeper", "bread-at-four", "soban-workshop"];

/// A page with the script in its head and this in its body.
pub fn page(body: &str) -> Answer {
    bare_page(&format!("{SCRIPT}<body>{body}"))
}

/// A page without our script.
pub fn bare_page(rest: &str) -> Answer {
    Answer::html(&format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>A page</title>{rest}"
    ))
}

/// Our site, with [`talk`] of twenty questions at `/talk.txt` and of three at `/short.txt`.
pub fn site() -> SiteBuilder {
    Site::ours().page("/talk.txt", Answer::text(&talk(20))).page("/short.txt", Answer::text(&talk(3)))
}

/// A browser before a page of [`site`] with this in its body, its interviews settled.
pub async fn open(body: &str) -> (Site, Browser) {
    let site = site().page("/page.html", page(body)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    (site, browser)
}

/// The id of the question of that number in [`talk`], under the first prefix of a page.
pub fn id(number: usize) -> String {
    format!("ia-is-this-question-{number}")
}

/// The same as a selector, with what follows.
pub fn at(number: usize, rest: &str) -> String {
    format!("#{}{rest}", id(number))
}

/// The selector of that question's heading.
pub fn question(number: usize) -> String {
    at(number, " > .ia-question")
}

/// An interview of so many questions: “Is this question 3?”, with answers of three paragraphs.
pub fn talk(questions: usize) -> String {
    let mut text = String::from("[Interview] A Long Talk\n\nIt took an afternoon, and nobody was in a hurry.\n\n\n");
    for n in 1..=questions {
        let filler = "It went on for quite a while, as such things do, and then it went on for a little longer. ";
        let said = "Nobody who keeps a lamp through the winter has ever said that a night was short.";
        writeln!(
            text,
            "Q. Is this question {n}?\n\nThe answer to question {n} begins here. {}{said}\n",
            filler.repeat(3)
        )
        .and_then(|()| writeln!(text, "{}\n\nThe answer to question {n} ends here.\n\n", filler.repeat(5)))
        .expect("a string takes everything");
    }
    text
}

/// The shared interview; nothing where the repository stands alone.
pub fn behind_the_lens() -> Option<String> {
    let root = Tree::find().expect("the repository").root;
    fs::read_to_string(root.join("../shared/interviews/behind-the-lens.txt")).ok()
}

/// A file of what is published.
pub fn published(name: &str) -> Vec<u8> {
    fs::read(Tree::find().expect("the repository").pkg().join(name)).expect("`cargo xtask build` has built pkg/")
}

/// A text as a string of JavaScript.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
