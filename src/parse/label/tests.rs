//! Lines with the labels that they begin with.

use super::*;

#[test]
fn letters_label_questions_and_answers() {
    for (line, expected) in [
        ("Q. What?", Some((true, "What?"))),
        ("Q: What?", Some((true, "What?"))),
        ("Q1. What?", Some((true, "What?"))),
        ("Q12: What?", Some((true, "What?"))),
        ("Q.3 What?", Some((true, "What?"))),
        ("Q 4) What?", Some((true, "What?"))),
        ("Question 2: What?", Some((true, "What?"))),
        ("q.What?", Some((true, "What?"))),
        ("Q:", Some((true, ""))),
        ("A: That.", Some((false, "That."))),
        ("Q：何?", Some((true, "何?"))),
        ("문: 무엇?", Some((true, "무엇?"))),
        ("답. 그것.", Some((false, "그것."))),
        ("###问：什么", Some((true, "什么"))),
        ("**Q:** What?", Some((true, "** What?"))),
        ("В: Что?", Some((true, "Что?"))),
        ("س: ماذا؟", Some((true, "ماذا؟"))),
        ("Pregunta: ¿Qué?", Some((true, "¿Qué?"))),
        ("Q&A with Jane", None),
        ("Quite. So", None),
        ("A man walks in", None),
        ("A.m. is early", None),
        ("Q", None),
        ("", None),
    ] {
        let found = letter(line, None).map(|found| (found.label.asks, &line[found.words..]));
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn a_name_is_a_few_words_before_a_sign() {
    use Sign::{Alone, Bracket, Capitals, Colon, Dash, Style};
    for (line, styled, expected) in [
        ("Jane: Yes.", 0, Some(("Jane", Colon, "Yes."))),
        ("JANE DOE: Yes.", 0, Some(("JANE DOE", Colon, "Yes."))),
        ("Dr. Jane van Doe (Acme):", 0, Some(("Dr. Jane van Doe (Acme)", Colon, ""))),
        ("Jane Doe (JD): Yes.", 13, Some(("Jane Doe (JD)", Colon, "Yes."))),
        ("記者：今日は", 0, Some(("記者", Colon, "今日は"))),
        ("jane: yes", 0, Some(("jane", Colon, "yes"))),
        ("[00:12:31] Jane: Yes.", 0, Some(("Jane", Colon, "Yes."))),
        ("Jane (00:12): Yes.", 0, Some(("Jane", Colon, "Yes."))),
        ("Jane 00:12:31", 0, Some(("Jane", Alone, ""))),
        ("Jane Yes.", 5, Some(("Jane", Style, "Yes."))),
        ("[Jane] Yes.", 0, Some(("Jane", Bracket, "Yes."))),
        ("<jane> yes.", 0, Some(("jane", Bracket, "yes."))),
        ("Jane — Yes.", 0, Some(("Jane", Dash, "Yes."))),
        ("JANE. Yes.", 0, Some(("JANE", Capitals, "Yes."))),
        ("JANE DOE   Yes.", 0, Some(("JANE DOE", Capitals, "Yes."))),
        ("Jane Doe", 0, Some(("Jane Doe", Alone, ""))),
        ("Speaker 1: Yes.", 0, Some(("Speaker 1", Colon, "Yes."))),
        ("https://a.example", 0, None),
        ("At 12:30 we met", 0, Some(("At", Colon, "we met"))),
        ("He said: no", 0, Some(("He said", Colon, "no"))),
        ("It was cold.", 0, None),
        ("", 0, None),
    ] {
        let found = name(line, styled).map(|found| (found.label.name, found.label.sign, &line[found.words..]));
        assert_eq!(found, expected, "{line}");
    }
}
