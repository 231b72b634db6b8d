//! Blank lines that say nothing.

use super::Passage;

impl Passage {
    /// Sees no gap where signs stood on the lines above that are only for a site's generator. `signs`: their lines, in order.
    pub fn close_gap(&mut self, signs: &[usize]) {
        let first = self.lines.0 as usize;
        let above = signs.partition_point(|line| *line < first).checked_sub(1).map(|n| signs[n]);
        if self.gap > 1 && above.is_some_and(|line| line + usize::from(self.gap) >= first) {
            self.gap = 1;
        }
    }
}
