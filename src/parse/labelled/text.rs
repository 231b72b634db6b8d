//! Plain text: paragraphs between blank lines, turns that begin with a label at the start of a line.

use super::inline;
use super::label::{self, Census, Labels};
use super::passage::{Label, Passage, Passages};
use crate::letters::{after, is_one_of, length, lines, lower};

/// Finds the passages of a plain text; `None` where it takes more to read it.
pub(super) fn passages(source: &str) -> Option<Passages> {
    let mut reader = Reader::new(census(source).labels()?);
    for (n, line) in lines(source).enumerate() {
        reader.line(n + 1, line);
    }
    reader.end();
    (!reader.underlined).then_some(reader.found)
}

fn census(source: &str) -> Census<'_> {
    let mut census = Census::default();
    let mut begins = true;
    for line in lines(source).map(trim) {
        if !line.is_empty() {
            census.count(line, begins);
        }
        begins = line.is_empty();
    }
    census
}

/// A text without the space around it. Nearly all of them have none, which their first and last byte tell.
fn trim(text: &str) -> &str {
    let bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if bare(bytes.first()) && bare(bytes.last()) { text } else { text.trim() }
}

/// A line of a paragraph: its words, after its label if it has one.
struct Piece<'a> {
    words: &'a str,
    /// With its label.
    whole: &'a str,
}

struct Reader<'a> {
    /// Lower-case name -> index into `found.names`; none where letters label the turns.
    names: Vec<String>,
    has_answers: bool,
    found: Passages,
    /// The paragraph that is being read: what is known of it, and its lines.
    open: Option<Passage>,
    pieces: Vec<Piece<'a>>,
    gap: usize,
    ruled: bool,
    /// A line across the page right below words makes a heading of them.
    underlined: bool,
}

impl<'a> Reader<'a> {
    fn new(labels: Labels<'_>) -> Self {
        let names: Vec<String> = match labels {
            Labels::Letters { .. } => Vec::new(),
            Labels::Names(names) => names.map(str::to_owned).into(),
        };
        Reader {
            names: names.iter().map(|name| lower(name)).collect(),
            has_answers: labels == Labels::Letters { answers: true },
            found: Passages { names, ..Passages::default() },
            open: None,
            pieces: Vec::new(),
            gap: 0,
            ruled: false,
            underlined: false,
        }
    }

    fn line(&mut self, number: usize, line: &'a str) {
        let words = trim(line);
        if words.is_empty() {
            self.end();
            self.gap += 1;
            return;
        }
        if is_rule(words) {
            self.underlined |= self.open.is_some();
            self.end();
            self.ruled = true;
            return;
        }
        let label = self.label(words);
        if label.is_some() {
            self.end();
        }
        let open = self.open.get_or_insert_with(|| Passage {
            lines: (number, number),
            gap: std::mem::take(&mut self.gap),
            ruled: std::mem::take(&mut self.ruled),
            ..Passage::default()
        });
        open.lines.1 = number;
        let mut start = 0;
        if let Some((label, words_start)) = label {
            open.label = Some(label);
            start = words_start;
        }
        if start < words.len() {
            self.pieces.push(Piece { words: after(words, start), whole: words });
        }
    }

    /// A line's label, and where its words begin, in bytes.
    fn label(&self, line: &str) -> Option<(Label, usize)> {
        if self.names.is_empty() {
            let found = label::letter(line)?;
            return (found.label == Label::Question || self.has_answers).then_some((found.label, found.words));
        }
        let found = label::name(line)?;
        let name = lower(found.label);
        let index = self.names.iter().position(|known| *known == name)?;
        Some((Label::Name(index), found.words))
    }

    /// Ends the paragraph that is being read.
    fn end(&mut self) {
        let Some(mut passage) = self.open.take() else { return };
        let read = inline::read(join(&self.pieces));
        self.pieces.clear();
        passage.text = read.text;
        passage.marked = read.marked;
        self.found.passages.push(passage);
    }
}

/// A line across the page: three or more signs of one kind and nothing else.
fn is_rule(words: &str) -> bool {
    let mut signs = words.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    first == '⁂' || (is_one_of(first, "*-_=~•·—–") && signs.clone().count() > 1 && signs.all(|c| c == first))
}

/// The lines of a paragraph as one: with a space where a line was only full, with a line feed where its end was meant.
fn join(pieces: &[Piece<'_>]) -> String {
    /// Nobody wraps by hand at less.
    const NARROWEST: usize = 50;
    if let [only] = pieces {
        return only.words.to_owned();
    }
    let widest = pieces.iter().map(|piece| length(piece.whole)).max().unwrap_or_default();
    let mut joined = String::with_capacity(pieces.iter().map(|piece| piece.words.len() + 1).sum());
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(before) = n.checked_sub(1).map(|n| &pieces[n]) {
            let next = piece.words.split_whitespace().next().map_or(0, length);
            let full = widest >= NARROWEST && (length(before.whole) + 1 + next) * 5 >= widest * 4;
            joined.push(if full { ' ' } else { '\n' });
        }
        joined.push_str(piece.words);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let found = passages(&format!("Q. Why?\n\n{source}")).expect("a question");
        found.passages.into_iter().skip(1).map(|passage| passage.text.words).collect()
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\nb", "\n\nlonger than eight bytes\n\n", "한\n국\n"] {
            assert_eq!(lines(text).collect::<Vec<_>>(), text.lines().collect::<Vec<_>>(), "{text:?}");
        }
        for text in ["", " ", "a", " a", "a\u{3000}", "\u{3000}한", "한국"] {
            assert_eq!(trim(text), text.trim());
        }
    }

    #[test]
    fn a_full_line_goes_on_and_a_short_one_was_meant() {
        let full = "This line has been wrapped by hand at some sixty columns by\nsomebody who likes it so.";
        assert_eq!(
            words(full),
            ["This line has been wrapped by hand at some sixty columns by somebody who likes it so."]
        );
        assert_eq!(words("Roses are red,\nviolets are blue"), ["Roses are red,\nviolets are blue"]);
    }

    #[test]
    fn lines_and_gaps_are_kept() {
        let found = passages("One\n\n\nQ. Two?\nA: Three\nfour\n\n***\n\nFive").expect("a question");
        let cues: Vec<_> = found.passages.iter().map(|p| (p.lines, p.gap, p.ruled, p.label.clone())).collect();
        assert_eq!(
            cues,
            [
                ((1, 1), 0, false, None),
                ((4, 4), 2, false, Some(Label::Question)),
                ((5, 6), 0, false, Some(Label::Answer)),
                ((10, 10), 2, true, None),
            ]
        );
    }
}
