//! Sources that say they are written in letters other than UTF-8, as old pages are.

use encoding_rs::{Encoding, UTF_8};

/// The source in UTF-8, where it is not and says what it is (HTML, "determining the character encoding"); else as it is.
pub fn as_utf8(source: Vec<u8>) -> Vec<u8> {
    // ISO-2022-JP is ASCII to the byte, and begins its letters with this one.
    const ESCAPE: u8 = 0x1B;
    let marked = [&[0xFF, 0xFE][..], &[0xFE, 0xFF]].iter().any(|mark| source.starts_with(mark));
    if marked || (str::from_utf8(&source).is_ok() && !source.contains(&ESCAPE)) {
        return source;
    }
    match declared(&source).filter(|encoding| *encoding != UTF_8) {
        Some(encoding) => encoding.decode_without_bom_handling(&source).0.into_owned().into_bytes(),
        None => source,
    }
}

/// What a page says near its beginning: `<meta charset=…>`, `content="text/html; charset=…"`, `encoding="…"` of XML.
fn declared(source: &[u8]) -> Option<&'static Encoding> {
    const NEAR: usize = 1024;
    let begin = source.get(..NEAR).unwrap_or(source).to_ascii_lowercase();
    [&b"charset"[..], b"encoding"].iter().find_map(|key| {
        let at = begin.windows(key.len()).position(|bytes| bytes == *key)? + key.len();
        let value = begin.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'>;/?".contains(byte);
        let name = value.get(..value.iter().position(ends)?)?;
        Encoding::for_label(name).filter(|encoding| encoding.is_ascii_compatible() || encoding.name() == "ISO-2022-JP")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_the_letters_they_name() {
        for (source, expected) in [
            (&b"<meta charset=iso-8859-1><p>caf\xE9 \x93so\x94"[..], "café “so”"),
            (b"<META content='text/html; charset=Windows-1251' http-equiv=content-type><p>\xC4\xE0", "Да"),
            (b"<meta charset=\"Shift_JIS\"><p>\x82\xCD\x82\xA2", "はい"),
            (b"<?xml version='1.0' encoding='EUC-KR'?><p>\xB3\xD7", "네"),
            (b"<meta charset=iso-2022-jp><p>\x1B$B$O$$\x1B(B", "はい"),
            (b"<meta charset=gbk><p>\xCA\xC7", "是"),
            // UTF-8 whatever it says, and letters of nobody knows where.
            ("<meta charset=iso-8859-1><p>café".as_bytes(), "café"),
            (b"<meta charset=klingon><p>caf\xE9", "caf\u{FFFD}"),
            (b"<p>caf\xE9", "caf\u{FFFD}"),
            (b"charset", "charset"),
        ] {
            let read = as_utf8(source.to_vec());
            let words = String::from_utf8_lossy(&read);
            assert_eq!(words.rsplit('>').next(), Some(expected), "{words}");
        }
    }
}
