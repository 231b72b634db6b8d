//! Every word that we say to who marks, by language.

/// Our words in one language.
#[derive(Debug)]
pub struct Labels {
    /// As BCP 47 names it.
    pub language: &'static str,
    pub bar: &'static str,
    pub tools: &'static str,
    pub colours: [&'static str; 4],
    pub note: &'static str,
    pub keep: &'static str,
    pub copy: &'static str,
    pub link: &'static str,
    pub delete: &'static str,
    pub all: &'static str,
    pub list: &'static str,
    pub close: &'static str,
    pub edit: &'static str,
    pub delete_all: &'static str,
    pub undo: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub text: &'static str,
    /// Before the words of a mark, for who hears them.
    pub mark: &'static str,
    /// After words that are no longer in the article.
    pub gone: &'static str,
    pub by_key: &'static str,
    pub marked: &'static str,
    pub first: &'static str,
    pub kept: &'static str,
    pub blocked: &'static str,
    pub damaged: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub deleted: &'static str,
    pub unread: &'static str,
    pub elsewhere: &'static str,
    pub lost: &'static str,
    pub imported: &'static str,
}

const ENGLISH: Labels = Labels {
    language: "en",
    bar: "Selected words",
    tools: "Mark, copy, link",
    colours: ["Mark yellow, underlined", "Mark green, dashed", "Mark blue, dotted", "Mark pink, doubly underlined"],
    note: "Note",
    keep: "Keep note",
    copy: "Copy",
    link: "Link",
    delete: "Delete",
    all: "All marks",
    list: "Your marks",
    close: "Close",
    edit: "Edit",
    delete_all: "Delete all",
    undo: "Undo",
    export: "Save as",
    import: "Add marks from a JSON-LD file",
    text: "Text",
    mark: "Your mark: ",
    gone: " These words are no longer in the article.",
    by_key: "Words are selected. Tab leads to what you can do with them.",
    marked: "Marked.",
    first: "Marked. Your marks are kept on this device only, in this browser.",
    kept: "Your marks are kept on this device only, in this browser.",
    blocked: "This browser keeps nothing more for this page, so your marks last until you leave it. Save them as a file.",
    damaged: "Some marks that were kept here cannot be read. They were set aside and not changed.",
    copied: "Copied.",
    not_copied: "The browser does not let us copy.",
    deleted: "Deleted.",
    unread: "That file has no marks that can be read. Choose one that was saved as JSON-LD.",
    elsewhere: "What belongs to another article or could not be read was left out.",
    lost: "The words that this address leads to are no longer here.",
    imported: "Your marks and those of the file are here.",
};

/// By primary language, as BCP 47 has it.
const ALL: [Labels; 1] = [ENGLISH];

impl Labels {
    /// The labels of a language; English where we have none in it.
    pub fn of(language: &str) -> &'static Labels {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|labels| labels.language.eq_ignore_ascii_case(primary)).unwrap_or(&ALL[0])
    }
}
