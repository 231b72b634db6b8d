//! A site for one test: our own tree of addresses, and whatever pages and answers the test adds.

use std::{path::Path, time::Duration};

use axum::{
    Router,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::{net::TcpListener, task::JoinHandle};
use tower_http::services::ServeDir;
use xtask::{site, tree::Tree};

use crate::browser::LISTEN;

/// What a route gives back, always the same.
#[derive(Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    after: Duration,
}

impl Answer {
    pub fn new(content_type: &'static str, body: impl Into<Vec<u8>>) -> Answer {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(content_type))]);
        Answer { status: StatusCode::OK, headers, body: body.into(), after: Duration::ZERO }
    }

    pub fn html(body: &str) -> Answer {
        Answer::new("text/html; charset=utf-8", body)
    }

    pub fn text(body: &str) -> Answer {
        Answer::new("text/plain; charset=utf-8", body)
    }

    pub fn status(mut self, status: u16) -> Answer {
        self.status = StatusCode::from_u16(status).expect("an HTTP status");
        self
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Answer {
        let value = HeaderValue::from_str(value).expect("a header's value");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// Keeps the asker waiting.
    pub fn after(mut self, delay: Duration) -> Answer {
        self.after = delay;
        self
    }
}

/// The site before it is started: `www/` at `/`, `/pkg/…`, `/cases/…`, `/samples/…` as `cargo xtask serve` has them.
pub struct SiteBuilder(Router);

/// A running site; it stops when it is dropped.
pub struct Site {
    origin: String,
    server: JoinHandle<()>,
}

impl Site {
    pub fn ours() -> SiteBuilder {
        let site = SiteBuilder(site::router(&Tree::find().expect("the repository")));
        site.page("/listen.js", Answer::new("text/javascript", LISTEN))
    }

    /// The whole address of a path that begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl SiteBuilder {
    /// A path of the test's own, as in `.page("/strict.html", Answer::html("…").header("content-security-policy", "…"))`.
    pub fn page(self, path: &str, answer: Answer) -> SiteBuilder {
        SiteBuilder(self.0.route(path, get(move || give(answer))))
    }

    /// A folder at another address, as a site that has copied `pkg/` would have it.
    pub fn folder(self, path: &str, folder: &Path) -> SiteBuilder {
        SiteBuilder(self.0.nest_service(path, ServeDir::new(folder)))
    }

    /// On a free port. It runs on the test's own runtime, so a test that blocks its thread stops its site.
    pub async fn start(self) -> Site {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("a bound port"));
        let router = site::with_headers(self.0);
        let server = tokio::spawn(async move { axum::serve(listener, router).await.expect("the site serves") });
        Site { origin, server }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn give(answer: Answer) -> Response {
    tokio::time::sleep(answer.after).await;
    (answer.status, answer.headers, answer.body).into_response()
}
