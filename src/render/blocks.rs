//! Runs of blocks as what they are together: lists, tables, block quotes.

use super::{inline, names};
use crate::letters::decimal;
use crate::markup::{Element, Node, element};
use crate::model::{Block, Item, Kind, Text};
use crate::quote::Highlight;

/// Blocks, of which the first has that number in reading order. `level`: of headings among them.
pub(super) fn blocks<'a>(blocks: &'a [Block], first: usize, highlights: &'a [Highlight], level: u8) -> Vec<Node<'a>> {
    Writer { rest: blocks, number: first, highlights, level }.blocks(0)
}

/// What is still to be written.
struct Writer<'a> {
    rest: &'a [Block],
    /// Of the first of them.
    number: usize,
    highlights: &'a [Highlight],
    level: u8,
}

impl<'a> Writer<'a> {
    /// What stands in so many block quotes, or in more.
    fn blocks(&mut self, quoted: u8) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        while let Some(block) = self.rest.first().filter(|block| block.quoted >= quoted) {
            let node = if block.quoted > quoted {
                element("blockquote").children(self.blocks(quoted + 1))
            } else {
                match &block.kind {
                    Kind::Paragraph => self.filled("p"),
                    Kind::Heading => {
                        let heading = element(names::heading(self.level)).class("ia-heading");
                        inline::heading(heading, &block.text, self.highlights())
                    }
                    Kind::Item(item) => self.list(item, quoted),
                    Kind::Code => element("pre").child(self.filled("code")),
                    Kind::Row { .. } => self.table(quoted),
                    Kind::Figure => self.figure(&block.text),
                }
            };
            nodes.push(node.into());
        }
        nodes
    }

    /// A list and those in its items. Numbers that do not go on begin another.
    fn list(&mut self, first: &Item, quoted: u8) -> Element<'a> {
        let mut number = first.number;
        let start = number.filter(|number| *number != 1).map(|number| decimal(number as usize));
        let mut list = element(if number.is_some() { "ol" } else { "ul" }).with_some("start", start);
        loop {
            let mut item = self.filled("li");
            while let Some(inner) = self.item(quoted).filter(|inner| inner.goes_on || inner.depth > first.depth) {
                let more = if inner.goes_on { self.filled("p") } else { self.list(inner, quoted) };
                item = item.child(more);
            }
            list = list.child(item);
            number = number.map(|number| number.wrapping_add(1));
            if self.item(quoted).is_none_or(|next| next.depth != first.depth || next.number != number) {
                return list;
            }
        }
    }

    /// The item that is next.
    fn item(&self, quoted: u8) -> Option<&'a Item> {
        match self.rest.first()? {
            Block { kind: Kind::Item(item), quoted: own, .. } if *own == quoted => Some(item),
            _ => None,
        }
    }

    fn table(&mut self, quoted: u8) -> Element<'a> {
        let mut table = element("table");
        for (group, cell, heads) in [("thead", "th", true), ("tbody", "td", false)] {
            let mut rows = element(group);
            while let Some(block) = self.rest.first()
                && matches!(block.kind, Kind::Row { head } if head == heads)
                && block.quoted == quoted
            {
                rows = rows.child(self.row(block, cell));
            }
            if !rows.children.is_empty() {
                table = table.child(rows);
            }
        }
        // Wider than the column, it scrolls, by keys too.
        element("div").class("ia-table").fixed("tabindex", "0").child(table)
    }

    fn row(&mut self, block: &'a Block, cell: &'static str) -> Element<'a> {
        let cells = inline::cells(&inline::pieces(&block.text, self.highlights()), &block.kind);
        element("tr").children(cells.into_iter().map(|words| element(cell).children(words).into()))
    }

    /// What stands before the words, and the words as its caption.
    fn figure(&mut self, text: &'a Text) -> Element<'a> {
        let pieces = inline::pieces(text, self.highlights());
        let caption = pieces.iter().position(|piece| piece.media.is_none()).unwrap_or(pieces.len());
        let (shown, caption) = pieces.split_at(caption);
        let figure = element("figure").children(inline::nodes(shown, &Kind::Figure));
        let caption = inline::nodes(caption, &Kind::Figure);
        if caption.is_empty() { figure } else { figure.child(element("figcaption").children(caption)) }
    }

    /// An element with the words of the next block.
    fn filled(&mut self, name: &'static str) -> Element<'a> {
        let Some(block) = self.rest.first() else { return element(name) };
        inline::filled(element(name), &block.text, self.highlights(), &block.kind)
    }

    /// The highlights of the next block, which is then behind.
    fn highlights(&mut self) -> &'a [Highlight] {
        self.rest = self.rest.get(1..).unwrap_or_default();
        self.number += 1;
        inline::of_block(self.highlights, self.number - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::html::html;
    use crate::model::{Media, Place, Style, Styled};

    fn block(kind: Kind, words: &str) -> Block {
        Block { kind, text: words.into(), quoted: 0 }
    }

    fn item(number: Option<u32>, depth: u8, words: &str) -> Block {
        block(Kind::Item(Item { number, depth, goes_on: false }), words)
    }

    fn more(depth: u8, words: &str) -> Block {
        block(Kind::Item(Item { number: None, depth, goes_on: true }), words)
    }

    fn row(head: bool, words: &str) -> Block {
        block(Kind::Row { head }, words)
    }

    fn paragraph(words: &str) -> Block {
        block(Kind::Paragraph, words)
    }

    fn in_quotes(quoted: u8, block: Block) -> Block {
        Block { quoted, ..block }
    }

    fn styled(mut block: Block, start: usize, end: usize, style: Style) -> Block {
        block.text.styles.push(Styled { range: start..end, style });
        block
    }

    fn pictured(block: Block, source: &str) -> Block {
        let media = Media { source: source.to_owned(), size: Some((3, 2)), ..Media::default() };
        styled(block, 0, 0, Style::Media(Box::new(media)))
    }

    fn check(blocks: &[Block], expected: &str) {
        check_marked(blocks, &[], expected);
    }

    fn check_marked(blocks: &[Block], marks: &[(usize, usize, usize)], expected: &str) {
        let mark = |&(block, start, end)| Highlight { place: Place { block, range: start..end } };
        let marks: Vec<Highlight> = marks.iter().map(mark).collect();
        let nodes = super::blocks(blocks, 0, &marks, 3);
        let rendered = html(&element("div").children(nodes).into())
            .replace(" class=\"ia-quote\" data-ia=\"quote\"", "")
            .replace(" loading=\"lazy\" decoding=\"async\"", "")
            .replace("<div class=\"ia-table\" tabindex=\"0\"><table>", "<table>")
            .replace("</table></div>", "</table>");
        assert_eq!(rendered, ["<div>", expected, "</div>"].concat(), "{blocks:?}");
    }

    #[test]
    fn lists_nest() {
        check(
            &[item(None, 1, "a"), item(None, 2, "b"), item(Some(1), 3, "c"), item(None, 2, "d"), item(None, 1, "e")],
            "<ul><li>a<ul><li>b<ol><li>c</li></ol></li><li>d</li></ul></li><li>e</li></ul>",
        );
        check(
            &[
                item(Some(3), 1, "a"),
                more(1, "b"),
                item(Some(4), 1, "c"),
                item(None, 2, "d"),
                more(2, "e"),
                paragraph("f"),
            ],
            "<ol start=\"3\"><li>a<p>b</p></li><li>c<ul><li>d<p>e</p></li></ul></li></ol><p>f</p>",
        );
        check(
            &[item(Some(1), 1, "a"), item(Some(2), 1, "b"), item(Some(1), 1, "c"), item(None, 1, "d")],
            "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol><ul><li>d</li></ul>",
        );
        check(
            &[item(None, 3, "a"), item(None, 1, "b"), item(None, 4, "c"), item(None, 2, "d"), more(9, "e")],
            "<ul><li>a</li></ul><ul><li>b<ul><li>c</li></ul><ul><li>d<p>e</p></li></ul></li></ul>",
        );
        check(&[more(1, "a")], "<ul><li>a</li></ul>");
    }

    #[test]
    fn quotes_nest() {
        let quoted = [
            in_quotes(1, paragraph("a")),
            in_quotes(2, paragraph("b")),
            in_quotes(1, item(None, 1, "c")),
            item(None, 1, "d"),
            in_quotes(2, paragraph("e")),
        ];
        check(
            &quoted,
            "<blockquote><p>a</p><blockquote><p>b</p></blockquote><ul><li>c</li></ul></blockquote><ul><li>d</li></ul>\
             <blockquote><blockquote><p>e</p></blockquote></blockquote>",
        );
    }

    #[test]
    fn tables_have_heads_and_cells() {
        check_marked(
            &[row(true, "a\tb"), row(false, "c\t"), row(false, "\td e\tf"), row(true, "g"), row(false, "")],
            &[(0, 0, 3), (2, 3, 6)],
            "<table><thead><tr><th><mark>a</mark></th><th><mark>b</mark></th></tr></thead>\
             <tbody><tr><td>c</td><td></td></tr><tr><td></td><td>d <mark>e</mark></td><td><mark>f</mark></td></tr></tbody></table>\
             <table><thead><tr><th>g</th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
        );
        let cells = styled(pictured(row(false, "a b\tc"), "a.png"), 2, 3, Style::Strong);
        check(
            &[styled(cells, 4, 5, Style::Link("#".to_owned()))],
            "<table><tbody><tr><td><img alt=\"\" src=\"a.png\" width=\"3\" height=\"2\">a <strong>b</strong></td>\
             <td><a href=\"#\">c</a></td></tr></tbody></table>",
        );
    }

    #[test]
    fn figures_headings_and_code() {
        let img = "<img alt=\"\" src=\"a.png\" width=\"3\" height=\"2\">";
        let figure = pictured(block(Kind::Figure, "By Ann"), "a.png");
        check(
            &[styled(figure, 3, 6, Style::Emphasis), pictured(block(Kind::Figure, ""), "a.png")],
            &format!("<figure>{img}<figcaption>By <em>Ann</em></figcaption></figure><figure>{img}</figure>"),
        );
        let strong = styled(block(Kind::Heading, "One Two"), 0, 7, Style::Strong);
        check(
            &[strong, styled(block(Kind::Heading, "One Two"), 4, 7, Style::Strong)],
            "<h3 class=\"ia-heading\">One Two</h3><h3 class=\"ia-heading\">One <strong>Two</strong></h3>",
        );
        check_marked(
            &[block(Kind::Code, "\n a\tb\nc\t\n"), paragraph("a\nb\tc")],
            &[(0, 2, 3)],
            "<pre><code>\n <mark>a</mark>\tb\nc\t\n</code></pre><p>a<br>b\tc</p>",
        );
    }
}
