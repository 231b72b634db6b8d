//! Lower case for finding and for addresses. Unicode's own tables weigh 16 KB in the page; letters here are those whose
//! small form stands at a fixed distance, which is all of Latin, Greek, Cyrillic and Armenian that is in use.

/// The small form of a letter; itself where it has none.
pub fn small(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => code + 32,
        0x400..=0x40F => code + 80,
        0x531..=0x556 => code + 48,
        // Pairs, capital first: on even places, and in two stretches on odd ones.
        0x139..=0x148 | 0x179..=0x17E => code + (code & 1),
        0x130 | 0x131 | 0x138 | 0x149 | 0x178 | 0x17F => code,
        0x100..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0xFF21..=0xFF3A => code + 32,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The text in small letters.
pub fn lower(text: &str) -> String {
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_use_are_as_unicode_has_them() {
        let ranges = ['\0'..='\u{17F}', '\u{391}'..='\u{556}', '\u{1E00}'..='\u{1E95}', '\u{1EA0}'..='\u{1EFF}', '\u{FF21}'..='\u{FF5A}'];
        // Two Turkish and two titlecase letters, and what stands at odd distances: rare, and kept as they are.
        let kept = "İŸϏϒϓϔϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿӀӁӃӅӇӉӋӍẞ";
        for c in ranges.into_iter().flatten().filter(|c| !kept.contains(*c)) {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c} {:x}", u32::from(c));
        }
        assert_eq!(lower("ÉCOLE Straße 한국어 ΣΙΣΥΦΟΣ"), "école straße 한국어 σισυφοσ");
    }
}
