//! A WebDriver of our own for one browser: started on a free port, gone with everything it started when dropped.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;

/// A running ChromeDriver.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    pub fn start() -> Driver {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process =
            Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect(
                "ChromeDriver starts: `cargo xtask test` installs it on Debian, elsewhere install it with Chromium",
            );
        let mut lines = BufReader::new(process.stdout.take().expect("a piped stdout")).lines().map_while(Result::ok);
        let port = lines.find_map(|line| announced_port(&line)).expect("ChromeDriver says which port it took");
        // It stops when nobody reads what it says.
        thread::spawn(move || lines.for_each(drop));
        Driver { process, port }
    }

    /// A new browser, with the arguments of `webdriver.json`, which the tests of wasm-pack use too.
    pub async fn open(&self) -> Client {
        let capabilities = include_str!("../../webdriver.json");
        let mut capabilities: Capabilities = serde_json::from_str(capabilities).expect("webdriver.json is JSON");
        // Everything the page logs, the browser's own complaints included.
        capabilities.insert("goog:loggingPrefs".into(), serde_json::json!({ "browser": "ALL" }));
        // The default of 30 s is short for ten thousand of anything on a small machine.
        capabilities.insert("timeouts".into(), serde_json::json!({ "script": 120_000 }));
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("Chromium starts: `cargo xtask test` installs it on Debian, elsewhere install it")
    }

    /// ChromeDriver closes its browsers only if it is asked to stop; killed, it leaves them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(Duration::from_secs(5)))?;
        connection.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        connection.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let patience = Instant::now() + Duration::from_secs(5);
        while Instant::now() < patience {
            if let Ok(Some(_)) = self.process.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// From "ChromeDriver was started successfully on port 39211."
fn announced_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
