//! What HTML becomes, told in signs on one line.

use super::*;
use crate::model::{Item, Kind, Style};
use crate::parse::passage::{Definition, Passage};

mod posts;

/// A passage on one line: its kind, its words, and its styles as `[b]words[/]`-like pairs.
pub(in crate::parse) fn shown(passage: &Passage) -> String {
    let kind = match &passage.kind {
        Kind::Paragraph => match passage.defines {
            Some(Definition::Term) => "term ".to_owned(),
            Some(Definition::Description) => "said ".to_owned(),
            None => String::new(),
        },
        Kind::Heading => format!("h{} ", passage.level),
        Kind::Item(Item { number, depth, goes_on }) => {
            let number = number.map_or("-".to_owned(), |number| format!("{number}."));
            format!("{}{number}{} ", "  ".repeat(usize::from(*depth) - 1), if *goes_on { "+" } else { "" })
        }
        Kind::Code => "code ".to_owned(),
        Kind::Row { head: true } => "head ".to_owned(),
        Kind::Row { head: false } => "row ".to_owned(),
        Kind::Figure => "figure ".to_owned(),
    };
    let words = &passage.text.words;
    let mut signs: Vec<(usize, u8, usize, String)> = Vec::new();
    for (n, styled) in passage.text.styles.iter().enumerate() {
        let name = match &styled.style {
            Style::Strong => "b".to_owned(),
            Style::Emphasis => "i".to_owned(),
            Style::Code => "c".to_owned(),
            Style::Deleted => "s".to_owned(),
            Style::Superscript => "^".to_owned(),
            Style::Subscript => "_".to_owned(),
            Style::Link(address) => format!("a {address}"),
            Style::Language(language) => format!("@{language}"),
            Style::Media(media) => format!("{:?} {} {}", media.kind, media.source, media.alternative),
        };
        signs.push((styled.range.start, 2, n, format!("[{}]", name.trim())));
        if !matches!(styled.style, Style::Media(_)) {
            signs.push((styled.range.end, 0, usize::MAX - n, "[/]".to_owned()));
        }
    }
    for mark in passage.more.marked.iter() {
        signs.push((mark.start, 3, 0, "==".to_owned()));
        signs.push((mark.end, 1, 0, "==".to_owned()));
    }
    signs.sort();
    let mut shown = format!("{}{kind}", "> ".repeat(usize::from(passage.quoted)));
    let mut done = 0;
    for (at, _, _, sign) in signs {
        shown += &words[done..at];
        shown += &sign;
        done = at;
    }
    (shown + &words[done..]).replace('\u{2028}', "|").replace('\t', " & ").replace('\n', "\\n")
}

fn read_all(source: &str) -> Vec<String> {
    passages(source).passages.iter().map(shown).collect()
}

fn check(table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        assert_eq!(read_all(source), *expected, "{source}");
    }
}

#[test]
fn paragraphs_and_words() {
    check(&[
        ("", &[]),
        (" \n\t", &[]),
        ("a < b && c > d", &["a < b && c > d"]),
        ("one<p>two<p>three</p>four<div>five</div>six", &["one", "two", "three", "four", "five", "six"]),
        ("<P CLASS=x>A\n  B\t C</P>", &["A B C"]),
        ("<p>&nbsp;</p><p>&nbsp;a&nbsp;b&nbsp;</p>", &["a\u{A0}b"]),
        ("R&eacute;my &amp; co&hellip; &#8217;&#x2019;&#146; &unknown; &amp", &["Rémy & co… ’’’ &unknown; &"]),
        ("?a=1&copy=2 AT&T &#xFFFFFFFFF; &#0;", &["?a=1&copy=2 AT&T &#xFFFFFFFFF; \u{FFFD}"]),
        ("a<!-- no <b> --><![CDATA[ yes ]]><?php x ?>b<!doctype html>c", &["a yes bc"]),
        ("a <!-- for ever", &["a <!-- for ever"]),
        ("I </3 you <3", &["I </3 you <3"]),
        ("<b", &[]),
        ("x <b y", &["x <b y"]),
        ("x <b y <p>z", &["x <b y", "z"]),
        ("<a<a<a", &[]),
        ("<joe@a.example> <https://a.example> said", &["<joe@a.example> <https://a.example> said"]),
        ("<p title='a > b'>c<p title=\"d>e", &["c", "e"]),
        ("a<script>no</script>b<STYLE>no</Style>c<textarea>no</textarea>d", &["abcd"]),
        ("a<button>no</button><button>yes", &["ayes"]),
        ("a<script>no", &["a"]),
        ("<nav>no</nav><noscript>no</noscript>a<template><p>no</template>", &["a"]),
        ("<foo-bar>a <o:p>b</o:p></foo-bar> <u>c</u>", &["a b [i]c[/]"]),
    ]);
}

#[test]
fn styles() {
    check(&[
        ("<p><b>Name: </b>text</p>", &["[b]Name:[/] text"]),
        ("<p><b>Name:&nbsp;</b>text</p>", &["[b]Name:[/]\u{A0}text"]),
        ("<span style='font-weight: 700'>a<span> b</span></span> c", &["[b]a b[/] c"]),
        ("<span style='font-weight: 400'>a</span> <font style='font-style:italic'>b</font>", &["a [i]b[/]"]),
        ("<b>a<i>b</b>c</i>d", &["[b]a[i]b[/][/][i]c[/]d"]),
        ("<b>a</b><strong>b</strong> <b>c</b>", &["[b]ab c[/]"]),
        ("<b><i>a</i></b><b><i>c</i></b>", &["[b][i]ac[/][/]"]),
        ("<b>a</b><br><b>b</b>", &["[b]a[/]|[b]b[/]"]),
        ("<b></b>a<b> </b>b", &["a b"]),
        ("<b><p>Q</p><p>A</b> B</p>", &["[b]Q[/]", "[b]A[/] B"]),
        ("<p><b>Q?<p>A", &["[b]Q?[/]", "A"]),
        ("<a href='x?a&amp;b'>l</a><a name=y>m</a><a href=z>n<a href=o>p</a>", &["[a x?a&b]l[/]m[a z]n[/][a o]p[/]"]),
        ("<a href=x><img src=y alt='z'></a>", &["figure [Image y z]"]),
        ("H<sub>2</sub>O<sup>1</sup> <code>c</code> <del>d</del>", &["H[_]2[/]O[^]1[/] [c]c[/] [s]d[/]"]),
        ("a <mark>b <b>c</b></mark> d", &["a ==b [b]c[/]== d"]),
        ("</b></p></div></i>a</li></td>", &["a"]),
        ("<font color=red><b>a</font></b> b", &["[b]a[/] b"]),
    ]);
}

#[test]
fn lines_that_break() {
    check(&[
        ("<b>Q:</b> one<br>\n<b>A:</b> two<br/>", &["[b]Q:[/] one|[b]A:[/] two"]),
        ("<b>Q:</b> one<br><br>\n<b>A:</b> two", &["[b]Q:[/] one", "[b]A:[/] two"]),
        ("<p><br>a<br>&nbsp;<br>b</p>", &["a", "b"]),
        ("<h2>a<br><br>b</h2>", &["h2 a|b"]),
    ]);
}

#[test]
fn blocks() {
    check(&[
        ("<h2>Q<h3>R</h2>a", &["h2 Q", "h3 R", "a"]),
        ("<h2><b>Q</b></h2>", &["h2 [b]Q[/]"]),
        ("<blockquote><p>a<blockquote>b</blockquote></blockquote>c", &["> a", "> > b", "c"]),
        ("<ul><li>a<li>b<p>c</ul>d", &["- a", "- b", "-+ c", "d"]),
        ("<ol start=3><li>a<ul><li>b</ul>c<li value=9>d<li>e</ol>", &["3. a", "  - b", "3.+ c", "9. d", "10. e"]),
        ("<ol><li><div>a</div>b</li></ol>", &["1. a", "1.+ b"]),
        ("<dl><dt>Q<dd>A<p>B<dt>R</dl>", &["term Q", "said A", "said B", "term R"]),
        ("<details><summary>Q</summary>A</details>", &["term Q", "A"]),
        ("<pre>\na\n  b\n\nc\n</pre>d", &["code a\\n  b\\n\\nc", "d"]),
        ("<pre><code>a <b>b</b></code></pre>", &["code [c]a [b]b[/][/]"]),
        ("<p>a<hr>b", &["a", "b"]),
    ]);
    let ruled: Vec<bool> = passages("a<hr><p></p>b<p>c").passages.iter().map(|passage| passage.ruled).collect();
    assert_eq!(ruled, [false, true, false]);
}

#[test]
fn tables() {
    check(&[
        ("<table><tr><th>a<th>b<tr><td>c<td><td><b>d</b></table>e", &["head a & b", "row c &  & [b]d[/]", "e"]),
        ("<table><tr><td>\n<p>a</p>\n</td>\n<td> <p>b</p><p>c</p></table>", &["row a & b", "c"]),
        ("<table><tr><td><p>a</p><h2>b</h2><ul><li>c</ul></td><td>d</table>", &["a", "h2 b", "- c", "d"]),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", &["row a & b", "c"]),
        ("<table><tr><td>a</div></blockquote></table>b", &["a", "b"]),
    ]);
}

#[test]
fn languages() {
    check(&[
        ("<p>a <i lang=fr>b</i> c<p lang=ko>d", &["a [@fr][i]b[/][/] c", "[@ko]d[/]"]),
        ("<p lang=fr>a <i lang=de>b <b>c</i> d</b> e</p>f", &["[@fr]a [@de][i]b [b]c[/][/][/] [b]d[/] e[/]", "f"]),
        // Of what stands around everything it is the whole's.
        ("<div lang=fr><p lang=fr-CA>a<p lang=ko>b</div>", &["a", "[@ko]b[/]"]),
        ("<html lang=en-GB><p lang=EN-US>a <span lang=>b</span> <mark lang=de>c</mark>", &["a b [@de]==c[/]=="]),
        ("a<div lang=ko>b<p>c</p></div>d<blockquote lang=ko>e", &["a", "[@ko]b[/]", "[@ko]c[/]", "d", "> [@ko]e[/]"]),
        ("a <span lang=ko>b <span lang=de>c</span> d</span> e", &["a [@ko]b [@de]c[/] d[/] e"]),
    ]);
}

#[test]
fn figures() {
    check(&[
        (
            "<figure><img src=a alt=b><figcaption>c <i>d</i></figcaption></figure>e",
            &["figure [Image a b]c [i]d[/]", "e"],
        ),
        ("<figure><div><img src=a></div><p>b</p><p>c</p></figure>", &["figure [Image a]b|c"]),
        ("<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>", &["> a", "b"]),
        ("<p><img src=a> b</p>", &["[Image a]b"]),
        ("<p>a <img src=b> c", &["a[Image b] c"]),
        ("<p><img src=a><b>b</b>", &["[b][Image a]b[/]"]),
        ("<iframe src=a title=t>no</iframe><video><source src=b></video>", &["figure [Frame a t][Video b]"]),
        ("<iframe src=//a.example/b title=t></iframe>", &["figure [Frame https://a.example/b t]"]),
        ("<img src=data:x data-src=y><img width=1 height=1 src=t>", &["figure [Image y]"]),
    ]);
}

#[test]
fn pictures_that_a_script_fills_in() {
    check(&[
        ("<img srcset='a 300w, b 600w'>", &["figure [Image b]"]),
        ("<img src=tiny data-original=a>", &["figure [Image a]"]),
        ("<img data-srcset='a 1x,' sizes=auto>", &["figure [Image a]"]),
        ("<figure><noscript><img src=a></noscript><img src=data:x></figure>", &["figure [Image a]"]),
        ("<figure><img src=data:x><noscript><img src=a alt=b></noscript>", &["figure [Image a b]"]),
        (
            "<div><img data-src=a></div><noscript><img src=a></noscript><img src=c>",
            &["figure [Image a]", "figure [Image c]"],
        ),
        ("<noscript><img src=a></noscript><img src=b>", &["figure [Image a][Image b]"]),
        ("<noscript><img src=a width=1 height=1></noscript>b", &["b"]),
        ("<noscript>on</noscript>a", &["a"]),
    ]);
}

#[cfg(feature = "wire")]
#[test]
fn films_keep_their_posters_and_captions_where_there_is_room() {
    let media = |source: &str| match &passages(source).passages[0].text.styles[0].style {
        Style::Media(media) => (**media).clone(),
        _ => panic!("no picture"),
    };
    let image = media("<img src=a srcset='a 1x, b 2x' sizes='50vw' poster=c>");
    assert_eq!((image.set.as_str(), image.sizes.as_str(), image.poster.as_str()), ("a 1x, b 2x", "50vw", ""));
    let video = media("<video poster=p><source src=v><track src=t kind=captions srclang=en label=E><track></video>");
    assert_eq!((video.source.as_str(), video.poster.as_str(), video.tracks.len()), ("v", "p", 1));
    let track = &video.tracks[0];
    assert_eq!((track.source.as_str(), track.kind.as_str(), track.language.as_str()), ("t", "captions", "en"));
}

#[test]
fn signs_that_browsers_add() {
    check(&[
        ("a <q>b <q>c</q></q> d</q>", &["a “b ‘c’” d"]),
        ("<html lang=fr><p><q>b</q>", &["«\u{A0}b\u{A0}»"]),
        ("<ruby>工房<rt>こうぼう</rt></ruby>だ", &["工房（こうぼう）だ"]),
        ("<ruby>工房<rp>（<rt>こうぼう<rp>）</ruby>だ", &["工房（こうぼう）だ"]),
        ("<ruby>工<rt>こう<rb>房<rt>ぼう</ruby>", &["工（こう）房（ぼう）"]),
    ]);
}

#[test]
fn editors() {
    check(&[
        // Word
        (
            "<p class=MsoNormal><b><span style='x'>Q:<o:p></o:p></span></b></p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
            &["[b]Q:[/]"],
        ),
        // WordPress
        (
            "<!-- wp:paragraph -->\n<p><strong>Q?</strong><br>A.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:image {\"id\":1} -->\n<figure class=\"wp-block-image\"><img src=\"a\" alt=\"\"/></figure>",
            &["[b]Q?[/]|A.", "figure [Image a]"],
        ),
        // Medium
        (
            "<section><div><h3 class=graf>T</h3><p><strong class=\"m\">Q </strong><em>A</em></p><figure><div><div></div><img data-src=\"a\"></div></figure></div></section>",
            &["h3 T", "[b]Q[/] [i]A[/]", "figure [Image a]"],
        ),
    ]);
}

#[test]
fn lines() {
    let source = "\n\n<p>\n  <b>A:</b> one\n  two<br>three\n</p>\n\n<p\n>four &amp;\n<i>five</i></p>";
    let cues = |source: &str| -> Vec<_> {
        let passages = passages(source).passages;
        passages
            .into_iter()
            .map(|p| {
                (
                    p.lines,
                    p.column,
                    p.gap,
                    p.more.starts.iter().map(|start| (start.at, start.line, start.column)).collect::<Vec<_>>(),
                )
            })
            .collect()
    };
    assert_eq!(cues(source), [((4, 5), 6, 2, vec![(7, 5, 3)]), ((9, 10), 2, 1, vec![(7, 10, 4)])]);
    assert_eq!(cues("<pre>\n\na\nb</pre>"), [((3, 4), 1, 1, vec![(2, 4, 1)])]);
}

#[test]
fn whole_pages() {
    let found = passages(
        "<!doctype html><html lang=de><head><title>T –\n S &amp; Co</title><meta name=author content='M'>
        <meta property='og:image' content=i></head>\n<body><header>Site</header>
        <article>small</article><nav><ul><li>x</ul></nav>\n<article><h1>T</h1><p>a<article>b</article>c</article>\n<p>Footer\n</html>",
    );
    let shown: Vec<_> = found.passages.iter().map(shown).collect();
    assert_eq!(shown, ["h1 T", "a", "b", "c"]);
    assert_eq!(found.meta.title, Some(("T – S & Co".to_owned(), 1)));
    assert_eq!((found.meta.language, found.meta.image), (Some("de".to_owned()), Some("i".to_owned())));
    assert_eq!(found.meta.authors, ["M"]);
    let skipped: Vec<_> = found.skipped.iter().map(|s| (s.lines, s.column, s.words, s.begins.as_str())).collect();
    assert_eq!(skipped, [((5, 5), 33, 1, "x"), ((4, 5), 15, 2, "Site"), ((7, 7), 4, 1, "Footer")]);
    let shown: Vec<_> = passages("<h1>T</h1><article>a</article>").passages.iter().map(self::shown).collect();
    assert_eq!(shown, ["h1 T", "a"]);
}

#[test]
fn signs_that_no_browser_shows_are_told() {
    let found = passages("<p>a <laughs> b");
    assert_eq!(found.passages[0].text.words, "a b");
    assert_eq!((found.structure[0].column, found.structure[0].text.as_str()), (6, "<laughs>"));
}

/// `cargo test --release -- --ignored --nocapture huge` tells the times.
#[test]
fn huge() {
    let size = if std::env::var_os("HUGE").is_some() { 10_000_000 } else { 20_000 };
    for piece in [
        "<b>",
        "<div>",
        "<a<a<a",
        "<p>a",
        "</b>",
        "<b>a</b>",
        "<a href='",
        "<a href=\"<a href='",
        "<!--",
        "<![CDATA[",
        "<?",
        "&yuml;",
        "&",
        "<script>",
        "</script>",
        "<title>",
        "<nav>",
        "<iframe>",
        "<video>",
        "<li>a",
        "<ul><li>",
        "<table><tr><td>a",
        "<td>a",
        "<br>",
        "a<br>",
        "\n",
        " ",
        "a ",
        "a",
        "<",
        "<b><i>a</b>",
        "<a href=x>a<p>",
        "<i lang=a>a<p>",
        "<div lang=aa>a<div lang=bb>a",
        "<img src=x>",
        "a<img src=x><b>",
        "&nbsp;",
        "<b>&nbsp;",
        "<mark>a",
        "<blockquote>a",
        "<dl><dt>a<dd>b",
        "<pre>a\n",
        "<x>",
        "<figure><img src=a><p>a",
        "\u{2028}é",
    ] {
        let source = piece.repeat(size / piece.len());
        let begin = std::time::Instant::now();
        let found = passages(&source).passages.len();
        eprintln!("{:?} {piece:?} {found}", begin.elapsed());
        assert!(begin.elapsed().as_secs() < 5, "{piece}");
    }
}
