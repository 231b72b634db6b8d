//! Marked words are found again where they are, after the text was edited and by a link, or said to be gone.

use xtask::tree::Tree;

use crate::{
    browser::Browser,
    marking::{ELEMENT, ENTRIES, act, bar, mark, painted, select, strings},
    site::Answer,
    stage::{at, page, site, talk},
};

#[tokio::test]
async fn marks_across_answers_are_found_in_an_edited_text_or_listed_as_gone() {
    let edited = talk(20)
        .replace("The answer to question 4 ends here.", "The long answer to question 4 ends just here.")
        .replace("Is this question 2?\n", "Is this a new question?\n\nThis is new, and long enough to move all that stands below it.\n\nQ. Is this question 2?\n")
        .replace("The answer to question 9 begins here. ", "");
    let site = site()
        .page("/page.html", page(ELEMENT))
        .page("/edited.html", page(&ELEMENT.replace("talk", "edited")))
        .page("/edited.txt", Answer::text(&edited))
        .start()
        .await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    mark(&browser, "answer to question 4 ends", "Is this question 5?", 1).await;
    mark(&browser, "The answer to question 9 begins here.", "The answer to question 9 begins here.", 2).await;
    mark(&browser, "The answer to question 12 begins", "question 12 begins here.", 3).await;
    assert_eq!(strings(&browser, &painted(1)).await[0], "answer to question 4 ends here.Is this question 5?");
    // The edited text stands at another address here: what is kept goes with it.
    browser.run("for (const key of Object.keys(localStorage)) localStorage[key.replaceAll('page.html', 'edited.html').replaceAll('talk.txt', 'edited.txt')] = localStorage[key]").await;
    browser.visit(&site.url("/edited.html")).await;
    browser.settled().await;
    browser.wait_until(&format!("{}.length", painted(1))).await;
    assert_eq!(strings(&browser, &painted(1)).await, ["answer to question 4 ends just here.Is this question 5?"]);
    assert_eq!(strings(&browser, &painted(3)).await.len(), 1);
    assert_eq!(strings(&browser, &painted(2)).await, Vec::<String>::new());
    browser.click(".ia-marks-open").await;
    let gone = format!("{ENTRIES}.filter(one => !one.querySelector('[data-ia-do=go]')).map(one => one.textContent)");
    let gone = strings(&browser, &gone).await;
    assert_eq!(gone.len(), 1);
    assert!(gone[0].contains("The answer to question 9 begins here.") && gone[0].contains("no longer"), "{gone:?}");
    // A jump opens the answer.
    browser.click(".ia-list [data-ia-do=close]").await;
    browser.run("return one('interview-article').collapseAll()").await;
    browser.click(".ia-marks-open").await;
    browser.click("[data-ia=entries] > li:nth-child(2) [data-ia-do=go]").await;
    browser.wait_until(&format!("one('{}').open", at(12, " > .ia-answer"))).await;
    browser.drawn().await;
    let seen = "(rect => rect.top > 0 && rect.bottom < innerHeight)((() => { const [range] = CSS.highlights.get('ia-mark-3'); const live = document.createRange(); live.setStart(range.startContainer, range.startOffset); live.setEnd(range.endContainer, range.endOffset); return live.getBoundingClientRect() })())";
    browser.wait_until(seen).await;
    browser.expect_no_complaints().await;
}

#[tokio::test]
async fn a_link_leads_to_words_also_when_they_were_edited() {
    let edited =
        talk(20).replace("The answer to question 7 begins here.", "The longer answer to question 7 begins right here.");
    let element = "<interview-article src=/talk.txt expanded=none></interview-article>";
    let site = site().page("/page.html", page(element)).page("/edited.txt", Answer::text(&edited));
    let site = site.page("/edited.html", page(&element.replace("talk", "edited"))).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser.run("return one('interview-article').expandAll()").await;
    browser.run("navigator.clipboard.writeText = async text => { window.copied = text }").await;
    select(&browser, "The answer to question 7 begins", "question 7 begins here.").await;
    bar(&browser).await;
    act(&browser, "copy").await;
    browser.wait_until("window.copied").await;
    let copied: String = browser.value("copied").await;
    assert!(copied.starts_with("“The answer to question 7 begins here.” — A Long Talk, http"), "{copied}");
    browser.run("copied = ''").await;
    act(&browser, "link").await;
    browser.wait_until("window.copied").await;
    let link: String = browser.value("copied").await;
    assert!(link.contains("/page.html#ia-mark=") && !link.contains(' '), "{link}");
    let led = "[...CSS.highlights.get('ia-led-to') ?? []].map(one => one.startContainer.data.slice(one.startOffset, one.endOffset))";
    for (address, words) in [
        (link.clone(), "The answer to question 7 begins here."),
        (link.replace("/page", "/edited"), "The longer answer to question 7 begins right here."),
    ] {
        browser.visit("about:blank").await;
        browser.visit(&address).await;
        browser.settled().await;
        browser.wait_until(&format!("{led}.length")).await;
        assert_eq!(strings(&browser, led).await, [words]);
        browser.wait_until(&format!("one('{}').open", at(7, " > .ia-answer"))).await;
        browser.drawn().await;
        let top: f64 = browser.value(&format!("one('{}').getBoundingClientRect().top", at(7, " .ia-turn p"))).await;
        assert!((0.0..700.0).contains(&top), "{address}: {top}");
        assert_eq!(browser.value::<usize>("all('.ia-answer[open]').length").await, 1);
        // To what is not there it says so and goes nowhere.
        browser.run("location.hash = '#ia-mark=Nothing%20of%20the%20kind%20stands%20anywhere'").await;
        browser.wait_until("one('[data-ia=said]').textContent.includes('no longer here')").await;
        assert_eq!(strings(&browser, led).await, Vec::<String>::new());
    }
    browser.expect_no_complaints().await;
}

/// What is marked in `afternoon/before.txt`, from some words to the end of others, and how that reads in `after.txt`, which
/// is the same after somebody has edited it: typos mended, names changed, sentences cut and rewritten, an exchange and a
/// paragraph moved, straight signs made round. Nothing where it is gone.
const AFTERNOON: [(&str, &str, Option<&str>); 20] = [
    (
        "Anton Varga has moved",
        "stairwells of one city",
        Some("Antal Varga has moved pianos through the stairwells of one city"),
    ),
    ("the piano was always", "walked around", Some("the piano was always the thing that the others walked around")),
    ("I was nineteen", "about strength.", Some("I was nineteen, and I believed that it was about strength.")),
    (
        "You let it go",
        "keep choosing.",
        Some("You let it go down slowly, in the direction that you have chosen, and you keep choosing."),
    ),
    ("stairs are honest", "they go down", Some("stairs are honest: they go up or they go down")),
    ("wallpaper that", "grandmother chose", Some("wallpaper that somebody’s grandmother chose")),
    ("My colleague Pavel", "piece of string", Some("My colleague Pawel does it with a piece of string")),
    ("If the string comes", "the piano comes round.", None),
    (
        "In the winter of 2009",
        "when the trams stopped.",
        Some(
            "In the winter of 2010 we took a Bechstein out of a fourth floor, over a tram line, at four in the morning, \
             when the trams had stopped.",
        ),
    ),
    ("He had never seen", "from below.", None),
    ("People come out to watch.", "Nobody speaks.", Some("People come out to watch, and nobody speaks.")),
    (
        "A strap that I",
        "on the last step",
        Some("A strap that I had checked myself gave way on the last step, on a Tuesday in March,"),
    ),
    (
        "Nothing was broken",
        "played it in the street",
        Some("Nothing was broken but a leg. The owner played it in the street"),
    ),
    (
        "I kept the strap.",
        "under it in the morning.",
        Some(
            "I kept the strap that broke. It hangs over the door of the yard, so that everybody walks under it in the \
             morning.",
        ),
    ),
    (
        "To Pavel. He counts",
        "says what he sees",
        Some("To Pawel. He counts, but he does not count numbers; he says what he sees"),
    ),
    ("like a room", "stopped talking", Some("like a room in which people have just stopped talking")),
    (
        "I look at the maker",
        "I think somebody should.",
        Some("I look at the maker’s name every time. I think that somebody should."),
    ),
    ("They ask me", "what it weighs.", None),
    (
        "because by then",
        "What will you do when you stop?",
        Some("because by then it will be furniture.\nWhat will you do when you stop?"),
    ),
    ("It took me all day.", "that I ever had.", Some("It took me all day, and it was the happiest job I ever had.")),
];

#[tokio::test]
async fn twenty_marks_are_where_they_should_be_after_an_afternoon_of_editing() {
    let texts = [include_str!("afternoon/before.txt"), include_str!("afternoon/after.txt")];
    // One page, whose author edits it: it has one address.
    let pages = texts.map(|text| {
        page(&format!(
            "<link rel=canonical href=/piano.html><interview-article id=piano><script type=text/plain>{text}</script>\
             </interview-article>"
        ))
    });
    let [before, after] = pages;
    let site = site().page("/before.html", before).page("/after.html", after).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/before.html")).await;
    browser.settled().await;
    for (n, (first, last, _)) in (0..).zip(AFTERNOON) {
        mark(&browser, first, last, n % 4 + 1).await;
    }
    browser.screenshot_whole("afternoon-before", 1100).await;
    browser.visit(&site.url("/after.html")).await;
    browser.settled().await;
    browser.wait_until("one('.ia-marks-open')?.textContent.includes('20')").await;
    browser.screenshot_whole("afternoon-after", 1100).await;
    browser.click(".ia-marks-open").await;
    browser.screenshot("afternoon-list").await;
    // In the order in which they were made, as they are kept: how each reads now.
    let now = "(kept => Object.values(kept.marks).map(({ id }) => {
        const entry = one(`[data-ia=entries] > [data-ia-mark='${id}']`);
        return entry.querySelector('[data-ia-do=go]')?.textContent ?? null }))(JSON.parse(Object.values(localStorage)[0]))";
    let found: Vec<Option<String>> = browser.value(now).await;
    for ((first, _, expected), found) in AFTERNOON.iter().zip(&found) {
        assert_eq!(found.as_deref(), *expected, "{first}");
    }
    // What is said to be found is painted, and nothing else.
    let mut painted_words = Vec::new();
    for colour in 1..=4 {
        painted_words.extend(strings(&browser, &painted(colour)).await);
    }
    let mut expected: Vec<String> =
        AFTERNOON.iter().filter_map(|(.., now)| now.map(|words| words.replace('\n', ""))).collect();
    painted_words.sort();
    expected.sort();
    assert_eq!(painted_words, expected);
    browser.expect_no_complaints().await;
}

/// Describes every passage of one version of a text, and finds all of them, then each alone, in another; in milliseconds,
/// the best of some runs, as others want the machine too.
const TIMED: &str = "const { default: init, describe, place } = await import('/pkg/interview_article_marks.js');
    await init({ module_or_path: await fetch('/pkg/interview_article_marks_bg.wasm') });
    const unpacked = (await fetch('/large.gz')).body.pipeThrough(new DecompressionStream('gzip'));
    const { docs: [{ v1, v2 }], anchors } = await new Response(unpacked).json();
    // Places are code points there, and units here.
    const units = [0];
    for (const point of v1) units.push(units.at(-1) + point.length);
    const marks = anchors.map(({ s, e }) => {
        const [start, end] = [units[s], units[e]], [before, after, from, to] = describe(v1, start, end);
        return { words: [v1.slice(start, end), v1.slice(before, start), v1.slice(end, after), ''].join('\\0'), points: [from, to] };
    });
    const find = marks => {
        const began = performance.now();
        const found = place(v2, marks.map(({ words }) => words).join(''), Int32Array.from(marks.flatMap(({ points }) => points)));
        return [performance.now() - began, found];
    };
    const [first, found] = find(marks);
    const all = Math.min(...Array.from({ length: 5 }, () => find(marks)[0]));
    // What was held up by others gets another turn, so that what is left is ours.
    const alone = marks.map(mark => find([mark])[0]);
    for (let turn = 0; turn < 30; turn++) {
        marks.forEach((mark, n) => { if (alone[n] > 5) alone[n] = Math.min(alone[n], find([mark])[0]); });
    }
    alone.sort((one, other) => one - other);
    return { marks: marks.length, lost: found.filter(place => place < 0).length / 2, first, all, middle: alone[alone.length >> 1], worst: alone.at(-1) }";

#[tokio::test]
async fn a_thousand_marks_are_found_again_before_a_reader_notices() {
    let shared = Tree::find().expect("the repository").root.join("../shared/anchors/large.json.gz");
    // Nothing where the repository stands alone.
    let Ok(large) = std::fs::read(shared) else { return };
    let site =
        site().page("/page.html", page("")).page("/large.gz", Answer::new("application/gzip", large)).start().await;
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    let times = browser.run(TIMED).await;
    println!("{times}");
    let time = |what: &str| times[what].as_f64().expect("a time");
    assert_eq!((time("marks"), time("lost")), (1000.0, 0.0));
    assert!(time("all") <= 200.0 && time("worst") <= 5.0, "{times}");
}
