//! Who talks, and in what language: a small picture beside the name, and `lang` on what differs, in a page and in what the
//! command has written.

use crate::{
    browser::Browser,
    prerendered::command,
    site::{Answer, Site},
    stage::{STRICT, page, site},
};

/// As in tests/cases/pictures-of-speakers, at home on the stage.
const PICTURED: &str = "<interview-article>
    <h1>Two Chairs</h1>
    <p><img src=/ada.svg alt='' width=400 height=300><strong>Ada Finch:</strong> Which of the two chairs is older?</p>
    <p><img src=/joe.svg alt='Joe Marsh' width=64 height=64><strong>Joe Marsh:</strong> The one that you sit on.</p>
    <p><img src=/ada.svg alt='' width=48 height=48><strong>Ada Finch:</strong> How do you know how tall a house was?</p>
    <p><img src=/joe.svg alt='Joe Marsh' width=64 height=64><strong>Joe Marsh:</strong> By the back of the chair.</p>
    <p><strong>Ada Finch:</strong> And who will sit on it next, do you think?</p>
    <p><strong>Joe Marsh:</strong> Somebody with patience, I hope.</p></interview-article>";
const FACE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='80'><rect width='64' height='80' fill='#963'/><circle cx='32' cy='34' r='18' fill='#fc9'/></svg>";

fn faces() -> crate::site::SiteBuilder {
    let face = || Answer::new("image/svg+xml", FACE);
    site().page("/ada.svg", face()).page("/joe.svg", face())
}

async fn shown(site: &Site) -> Browser {
    let browser = Browser::open().await;
    browser.visit(&site.url("/page.html")).await;
    browser.settled().await;
    browser
}

/// What sites say of their pictures (Tailwind, Bootstrap, WordPress), and what takes everything away.
const SITES: [&str; 4] = [
    "",
    "<style>img { display: block; max-width: 100%; height: auto }</style>",
    "<style>main img { width: 100%; height: auto; border-radius: 12px }</style>",
    "<style>* { all: unset }</style>",
];

#[tokio::test]
async fn who_talks_is_pictured_beside_the_name() {
    for style in SITES {
        let site = faces().page("/page.html", page(&format!("{style}<main>{PICTURED}</main>"))).start().await;
        let browser = shown(&site).await;
        let portraits = "all('.ia-speaker > .ia-portrait')";
        // Of Ada the small one is taken, and stands at all she says.
        let sources = format!("{portraits}.map(one => one.getAttribute('src')).join()");
        let expected = ["/ada.svg,/joe.svg"; 3].join(",");
        assert_eq!(browser.value::<String>(&sources).await, expected, "{style}");
        // The large one is there for its own sake, where it was.
        assert_eq!(browser.value::<usize>("all('.ia-question > img[width=\"400\"]').length").await, 1, "{style}");
        // Square, small, on the line of the name, before it, and unheard: the name says it.
        let faults = format!(
            "{portraits}.filter(one => {{
                const {{ width, height, top, bottom, right }} = one.getBoundingClientRect();
                const range = document.createRange();
                range.selectNodeContents(one.nextSibling);
                const name = range.getBoundingClientRect();
                const size = parseFloat(getComputedStyle(one).fontSize);
                return one.alt !== '' || Math.abs(width - height) > .5 || width < 2 * size || width > 3 * size
                    || name.left < right || name.top < top - 2 || name.bottom > bottom + 2;
            }}).length"
        );
        assert_eq!(browser.value::<usize>(&faults).await, 0, "{style}");
        assert_eq!(browser.value::<String>("one('.ia-turn > .ia-speaker').textContent").await, "Joe Marsh", "{style}");
        let given = "one('interview-article').interview.speakers.map(({ image }) => image).join()";
        assert_eq!(browser.value::<String>(given).await, "/ada.svg,/joe.svg", "{style}");
        if style.is_empty() {
            browser.screenshot("portraits").await;
            assert_eq!(browser.barriers().await, Vec::<String>::new());
        }
        browser.expect_no_complaints().await;
    }
}

#[tokio::test]
async fn objects_give_pictures_and_only_addresses_that_may_live() {
    let speakers = r"[{ name: 'Ada', role: 'asks', image: 'javascript:alert(1)' }, { name: 'Joe', role: 'answers', image: '/joe.svg' }]";
    let turn =
        |role: &str, speaker: usize| format!("{{ role: '{role}', speaker: {speaker}, blocks: ['Why is it so?'] }}");
    let set = format!(
        "<script>addEventListener('DOMContentLoaded', () => {{ document.querySelector('interview-article').interview = {{ speakers: {speakers},
            parts: [{{ exchanges: [{{ question: {}, replies: [{}] }}] }}] }} }})</script>",
        turn("asks", 0),
        turn("answers", 1)
    );
    let site = faces()
        .page("/page.html", page(&format!("{set}<main><interview-article></interview-article></main>")))
        .start()
        .await;
    let browser = shown(&site).await;
    let sources = "all('.ia img').map(one => one.getAttribute('src')).join()";
    assert_eq!(browser.value::<String>(sources).await, "/joe.svg");
    let given = "one('interview-article').interview.speakers[1].image";
    assert_eq!(browser.value::<String>(given).await, "/joe.svg");
    browser.expect_no_complaints().await;
}

/// English, with what is said in other tongues.
const TONGUES: &str = "A Talk in Many Tongues\n\nIt was held on a boat.\n\nQ. What did the captain say to you first?\n\n\
    He said this, and I wrote it down: 안녕.\n\n어디에서 오셨습니까? 배는 아침에 떠납니다.\n\nQ. お仕事は何ですか。\n\n灯台守です。海のそばで働いています。\n\n\
    Где вы работаете, спросила я.\n\nДе ви працюєте?\n\nأين تعمل هذه المرأة؟ في المنارة.\n\nکجا کار می‌کنید؟\n\nआप कहाँ काम करते हैं? यह अच्छा है।\n\n\
    תודה רבה לך\n\nคุณทำงานที่ไหน\n\n你在哪里工作？\n\nQ. And after that, what did you answer?\n\nNothing at all.\n\nQ. Was it long?\n\nNot very. Ναι.\n\nΝαι, πολύ.\n";
const SAID: &str = "[...all('.ia[lang]'), ...all('.ia [lang]:not([data-ia-apart])')]
    .map(one => [one.localName, one.lang, one.dir, one.textContent.slice(0, 12)].join(' '))";

#[tokio::test]
async fn what_is_surely_in_another_language_says_so() {
    for (name, source) in [
        ("tongues", TONGUES),
        (
            "arabic",
            "محادثة قصيرة\n\nس. أين تعمل هذه المرأة؟\n\nفي المنارة.\n\nس. ومن يأتي إلى هناك؟\n\nThe keeper and his dog.\n\nس. ولماذا يأتون؟\n\nإلى البحر.\n",
        ),
    ] {
        let file = std::env::temp_dir().join(format!("interview-article-{name}-{}.txt", std::process::id()));
        std::fs::write(&file, source).expect("a file for the command");
        let article = command(&["render", &file.display().to_string()]);
        std::fs::remove_file(file).expect("the file is ours");
        let site = site()
            .page("/tongues.txt", Answer::text(source))
            .page(
                "/page.html",
                page("<main><interview-article src=/tongues.txt></interview-article></main>")
                    .header("content-security-policy", STRICT),
            )
            .page(
                "/made.html",
                Answer::html(&format!("<!doctype html><meta charset=utf-8><title>Made</title>{article}")),
            )
            .start()
            .await;
        let browser = Browser::open().await;
        browser.visit(&site.url("/made.html")).await;
        let made = browser.value::<Vec<String>>(SAID).await;
        browser.visit(&site.url("/page.html")).await;
        browser.settled().await;
        // They come some at a time.
        browser.wait_until(&format!("{SAID}.length >= {}", made.len())).await;
        assert_eq!(browser.value::<Vec<String>>(SAID).await, made, "{name}");
        let languages: Vec<&str> = made.iter().filter_map(|said| said.split(' ').nth(1)).collect();
        let expected: &[&str] = match name {
            "tongues" => &["ja", "ko", "ja", "ja", "ru", "ar", "hi", "he", "th", "el"],
            _ => &["ar"],
        };
        assert_eq!(languages, expected, "{made:?}");
        // It goes with the tools.
        browser.run("one('interview-article').setAttribute('without', 'languages')").await;
        browser.settled().await;
        assert_eq!(browser.value::<usize>("all('.ia [lang]:not([data-ia-apart])').length").await, 0);
        browser.expect_no_complaints().await;
    }
}
