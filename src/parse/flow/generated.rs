//! Signs that browsers add: the marks of a `q`, and the reading of a `ruby`, which stands in brackets where it cannot stand
//! above.

use super::Flow;

/// What is open.
#[derive(Default)]
pub(super) struct Generated {
    quotations: usize,
    /// Of a ruby.
    reading: bool,
    /// What stands there is for browsers that know no ruby: our brackets are enough.
    pub is_bracket: bool,
}

/// Of the languages that begin so: the marks, and those of a quotation within another.
const MARKS: [(&str, [&str; 4]); 8] = [
    ("fr", ["«\u{A0}", "\u{A0}»", "“", "”"]),
    ("es", ["«", "»", "“", "”"]),
    ("it", ["«", "»", "“", "”"]),
    ("ru", ["«", "»", "„", "“"]),
    ("de", ["„", "“", "‚", "‘"]),
    ("ja", ["「", "」", "『", "』"]),
    ("sv", ["”", "”", "’", "’"]),
    ("", ["“", "”", "‘", "’"]),
];

impl Flow<'_> {
    /// A quotation begins or ends.
    pub(super) fn quotation(&mut self, begins: bool, at: usize) {
        let open = &mut self.generated.quotations;
        if !begins && *open == 0 {
            return;
        }
        *open -= usize::from(!begins);
        let within = usize::from(*open % 2 == 1) * 2 + usize::from(!begins);
        *open += usize::from(begins);
        let language = self.found.meta.language.as_deref().unwrap_or_default();
        let found = MARKS.iter().find(|(known, _)| language.starts_with(known));
        let mark = found.and_then(|(_, marks)| marks.get(within)).copied().unwrap_or_default();
        self.text(mark, at);
    }

    /// A part of a ruby begins, or (none) ends.
    pub(super) fn reading(&mut self, part: &str, at: usize) {
        self.generated.is_bracket = false;
        if std::mem::take(&mut self.generated.reading) {
            self.text("）", at);
        }
        if part == "rt" {
            self.text("（", at);
            self.generated.reading = true;
        }
        self.generated.is_bracket = part == "rp";
    }
}
