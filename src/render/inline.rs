//! Words with their styles, pictures and highlights.

use std::mem::discriminant;
use std::ptr;

use super::media::medium;
use crate::markup::{Element, Node, address, element};
use crate::model::{Kind, Piece, Style, Text};
use crate::quote::Highlight;

/// An element with a text in it. What all of it is, the element says: its language; and a heading need not be strong.
pub(super) fn filled<'a>(
    element: Element<'a>,
    text: &'a Text,
    highlights: &'a [Highlight],
    kind: &Kind,
) -> Element<'a> {
    let mut pieces = pieces(text, highlights);
    for whole in text.styles.iter().filter(|styled| styled.range.len() == text.words.len()) {
        let said = match whole.style {
            Style::Strong => *kind == Kind::Heading,
            Style::Language(_) => true,
            _ => false,
        };
        if said {
            pieces.iter_mut().for_each(|piece| piece.styles.retain(|style| !ptr::eq(*style, &whole.style)));
        }
    }
    in_language(element, text.language()).children(nodes(&pieces, kind))
}

/// A heading.
pub(super) fn heading<'a>(element: Element<'a>, text: &'a Text, highlights: &'a [Highlight]) -> Element<'a> {
    filled(element, text, highlights, &Kind::Heading)
}

/// An element whose words are in another language than those around it, and may run the other way.
pub(super) fn in_language<'a>(element: Element<'a>, language: Option<&'a String>) -> Element<'a> {
    match language {
        Some(language) => element.with("lang", language.as_str()).fixed("dir", "auto"),
        None => element,
    }
}

/// A text, cut wherever a style or a highlight begins or ends.
pub(super) fn pieces<'a>(text: &'a Text, highlights: &'a [Highlight]) -> Vec<Piece<'a>> {
    let marked: Vec<_> = highlights.iter().map(|highlight| &highlight.place.range).collect();
    text.pieces(&marked)
}

/// The highlights of a block, of all of them in reading order.
pub(super) fn of_block(highlights: &[Highlight], block: usize) -> &[Highlight] {
    let start = highlights.partition_point(|highlight| highlight.place.block < block);
    let length = highlights[start..].partition_point(|highlight| highlight.place.block == block);
    &highlights[start..start + length]
}

/// Pieces one after the other, highlights outermost, styles inside them. Of a row, its first cell.
pub(super) fn nodes<'a>(pieces: &[Piece<'a>], kind: &Kind) -> Vec<Node<'a>> {
    cells(pieces, kind).pop().unwrap_or_default()
}

/// As [`nodes`], of a row.
pub(super) fn cells<'a>(pieces: &[Piece<'a>], kind: &Kind) -> Vec<Vec<Node<'a>>> {
    let mut growing = Growing { cells: vec![Vec::new()], open: Vec::new() };
    for piece in pieces {
        growing.open(piece);
        match (piece.media, kind) {
            (Some(media), _) => match medium(media) {
                Some(medium) => growing.here().push(medium.into()),
                None => push(&media.alternative, growing.here()),
            },
            (None, Kind::Code) => push(piece.words, growing.here()),
            (None, Kind::Row { .. }) => {
                for (n, words) in piece.words.split('\t').enumerate() {
                    if n > 0 {
                        growing.close(0);
                        growing.cells.push(Vec::new());
                        growing.open(piece);
                    }
                    push(words, growing.here());
                }
            }
            (None, _) => {
                for (n, line) in piece.words.split('\n').enumerate() {
                    if n > 0 {
                        growing.here().push(element("br").into());
                    }
                    push(line, growing.here());
                }
            }
        }
    }
    growing.close(0);
    growing.cells
}

struct Growing<'a> {
    cells: Vec<Vec<Node<'a>>>,
    /// What has begun and not ended, the outer first, each by what it was made of.
    open: Vec<(*const (), Element<'a>)>,
}

impl<'a> Growing<'a> {
    /// What the next node stands in.
    fn here(&mut self) -> &mut Vec<Node<'a>> {
        match (self.open.last_mut(), self.cells.last_mut()) {
            (Some((_, element)), _) => &mut element.children,
            (None, Some(cell)) => cell,
            _ => unreachable!(),
        }
    }

    /// Closes all but the first.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some((_, element)) = self.open.pop()
        {
            if !element.children.is_empty() {
                self.here().push(element.into());
            }
        }
    }

    /// Closes what the piece does not stand in, and opens what it does. Nothing stands within its like, which a browser
    /// would take apart, or in a link that may not live.
    fn open(&mut self, piece: &Piece<'a>) {
        let mut wanted: Vec<(*const (), Element<'a>)> = Vec::new();
        if let Some(range) = piece.marked {
            wanted.push((ptr::from_ref(range).cast(), element("mark").class("ia-quote").hook("quote")));
        }
        for (n, style) in piece.styles.iter().enumerate() {
            let like = |outer: &&Style| discriminant(*outer) == discriminant(*style);
            if !piece.styles.iter().take(n).any(like)
                && let Some(element) = styled(style, piece.words)
            {
                wanted.push((ptr::from_ref(*style).cast(), element));
            }
        }
        let same = self.open.iter().zip(&wanted).take_while(|(open, wanted)| open.0 == wanted.0).count();
        self.close(same);
        self.open.extend(wanted.into_iter().skip(same));
    }
}

/// The element of a style; none where its address may not live.
fn styled<'a>(style: &'a Style, words: &str) -> Option<Element<'a>> {
    let address = match style {
        Style::Link(address) => address,
        Style::Language(language) => return Some(element("span").with("lang", language.as_str())),
        _ => return Some(element(tag(style))),
    };
    let address = address::live(address)?;
    // The style sheet prints the addresses of links on paper, but not twice.
    let class = (words == address).then_some("ia-address");
    Some(element("a").with_some("class", class).with("href", address))
}

fn tag(style: &Style) -> &'static str {
    match style {
        Style::Strong => "strong",
        Style::Emphasis => "em",
        Style::Code => "code",
        Style::Deleted => "del",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Link(_) | Style::Language(_) | Style::Media(_) => "a",
    }
}

/// Words beside words are one node, as they are where a string is parsed.
fn push<'a>(words: &'a str, nodes: &mut Vec<Node<'a>>) {
    match nodes.last_mut() {
        _ if words.is_empty() => {}
        Some(Node::Text(before)) => before.to_mut().push_str(words),
        _ => nodes.push(words.into()),
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one mark is a list of marks too")]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::markup::html::html;
    use crate::model::{Few, Media, Place, Styled};

    fn link(range: Range<usize>, address: &str) -> Styled {
        Styled { range, style: Style::Link(address.to_owned()) }
    }

    fn styled(range: Range<usize>, style: Style) -> Styled {
        Styled { range, style }
    }

    fn picture(at: usize, source: &str) -> Styled {
        let media = Media { source: source.to_owned(), alternative: "alt".to_owned(), ..Media::default() };
        styled(at..at, Style::Media(Box::new(media)))
    }

    fn rendered(words: &str, styles: &[Styled], marks: &[Range<usize>]) -> String {
        let mark = |range: &Range<usize>| Highlight { place: Place { block: 0, range: range.clone() } };
        let marks: Vec<Highlight> = marks.iter().map(mark).collect();
        let text = Text { words: words.to_owned(), styles: Few::from(styles.to_vec()) };
        let nodes = nodes(&pieces(&text, &marks), &Kind::Paragraph);
        html(&element("p").children(nodes).into())
            .replace(" class=\"ia-quote\" data-ia=\"quote\"", "")
            .replace(" loading=\"lazy\" decoding=\"async\"", "")
    }

    #[test]
    fn highlights_and_links_may_overlap() {
        let (words, styles) = ("see the sea\nnow", [link(4..11, "/sea")]);
        assert_eq!(rendered(words, &styles, &[]), "<p>see <a href=\"/sea\">the sea</a><br>now</p>");
        assert_eq!(
            rendered(words, &styles, &[0..7, 8..15]),
            "<p><mark>see <a href=\"/sea\">the</a></mark><a href=\"/sea\"> </a><mark><a href=\"/sea\">sea</a><br>now</mark></p>"
        );
    }

    #[test]
    fn what_may_not_live_is_words() {
        assert_eq!(rendered("here", &[link(0..4, "javascript:alert(1)")], &[]), "<p>here</p>");
        assert_eq!(rendered("a  b", &[picture(2, "javascript:alert(1)")], &[]), "<p>a alt b</p>");
        assert_eq!(rendered("a b", &[link(0..3, "x:y"), styled(2..3, Style::Code)], &[]), "<p>a <code>b</code></p>");
    }

    #[test]
    fn styles_nest() {
        use Style::{Code, Deleted, Emphasis, Strong, Subscript, Superscript};
        let nested = [styled(0..9, Strong), styled(0..5, Emphasis), link(2..4, "#"), styled(6..7, Code)];
        assert_eq!(
            rendered("ab cd efgh", &nested, &[]),
            "<p><strong><em>ab<a href=\"#\"> c</a>d</em> <code>e</code>fg</strong>h</p>"
        );
        assert_eq!(
            rendered("ab cd efgh", &nested, &[3..7]),
            "<p><strong><em>ab<a href=\"#\"> </a></em></strong><mark><strong><em><a href=\"#\">c</a>d</em> \
             <code>e</code></strong></mark><strong>fg</strong>h</p>"
        );
        let short = [styled(0..1, Deleted), styled(1..2, Superscript), styled(2..3, Subscript)];
        assert_eq!(rendered("abc", &short, &[0..3]), "<p><mark><del>a</del><sup>b</sup><sub>c</sub></mark></p>");
        // A link in a link would be taken apart; to be strong twice is once.
        let twice = [link(0..4, "#a"), link(1..3, "#b"), styled(1..3, Strong), styled(2..3, Strong)];
        assert_eq!(rendered("abcd", &twice, &[]), "<p><a href=\"#a\">a<strong>bc</strong>d</a></p>");
        // Styles that cross are cut.
        assert_eq!(
            rendered("abcd", &[styled(0..2, Strong), styled(1..4, Emphasis)], &[]),
            "<p><strong>a<em>b</em></strong><em>cd</em></p>"
        );
    }

    #[test]
    fn pictures_stand_where_they_stood() {
        let img = |address: &str| format!("<img alt=\"alt\" src=\"{address}\">");
        let (a, b) = (img("a.png"), img("b.png"));
        for (words, styles, marks, expected) in [
            ("xy", vec![picture(1, "a.png")], vec![], format!("x{a}y")),
            ("xy", vec![picture(0, "a.png"), picture(2, "b.png")], vec![], format!("{a}xy{b}")),
            ("", vec![picture(0, "a.png"), picture(0, "b.png")], vec![], format!("{a}{b}")),
            ("xy", vec![picture(1, "a.png")], vec![0..2], format!("<mark>x{a}y</mark>")),
            ("xy", vec![picture(1, "a.png")], vec![0..1, 1..2], format!("<mark>x</mark><mark>{a}y</mark>")),
            ("xy", vec![picture(2, "a.png")], vec![0..2], format!("<mark>xy</mark>{a}")),
            ("xy", vec![link(0..2, "#"), picture(0, "a.png")], vec![], format!("<a href=\"#\">{a}xy</a>")),
            ("xy", vec![picture(0, "a.png"), link(0..2, "#")], vec![], format!("{a}<a href=\"#\">xy</a>")),
            ("xy", vec![link(1..1, "#"), picture(1, "a.png")], vec![], format!("x<a href=\"#\">{a}</a>y")),
            (
                "",
                vec![link(0..0, "#"), styled(0..0, Style::Strong), picture(0, "a.png"), picture(0, "b.png")],
                vec![],
                format!("<a href=\"#\"><strong>{a}</strong></a>{b}"),
            ),
            ("x", vec![link(0..0, "#")], vec![], "x".to_owned()),
        ] {
            assert_eq!(rendered(words, &styles, &marks), format!("<p>{expected}</p>"), "{styles:?}");
        }
    }
}
