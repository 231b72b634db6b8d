//! Small pictures above the names of those who talk.

use super::names::Names;
use crate::model::{Kind, Style};
use crate::parse::passage::{Label, Passage};

/// A picture that stands alone above the name of whom it shows begins what they say.
pub(super) fn move_down(above: &mut Passage, passage: &mut Passage, names: &Names) {
    if let Some(Label::Name(name)) = passage.label
        && above.kind == Kind::Figure
        && above.text.words.is_empty()
        && let [only] = &above.text.styles[..]
        && let Style::Media(media) = &only.style
        && media.size.is_some_and(is_small)
        && media.alternative.ends_with(names.name(name as usize))
    {
        passage.text.styles.insert(0, above.text.styles.remove(0));
    }
}

/// Whether a picture of that size, in CSS pixels, is shown beside something: a larger one is shown for its own sake.
pub(in crate::parse) fn is_small((width, height): (u32, u32)) -> bool {
    const LARGEST: u32 = 160;
    width.max(height) <= LARGEST
}
