//! Lines, columns and blank lines on the way through a source.

use super::is_space;

/// Counts lines, columns and blank lines on the way through a source.
pub(super) struct Cursor<'a> {
    source: &'a [u8],
    pub(super) at: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    /// Blank lines passed since the last passage.
    pub(super) blanks: usize,
    /// Nothing stands on the line up to here.
    blank: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str, line: usize) -> Self {
        Cursor { source: source.as_bytes(), at: 0, line, column: 1, blanks: 0, blank: true }
    }

    /// Goes forward; a place that is passed already changes nothing.
    pub(super) fn seek(&mut self, at: usize) {
        for &byte in self.source.get(self.at..at).unwrap_or_default() {
            if byte == b'\n' {
                self.blanks += usize::from(self.blank);
                (self.line, self.column, self.blank) = (self.line + 1, 1, true);
            } else {
                self.blank &= is_space(byte);
                self.column += usize::from(byte & 0xC0 != 0x80);
            }
        }
        self.at = self.at.max(at);
    }
}
