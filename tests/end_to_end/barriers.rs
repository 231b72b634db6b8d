//! axe-core finds nothing: every sample, folded and unfolded, light and dark, on a phone and on a desk.

use crate::{browser::Browser, site::Site, stage::SAMPLES};

async fn expect_no_barriers(site: &Site, width: u32, paths: &[String]) {
    let browser = Browser::open().await;
    browser.size(width, 800).await;
    for path in paths {
        browser.visit(&site.url(path)).await;
        browser.settled().await;
        for scheme in ["light", "dark"] {
            browser.emulate_media("", &[("prefers-color-scheme", scheme)]).await;
            for state in ["collapseAll", "expandAll"] {
                browser.run(&format!("return one('interview-article').{state}()")).await;
                let barriers = browser.barriers().await;
                assert_eq!(barriers, Vec::<String>::new(), "{path}, {width} wide, {scheme}, {state}");
            }
        }
    }
}

fn demo() -> Vec<String> {
    let mut paths = SAMPLES.map(|name| format!("/?src=samples/{name}")).to_vec();
    paths.push("/playground.html".to_owned());
    paths
}

#[tokio::test]
async fn nobody_is_kept_out_on_a_phone() {
    expect_no_barriers(&Site::ours().start().await, 360, &demo()).await;
}

#[tokio::test]
async fn nobody_is_kept_out_on_a_desk() {
    expect_no_barriers(&Site::ours().start().await, 1280, &demo()).await;
}
