//! Paragraphs in another language than the interview's, where their letters leave no doubt. In a page the reader's tools do
//! the same (`www/reading/languages.js`); a test compares them.

use std::ops::RangeInclusive;

use interview_article::model::{Block, Interview, Kind, Style, Styled, Text};

/// The letters of a language; and where others have them too, those that only it has and those that it has not.
struct Sure {
    language: &'static str,
    own: &'static [RangeInclusive<char>],
    only: &'static str,
    never: &'static str,
}

const fn sure(language: &'static str, own: &'static [RangeInclusive<char>]) -> Sure {
    Sure { language, own, only: "", never: "" }
}

const KANA: RangeInclusive<char> = '\u{3040}'..='\u{30FF}';
const SURE: [Sure; 11] = [
    sure("ko", &['\u{1100}'..='\u{11FF}', '\u{3130}'..='\u{318F}', '\u{AC00}'..='\u{D7AF}']),
    sure("ja", &[KANA, '\u{3400}'..='\u{9FFF}']),
    sure("th", &['\u{E00}'..='\u{E7F}']),
    sure("he", &['\u{590}'..='\u{5FF}']),
    sure("el", &['\u{370}'..='\u{3FF}', '\u{1F00}'..='\u{1FFF}']),
    sure("hy", &['\u{530}'..='\u{58F}']),
    sure("ka", &['\u{10A0}'..='\u{10FF}']),
    sure("ta", &['\u{B80}'..='\u{BFF}']),
    Sure { only: "ыэЫЭ", ..sure("ru", &['\u{400}'..='\u{4FF}']) },
    Sure { only: "ةأإى", never: "ٹپچڈڑژکگںھہیےۆەڕێ", ..sure("ar", &['\u{600}'..='\u{6FF}']) },
    sure("hi", &['\u{900}'..='\u{97F}']),
];

/// How many characters tell of the whole.
const SAMPLE: usize = 4000;

/// Says of each text that is surely in another language which that is; of the whole, where it does not say so itself.
pub fn tell_apart(interview: &mut Interview) {
    if interview.language.is_none() {
        let begin: String = texts(interview).flat_map(|text| text.words.chars()).take(SAMPLE).collect();
        interview.language = language(&begin).map(str::to_owned);
    }
    let around = interview.language.clone().unwrap_or_default().to_ascii_lowercase();
    let around = around.split('-').next().unwrap_or_default();
    for text in texts_mut(interview) {
        let known = text.styles.iter().any(|styled| matches!(styled.style, Style::Language(_)));
        if let Some(language) = language(&text.words).filter(|language| *language != around && !known) {
            let style = Style::Language(language.to_owned());
            text.styles.insert(0, Styled { range: 0..text.words.len(), style });
        }
    }
}

/// What has a language of its own: no code, and no table or picture, whose words are seldom a language's.
fn has_language(block: &Block) -> bool {
    matches!(block.kind, Kind::Paragraph | Kind::Heading | Kind::Item(_))
}

fn texts(interview: &Interview) -> impl Iterator<Item = &Text> {
    let blocks = interview.blocks().filter(|block| has_language(block)).map(Block::text);
    interview.title.iter().chain(interview.parts.iter().filter_map(|part| part.title.as_ref())).chain(blocks)
}

fn texts_mut(interview: &mut Interview) -> impl Iterator<Item = &mut Text> {
    let mut titles: Vec<&mut Text> = interview.title.iter_mut().collect();
    let mut blocks: Vec<&mut Block> = interview.introduction.iter_mut().collect();
    for part in &mut interview.parts {
        titles.extend(&mut part.title);
        let turns =
            part.exchanges.iter_mut().flat_map(|exchange| exchange.question.iter_mut().chain(&mut exchange.replies));
        blocks.extend(turns.flat_map(|turn| &mut turn.blocks));
    }
    blocks.extend(&mut interview.closing);
    let blocks = blocks.into_iter().filter(|block| has_language(block)).map(|block| &mut block.text);
    titles.into_iter().chain(blocks)
}

fn language(text: &str) -> Option<&'static str> {
    let count = |is: &dyn Fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let letters = count(&char::is_alphabetic);
    let holds = |sure: &&Sure| {
        let own = count(&|c| sure.own.iter().any(|range| range.contains(&c)));
        own * 2 > letters
            && match sure.language {
                "ja" => count(&|c| KANA.contains(&c)) * 10 >= letters,
                "hi" => text.contains("है"),
                // Others write with these letters too, and with more.
                "ru" if text.chars().any(is_other_cyrillic) => false,
                _ => sure.only.is_empty() || text.contains(|c| sure.only.contains(c)),
            }
            && !text.contains(|c| sure.never.contains(c))
    };
    if letters == 0 { None } else { SURE.iter().find(holds).map(|sure| sure.language) }
}

fn is_other_cyrillic(c: char) -> bool {
    matches!(c, 'Ѐ' | 'Ђ'..='Џ' | 'ѐ' | 'ђ'..='\u{4FF}')
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn only_what_letters_leave_no_doubt_of_is_named() {
        for (text, expected) in [
            ("어디에서 일하십니까?", Some("ko")),
            ("お仕事は何ですか。灯台守です。", Some("ja")),
            ("你在哪里工作？", None),
            ("他喝了一瓶名叫の的茶，然后回家去了。", None),
            ("คุณทำงานที่ไหน", Some("th")),
            ("איפה אתה עובד?", Some("he")),
            ("Πού εργάζεστε;", Some("el")),
            ("Где вы работаете?", Some("ru")),
            ("Де ви працюєте?", None),
            ("Къде работите?", None),
            ("أين تعمل هذه المرأة؟", Some("ar")),
            ("کجا کار می‌کنید؟", None),
            ("आप कहाँ काम करते हैं? यह अच्छा है।", Some("hi")),
            ("तुम्ही कुठे काम करता?", None),
            ("He said 안녕 and went home.", None),
            ("Where?", None),
            ("?!", None),
            ("", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
