//! `wasm-bindgen-test-runner` at the version that Cargo.lock names, for wasm-pack to find on PATH.
//!
//! Its file server (tiny_http 0.12) counts a thread as free until that thread has woken. Of several connections that a
//! browser opens at once, one is then never read (one run in three), and the page waits for its scripts for ever. A
//! thread that has served a connection takes what was left lying, so we knock while the tests run.

use std::{
    env, io,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Command, ExitCode},
    thread,
    time::Duration,
};

/// Where the runner serves the tests; set for the process that does the work.
const ADDRESS: &str = "WASM_BINDGEN_TEST_ADDRESS";
const BETWEEN_KNOCKS: Duration = Duration::from_millis(100);

fn main() -> ExitCode {
    let by_hand = env::var_os("NO_HEADLESS").is_some();
    let success = if by_hand || env::var_os(ADDRESS).is_some() {
        wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()).map(|()| true)
    } else {
        run_knocking().map_err(Into::into)
    };
    match success {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// This program again, at an address that we know.
fn run_knocking() -> io::Result<bool> {
    let address = free_address()?;
    let mut inner = Command::new(env::current_exe()?);
    let mut inner = inner.args(env::args_os().skip(1)).env(ADDRESS, address.to_string()).spawn()?;
    loop {
        if let Some(status) = inner.try_wait()? {
            return Ok(status.success());
        }
        // Refused until the server stands.
        let _ = TcpStream::connect_timeout(&address, BETWEEN_KNOCKS);
        thread::sleep(BETWEEN_KNOCKS);
    }
}

fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
