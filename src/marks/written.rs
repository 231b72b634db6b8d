//! Marked words for other places: with who said them, as Markdown, as text.

use crate::letters::{is_one_of, joined};

/// Some words of an article as they are taken away.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    pub words: String,
    /// Nothing where nobody is named.
    pub speaker: String,
    pub note: String,
    /// An address that leads to the words; nothing where they are gone.
    pub link: String,
}

/// The words in quotation marks, and who said them where: for the clipboard.
pub fn attributed(excerpt: &Excerpt, title: &str) -> String {
    let mut out = joined(&["“", &excerpt.words, "” — "]);
    if !excerpt.speaker.is_empty() {
        out.push_str(&joined(&[&excerpt.speaker, ", "]));
    }
    out.push_str(&joined(&[title, ", ", &excerpt.link]));
    out
}

/// Excerpts as a Markdown document.
pub fn markdown(excerpts: &[Excerpt], title: &str, address: &str) -> String {
    let mut out = joined(&["# [", &escaped(title), "](<", address, ">)\n"]);
    for excerpt in excerpts {
        out.push_str("\n> ");
        for c in escaped(&excerpt.words).chars() {
            out.push_str(if c == '\n' { "\n>\n> " } else { "" });
            if c != '\n' {
                out.push(c);
            }
        }
        let mut before = "\n>\n> — ";
        if !excerpt.speaker.is_empty() {
            out.push_str(&joined(&[before, &escaped(&excerpt.speaker)]));
            before = ", ";
        }
        if !excerpt.link.is_empty() {
            out.push_str(&joined(&[before, "[↗](<", &excerpt.link, ">)"]));
        }
        out.push('\n');
        if !excerpt.note.is_empty() {
            out.push_str(&joined(&["\n", &escaped(&excerpt.note), "\n"]));
        }
    }
    out
}

/// Excerpts as plain text.
pub fn text(excerpts: &[Excerpt], title: &str, address: &str) -> String {
    let mut out = joined(&[title, "\n", address, "\n"]);
    for excerpt in excerpts {
        out.push_str(&joined(&["\n“", &excerpt.words, "”\n"]));
        for (before, line) in [("— ", &excerpt.speaker), ("", &excerpt.note), ("", &excerpt.link)] {
            if !line.is_empty() {
                out.push_str(&joined(&[before, line, "\n"]));
            }
        }
    }
    out
}

/// So that no sign of the words is one of Markdown (CommonMark, section 2.4).
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let (mut begins, mut digits) = (true, false);
    for c in words.chars() {
        let listed = begins && is_one_of(c, "-+=") || digits && is_one_of(c, ".)");
        if listed || is_one_of(c, "\\`*_[]<>#&!|~") {
            out.push('\\');
        }
        out.push(c);
        digits = (begins || digits) && c.is_ascii_digit();
        begins = c == '\n' || begins && c == ' ';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(words: &str, speaker: &str, note: &str) -> Excerpt {
        let [words, speaker, note] = [words, speaker, note].map(str::to_owned);
        Excerpt { words, speaker, note, link: "https://example.org/#ia-mark=a".to_owned() }
    }

    #[test]
    fn words_keep_who_said_them() {
        let quoted = attributed(&excerpt("We left.", "Jane Doe", ""), "A Talk");
        assert_eq!(quoted, "“We left.” — Jane Doe, A Talk, https://example.org/#ia-mark=a");
        let unnamed = attributed(&excerpt("We left.", "", ""), "A Talk");
        assert_eq!(unnamed, "“We left.” — A Talk, https://example.org/#ia-mark=a");
    }

    /// What CommonMark makes of a document: the words of its paragraphs, and whether there is any other style in them.
    #[test]
    fn no_sign_of_the_words_becomes_markdown() {
        use pulldown_cmark::{Event, Parser, Tag};
        for words in [
            "1. *not* a _list_",
            "- nor this",
            "# or [that](x)",
            "<b>bold</b> &amp; `code` ![x](y)",
            "alpha\n=====\nbeta",
            "\\* ~~x~~ | 2) y",
            "나무\n1) 둘",
        ] {
            let document =
                markdown(&[excerpt(words, "A_b_c", words)], words.lines().next().unwrap(), "https://example.org/(a)");
            let mut seen = String::new();
            for event in Parser::new(&document) {
                match event {
                    Event::Start(
                        Tag::Emphasis | Tag::Strong | Tag::List(_) | Tag::Item | Tag::Image { .. } | Tag::CodeBlock(_),
                    )
                    | Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::Rule => panic!("{event:?} of {document}"),
                    Event::Text(text) => seen.push_str(&text),
                    Event::SoftBreak | Event::Start(Tag::Paragraph) => seen.push('\n'),
                    _ => {}
                }
            }
            for line in words.lines() {
                assert_eq!(
                    seen.matches(line).count(),
                    2 + usize::from(words.lines().next() == Some(line)),
                    "{line} in {seen}"
                );
            }
        }
    }

    #[test]
    fn as_text_nothing_is_missing() {
        let all = text(&[excerpt("One.", "Jane", "mine"), excerpt("Two.", "", "")], "A Talk", "https://example.org/");
        let link = "https://example.org/#ia-mark=a";
        assert_eq!(all, format!("A Talk\nhttps://example.org/\n\n“One.”\n— Jane\nmine\n{link}\n\n“Two.”\n{link}\n"));
    }
}
