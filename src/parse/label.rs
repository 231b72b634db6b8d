//! What a line begins with to say who talks: "Q.", "A:", "Q12.", "Jane Doe:", "[00:12:31] JANE", "Jane —".

use super::lexicon::LETTERS;
use crate::letters::{
    Signs, after, find_last, is_capital, is_digit, is_letter, is_one_of, is_small, length, lower, part, until,
};

/// A letter or a word for "question" or "answer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Index into [`LETTERS`]: the first that has the word.
    pub pair: usize,
    pub asks: bool,
    /// The word is one letter, which may be somebody's initial.
    pub single: bool,
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
    let point = numbered.chars().next().filter(|c| is_one_of(*c, ".:：)．、"));
    // Most lines end here: the lists are long.
    if point.is_none() && !dotted && number == 0 && !rest.begins_with_any("—–|-") {
        return None;
    }
    let word = lower(until(line_words, word_end));
    let pairs = || LETTERS.iter().enumerate().filter(|(n, _)| pair.is_none_or(|pair| pair == *n));
    let asks = pairs().find(|(_, letters)| letters.questions.contains(&word));
    let found = asks.or_else(|| pairs().find(|(_, letters)| letters.answers.contains(&word)))?;
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
        || after_sign.begins_as(|c: char| c.is_whitespace() || is_capital(c) || !c.is_ascii() || c == '*' || c == '"');
    let words = line.len() - after_sign.trim_start().len();
    let label =
        Letter { pair: found.0, asks: asks.is_some(), single: is_initial(&word) && number == 0 && pair.is_none() };
    apart.then_some(Labelled { label, words })
}

/// Whether a word may be somebody's initials: a letter of an alphabet or two, no sign that is a word by itself.
fn is_initial(word: &str) -> bool {
    length(word) <= 2 && word.chars().all(|c| c < '\u{2E80}')
}

/// By what sign a name is set apart from what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    /// It is bold or italic and what follows is not.
    Style,
    /// In brackets.
    Bracket,
    Dash,
    /// Capitals, and a point or a wide space.
    Capitals,
    /// It has the line to itself.
    Alone,
}

/// All of them, the surest first.
pub(super) const SIGNS: [Sign; 6] = [Sign::Colon, Sign::Style, Sign::Bracket, Sign::Dash, Sign::Capitals, Sign::Alone];

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
    let (time, begin) = time(line).map_or((None, 0), |(time, length)| (Some(time), length));
    let rest = after(line, begin);
    let begin = begin + rest.len() - rest.trim_start_as(|c: char| c.is_whitespace() || is_one_of(c, "-–—*_#")).len();
    let rest = after(line, begin);
    let found = colon(rest)
        .or_else(|| style(rest, styled.checked_sub(begin)?))
        .or_else(|| bracket(rest))
        .or_else(|| dash(rest))
        .or_else(|| capitals(rest))
        .or_else(|| alone(rest))?;
    let Found { name, sign, time: late, words } = found;
    let start = begin + (name.as_ptr() as usize - rest.as_ptr() as usize);
    Some(Labelled { label: Name { name, start, sign, time: time.or(late) }, words: begin + words })
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

/// `[00:12:31]`, `(12:31)`, `12:31`, `00:12:31.500`: milliseconds, and how many bytes it has with its brackets.
fn time(line: &str) -> Option<(u32, usize)> {
    let inner = line.trim_start_of("[( @");
    let open = line.len() - inner.len();
    let digits = inner.bytes().take_while(|b| b.is_ascii_digit() || *b == b':' || *b == b'.').count();
    let clock = until(inner, digits).trim_end_of(".:");
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = 0;
    let mut seconds: u32 = 0;
    for part in whole.split(':') {
        let number = crate::letters::number(part).filter(|_| part.len() <= 3)?;
        seconds = seconds.checked_mul(60)?.checked_add(u32::try_from(number).ok()?)?;
        parts += 1;
    }
    if !(2..=3).contains(&parts) {
        return None;
    }
    let thousandths = crate::letters::number(fraction).filter(|_| fraction.len() == 3).unwrap_or_default();
    let after_clock = after(inner, clock.len());
    let close = after_clock.len() - after_clock.trim_start_of("]) ").len();
    // "12:30 we met" is no time of a turn unless it is in brackets or nothing but a name follows: the caller sees.
    let milliseconds = seconds.checked_mul(1000)?.checked_add(u32::try_from(thousandths).ok()?)?;
    Some((milliseconds, open + clock.len() + close))
}

/// "Jane Doe: words", "Jane Doe (00:12): words", "Jane Doe 00:12:31".
fn colon(rest: &str) -> Option<Found<'_>> {
    const LONGEST: usize = 120;
    let at = rest.bytes().take(LONGEST).position(|b| b == b':');
    let wide = rest.find('：').filter(|&n| n < LONGEST && at.is_none_or(|at| n < at));
    let (at, sign) = wide.map(|at| (at, '：'.len_utf8())).or(at.map(|at| (at, 1)))?;
    let before = until(rest, at);
    // The colon may be one of a time.
    let clock = before.len() - before.trim_end_as(|c: char| c.is_ascii_digit()).len();
    let bracket = until(before, before.len() - clock).trim_end_of("([");
    // "Speaker 1: words" is none.
    let clock = Some(()).filter(|()| clock > 0 && wide.is_none()).and_then(|()| time(after(rest, bracket.len())));
    if let Some((time, length)) = clock {
        let words = after(rest, bracket.len() + length).trim_start_of(":： -–");
        let name = bracket.trim_end();
        let alone = words.is_empty();
        let sign = if alone { Sign::Alone } else { Sign::Colon };
        return is_name(name).then_some(Found { name, sign, time: Some(time), words: rest.len() - words.len() });
    }
    let tail = after(rest, at + sign).trim_start_of("*_");
    let name = before.trim_end_of("*_").trim_end();
    let spaced = before.len() - name.len() <= 2;
    let apart = wide.is_some()
        || tail.is_empty()
        || tail.begins_as(|c: char| c.is_whitespace() || is_one_of(c, "“\"[(") || is_capital(c));
    (apart && spaced && is_name(name)).then(|| Found {
        name,
        sign: Sign::Colon,
        time: None,
        words: rest.len() - tail.trim_start().len(),
    })
}

/// A bold or italic name before words that are not.
fn style(rest: &str, styled: usize) -> Option<Found<'_>> {
    let name = until(rest, styled).trim_end().trim_end_of(".-–—,").trim_end();
    let words = words_from(rest, styled);
    let words = words + after(rest, words).len() - after(rest, words).trim_start_of("-–— |").len();
    (styled > 0 && words < rest.len() && is_name(name) && name.split_whitespace().count() <= 4).then_some(Found {
        name,
        sign: Sign::Style,
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
    let name = part(rest, open..end).trim();
    let tail = after(rest, end + close.len_utf8()).trim_start_of(":： ");
    (is_name(name) && name.split_whitespace().count() <= 4).then_some(Found {
        name,
        sign: Sign::Bracket,
        time: None,
        words: rest.len() - tail.len(),
    })
}

/// "Jane — words".
fn dash(rest: &str) -> Option<Found<'_>> {
    let at = rest.char_indices().take(40).find(|(_, c)| is_one_of(*c, "—–-|")).map(|(at, _)| at)?;
    let dash = after(rest, at).chars().next()?;
    let name = until(rest, at).trim_end();
    let words = after(rest, at + dash.len_utf8());
    let spaced = words.begins_as(char::is_whitespace) && (until(rest, at).ends_as(char::is_whitespace) || dash == '—');
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

/// A name and nothing else.
fn alone(rest: &str) -> Option<Found<'_>> {
    let name = rest.trim_end().trim_end_of(":：]>").trim_start_of("[<").trim();
    let (name, time) = match name.rfind(['\t', ' ', '(']).and_then(|at| Some((at, time(after(name, at))?.0))) {
        Some((at, time)) => (until(name, at).trim_end(), Some(time)),
        None => (name, None),
    };
    let fitting = is_name(name) && name.split_whitespace().count() <= 4 && length(name) <= 40;
    let ends = name.ends_as(|c: char| is_one_of(c, ".!?…。！？,;"));
    (fitting && !ends).then_some(Found { name, sign: Sign::Alone, time, words: rest.len() })
}

/// A few words that begin with a letter and hold nothing that a name never does.
fn is_name(name: &str) -> bool {
    let begins = name.begins_as(|c: char| is_letter(c) || c == '《');
    let plain = !name.has_any("?!;\"“”。？！=\n\u{2028}@{/");
    let list = name.has_any(",、") && name.split_whitespace().count() > 4;
    let short = name.split_whitespace().count() <= 6 && length(name) <= 60;
    begins && plain && short && !list
}

/// Whether all its words begin with no small letter.
pub(super) fn is_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    words <= 4 && name.split_whitespace().all(|word| !word.begins_as(is_small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_label_questions_and_answers() {
        for (line, expected) in [
            ("Q. What?", Some((true, "What?"))),
            ("Q: What?", Some((true, "What?"))),
            ("Q1. What?", Some((true, "What?"))),
            ("Q12: What?", Some((true, "What?"))),
            ("Q.3 What?", Some((true, "What?"))),
            ("Q 4) What?", Some((true, "What?"))),
            ("Question 2: What?", Some((true, "What?"))),
            ("q.What?", Some((true, "What?"))),
            ("Q:", Some((true, ""))),
            ("A: That.", Some((false, "That."))),
            ("Q：何?", Some((true, "何?"))),
            ("문: 무엇?", Some((true, "무엇?"))),
            ("답. 그것.", Some((false, "그것."))),
            ("###问：什么", Some((true, "什么"))),
            ("**Q:** What?", Some((true, "** What?"))),
            ("В: Что?", Some((true, "Что?"))),
            ("س: ماذا؟", Some((true, "ماذا؟"))),
            ("Pregunta: ¿Qué?", Some((true, "¿Qué?"))),
            ("Q&A with Jane", None),
            ("Quite. So", None),
            ("A man walks in", None),
            ("A.m. is early", None),
            ("Q", None),
            ("", None),
        ] {
            let found = letter(line, None).map(|found| (found.label.asks, &line[found.words..]));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_name_is_a_few_words_before_a_sign() {
        use Sign::{Alone, Bracket, Capitals, Colon, Dash, Style};
        for (line, styled, expected) in [
            ("Jane: Yes.", 0, Some(("Jane", Colon, "Yes."))),
            ("JANE DOE: Yes.", 0, Some(("JANE DOE", Colon, "Yes."))),
            ("Dr. Jane van Doe (Acme):", 0, Some(("Dr. Jane van Doe (Acme)", Colon, ""))),
            ("Jane Doe (JD): Yes.", 13, Some(("Jane Doe (JD)", Colon, "Yes."))),
            ("記者：今日は", 0, Some(("記者", Colon, "今日は"))),
            ("jane: yes", 0, Some(("jane", Colon, "yes"))),
            ("[00:12:31] Jane: Yes.", 0, Some(("Jane", Colon, "Yes."))),
            ("Jane (00:12): Yes.", 0, Some(("Jane", Colon, "Yes."))),
            ("Jane 00:12:31", 0, Some(("Jane", Alone, ""))),
            ("Jane Yes.", 5, Some(("Jane", Style, "Yes."))),
            ("[Jane] Yes.", 0, Some(("Jane", Bracket, "Yes."))),
            ("<jane> yes.", 0, Some(("jane", Bracket, "yes."))),
            ("Jane — Yes.", 0, Some(("Jane", Dash, "Yes."))),
            ("JANE. Yes.", 0, Some(("JANE", Capitals, "Yes."))),
            ("JANE DOE   Yes.", 0, Some(("JANE DOE", Capitals, "Yes."))),
            ("Jane Doe", 0, Some(("Jane Doe", Alone, ""))),
            ("Speaker 1: Yes.", 0, Some(("Speaker 1", Colon, "Yes."))),
            ("https://a.example", 0, None),
            ("At 12:30 we met", 0, Some(("At", Colon, "we met"))),
            ("He said: no", 0, Some(("He said", Colon, "no"))),
            ("It was cold.", 0, None),
            ("", 0, None),
        ] {
            let found = name(line, styled).map(|found| (found.label.name, found.label.sign, &line[found.words..]));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn times() {
        for (line, expected) in [
            ("[00:12:31] x", Some((751_000, 11))),
            ("12:31", Some((751_000, 5))),
            ("(1:02:03.250)", Some((3_723_250, 13))),
            ("12", None),
            ("a", None),
        ] {
            assert_eq!(time(line), expected, "{line}");
        }
    }
}
