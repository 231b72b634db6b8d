//! The elements that are more than their words.

/// What an element is to us.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tag {
    Strong,
    Emphasis,
    Code,
    Deleted,
    Superscript,
    Subscript,
    Mark,
    Anchor,
    /// Bold or italic where its `style` says so, as word processors write it.
    Span,
    Paragraph,
    /// Ends paragraphs and does nothing else.
    Block,
    Heading,
    Quote,
    List,
    Item,
    Definitions,
    Term,
    Description,
    Preformatted,
    Table,
    Row,
    Cell,
    Figure,
}

/// Whether elements of that name are more than their words.
pub(in crate::parse) fn is_known(name: &str) -> bool {
    tag(name).is_some()
}

pub(super) fn tag(name: &str) -> Option<Tag> {
    Some(match name {
        "b" | "strong" => Tag::Strong,
        "i" | "em" | "u" | "cite" | "dfn" => Tag::Emphasis,
        "code" | "kbd" | "samp" | "tt" => Tag::Code,
        "del" | "s" | "strike" => Tag::Deleted,
        "sup" => Tag::Superscript,
        "sub" => Tag::Subscript,
        "mark" => Tag::Mark,
        "a" => Tag::Anchor,
        "span" | "font" => Tag::Span,
        "p" => Tag::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "blockquote" => Tag::Quote,
        "ul" | "ol" | "menu" => Tag::List,
        "li" => Tag::Item,
        "dl" => Tag::Definitions,
        // An answer that folds under its question is a list of definitions by other means.
        "dt" | "summary" => Tag::Term,
        "dd" => Tag::Description,
        "pre" => Tag::Preformatted,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "figure" => Tag::Figure,
        "address" | "article" | "aside" | "body" | "caption" | "center" | "details" | "dialog" | "div" | "fieldset"
        | "figcaption" | "footer" | "form" | "header" | "hgroup" | "html" | "legend" | "main" | "section"
        | "search" | "thead" | "tbody" | "tfoot" | "question" | "answer" => Tag::Block,
        _ => return None,
    })
}

impl Tag {
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::Strong
                | Tag::Emphasis
                | Tag::Code
                | Tag::Deleted
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Mark
                | Tag::Anchor
                | Tag::Span
        )
    }

    /// Whether its end does not reach out of that element: a stray one in a cell must not end the table.
    pub(super) fn is_closed_within(self, open: Tag) -> bool {
        match self {
            Tag::Table => false,
            Tag::Row | Tag::Cell => open == Tag::Table,
            Tag::Paragraph => !open.is_inline(),
            Tag::Item => matches!(open, Tag::List | Tag::Cell),
            _ => open == Tag::Cell,
        }
    }
}
