//! Makes the weights of `src/quote/weights.rs` of passages that people chose: `train_quotes FOLDER`, which holds
//! `speech-*.jsonl` (talk) and `narrated-*.jsonl` (articles told around quotations), as `score_quotes` reads them, with
//! the numbers of the `pulled` sentences. Prints how well weights do on what they were not made of, and on what they
//! were; then the weights.
//!
//! A softmax over the sentences of each article, its probability for the pulled ones as large as can be, and the
//! weights held small by a penalty ([`PENALTY`], no finer than that it matters little). Left out in turn are all talk
//! of one repository, and one article of eight in all its languages.

use std::collections::BTreeMap;
use std::{env, error::Error, fs};

use interview_article::quote::{Features, Sentence, measured};
use serde_json::Value;

const COUNT: usize = size_of::<Features>() / size_of::<i32>();
const PENALTY: f64 = 100.0;
/// Of a weight, in what is kept.
const SCALE: f64 = 256.0;
/// Steps of Newton's method; five are enough.
const STEPS: usize = 8;

type Weights = [f64; COUNT];

struct Article {
    file: String,
    /// What is left out together.
    group: String,
    rows: Vec<Weights>,
    pulled: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder?")?;
    for kind in ["speech-", "narrated-"] {
        let articles = read(&folder, kind)?;
        let groups: Vec<&str> = articles.iter().map(|article| article.group.as_str()).collect();
        let left_out: BTreeMap<&str, Weights> = groups
            .iter()
            .map(|group| (*group, trained(articles.iter().filter(|article| article.group != *group))))
            .collect();
        let all = trained(articles.iter());
        report("left out", &articles, |article| left_out[article.group.as_str()]);
        report("trained on", &articles, |_| all);
        println!("{:?},", all.map(|weight| (weight * SCALE).round() as i8));
    }
    Ok(())
}

fn read(folder: &str, kind: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut articles = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with(kind) {
            for line in fs::read_to_string(file.path())?.lines() {
                articles.push(article(&name, &serde_json::from_str(line)?).ok_or("an article lacks something")?);
            }
        }
    }
    Ok(articles)
}

fn article(file: &str, article: &Value) -> Option<Article> {
    let numbers = |value: &Value| -> Option<Vec<usize>> {
        value.as_array()?.iter().map(|number| usize::try_from(number.as_u64()?).ok()).collect()
    };
    let paragraphs = numbers(&article["paragraph"])?;
    let words = article["sentences"].as_array()?.iter().map(Value::as_str);
    let sentences: Vec<Sentence<'_>> = words
        .zip(paragraphs)
        .map(|(words, block)| Some(Sentence { words: words?, start: 0, block, exchange: block }))
        .collect::<Option<_>>()?;
    let rows = measured(&sentences).0.iter().map(|row| row.map(|far| f64::from(far) / 16.0)).collect();
    let group = match file.starts_with("speech-") {
        true => article["source"]["repo"].as_str()?.to_owned(),
        // The same article in other languages has the same name.
        false => (article["id"].as_str()?.rsplit('-').next()?.bytes().map(u32::from).sum::<u32>() % 8).to_string(),
    };
    Some(Article { file: file.to_owned(), group, rows, pulled: numbers(&article["pulled"])? })
}

/// The weights under which the pulled sentences of these articles are most probable.
fn trained<'a>(articles: impl Iterator<Item = &'a Article> + Clone) -> Weights {
    let mut weights = [0.0; COUNT];
    for _ in 0..STEPS {
        let mut slope = weights.map(|weight| -PENALTY * weight);
        let mut curve = [[0.0; COUNT]; COUNT];
        (0..COUNT).for_each(|n| curve[n][n] = PENALTY);
        for article in articles.clone() {
            add(article, &weights, &mut slope, &mut curve);
        }
        let step = solved(curve, slope);
        (0..COUNT).for_each(|n| weights[n] += step[n]);
    }
    weights
}

/// What an article adds to slope and curvature.
fn add(article: &Article, weights: &Weights, slope: &mut Weights, curve: &mut [Weights; COUNT]) {
    let powers: Vec<f64> = article.rows.iter().map(|row| score(row, weights).exp()).collect();
    let sum: f64 = powers.iter().sum();
    let mut mean = [0.0; COUNT];
    for (n, row) in article.rows.iter().enumerate() {
        let probability = powers[n] / sum;
        let pulled = f64::from(u8::from(article.pulled.contains(&n))) / article.pulled.len() as f64;
        for i in 0..COUNT {
            mean[i] += probability * row[i];
            slope[i] += (pulled - probability) * row[i];
            (0..COUNT).for_each(|j| curve[i][j] += probability * row[i] * row[j]);
        }
    }
    for i in 0..COUNT {
        (0..COUNT).for_each(|j| curve[i][j] -= mean[i] * mean[j]);
    }
}

/// Gauss's elimination; the matrix is positive definite, so no pivot is sought.
fn solved(mut matrix: [Weights; COUNT], mut right: Weights) -> Weights {
    for n in 0..COUNT {
        for below in n + 1..COUNT {
            let factor = matrix[below][n] / matrix[n][n];
            let above = matrix[n];
            (n..COUNT).for_each(|column| matrix[below][column] -= factor * above[column]);
            right[below] -= factor * right[n];
        }
    }
    for n in (0..COUNT).rev() {
        let known: f64 = (n + 1..COUNT).map(|column| matrix[n][column] * right[column]).sum();
        right[n] = (right[n] - known) / matrix[n][n];
    }
    right
}

fn score(row: &Weights, weights: &Weights) -> f64 {
    row.iter().zip(weights).map(|(far, weight)| far * weight).sum()
}

/// The area under the curve, and how often a pulled sentence is among the first three; of each file.
fn report(what: &str, articles: &[Article], weights: impl Fn(&Article) -> Weights) {
    let mut files: BTreeMap<&str, (f64, f64, f64)> = BTreeMap::new();
    for article in articles {
        let weights = weights(article);
        let scores: Vec<f64> = article.rows.iter().map(|row| score(row, &weights)).collect();
        let sums = files.entry(&article.file).or_default();
        sums.0 += area(&scores, &article.pulled);
        sums.1 += f64::from(u8::from(first(&scores, &article.pulled) < 3));
        sums.2 += 1.0;
    }
    for (file, (area, hits, count)) in files {
        println!("{what}: {file} ({count}): auc {:.3}, hit@3 {:.2}", area / count, hits / count);
    }
}

fn area(scores: &[f64], pulled: &[usize]) -> f64 {
    let others = || (0..scores.len()).filter(|n| !pulled.contains(n));
    let won = |one: &usize, other: usize| match scores[*one] - scores[other] {
        0.0 => 0.5,
        far => f64::from(u8::from(far > 0.0)),
    };
    let won: f64 = pulled.iter().map(|one| others().map(|other| won(one, other)).sum::<f64>()).sum();
    won / (pulled.len() * others().count()) as f64
}

/// The rank of the best pulled sentence, from 0.
fn first(scores: &[f64], pulled: &[usize]) -> usize {
    let best = pulled.iter().map(|n| scores[*n]).fold(f64::MIN, f64::max);
    scores.iter().filter(|score| **score > best).count()
}
