//! The server of the tests: a site on a port of its own, which can be replaced, stopped, and made to run scripts before
//! the page. Requests and responses are those of `next_touch::site::server`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use next_touch::site;
use next_touch::site::server::{Asked, Server};

pub use next_touch::site::folder::without_worker;
pub use next_touch::site::server::{Answer, Site};

/// The path of the scripts that run before the page; no site has such a file.
const PRELOAD: &str = "/preload-of-the-tests.js";

/// A running server; it stops when dropped.
pub struct StaticServer {
    server: Server,
    prefix: String,
    state: Arc<State>,
}

/// The state that the site shares with the tests.
#[derive(Default)]
struct State {
    requests: Mutex<Vec<String>>,
    preloads: Mutex<Vec<String>>,
}

impl StaticServer {
    /// Serves `site` on a port that no test of this run has used: an origin with empty storage. The site is below
    /// `prefix`, such as `/some/sub/path` (or empty), with nothing beside it.
    pub fn start(site: Site, prefix: &str) -> Self {
        static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
        let state: Arc<State> = Arc::default();
        let site = watched(site, Arc::clone(&state), prefix);
        loop {
            let server = Server::start(Arc::clone(&site), 0, prefix).expect("a free port");
            if USED.lock().unwrap().insert(server.port()) {
                return Self { server, prefix: prefix.to_owned(), state };
            }
        }
    }

    /// Publishes another site at the same address.
    pub fn deploy(&self, site: Site) {
        self.server.deploy(watched(site, Arc::clone(&self.state), &self.prefix));
    }

    /// Stops answering, as if the network were gone.
    pub fn stop(&self) {
        self.server.stop();
    }

    /// The URL of the site, without a trailing slash.
    pub fn address(&self) -> String {
        self.server.url().trim_end_matches('/').to_owned()
    }

    /// The origin of the site: its URL without the path.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port())
    }

    /// The port, for a host that replaces this server after it was stopped.
    pub fn port(&self) -> u16 {
        self.server.port()
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

/// The same site, which records its requests and whose pages run the preload scripts first.
fn watched(site: Site, state: Arc<State>, prefix: &str) -> Site {
    let address = format!("{prefix}{PRELOAD}");
    Arc::new(move |asked| {
        let preloads = state.preloads.lock().unwrap().join(";\n");
        if asked.path == PRELOAD {
            let kind = ("Content-Type".to_owned(), "text/javascript; charset=utf-8".to_owned());
            return not_kept(Answer { status: 200, headers: vec![kind], body: preloads.into_bytes(), stalls: false });
        }
        let answer = site(asked);
        state.requests.lock().unwrap().push(asked.path.clone());
        not_kept(if preloads.is_empty() || !is_for_a_tab(asked) { answer } else { with_preload(answer, &address) })
    })
}

/// A response that no browser caches unless a test says so: the next site may have the same URL.
fn not_kept(mut answer: Answer) -> Answer {
    if !answer.headers.iter().any(|(name, _)| name == "Cache-Control") {
        answer.headers.push(("Cache-Control".to_owned(), "no-cache".to_owned()));
    }
    answer
}

/// A site that is a folder: `/` and every folder return their `index.html`. The headers are checked by the tests of
/// real hosts; here the page must work with what it declares itself.
pub fn folder(folder: impl Into<PathBuf>) -> Site {
    changed(site::folder::site(folder), |_, mut answer| {
        answer.headers.retain(|(name, _)| name == "Content-Type");
        answer
    })
}

/// A part of the program that comes when Today is on screen already.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// All screens but Today.
    Screens,
    /// What reads and writes files.
    Files,
}

impl Part {
    /// What the name of the file begins with that no other part needs.
    pub fn start(self) -> &'static str {
        match self {
            Part::Screens => "/part-screens-",
            Part::Files => "/part-files-",
        }
    }

    /// Whether `path` is the file that no other part needs.
    pub fn is_at(self, path: &str) -> bool {
        path.strip_prefix(self.start()).is_some_and(|rest| !rest.starts_with("screens-"))
    }
}

/// The same site as if a part of the program were not there.
pub fn without_part(site: Site, part: Part) -> Site {
    Arc::new(move |asked| if part.is_at(&asked.path) { site(&asked.at("/nothing")) } else { site(asked) })
}

/// The same site with a part of the program that was damaged on its way.
pub fn with_damaged_part(site: Site, part: Part) -> Site {
    changed(site, move |path, mut answer| {
        if part.is_at(path) {
            answer.body.truncate(answer.body.len() / 2);
        }
        answer
    })
}

/// The same site, whose part of the program is on its way until the gate is opened. A test that has failed opens no
/// gate, so it is not waited for without end.
pub fn with_part_behind(site: Site, part: Part, gate: Arc<AtomicBool>) -> Site {
    Arc::new(move |asked| {
        let deadline = Instant::now() + Duration::from_secs(30);
        while part.is_at(&asked.path) && !gate.load(Ordering::Relaxed) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
        site(asked)
    })
}

/// The same site with `change` applied to its responses.
pub fn changed(site: Site, change: impl Fn(&str, Answer) -> Answer + Send + Sync + 'static) -> Site {
    Arc::new(move |asked| change(&asked.path, site(asked)))
}

/// Whether the request comes from a tab rather than the service worker, which verifies its downloads.
fn is_for_a_tab(asked: &Asked) -> bool {
    asked.header("Sec-Fetch-Dest").is_none_or(|destination| destination == "document")
}

/// Inserts the preload script at the beginning of a page; `script-src 'self'` allows it.
fn with_preload(mut answer: Answer, address: &str) -> Answer {
    let page = String::from_utf8_lossy(&answer.body);
    if let Some((before, after)) = page.split_once("<head>") {
        answer.body = format!("{before}<head><script src=\"{address}\"></script>{after}").into_bytes();
    }
    answer
}
