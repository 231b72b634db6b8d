//! Blocks of lines that nobody wrapped, of which each begins with what is asked: where bold was lost.

use super::{POSTS, asks};
use crate::model::Kind;
use crate::parse::passage::Passage;

/// From the first block on that begins with a question, all but the last must be of several lines.
pub(super) fn ask(passages: &[Passage], asking: &mut [bool]) {
    if !POSTS {
        return;
    }
    let begins = |n: &usize| passages[*n].gap > 0;
    let goes_on = |n: &usize| passages.get(n + 1).is_some_and(|next| next.gap == 0 && next.kind == Kind::Paragraph);
    let ends = |n: &usize| asks(&passages[*n].text.words);
    let all = 0..passages.len();
    let heads: Vec<usize> = all.filter(begins).skip_while(|n| !goes_on(n) || !ends(n)).collect();
    let several = heads.iter().take_while(|n| goes_on(n)).count();
    let questions = heads.iter().filter(|n| ends(n)).count();
    if several > 2 && several + 1 >= heads.len() && questions * 4 >= several {
        heads.iter().take(several).for_each(|n| asking[*n] = true);
    }
}
