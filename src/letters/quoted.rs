//! A text in quotation marks, as JSON has it.

/// Writes a text in quotation marks; what cannot stand in them is escaped.
pub fn quote(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..' ' => {
                let code = c as usize;
                out.push_str("\\u00");
                out.extend([HEX[code >> 4] as char, HEX[code & 15] as char]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
