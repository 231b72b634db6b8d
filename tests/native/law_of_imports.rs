//! Which room of `src/` may use which: the picture of the house, proven.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

use crate::reading::{files, root};

/// A room and the rooms it may use.
const LAW: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("letters", &[]),
    ("markup", &[]),
    ("parse", &["model", "letters"]),
    ("quote", &["model", "letters"]),
    ("marks", &["letters", "quote"]),
    ("carry", &["letters"]),
    ("render", &["model", "quote", "markup", "letters", "carry"]),
    ("wire", &["model", "quote", "render", "parse"]),
    ("web", &["model", "letters", "parse", "quote", "markup", "render", "wire", "marks", "carry"]),
];
/// Crates that belong to one room. The command has a file of its own, `main.rs`, and asks serde_json itself.
const CRATES: [(&str, &str); 8] = [
    ("serde", "wire"),
    ("serde_path_to_error", "wire"),
    ("serde_wasm_bindgen", "web"),
    ("wasm_bindgen", "web"),
    ("web_sys", "web"),
    ("js_sys", "web"),
    ("gloo", "web"),
    ("rlsf", "web"),
];

#[test]
fn no_room_uses_what_it_may_not() {
    let mut broken = Vec::new();
    for source in Source::all() {
        let may = LAW.iter().find(|(room, _)| *room == source.room()).map_or(&[][..], |(_, may)| may);
        for path in source.paths() {
            let own = path.room == source.room() || may.contains(&path.room.as_str());
            if path.ours && !own && !source.is_command() {
                broken.push(format!("{} uses {}", source.name(), path.room));
            }
            let only = CRATES.iter().find(|(name, _)| !path.ours && *name == path.room).map(|(_, room)| *room);
            if only.is_some_and(|room| room != source.room()) {
                broken.push(format!("{} uses the crate {}", source.name(), path.room));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_room_is_in_the_law() {
    let rooms: BTreeSet<String> =
        Source::all().iter().filter(|s| !s.is_command()).map(|s| s.room().to_owned()).collect();
    let lawful = LAW.iter().map(|(room, _)| (*room).to_owned()).chain(["lib".to_owned()]);
    assert_eq!(rooms, lawful.collect());
}

#[test]
fn a_behaviour_knows_no_other() {
    let mut broken = Vec::new();
    for source in Source::all().iter().filter(|source| source.module.starts_with(&["web".into(), "behaviour".into()])) {
        let Some(own) = source.module.get(2) else { continue };
        for path in source.paths().iter().filter(|path| path.ours) {
            let other = path.names.starts_with(&["web".into(), "behaviour".into()])
                && path.names.get(2).is_some_and(|name| name != own && name.starts_with(char::is_lowercase));
            if other || ["parse", "render"].contains(&path.room.as_str()) {
                broken.push(format!("{} uses {}", source.name(), path.names.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn elements_are_made_in_render() {
    for source in Source::all().iter().filter(|source| !["render", "markup"].contains(&source.room())) {
        let code = source.code();
        for call in ["element(\"", "createElement(\"", "create_element(\"", "create_element_ns("] {
            assert!(!code.contains(call), "{} makes an element: {call}", source.name());
        }
    }
}

/// A file of `src/`.
struct Source {
    path: PathBuf,
    /// `src/web/held.rs` is `web`, `held`.
    module: Vec<String>,
}

impl Source {
    fn all() -> Vec<Source> {
        let src = root().join("src");
        let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
        under(&src).into_iter().filter(rust).map(|path| Source { module: module(&src, &path), path }).collect()
    }

    fn room(&self) -> &str {
        &self.module[0]
    }

    /// The command stands outside the library.
    fn is_command(&self) -> bool {
        ["main", "allocator", "encoding", "languages", "listed", "outline", "quotes", "transcripts"]
            .contains(&self.room())
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Without its tests, which may use anything.
    fn code(&self) -> String {
        let text = fs::read_to_string(&self.path).unwrap();
        text.split("\n#[cfg(test)]").next().unwrap_or_default().to_owned()
    }

    /// Every path that the code names, from the root of the crate.
    fn paths(&self) -> Vec<Named> {
        let file = syn::parse_file(&self.code()).unwrap_or_else(|error| panic!("{}: {error}", self.name()));
        let mut finder = Finder { module: &self.module, found: Vec::new() };
        finder.visit_file(&file);
        finder.found
    }
}

fn module(src: &Path, path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(src).unwrap().with_extension("");
    inside.iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

fn under(folder: &Path) -> Vec<PathBuf> {
    let deeper = |path: PathBuf| if path.is_dir() { under(&path) } else { vec![path] };
    files(folder).into_iter().flat_map(deeper).collect()
}

/// A path in code.
struct Named {
    /// Whether it begins in our crate.
    ours: bool,
    /// Its first name: a room of ours, or a crate.
    room: String,
    names: Vec<String>,
}

struct Finder<'a> {
    module: &'a [String],
    found: Vec<Named>,
}

impl Finder<'_> {
    fn found(&mut self, path: &[String]) {
        let ups = path.iter().filter(|name| *name == "super").count();
        let (ours, names) = match path[0].as_str() {
            "crate" | "interview_article" => (true, path[1..].to_vec()),
            "self" => (true, [self.module, &path[1..]].concat()),
            "super" => (true, [&self.module[..self.module.len().saturating_sub(ups)], &path[ups..]].concat()),
            _ => (false, path.to_vec()),
        };
        if let Some(room) = names.first().cloned() {
            self.found.push(Named { ours, room, names });
        }
    }

    fn tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&with(path.ident.to_string()), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
            UseTree::Name(name) => self.found(&with(name.ident.to_string())),
            UseTree::Rename(name) => self.found(&with(name.ident.to_string())),
            UseTree::Glob(_) => self.found(before),
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.found(&names);
        }
        visit::visit_path(self, path);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if !matches!(item, Item::Mod(module) if module.attrs.iter().any(is_test)) {
            visit::visit_item(self, item);
        }
    }
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .meta
            .require_list()
            .is_ok_and(|list| ["test", "all (test"].iter().any(|start| list.tokens.to_string().starts_with(start)))
}
