//! What the features of a sentence weigh.

use super::features::COUNT;

/// For talk, and for articles that are told around quotations, by the numbers of the features. Made by
/// `cargo run --release --example train_quotes`, which says what they are worth.
pub(super) const WEIGHTS: [[i8; COUNT]; 2] =
    [[58, 38, 56, 40, 42, 45, -5, -25, -32, 9, 43, 37, 19, -14], [5, -5, -12, 40, 0, -13, 64, 4, 14, 46, 2, 16, 4, -2]];
