//! An interview as JSON, in the shape of `wire`. By hand: serde is half as large as all the rest of the base build.
//! A test holds it against serde's own.

use crate::letters::decimal;
use crate::letters::quote;
use crate::model::{Block, Exchange, Interview, Kind, Media, MediaKind, Piece, Place, Role, Style, Text, Turn};

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
        let Interview { language, kicker, date, image, .. } = interview;
        for (key, value) in [("language", language), ("kicker", kicker), ("date", date), ("image", image)] {
            if let Some(value) = value {
                self.field(key, value);
            }
        }
        self.title(interview.title.as_ref());
        if !interview.authors.is_empty() {
            self.key("authors");
            self.list(&interview.authors, |writer, author| writer.string(author));
        }
        self.key("introduction");
        self.blocks(&interview.introduction);
        self.key("speakers");
        self.list(&interview.speakers, |writer, speaker| {
            writer.out.push('{');
            writer.field("name", &speaker.name);
            writer.said("image", speaker.image.as_deref().unwrap_or_default());
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
            self.text(title, &[]);
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
            self.number("speaker", speaker);
        }
        if let Some(time) = turn.time {
            self.number("time", time as usize);
        }
        self.role(turn.role);
    }

    /// The last of an object's keys.
    fn role(&mut self, role: Role) {
        let role = match role {
            Role::Asks => "asks",
            Role::Answers => "answers",
            Role::Narrates => "narrates",
        };
        self.field("role", role);
        self.out.push('}');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        self.list(blocks, |writer, block| {
            let from = |block| writer.marked.partition_point(|place| place.block < block);
            let marked = writer.marked.get(from(writer.block)..from(writer.block + 1)).unwrap_or_default();
            writer.block += 1;
            writer.block(block, marked);
        });
    }

    /// A string where there is neither style nor mark, else a list of pieces.
    fn text(&mut self, text: &Text, marked: &[Place]) {
        let pieces = text.pieces(&marked.iter().map(|place| &place.range).collect::<Vec<_>>());
        if pieces.iter().all(Piece::is_plain) {
            return self.string(&text.words);
        }
        self.list(&pieces, |writer, piece| {
            if piece.is_plain() {
                return writer.string(piece.words);
            }
            writer.out.push('{');
            match piece.media {
                Some(media) => writer.media(media),
                None => writer.field("text", piece.words),
            }
            for style in &piece.styles {
                match style {
                    Style::Link(says) | Style::Language(says) => writer.field(name(style), says),
                    style => writer.holds(name(style)),
                }
            }
            if piece.marked.is_some() {
                writer.holds("quote");
            }
            writer.out.push('}');
        });
    }

    fn media(&mut self, media: &Media) {
        self.key("media");
        self.out.push('{');
        match media.kind {
            MediaKind::Image => {}
            MediaKind::Video => self.field("kind", "video"),
            MediaKind::Audio => self.field("kind", "audio"),
            MediaKind::Frame => self.field("kind", "frame"),
        }
        self.field("source", &media.source);
        self.said("alternative", &media.alternative);
        if let Some((width, height)) = media.size {
            self.number("width", width as usize);
            self.number("height", height as usize);
        }
        #[cfg(feature = "wire")]
        self.more(media);
        self.out.push('}');
    }

    #[cfg(feature = "wire")]
    fn more(&mut self, media: &Media) {
        self.said("srcset", &media.set);
        self.said("sizes", &media.sizes);
        self.said("poster", &media.poster);
        if !media.tracks.is_empty() {
            self.key("tracks");
            self.list(&media.tracks, |writer, track| {
                writer.out.push('{');
                writer.field("source", &track.source);
                writer.said("kind", &track.kind);
                writer.said("language", &track.language);
                writer.said("label", &track.label);
                writer.out.push('}');
            });
        }
    }

    /// A field that is not empty.
    fn said(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.field(key, value);
        }
    }

    fn block(&mut self, block: &Block, marked: &[Place]) {
        let kind = match &block.kind {
            Kind::Paragraph if block.quoted == 0 => return self.text(&block.text, marked),
            Kind::Paragraph => "",
            Kind::Heading => "heading",
            Kind::Item(_) => "item",
            Kind::Code => "code",
            Kind::Row { .. } => "row",
            Kind::Figure => "figure",
        };
        self.out.push('{');
        if !kind.is_empty() {
            self.field("kind", kind);
        }
        if block.quoted > 0 {
            self.number("quoted", block.quoted.into());
        }
        if let Kind::Item(item) = &block.kind {
            if let Some(number) = item.number {
                self.number("number", number as usize);
            }
            if item.depth != 1 {
                self.number("depth", item.depth.into());
            }
            if item.goes_on {
                self.holds("goesOn");
            }
        }
        if let Kind::Row { head: true } = block.kind {
            self.holds("head");
        }
        self.key("text");
        self.text(&block.text, marked);
        self.out.push('}');
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

    fn field(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    fn number(&mut self, key: &str, number: usize) {
        self.key(key);
        self.out.push_str(&decimal(number));
    }

    fn holds(&mut self, key: &str) {
        self.key(key);
        self.out.push_str("true");
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

fn name(style: &Style) -> &'static str {
    match style {
        Style::Strong => "strong",
        Style::Emphasis => "emphasis",
        Style::Code => "code",
        Style::Deleted => "deleted",
        Style::Superscript => "superscript",
        Style::Subscript => "subscript",
        Style::Language(_) => "language",
        Style::Link(_) | Style::Media(_) => "link",
    }
}

#[cfg(all(test, feature = "objects", feature = "command"))]
mod tests {
    use super::json;
    use crate::parse::parse;
    use crate::wire;

    #[test]
    fn it_is_what_serde_would_write() {
        let source = "[Interview] A \"title\"\n\nSee https://a.example/ and ==b\\c==\u{1}.\n\nAnn: ==Why== so?\n\nBob: Be\ncause.\n\n                      Ann: 왜 그렇습니까, 또한?\n\nBob: ==x https://b.example y== 그래서.\n\n\nEnd.";
        for source in [source, "", "Q. Only?", "Words."] {
            let parsed = parse(source.as_bytes(), None);
            let expected = serde_json::to_value(wire::Interview::of(&parsed.interview, &parsed.marked)).unwrap();
            let written = json(&parsed.interview, &parsed.marked);
            assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), expected, "{written}");
        }
    }
}
