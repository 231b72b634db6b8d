//! Takes what is a sign, and no word, out of a passage.

use std::ops::Range;

use crate::model::Style;
use crate::parse::Structure;
use crate::parse::doubts::TOLD;
use crate::parse::passage::Passage;

pub(super) fn cut(passage: &mut Passage, range: Range<usize>, structure: &mut Vec<Structure>) {
    let inside = |known: &Range<usize>| known.start < range.end && range.start < known.end;
    let (line, column) = if range.start == 0 { passage.begin() } else { (passage.span().1, 1) };
    let text = &mut passage.text;
    if text.styles.iter().any(|styled| styled.style == Style::Code && inside(&styled.range)) {
        return;
    }
    if TOLD {
        structure.push(Structure { line, column, text: text.words[range.clone()].trim().to_owned() });
    }
    text.words.replace_range(range.clone(), "");
    let shift = |at: usize| if at >= range.end { at - range.len() } else { at.min(range.start) };
    let moved = |known: &Range<usize>| shift(known.start)..shift(known.end);
    text.styles.iter_mut().for_each(|styled| styled.range = moved(&styled.range));
    text.styles.retain(|styled| !styled.range.is_empty() || matches!(styled.style, Style::Media(_)));
    let end = text.words.trim_end().len();
    text.words.truncate(end);
    text.styles.iter_mut().for_each(|styled| styled.range = styled.range.start.min(end)..styled.range.end.min(end));
    if let Some(more) = passage.more.known() {
        more.marked.iter_mut().for_each(|mark| *mark = moved(mark));
        more.starts.iter_mut().for_each(|start| start.at = shift(start.at));
        more.starts.retain(|start| start.at < end);
    }
}
