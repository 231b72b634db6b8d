//! The demo on loopback.

use std::{
    fs::File,
    io::{ErrorKind, Read},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};

use crate::{package, site, tree::Tree};

const DEFAULT_PORT: u16 = 8042;
/// How far we look when nobody asked for a port of their own.
const PORTS_TRIED: u16 = 20;

/// Builds `pkg/`, serves until it is stopped, and prints where. What can fail at once fails before the build.
pub fn serve(tree: &Tree, file: Option<&Path>, port: Option<u16>) -> Result<()> {
    let file = file.map(readable).transpose()?;
    let listener = listen(port)?;
    package::build(tree)?;
    let port = listener.local_addr()?.port();
    let mut router = site::router(tree);
    let mut page = "/".to_owned();
    if let Some(file) = file {
        page = site::demo_query(&site::interview_path(&file));
        router = site::with_interview(router, file);
    }
    println!("Serving http://127.0.0.1:{port}{page} (Ctrl+C stops)");
    run(listener, site::with_headers(router))
}

/// Absolute, and really a file that opens: better now than as a 404 in the page.
fn readable(file: &Path) -> Result<PathBuf> {
    let reason = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => anyhow!("there is no file {}", file.display()),
        ErrorKind::IsADirectory => anyhow!("{} is a folder, not an interview", file.display()),
        _ => anyhow!("{} cannot be read: {error}", file.display()),
    };
    File::open(file).and_then(|mut open| open.read(&mut [0])).map_err(reason)?;
    std::path::absolute(file).context("the working folder is gone")
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    match port {
        Some(port) => {
            bind(port)?.with_context(|| format!("port {port} is in use: choose another, or --port 0 for any"))
        }
        None => listen_near_default(),
    }
}

fn listen_near_default() -> Result<TcpListener> {
    for port in DEFAULT_PORT..DEFAULT_PORT + PORTS_TRIED {
        if let Some(listener) = bind(port)? {
            if port != DEFAULT_PORT {
                eprintln!("Port {DEFAULT_PORT} is in use, so this is served on {port}");
            }
            return Ok(listener);
        }
    }
    bail!("ports {DEFAULT_PORT} to {} are in use: choose one with --port", DEFAULT_PORT + PORTS_TRIED - 1)
}

/// Nothing where the port is in use.
fn bind(port: u16) -> Result<Option<TcpListener>> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(Some(listener)),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Ok(None),
        Err(error) => bail!("port {port} cannot be opened: {error}"),
    }
}

#[tokio::main]
async fn run(listener: TcpListener, router: axum::Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, router).await.context("the server stopped")
}
