//! Ranges of a text, looked for from its end on.

/// The first of so many ranges that ends at a byte or behind it. Cuts come from the end on: it is looked for from there, and
/// among the outermost, so that many cuts do not look through all of a text each.
pub(super) fn reaching(length: usize, at: usize, end: &dyn Fn(usize) -> usize) -> usize {
    const NEAR: usize = 64;
    let (mut first, mut passed) = (length, 0);
    for n in (0..length).rev() {
        if end(n) >= at {
            (first, passed) = (n, 0);
        } else if passed == NEAR {
            break;
        } else {
            passed += 1;
        }
    }
    (0..first.min(NEAR)).find(|n| end(*n) >= at).unwrap_or(first)
}
