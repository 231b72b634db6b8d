//! Small pictures of how the article looked when somebody last looked at it, and whether it still does.
//!
//! They are compared where the machine has the faces that they were made with: others break lines elsewhere.
//! `INTERVIEW_ARTICLE_REWRITE=1` makes them anew; look at them before they are kept.

use std::{env, fs, path::PathBuf};

use serde_json::json;
use xtask::tree::Tree;

use crate::browser::{Browser, bytes_of};

/// The share of points that may look otherwise, for what versions of a browser draw differently.
const TOLERATED: f64 = 0.01;

/// What tells the faces of one machine from those of another: how wide they set the same words.
const FACES: &str = "['serif', 'sans-serif', 'monospace', 'system-ui', 'Liberation Sans', 'Charter, C059', 'Palatino, P052', 'Georgia'].map(face => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    pen.font = `100px ${face}`;
    return Math.round(pen.measureText('Hamburgefonstiv 0123 질문 質問').width);
}).join(' ')";

/// How many of the points of two pictures differ by more than an eighth of the way from black to white.
const DIFFERENCE: &str = "
    const grey = async bytes => {
        const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
        const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        pen.drawImage(picture, 0, 0);
        const { data, width, height } = pen.getImageData(0, 0, picture.width, picture.height);
        return { width, height, points: Array.from({ length: width * height }, (_, n) => (data[n * 4] + data[n * 4 + 1] + data[n * 4 + 2]) / 3) };
    };
    const [a, b] = [await grey(now), await grey(then)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    return a.points.filter((point, n) => Math.abs(point - b.points[n]) > 32).length / a.points.length;";

/// Writes `target/screenshots/NAME.png` of the page's first `height` pixels, and compares them, an eighth as large, with
/// `tests/pictures/NAME.png`.
pub async fn expect_as_pictured(browser: &Browser, name: &str, width: u32, height: u32) {
    browser.size(width, height).await;
    browser.drawn().await;
    browser.screenshot(name).await;
    let (picture, faces) = (kept(&format!("{name}.png")), kept("faces.txt"));
    let small = eighth(browser, width, height).await;
    let measured: String = browser.value(FACES).await;
    if env::var_os("INTERVIEW_ARTICLE_REWRITE").is_some() {
        fs::write(&picture, small).expect("the picture is written");
        return fs::write(faces, measured + "\n").expect("the faces are written");
    }
    if fs::read_to_string(faces).is_ok_and(|faces| faces.trim() == measured) {
        let then = fs::read(&picture).unwrap_or_else(|error| panic!("{}: {error}", picture.display()));
        let differs = browser.run(&format!("const now = {small:?}, then = {then:?}; {DIFFERENCE}")).await;
        let differs = differs.as_f64().expect("a share");
        assert!(differs <= TOLERATED, "{name}: {:.1} % of its points are not as pictured", differs * 100.0);
    }
}

async fn eighth(browser: &Browser, width: u32, height: u32) -> Vec<u8> {
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 0.125 });
    let shot = browser.cdp("Page.captureScreenshot", json!({ "clip": clip })).await;
    bytes_of(shot["data"].as_str().expect("a picture in Base64"))
}

fn kept(name: &str) -> PathBuf {
    Tree::find().expect("the repository").root.join("tests/pictures").join(name)
}
