//! Character references in Markdown: `&amp;`, `&#8217;`.

use pulldown_cmark::{CowStr, Event};

use crate::parse::html::references::character;

/// Reads the reference of an event by the names that HTML is read by here, as in the page's build. It stays where it is:
/// to move events is a good part of what reading them takes.
pub(super) fn read_alike<'a>(event: &mut Event<'a>, source: &'a str) {
    if let Event::Text(words) = event
        && source.starts_with('&')
        && source.ends_with(';')
        && **words != *source
    {
        *words = scan(source.as_bytes()).1.unwrap_or(source.into());
    }
}

/// How long the reference is that a text begins with, in bytes, and what it stands for.
///
/// In the page's build pulldown-cmark calls it in the place of its own, whose table is 20 KB
/// (`xtask/src/references.rs`): so it is of the same type, and always a function that is called.
#[inline(never)]
pub(super) fn scan(text: &[u8]) -> (usize, Option<CowStr<'static>>) {
    /// Of our names, and of numbers (CommonMark 6.2): seven digits, or an `x` and six, behind their `#`.
    const LONGEST: usize = 8;
    let is_name = |byte: &&u8| **byte == b'#' || byte.is_ascii_alphanumeric();
    let end = 1 + text.iter().skip(1).take(LONGEST).take_while(is_name).count();
    let name = text.get(1..end).filter(|_| text.get(end) == Some(&b';'));
    match name.and_then(|name| character(str::from_utf8(name).ok()?)) {
        Some(c) => (end + 1, Some(c.into())),
        None => (0, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::Parser;

    #[test]
    fn what_we_name_is_read_as_commonmark_reads_it() {
        for name in ["amp", "nbsp", "yuml", "hellip", "zwj", "OElig", "#65", "#x41", "#X1f3a5", "#1234567", "#0"] {
            let source = ["&", name, ";"].concat();
            let events: Vec<Event<'_>> = Parser::new(&source).collect();
            let (length, read) = scan(source.as_bytes());
            assert_eq!((length, read.map(Event::Text).as_ref()), (source.len(), events.get(1)), "{source}");
        }
        for source in ["&", "&amp", "&;", "&#;", "&#x;", "&#12345678;", "&#x1234567;", "&#1a;", "&ampere;", "&a#b;"] {
            assert_eq!(scan(source.as_bytes()), (0, None), "{source}");
        }
    }

    #[test]
    fn a_name_that_we_do_not_know_stays_as_it_is_written() {
        let source = "a &lt;b&gt; &zeetrf; &copy;";
        let events = Parser::new(source).into_offset_iter().map(|(mut event, range)| {
            read_alike(&mut event, &source[range]);
            event
        });
        let words: Vec<String> = events
            .filter_map(|event| match event {
                Event::Text(words) => Some(words.into_string()),
                _ => None,
            })
            .collect();
        assert_eq!(words.concat(), "a <b> &zeetrf; ©");
    }
}
