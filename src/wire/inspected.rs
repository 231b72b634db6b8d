//! What `inspect --json` prints.

use std::io::{self, Write};

use crate::model::{Block, Exchange, Interview, Place, Role, Turn};
use crate::parse::{Notice, Parsed, Span, Structure};
use crate::render::names;

/// An interview as it was understood, with line numbers. Lines and columns count from 1; a range is first and last
/// line.
pub struct Inspected<'a> {
    pub format: &'static str,
    parsed: &'a Parsed,
    /// Of the ids.
    prefix: &'a str,
}

impl<'a> Inspected<'a> {
    /// `prefix`: of the ids.
    pub fn of(parsed: &'a Parsed, prefix: &'a str) -> Self {
        Inspected { format: parsed.format.name(), parsed, prefix }
    }

    /// Writes it as JSON, as it is made: an interview of millions of turns never has a list of them beside it.
    ///
    /// # Errors
    /// As `out` has them.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Parsed { interview, lines, .. } = self.parsed;
        let mut json = Json { text: Vec::with_capacity(BUFFER + BUFFER / 4), out };
        json.field("{\"format\":", Some(self.format));
        json.field(",\"language\":", interview.language.as_deref());
        json.field(",\"kicker\":", interview.kicker.as_deref());
        match &interview.title {
            Some(title) => {
                json.field(",\"title\":{\"text\":", Some(&title.words));
                json.put(",\"line\":");
                match lines.title {
                    Some(line) => json.number(line),
                    None => json.put("null"),
                }
                json.put("}");
            }
            None => json.field(",\"title\":", None),
        }
        json.span(",\"introduction\":", lines.introduction);
        self.turns(&mut json)?;
        self.exchanges(&mut json)?;
        json.span(",\"closing\":", lines.closing);
        json.list(",\"quotes\":[", quotes(interview, &self.parsed.marked).into_iter(), |json, words| {
            json.string(words)
        })?;
        json.list(",\"structure\":[", self.parsed.structure.iter(), Json::sign)?;
        json.list(",\"notices\":[", self.parsed.notices.iter(), Json::notice)?;
        json.put("}");
        json.sent()
    }

    /// What was said, with the headings that group it, in order.
    fn turns(&self, json: &mut Json) -> io::Result<()> {
        let Parsed { interview, lines, .. } = self.parsed;
        let letters = Letters::of(self.parsed);
        let mut near = 0;
        let (mut spans, mut sections) = (lines.turns.iter().copied(), lines.sections.iter().copied());
        let turns = interview.parts.iter().flat_map(|part| {
            let title = part.title.iter().map(|_| None);
            title.chain(part.exchanges.iter().flat_map(Exchange::turns).map(Some))
        });
        json.list(",\"turns\":[", turns, |json, turn: Option<&Turn>| {
            let lines = if turn.is_some() { spans.next() } else { sections.next() };
            let role = match turn.map(|turn| turn.role) {
                Some(Role::Asks) => "{\"role\":\"question\"",
                Some(Role::Answers) => "{\"role\":\"answer\"",
                Some(Role::Narrates) | None => "{\"role\":\"section\"",
            };
            json.put(role);
            let letter = || turn.and(lines).and_then(|span| letters.of_turn(span, &mut near));
            json.field(",\"speaker\":", turn.and_then(|turn| interview.name(turn)).or_else(letter));
            if let Some(time) = turn.and_then(|turn| turn.time) {
                json.put(",\"time\":");
                json.number(time as usize);
            }
            json.span(",\"lines\":", lines);
            json.put("}");
        })
    }

    /// The exchanges, and where in the turns each one's are.
    fn exchanges(&self, json: &mut Json) -> io::Result<()> {
        let mut ids = names::ids(&self.parsed.interview, self.prefix).into_iter();
        let mut next = 0;
        let exchanges = self.parsed.interview.parts.iter().flat_map(|part| {
            let title = part.title.iter().map(|_| None);
            title.chain(part.exchanges.iter().map(Some))
        });
        let exchanges = exchanges.filter_map(|exchange| {
            let first = next;
            next += exchange.map_or(1, |exchange| exchange.turns().count());
            Some((exchange?, first..next))
        });
        json.list(",\"exchanges\":[", exchanges, |json, (exchange, turns)| {
            json.field("{\"id\":", ids.next().flatten().as_deref());
            json.field(",\"question\":", exchange.heading().map(|heading| heading.words.as_str()));
            json.put(",\"turns\":[");
            for (n, turn) in turns.enumerate() {
                json.put(if n > 0 { "," } else { "" });
                json.number(turn);
            }
            json.put("]}");
        })
    }
}

/// The letters that turns are labelled with, where they stand for names: all who talk have one, or a name.
struct Letters<'a>(Vec<(usize, &'a str)>);

impl<'a> Letters<'a> {
    fn of(parsed: &'a Parsed) -> Self {
        if parsed.structure.is_empty() {
            return Letters(Vec::new());
        }
        let letter = |sign: &'a Structure| {
            let word = sign.text.trim_end_matches(|c: char| !c.is_alphabetic());
            (!word.is_empty() && word.chars().all(char::is_alphabetic)).then_some((sign.line, word))
        };
        let letters = Letters(parsed.structure.iter().filter_map(letter).collect());
        let turns = parsed.interview.exchanges().flat_map(Exchange::turns);
        let mut near = 0;
        let labelled = turns
            .zip(&parsed.lines.turns)
            .filter(|(turn, span)| turn.speaker.is_some() || letters.of_turn(**span, &mut near).is_some());
        if labelled.count() * 10 >= parsed.lines.turns.len() * 9 { letters } else { Letters(Vec::new()) }
    }

    /// `near`: where that of the turn before was found, as turns are asked for in order.
    fn of_turn(&self, span: Span, near: &mut usize) -> Option<&'a str> {
        let before = |n: usize| self.0.get(n).is_some_and(|(line, _)| *line < span.0);
        if near.checked_sub(1).is_some_and(|n| !before(n)) {
            *near = self.0.partition_point(|(line, _)| *line < span.0);
        }
        while before(*near) {
            *near += 1;
        }
        self.0.get(*near).filter(|(line, _)| *line == span.0).map(|(_, word)| *word)
    }
}

fn quotes<'a>(interview: &'a Interview, marked: &[Place]) -> Vec<&'a str> {
    if marked.is_empty() {
        return Vec::new();
    }
    let blocks: Vec<&Block> = interview.blocks().collect();
    let words = |place: &Place| blocks.get(place.block)?.text().words.get(place.range.clone());
    marked.iter().filter_map(words).collect()
}

/// What is written at once, in bytes.
const BUFFER: usize = 1 << 16;

/// JSON as it is made. Serde writes a key in five pieces, and looks in each for what is to be escaped: of millions of
/// turns that is a tenth of what reading them takes.
struct Json<'a> {
    text: Vec<u8>,
    out: &'a mut dyn Write,
}

impl Json<'_> {
    /// JSON as it is, as far as it is always the same.
    fn put(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }

    fn field(&mut self, key: &str, text: Option<&str>) {
        self.put(key);
        match text {
            Some(text) => self.string(text),
            None => self.put("null"),
        }
    }

    fn string(&mut self, text: &str) {
        self.put("\"");
        if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            self.put(text);
        } else {
            text.chars().for_each(|c| self.escaped(c));
        }
        self.put("\"");
    }

    fn escaped(&mut self, c: char) {
        match c {
            '"' => self.put("\\\""),
            '\\' => self.put("\\\\"),
            '\n' => self.put("\\n"),
            '\t' => self.put("\\t"),
            '\r' => self.put("\\r"),
            '\u{8}' => self.put("\\b"),
            '\u{C}' => self.put("\\f"),
            ..' ' => self.put(&format!("\\u{:04x}", u32::from(c))),
            _ => self.put(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn number(&mut self, mut number: usize) {
        let (mut digits, mut from) = ([b'0'; 20], 20);
        while from == digits.len() || number > 0 {
            from -= 1;
            digits[from] += (number % 10) as u8;
            number /= 10;
        }
        self.text.extend_from_slice(&digits[from..]);
    }

    fn span(&mut self, key: &str, span: Option<Span>) {
        self.put(key);
        let Some((first, last)) = span else { return self.put("null") };
        self.put("[");
        self.number(first);
        self.put(",");
        self.number(last);
        self.put("]");
    }

    fn sign(&mut self, Structure { line, column, text }: &Structure) {
        self.place("{\"line\":", (*line, *column));
        self.field(",\"text\":", Some(text));
        self.put("}");
    }

    fn notice(&mut self, Notice { code, line, column, message }: &Notice) {
        self.field("{\"code\":", Some(code.name()));
        self.place(",\"line\":", (*line, *column));
        self.field(",\"message\":", Some(message));
        self.put("}");
    }

    fn place(&mut self, key: &str, (line, column): (usize, usize)) {
        self.put(key);
        self.number(line);
        self.put(",\"column\":");
        self.number(column);
    }

    /// `key`: with the bracket that opens it.
    fn list<T>(
        &mut self,
        key: &str,
        items: impl Iterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) -> io::Result<()> {
        self.put(key);
        for (n, item) in items.enumerate() {
            if n > 0 {
                self.put(",");
            }
            write(self, item);
            if self.text.len() > BUFFER {
                self.sent()?;
            }
        }
        self.put("]");
        Ok(())
    }

    fn sent(&mut self) -> io::Result<()> {
        self.out.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }
}
