//! The built site in a folder, served as a careful host does it: the headers of `_headers`, the right kinds, plain
//! 404s, and compressed if the browser accepts that.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::compress::{self, Effort};
use super::digest::name_hash;
use super::headers::HeaderRules;
use super::server::{Answer, Site};

/// The site in `folder`.
pub fn site(folder: impl Into<PathBuf>) -> Site {
    let folder = folder.into();
    Arc::new(move |asked| {
        let found = file_name(&asked.path).and_then(|name| Some((fs::read(folder.join(&name)).ok()?, name)));
        let Some((body, name)) = found else {
            return Answer::plain(404, "There is no such file.\n");
        };
        let rules = HeaderRules::parse(&fs::read_to_string(folder.join("_headers")).unwrap_or_default());
        let mut headers = vec![("Content-Type".to_owned(), content_type(&name))];
        for (name, value) in rules.for_path(&asked.path) {
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
            headers.push((name.to_owned(), value.to_owned()));
        }
        Answer { status: 200, headers, body, stalls: false }
    })
}

/// The same site as if it had no service worker, so that no browser keeps the page.
pub fn without_worker(site: Site) -> Site {
    without(site, |path| path == "/sw.js")
}

/// The same site as if the files whose paths `is_gone` picks were not there.
pub fn without(site: Site, is_gone: fn(&str) -> bool) -> Site {
    Arc::new(move |asked| if is_gone(&asked.path) { site(&asked.at("/nothing")) } else { site(asked) })
}

/// The same site, whose answers are compressed if the browser accepts it.
pub fn compressed(site: Site) -> Site {
    // Compressing the wasm takes a while, so each content is compressed once; known by its hash and the encoding.
    let known: Mutex<HashMap<(String, &'static str), Vec<u8>>> = Mutex::default();
    Arc::new(move |asked| {
        let mut answer = site(asked);
        let is_picture = answer.headers.iter().any(|(_, value)| value == "image/png");
        let accepted = asked.header("Accept-Encoding").unwrap_or_default();
        let accepts = |encoding: &str| {
            accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == encoding)
        };
        let Some(encoding) = ["br", "gzip"].into_iter().find(|encoding| accepts(encoding)).filter(|_| !is_picture)
        else {
            return answer;
        };
        let key = (name_hash(&answer.body), encoding);
        let before = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let compress = || match encoding {
            "br" => compress::brotli(&answer.body, Effort::Quick),
            _ => compress::gzip(&answer.body, Effort::Quick),
        };
        if let Some(body) = before.or_else(|| compress().ok()) {
            known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, body.clone());
            answer.body = body;
            answer.headers.push(("Content-Encoding".to_owned(), encoding.to_owned()));
        }
        answer.headers.push(("Vary".to_owned(), "Accept-Encoding".to_owned()));
        answer
    })
}

/// The file for a path inside the site; `None` if no file may be served for it.
fn file_name(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // Dots lead out of the folder; a leading underscore marks what is meant for the host.
    let hidden = |part: &str| part.is_empty() || part.starts_with(['.', '_']);
    let ordinary = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    (name.chars().all(ordinary) && !name.split('/').any(hidden)).then_some(name)
}

/// The kind of a file by the ending of its name; texts are UTF-8.
fn content_type(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    if kind.type_() == mime_guess::mime::TEXT { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}
