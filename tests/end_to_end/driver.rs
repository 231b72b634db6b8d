//! A WebDriver of our own for one browser: started on a free port, gone with everything it started when dropped.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use xtask::tree::Tree;

/// What draws the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A running driver.
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
    /// The session to end, where the driver would leave its browser behind.
    session: Option<String>,
    /// WebKitGTK knows no window without a display.
    display: Option<Child>,
}

impl Driver {
    /// A driver now and then ends at once, since between choosing a free port and taking it another has taken it.
    pub fn start(engine: Engine) -> Driver {
        let started = (0..3).find_map(|_| Driver::try_start(engine));
        started.unwrap_or_else(|| panic!("the driver of {engine:?} ends before it says its port, three times"))
    }

    fn try_start(engine: Engine) -> Option<Driver> {
        let mut display = None;
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = program("CHROMEDRIVER", "chromedriver");
                command.arg("--port=0");
                command
            }
            Engine::Firefox => {
                let mut command = program("GECKODRIVER", "geckodriver");
                command.args(["--port=0", "--log=info"]);
                command
            }
            Engine::WebKit => {
                let mut command = program("WEBKIT_DRIVER", "WebKitWebDriver");
                let (server, number) = start_display();
                display = Some(server);
                // Its sandbox needs rights that a container seldom has; what it shows is ours.
                command.env("DISPLAY", number).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            }
        };
        // It says nothing of the port it took, so it is told one that was free a moment ago.
        let told = (engine == Engine::WebKit).then(free_port);
        if let Some(port) = told {
            command.arg(format!("--port={port}"));
        }
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("no driver for {engine:?} ({error}): `cargo xtask test` installs it on Debian, elsewhere install it")
        });
        let mut lines = BufReader::new(process.stdout.take().expect("a piped stdout")).lines().map_while(Result::ok);
        let port = told.or_else(|| lines.find_map(|line| announced_port(&line)));
        let Some(port) = port else {
            let _ = process.wait();
            return None;
        };
        // It stops when nobody reads what it says.
        thread::spawn(move || lines.for_each(drop));
        let driver = Driver { engine, process, port, session: None, display };
        driver.answers();
        Some(driver)
    }

    /// Until somebody listens at the port.
    fn answers(&self) {
        let patience = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            assert!(Instant::now() < patience, "the driver of {:?} does not answer", self.engine);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// A new browser; Chromium with the arguments of `webdriver.json`, which the tests of wasm-pack use too.
    pub async fn open(&mut self) -> Client {
        let mut capabilities = match self.engine {
            Engine::Chromium => {
                let capabilities = include_str!("../../webdriver.json");
                let mut capabilities: Capabilities =
                    serde_json::from_str(capabilities).expect("webdriver.json is JSON");
                // Everything the page logs, the browser's own complaints included.
                capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
                capabilities
            }
            Engine::Firefox => {
                let mut options = json!({ "args": ["-headless"] });
                // Debian's has a name that the driver does not look for.
                if let Some(firefox) = xtask::command::find("firefox-esr") {
                    options["binary"] = json!(firefox);
                }
                Capabilities::from_iter([("moz:firefoxOptions".to_owned(), options)])
            }
            Engine::WebKit => {
                let options = json!({ "binary": mini_browser(), "args": ["--automation"] });
                Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)])
            }
        };
        // The default of 30 s is short for ten thousand of anything on a small machine.
        capabilities.insert("timeouts".into(), json!({ "script": 120_000 }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| {
                panic!("{:?} does not start ({error}): `cargo xtask test` installs it on Debian", self.engine)
            });
        self.session = client.session_id().await.ok().flatten();
        client
    }

    /// Drivers close their browsers only if they are asked to; killed, they leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let request = match (self.engine, &self.session) {
            (Engine::Chromium, _) => "GET /shutdown".to_owned(),
            (_, Some(session)) => format!("DELETE /session/{session}"),
            (_, None) => return Ok(()),
        };
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(Duration::from_secs(5)))?;
        let rest = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        connection.write_all((request + rest).as_bytes())?;
        connection.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let patience = Instant::now() + Duration::from_secs(if self.engine == Engine::Chromium { 5 } else { 0 });
        while Instant::now() < patience && !matches!(self.process.try_wait(), Ok(Some(_))) {
            thread::sleep(Duration::from_millis(10));
        }
        for process in [Some(&mut self.process), self.display.as_mut()].into_iter().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A driver by its variable, where xtask puts what it has built, or on PATH.
fn program(variable: &str, name: &str) -> Command {
    let built = || Tree::find().ok().map(|tree| tree.tools().join("bin").join(name)).filter(|file| file.is_file());
    let found = env::var_os(variable).map(PathBuf::from).or_else(built);
    Command::new(found.unwrap_or_else(|| name.into()))
}

/// A display that nobody looks at, and its name.
fn start_display() -> (Child, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb is installed");
    let mut lines = BufReader::new(server.stdout.take().expect("a piped stdout")).lines();
    let number = lines.next().and_then(Result::ok).expect("Xvfb says which display it is");
    (server, format!(":{}", number.trim()))
}

/// Debian keeps WebKitGTK's small browser beside the library, in a folder of the machine's kind.
fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten();
    let mut found = libraries.flat_map(|folder| {
        let versions = fs::read_dir(folder.path()).into_iter().flatten().flatten();
        versions.filter(|version| version.file_name().to_string_lossy().starts_with("webkit2gtk-4"))
    });
    found.find_map(|version| Some(version.path().join("MiniBrowser")).filter(|file| file.is_file()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

/// From "ChromeDriver was started successfully on port 39211." or geckodriver's "Listening on 127.0.0.1:39211".
fn announced_port(line: &str) -> Option<u16> {
    let chromium = line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.'));
    let firefox = line.split_once("Listening on 127.0.0.1:").map(|(_, port)| port.trim());
    chromium.or(firefox)?.parse().ok()
}
