//! One browser for one test, in the words of somebody who sits before it.

use std::{
    fmt::Debug,
    fs,
    time::{Duration, Instant},
};

use fantoccini::{Client, Locator, elements::Element, wd::WebDriverCompatibleCommand};
use serde_json::{Value, json};
use xtask::tree::Tree;

use crate::driver::{Driver, Engine};

/// How long a page may take for anything.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs in every page before its own scripts: words for the tests, and what the page would only tell its console, or
/// tells in events of ours.
pub const LISTEN: &str = "
    window.one = selector => document.querySelector(selector);
    window.all = selector => [...document.querySelectorAll(selector)];
    window.told = [];
    for (const type of ['interview-ready', 'interview-toggle', 'interview-error'])
        addEventListener(type, event => told.push({ type, ...event.detail, stood: !!event.target.querySelector('.ia') }));
    const seen = window.complaintsSeen = [];
    addEventListener('error', event => seen.push('error: ' + event.message), true);
    addEventListener('unhandledrejection', event => seen.push('unhandled rejection: ' + event.reason));
    document.addEventListener('securitypolicyviolation', event =>
        /* the browser's own wish, in a page that names no icon */
        event.blockedURI.endsWith('/favicon.ico') || seen.push('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));";

/// What the page holds once its garbage is gone; `heap` in bytes, WebAssembly memory not included.
#[derive(Debug)]
pub struct Held {
    pub nodes: u64,
    pub listeners: u64,
    pub heap: u64,
}

pub struct Browser {
    /// All of WebDriver, for what the methods here do not say.
    pub client: Client,
    tree: Tree,
    engine: Engine,
    // Last, because dropping it closes the browser.
    _driver: Driver,
}

impl Browser {
    /// Chromium, 1280 by 800, as if freshly installed.
    pub async fn open() -> Browser {
        let browser = Browser::open_in(Engine::Chromium).await;
        browser.cdp("Page.enable", json!({})).await;
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })).await;
        browser.size(1280, 800).await;
        browser
    }

    /// A browser of an engine, of which no more is asked than WebDriver's standard has: its pages load `/listen.js`
    /// themselves.
    pub async fn open_in(engine: Engine) -> Browser {
        let mut driver = Driver::start(engine);
        let client = driver.open().await;
        client.set_window_size(1280, 900).await.expect("a window has a size");
        Browser { client, tree: Tree::find().expect("the repository"), engine, _driver: driver }
    }

    /// Returns when the page's `load` event has fired.
    pub async fn visit(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} does not load: {error}"));
    }

    /// As [`Browser::visit`], with JavaScript switched off while the page loads. Afterwards `run` works again, and the
    /// page's own scripts have still never run.
    pub async fn visit_without_script(&self, url: &str) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        self.visit(url).await;
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    }

    /// Until every interview of the page stands or has failed.
    pub async fn settled(&self) {
        self.wait_until("customElements.get('interview-article')").await;
        self.run("return Promise.allSettled(all('interview-article').map(one => one.ready)).then(() => null)").await;
        // The reader's tools come a moment after the article.
        self.wait_until("all('[data-ia-live]').every(one => one.querySelector('[data-ia=reading]'))").await;
    }

    /// Until the browser has drawn what there is, which is when it scrolls and tells of it.
    pub async fn drawn(&self) {
        self.run(
            "return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))",
        )
        .await;
    }

    /// The viewport in CSS pixels; a headless window alone would not go below 500.
    pub async fn size(&self, width: u32, height: u32) {
        if self.engine != Engine::Chromium {
            let sized = self.client.set_window_size(width, height).await;
            return sized.unwrap_or_else(|error| panic!("no window of {width}: {error}"));
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// `media` is "print", "screen" or "" for what it is; features as `[("prefers-color-scheme", "dark")]`.
    pub async fn emulate_media(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).await;
    }

    /// A function's body in the page; gives what it returns, awaited if it is a promise.
    pub async fn run(&self, script: &str) -> Value {
        let result = self.client.execute(&format!("return (async () => {{ {script}\n }})()"), vec![]).await;
        result.unwrap_or_else(|error| panic!("{script:.2000}\nfails in the page: {error}"))
    }

    /// The value of an expression in the page, in the type that the test compares it with.
    pub async fn value<T: serde::de::DeserializeOwned>(&self, expression: &str) -> T {
        let value = self.run(&format!("return ({expression});")).await;
        serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("{expression} is {value}, not what the test wants: {error}"))
    }

    /// Until the expression is true in the page.
    pub async fn wait_until(&self, expression: &str) {
        let began = Instant::now();
        while !self.value::<bool>(&format!("!!({expression})")).await {
            if began.elapsed() > PATIENCE {
                panic!(
                    "never true in {PATIENCE:?}: {expression}\npage: {}\ncomplaints: {:?}\nconsole: {:?}",
                    self.client.current_url().await.map(String::from).unwrap_or_default(),
                    self.complaints().await,
                    self.console().await
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The first element of a selector, which must be there.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("there is no {selector}: {error}"))
    }

    /// A real click in the middle of the element, scrolled into view first.
    pub async fn click(&self, selector: &str) {
        let clicked = self.find(selector).await.click().await;
        clicked.unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
    }

    /// Real keys to what has the focus: text, or one of [`fantoccini::key::Key`] as a string.
    pub async fn press(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.unwrap_or_else(|error| panic!("{keys:?} cannot be typed: {error}"));
    }

    /// Errors, unhandled rejections and policy violations of the page that is shown, since it began to load.
    pub async fn complaints(&self) -> Vec<String> {
        self.value("window.complaintsSeen ?? []").await
    }

    pub async fn expect_no_complaints(&self) {
        assert_eq!(self.complaints().await, Vec::<String>::new(), "the page complains");
    }

    /// What the console got since it was last asked, the browser's own messages (a 404, a policy) included.
    pub async fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let entries = self.vendor("se/log", json!({ "type": "browser" })).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| format!("{}: {}", text(&entry["level"]), text(&entry["message"]))).collect()
    }

    /// What axe-core finds wrong in the page, one line per barrier. It goes around the page's policy.
    pub async fn barriers(&self) -> Vec<String> {
        let axe = self.tree.npm_file("axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core is installed: `cargo xtask build` does it");
        self.cdp("Runtime.evaluate", json!({ "expression": axe })).await;
        let run = "axe.run().then(found => found.violations.map(one =>
            one.id + ': ' + one.help + ' at ' + one.nodes.map(node => node.target.join(' ')).join(', ')))";
        let found = self
            .cdp("Runtime.evaluate", json!({ "expression": run, "awaitPromise": true, "returnByValue": true }))
            .await;
        serde_json::from_value(found["result"]["value"].clone())
            .unwrap_or_else(|error| panic!("axe-core did not run: {error}: {found}"))
    }

    /// Counts after a full collection, to compare with the same at another time.
    pub async fn held(&self) -> Held {
        self.cdp("Performance.enable", json!({})).await;
        self.cdp("HeapProfiler.collectGarbage", json!({})).await;
        let answer = self.cdp("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("no metric {name}")) as u64
        };
        Held { nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize") }
    }

    /// Writes `target/screenshots/NAME.png` of what the window shows.
    pub async fn screenshot(&self, name: &str) {
        let folder = self.tree.target.join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        let picture = self.client.screenshot().await.expect("a screenshot");
        fs::write(folder.join(format!("{name}.png")), picture).expect("the screenshot is written");
    }

    /// Writes `target/screenshots/NAME.png` of a picture that a page has drawn, in Base64.
    pub fn keep_picture(&self, name: &str, base64: &str) {
        let folder = self.tree.target.join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        fs::write(folder.join(format!("{name}.png")), bytes_of(base64)).expect("the picture is written");
    }

    /// The same of the whole page, at this width; the window is left as high as the page.
    pub async fn screenshot_whole(&self, name: &str, width: u32) {
        self.size(width, 800).await;
        let height: u32 = self.value("document.documentElement.scrollHeight").await;
        // Chromium draws nothing beyond 16,384 pixels.
        self.size(width, height.min(16_000)).await;
        self.screenshot(name).await;
    }

    /// A command of the DevTools protocol; gives its result.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.vendor("goog/cdp/execute", json!({ "cmd": method, "params": parameters })).await
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(Vendor { path, body: body.to_string() }).await;
        answer.unwrap_or_else(|error| panic!("{path} refuses {body:.200}: {error}"))
    }
}

/// What Base64 says.
pub fn bytes_of(base64: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u32> = base64.chars().filter_map(|c| DIGITS.find(c)).map(|digit| digit as u32).collect();
    let bytes = bits.chunks(4).flat_map(|four| {
        let all = (0..4).fold(0, |all, n| all << 6 | four.get(n).copied().unwrap_or_default());
        all.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A POST that WebDriver's standard does not have.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}
