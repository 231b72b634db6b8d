//! Paragraphs, headings and quotes of plain texts.

use super::*;

fn words(source: &str) -> Vec<String> {
    let settled = |mut passage: Passage| {
        passage.settle();
        passage.text.words
    };
    passages(source, LineEnds::MayWrap).passages.into_iter().map(settled).collect()
}

#[test]
fn headings_and_quotes() {
    let found = passages("A Title\n=======\n\n## Two\nwords\n> said\n>\n> more\nnot", LineEnds::MayWrap);
    let looks: Vec<_> = found.passages.iter().map(|p| (p.text.words.as_str(), p.level, p.quoted, p.lines)).collect();
    assert_eq!(
        looks,
        [
            ("A Title", 1, 0, (1, 1)),
            ("Two", 2, 0, (4, 4)),
            ("words", 0, 0, (5, 5)),
            ("said", 0, 1, (6, 6)),
            ("more", 0, 1, (8, 8)),
            ("not", 0, 0, (9, 9)),
        ]
    );
}

#[test]
fn a_full_line_goes_on_and_a_short_one_was_meant() {
    let full = "This line has been wrapped by hand at some sixty columns by\nsomebody who likes it so.";
    assert_eq!(words(full), ["This line has been wrapped by hand at some sixty columns by somebody who likes it so."]);
    assert_eq!(words("Roses are red,\nviolets are blue"), ["Roses are red,\nviolets are blue"]);
}

#[test]
fn lines_and_gaps_are_kept() {
    let found = passages("One\n\n\nTwo?\nfour\n\n***\n\nFive", LineEnds::MayWrap);
    let cues: Vec<_> = found.passages.iter().map(|p| (p.lines, p.gap, p.ruled, p.more.starts.to_vec())).collect();
    assert_eq!(
        cues,
        [
            ((1, 1), 0, false, vec![]),
            ((4, 5), 2, false, vec![Start { at: 5, line: 5, column: 1 }]),
            ((9, 9), 2, true, vec![])
        ]
    );
}

#[test]
fn signs_are_accounted_for() {
    let found = passages("  One ==two\nthree== four?", LineEnds::MayWrap);
    let signs: Vec<_> = found.structure.iter().map(|s| (s.line, s.column, s.text.as_str())).collect();
    assert_eq!(signs, [(1, 7, "=="), (2, 6, "==")]);
}
