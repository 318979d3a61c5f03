//! The three engines: how to start each driver, and a browser session with a profile of its own.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{OwnedProcess, new_folder};

/// How long a driver may take to answer; only a broken machine takes this long.
const DRIVER_PATIENCE: Duration = Duration::from_secs(60);

/// A browser engine driven by the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Android.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as WebKitGTK's MiniBrowser. Its automation profile doesn't survive it.
    WebKit,
}

/// Chromium features switched on by `NEXT_TOUCH_CHROMIUM_FEATURES`, to test the store with the storage backend that
/// Chromium is migrating to.
fn chromium_features() -> String {
    format!("--enable-features={}", std::env::var("NEXT_TOUCH_CHROMIUM_FEATURES").unwrap_or_default())
}

impl Engine {
    /// The WebDriver program of the engine.
    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// The requested capabilities; motion is reduced so that no test waits for an animation.
    fn capabilities(self, folder: &Path) -> Value {
        let profile = folder.join("profile");
        let downloads = folder.join("downloads");
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": "/usr/bin/chromium",
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                        "--disable-background-networking", "--disable-quic", "--no-first-run",
                        "--force-prefers-reduced-motion", "--window-size=1280,800", "--lang=en-US",
                        format!("--user-data-dir={}", profile.display()), chromium_features(),
                    ],
                    "prefs": { "download.default_directory": downloads },
                    "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless", "-profile", profile],
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.alwaysOpenPanel": false,
                        "intl.accept_languages": "en-US",
                        "ui.prefersReducedMotion": 1,
                    },
                },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        }
    }

    /// The driver's arguments, with the port that it listens on.
    fn arguments(self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            arguments.push("--websocket-port=0".to_owned());
        }
        arguments
    }

    /// WebKit has no headless mode of its own and draws on a virtual screen.
    fn environment(self) -> Vec<(&'static str, String)> {
        match self {
            Self::WebKit => vec![
                ("DISPLAY", VIRTUAL_SCREEN.1.clone()),
                ("GDK_BACKEND", "x11".to_owned()),
                ("NO_AT_BRIDGE", "1".to_owned()),
            ],
            Self::Chromium | Self::Firefox => Vec::new(),
        }
    }
}

/// A running browser with its driver. Dropping it kills both and removes the profile.
pub struct Browser {
    /// The WebDriver session.
    pub driver: WebDriver,
    engine: Engine,
    /// `None` only while a browser is being replaced.
    process: Option<OwnedProcess>,
}

impl Browser {
    /// Starts a browser with a new profile.
    pub async fn start(engine: Engine) -> Self {
        let folder = new_folder();
        for part in ["profile", "downloads"] {
            fs::create_dir_all(folder.join(part)).expect("a folder for the browser");
        }
        Self::start_in(engine, folder).await
    }

    /// Starts a browser on the profile that is already in `folder`.
    async fn start_in(engine: Engine, folder: PathBuf) -> Self {
        let port = free_port();
        let capabilities = engine.capabilities(&folder);
        let process = OwnedProcess::start(engine.driver(), &engine.arguments(port), &engine.environment(), folder);
        wait_until_ready(engine, port, &process);
        let Value::Object(capabilities) = capabilities else {
            unreachable!("capabilities are an object");
        };
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), Capabilities::from(capabilities)).await;
        let driver = driver.unwrap_or_else(|error| {
            panic!("{engine:?} gives no session: {error}\nThe driver says:\n{}", process.log())
        });
        Self { driver, engine, process: Some(process) }
    }

    /// The engine of this browser.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The download folder (Chromium and Firefox).
    pub fn downloads(&self) -> PathBuf {
        self.process().folder().join("downloads")
    }

    /// Closes the browser as a person does and starts it again with the same profile.
    pub async fn close_and_start_again(mut self) -> Self {
        assert_ne!(self.engine, Engine::WebKit, "WebKit's automation profile does not last");
        self.driver.clone().quit().await.expect("the browser closes");
        Self::start_in(self.engine, self.end_and_keep_folder()).await
    }

    /// Kills the browser (like a crash or an empty battery) and starts it again with the data on disk.
    pub async fn kill_and_start_again(mut self) -> Self {
        assert_ne!(self.engine, Engine::WebKit, "WebKit's automation profile does not last");
        Self::start_in(self.engine, self.end_and_keep_folder()).await
    }

    fn end_and_keep_folder(&mut self) -> PathBuf {
        self.process.take().expect("the browser runs").end_and_keep_folder()
    }

    fn process(&self) -> &OwnedProcess {
        self.process.as_ref().expect("the browser runs")
    }

    /// The end of the output of the driver and the browser.
    pub fn last_words(&self) -> String {
        let log = self.process().log();
        let lines: Vec<&str> = log.lines().collect();
        lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n")
    }

    /// Kills the processes that run the pages (Chromium); the browser itself lives on.
    pub fn kill_renderers(&self) -> usize {
        self.process().kill_descendants_with("--type=renderer")
    }

    /// Kills the processes that run WebKit's pages; the driver then ends the session.
    pub fn crash_webkit(&self) -> usize {
        self.process().kill_descendants_with("WebKitWebProcess")
    }

    /// Opens a tab through Chromium's own port.
    pub fn open_tab_past_the_driver(&self) {
        let options = self.driver.capabilities().get("goog:chromeOptions");
        let address = options.and_then(|options| options.get("debuggerAddress")?.as_str());
        let address = address.expect("Chromium tells its own port");
        ask(address, "PUT /json/new?about:blank").expect("a new tab");
    }
}

impl Drop for Browser {
    /// The process is about to be killed; without this, the session would first be closed gracefully.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}

/// One virtual screen for all WebKit browsers. It picks a free number by itself, and it doesn't reset if no browser is
/// left, because the next one may be connecting.
static VIRTUAL_SCREEN: LazyLock<(OwnedProcess, String)> = LazyLock::new(|| {
    let arguments = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"];
    let process = OwnedProcess::start("Xvfb", &arguments.map(str::to_owned), &[], new_folder());
    let deadline = Instant::now() + DRIVER_PATIENCE;
    loop {
        let log = process.log();
        if let Some(number) = log.lines().find(|line| line.parse::<u32>().is_ok()) {
            let display = format!(":{number}");
            return (process, display);
        }
        assert!(Instant::now() < deadline, "Xvfb does not start:\n{log}");
        std::thread::sleep(Duration::from_millis(20));
    }
});

/// WebKitGTK's small browser; its folder is named after the machine's architecture.
fn mini_browser() -> PathBuf {
    let libraries = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    libraries
        .map(|library| library.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|path| path.exists())
        .expect("MiniBrowser of webkit2gtk-4.1 (Debian: webkit2gtk-driver)")
}

/// A port that is free now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Polls the driver's status until it is ready.
fn wait_until_ready(engine: Engine, port: u16, process: &OwnedProcess) {
    let deadline = Instant::now() + DRIVER_PATIENCE;
    let address = format!("127.0.0.1:{port}");
    let is_ready = || ask(&address, "GET /status").is_ok_and(|text| says_ready(&text));
    while !is_ready() {
        let log = || process.log();
        assert!(Instant::now() < deadline, "{} does not start:\n{}", engine.driver(), log());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether a driver's status says that it accepts sessions.
fn says_ready(status: &str) -> bool {
    let answer = status.split("\r\n\r\n").nth(1).unwrap_or_default();
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    answer.pointer("/value/ready") == Some(&Value::Bool(true))
}

/// Sends one request and returns the whole response. Some servers keep the connection open, so it reads until the body
/// has its declared length or the connection ends.
fn ask(address: &str, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    let mut block = [0; 1024];
    loop {
        let text = String::from_utf8_lossy(&answer).into_owned();
        let read = if is_complete(&text) { 0 } else { stream.read(&mut block)? };
        if read == 0 {
            return Ok(text);
        }
        answer.extend(block.iter().take(read));
    }
}

/// Whether the body of a response has its declared length.
fn is_complete(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        return false;
    };
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let length = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.filter_map(|(_, value)| value.trim().parse::<usize>().ok()).next();
    length.is_some_and(|length| body.len() >= length)
}
