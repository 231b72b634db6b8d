//! What a line begins with to say who talks: "Q.", "A:", "Q12.", "Jane Doe:", "[00:12:31] JANE", "Jane —".

#[cfg(feature = "posts")]
pub(super) use time::after_date;
pub(super) use time::time;

use super::POSTS;
use crate::letters::{
    Signs, after, find_last, is_capital, is_digit, is_letter, is_one_of, is_small, length, lower, part, until,
};
use pair::{is_initial, pair_of};

mod pair;
mod plain;
mod time;

/// A letter or a word for "question" or "answer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Index into [`LETTERS`]: the first that has the word.
    pub pair: usize,
    pub asks: bool,
    /// The word is one letter, which may be somebody's initial.
    pub single: bool,
    /// The number after one letter; 0 where there is none.
    pub number: usize,
}

/// A line's label and where its words begin, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Labelled<T> {
    pub label: T,
    pub words: usize,
}

/// "Q." or "A." with or without a number, at the start of a line; `pair`: which of [`LETTERS`], any where it is `None`.
pub(super) fn letter(line: &str, pair: Option<usize>) -> Option<Labelled<Letter>> {
    /// No word of the list is longer, in bytes.
    const LONGEST: usize = 24;
    if POSTS && plain::has_no_letter(line) {
        return None;
    }
    if POSTS && let Some(word) = plain::before_colon(line) {
        return plain::letter(word, pair);
    }
    let start = line.len() - line.trim_start_of("*_# \u{3000}").len();
    let line_words = after(line, start);
    let word_end = line_words.bytes().take(LONGEST + 1).position(|b| b.is_ascii() && !b.is_ascii_alphabetic());
    let word_end =
        word_end.or_else(|| (line_words.len() <= LONGEST).then_some(line_words.len())).unwrap_or(LONGEST + 1);
    let within = line_words.get(..word_end).unwrap_or_else(|| line_words.split(' ').next().unwrap_or_default());
    let word_end = within.find_as(|c: char| !is_letter(c)).unwrap_or(within.len());
    if word_end > LONGEST {
        return None;
    }
    let tail = after(line_words, word_end);
    let rest = tail.trim_start_of(" .．#*_");
    let dotted = tail.trim_start().begins_with_any(".．");
    let spaced = dotted && until(tail, tail.len() - rest.len()).ends_with(' ');
    let numbered = rest.trim_start_as(is_digit);
    let number = rest.len() - numbered.len();
    let point = numbered.chars().next().filter(|c| is_one_of(*c, ".:：)．、>;"));
    // Most lines end here: the lists are long.
    if point.is_none() && !dotted && number == 0 && !rest.begins_with_any("—–|-") {
        return None;
    }
    let word = lower(until(line_words, word_end));
    let (found, asks) = pair_of(&word, pair)?;
    // "Q. What" has its point where the number would begin; "Q1 What" has none at all.
    let after_sign = match point {
        Some(c) => after(numbered, c.len_utf8()),
        // "Q. 3 years ago": the number is a word.
        None if spaced => rest,
        None if dotted || number > 0 => numbered,
        // "Q — What", "Q What" in bold.
        None if rest.begins_with_any("—–|-") => rest.trim_start_of("—–|-"),
        None => return None,
    };
    let apart = (spaced && point.is_none())
        || point.is_some_and(|c| !c.is_ascii())
        || after_sign.is_empty()
        || after_sign.begins_as(|c: char| c.is_whitespace() || is_capital(c) || !c.is_ascii() || is_one_of(c, "*\"(["));
    let words = line.len() - after_sign.trim_start().len();
    let single = is_initial(&word) && pair.is_none();
    let counted = if single { crate::letters::number(until(rest, number)).unwrap_or_default() } else { 0 };
    let label = Letter { pair: found, asks, single: single && number == 0, number: counted };
    apart.then_some(Labelled { label, words })
}

/// By what sign a name is set apart from what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    /// It is bold or italic and what follows is not.
    Style,
    /// The same, and a dash.
    Set,
    /// In brackets.
    Bracket,
    Dash,
    /// Capitals, and a point or a wide space.
    Capitals,
    /// It has the line to itself.
    Alone,
}

/// All of them, the surest first.
pub(super) const SIGNS: &[Sign] = if POSTS {
    &[Sign::Colon, Sign::Set, Sign::Style, Sign::Bracket, Sign::Dash, Sign::Capitals, Sign::Alone]
} else {
    &[Sign::Colon, Sign::Style, Sign::Bracket, Sign::Dash, Sign::Capitals, Sign::Alone]
};

/// What may be a speaker's name at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name<'a> {
    pub name: &'a str,
    /// Where it begins in the line, in bytes.
    pub start: usize,
    pub sign: Sign,
    /// In milliseconds.
    pub time: Option<u32>,
}

/// What may be a name at the start of a line of which so many bytes are bold or italic.
pub(super) fn name(line: &str, styled: usize) -> Option<Labelled<Name<'_>>> {
    // Most lines have no sign; a page has no room to know it at once.
    if POSTS && styled == 0 && plain::is_plain(line) {
        return plain::name(line);
    }
    let (time, begin) = time(line).map_or((None, 0), |(time, length)| (Some(time), length));
    let rest = after(line, begin);
    let begin = begin + rest.len() - rest.trim_start_as(|c: char| c.is_whitespace() || is_one_of(c, "-–—*_#'")).len();
    let rest = after(line, begin);
    let found = colon(rest)
        .or_else(|| style(rest, styled.checked_sub(begin)?))
        .or_else(|| bracket(rest))
        .or_else(|| dash(rest))
        .or_else(|| capitals(rest))
        .or_else(|| wide_space(rest))
        .or_else(|| alone(rest))?;
    let Found { name, sign, time: mut late, mut words } = found;
    // "Jane: [00:12] words", "Jane:<tab>00:12<tab>words".
    if sign == Sign::Colon
        && let Some((said, length)) = time::time(after(rest, words))
        && (after(rest, words).begins_with_any("[(（【")
            || after(rest, words + length).starts_with('\t')
            // "Jane: 00:12:31", and the words below it; a runner’s "2:31:12" is shorter.
            || (POSTS && is_recorded(after(rest, words), length)))
    {
        (late, words) = (late.or(Some(said)), words_from(rest, words + length));
    }
    let start = begin + (name.as_ptr() as usize - rest.as_ptr() as usize);
    Some(Labelled { label: Name { name, start, sign, time: time.or(late) }, words: begin + words })
}

/// "00:12:31" behind a name and a colon, and nothing right behind it. A runner's "2:31:12" has no hours of two digits.
fn is_recorded(words: &str, length: usize) -> bool {
    let time = until(words, length);
    let apart = time.ends_with(' ') || time.len() == words.len();
    apart && time.trim_end().len() == "00:12:31".len() && after(time, 2).starts_with(':')
}

/// A name in the rest of a line, and where words begin in it.
struct Found<'a> {
    name: &'a str,
    sign: Sign,
    time: Option<u32>,
    words: usize,
}

fn words_from(rest: &str, at: usize) -> usize {
    rest.len() - after(rest, at).trim_start().len()
}

/// "Jane Doe: words", "Jane Doe (00:12): words", "Jane Doe 00:12:31".
fn colon(rest: &str) -> Option<Found<'_>> {
    const LONGEST: usize = 120;
    let at = rest.bytes().take(LONGEST).position(|b| b == b':');
    let wide = plain::find_wide(rest, "：").filter(|&n| n < LONGEST && at.is_none_or(|at| n < at));
    let (at, sign) = wide.map(|at| (at, '：'.len_utf8())).or(at.map(|at| (at, 1)))?;
    let before = until(rest, at);
    // The colon may be one of a time.
    let clock = before.len() - before.trim_end_as(|c: char| c.is_ascii_digit()).len();
    let minutes = after(rest, at + 1).bytes().take(2).take_while(u8::is_ascii_digit).count();
    if clock > 0 && wide.is_none() && minutes == 2 {
        let start = before.len() - clock;
        let bracket = until(before, start).trim_end_of("([");
        let (time, length) = time(after(rest, bracket.len()))?;
        let words = after(rest, bracket.len() + length).trim_start_of(":： -–");
        let name = if POSTS { bracket.trim_end().trim_end_of("-–—").trim_end() } else { bracket.trim_end() };
        let alone = words.is_empty();
        let sign = if alone { Sign::Alone } else { Sign::Colon };
        return is_name(name).then_some(Found { name, sign, time: Some(time), words: rest.len() - words.len() });
    }
    let tail = after(rest, at + sign).trim_start_of("*_'");
    let name = before.trim_end_of("*_'").trim_end();
    let spaced = before.len() - name.len() <= 2;
    let apart = wide.is_some()
        || tail.is_empty()
        || tail.begins_as(|c: char| c.is_whitespace() || is_one_of(c, "“\"[(….") || is_capital(c))
        // "岡部:いつ", and what machines translate: "Jane:when".
        || (tail.begins_as(is_letter) && !name.begins_as(is_small));
    // "Jane>> On a last note: …" has its sign before.
    let sole = !POSTS || !name.contains('>');
    (apart && spaced && sole && is_name(name)).then(|| Found {
        name,
        sign: Sign::Colon,
        time: None,
        words: rest.len() - tail.trim_start().len(),
    })
}

/// A bold or italic name before words that are not.
fn style(rest: &str, styled: usize) -> Option<Found<'_>> {
    let name = until(rest, styled).trim_end().trim_end_of(".-–—,").trim_end();
    let said = after(rest, styled).trim_start();
    // "**Jane** – words" among words that are bold for other reasons.
    // "**Jane —** words", where what is asked is bold to its end: "**Bob — words?**".
    let sign = match POSTS {
        true if said.begins_with_any("-–—|") => Sign::Set,
        true if until(rest, styled).trim_end().ends_with_any("–—") => Sign::Dash,
        _ => Sign::Style,
    };
    let words = rest.len() - said.trim_start_of("-–— |").len();
    (styled > 0 && words < rest.len() && is_name(name) && name.split_whitespace().count() <= 4).then_some(Found {
        name,
        sign,
        time: None,
        words,
    })
}

/// "[Jane] words", "(Jane) words", "<jane> words".
fn bracket(rest: &str) -> Option<Found<'_>> {
    let close = match rest.bytes().next()? {
        b'[' => ']',
        b'(' => ')',
        b'<' => '>',
        _ if rest.starts_with('【') => '】',
        _ => return None,
    };
    let open = rest.chars().next().map_or(1, char::len_utf8);
    let end = after(rest, open).find(close)? + open;
    // Wikis write "((Jane))".
    let name = part(rest, open..end).trim_start_of("( ").trim_end();
    let tail = after(rest, end + close.len_utf8()).trim_start_of(":： )");
    (is_name(name) && name.split_whitespace().count() <= 4).then_some(Found {
        name,
        sign: Sign::Bracket,
        time: None,
        words: rest.len() - tail.len(),
    })
}

/// "Jane — words".
fn dash(rest: &str) -> Option<Found<'_>> {
    let at = rest.char_indices().take(40).find(|(_, c)| is_one_of(*c, "—–-|>")).map(|(at, _)| at)?;
    let dash = after(rest, at).chars().next()?;
    let name = until(rest, at).trim_end();
    let words = after(rest, at + dash.len_utf8());
    // "Jane- words" too.
    let before = until(rest, at).ends_as(char::is_whitespace) || is_one_of(dash, "—>") || is_person(name);
    let spaced = words.begins_as(char::is_whitespace) && before;
    (spaced && is_name(name) && name.split_whitespace().count() <= 3).then(|| Found {
        name,
        sign: Sign::Dash,
        time: None,
        words: rest.len() - words.trim_start().len(),
    })
}

/// "SMITH. Words", "SMITH   words", "JANE DOE\twords".
fn capitals(rest: &str) -> Option<Found<'_>> {
    let end =
        rest.char_indices().find(|(_, c)| !(is_capital(*c) || is_one_of(*c, " -'’"))).map_or(rest.len(), |(at, _)| at);
    let run = until(rest, end);
    if let Some(found) = addressed(rest) {
        return Some(found);
    }
    let name = run.trim_end();
    let wide = run.len() - name.len() >= 2 || after(rest, end).starts_with('\t');
    let tail = after(rest, end);
    let point = run.len() == name.len() && tail.starts_with(". ");
    // In "JANE   Well" the first letter of the words is a capital too.
    let (name, words) = match find_last(name, "  ") {
        Some(gap) => (until(name, gap).trim_end(), gap),
        None if wide => (name, name.len()),
        None if point => (name, end + 1),
        None => return None,
    };
    (length(name) >= 2 && is_name(name) && name.split_whitespace().count() <= 4 && after(rest, words).trim().len() > 1)
        .then(|| Found { name, sign: Sign::Capitals, time: None, words: words_from(rest, words) })
}

/// "Mr. SMITH. Words", "Chairwoman Smith. Words".
fn addressed(rest: &str) -> Option<Found<'_>> {
    const LONGEST: usize = 12;
    let space = rest.bytes().take(LONGEST).position(|byte| byte == b' ')?;
    let end = space + after(rest, space).find_as(|c: char| !(is_letter(c) || is_one_of(c, " -'’")))?;
    let name = until(rest, end);
    let fits = end > space + 2 && after(rest, end).starts_with(". ") && is_person(name);
    (fits && is_name(name)).then(|| Found { name, sign: Sign::Capitals, time: None, words: words_from(rest, end + 1) })
}

/// "編集部　言葉": a name of a few letters and a space as wide as they are.
fn wide_space(rest: &str) -> Option<Found<'_>> {
    let at = plain::find_wide(rest, "\u{3000}")?;
    let name = until(rest, at);
    let words = after(rest, at).trim_start().len();
    let spaced = words > 0 && length(name) <= 10 && name.bytes().next()? > b'~';
    (spaced && is_name(name)).then_some(Found { name, sign: Sign::Capitals, time: None, words: rest.len() - words })
}

/// A name and nothing else.
fn alone(rest: &str) -> Option<Found<'_>> {
    let name = rest.trim_end().trim_end_of(":：]>").trim_start_of("[<").trim();
    let (name, time) = match name.find_last_any("\t (").and_then(|at| Some((at, time(after(name, at))?.0))) {
        Some((at, time)) => (until(name, at).trim_end(), Some(time)),
        None => (name, None),
    };
    let fitting = is_name(name) && name.split_whitespace().count() <= 4 && length(name) <= 40;
    let ends = name.ends_as(|c: char| is_one_of(c, ".!?…。！？,;"));
    (fitting && !ends).then_some(Found { name, sign: Sign::Alone, time, words: rest.len() })
}

/// A few words that begin with a letter and hold nothing that a name never does.
fn is_name(name: &str) -> bool {
    let name = name.strip_prefix('@').unwrap_or(name);
    // "24 Hours", but no "2. Of bread".
    let number = name.len() - name.trim_start_as(is_digit).len();
    let words = after(name, number);
    if let Some(is_name) = if POSTS { plain::is_name(name) } else { None } {
        return is_name;
    }
    let begins = words.begins_as(|c: char| is_letter(c) || c == '《') || (number > 0 && words.starts_with(' '));
    let begins = begins && words.find_as(is_letter).is_some();
    let plain = !name.has_any("?!;\"“”。？！=\n\u{2028}@{/") || (POSTS && (are_initials(name) || is_nickname(name)));
    let list = name.has_any(",、") && name.split_whitespace().count() > 4;
    let short = name.split_whitespace().count() <= 6 && length(name) <= 60;
    begins && plain && short && !list
}

/// "F@lk": a sign in place of a letter, which no address has without a point.
fn is_nickname(name: &str) -> bool {
    let name = name.split(' ').next().unwrap_or_default();
    let sign = name.find('@').unwrap_or_default();
    sign > 0 && after(name, sign + 1).begins_as(is_letter) && !name.has_any(".?!;\"“”。？！=/{")
}

/// "M/G/S": some who answer together.
fn are_initials(name: &str) -> bool {
    name.contains('/')
        && name
            .split('/')
            .all(|one| length(one) <= 3 && one.begins_as(is_capital) && one.find_as(|c| !is_letter(c)).is_none())
}

/// Whether all its words begin with no small letter.
pub(super) fn is_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    words <= 4 && name.split_whitespace().all(|word| !word.begins_as(is_small))
}

#[cfg(test)]
mod tests;
