//! Scores sentences that people chose from: `score_quotes FILE.jsonl`, an article a line with its sentences and the
//! number of each one's paragraph. Prints for each its id, a score a sentence, and three passages that we would choose.

use std::{env, error::Error, fs};

use interview_article::quote::{Sentence, passages, scores};
use serde_json::{Value, json};

/// As many are asked for: most of these articles are shorter than what one quote is chosen of.
const ASKED: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().next_back().ok_or("which file?")?;
    let asked = env::var("QUOTES").ok().and_then(|number| number.parse().ok()).unwrap_or(ASKED);
    for line in fs::read_to_string(file)?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let sentences = sentences(&article).ok_or("an article has sentences, and a paragraph for each")?;
        let chosen = passages(&sentences, asked);
        println!("{}", json!({ "id": article["id"], "scores": scores(&sentences), "chosen": chosen }));
    }
    Ok(())
}

/// A paragraph counts as an exchange, of which at most one passage is chosen.
fn sentences(article: &Value) -> Option<Vec<Sentence<'_>>> {
    let paragraphs = article["paragraph"].as_array()?.iter().map(Value::as_u64);
    let words = article["sentences"].as_array()?.iter().map(Value::as_str);
    let sentence = |(words, paragraph): (Option<_>, Option<u64>)| {
        let paragraph = usize::try_from(paragraph?).ok()?;
        Some(Sentence { words: words?, start: 0, block: paragraph, exchange: paragraph })
    };
    words.zip(paragraphs).map(sentence).collect()
}
