//! What a reader carries away of a quote: its words with where they are from, and an address that leads to them.

use interview_article::carry::{Quote, address};

#[test]
fn words_have_the_marks_of_their_language_and_their_source() {
    for (language, words, expected) in [
        ("en", "So it\nis.", "“So it is.”"),
        ("", "So", "“So”"),
        ("de-AT", "So ist es.", "„So ist es.“"),
        ("fr", "C’est ainsi.", "«\u{202F}C’est ainsi.\u{202F}»"),
        ("ja", "そうです。", "「そうです。」"),
        ("zh-TW", "就是這樣", "「就是這樣」"),
        ("zh", "就是这样", "“就是这样”"),
        ("en", "“Go,” he said, “now.”", "“Go,” he said, “now.”"),
        ("en", "“Go,” he said.", "““Go,” he said.”"),
    ] {
        let quote = Quote { words: words.to_owned(), language: language.to_owned(), ..Quote::default() };
        assert_eq!(quote.quoted(), expected, "{language}");
    }
    for (speaker, title, expected) in [
        ("Bo", "A Lamp", "“So.”\n— Bo, A Lamp\nhttps://a.example/"),
        ("", "A Lamp", "“So.”\n— A Lamp\nhttps://a.example/"),
        ("Bo", "", "“So.”\n— Bo\nhttps://a.example/"),
        ("", "", "“So.”\nhttps://a.example/"),
    ] {
        let [words, speaker, title] = ["So.", speaker, title].map(str::to_owned);
        let quote = Quote { words, speaker, title, language: "en".to_owned() };
        assert_eq!(quote.attributed("https://a.example/"), expected);
    }
}

#[test]
fn addresses_lead_to_words_of_every_script() {
    let page = "https://a.example/b?c=d#e";
    for (words, expected) in [
        ("So it is.", "So%20it%20is."),
        ("well-known, & so", "well%2Dknown%2C%20%26%20so"),
        ("海", "%E6%B5%B7"),
        ("é", "%C3%A9"),
        ("لا", "%D9%84%D8%A7"),
        ("🎉", "%F0%9F%8E%89"),
        ("One line.\nAnother line.", "One%20line.,Another%20line."),
    ] {
        let found = address(page, "ia-who", words, true);
        assert_eq!(found, format!("https://a.example/b?c=d#ia-mark={expected}:~:text={expected}"));
        let plain = address(page, "ia-wer-夜", words, false);
        assert_eq!(plain, format!("https://a.example/b?c=d#ia%2Dwer%2D%E5%A4%9C:~:text={expected}"));
    }
    let long = "The sea never forgives a stone that stands in its way. ".repeat(9);
    let found = address("https://a.example/", "ia-who", &long, false);
    assert!(
        found.ends_with(
            "text=The%20sea%20never%20forgives%20a%20stone%20that,a%20stone%20that%20stands%20in%20its%20way."
        ),
        "{found}"
    );
}
