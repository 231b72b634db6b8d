//! What only the command mends: shortcodes that ask and answer, the bold of wikis, the names of a chat.

use crate::letters::{Signs, Words, find, is_digit, is_letter, words};
use crate::parse::flow::is_known;
use crate::parse::html;

/// What a shortcode says to be asked or answered, as an element that does.
pub(super) fn turn(code: &str) -> Option<&'static str> {
    let inner = code.trim_start_of("{<% ").trim_end_of(">%} ");
    let (name, closes) = match inner.strip_prefix('/').or_else(|| inner.strip_prefix("end")) {
        Some(name) => (name, true),
        None => (inner, false),
    };
    let name = name.trim_start().split(' ').next().unwrap_or_default();
    let of = |names: Words, tag| names.contains_in_any_case(name).then_some(tag);
    let asks = of(words!["question", "q"], if closes { "</question>" } else { "<question>" });
    asks.or(of(words!["answer", "a"], if closes { "</answer>" } else { "<answer>" }))
}

/// `'''bold'''`, as wikis write it.
pub(super) fn with_wiki_styles(line: &str) -> Option<String> {
    find(line, "'''")?;
    let pieces: Vec<&str> = line.split("'''").collect();
    (pieces.len() > 2 && pieces.len() % 2 == 1).then(|| {
        let styled =
            |(n, piece): (usize, &&str)| if n % 2 == 1 { ["<b>", piece, "</b>"].concat() } else { (*piece).to_owned() };
        pieces.iter().enumerate().map(styled).collect()
    })
}

/// Whether two who talk in a chat have their names in angle brackets, again and again.
pub(super) fn is_chat(source: &str) -> bool {
    const MOST: usize = 64;
    // Seen many bytes at a time.
    if !source.as_bytes().contains(&b'<') {
        return false;
    }
    let mut names: Vec<(&str, usize)> = Vec::new();
    for name in source.lines().filter_map(nickname) {
        if let Some(n) = names.iter().position(|(known, _)| *known == name) {
            names[n].1 += 1;
        } else if names.len() < MOST {
            names.push((name, 1));
        }
    }
    names.iter().filter(|(_, times)| *times > 1).count() > 1
}

/// "<jane> hello there": who talks in a chat, and no element.
pub(super) fn nickname(line: &str) -> Option<&str> {
    const LONGEST: usize = 30;
    let rest = line.trim_start().strip_prefix('<')?;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let (name, said) = (&rest[..end], &rest[end + 1..]);
    let sign = |c: char| !(is_letter(c) || is_digit(c) || matches!(c, '_' | '-' | '^' | '`' | '|'));
    let named = name.begins_as(is_letter) && !name.chars().any(sign);
    let element = is_known(&name.to_ascii_lowercase()) || html::hidden(&["<", name, ">"].concat()).is_some();
    (named && !element && said.starts_with(' ') && !said.trim().is_empty() && find(said, "</").is_none())
        .then_some(name)
}
