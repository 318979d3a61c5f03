//! A small server on this machine only, for `make serve` and for the tests. What it answers is a [`Site`]: a function
//! of what is asked, so that a test can serve a site that is broken or slow. It remembers what it was asked for.

use std::io::{Cursor, Read};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

use super::error::SiteError;

/// What is asked of a site.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path inside the site, with its leading slash and without a query.
    pub path: String,
    /// The headers: names as they were written, and values.
    pub headers: Vec<(String, String)>,
}

impl Asked {
    /// The value of a header, whose name is written in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The same, asked of another path.
    #[must_use]
    pub fn at(&self, path: &str) -> Asked {
        Asked { path: path.to_owned(), headers: self.headers.clone() }
    }
}

/// What the server answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// The bytes on the wire.
    pub body: Vec<u8>,
    /// Whether the connection goes quiet after the headers and half of the body, as on a bad network.
    pub stalls: bool,
}

impl Answer {
    /// An answer in plain text.
    pub fn plain(status: u16, text: &str) -> Answer {
        let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        Answer { status, headers, body: text.as_bytes().to_vec(), stalls: false }
    }
}

/// A site: what it answers to what is asked.
pub type Site = Arc<dyn Fn(&Asked) -> Answer + Send + Sync>;

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The path and query as they were asked for.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// How many bytes its body had on the wire.
    pub bytes: usize,
}

/// A running server. Dropping it stops it.
pub struct Server {
    running: Mutex<Option<(Arc<tiny_http::Server>, JoinHandle<()>)>>,
    shared: Arc<Shared>,
    port: u16,
}

/// What the threads share.
struct Shared {
    site: RwLock<Site>,
    served: Mutex<Vec<Served>>,
    prefix: String,
    /// Whether the server has stopped, and what tells those who wait for it.
    has_stopped: (Mutex<bool>, Condvar),
}

impl Server {
    /// Serves `site` on 127.0.0.1. Port 0 takes a free one. The site stands under the path `prefix`: `/`, or
    /// `/some/sub/path/`; there is nothing beside it.
    pub fn start(site: Site, port: u16, prefix: &str) -> Result<Self, SiteError> {
        let listener = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|cause| SiteError::new(format!("port {port}: {cause}")))?;
        let listener = Arc::new(listener);
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let prefix = match prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        let (site, served) = (RwLock::new(site), Mutex::default());
        let shared = Arc::new(Shared { site, served, prefix, has_stopped: Default::default() });
        let (listening, sharing) = (Arc::clone(&listener), Arc::clone(&shared));
        let thread = thread::spawn(move || {
            for request in listening.incoming_requests() {
                // A slow answer keeps no other waiting; browsers open several connections at once.
                let shared = Arc::clone(&sharing);
                thread::spawn(move || shared.answer(request));
            }
        });
        Ok(Self { running: Mutex::new(Some((listener, thread))), shared, port })
    }

    /// The address of the site, ending in a slash.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.shared.prefix)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Publishes another site at the same address.
    pub fn deploy(&self, site: Site) {
        *self.shared.site.write().unwrap_or_else(PoisonError::into_inner) = site;
    }

    /// Everything that was asked for until now, in the order of the answers.
    pub fn requests(&self) -> Vec<Served> {
        lock(&self.shared.served).clone()
    }

    /// Answers nothing any more, as when the network is gone, and gives the port back.
    pub fn stop(&self) {
        if let Some((listener, thread)) = lock(&self.running).take() {
            listener.unblock();
            // A thread that has panicked has said so itself.
            let _ = thread.join();
            let (has_stopped, told) = &self.shared.has_stopped;
            *lock(has_stopped) = true;
            told.notify_all();
        }
    }

    /// Serves until the program is ended.
    pub fn wait(&self) {
        self.shared.wait_until_stopped();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn answer(self: &Arc<Self>, request: Request) {
        let answer = match request.method() {
            Method::Get | Method::Head => self.answer_path(&request),
            _ => Answer::plain(405, "This site only answers GET and HEAD.\n"),
        };
        let (path, bytes) = (request.url().to_owned(), answer.body.len());
        lock(&self.served).push(Served { path, status: answer.status, bytes });
        let headers = answer.headers.iter();
        let headers = headers.filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
        let body: Box<dyn Read + Send> = if answer.stalls {
            let half = answer.body.get(..bytes / 2).unwrap_or_default().to_vec();
            Box::new(Cursor::new(half).chain(Quiet(Arc::clone(self))))
        } else {
            Box::new(Cursor::new(answer.body))
        };
        let response = Response::new(answer.status.into(), headers.collect(), body, Some(bytes), None);
        // The browser may have gone away meanwhile; nobody is left to be told.
        let _ = request.respond(response.with_chunked_threshold(usize::MAX));
    }

    fn answer_path(&self, request: &Request) -> Answer {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let Some(inside) = path.strip_prefix(&self.prefix) else {
            return Answer::plain(404, "There is nothing beside the site.\n");
        };
        let headers = request.headers().iter();
        let headers = headers.map(|header| (header.field.to_string(), header.value.to_string())).collect();
        // The lock is not held while the site answers, which may take long.
        let site = Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner));
        site(&Asked { path: format!("/{inside}"), headers })
    }

    fn wait_until_stopped(&self) {
        let (has_stopped, told) = &self.has_stopped;
        let waiting = told.wait_while(lock(has_stopped), |has_stopped| !*has_stopped);
        drop(waiting.unwrap_or_else(PoisonError::into_inner));
    }
}

/// The rest of an answer that stalls: nothing comes until the server stops.
struct Quiet(Arc<Shared>);

impl Read for Quiet {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.wait_until_stopped();
        Ok(0)
    }
}

/// A panic in another thread does not make what is behind the lock wrong.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
