//! Character references: `&amp;`, `&#8217;`.

use crate::letters::{Words, after, part, words};

/// A text with its character references read.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut done = 0;
    for (n, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b'&') {
        if n >= done
            && let Some((c, length)) = reference(after(text, n))
        {
            decoded.push_str(part(text, done..n));
            decoded.push(c);
            done = n + length;
        }
    }
    decoded.push_str(after(text, done));
    decoded
}

/// The character that a text begins with a reference to, and how long that is in bytes.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let bytes = text.as_bytes();
    let signs = |byte: &&u8| byte.is_ascii_alphanumeric();
    let digits = bytes.get(1) == Some(&b'#');
    let start = if digits { 2 } else { 1 };
    let length = bytes.iter().skip(start).take(LONGEST).take_while(signs).count();
    let end = start + length;
    let next = bytes.get(end);
    if length == 0 {
        return None;
    }
    // Without a semicolon too, as browsers read it; but `&copy=1` belongs to an address.
    if next.is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric()) {
        return None;
    }
    Some((character(part(text, 1..end))?, end + usize::from(next == Some(&b';'))))
}

/// The character that a reference stands for: `amp`, `#39`, `#x27`.
pub(in crate::parse) fn character(name: &str) -> Option<char> {
    name.strip_prefix('#').map_or_else(|| named(name), numbered)
}

fn numbered(name: &str) -> Option<char> {
    let bytes = name.as_bytes();
    let (radix, digits) = match bytes {
        [b'x' | b'X', rest @ ..] => (16, rest),
        rest => (10, rest),
    };
    let mut code: Option<u32> = None;
    for &digit in digits {
        let digit = char::from(digit).to_digit(radix)?;
        code = code.unwrap_or_default().checked_mul(radix)?.checked_add(digit);
    }
    let code = code?;
    // As old editors wrote them, in the code page of Windows.
    let windows = code.checked_sub(0x80).and_then(|n| WINDOWS.chars().nth(n as usize));
    Some(windows.or_else(|| char::from_u32(code)).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}

const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

fn named(name: &str) -> Option<char> {
    if let Some(n) = NAMED.position(name) {
        return SIGNS.chars().nth(n);
    }
    let n = LATIN.position(name)?;
    char::from_u32(0xA0 + n as u32)
}

/// Those of the 2,231 that posts have, the frequent ones first.
#[rustfmt::skip]
const NAMED: Words = words![
    "amp", "lt", "gt", "quot", "apos", "rsquo", "lsquo", "ldquo", "rdquo", "mdash", "ndash", "hellip", "bull",
    "euro", "trade", "sbquo", "bdquo", "lsaquo", "rsaquo", "larr", "rarr", "uarr", "darr", "ensp", "emsp",
    "thinsp", "zwnj", "zwj", "lrm", "rlm", "minus", "dagger", "permil", "infin", "ne", "le", "ge", "OElig",
    "oelig", "Scaron", "scaron", "Yuml",
];

/// What [`NAMED`] stand for.
const SIGNS: &str = "&<>\"'’‘“”—–…•€™‚„‹›←→↑↓\u{2002}\u{2003}\u{2009}\u{200C}\u{200D}\u{200E}\u{200F}−†‰∞≠≤≥ŒœŠšŸ";

/// U+00A0 to U+00FF.
#[rustfmt::skip]
const LATIN: Words = words![
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];
