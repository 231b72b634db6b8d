//! Where running text of cues falls into paragraphs.

use crate::letters::{Signs, after, is_digit, is_letter, is_one_of, is_small, length, until, words};

/// A dash that begins a turn.
pub(super) struct Dash<'a> {
    pub sign: &'a str,
    /// Nobody begins a sentence with a hyphen, but with a dash.
    pub is_hyphen: bool,
    /// Where the words begin, in bytes.
    pub words: usize,
}

/// Reads a dash at the beginning of a line: `- Yes.` and `-Yes.`, never `--` or `-5`.
pub(super) fn dash(words: &str) -> Option<Dash<'_>> {
    let first = words.chars().next().filter(|c| is_dash(*c))?;
    let sign = until(words, first.len_utf8());
    let behind = after(words, sign.len());
    let spoken = behind.trim_start();
    let begins = spoken.chars().next()?;
    let turn = behind.len() > spoken.len() || is_letter(begins) || is_one_of(begins, "¿¡\"“«„'’‘[(♪");
    (turn && !is_dash(begins)).then(|| Dash {
        sign,
        is_hyphen: matches!(first, '-' | '‐'),
        words: words.len() - spoken.len(),
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '–' | '—' | '−')
}

/// Where the words begin of a line that begins with what looks like a label: `JANE DOE:`, `Jane van Dyke：`, `[Jane]:`,
/// `Q.`, `(JANE)`.
pub(super) fn label(words: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let mut end = None;
    for (n, c) in words.char_indices().take_while(|(n, _)| *n <= LONGEST) {
        let ends = match c {
            '：' => true,
            // "JANE:...and so on".
            ':' => is_apart(after(words, n + 1)) || after(words, n + 1).begins_with_any("…."),
            '.' => is_apart(after(words, n + 1)) && is_letter_of_exchange(until(words, n)),
            ')' | ']' if is_called(words, n) => true,
            '?' | '!' | ',' | ';' | '"' | '“' | '”' | '。' | '？' | '！' | '/' | '=' => return None,
            _ => false,
        };
        if ends {
            end = Some((n, n + c.len_utf8()));
            break;
        }
    }
    let (name, sign) = end?;
    let spoken = after(words, sign).trim_start();
    (name > 0 && is_name(until(words, name))).then_some(words.len() - spoken.len())
}

/// Whether words up to a bracket name somebody: each with a capital, with something said behind them. A sound is no name.
fn is_called(words: &str, end: usize) -> bool {
    const MOST: usize = 3;
    let name = until(words, end);
    let capitals = name.trim_start_of("([").split(' ').all(|word| !word.begins_as(is_small));
    let doing = name.split(' ').any(|word| word.ends_with("ing"));
    let called = name.begins_with_any("([") && capitals && !doing && name.split(' ').count() <= MOST;
    let behind = after(words, end + 1);
    let sound = words![
        "LAUGH", "APPLA", "MUSIC", "CHEER", "SIGH", "INAUD", "CROSS", "CRY", "COUGH", "NOISE", "SOUND", "PHONE",
        "THUND", "SILEN", "PAUSE", "BOTH", "ALL", "GUNSH"
    ];
    let name = name.trim_start_of("([");
    let sounds = (3..=5).any(|n| name.get(..n).is_some_and(|begin| sound.contains_in_any_case(begin)));
    called && length(name) > 1 && behind.starts_with(' ') && !behind.trim().is_empty() && !sounds
}

fn is_apart(behind: &str) -> bool {
    behind.is_empty() || behind.begins_as(|c: char| c.is_whitespace())
}

/// `Q`, `A3`: what a point makes a label.
fn is_letter_of_exchange(words: &str) -> bool {
    let number = words.strip_prefix(['Q', 'A', 'q']);
    number.is_some_and(|number| number.chars().all(is_digit))
}

/// A few words with capitals, but for the small ones of many names (`van`, `de la`).
pub(super) fn is_name(words: &str) -> bool {
    const SMALL: usize = 3;
    let name = words.trim_start_of("[(");
    let begins = name.begins_as(|c: char| is_letter(c) && !is_small(c)) || is_letter_of_exchange(name);
    let is_part = |word: &str| length(word) <= SMALL || !word.begins_as(is_small);
    begins && name.split_whitespace().all(is_part) && name.split_whitespace().count() <= 6
}

/// Whether a text ends as a sentence, quotes and brackets behind it included.
pub(super) fn ends_sentence(words: &str) -> bool {
    let closes = |c: &char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '}' | '」' | '』' | '）');
    let mut back = words.chars().rev().skip_while(closes);
    let last = back.next();
    let trails = last == Some('.') && back.next() == Some('.');
    last.is_some_and(is_end) && !trails
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '。' | '？' | '！' | '؟' | '۔' | '।' | '．')
}

/// Where in a line a new sentence begins, in bytes. A point after a short word may only shorten it.
pub(super) fn border(words: &str) -> Option<usize> {
    const SHORT: usize = 4;
    let (mut letters, mut ended) = (0, false);
    for (n, c) in words.char_indices() {
        if ended && !is_end(c) {
            let wide = until(words, n).ends_with_any("。？！");
            if c == ' ' || wide {
                return Some(if c == ' ' { n + 1 } else { n }).filter(|at| *at < words.len());
            }
        }
        ended = is_end(c) && (c != '.' || letters > SHORT);
        letters = if is_letter(c) { letters + 1 } else { 0 };
    }
    None
}

/// Whether no space stands between two texts: of Chinese or Japanese characters.
pub(super) fn is_one_script(before: &str, next: &str) -> bool {
    let wide = |c: char| matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}');
    before.ends_with(wide) && next.starts_with(wide)
}
