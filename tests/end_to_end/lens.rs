//! The shared interview comes out as its editor would have set it.

use crate::{
    browser::Browser,
    site::Answer,
    stage::{behind_the_lens, page, site},
};

#[tokio::test]
async fn behind_the_lens_is_the_article_that_it_should_be() {
    let Some(text) = behind_the_lens() else { return };
    let site = site()
        .page("/lens.txt", Answer::text(&text))
        .page("/lens.html", page("<interview-article src=/lens.txt></interview-article>"))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/lens.html")).await;
    browser.settled().await;

    assert_eq!(browser.value::<String>("one('.ia-kicker').textContent").await, "Interview");
    // The name does not break: the file has a hard space in it.
    let title = "Inside K-Pop: Behind The Lens With Director Han\u{a0}Sa-min";
    assert_eq!(browser.value::<String>("one('h1.ia-title').textContent").await, title);
    let lines = "(title => title.offsetHeight / parseFloat(getComputedStyle(title).lineHeight))(one('.ia-title'))";
    assert!(browser.value::<f64>(lines).await < 3.1, "a title of 54 letters does not fill the screen");
    assert_eq!(browser.value::<usize>("all('.ia-introduction > p').length").await, 4);
    let answers = "all('.ia-exchange > .ia-answer').map(answer => answer.querySelectorAll('p').length)";
    let paragraphs = [2, 2, 6, 4, 4, 4, 4, 2, 3, 2, 4, 1, 4, 3];
    assert_eq!(browser.value::<Vec<usize>>(answers).await, paragraphs);
    assert_eq!(browser.value::<usize>("all('.ia-exchange').length").await, 14);
    let questions: Vec<String> =
        text.lines().filter_map(|line| line.strip_prefix("Q. ")).map(|line| line.trim().to_owned()).collect();
    assert_eq!(browser.value::<Vec<String>>("all('h2.ia-question').map(one => one.textContent)").await, questions);

    assert_eq!(browser.value::<usize>("all('.ia-closing > p').length").await, 3);
    let address = "https://www.instagram.com/sa_min_han/?hl=en";
    assert_eq!(
        browser.value::<Vec<String>>("all('.ia-closing a').map(one => one.href + one.textContent)").await,
        [format!("{address}{address}")]
    );

    assert_eq!(browser.value::<Vec<String>>("all('.ia-contents a').map(one => one.textContent)").await, questions);
    let resolved = "all('.ia-contents a').filter(one =>
        document.getElementById(decodeURIComponent(one.hash.slice(1))).matches('.ia-exchange')).length";
    assert_eq!(browser.value::<usize>(resolved).await, 14);

    let quotes = browser.value::<Vec<String>>("all('.ia-answer mark.ia-quote').map(one => one.textContent)").await;
    assert!(!quotes.is_empty() && quotes.iter().all(|quote| text.contains(quote)), "{quotes:?}");
    let crowded = "all('.ia-exchange').filter(one => one.querySelectorAll('mark').length > 1).length";
    assert_eq!(browser.value::<usize>(crowded).await, 0);

    let words = browser.value::<String>("one('.ia').textContent").await;
    for structure in ["Q.", "[Interview]", "Interview:", "undefined", "null"] {
        assert!(!words.contains(structure), "{structure} is in the text");
    }
    // Every word, in its order: what remains of the source when its structure is taken away.
    let source = text.replacen("[Interview] ", "", 1).replacen("Interview:\n", "", 1).replace("\nQ. ", "\n");
    let told = "[...all('.ia-title, .ia-introduction, .ia-question, .ia-turn, .ia-closing')].map(one =>
        [...one.querySelectorAll('p')].map(p => p.textContent).join(' ') || one.textContent).join(' ').split(/\\s+/)";
    assert_eq!(browser.value::<Vec<String>>(told).await, source.split_whitespace().collect::<Vec<_>>());
    browser.expect_no_complaints().await;
}
