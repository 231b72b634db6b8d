//! Signs that a source is of another form than plain text. Whoever is sent on in vain loses time and no words, so these
//! are looser than those by which the whole reader tells the forms.

use super::Other;
use crate::letters::first_of;
use crate::parse::form::may_have_front_matter;

/// Whether there are carriage returns in a text.
///
/// # Errors
/// Who reads what has such signs.
pub(super) fn look(text: &str, format: &str) -> Result<bool, Other> {
    let begin = text.trim_start().as_bytes();
    match (format, begin.first()) {
        ("" | "auto", Some(b'{')) => return Err(Other::Objects),
        // Front matter is taken off whatever the form is.
        _ if may_have_front_matter(text) => return Err(Other::Markdown),
        _ => {}
    }
    match (format, begin.first()) {
        ("text", _) => has_signs(text.as_bytes()).map_or_else(|| has_returns(text), |_| Err(Other::Forms)),
        ("" | "auto", Some(b'<')) => Err(Other::Forms),
        ("" | "auto", _) if begin.starts_with(b"WEBVTT") => Err(Other::Captions),
        ("" | "auto", _) => has_signs(text.as_bytes()).map_or_else(|| has_returns(text), Err),
        _ => Err(Other::Forms),
    }
}

fn has_returns(text: &str) -> Result<bool, Other> {
    let mut returns = false;
    let nul = any(text.as_bytes(), [0, b'\r'], &mut |n| {
        let nul = text.as_bytes().get(n) == Some(&0);
        returns |= !nul;
        nul
    });
    if nul { Err(Other::Forms) } else { Ok(returns) }
}

/// Headings, fences, bold words and links of Markdown; the arrow between the times of a caption.
fn has_signs(bytes: &[u8]) -> Option<Other> {
    let at = |n: usize| bytes.get(n).copied();
    let italic = |n: usize| at(n + 1) != at(n) && !matches!(at(n + 1), None | Some(b' ' | b'\n' | b'\r'));
    let begins = |n: usize| match at(n) {
        Some(b'#' | b'`' | b'~') => true,
        // "= Title", "== Part ==", and no "==mark==".
        Some(b'=') => (n + 1..n + 4).find(|n| at(*n) != Some(b'=')).is_some_and(|n| at(n) == Some(b' ')),
        Some(b'*' | b'_') => italic(n),
        _ => false,
    };
    let bold = |n: usize| {
        let doubled = at(n + 1) == at(n) && at(n + 2) != at(n);
        doubled && !matches!(at(n + 2), None | Some(b'\n' | b'\r'))
    };
    let arrow = |n: usize| at(n) == Some(b'>') && bytes.get(n.saturating_sub(2)..n) == Some(b"--");
    let mut link = false;
    if any(bytes, [b'>', b']'], &mut |n| {
        link |= at(n) == Some(b']') && at(n + 1) == Some(b'(');
        arrow(n)
    }) {
        return Some(Other::Captions);
    }
    let markdown = link
        || begins(0)
        || any(bytes, [b'\n'; 2], &mut |n| begins(n + 1))
        || any(bytes, [b'*', b'_'], &mut |n| bold(n));
    markdown.then_some(Other::Markdown)
}

/// Whether any of the places of those bytes is one.
fn any(bytes: &[u8], these: [u8; 2], is_one: &mut dyn FnMut(usize) -> bool) -> bool {
    let mut at = first_of(bytes, 0, these);
    while at < bytes.len() && !is_one(at) {
        at = first_of(bytes, at + 1, these);
    }
    at < bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_are_told_by_their_signs() {
        for (source, expected) in [
            ("Q. Who?\n\nMe.\n\n***\n\nThe end.\n___", Ok(false)),
            ("Q. Who?\r\n\r\nMe.", Ok(true)),
            ("Q. 2 * 3?\n\nMe [sic] (him).", Ok(false)),
            ("**Who?**\n\nMe.", Err(Other::Markdown)),
            ("Q. Who, __you__?", Err(Other::Markdown)),
            ("Q. See [here](/a)?", Err(Other::Markdown)),
            ("# Title\n\nQ. Who?", Err(Other::Markdown)),
            ("= Title =\n\nQ. Who?", Err(Other::Markdown)),
            ("Q. Who?\n\n==Me==, == you.", Ok(false)),
            ("Q. Who?\n\n*You?*\n\nMe.", Err(Other::Markdown)),
            ("Q. Who?\n\n* Me.\n\n* * *", Ok(false)),
            ("Q. Who?\n```", Err(Other::Markdown)),
            ("---\ntitle: A\n---\n\nQ. Who?", Err(Other::Markdown)),
            ("Title: A\nDate: B\n\nQ. Who?", Err(Other::Markdown)),
            ("Q: Who?\n\nA: Me.", Ok(false)),
            ("Ann: Who?\nBob: Me.", Ok(false)),
            ("1\n00:00:01,000 --> 00:00:02,000\nAnn: Who?", Err(Other::Captions)),
            ("WEBVTT\n\nQ. Who?", Err(Other::Captions)),
            (" <p>Q. Who?", Err(Other::Forms)),
            ("{\"parts\": []}", Err(Other::Objects)),
            ("Q. Who\0?", Err(Other::Forms)),
        ] {
            assert_eq!(look(source, "auto"), expected, "{source}");
        }
        assert_eq!(look("**Q. Who?**", "text"), Err(Other::Forms));
        assert_eq!(look("Q. Who?", "docx"), Err(Other::Forms));
    }
}
