//! What an element's class, id, role or type says of it: that it asks, that it answers, that it is furniture of a page.

use super::Attributes;
use super::tag::Tag;
use crate::letters::{Signs, Words, after, lower, until, words};
use crate::parse::POSTS;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hint {
    Asks,
    Answers,
    /// Buttons to share, a form, other posts, the contents: nothing that anybody says.
    Furniture,
}

/// What is said of an element.
pub(super) fn hint(tag: Tag, name: &str, attributes: Attributes<'_>) -> Option<Hint> {
    if name == "form" {
        return Some(Hint::Furniture);
    }
    let role = || attributes("role").is_some_and(|role| words!["navigation", "search", "toolbar"].contains(&role));
    if role() {
        return Some(Hint::Furniture);
    }
    let of = |said: Option<String>| said.and_then(|said| said.split_ascii_whitespace().find_map(of_class));
    // The whole of a page may be classed by what it is about.
    let whole = matches!(name, "html" | "body" | "main" | "article") || tag == Tag::Heading;
    let of_id = || of(attributes("id")).filter(|hint| *hint == Hint::Furniture);
    let found = of(attributes("class")).or_else(of_id).filter(|hint| !whole || *hint != Hint::Furniture);
    let named = match name {
        "question" => Some(Hint::Asks),
        "answer" => Some(Hint::Answers),
        _ => None,
    };
    found.or(named).or_else(|| of_type(&attributes("itemtype")?))
}

/// <https://schema.org/Question>, and what is given to it.
fn of_type(kind: &str) -> Option<Hint> {
    let of = |name: &str, hint| kind.ends_with(name).then_some(hint);
    of("/Question", Hint::Asks).or(of("/Answer", Hint::Answers))
}

/// What such a word begins with says what else is there: `has-toc`, `tag-newsletter`.
const ABOUT: Words = words![
    "has", "no", "with", "is", "show", "hide", "category", "tag", "type", "format", "hentry", "page", "single", "js"
];
/// Parts of words.
#[rustfmt::skip]
const FURNITURE: Words = words![
    "share", "sharing", "sharedaddy", "sharethis", "addtoany", "addthis", "shareaholic", "postbtn", "newsletter",
    "subscribe", "subscription", "signup", "mailchimp", "mc4wp", "optin", "related", "relatedposts", "yarpp", "outbrain",
    "taboola", "toc", "breadcrumb", "breadcrumbs", "pagination", "navigation", "navbar", "comments", "commentlist",
    "disqus", "cookie", "gdpr", "adsbygoogle", "advertisement",
];
/// Whole words.
#[rustfmt::skip]
const PIECES: Words = words![
    "mw-editsection", "headerlink", "header-anchor", "heading-anchor", "anchorjs-link", "skip-link", "post-tags",
    "tag-links", "tags-links", "cat-links", "button-wrapper", "table-of-contents", "comment-form", "quote-controls",
];
const ASKS: Words =
    words!["question", "q", "frage", "pregunta", "domanda", "pergunta", "vraag", "pytanie", "fråga", "вопрос"];
const ANSWERS: Words = words![
    "answer",
    "a",
    "antwort",
    "respuesta",
    "réponse",
    "reponse",
    "risposta",
    "resposta",
    "antwoord",
    "odpowiedź",
    "svar",
    "ответ"
];

fn of_class(class: &str) -> Option<Hint> {
    let class = lower(class);
    if PIECES.contains(&class) {
        return Some(Hint::Furniture);
    }
    let (mut first, mut last, mut rest) = ("", "", class.as_str());
    while !rest.is_empty() {
        let part = until(rest, rest.find_any("-_").unwrap_or(rest.len()));
        rest = after(rest, part.len()).trim_start_of("-_");
        if FURNITURE.contains(part) {
            return Some(Hint::Furniture);
        }
        first = if first.is_empty() { part } else { first };
        last = part;
        if first.len() < class.len() && ABOUT.contains(first) {
            return None;
        }
    }
    // `article__paragraph--question`, `question-text`; "a" only where it is all of it.
    let named = match last {
        "text" | "title" | "body" | "content" => first,
        _ => last,
    };
    if named.len() == 1 && named.len() < class.len() && named != "q" {
        return None;
    }
    let of = |list: Words, hint| list.contains(named).then_some(hint);
    let talks = || of(words!["interviewer"], Hint::Asks).or(of(words!["interviewee", "guest"], Hint::Answers));
    of(ASKS, Hint::Asks).or(of(ANSWERS, Hint::Answers)).or_else(|| POSTS.then(talks).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_say_what_they_are_for() {
        use Hint::{Answers, Asks, Furniture};
        for (class, expected) in [
            ("question", Some(Asks)),
            ("article__paragraph--question", Some(Asks)),
            ("Question-Text", Some(Asks)),
            ("q", Some(Asks)),
            ("a", Some(Answers)),
            ("qa__answer", Some(Answers)),
            ("interviewer", Some(Asks)),
            ("c-interviewee__text", None),
            ("interviewee-text", Some(Answers)),
            ("share-buttons", Some(Furniture)),
            ("sd-sharing-enabled", Some(Furniture)),
            ("kg-signup-card", Some(Furniture)),
            ("headerlink", Some(Furniture)),
            ("toc", Some(Furniture)),
            ("tag-newsletter", None),
            ("has-toc", None),
            ("questions", None),
            ("col-a", None),
            ("post-body", None),
            ("shared", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(of_class(class), expected, "{class}");
        }
    }
}
