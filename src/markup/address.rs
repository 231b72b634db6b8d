//! Which addresses may live in a page.

use std::borrow::Cow;

/// Schemes that cannot run anything; the empty one is that of relative addresses and fragments.
const LINKED: &[&str] = &["", "http", "https", "mailto", "tel"];
/// Pictures may be in their address. SVG may not: it is a document.
const SHOWN: &[&str] = &["", "http", "https", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
const FRAMED: &[&str] = &["https"];

/// The address of a link as a browser would read it, where it may live.
pub fn live(address: &str) -> Option<Cow<'_, str>> {
    of(address, LINKED)
}

/// The address of a picture or a recording, where it may live.
pub fn shown(address: &str) -> Option<Cow<'_, str>> {
    of(address, SHOWN)
}

/// The address of a page in a frame, where it may live.
pub fn framed(address: &str) -> Option<Cow<'_, str>> {
    of(address, FRAMED)
}

/// A browser ignores control characters and spaces before an address and tabs and line ends inside it (WHATWG URL,
/// "basic URL parser", steps 1 to 3), so they are removed before the scheme is read.
fn of<'a>(address: &'a str, schemes: &[&str]) -> Option<Cow<'a, str>> {
    let is_shown = |byte: &u8| *byte > b' ';
    let begin = address.bytes().position(|byte| is_shown(&byte))?;
    let trimmed = address.get(begin..=address.as_bytes().iter().rposition(is_shown)?)?;
    let clean: Cow<'a, str> = if trimmed.bytes().any(|byte| byte.is_ascii_control()) {
        trimmed.chars().filter(|c| !c.is_ascii_control()).collect::<String>().into()
    } else {
        trimmed.into()
    };
    let scheme = until(&clean, b"/?#:");
    let scheme = if clean.as_bytes().get(scheme.len()) == Some(&b':') { scheme } else { "" };
    // Of what is in its address, the type.
    let scheme = if scheme.eq_ignore_ascii_case("data") { until(&clean, b";,") } else { scheme };
    let harmless = schemes.iter().any(|live| live.eq_ignore_ascii_case(scheme));
    (harmless && !clean.is_empty()).then_some(clean)
}

/// An address up to the first of those signs. By bytes: `str::split` with signs is larger than all of this.
fn until<'a>(address: &'a str, signs: &[u8]) -> &'a str {
    let end = address.bytes().position(|byte| signs.contains(&byte));
    end.and_then(|end| address.get(..end)).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::{framed, live, shown};

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

    #[test]
    fn pictures_and_frames_live_in_less() {
        for (address, picture, frame) in [
            ("https://a.example/a.png", true, true),
            (" HTTPS://a.example", true, true),
            ("http://a.example/a.png", true, false),
            ("//a.example/a.png", true, false),
            ("a.png", true, false),
            ("", false, false),
            ("mailto:a@b.example", false, false),
            ("data:image/png;base64,AA==", true, false),
            ("DATA:image/\tPNG;base64,AA==", true, false),
            ("data:image/webp,x", true, false),
            ("data:image/svg+xml,<svg onload=alert(1)>", false, false),
            ("data:text/html,data:image/png", false, false),
            ("data:image/pngx,x", false, false),
            ("data:,x", false, false),
            ("javascript:alert(1)", false, false),
            ("java\nscript:https", false, false),
            ("vbscript:x", false, false),
            ("blob:https://a.example/0", false, false),
        ] {
            assert_eq!((shown(address).is_some(), framed(address).is_some()), (picture, frame), "{address:?}");
        }
    }
}
