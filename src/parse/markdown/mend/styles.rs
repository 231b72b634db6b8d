//! Styles that CommonMark does not see where their authors meant them.

use std::borrow::Cow;

use crate::letters::is_spelled;
use crate::parse::POSTS;

/// A run of signs of one kind.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    sign: u8,
    count: usize,
    line: usize,
}

/// A block with its styles written as elements where CommonMark does not see them: a space inside of the signs
/// (`**Name: **words`), or no space outside after punctuation (`**问：**答`).
pub(super) fn with_styles(block: &str) -> Cow<'_, str> {
    if !block.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'=')) {
        return block.into();
    }
    let runs = runs(block);
    let mut pairs = Vec::new();
    for sign in [b'*', b'_'] {
        pair_doubles(&runs, sign, &mut pairs);
        pair_singles(block, &runs, sign, &mut pairs);
    }
    pairs.retain(|(open, close)| !(opens(block, *open) && closes(block, *close)));
    pair_marks(block, &runs, &mut pairs);
    if POSTS && pairs.is_empty() {
        return block.into();
    }
    // Whether the run at a byte opens or closes; to sort them would be 3 KB of the page.
    let mut opening = vec![None; block.len()];
    for (open, close) in &pairs {
        (opening[open.at], opening[close.at]) = (Some(true), Some(false));
    }
    let mut out = String::with_capacity(block.len() + pairs.len() * 8);
    let mut done = 0;
    for run in runs {
        let Some(opens) = opening[run.at] else { continue };
        out += &block[done..run.at];
        done = run.at + run.count;
        if opens {
            // The space goes before, and a line end with it: an element alone on its line begins HTML.
            let space = block[done..].len() - block[done..].trim_start().len();
            out += &block[done..done + space];
            done += space;
        }
        out += match (run.sign, run.count, opens) {
            (b'=', _, true) => "<mark>",
            (b'=', _, false) => "</mark>",
            (_, 2, true) => "<b>",
            (_, 2, false) => "</b>",
            (_, _, true) => "<i>",
            (_, _, false) => "</i>",
        };
    }
    (out + &block[done..]).into()
}

/// The runs of `*`, `_` and `==` in a block that are no code, address, tag, list marker or line across the page.
fn runs(block: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (line, words) in block.split_inclusive('\n').enumerate() {
        if !is_drawn(words) {
            runs_of_line(block, start, start + words.len(), line, &mut runs);
        }
        start += words.len();
    }
    runs
}

/// A line across the page, or under a heading; two signs alone on a line begin or end a style.
fn is_drawn(line: &str) -> bool {
    line.trim().len() > 2 && line.chars().all(|c| matches!(c, '*' | '_' | '-' | '=' | '>' | '~') || c.is_whitespace())
}

fn runs_of_line(block: &str, start: usize, end: usize, line: usize, runs: &mut Vec<Run>) {
    let bytes = &block.as_bytes()[..end];
    let mut at = start;
    // No `)` until there: so the search stays linear.
    let mut unclosed = 0;
    while let Some(&byte) = bytes.get(at) {
        let count = bytes[at..].iter().take_while(|next| **next == byte).count();
        let next = bytes.get(at + count).copied().unwrap_or(b'\n');
        let marker = count == 1 && next.is_ascii_whitespace() && bytes[start..at].trim_ascii().is_empty();
        let passed = match byte {
            b'\\' => Some(at + 2),
            b'`' => after_code(bytes, at + count, count),
            b'<' => after_tag(bytes, at),
            b']' if next == b'(' && at >= unclosed => {
                let close = within(bytes, at).position(|byte| *byte == b')');
                unclosed = if close.is_none() { at + FARTHEST } else { 0 };
                close.map(|n| at + n)
            }
            _ => None,
        };
        if let Some(passed) = passed {
            at = passed;
            continue;
        }
        match byte {
            b'*' | b'_' if count == 4 => {
                runs.push(Run { at, sign: byte, count: 2, line });
                runs.push(Run { at: at + 2, sign: byte, count: 2, line });
            }
            b'*' | b'_' if count <= 2 && !marker => runs.push(Run { at, sign: byte, count, line }),
            b'=' if count == 2 => runs.push(Run { at, sign: byte, count, line }),
            _ => {}
        }
        at += count;
    }
}

/// So far a sign's other half is looked for: so the search stays linear.
pub(super) const FARTHEST: usize = 2000;

pub(super) fn within(bytes: &[u8], at: usize) -> impl Iterator<Item = &u8> {
    bytes.iter().skip(at).take(FARTHEST)
}

fn after_code(bytes: &[u8], at: usize, count: usize) -> Option<usize> {
    let mut run = 0;
    for (n, byte) in within(bytes, at).enumerate() {
        run = if *byte == b'`' { run + 1 } else { 0 };
        if run == count && bytes.get(at + n + 1) != Some(&b'`') {
            return Some(at + n + 1);
        }
    }
    None
}

fn after_tag(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at + 1).filter(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!'))?;
    let end = at + 1 + within(bytes, at + 1).position(|byte| matches!(byte, b'>' | b'<'))?;
    (bytes.get(end) == Some(&b'>')).then_some(end + 1)
}

/// Pairs `**` line by line; where a line has an odd one, with that of the next such line.
fn pair_doubles(runs: &[Run], sign: u8, pairs: &mut Vec<(Run, Run)>) {
    let doubles: Vec<Run> = runs.iter().copied().filter(|run| run.sign == sign && run.count == 2).collect();
    let mut open: Option<Run> = None;
    for line in doubles.chunk_by(|a, b| a.line == b.line) {
        let mut line = line;
        if line.len() % 2 == 1 {
            match (open.take(), line) {
                (Some(before), [first, rest @ ..]) => {
                    pairs.push((before, *first));
                    line = rest;
                }
                (_, [rest @ .., last]) => {
                    open = Some(*last);
                    line = rest;
                }
                _ => {}
            }
        }
        pairs.extend(line.chunks_exact(2).map(|pair| (pair[0], pair[1])));
    }
}

/// Pairs the only two single signs of a line that begins with one.
fn pair_singles(block: &str, runs: &[Run], sign: u8, pairs: &mut Vec<(Run, Run)>) {
    let singles: Vec<Run> = runs.iter().copied().filter(|run| run.sign == sign && run.count == 1).collect();
    for line in singles.chunk_by(|a, b| a.line == b.line) {
        if let [open, close] = line
            && block[..open.at].chars().next_back().is_none_or(|c| c == '\n')
            && !(after_is_word(block, *close) && before_is_word(block, *close))
        {
            pairs.push((*open, *close));
        }
    }
}

fn pair_marks(block: &str, runs: &[Run], pairs: &mut Vec<(Run, Run)>) {
    let mut open: Option<Run> = None;
    for run in runs.iter().filter(|run| run.sign == b'=') {
        match open {
            Some(before) if !before_is_space(block, *run) => {
                pairs.push((before, *run));
                open = None;
            }
            Some(_) => {}
            None => open = Some(*run).filter(|run| !after_is_space(block, *run)),
        }
    }
}

fn before(block: &str, run: Run) -> Option<char> {
    block[..run.at].chars().next_back()
}

fn after(block: &str, run: Run) -> Option<char> {
    block[run.at + run.count..].chars().next()
}

fn before_is_space(block: &str, run: Run) -> bool {
    before(block, run).is_none_or(char::is_whitespace)
}

fn after_is_space(block: &str, run: Run) -> bool {
    after(block, run).is_none_or(char::is_whitespace)
}

fn before_is_word(block: &str, run: Run) -> bool {
    before(block, run).is_some_and(is_spelled)
}

fn after_is_word(block: &str, run: Run) -> bool {
    after(block, run).is_some_and(is_spelled)
}

/// Whether CommonMark lets a run open: a word or space on the right side of it (`_` not within a word).
fn opens(block: &str, run: Run) -> bool {
    let punctuated = !after_is_word(block, run) && !before_is_space(block, run) && before_is_word(block, run);
    !after_is_space(block, run) && !punctuated && (run.sign == b'*' || !before_is_word(block, run))
}

fn closes(block: &str, run: Run) -> bool {
    let punctuated = !before_is_word(block, run) && !after_is_space(block, run) && after_is_word(block, run);
    !before_is_space(block, run) && !punctuated && (run.sign == b'*' || !after_is_word(block, run))
}
