//! Signs that a typewriter has one of, and print several.

/// The typewriter's sign for an apostrophe, a quotation mark or a dash of Latin type; any other character as it is.
pub fn typed(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => '\'',
        '‐'..='―' | '−' => '-',
        c => c,
    }
}
