//! What a reader marks with: the bar beside selected words, the list of marks, and what leads to a mark by key. It is put
//! into an article that stands, is no part of its words (`data-ia-apart`), and does nothing without script.

use crate::markup::{Element, Node, element};

mod labels;

pub use labels::Labels;

/// A mark as its list shows it.
pub struct Listed<'a> {
    pub id: &'a str,
    pub colour: u8,
    pub words: &'a str,
    pub note: &'a str,
    /// Whether its words are still there.
    pub found: bool,
}

/// All of it, empty.
pub fn desk(labels: &Labels) -> Node<'static> {
    apart("div", labels)
        .class("ia-marks")
        .hook("marks")
        .child(element("p").class("ia-unseen").hook("said").fixed("role", "status"))
        .child(element("ul").class("ia-stand-ins").hook("stand-ins"))
        .child(button("list", labels.list).class("ia-marks-open").when(true, "hidden"))
        .child(bar(labels))
        .child(list(labels))
        .into()
}

fn bar(labels: &Labels) -> Element<'static> {
    let mut tools = element("div").class("ia-tools").hook("tools").fixed("role", "toolbar").fixed("aria-label", labels.tools);
    for (number, name) in ["1", "2", "3", "4"].into_iter().zip(labels.colours) {
        let sample = element("span").class("ia-sample").fixed("data-ia-colour", number).child("a");
        let mark = button("mark", "").fixed("data-ia-colour", number).fixed("aria-pressed", "false");
        tools = tools.child(mark.fixed("aria-label", name).fixed("title", name).child(sample));
    }
    tools = tools
        .child(button("note", labels.note).fixed("aria-expanded", "false"))
        .child(button("copy", labels.copy))
        .child(button("link", labels.link))
        .child(button("delete", labels.delete).when(true, "hidden"))
        .child(button("list", labels.all));
    let words = element("textarea").fixed("rows", "3").fixed("maxlength", "10000").hook("note");
    let note = element("div")
        .class("ia-note")
        .hook("note-form")
        .when(true, "hidden")
        .child(element("label").child(labels.note).child(words))
        .child(button("keep", labels.keep));
    element("div")
        .class("ia-bar")
        .hook("bar")
        .fixed("popover", "manual")
        .fixed("role", "group")
        .fixed("aria-label", labels.bar)
        .child(tools)
        .child(note)
        .child(element("p").class("ia-told").hook("told"))
}

fn list(labels: &Labels) -> Element<'static> {
    let export = |kind, label| button("export", label).fixed("data-ia-kind", kind);
    let import = element("input").fixed("type", "file").fixed("accept", ".json,.jsonld").hook("import");
    element("dialog")
        .class("ia-list")
        .hook("list")
        .fixed("aria-label", labels.list)
        .child(
            element("div")
                .class("ia-list-head")
                .child(element("p").class("ia-list-title").child(labels.list))
                .child(button("close", labels.close)),
        )
        .child(element("p").class("ia-told").hook("told"))
        .child(button("undo", labels.undo).when(true, "hidden"))
        .child(element("ol").class("ia-listed").hook("entries"))
        .child(element("p").class("ia-quiet").hook("where").child(labels.kept))
        .child(
            element("div")
                .class("ia-list-foot")
                .child(element("span").child(labels.export))
                .child(export("jsonld", "JSON-LD"))
                .child(export("md", "Markdown"))
                .child(export("txt", labels.text))
                .child(button("delete-all", labels.delete_all))
                .child(element("label").child(labels.import).child(import)),
        )
}

/// The marks in their list.
pub fn entries<'a>(marks: &'a [Listed<'a>], labels: &'a Labels) -> Node<'a> {
    Node::Each(Box::new(move |emit| {
        for mark in marks {
            let words = element("span").class("ia-sample").with("data-ia-colour", digit(mark.colour)).child(mark.words);
            let entry = element("li").with("data-ia-mark", mark.id).child(if mark.found {
                button("go", "").child(words)
            } else {
                element("p").child(words).child(element("span").class("ia-quiet").child(labels.gone))
            });
            let note = Some(mark.note).filter(|note| !note.is_empty());
            let entry = entry.children(note.map(|note| element("p").class("ia-listed-note").child(note).into()));
            let edit = mark.found.then(|| button("edit", labels.edit).into());
            emit(entry.children(edit).child(button("delete", labels.delete)).into());
        }
    }))
}

/// A place for [`stand_ins`] in an exchange.
pub fn stand_in_place(labels: &Labels) -> Node<'static> {
    apart("ul", labels).class("ia-stand-ins").hook("stand-ins").into()
}

/// What has the focus in the place of marked words, which are no element.
pub fn stand_in<'a>(mark: &Listed<'a>, labels: &'a Labels) -> Node<'a> {
    let button = button("open", labels.mark).child(mark.words);
    element("li").with("data-ia-mark", mark.id).child(button).into()
}

fn button(does: &'static str, label: &'static str) -> Element<'static> {
    element("button").fixed("type", "button").fixed("data-ia-do", does).child(label)
}

/// In our language, which need not be the article's, and no part of its words.
fn apart(tag: &'static str, labels: &Labels) -> Element<'static> {
    element(tag).fixed("lang", labels.language).fixed("dir", "ltr").fixed("data-ia-apart", "")
}

fn digit(colour: u8) -> &'static str {
    ["1", "2", "3", "4"].get(usize::from(colour).wrapping_sub(1)).unwrap_or(&"1")
}
