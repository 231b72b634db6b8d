//! The quotes that an author lists beside a source: read, put with those that are marked in it, and what is to be said
//! of those that the text does not have as they are listed.

use std::path::PathBuf;
use std::{fs, mem};

use clap::Args;
use interview_article::model::{Interview, Place};
use interview_article::parse::{Code, Notice, Parsed};
use interview_article::quote::{Listed, describe, merge, put_listed};
use serde_json::{Value, json};

use crate::quotes;

#[derive(Args, Default)]
pub struct List {
    /// Words of the text to be shown as a quote; may be given more than once
    #[arg(long, value_name = "WORDS")]
    quote: Vec<String>,
    /// A list of quotes: in JSON, as `quotes --freeze` prints it, or one a line
    #[arg(long, value_name = "FILE")]
    quotes_file: Option<PathBuf>,
}

impl List {
    /// # Errors
    /// A sentence where the file cannot be read or is no list of quotes.
    fn read(&self) -> Result<Vec<Listed>, String> {
        let mut all: Vec<Listed> = self.quote.iter().map(|words| alone(words)).collect();
        if let Some(file) = &self.quotes_file {
            let name = file.display();
            let text = fs::read_to_string(file).map_err(|error| format!("{name} could not be read: {error}"))?;
            let text = text.trim_start_matches('\u{FEFF}').trim();
            if text.starts_with(['[', '{']) {
                all.extend(of_json(text).map_err(|fault| format!("{name} is not a list of quotes: {fault}"))?);
            } else {
                all.extend(text.lines().map(alone).filter(|quote| !quote.exact.is_empty()));
            }
        }
        Ok(all)
    }

    /// Puts the listed quotes with those that are marked, and adds a notice of each that could not be placed.
    ///
    /// # Errors
    /// As [`List::read`].
    pub fn place(&self, parsed: &mut Parsed, source: &str) -> Result<(), String> {
        let mut list: Vec<Listed> = mem::take(&mut parsed.listed).into_iter().map(Listed::from).collect();
        list.extend(self.read()?);
        let (mut places, mut missed) = (parsed.marked.clone(), Vec::new());
        put_listed(&parsed.interview, &mut places, &list, &mut |quote, times| missed.push((quote.clone(), times)));
        let mut notices = Vec::new();
        for (quote, times) in &missed {
            let times = *times;
            let changed = if times == 0 { quote.find_changed(&parsed.interview) } else { None };
            let (code, place, what) = said(&parsed.interview, quote, times, changed.as_ref());
            let line = place.and_then(|place| quotes::line_of(parsed, source, &place)).unwrap_or(1);
            notices.push(Notice { code, line, column: 1, message: what.into() });
            if let Some(place) = changed {
                merge(&mut places, place);
            }
        }
        parsed.marked = places;
        parsed.notices.extend(notices);
        Ok(())
    }
}

/// What is to be said of a listed quote that the text does not have, or not once, and where.
fn said(interview: &Interview, quote: &Listed, times: usize, changed: Option<&Place>) -> (Code, Option<Place>, String) {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = line(&quote.exact);
    match changed {
        Some(place) => {
            let now = line(quotes::words(interview, place));
            let what = format!("“{words}” reads “{now}” now, and is shown so. Take the words over into your list.");
            (Code::QuoteChanged, Some(place.clone()), what)
        }
        None if times > 0 => {
            let what = format!(
                "“{words}” stands {times} times in the text and is not shown. Say with \"prefix\" or \"suffix\" what \
                 stands before or behind the one that is meant."
            );
            (Code::QuoteAgain, quote.find(interview).1.pop(), what)
        }
        None => {
            let what = format!("“{words}” is not in the text and is not shown. Copy the words from it again.");
            (Code::QuoteGone, None, what)
        }
    }
}

fn alone(words: &str) -> Listed {
    Listed { exact: words.trim().to_owned(), ..Listed::default() }
}

fn of_json(text: &str) -> Result<Vec<Listed>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let expected = "it is to be a list of words, or of objects with “exact”, “prefix” and “suffix”";
    let quote = |value: &Value| {
        let of = |key: &str| match value.get(key) {
            None => Some(String::new()),
            Some(words) => words.as_str().map(|words| words.trim().to_owned()),
        };
        let listed = match value.as_str() {
            Some(words) => alone(words),
            None => Listed { exact: of("exact")?, prefix: of("prefix")?, suffix: of("suffix")? },
        };
        (!listed.exact.is_empty()).then_some(listed)
    };
    let all = value.as_array().and_then(|all| all.iter().map(quote).collect());
    all.ok_or_else(|| expected.to_owned())
}

/// Passages as a list of quotes in JSON: by their words alone where they stand nowhere else.
pub fn frozen(interview: &Interview, places: &[Place]) -> String {
    let value = |place: &Place| -> Value {
        let quote = alone(quotes::words(interview, place));
        if quote.find(interview).0 == 1 {
            return quote.exact.into();
        }
        let block = interview.blocks().nth(place.block).map_or("", |block| &block.text().words);
        let found = describe(block, place.range.clone());
        json!({ "exact": quote.exact, "prefix": found.prefix, "suffix": found.suffix })
    };
    let all: Vec<Value> = places.iter().map(value).collect();
    format!("{:#}\n", Value::from(all))
}
