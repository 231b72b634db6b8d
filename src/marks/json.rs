//! JSON that somebody may have written: whatever is in it is read or left out, and nothing of it is believed.

/// A value, as far as marks need it.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A number without fraction and sign.
    Number(usize),
    True,
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
    /// Other numbers, `false` and `null`.
    Other,
}

/// Lists and objects may stand this deep in each other.
const DEEPEST: usize = 64;

impl Value {
    /// Reads a whole text; `None` where it is not JSON (RFC 8259).
    pub fn of(json: &str) -> Option<Value> {
        let mut reader = Reader { rest: json.trim_start_matches('\u{FEFF}').as_bytes(), depth: 0 };
        let value = reader.value()?;
        reader.space();
        reader.rest.is_empty().then_some(value)
    }

    /// What an object has under a name, its last; [`Value::Other`] where it has nothing, or is no object.
    pub fn get(&self, name: &str) -> &Value {
        let Value::Object(members) = self else { return &Value::Other };
        members.iter().rev().find(|(key, _)| key == name).map_or(&Value::Other, |(_, value)| value)
    }

    /// No words where it is no text.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = self { text } else { "" }
    }

    pub fn number(&self) -> Option<usize> {
        if let Value::Number(number) = self { Some(*number) } else { None }
    }

    /// The values of a list; a value that is none is alone in one, as JSON-LD has it.
    pub fn each(&self) -> &[Value] {
        match self {
            Value::List(values) => values,
            Value::Other => &[],
            one => std::slice::from_ref(one),
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    depth: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn space(&mut self) {
        while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// Takes a sign, after space, if it is the next.
    fn takes(&mut self, sign: u8) -> bool {
        self.space();
        let found = self.rest.first() == Some(&sign);
        if found {
            self.next();
        }
        found
    }

    fn word(&mut self, word: &[u8], value: Value) -> Option<Value> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn value(&mut self) -> Option<Value> {
        self.space();
        match self.rest.first()? {
            b'"' => Some(Value::Text(self.string()?)),
            b't' => self.word(b"true", Value::True),
            b'f' => self.word(b"false", Value::Other),
            b'n' => self.word(b"null", Value::Other),
            b'[' | b'{' => {
                self.depth += 1;
                let value = if self.depth <= DEEPEST { self.several() } else { None };
                self.depth -= 1;
                value
            }
            _ => self.number(),
        }
    }

    /// A list or an object.
    fn several(&mut self) -> Option<Value> {
        let is_list = self.next()? == b'[';
        let end = if is_list { b']' } else { b'}' };
        let (mut values, mut members) = (Vec::new(), Vec::new());
        if !self.takes(end) {
            loop {
                if is_list {
                    values.push(self.value()?);
                } else {
                    self.space();
                    let key = self.string()?;
                    if !self.takes(b':') {
                        return None;
                    }
                    members.push((key, self.value()?));
                }
                if self.takes(end) {
                    break;
                }
                if !self.takes(b',') {
                    return None;
                }
            }
        }
        Some(if is_list { Value::List(values) } else { Value::Object(members) })
    }

    fn string(&mut self) -> Option<String> {
        if self.next()? != b'"' {
            return None;
        }
        let mut bytes = Vec::new();
        loop {
            match self.next()? {
                b'"' => return String::from_utf8(bytes).ok(),
                b'\\' => self.escaped(&mut bytes)?,
                0..0x20 => return None,
                byte => bytes.push(byte),
            }
        }
    }

    /// What a backslash stands before. A NUL is left out: no node of a page may hold one.
    fn escaped(&mut self, out: &mut Vec<u8>) -> Option<()> {
        let c = match self.next()? {
            b'u' => self.unit()?,
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            _ => return None,
        };
        if c != '\0' {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Some(())
    }

    /// A character by its number, or by two of UTF-16; half of a pair is a sign of its own.
    fn unit(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !matches!(first, 0xD800..0xDC00) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let behind = self.rest;
        if let Some(rest) = self.rest.strip_prefix(b"\\u") {
            self.rest = rest;
            let second = self.hex()?;
            if matches!(second, 0xDC00..0xE000) {
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
        }
        self.rest = behind;
        Some(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |sum, _| Some(sum * 16 + char::from(self.next()?).to_digit(16)?))
    }

    fn number(&mut self) -> Option<Value> {
        let signed = self.takes(b'-');
        let (whole, mut plain) = (self.digits()?, !signed);
        if whole.len() > 1 && whole[0] == b'0' {
            return None;
        }
        if let [b'.', rest @ ..] = self.rest {
            self.rest = rest;
            self.digits()?;
            plain = false;
        }
        if let [b'e' | b'E', rest @ ..] = self.rest {
            self.rest = if let [b'+' | b'-', rest @ ..] = rest { rest } else { rest };
            self.digits()?;
            plain = false;
        }
        let add = |sum: usize, digit: &u8| sum.checked_mul(10)?.checked_add(usize::from(digit - b'0'));
        Some(whole.iter().try_fold(0, add).filter(|_| plain).map_or(Value::Other, Value::Number))
    }

    /// One digit at least.
    fn digits<'b>(&mut self) -> Option<&'b [u8]>
    where
        Self: 'b,
    {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        (count > 0).then_some(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    /// Our value of what serde reads.
    fn plainly(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::String(text) => Value::Text(text.replace('\0', "")),
            serde_json::Value::Bool(true) => Value::True,
            serde_json::Value::Number(number) => number
                .as_u64()
                .filter(|_| !number.is_f64())
                .and_then(|number| usize::try_from(number).ok())
                .map_or(Value::Other, Value::Number),
            serde_json::Value::Array(values) => Value::List(values.iter().map(plainly).collect()),
            serde_json::Value::Object(members) => {
                Value::Object(members.iter().map(|(key, value)| (key.replace('\0', ""), plainly(value))).collect())
            }
            _ => Value::Other,
        }
    }

    const TEXTS: [&str; 33] = [
        r#"{"a":[1,2,{"b":null}],"c":"d\n\"\\\/\u00e9"}"#,
        r#"  [ ] "#,
        "{}",
        r#"{ "a" : true , "b" : false }"#,
        r#""\ud83d\ude00 한국어 \u0000 end""#,
        "[0, -0, 12.5, 1e3, 1E-2, 18446744073709551616, 4294967295]",
        "",
        " ",
        "[",
        "[1,]",
        "{,}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r"{a:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "- 1",
        "tru",
        "truex",
        "nul",
        r#""\x""#,
        r#""\u12""#,
        r#""unterminated"#,
        "\"line\nbreak\"",
        "[1] [2]",
        "NaN",
        "'a'",
        r#"["a"]x"#,
        "\u{1F600}",
    ];

    #[test]
    fn it_reads_what_serde_reads_and_refuses_what_it_refuses() {
        for text in TEXTS {
            let expected = serde_json::from_str::<serde_json::Value>(text).ok();
            assert_eq!(Value::of(text), expected.as_ref().map(plainly), "{text}");
            // Cut anywhere, and with a byte changed anywhere, it says something and does not fail.
            for (at, _) in text.char_indices() {
                let cut = serde_json::from_str::<serde_json::Value>(&text[..at]).ok();
                assert_eq!(Value::of(&text[..at]), cut.as_ref().map(plainly), "{}", &text[..at]);
                Value::of(&[&text[..at], "\"", &text[at..]].concat());
                Value::of(&[&text[..at], "[", &text[at..]].concat());
            }
        }
    }

    #[test]
    fn half_a_pair_is_a_sign_of_its_own() {
        for (text, read) in
            [(r#""\ud83dx""#, "\u{FFFD}x"), (r#""\ude00""#, "\u{FFFD}"), (r#""\ud83d\u0041""#, "\u{FFFD}A")]
        {
            assert_eq!(Value::of(text), Some(Value::Text(read.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_stands_too_deep_is_refused() {
        let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(Value::of(&deep(64)).is_some());
        assert_eq!(Value::of(&deep(65)), None);
        assert_eq!(Value::of(&"[".repeat(1_000_000)), None);
        assert_eq!(Value::of(&"{\"a\":".repeat(1_000_000)), None);
    }
}
