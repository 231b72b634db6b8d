//! Bytes of a text, which we count, and UTF-16 units, which the page counts.

/// Both counts at every so many bytes of a text.
pub struct Offsets {
    /// How many units stand before byte 0, [`STEP`], twice as many, and so on.
    units: Vec<u32>,
}

/// Bytes between two known places: what is between is counted.
const STEP: usize = 256;

impl Offsets {
    pub fn of(text: &str) -> Self {
        let mut units = vec![0];
        for step in text.as_bytes().chunks(STEP) {
            units.push(units.last().copied().unwrap_or_default() + count(step));
        }
        Offsets { units }
    }

    /// The units before a byte of the text; all where it has fewer bytes.
    pub fn units(&self, text: &str, byte: usize) -> u32 {
        let byte = byte.min(text.len());
        let step = byte / STEP;
        let before = self.units.get(step).copied().unwrap_or_default();
        before + text.as_bytes().get(step * STEP..byte).map_or(0, count)
    }

    /// The byte that so many units of the text stand before: the begin of a character where they end inside it.
    pub fn byte(&self, text: &str, units: u32) -> usize {
        let step = self.units.partition_point(|before| *before <= units).saturating_sub(1);
        let (mut at, mut before) = (step * STEP, self.units.get(step).copied().unwrap_or_default());
        for byte in text.as_bytes().get(at..).unwrap_or_default() {
            let own = unit(*byte);
            if before + own > units {
                break;
            }
            (at, before) = (at + 1, before + own);
        }
        // The rest of the character that its last unit stands for.
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| unit(*byte)).sum()
}

/// The units of the character that a byte begins; none where it goes on with one.
fn unit(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn every_border_of_every_text_is_the_same_in_both() {
        let mixed = "Größe 한국어 🎥👩\u{200D}🚀 é e\u{301} मराठी \u{FEFF}\u{10FFFF}";
        let texts = [String::new(), mixed.to_owned(), mixed.repeat(40), "🎥".repeat(300), "a".repeat(600)];
        for text in texts {
            let offsets = Offsets::of(&text);
            let mut units = 0;
            for (byte, c) in text.char_indices() {
                assert_eq!((offsets.units(&text, byte), offsets.byte(&text, units)), (units, byte), "{byte} of {text}");
                if c.len_utf16() == 2 {
                    assert_eq!(offsets.byte(&text, units + 1), byte, "the middle of a pair");
                }
                units += c.len_utf16() as u32;
            }
            assert_eq!((offsets.units(&text, text.len()), offsets.byte(&text, units)), (units, text.len()));
            assert_eq!((offsets.units(&text, usize::MAX), offsets.byte(&text, u32::MAX)), (units, text.len()));
        }
    }
}
