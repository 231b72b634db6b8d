//! The letters of a source, whatever its bytes are.

use std::borrow::Cow;

/// The text of a source: UTF-8, or UTF-16 with its mark.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => utf8(rest),
    }
}

/// As `String::from_utf8_lossy`, which is 1 KB of the page.
fn utf8(mut bytes: &[u8]) -> Cow<'_, str> {
    let mut text = String::new();
    loop {
        let valid = match str::from_utf8(bytes) {
            Ok(rest) if text.is_empty() => return rest.into(),
            Ok(rest) => return (text + rest).into(),
            Err(error) => (error.valid_up_to(), error.error_len().unwrap_or(bytes.len())),
        };
        let (known, rest) = bytes.split_at_checked(valid.0).unwrap_or_default();
        text.push_str(str::from_utf8(known).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        bytes = rest.get(valid.1..).unwrap_or_default();
    }
}

/// As `char::decode_utf16`: a half of a pair that stands alone cannot be read.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let mut text = String::new();
    let mut high: Option<u32> = None;
    for pair in bytes.chunks(2) {
        let unit =
            u32::from(unit([pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default()]));
        let whole = match (high.take(), unit) {
            (Some(high), 0xDC00..0xE000) => 0x1_0000_u32 + ((high & 0x3FF) << 10) + (unit & 0x3FF),
            (before, unit) => {
                text.extend(before.map(|_| char::REPLACEMENT_CHARACTER));
                unit
            }
        };
        if (0xD800..0xDC00).contains(&whole) {
            high = Some(whole);
        } else {
            text.push(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
    text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_read_as_the_standard_library_reads_them() {
        for bytes in [
            &b"plain"[..],
            b"",
            b"a\xFFb",
            b"\xC3",
            b"\xE2\x82 \xE2\x82\xAC",
            b"\xF0\x9F\x8E\xA5\x80\x80x",
            b"\xED\xA0\x80",
        ] {
            assert_eq!(utf8(bytes), String::from_utf8_lossy(bytes));
        }
        for units in [&[0x61, 0xD83C, 0xDFA5, 0x62][..], &[0xD83C], &[0xDFA5, 0xD83C, 0xD83C, 0xDFA5], &[]] {
            let bytes: Vec<u8> = units.iter().flat_map(|unit: &u16| unit.to_be_bytes()).collect();
            assert_eq!(utf16(&bytes, u16::from_be_bytes), String::from_utf16_lossy(units));
        }
    }
}
