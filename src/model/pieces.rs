//! A text cut wherever a style or a mark begins or ends.

use std::ops::Range;

use super::{Media, Style, Text};

/// Words between two cuts, or a picture or the like at one.
#[derive(Debug, Default, PartialEq)]
pub struct Piece<'a> {
    pub words: &'a str,
    /// The outer first; no media.
    pub styles: Vec<&'a Style>,
    pub media: Option<&'a Media>,
    /// The mark that it lies in.
    pub marked: Option<&'a Range<usize>>,
}

impl Piece<'_> {
    /// Whether it is words and nothing else.
    pub fn is_plain(&self) -> bool {
        self.styles.is_empty() && self.media.is_none() && self.marked.is_none()
    }
}

impl Text {
    /// The text in pieces; none where it has no words. `marked`: of this text, in order.
    pub fn pieces<'a>(&'a self, marked: &[&'a Range<usize>]) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut styles = self.styles.iter().peekable();
        let mut marked = marked.iter().copied().peekable();
        // What has begun and not ended.
        let mut open: Vec<(&Range<usize>, &Style)> = Vec::new();
        let mut at = 0;
        loop {
            open.retain(|(range, _)| range.end > at);
            while marked.next_if(|range| range.end <= at).is_some() {}
            let mark = marked.peek().copied().filter(|range| range.start <= at);
            while let Some(styled) = styles.next_if(|styled| styled.range.start <= at) {
                if let Style::Media(media) = &styled.style {
                    let styles = open.iter().map(|(_, style)| *style).collect();
                    pieces.push(Piece { styles, media: Some(media), marked: mark, words: "" });
                    // A style over no words held this.
                    open.retain(|(range, _)| range.end > at);
                } else {
                    open.push((&styled.range, &styled.style));
                }
            }
            open.retain(|(range, _)| range.end > at);
            let cut = marked.peek().map(|range| if range.start > at { range.start } else { range.end });
            let next = [cut, styles.peek().map(|next| next.range.start), open.iter().map(|(range, _)| range.end).min()];
            let end = next.into_iter().flatten().min().unwrap_or(usize::MAX).min(self.words.len());
            if end <= at {
                return pieces;
            }
            pieces.push(Piece {
                words: self.words.get(at..end).unwrap_or_default(),
                styles: open.iter().map(|(_, style)| *style).collect(),
                media: None,
                marked: mark,
            });
            at = end;
        }
    }
}
