//! What Markdown becomes, told in signs on one line.

use super::*;
use crate::parse::html::tests::shown;

fn check(table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        let read: Vec<String> = passages(source).passages.iter().map(shown).collect();
        assert_eq!(read, *expected, "{source}");
    }
}

#[test]
fn commonmark_and_gfm() {
    check(&[
        ("", &[]),
        ("# T\n\na *b* **c** `d` ~~e~~\nf  \ng\\\nh", &["h1 T", "a [i]b[/] [b]c[/] [c]d[/] [s]e[/]\\nf|g|h"]),
        ("> Q?\n> > R\n\nA", &["> Q?", "> > R", "A"]),
        ("1. a\n\n   b\n2. c\n   - d\n   - [x] e", &["1. a", "1.+ b", "2. c", "  - d", "  - [x] e"]),
        ("3. a\n4. b", &["3. a", "4. b"]),
        ("Term\n: said", &["term Term", "said said"]),
        ("|a|b|\n|-|-|\n|c|**d**|\n\ne", &["head a & b", "row c & [b]d[/]", "e"]),
        ("```rust\nfn a() {}\n\n  b\n```", &["code fn a() {}\\n\\n  b"]),
        ("    let a = b(c);\n    d();", &["code let a = b(c);\\nd();"]),
        ("![a *b*](c)\n\nd ![e](f) g", &["figure [Image c a b]", "d[Image f e] g"]),
        (
            "[a](b 'c') <https://d.example> [e]\n\n[e]: f",
            &["[a b]a[/] [a https://d.example]https://d.example[/] [a f]e[/]"],
        ),
        ("a[^1]\n\n[^1]: the note", &["a[^]1[/]", "[^]1[/] the note"]),
        ("a\n\n---\n\nb &amp; &hellip; \\*c\\*", &["a", "b & … *c*"]),
    ]);
}

#[test]
fn html_within() {
    check(&[
        ("<b>Q:</b> one<br>\n<b>A:</b> *two*<br/>", &["[b]Q:[/] one|[b]A:[/] [i]two[/]"]),
        ("<p><strong>Q</strong></p>\n<p>A</p>", &["[b]Q[/]", "A"]),
        ("<div>\n\n**Q** a\n\n</div>\n\nb", &["[b]Q[/] a", "b"]),
        ("<ul>\n\n<li>a</li>\n\n    <li>b</li>\n\n</ul>", &["- a", "- b"]),
        ("<details><summary>Q</summary>\n\nA\n\n</details>", &["term Q", "A"]),
        ("a <!-- b --> c <script>d</script> e\n\n<style>\nf\n\ng</style>\n\nh", &["a c e", "h"]),
        ("<blockquote>\n\na\n\n</blockquote>\n\nb", &["> a", "b"]),
        ("a <mark>b</mark> <sup>c</sup>", &["a ==b== [^]c[/]"]),
        (
            "<img src=\"a\" alt=\"b\">\n\n<figure>\n <img src=c>\n <figcaption>d</figcaption>\n</figure>",
            &["figure [Image a b]", "figure [Image c]d"],
        ),
    ]);
}

#[test]
fn what_authors_write() {
    check(&[
        ("**2. **How did", &["[b]2.[/] How did"]),
        ("**MM: **Yeah", &["[b]MM:[/] Yeah"]),
        ("**MM:**Yeah **b**", &["[b]MM:[/]Yeah [b]b[/]"]),
        ("**Name** : text", &["[b]Name[/] : text"]),
        ("**\nMM:** text", &["[b]MM:[/] text"]),
        ("** Name:** text", &["[b]Name:[/] text"]),
        ("**问：**答", &["[b]问：[/]答"]),
        ("*Q: *what", &["[i]Q:[/] what"]),
        ("__Q: __what", &["[b]Q:[/] what"]),
        ("a\n**Q: **b\n**c d** e", &["a\\n[b]Q:[/] b\\n[b]c d[/] e"]),
        (
            "**Q: what?\n\nA word**\n\n2 * 3 * 4 snake_case __init__.py f**k",
            &["Q: what?", "A word**", "2 * 3 * 4 snake_case [b]init[/].py f**k"],
        ),
        ("###Q?\nA\n\n#tag", &["h3 Q?", "A", "#tag"]),
        ("## Q? {#id}\n\n## R {.a}", &["h2 Q?", "h2 R"]),
        (
            "    This is what I said, and it goes on\n    for some lines.\n\nb",
            &["This is what I said, and it goes on\\nfor some lines.", "b"],
        ),
        (":::info[T]\na\n:::\n{{< b >}}\nc {% d %}e\n{:toc}", &["a", "c e"]),
        ("an element <center>, and <script> too", &["an element <center>, and <script> too"]),
        ("use {{<mcpan \"A::B\" >}} and ![a]({{ \"/c.png\" | url }})", &["use A::B and[Image /c.png a]"]),
        ("* x\n{:toc}\n\ny", &["y"]),
        ("a ==b c== d `==e==` == f", &["a ==b c== d [c]==e==[/] == f"]),
        ("```\n**a: **\n###b\n```", &["code **a: **\\n###b"]),
    ]);
}

#[test]
fn fenced_quotes_have_a_voice() {
    let found = passages(
        "Q\n\n```quote\navatar=\"a\"\nauthor=\"Jane\"\ncontent=\"\"\"\nI am **Jane**.\n\nYes.\n\"\"\"\n```\n\nR",
    );
    let cues: Vec<_> = found.passages.iter().map(|p| (shown(p), p.more.voice.as_deref(), p.lines)).collect();
    assert_eq!(
        cues,
        [
            ("Q".to_owned(), None, (1, 1)),
            ("I am [b]Jane[/].".to_owned(), Some("Jane"), (7, 7)),
            ("Yes.".to_owned(), Some("Jane"), (9, 9)),
            ("R".to_owned(), None, (13, 13)),
        ]
    );
}

#[test]
fn lines() {
    let found = passages("a\n\n\n**\nMM:** b\nc\n\n    Prose it is, it really is.\n\n> d\n> e\n\n<p>\nf</p>\n");
    let cues: Vec<_> = found.passages.iter().map(|p| (p.lines, p.gap)).collect();
    assert_eq!(cues, [((1, 1), 0), ((5, 6), 3), ((8, 8), 1), ((10, 11), 1), ((14, 14), 1)]);
}

#[test]
fn signs_are_told() {
    let found = passages(":::a\n## b {#c}\n\nd {{< e >}} f\n\n**g\n\n---\n");
    let told: Vec<_> = found.structure.iter().map(|s| (s.line, s.column, s.text.as_str())).collect();
    assert_eq!(told, [(1, 1, ":::a"), (2, 6, "{#c}"), (4, 3, "{{< e >}}"), (6, 1, "**"), (8, 1, "---")]);
}

#[test]
fn huge() {
    let size = if std::env::var_os("HUGE").is_some() { 10_000_000 } else { 10_000 };
    for piece in [
        "**",
        "**a: **b ",
        "**a: **b\n",
        "*a ",
        "_",
        "`",
        "``a",
        "[",
        "[a](",
        "<b>",
        "<b>\n\n",
        "> ",
        "- a\n",
        "1. ",
        "a\n\n",
        "    a b c.\n",
        "    a b c.\n\n",
        "{%",
        "{{< a >}}",
        "==a== ",
        "==",
        "\n",
        "a",
        "###a\n",
        "|a|b|\n|-|-|\n",
        "```\n",
        "```quote\ncontent=\"\"\"\na\n```\n",
        "[^a]",
        "[^a]: b\n",
        "![",
        "<!--",
        "<script>",
        "\\",
        "&",
        "a  \n",
        "a\n: b\n\n",
        "<div>\n\n",
        "{:toc}\n",
        "* a\n{:toc}\n",
        "\t",
        "~~a",
    ] {
        let source = piece.repeat(size / piece.len());
        let begin = std::time::Instant::now();
        let found = passages(&source).passages.len();
        eprintln!("{:?} {piece:?} {found}", begin.elapsed());
        assert!(begin.elapsed().as_secs() < 20, "{piece}");
    }
}
