//! An interview as JSON, in the shape of `wire`, for a build that has only paragraphs and links; `json.rs` writes all.

use crate::letters::quote;
use crate::letters::{decimal, part};
use std::ops::Range;

use crate::model::{Block, Exchange, Interview, Place, Role, Style, Styled, Text, Turn};

/// The object that `wire::Interview` would be.
pub fn json(interview: &Interview, marked: &[Place]) -> String {
    let mut writer = Writer { out: String::new(), marked, block: 0 };
    writer.interview(interview);
    writer.out
}

struct Writer<'a> {
    out: String,
    marked: &'a [Place],
    /// Blocks so far.
    block: usize,
}

impl Writer<'_> {
    fn interview(&mut self, interview: &Interview) {
        self.out.push('{');
        for (key, value) in [("language", &interview.language), ("kicker", &interview.kicker)] {
            if let Some(value) = value {
                self.key(key);
                self.string(value);
            }
        }
        self.title(interview.title.as_ref());
        self.key("introduction");
        self.blocks(&interview.introduction);
        self.key("speakers");
        self.list(&interview.speakers, |writer, speaker| {
            writer.out.push('{');
            writer.key("name");
            writer.string(&speaker.name);
            writer.role(speaker.role);
        });
        self.key("parts");
        self.list(&interview.parts, |writer, part| {
            writer.out.push('{');
            writer.title(part.title.as_ref());
            writer.key("exchanges");
            writer.list(&part.exchanges, Self::exchange);
            writer.out.push('}');
        });
        self.key("closing");
        self.blocks(&interview.closing);
        self.out.push('}');
    }

    fn title(&mut self, title: Option<&Text>) {
        if let Some(title) = title {
            self.key("title");
            self.text(title, None);
        }
    }

    fn exchange(&mut self, exchange: &Exchange) {
        self.out.push('{');
        if let Some(question) = &exchange.question {
            self.key("question");
            self.turn(question);
        }
        self.key("replies");
        self.list(&exchange.replies, Self::turn);
        self.out.push('}');
    }

    fn turn(&mut self, turn: &Turn) {
        self.out.push('{');
        self.key("blocks");
        self.blocks(&turn.blocks);
        if let Some(speaker) = turn.speaker {
            self.key("speaker");
            self.out.push_str(&decimal(speaker));
        }
        self.role(turn.role);
    }

    /// The last of an object's keys.
    fn role(&mut self, role: Role) {
        self.key("role");
        self.string(match role {
            Role::Asks => "asks",
            Role::Answers => "answers",
            Role::Narrates => "narrates",
        });
        self.out.push('}');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        self.list(blocks, |writer, block| {
            let number = writer.block;
            writer.block += 1;
            writer.text(block.text(), Some(number));
        });
    }

    /// A string where there is neither style nor mark, else a list of pieces, cut wherever one begins or ends.
    fn text(&mut self, text: &Text, block: Option<usize>) {
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < text.words.len() {
            let mark =
                self.marked.partition_point(|place| Some((place.block, place.range.end)) <= block.map(|n| (n, start)));
            let mark = self.marked.get(mark).filter(|place| Some(place.block) == block).map(|place| &place.range);
            let style = text.styles.get(text.styles.partition_point(|styled| styled.range.end <= start));
            let ranges = [mark, style.map(|styled| &styled.range)];
            let next = |range: &Range<usize>| if range.start > start { range.start } else { range.end };
            let end = ranges.into_iter().flatten().map(next).min().unwrap_or(text.words.len());
            let at = |range: &&Range<usize>| range.start <= start;
            pieces.push((start..end, mark.filter(at).is_some(), style.filter(|styled| at(&&styled.range))));
            start = end;
        }
        if let [] | [(_, false, None)] = pieces.as_slice() {
            return self.string(&text.words);
        }
        self.list(&pieces, |writer, (range, quote, link)| {
            let words = part(&text.words, range.clone());
            if !quote && link.is_none() {
                return writer.string(words);
            }
            writer.out.push('{');
            writer.key("text");
            writer.string(words);
            if let Some(Styled { style: Style::Link(address), .. }) = link {
                writer.key("link");
                writer.string(address);
            }
            if *quote {
                writer.out.push_str(",\"quote\":true");
            }
            writer.out.push('}');
        });
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.out.push('[');
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
        self.out.push(']');
    }

    /// A key, after a comma unless it is the first of its object.
    fn key(&mut self, key: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.string(key);
        self.out.push(':');
    }

    fn string(&mut self, text: &str) {
        quote(text, &mut self.out);
    }
}
