//! Serves a built site on a free port and records the requests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tiny_http::{Header, Request, Response, Server};

/// The path of the scripts that run before the page; no site has such a file.
const PRELOAD: &str = "/preload-of-the-tests.js";

/// The server's response to one path.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// The file's bytes.
    pub body: Vec<u8>,
    /// Whether the response stalls after the headers and half of the body, with the connection open.
    pub stalls: bool,
}

/// Turns a path (with its leading slash, without query) into a response.
pub type Site = Arc<dyn Fn(&str) -> Answer + Send + Sync>;

/// A running server; it stops when dropped.
pub struct StaticServer {
    port: u16,
    prefix: String,
    state: Arc<State>,
    running: Mutex<Option<(Arc<Server>, JoinHandle<()>)>>,
}

/// The state that the serving thread shares with the tests.
struct State {
    site: RwLock<Site>,
    requests: Mutex<Vec<String>>,
    preloads: Mutex<Vec<String>>,
}

impl StaticServer {
    /// Serves `site` on a port that no test of this run has used: an origin with empty storage. The site is below
    /// `prefix`, such as `/some/sub/path` (or empty), with nothing beside it.
    pub fn start(site: Site, prefix: &str) -> Self {
        static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        let (server, port) = loop {
            let server = Server::http("127.0.0.1:0").expect("a free port");
            let port = server.server_addr().to_ip().expect("an address").port();
            if USED.lock().unwrap().insert(port) {
                break (Arc::new(server), port);
            }
        };
        let state = Arc::new(State { site: RwLock::new(site), requests: Mutex::default(), preloads: Mutex::default() });
        let (serving, shared, below) = (Arc::clone(&server), Arc::clone(&state), prefix.to_owned());
        let thread = std::thread::spawn(move || {
            for request in serving.incoming_requests() {
                answer(request, &shared, &below);
            }
        });
        Self { port, prefix: prefix.to_owned(), state, running: Mutex::new(Some((server, thread))) }
    }

    /// Publishes another site at the same address.
    pub fn deploy(&self, site: Site) {
        *self.state.site.write().unwrap() = site;
    }

    /// Stops answering, as if the network were gone.
    pub fn stop(&self) {
        if let Some((server, thread)) = self.running.lock().unwrap().take() {
            server.unblock();
            let _ = thread.join();
        }
    }

    /// The URL of the site, without a trailing slash.
    pub fn address(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// The origin of the site: its URL without the path.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The port, for a host that replaces this server after it was stopped.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The paths inside the site that were requested since the last call, in order.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.state.requests.lock().unwrap())
    }

    /// Makes every page run `script` before its own; for engines that cannot do so by themselves.
    pub fn preload(&self, script: &str) {
        self.state.preloads.lock().unwrap().push(script.to_owned());
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A site that is a folder: `/` and every folder return their `index.html`.
pub fn folder(folder: impl Into<PathBuf>) -> Site {
    let folder = folder.into();
    Arc::new(move |path| file(&folder, path))
}

/// The same site without its service worker.
pub fn without_worker(site: Site) -> Site {
    Arc::new(move |path| site(if path == "/sw.js" { "/nothing" } else { path }))
}

/// The same site without the second chunk of the program.
pub fn without_later_part(site: Site) -> Site {
    Arc::new(move |path| site(if path.starts_with("/later-") { "/nothing" } else { path }))
}

/// The same site, which delays the second chunk of the program until the gate is opened. A failed test opens no gate,
/// so the delay is limited.
pub fn with_later_part_behind(site: Site, gate: Arc<AtomicBool>) -> Site {
    Arc::new(move |path| {
        let deadline = Instant::now() + Duration::from_secs(30);
        while path.starts_with("/later-") && !gate.load(Ordering::Relaxed) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
        site(path)
    })
}

/// The same site with `change` applied to its responses.
pub fn changed(site: Site, change: impl Fn(&str, Answer) -> Answer + Send + Sync + 'static) -> Site {
    Arc::new(move |path| change(path, site(path)))
}

/// One file of a folder, or a 404.
fn file(folder: &Path, path: &str) -> Answer {
    let relative = path.trim_start_matches('/');
    let mut full = folder.join(relative);
    if full.is_dir() {
        full.push("index.html");
    }
    let body = if relative.contains("..") { None } else { fs::read(&full).ok() };
    let kind = match full.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    };
    Answer {
        status: if body.is_some() { 200 } else { 404 },
        headers: vec![("Content-Type".to_owned(), kind.to_owned())],
        body: body.unwrap_or_default(),
        stalls: false,
    }
}

/// Answers one request and records it.
fn answer(request: Request, state: &State, prefix: &str) {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let preloads = state.preloads.lock().unwrap().join(";\n");
    let answer = if path == PRELOAD {
        let kind = ("Content-Type".to_owned(), "text/javascript; charset=utf-8".to_owned());
        Answer { status: 200, headers: vec![kind], body: preloads.into_bytes(), stalls: false }
    } else {
        let inside = path.strip_prefix(prefix).unwrap_or("/nothing/is/beside/the/site").to_owned();
        let answer = state.site.read().unwrap()(&inside);
        state.requests.lock().unwrap().push(inside);
        if preloads.is_empty() || !is_for_a_tab(&request) { answer } else { with_preload(answer) }
    };
    let mut headers: Vec<(&str, &str)> =
        answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !headers.iter().any(|(name, _)| *name == "Cache-Control") {
        headers.push(("Cache-Control", "no-cache"));
    }
    let headers = headers.iter().map(|(name, value)| Header::from_bytes(*name, *value).expect("a valid header"));
    let (headers, length) = (headers.collect(), answer.body.len());
    if answer.stalls {
        let body = Stalling { body: answer.body, given: 0, started: Instant::now() };
        let response = Response::new(answer.status.into(), headers, body, Some(length), None);
        // The other requests are still answered.
        std::thread::spawn(move || request.respond(response));
    } else {
        let body = std::io::Cursor::new(answer.body);
        let _ = request.respond(Response::new(answer.status.into(), headers, body, Some(length), None));
    }
}

/// A body of which only the first half is sent.
struct Stalling {
    body: Vec<u8>,
    given: usize,
    started: Instant,
}

impl std::io::Read for Stalling {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let half = self.body.len() / 2;
        if self.given < half {
            let count = into.len().min(half - self.given);
            into[..count].copy_from_slice(&self.body[self.given..self.given + count]);
            self.given += count;
            return Ok(count);
        }
        // The delay is limited in case the test has failed.
        while self.started.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(0)
    }
}

/// Whether the request comes from a tab rather than the service worker, which verifies its downloads.
fn is_for_a_tab(request: &Request) -> bool {
    let destination = request.headers().iter().find(|header| header.field.equiv("Sec-Fetch-Dest"));
    destination.is_none_or(|header| header.value.as_str() == "document")
}

/// Inserts the preload script at the beginning of a page; `script-src 'self'` allows it.
fn with_preload(mut answer: Answer) -> Answer {
    let page = String::from_utf8_lossy(&answer.body);
    if let Some(head) = page.find("<head>") {
        let place = head + "<head>".len();
        let (before, after) = page.split_at(place);
        answer.body = format!("{before}<script src=\"{PRELOAD}\"></script>{after}").into_bytes();
    }
    answer
}
