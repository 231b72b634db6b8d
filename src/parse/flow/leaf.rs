//! Passages as they begin and end.

use super::style::end_mark;
use super::{Between, Context, Flow, Leaf, is_blank};
use crate::letters::Signs;
use crate::model::{Item, Kind, Style, Styled};
use crate::parse::POSTS;
use crate::parse::passage::{Definition, Label, More, Passage, Seldom, short};
use crate::parse::questions::asks;

impl Flow<'_> {
    pub(super) fn begun(&mut self) -> Passage {
        let Context { leaf, level, quoted, depth, number, begun } = self.context;
        let (kind, defines) = match leaf {
            Leaf::Heading => (Kind::Heading, None),
            Leaf::Item => (Kind::Item(Item { number, depth, goes_on: begun }), None),
            Leaf::Term => (Kind::Paragraph, Some(Definition::Term)),
            Leaf::Description => (Kind::Paragraph, Some(Definition::Description)),
            Leaf::Code => (Kind::Code, None),
            Leaf::Figure => (Kind::Figure, None),
            Leaf::Paragraph | Leaf::Row => (Kind::Paragraph, None),
        };
        self.context.begun |= leaf == Leaf::Item;
        let named = if POSTS { self.named.take() } else { None };
        Passage {
            lines: (named.unwrap_or(self.cursor.line) as u32, self.cursor.line as u32),
            column: self.cursor.column as u32,
            gap: short(std::mem::take(&mut self.cursor.blanks)),
            ruled: std::mem::take(&mut self.ruled),
            level: if leaf == Leaf::Heading { level } else { 0 },
            more: match POSTS && self.voice.is_none() {
                true => Seldom::default(),
                false => Seldom::from(More { voice: self.voice.clone(), ..More::default() }),
            },
            label: self.begins.take(),
            soft: leaf != Leaf::Code,
            kind,
            quoted,
            defines,
            ..Passage::default()
        }
    }

    /// Ends the passage.
    pub(super) fn finish(&mut self) {
        self.between = Between::Nothing;
        self.cursor.blanks = if self.passage.is_some() { 0 } else { self.cursor.blanks };
        let Some(mut passage) = self.passage.take() else { return };
        let words = &mut passage.text.words;
        words.truncate(words.trim_end_as(is_blank).len());
        for open in &mut self.styles {
            open.end(&mut passage);
        }
        self.path.clear();
        if self.marks > 0 {
            end_mark(&mut passage);
        }
        let length = passage.text.words.len();
        if let Some(more) = passage.more.known() {
            more.starts.retain(|start| start.at < length);
        }
        for styled in passage.text.styles.iter_mut() {
            styled.range = styled.range.start.min(length)..styled.range.end.min(length);
        }
        passage.text.styles.retain(|styled| !styled.range.is_empty() || matches!(styled.style, Style::Media(_)));
        links_first(&mut passage.text.styles);
        if length == 0 && passage.text.styles.is_empty() {
            self.ruled |= passage.ruled;
            self.begins = self.begins.take().or(passage.label);
            return;
        }
        self.finish_kind(&mut passage);
        self.found.passages.push(passage);
    }

    fn finish_kind(&self, passage: &mut Passage) {
        if self.context.leaf == Leaf::Row && (self.row.cells > 1 || self.row.plain == 0) && !self.row.layout {
            passage.kind = Kind::Row { head: self.row.plain == 0 };
            return;
        }
        let shows = passage.text.styles.iter().any(|styled| matches!(styled.style, Style::Media(_)));
        match passage.kind {
            Kind::Paragraph | Kind::Heading if passage.text.words.is_empty() => {
                passage.kind = Kind::Figure;
                passage.level = 0;
            }
            Kind::Figure if !shows => passage.kind = Kind::Paragraph,
            _ => {}
        }
    }
}

/// What elements are said to be is believed where it holds: several ask, and have a question mark or are answered.
pub(super) fn doubt_labels(passages: &mut [Passage]) {
    let (mut questions, mut asking, mut answers) = (0, 0, 0);
    for passage in passages.iter() {
        match passage.label {
            Some(Label::Question) => {
                questions += 1;
                asking += usize::from(asks(&passage.text.words));
            }
            Some(Label::Answer) => answers += 1,
            _ => {}
        }
    }
    if POSTS && questions + answers == 0 {
        return;
    }
    let holds = questions > 1 && (asking * 2 >= questions || answers * 3 >= questions * 2);
    for passage in passages.iter_mut().filter(|_| !holds) {
        passage.label = None;
    }
}

/// Of styles over the same words the link is the outer one, as it is where an interview comes back as JSON.
fn links_first(styles: &mut [Styled]) {
    for n in 1..styles.len() {
        let mut at = n;
        while let Some([before, link]) = at.checked_sub(1).and_then(|from| styles.get_mut(from..=at))
            && before.range == link.range
            && matches!(link.style, Style::Link(_))
            && !matches!(before.style, Style::Link(_) | Style::Media(_))
        {
            std::mem::swap(before, link);
            at -= 1;
        }
    }
}
