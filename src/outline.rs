//! What was understood, as a person reads it: line numbers beside the start of each thing, and what was odd at its line.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use interview_article::model::{Exchange, Role, Text, Turn};
use interview_article::parse::{Notice, Parsed, Span};

const TITLE: Style = Style::new().bold().underline();
const PART: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Blue)));
const QUESTION: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const NOTICE: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));

/// One colour each, in the order in which they begin to talk.
const SPEAKERS: [AnsiColor; 5] =
    [AnsiColor::Cyan, AnsiColor::Green, AnsiColor::Magenta, AnsiColor::Blue, AnsiColor::Red];

/// The outline of an interview, in colours; where it is printed decides whether they stay. `format`: the name of its form.
pub fn outline(parsed: &Parsed, format: &str) -> String {
    let mut entries = vec![Entry::new(None, "format", QUIET, format.to_owned())];
    entries.extend(head(parsed));
    entries.extend(body(parsed));
    entries.extend(closing(parsed));
    for notice in &parsed.notices {
        let before = entries.iter().rposition(|entry| entry.line.is_some_and(|line| line <= notice.line));
        entries.insert(before.map_or(1, |n| n + 1), odd(notice));
    }
    entries.extend(signs(parsed));
    let mut out = String::new();
    for Entry { line, column, what, style, words } in entries {
        let column = column.map(|column| format!(":{column}")).unwrap_or_default();
        let line = line.map(|line| line.to_string()).unwrap_or_default() + &column;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{QUIET}{line:>6}{QUIET:#}  {style}{what:<12}{style:#}  {words}");
    }
    out
}

/// A line of the outline.
struct Entry {
    line: Option<usize>,
    /// Of a notice.
    column: Option<usize>,
    what: &'static str,
    style: Style,
    words: String,
}

impl Entry {
    fn new(line: Option<usize>, what: &'static str, style: Style, words: String) -> Self {
        Entry { line, column: None, what, style, words }
    }
}

fn head(parsed: &Parsed) -> Vec<Entry> {
    let (interview, lines) = (&parsed.interview, &parsed.lines);
    let kicker = interview.kicker.as_ref().map(|kicker| styled(QUIET, kicker));
    let kicker = kicker.map(|kicker| Entry::new(lines.title, "kicker", QUIET, kicker));
    let title = interview.title.as_ref().map(|title| styled(TITLE, &title.words));
    let title = title.map(|title| Entry::new(lines.title, "title", TITLE, title));
    let introduction = stretch("introduction", interview.introduction.len(), lines.introduction);
    kicker.into_iter().chain(title).chain(introduction).collect()
}

fn body(parsed: &Parsed) -> Vec<Entry> {
    let (mut spans, mut sections) = (parsed.lines.turns.iter().copied(), parsed.lines.sections.iter().copied());
    let mut entries = Vec::new();
    for part in &parsed.interview.parts {
        let title = part.title.as_ref().map(|title| styled(PART, &beginning(title)));
        entries.extend(title.map(|title| Entry::new(first(sections.next()), "part", PART, title)));
        let turns = part.exchanges.iter().flat_map(Exchange::turns);
        entries.extend(turns.map(|turn| said(parsed, turn, first(spans.next()))));
    }
    entries
}

fn closing(parsed: &Parsed) -> Option<Entry> {
    stretch("closing", parsed.interview.closing.len(), parsed.lines.closing)
}

/// So many paragraphs that nobody says.
fn stretch(what: &'static str, count: usize, lines: Option<Span>) -> Option<Entry> {
    (count > 0).then(|| Entry::new(first(lines), what, QUIET, paragraphs(count)))
}

fn said(parsed: &Parsed, turn: &Turn, line: Option<usize>) -> Entry {
    let asks = turn.role == Role::Asks;
    let words = match (asks, turn.blocks.first()) {
        (true, Some(block)) => styled(QUESTION, &beginning(block.text())),
        (false, Some(block)) => {
            let words = styled(Style::new(), &beginning(block.text()));
            format!("{} — {words}", paragraphs(turn.blocks.len()))
        }
        (_, None) => "no words".to_owned(),
    };
    let name = parsed.interview.name(turn).zip(turn.speaker).map(|(name, speaker)| {
        let colour = Style::new().fg_color(Some(SPEAKERS[speaker % SPEAKERS.len()].into()));
        styled(colour, name) + ": "
    });
    let (what, style) = if asks { ("question", QUESTION) } else { ("  answer", Style::new()) };
    Entry::new(line, what, style, name.unwrap_or_default() + &words)
}

fn odd(notice: &Notice) -> Entry {
    let words = format!("{}: {}", notice.code.name(), notice.message);
    Entry { column: Some(notice.column), ..Entry::new(Some(notice.line), "notice", NOTICE, styled(NOTICE, &words)) }
}

/// What was read as a sign and is no word of the article, each once, where it first stands.
fn signs(parsed: &Parsed) -> Vec<Entry> {
    /// So many different ones: of more each is alone, and nobody reads them all.
    const MOST: usize = 20;
    let mut signs: Vec<(&str, usize, usize)> = Vec::new();
    let mut others = 0;
    for sign in &parsed.structure {
        match signs.iter().position(|(text, ..)| *text == sign.text) {
            Some(known) => signs[known].2 += 1,
            None if signs.len() < MOST => signs.push((&sign.text, sign.line, 1)),
            None => others += 1,
        }
    }
    let entry = |(text, line, times): (&str, usize, usize)| {
        let times = if times > 1 { format!(" ({times} times)") } else { String::new() };
        Entry::new(Some(line), "sign", QUIET, styled(QUIET, &(text.to_owned() + &times)))
    };
    let rest = (others > 0).then(|| Entry::new(None, "sign", QUIET, format!("{others} more, which --json lists")));
    signs.into_iter().map(entry).chain(rest).collect()
}

/// Without what a terminal would take for orders.
fn styled(style: Style, words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{style}{words}{style:#}")
}

fn first(span: Option<Span>) -> Option<usize> {
    Some(span?.0)
}

fn paragraphs(count: usize) -> String {
    format!("{count} paragraph{}", if count == 1 { "" } else { "s" })
}

fn beginning(text: &Text) -> String {
    const LONGEST: usize = 72;
    if text.words.chars().count() <= LONGEST {
        return text.words.clone();
    }
    text.words.chars().take(LONGEST - 1).chain(['…']).collect()
}
