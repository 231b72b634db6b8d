//! What blogs and editors put around and into an interview.

use super::{check, passages, read_all};
use crate::parse::passage::Label;

#[test]
fn furniture_is_passed_over() {
    check(&[
        ("<p>a<div class=share><p>Share<ul><li>X</ul></div>b", &["a", "b"]),
        ("<h2>a<span class=mw-editsection>[<b>edit</b>]</span> b</h2>", &["h2 a b"]),
        ("<p>a b c<form><label>no</label><input></form>", &["a b c"]),
        ("<form><p>The whole page stands in a form</form>", &["The whole page stands in a form"]),
        ("<article class=newsletter><p>a", &["a"]),
        ("<div class=toc><hr><img src=x>no</div>a", &["a"]),
    ]);
    let skipped = passages("<p>a b c\n<div id=toc><p>One two<p>three</div>").skipped;
    assert_eq!(skipped.len(), 1);
    assert_eq!((skipped[0].lines, skipped[0].words, skipped[0].begins.as_str()), ((2, 2), 3, "One two three"));
}

#[test]
fn cards_that_lead_elsewhere_are_no_headings() {
    check(&[
        ("<a href=x><div><h2>a</h2><p>b</p></div></a><h2>c</h2>", &["[a x]a[/]", "[a x]b[/]", "h2 c"]),
        ("<a href=x><h2>a</h2></a>b", &["h2 [a x]a[/]", "b"]),
        ("<h2><a href=x>a</a></h2>b", &["h2 [a x]a[/]", "b"]),
    ]);
}

#[test]
fn what_an_author_says_of_an_element() {
    let labels = |source: &str| -> Vec<_> {
        let said = passages(source).passages.into_iter();
        said.map(|passage| (passage.label, passage.more.voice.clone(), passage.text.words)).collect()
    };
    let talk = |said: &[(Option<Label>, &str)]| -> Vec<_> {
        said.iter().map(|(label, words)| (label.clone(), None, (*words).to_owned())).collect()
    };
    let (q, a) = (Some(Label::Question), Some(Label::Answer));
    for source in [
        "<p class=question>a?<p>b<div class=answer><p>c<p>d</div><p class=question>e?",
        "<div itemtype='https://schema.org/Question'>a?<p>b<div itemtype='http://schema.org/Answer'>c<p>d</div></div><p class=Question>e?",
    ] {
        let expected = [(q.clone(), "a?"), (None, "b"), (a.clone(), "c"), (None, "d"), (q.clone(), "e?")];
        assert_eq!(labels(source), talk(&expected), "{source}");
    }
    let spans = "<p><span class=q>a</span><br><span class=a>b</span><p><span class=q>c</span> <span class=a>d</span>";
    let expected = [(q.clone(), "a"), (a.clone(), "b"), (q.clone(), "c"), (a.clone(), "d")];
    assert_eq!(labels(spans), talk(&expected));
    // One is no interview, and letters without questions are the names of some machine.
    assert_eq!(labels("<p class=question>a?<p>b"), talk(&[(None, "a?"), (None, "b")]));
    assert_eq!(labels("<p class=q>a<p class=q>b"), talk(&[(None, "a"), (None, "b")]));
}

#[test]
fn tables_that_are_talk() {
    let rows =
        |source: &str| read_all(&["<table>", &source.replace('|', "<td>").replace(';', "<tr>"), "</table>"].concat());
    assert_eq!(rows(";|Q|a?;|A|b c d;|Q|e?;|A|f g h"), ["a?", "b c d", "e?", "f g h"]);
    assert_eq!(rows(";|Ann|a?;|Bo|b c d;|Ann|e?;|Bo|f g h"), ["a?", "b c d", "e?", "f g h"]);
    assert_eq!(rows(";<th>Question<th>Answer;|a?|b;|c?|d"), ["a?", "b", "c?", "d"]);
    let facts = ["row Age & 40", "row Town & Hull", "row Likes & who knows?"];
    assert_eq!(rows(";|Age|40;|Town|Hull;|Likes|who knows?"), facts);
}

#[test]
fn feeds() {
    let source =
        "<rss><channel><title>A feed</title><item><title>T</title><link>x</link><content:encoded><![CDATA[<p>a</p>]]>";
    assert_eq!(read_all(source), ["a"]);
    assert_eq!(passages(source).meta.title.map(|title| title.0).as_deref(), Some("T"));
}
