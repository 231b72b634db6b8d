//! What stands at the ends of a text and within it: `str` with patterns, as one function for all of them. The standard
//! library's are made anew for every kind and every number of signs, a hundred times in the whole reader.

use super::{after, is_one_of, until};

/// What [`str`] does with patterns; `signs` are any of these characters, `is` says which.
pub trait Signs {
    fn begins_with_any(&self, signs: &str) -> bool;
    fn begins_as(&self, is: fn(char) -> bool) -> bool;
    fn ends_with_any(&self, signs: &str) -> bool;
    fn ends_as(&self, is: fn(char) -> bool) -> bool;
    fn has_any(&self, signs: &str) -> bool;
    /// Where the first of them is, in bytes.
    fn find_any(&self, signs: &str) -> Option<usize>;
    fn find_as(&self, is: fn(char) -> bool) -> Option<usize>;
    /// Where the last of them is, in bytes.
    #[cfg(feature = "forms")]
    fn find_last_any(&self, signs: &str) -> Option<usize>;
    fn trim_start_of(&self, signs: &str) -> &str;
    fn trim_start_as(&self, is: fn(char) -> bool) -> &str;
    fn trim_end_of(&self, signs: &str) -> &str;
    fn trim_end_as(&self, is: fn(char) -> bool) -> &str;
}

impl Signs for str {
    fn begins_with_any(&self, signs: &str) -> bool {
        self.chars().next().is_some_and(|c| is_one_of(c, signs))
    }

    fn begins_as(&self, is: fn(char) -> bool) -> bool {
        self.chars().next().is_some_and(is)
    }

    fn ends_with_any(&self, signs: &str) -> bool {
        self.chars().next_back().is_some_and(|c| is_one_of(c, signs))
    }

    fn ends_as(&self, is: fn(char) -> bool) -> bool {
        self.chars().next_back().is_some_and(is)
    }

    fn has_any(&self, signs: &str) -> bool {
        self.find_any(signs).is_some()
    }

    fn find_any(&self, signs: &str) -> Option<usize> {
        first(self, &|c| is_one_of(c, signs))
    }

    fn find_as(&self, is: fn(char) -> bool) -> Option<usize> {
        first(self, &is)
    }

    #[cfg(feature = "forms")]
    fn find_last_any(&self, signs: &str) -> Option<usize> {
        self.char_indices().rev().find(|(_, c)| is_one_of(*c, signs)).map(|(at, _)| at)
    }

    fn trim_start_of(&self, signs: &str) -> &str {
        from_first(self, &|c| !is_one_of(c, signs))
    }

    fn trim_start_as(&self, is: fn(char) -> bool) -> &str {
        from_first(self, &|c| !is(c))
    }

    fn trim_end_of(&self, signs: &str) -> &str {
        to_last(self, &|c| !is_one_of(c, signs))
    }

    fn trim_end_as(&self, is: fn(char) -> bool) -> &str {
        to_last(self, &|c| !is(c))
    }
}

/// Where a short text begins for the last time in another, in bytes; for texts of a line or so.
#[cfg(feature = "forms")]
pub fn find_last(text: &str, short: &str) -> Option<usize> {
    text.as_bytes().windows(short.len()).rposition(|bytes| bytes == short.as_bytes())
}

fn first(text: &str, is: &dyn Fn(char) -> bool) -> Option<usize> {
    text.char_indices().find(|(_, c)| is(*c)).map(|(at, _)| at)
}

fn from_first<'a>(text: &'a str, is: &dyn Fn(char) -> bool) -> &'a str {
    after(text, first(text, is).unwrap_or(text.len()))
}

fn to_last<'a>(text: &'a str, is: &dyn Fn(char) -> bool) -> &'a str {
    let last = text.char_indices().rev().find(|(_, c)| is(*c));
    until(text, last.map_or(0, |(at, c)| at + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_as_the_standard_library_finds_them() {
        let signs = ['?', '。', ' '];
        let all: String = signs.iter().collect();
        for text in ["", "?", "a", " a。b ?", "。 ?", "a b", "한국어。 "] {
            assert_eq!(text.begins_with_any(&all), text.starts_with(signs));
            assert_eq!(text.ends_with_any(&all), text.ends_with(signs));
            assert_eq!((text.has_any(&all), text.find_any(&all)), (text.contains(signs), text.find(signs)));
            assert_eq!(text.trim_start_of(&all), text.trim_start_matches(signs));
            assert_eq!(text.trim_end_of(&all), text.trim_end_matches(signs));
            assert_eq!(text.begins_as(char::is_whitespace), text.starts_with(char::is_whitespace));
            assert_eq!(text.ends_as(char::is_whitespace), text.ends_with(char::is_whitespace));
            assert_eq!(text.find_as(char::is_whitespace), text.find(char::is_whitespace));
            assert_eq!(text.trim_start_as(char::is_whitespace), text.trim_start());
            assert_eq!(text.trim_end_as(char::is_whitespace), text.trim_end());
        }
    }
}
