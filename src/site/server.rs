//! A small server for the built site, on this machine only. It behaves as a careful host does: the
//! headers of `_headers`, compressed answers, plain 404s, and any sub-path. It remembers what it was
//! asked for, so that tests can say what the page requested and when.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use tiny_http::{Header, Method, Request, Response};

use super::compress::{self, Effort};
use super::error::SiteError;
use super::headers::HeaderRules;

/// Browsers open several connections at once.
const WORKERS: usize = 4;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the built site.
    pub dist: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The path under which the site stands: `/`, or `/some/sub/path/`.
    pub prefix: String,
}

/// One request that was answered.
#[derive(Clone, Debug)]
pub struct Served {
    /// `GET`, `HEAD` or what else was tried.
    pub method: String,
    /// The path and query as they were asked for.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// How many bytes its body had on the wire.
    pub bytes: usize,
    /// When it was asked for.
    pub at: Instant,
}

/// A running server. Dropping it stops it.
pub struct Server {
    listener: Arc<tiny_http::Server>,
    site: Arc<Site>,
    workers: Vec<JoinHandle<()>>,
    url: String,
}

impl Server {
    /// Starts a server.
    pub fn start(options: &Options) -> Result<Self, SiteError> {
        let listener = tiny_http::Server::http(("127.0.0.1", options.port))
            .map_err(|cause| SiteError::new(format!("port {}: {cause}", options.port)))?;
        let port = listener.server_addr().to_ip().map_or(options.port, |address| address.port());
        let prefix = match options.prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        let url = format!("http://127.0.0.1:{port}{prefix}");
        let listener = Arc::new(listener);
        let site = Arc::new(Site {
            dist: options.dist.clone(),
            prefix,
            served: Mutex::default(),
            compressed: Mutex::default(),
        });
        let workers = (0..WORKERS)
            .map(|_| {
                let (listener, site) = (Arc::clone(&listener), Arc::clone(&site));
                thread::spawn(move || {
                    while let Ok(request) = listener.recv() {
                        site.answer(request);
                    }
                })
            })
            .collect();
        Ok(Self { listener, site, workers, url })
    }

    /// The address of the page, ending in a slash.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Everything that was asked for until now, in the order of the answers.
    pub fn requests(&self) -> Vec<Served> {
        lock(&self.site.served).clone()
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            // A worker that has panicked has said so itself.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.listener.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

/// What the workers share.
struct Site {
    dist: PathBuf,
    prefix: String,
    served: Mutex<Vec<Served>>,
    compressed: Mutex<Compressed>,
}

/// Compressed files by the hash of their content and the encoding: compressing the wasm takes a while.
type Compressed = HashMap<(String, &'static str), Arc<Vec<u8>>>;

/// An answer before it is written down for the wire.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Site {
    fn answer(&self, request: Request) {
        let at = Instant::now();
        let answer = match request.method() {
            Method::Get | Method::Head => self.answer_path(&request),
            _ => plain(405, "This site only answers GET and HEAD.\n"),
        };
        lock(&self.served).push(Served {
            method: request.method().to_string(),
            path: request.url().to_owned(),
            status: answer.status,
            bytes: answer.body.len(),
            at,
        });
        let mut response =
            Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
        for (name, value) in &answer.headers {
            if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
                response.add_header(header);
            }
        }
        // The browser may have gone away meanwhile; nobody is left to be told.
        let _ = request.respond(response);
    }

    fn answer_path(&self, request: &Request) -> Answer {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let file = path.strip_prefix(&self.prefix).and_then(file_name);
        let found = file.and_then(|name| Some((fs::read(self.dist.join(&name)).ok()?, name)));
        let Some((content, name)) = found else {
            return plain(404, "There is no such file.\n");
        };
        let rules = fs::read_to_string(self.dist.join("_headers")).unwrap_or_default();
        let rules = HeaderRules::parse(&rules);
        let inside = path.strip_prefix(&self.prefix).unwrap_or_default();
        let mut headers = vec![("Content-Type".to_owned(), content_type(&name).to_owned())];
        for (name, value) in rules.for_path(&format!("/{inside}")) {
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
            headers.push((name.to_owned(), value.to_owned()));
        }
        headers.push(("Vary".to_owned(), "Accept-Encoding".to_owned()));
        match self.compressed(&name, &content, &accepted_encodings(request)) {
            Some((encoding, body)) => {
                headers.push(("Content-Encoding".to_owned(), encoding.to_owned()));
                Answer { status: 200, headers, body: body.to_vec() }
            }
            None => Answer { status: 200, headers, body: content },
        }
    }

    /// The content in the best encoding that is accepted and makes it smaller.
    fn compressed(&self, name: &str, content: &[u8], accepted: &str) -> Option<(&'static str, Arc<Vec<u8>>)> {
        let encoding = ["br", "gzip"].into_iter().find(|encoding| {
            accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == *encoding)
        })?;
        if content_type(name).starts_with("image/png") {
            return None;
        }
        let key = (super::digest::name_hash(content), encoding);
        if let Some(known) = lock(&self.compressed).get(&key) {
            return Some((encoding, Arc::clone(known)));
        }
        let body = match encoding {
            "br" => compress::brotli(content, Effort::Quick),
            _ => compress::gzip(content, Effort::Quick),
        };
        let body = Arc::new(body.ok()?);
        lock(&self.compressed).insert(key, Arc::clone(&body));
        Some((encoding, body))
    }
}

/// The file for a path inside the site, or nothing when no file may be served for it.
fn file_name(path: &str) -> Option<String> {
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // Dots lead out of the folder; a leading underscore marks what is meant for the host.
    let hidden = |part: &str| part.is_empty() || part.starts_with(['.', '_']);
    let ordinary = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    (name.chars().all(ordinary) && !name.split('/').any(hidden)).then_some(name)
}

fn accepted_encodings(request: &Request) -> String {
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    accepted.map(|header| header.value.to_string()).unwrap_or_default()
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn plain(status: u16, text: &str) -> Answer {
    let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
    Answer { status, headers, body: text.as_bytes().to_vec() }
}

/// A panic in another worker does not make what is behind the lock wrong.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
