//! Interviews that hold every kind of block, style and medium, made from a seed. Read by the native and by the browser
//! tests.

use interview_article::model::{
    Block, Exchange, Interview, Item, Kind, Media, MediaKind, Part, Place, Role, Speaker, Style, Styled, Text, Track,
    Turn,
};

/// An interview and what its author marked, in reading order. The same for the same seed.
pub fn interview(seed: u64) -> (Interview, Vec<Place>) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let interview = Interview {
        language: dice.some(|_| "en".to_owned()),
        kicker: dice.some(Dice::words),
        title: dice.some(Dice::text),
        authors: dice.list(2, Dice::words),
        date: dice.some(|_| "2024-05-01".to_owned()),
        image: dice.some(|_| "/a.png".to_owned()),
        introduction: dice.list(9, Dice::block),
        speakers: vec![
            Speaker::new("Ann".to_owned(), Role::Asks),
            Speaker {
                image: Some("javascript:alert(1)".to_owned()),
                ..Speaker::new("Bob <b>".to_owned(), Role::Answers)
            },
        ],
        parts: dice.list(3, Dice::part),
        closing: dice.list(9, Dice::block),
    };
    let marked = interview.blocks().enumerate().flat_map(|(n, block)| dice.marks(n, &block.text)).collect();
    (interview, marked)
}

/// Xorshift: enough to be everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(2).then(|| make(self))
    }

    fn list<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(most + 1)).map(|_| make(self)).collect()
    }

    fn part(&mut self) -> Part {
        Part { title: self.some(Self::text), exchanges: self.list(3, Self::exchange) }
    }

    fn exchange(&mut self) -> Exchange {
        let mut question = self.turn(Role::Asks);
        question.blocks.insert(0, self.block());
        Exchange {
            question: (!self.one_in(5)).then_some(question),
            replies: self.list(3, |dice| dice.turn(Role::Answers)),
        }
    }

    fn turn(&mut self, role: Role) -> Turn {
        let speaker = self.some(|dice| dice.roll(2));
        Turn { role, speaker, time: self.some(|dice| dice.roll(9_000_000) as u32), blocks: self.list(6, Self::block) }
    }

    fn block(&mut self) -> Block {
        let number = self.some(|dice| dice.roll(3) as u32);
        let kind = match self.roll(8) {
            0 => Kind::Heading,
            1 | 2 => Kind::Item(Item { number, depth: 1 + self.roll(4) as u8, goes_on: self.one_in(4) }),
            3 => Kind::Code,
            4 => Kind::Row { head: self.one_in(3) },
            5 => Kind::Figure,
            _ => Kind::Paragraph,
        };
        Block { kind, quoted: self.roll(6).saturating_sub(3) as u8, text: self.text() }
    }

    fn words(&mut self) -> String {
        const PIECES: [&str; 14] =
            ["one ", "two", " ", "\n", "\t", "é", "한국", "<b>", "&amp;", "\"", "\n\n", "x. ", "?", "\u{1F3A5}"];
        (0..self.roll(8)).map(|_| PIECES[self.roll(PIECES.len())]).collect()
    }

    fn text(&mut self) -> Text {
        let words = self.words();
        let mut styles = Vec::new();
        self.styles(&words, 0, words.len(), &mut Vec::new(), &mut styles);
        // The command keeps them in less room than a list.
        #[allow(clippy::useless_conversion, reason = "in a page's build it is the same type")]
        let styles = styles.into();
        Text { words, styles }
    }

    /// Styles that nest, none in its like, and none beside its like or over the same words as the one around it: what
    /// goes over the border and comes back as it was.
    fn styles(&mut self, words: &str, start: usize, end: usize, around: &mut Vec<Style>, styles: &mut Vec<Styled>) {
        let borders: Vec<usize> = (start..=end).filter(|at| words.is_char_boundary(*at)).collect();
        let mut at = 0;
        while at + 1 < borders.len() {
            if self.one_in(6) {
                styles.push(Styled { range: borders[at]..borders[at], style: self.media() });
            }
            let length = 1 + self.roll(borders.len() - at - 1).min(6);
            let inner = borders[at]..borders[(at + length).min(borders.len() - 1)];
            let style = self.style();
            let like = |one: &Style| std::mem::discriminant(one) == std::mem::discriminant(&style);
            let all = inner == (start..end) && !around.is_empty();
            if !all && !around.iter().any(like) && self.one_in(2) {
                styles.push(Styled { range: inner.clone(), style: style.clone() });
                around.push(style);
                self.styles(words, inner.start, inner.end, around, styles);
                around.pop();
            }
            at += length + 1;
        }
        if around.is_empty() && self.one_in(4) {
            if self.one_in(2) {
                styles.push(Styled { range: end..end, style: Style::Link("#over-nothing".to_owned()) });
            }
            styles.push(Styled { range: end..end, style: self.media() });
        }
    }

    fn style(&mut self) -> Style {
        match self.roll(7) {
            0 => Style::Link(self.address()),
            1 => Style::Strong,
            2 => Style::Emphasis,
            3 => Style::Code,
            4 => Style::Deleted,
            5 => Style::Superscript,
            _ => Style::Subscript,
        }
    }

    fn media(&mut self) -> Style {
        let kinds = [MediaKind::Image, MediaKind::Image, MediaKind::Video, MediaKind::Audio, MediaKind::Frame];
        Style::Media(Box::new(Media {
            kind: kinds[self.roll(kinds.len())],
            source: self.address(),
            alternative: self.words(),
            size: self.some(|dice| (dice.roll(900) as u32, dice.roll(900) as u32)),
            set: self.some(|dice| [&dice.address(), " 300w, ", &dice.address(), " 2x"].concat()).unwrap_or_default(),
            sizes: self.some(|dice| dice.words()).unwrap_or_default(),
            poster: self.some(|dice| dice.address()).unwrap_or_default(),
            tracks: self
                .some(|dice| vec![Track { source: dice.address(), kind: dice.words(), ..Track::default() }])
                .unwrap_or_default(),
        }))
    }

    fn address(&mut self) -> String {
        const ADDRESSES: [&str; 8] = [
            "https://a.example/b?c=\"d\"&e",
            "/there",
            "#here",
            "mailto:a@b.example",
            "data:image/png;base64,AA==",
            "javascript:alert(1)",
            "http://a.example",
            "",
        ];
        ADDRESSES[self.roll(ADDRESSES.len())].to_owned()
    }

    /// Marks that do not touch one another.
    fn marks(&mut self, block: usize, text: &Text) -> Vec<Place> {
        let borders: Vec<usize> = text.words.char_indices().map(|(at, _)| at).chain([text.words.len()]).collect();
        let mut marks = Vec::new();
        let mut at = self.roll(12);
        while at + 1 < borders.len() {
            let end = (at + 1 + self.roll(5)).min(borders.len() - 1);
            marks.push(Place { block, range: borders[at]..borders[end] });
            at = end + 1 + self.roll(12);
        }
        marks
    }
}
