//! Paragraphs and links, which is all that the small reader gives (see `parse::labelled`).

use std::ops::Range;

use crate::letters::{after, first_of, part, until};
use crate::markup::{Element, Node, address, element};
use crate::model::{Block, Style, Styled, Text};
use crate::quote::Highlight;

/// Blocks, of which the first has that number in reading order.
pub(super) fn blocks<'a>(
    blocks: &'a [Block],
    first: usize,
    highlights: &'a [Highlight],
    _level: u8,
) -> impl Iterator<Item = Node<'a>> {
    let numbered = blocks.iter().enumerate();
    numbered.map(move |(n, block)| heading(element("p"), &block.text, of_block(highlights, first + n)).into())
}

/// The highlights of a block, of all of them in reading order.
pub(super) fn of_block(highlights: &[Highlight], block: usize) -> &[Highlight] {
    let start = highlights.partition_point(|highlight| highlight.place.block < block);
    let length = highlights[start..].partition_point(|highlight| highlight.place.block == block);
    &highlights[start..start + length]
}

/// An element with a text in it: highlights outermost, styles inside them, cut where a highlight ends.
pub(super) fn heading<'a>(element: Element<'a>, text: &'a Text, highlights: &[Highlight]) -> Element<'a> {
    element.children(nodes(text, highlights))
}

fn nodes<'a>(text: &'a Text, highlights: &[Highlight]) -> Vec<Node<'a>> {
    let mut nodes = Vec::with_capacity(1 + 2 * highlights.len());
    let mut done = 0;
    for Range { start, end } in highlights.iter().map(|highlight| highlight.place.range.clone()) {
        styled(text, done..start, &mut nodes);
        let mut inside = Vec::new();
        styled(text, start..end, &mut inside);
        nodes.push(element("mark").class("ia-quote").hook("quote").children(inside).into());
        done = end;
    }
    styled(text, done..text.words.len(), &mut nodes);
    nodes
}

fn styled<'a>(text: &'a Text, within: Range<usize>, nodes: &mut Vec<Node<'a>>) {
    let mut done = within.start;
    let first = text.styles.partition_point(|styled| styled.range.end <= within.start);
    for Styled { range, style } in text.styles.iter().skip(first) {
        #[allow(irrefutable_let_patterns, reason = "only the rich builds have other styles")]
        let Style::Link(address) = style else { continue };
        let range = range.start.max(within.start)..range.end.min(within.end);
        if range.start >= within.end {
            break;
        }
        // What may not live is words among the words around it.
        let Some(address) = address::live(address).filter(|_| !range.is_empty()) else { continue };
        lines(part(&text.words, done..range.start), nodes);
        let words = part(&text.words, range.clone());
        // The style sheet prints the addresses of links on paper, but not twice.
        let class = (words == address).then_some("ia-address");
        nodes.push(element("a").with_some("class", class).with("href", address).child(words).into());
        done = range.end;
    }
    lines(part(&text.words, done..within.end), nodes);
}

fn lines<'a>(words: &'a str, nodes: &mut Vec<Node<'a>>) {
    let mut rest = words;
    loop {
        let end = first_of(rest.as_bytes(), 0, [b'\n'; 2]);
        if end > 0 {
            nodes.push(until(rest, end).into());
        }
        if end == rest.len() {
            return;
        }
        nodes.push(element("br").into());
        rest = after(rest, end + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::html::html;
    use crate::model::{Few, Place};

    fn link(range: Range<usize>, address: &str) -> Styled {
        Styled { range, style: Style::Link(address.to_owned()) }
    }

    #[test]
    fn highlights_and_links_may_overlap() {
        let text = Text { words: "see the sea\nnow".to_owned(), styles: Few::from(vec![link(4..11, "/sea")]) };
        let mark = |range| Highlight { place: Place { block: 0, range } };
        let rendered = |highlights: &[Highlight]| {
            html(&heading(element("p"), &text, highlights).into()).replace(" class=\"ia-quote\" data-ia=\"quote\"", "")
        };
        assert_eq!(rendered(&[]), "<p>see <a href=\"/sea\">the sea</a><br>now</p>");
        assert_eq!(
            rendered(&[mark(0..7), mark(8..15)]),
            "<p><mark>see <a href=\"/sea\">the</a></mark><a href=\"/sea\"> </a><mark><a href=\"/sea\">sea</a><br>now</mark></p>"
        );
    }

    #[test]
    fn an_address_that_may_not_live_is_words() {
        let text = Text { words: "here".to_owned(), styles: Few::from(vec![link(0..4, "javascript:alert(1)")]) };
        assert_eq!(html(&heading(element("p"), &text, &[]).into()), "<p>here</p>");
    }
}
