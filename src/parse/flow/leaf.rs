//! Passages as they begin and end.

use super::style::end_mark;
use super::{Between, Context, Flow, Leaf, is_blank};
use crate::letters::Signs;
use crate::model::{Item, Kind, Style};
use crate::parse::passage::{Definition, Passage};

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
        Passage {
            lines: (self.cursor.line, self.cursor.line),
            column: self.cursor.column,
            gap: std::mem::take(&mut self.cursor.blanks),
            ruled: std::mem::take(&mut self.ruled),
            level: if leaf == Leaf::Heading { level } else { 0 },
            voice: self.voice.clone(),
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
        passage.starts.retain_mut(|start| start.at < length);
        for styled in &mut passage.text.styles {
            styled.range = styled.range.start.min(length)..styled.range.end.min(length);
        }
        passage.text.styles.retain(|styled| !styled.range.is_empty() || matches!(styled.style, Style::Media(_)));
        if length == 0 && passage.text.styles.is_empty() {
            self.ruled |= passage.ruled;
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
