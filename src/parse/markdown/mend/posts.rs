//! What only the command mends: shortcodes that ask and answer, a talk in a fence, headings without words, Markdown in
//! `<p>`, three signs of style, the bold of wikis, the names of a chat.

use super::fences::closes_fence;
use super::is_prose;
use crate::letters::{Signs, Words, find, is_digit, is_letter, length, words};
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

/// Whether a fence stands around a talk of some paragraphs and says of no language that they are in it: what a converter
/// made of a table or of a box. `rest`: of the source, below it.
pub(super) fn is_wrapped(line: &str, rest: &str, fence: (char, usize)) -> bool {
    /// What is shorter is read where it stands.
    const FEWEST: usize = 4;
    if line.len() > fence.1 {
        return false;
    }
    let lines = rest.lines().take_while(|line| !closes_fence(line.trim(), fence)).map(str::trim);
    let picture = |line: &str| line.begins_with_any("#") || line.starts_with("![") || line.starts_with("[![");
    let paragraphs: Vec<&str> = lines.filter(|line| !line.is_empty() && !picture(line)).collect();
    let prose = |line: &&&str| is_prose(line.trim_matches('*'));
    // A poem, a log and a game's screen ask nothing, or once.
    let asks = |line: &&&str| line.trim_matches('*').ends_with_any("?？؟");
    paragraphs.len() >= FEWEST
        && paragraphs.iter().filter(asks).count() > 1
        && paragraphs.iter().filter(prose).count() * 3 >= paragraphs.len() * 2
}

/// "####" alone: of `<h4><br>What …</h4>` a converter makes two lines.
pub(super) fn is_empty_heading(line: &str) -> bool {
    line.len() <= 6 && line.bytes().all(|byte| byte == b'#')
}

/// Whether a line below such a heading has its words: it asks, is short and stands alone; else the signs were an ornament.
/// `rest`: of the source, below it.
pub(super) fn are_words_of_heading(line: &str, rest: &str) -> bool {
    const LONGEST: usize = 160;
    let asks = line.trim_end_of("* \n").ends_with_any("?？؟");
    asks && is_alone(rest) && length(line) <= LONGEST && !line.trim_start().begins_with_any("#>-+![<|0123456789")
}

/// Whether nothing stands right below a line. `rest`: of the source, below it.
fn is_alone(rest: &str) -> bool {
    rest.lines().next().is_none_or(|next| next.trim().is_empty())
}

/// The Markdown within `<p class="…">**What?**</p>` that has its line alone, as some generators read it. `rest`: of the
/// source, below the line.
pub(super) fn within_paragraph<'a>(line: &'a str, rest: &str) -> Option<&'a str> {
    let (tag, inner) = line.trim().strip_prefix("<p").filter(|_| is_alone(rest))?.split_once('>')?;
    let inner = inner.strip_suffix("</p>")?.trim();
    let stars = inner.bytes().filter(|byte| *byte == b'*').count();
    let block = inner.begins_with_any("#>-+_0123456789") || inner.starts_with("* ");
    let written = !block && (stars > 1 || find(inner, "](").is_some());
    let plain = tag.is_empty() || tag.starts_with(" class=");
    let says = ["question", "answer", "interview"].iter().any(|word| find(tag, word).is_some());
    (written && plain && !says && find(inner, "<p").is_none()).then_some(inner)
}

/// `**Q:***What?*`, and `***What? ***` as all of a line.
pub(super) fn with_three_signs(line: &str) -> Option<String> {
    const SIGNS: &str = "***";
    let words = line.trim();
    let indented = line.len() - line.trim_start().len() > 3;
    let at = find(words, SIGNS).filter(|_| !indented)?;
    let end = if line.ends_with('\n') { "\n" } else { "" };
    if let Some(inner) = words.strip_prefix(SIGNS).and_then(|rest| rest.strip_suffix(SIGNS)) {
        let spaced = inner.trim().len() < inner.len() && !inner.trim().is_empty() && find(inner, "*").is_none();
        return spaced.then(|| [SIGNS, inner.trim(), SIGNS, end].concat());
    }
    let (bold, rest) = (&words[..at], &words[at + SIGNS.len()..]);
    let split = bold.strip_prefix("**").is_some_and(|name| find(name, "*").is_none() && name.ends_with_any(":："));
    (split && !rest.begins_with_any("* ") && find(rest, "*").is_some()).then(|| [bold, "** *", rest, end].concat())
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

#[cfg(test)]
mod tests {
    use super::with_three_signs;

    #[test]
    fn three_signs_are_parted_or_set_right() {
        for (line, expected) in [
            ("**Q:***What?*\n", Some("**Q:** *What?*\n")),
            ("***What? ***\n", Some("***What?***\n")),
            ("***What?***\n", None),
            ("    *** BEGIN ***\n", None),
            ("**2***3* = *x*\n", None),
        ] {
            assert_eq!(with_three_signs(line).as_deref(), expected, "{line}");
        }
    }
}
