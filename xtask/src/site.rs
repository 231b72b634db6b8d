//! `www/`, `pkg/` and the cases as one tree of addresses, for the demo and for the end-to-end tests alike.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use axum::{
    Router,
    extract::Path as Segment,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap},
    },
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tower_http::services::ServeDir;

use crate::tree::Tree;

/// `/` is `www/`; `/pkg/…` is `pkg/`; `/cases/…` is `tests/cases/`, and `/samples/NAME` the input of a case, whatever
/// its ending. Nothing is cached, so that a reload shows an edit.
pub fn router(tree: &Tree) -> Router {
    let cases = tree.cases();
    Router::new()
        .nest_service("/pkg", ServeDir::new(tree.pkg()))
        .nest_service("/cases", ServeDir::new(&cases))
        .route("/samples/{name}", get(move |Segment(name): Segment<String>| async move { sample(&cases, &name) }))
        .fallback_service(ServeDir::new(tree.www()))
}

/// The headers that every answer of ours has; a layer of its own, so that it goes on last and covers every route.
pub fn with_headers(router: Router) -> Router {
    router.layer(middleware::map_response(async |mut response: Response| {
        name_charset(response.headers_mut());
        response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        response
    }))
}

/// The address at which [`with_interview`] shows this file.
pub fn interview_path(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("/interview/{}", utf8_percent_encode(&name, RESERVED))
}

/// The demo's address for an interview at `path`: encoded once more, because it is a value within an address.
pub fn demo_query(path: &str) -> String {
    format!("/?src={}", utf8_percent_encode(path, RESERVED_IN_QUERY))
}

/// Adds one file from anywhere, under its own name, read at every request.
pub fn with_interview(router: Router, file: PathBuf) -> Router {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    router.route(
        "/interview/{name}",
        get(move |Segment(asked): Segment<String>| async move {
            if asked == name { file_response(&file) } else { StatusCode::NOT_FOUND.into_response() }
        }),
    )
}

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const RESERVED_IN_QUERY: &AsciiSet = &RESERVED.remove(b'/');

fn sample(cases: &Path, name: &str) -> Response {
    if !is_one_name(name) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let entries = fs::read_dir(cases.join(name)).into_iter().flatten().flatten();
    match entries.map(|entry| entry.path()).find(|path| path.file_stem().is_some_and(|stem| stem == "input")) {
        Some(input) => file_response(&input),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A decoded segment may hold a slash or two dots.
fn is_one_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name)
}

fn file_response(file: &Path) -> Response {
    match fs::read(file) {
        Ok(bytes) => ([(CONTENT_TYPE, content_type(file))], bytes).into_response(),
        Err(error) => (StatusCode::NOT_FOUND, format!("{} cannot be read: {error}", file.display())).into_response(),
    }
}

/// The formats that an interview comes in; bytes that are no text are for the reader of the format to find out.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("md" | "markdown") => "text/markdown; charset=utf-8",
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("vtt") => "text/vtt; charset=utf-8",
        Some("srt") => "application/x-subrip",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// ServeDir names no charset; without one a page in UTF-8 may be read as windows-1252.
fn name_charset(headers: &mut HeaderMap) {
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else { return };
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8"))
    {
        headers.insert(CONTENT_TYPE, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_named_by_one_name() {
        assert!(is_one_name("behind-the-lens"));
        for name in ["", ".", "..", "../src", "a/b", "/etc", "./a", "a/"] {
            assert!(!is_one_name(name), "{name}");
        }
    }

    #[test]
    fn file_names_survive_two_readings_of_the_address() {
        let path = interview_path(Path::new("/home/me/Q & A ä.txt"));
        assert_eq!(path, "/interview/Q%20%26%20A%20%C3%A4.txt");
        assert_eq!(demo_query(&path), "/?src=/interview/Q%2520%2526%2520A%2520%25C3%25A4.txt");
    }
}
