//! Which addresses may live in a page.

use std::borrow::Cow;

const LIVE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The address as a browser would read it, where its scheme is one that cannot run anything: http, https, mailto, tel,
/// or none (relative, fragment). A browser ignores control characters and spaces before an address and tabs and line
/// ends inside it (WHATWG URL, "basic URL parser", steps 1 to 3), so they are removed before the scheme is read.
pub fn live(address: &str) -> Option<Cow<'_, str>> {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    let ignored = |c: char| c.is_ascii_control();
    let clean = if trimmed.contains(ignored) { trimmed.replace(ignored, "").into() } else { Cow::Borrowed(trimmed) };
    let scheme = clean.split(['/', '?', '#']).next().and_then(|start| start.split_once(':'));
    let harmless = scheme.is_none_or(|(scheme, _)| LIVE.iter().any(|live| live.eq_ignore_ascii_case(scheme)));
    (harmless && !clean.is_empty()).then_some(clean)
}

#[cfg(test)]
mod tests {
    use super::live;

    #[test]
    fn only_harmless_schemes_live() {
        for (address, expected) in [
            ("https://a.example", Some("https://a.example")),
            (" HTTP://a.example\n", Some("HTTP://a.example")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("tel:+1", Some("tel:+1")),
            ("#there", Some("#there")),
            ("/there?a:b", Some("/there?a:b")),
            ("there", Some("there")),
            ("//a.example", Some("//a.example")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("java\tscript\r:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("blob:x", None),
            ("file:///etc", None),
            ("javascript&colon;alert(1)", Some("javascript&colon;alert(1)")),
            ("", None),
        ] {
            assert_eq!(live(address).as_deref(), expected, "{address:?}");
        }
    }
}
