//! Small sources and what is understood of them: who asks, what is a follow-up, what belongs to which answer.
//!
//! In an outline `#` is the title, `~` introduction and closing, `?` a question and `+` its further paragraphs; indented
//! by two stands what folds with it: `?` a follow-up, `!` an answer, and their further paragraphs.

use interview_article::model::{Block, Interview, Role, Turn};
use pretty_assertions::assert_eq;

use crate::reading::read;

macro_rules! turns {
    ($($name:ident: $source:expr => $outline:expr;)+) => {
        $(#[test] fn $name() { check($source, $outline); })+
    };
}

fn check(source: &str, expected: &str) {
    let outline = outline(&read(source.as_bytes()).parsed.interview);
    assert_eq!(outline.trim_end(), expected);
}

fn outline(interview: &Interview) -> String {
    let mut out = String::new();
    out.extend(interview.kicker.iter().map(|kicker| format!("[{kicker}]\n")));
    out.extend(interview.title.iter().map(|title| format!("# {}\n", title.words)));
    out.extend(interview.introduction.iter().map(|block| format!("~ {}\n", words(block))));
    for exchange in interview.exchanges() {
        out.extend(exchange.question.iter().map(|turn| said(interview, turn, "")));
        out.extend(exchange.replies.iter().map(|turn| said(interview, turn, "  ")));
    }
    out.extend(interview.closing.iter().map(|block| format!("~ {}\n", words(block))));
    out
}

fn said(interview: &Interview, turn: &Turn, indent: &str) -> String {
    let sign = if turn.role == Role::Asks { '?' } else { '!' };
    let name = interview.name(turn).map(|name| format!(" {name}:")).unwrap_or_default();
    let mut blocks = turn.blocks.iter().map(words);
    let first = blocks.next().map(|words| format!(" {words}")).unwrap_or_default();
    let further: String = blocks.map(|words| format!("{indent}+ {words}\n")).collect();
    format!("{indent}{sign}{name}{first}\n{further}")
}

fn words(block: &Block) -> String {
    block.text().words.replace('\n', " / ")
}

turns! {
    letters_with_unlabelled_answers:
        "A Title\n\nAn introduction that is prose.\n\nQ. Who?\n\nMe.\n\nAnd me.\n\nQ. Why?\n\nSo."
        => "# A Title\n~ An introduction that is prose.\n? Who?\n  ! Me.\n  + And me.\n? Why?\n  ! So.";
    letters_on_consecutive_lines:
        "Q: Who?\nA: Me.\nQ: Why?\nA: So.\nAnd so."
        => "? Who?\n  ! Me.\n? Why?\n  ! So. / And so.";
    numbered:
        "Q1. Who?\n\nMe.\n\nQ2. Why?\n\nSo.\n\nQ10) When?\n\nNow."
        => "? Who?\n  ! Me.\n? Why?\n  ! So.\n? When?\n  ! Now.";
    words_for_letters:
        "Question 1: Who?\nAnswer: Me.\nQuestion 2: Why?\nAnswer: So."
        => "? Who?\n  ! Me.\n? Why?\n  ! So.";
    letters_on_their_own_lines:
        "Q:\nWho?\n\nA:\nMe.\n\nQ:\n\nWhy?\n\nA:\n\nSo."
        => "? Who?\n  ! Me.\n? Why?\n  ! So.";
    a_question_of_two_paragraphs:
        "Q: You were born at sea.\n\nWho?\n\nA: Me.\n\nQ: Why?\n\nA: So."
        => "? You were born at sea.\n+ Who?\n  ! Me.\n? Why?\n  ! So.";
    a_question_without_an_answer:
        "Q. Who?\n\nQ. Why?\n\nSo."
        => "? Who?\n? Why?\n  ! So.";
    a_statement_is_a_question_where_it_has_its_letter:
        "Q. Tell me.\n\nIt was so. Was it?\n\nQ. Right.\n\nIt was."
        => "? Tell me.\n  ! It was so. Was it?\n? Right.\n  ! It was.";
    letters_ask_and_a_name_answers:
        "Q: Who?\nBo: Me.\n\nQ: Why?\nBo: So."
        => "? Who?\n  ! Bo: Me.\n? Why?\n  ! Bo: So.";
    names:
        "Ann Lee: Who are you, if I may ask?\n\nBo: Me.\n\nAnn Lee: And what do you do all day?\n\nBo: I wait."
        => "? Ann Lee: Who are you, if I may ask?\n  ! Bo: Me.\n? Ann Lee: And what do you do all day?\n  ! Bo: I wait.";
    names_on_consecutive_lines:
        "Ann: Who are you, if I may ask?\nBo: Me.\nAnn: And what do you do all day?\nBo: I wait."
        => "? Ann: Who are you, if I may ask?\n  ! Bo: Me.\n? Ann: And what do you do all day?\n  ! Bo: I wait.";
    names_on_their_own_lines:
        "ANN:\nWho are you, if I may ask?\n\nBO:\nMe.\n\nAnd me.\n\nANN:\nAnd what do you do all day?\n\nBO:\nI wait."
        => "? ANN: Who are you, if I may ask?\n  ! BO: Me.\n  + And me.\n? ANN: And what do you do all day?\n  ! BO: I wait.";
    follow_ups_fold_with_their_question:
        "Ann: What do you do all day?\n\nBo: I wait.\n\nAnn: For what?\n\nBo: For nothing.\n\nAnn: Right.\n\nBo: Yes.\n\n\
         Ann: When did you first notice that you were waiting?\n\nBo: Late."
        => "? Ann: What do you do all day?\n  ! Bo: I wait.\n  ? Ann: For what?\n  ! Bo: For nothing.\n  ? Ann: Right.\n  \
            ! Bo: Yes.\n? Ann: When did you first notice that you were waiting?\n  ! Bo: Late.";
    two_guests:
        "Ann: Where did the two of you meet?\n\nBo: At sea.\n\nCy: On land.\n\nAnn: Which of you is right, then?\n\nCy: I am.\n\n\
         Bo: He is."
        => "? Ann: Where did the two of you meet?\n  ! Bo: At sea.\n  ! Cy: On land.\n\
            ? Ann: Which of you is right, then?\n  ! Cy: I am.\n  ! Bo: He is.";
    only_the_asker_is_named:
        "Ann: Where do you come from?\n\nFrom the sea.\n\nIt was cold.\n\nAnn: And where will you go now?\n\nTo the sea."
        => "? Ann: Where do you come from?\n  ! From the sea.\n  + It was cold.\n? Ann: And where will you go now?\n  \
            ! To the sea.";
    an_answer_goes_on_without_a_label:
        "Ann: Where do you come from?\n\nBo: From the sea.\n\nIt was cold.\n\nAnn: And where will you go now?\n\nBo: To the sea.\n\n\
         It is warm."
        => "? Ann: Where do you come from?\n  ! Bo: From the sea.\n  + It was cold.\n? Ann: And where will you go now?\n  \
            ! Bo: To the sea.\n  + It is warm.";
    a_colon_in_an_answer_names_nobody:
        "Ann: Where do you come from?\n\nBo: From the sea.\n\nOne thing: it was cold.\n\nAnn: And where will you go now?\n\n\
         Bo: To the sea."
        => "? Ann: Where do you come from?\n  ! Bo: From the sea.\n  + One thing: it was cold.\n\
            ? Ann: And where will you go now?\n  ! Bo: To the sea.";
    closing_after_a_rule:
        "Q. Who?\n\nMe.\n\nQ. Why?\n\nSo.\n\n***\n\nThey left.\n\nIt rained."
        => "? Who?\n  ! Me.\n? Why?\n  ! So.\n~ They left.\n~ It rained.";
    closing_after_a_wide_gap:
        "Q. Who?\n\nMe.\n\nAnd me.\n\n\nQ. Why?\n\nSo.\n\n\nThey left.\n\nIt rained."
        => "? Who?\n  ! Me.\n  + And me.\n? Why?\n  ! So.\n~ They left.\n~ It rained.";
    no_closing_where_every_gap_is_wide:
        "Q. Who?\n\n\nMe.\n\n\nAnd me.\n\n\nQ. Why?\n\n\nSo.\n\n\nAnd so."
        => "? Who?\n  ! Me.\n  + And me.\n? Why?\n  ! So.\n  + And so.";
    kicker_and_opening:
        "[Interview] A Title\n\nProse before it.\n\nThe Interview:\n\nQ. Who?\n\nMe."
        => "[Interview]\n# A Title\n~ Prose before it.\n? Who?\n  ! Me.";
    a_title_with_a_colon_before_a_dialogue:
        "The Sea: A Conversation\n\nIt was raining when we met.\n\nAnn: Where do you come from?\n\nBo: From the sea.\n\n\
         Ann: And where will you go now?\n\nBo: To the sea."
        => "# The Sea: A Conversation\n~ It was raining when we met.\n? Ann: Where do you come from?\n  ! Bo: From the sea.\n\
            ? Ann: And where will you go now?\n  ! Bo: To the sea.";
    prose_without_a_title:
        "It was raining when we met.\n\nQ. Who?\n\nMe."
        => "~ It was raining when we met.\n? Who?\n  ! Me.";
    korean:
        "문: 누구십니까?\n\n답: 접니다.\n\n문: 왜요?\n\n답: 그냥요."
        => "? 누구십니까?\n  ! 접니다.\n? 왜요?\n  ! 그냥요.";
    korean_numbered:
        "질문 1. 누구십니까?\n\n접니다.\n\n질문 2. 왜요?\n\n그냥요."
        => "? 누구십니까?\n  ! 접니다.\n? 왜요?\n  ! 그냥요.";
    japanese_names:
        "記者：お仕事は何ですか、教えてください。いつからですか？\n\n山田：灯台守です。\n\n記者：それは本当に面白いお仕事ですね。なぜ選びましたか？\n\n山田：海です。"
        => "? 記者: お仕事は何ですか、教えてください。いつからですか？\n  ! 山田: 灯台守です。\n\
            ? 記者: それは本当に面白いお仕事ですね。なぜ選びましたか？\n  ! 山田: 海です。";
    somebody_speaks_before_anybody_asks:
        "Bo: Come in, it is cold.\n\nAnn: Thank you. How long have you lived here?\n\nBo: Long.\n\nAnn: And how do you like it here?\n\n\
         Bo: Less."
        => "  ! Bo: Come in, it is cold.\n? Ann: Thank you. How long have you lived here?\n  ! Bo: Long.\n\
            ? Ann: And how do you like it here?\n  ! Bo: Less.";
    full_width_letters_and_numbers:
        "Ｑ１．お名前は？\n\nＡ．山田です。\n\nＱ２．お仕事は？\n\nＡ．灯台守です。"
        => "? お名前は？\n  ! 山田です。\n? お仕事は？\n  ! 灯台守です。";
    a_question_may_begin_with_anything:
        "Q. what?\n\nOne.\n\nQ. “What?”\n\nTwo.\n\nQ. \"What?\"\n\nThree.\n\nQ. (Laughs) What?\n\nFour.\n\nQ. ?\n\nFive."
        => "? what?\n  ! One.\n? “What?”\n  ! Two.\n? \"What?\"\n  ! Three.\n? (Laughs) What?\n  ! Four.\n? ?\n  ! Five.";
    a_number_in_a_question_is_a_word:
        "Q. 3 years ago you left. Why?\n\nSo.\n\nQ. 2?\n\nTwo.\n\nQ.3 What?\n\nThat."
        => "? 3 years ago you left. Why?\n  ! So.\n? 2?\n  ! Two.\n? What?\n  ! That.";
}
