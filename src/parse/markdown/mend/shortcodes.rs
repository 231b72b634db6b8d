//! What stands in a text for a site generator, within a line.

use std::ops::Range;

use crate::letters::{Signs, find};

/// The first shortcode from a byte on. One that does not end on the line is none, and nor is what follows.
pub(super) fn shortcode(line: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(start) = line[at..].find('{').map(|n| at + n) {
        let close = match &line.as_bytes()[start..] {
            [_, b'%', ..] => "%}",
            [_, b'{', b'<', ..] => ">}}",
            [_, b'{', b'%', ..] => "%}}",
            // What stands for an address that the generator finds.
            [_, b'{', ..] if line[..start].ends_with("](") => "}}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        return Some(start..start + find(&line[start..], close)? + close.len());
    }
    None
}

/// The only thing that a shortcode is given, which it shows in some way: `{{<module "Some::Name" >}}`.
pub(super) fn shown(code: &str) -> Option<&str> {
    let inner = code.strip_prefix("{{<")?.strip_suffix(">}}")?;
    let (_, given) = inner.trim().split_once(' ')?;
    given.trim().strip_prefix('"')?.strip_suffix('"').filter(|words| !words.contains('"'))
}

/// The address in `{{ "address" | filter }}`.
pub(super) fn filtered(code: &str) -> Option<&str> {
    let inner = code.strip_prefix("{{")?.trim_start();
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(inner[1..].split_once(quote)?.0).filter(|address| !address.has_any(" )"))
}
