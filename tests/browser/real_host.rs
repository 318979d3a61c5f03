//! nginx, Caddy and others in the foreground, each configured as the README says, for one test.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::process::{OwnedProcess, new_folder};
use crate::suite::built_site;

/// How long a host may take to start, and to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where `make hosts` installs Cloudflare's program.
const WRANGLER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/hosts/node_modules/wrangler/bin/wrangler.js");

/// A program that serves files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nginx, with the README's example.
    Nginx,
    /// Caddy, with the README's example.
    Caddy,
    /// Cloudflare's local preview of a site; it reads `_headers`.
    CloudflarePages,
    /// `python3 -m http.server`, which has no configuration: the simplest host there is.
    Python,
}

/// A running host with a copy of the built site; it ends when dropped, even in a failing test.
pub struct RealHost {
    process: OwnedProcess,
    port: u16,
    prefix: String,
}

/// A host's response.
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The header names in lower case, with their values.
    headers: Vec<(String, String)>,
    /// The number of bytes after the headers.
    pub bytes: usize,
}

impl Reply {
    /// The value of a header; empty if it was not sent, joined with a bar if it was sent twice.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|header| header.0 == name).map(|header| header.1.as_str());
        values.collect::<Vec<_>>().join(" | ")
    }
}

impl RealHost {
    /// Copies the built site below `prefix` and starts a host on a port that is free.
    pub fn start(kind: Kind, port: u16, prefix: &str) -> Self {
        let folder = new_folder();
        let site = folder.join("site");
        copy_site(&site.join(prefix.trim_start_matches('/')));
        let deadline = Instant::now() + PATIENCE;
        while TcpListener::bind(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < deadline, "port {port} is still in use");
            std::thread::sleep(Duration::from_millis(20));
        }
        let file = |name: &str, text: String| {
            let path = folder.join(name);
            fs::write(&path, text).expect("a configuration is written");
            path.display().to_string()
        };
        let root = folder.display().to_string();
        let (program, arguments) = match kind {
            Kind::Nginx => {
                let file = file("nginx.conf", nginx_configuration(&folder, &site, port));
                (
                    "nginx",
                    vec!["-p".to_owned(), root.clone(), "-e".to_owned(), "stderr".to_owned(), "-c".to_owned(), file],
                )
            }
            Kind::Caddy => {
                let file = file("Caddyfile", caddy_configuration(&site, port));
                let words = ["run", "--adapter", "caddyfile", "--config", &file];
                ("caddy", words.map(str::to_owned).to_vec())
            }
            Kind::CloudflarePages => {
                let (port, site) = (port.to_string(), site.display().to_string());
                // Without a date it uses today's, which may be later than it supports.
                let words = [WRANGLER, "pages", "dev", &site, "--port", &port, "--ip", "127.0.0.1"];
                let words = words.into_iter().chain(["--inspector-port", "0", "--compatibility-date", "2025-01-01"]);
                // It writes temporary files into its working directory.
                let start = ["-C", &root, "node"].into_iter().chain(words);
                ("env", start.map(str::to_owned).collect())
            }
            Kind::Python => {
                let (port, site) = (port.to_string(), site.display().to_string());
                let words = ["-m", "http.server", &port, "--bind", "127.0.0.1", "--directory", &site];
                ("python3", words.map(str::to_owned).to_vec())
            }
        };
        // The host's settings and telemetry stay in the folder.
        let mut environment = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, root.clone())).to_vec();
        environment.extend([("WRANGLER_SEND_METRICS", "false".to_owned()), ("CI", "true".to_owned())]);
        let process = OwnedProcess::start(program, &arguments, &environment, folder);
        let host = Self { process, port, prefix: prefix.to_owned() };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < deadline, "{program} does not start (`make hosts` installs it): {}", host.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        host
    }

    /// The output of the host.
    pub fn log(&self) -> String {
        self.process.log()
    }

    /// Stops the host and waits until its port is free: a killed process releases it a little later.
    pub fn stop(self) {
        let port = self.port;
        drop(self);
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_ok() {
            assert!(Instant::now() < deadline, "somebody still listens on port {port}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Requests a path of the site with additional headers, each with its line ending.
    pub fn ask(&self, path: &str, more: &str) -> Reply {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the host listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit of time");
        let (port, prefix) = (self.port, &self.prefix);
        let request =
            format!("GET {prefix}{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{more}\r\n");
        stream.write_all(request.as_bytes()).expect("the host reads");
        let mut answer = Vec::new();
        let mut piece = [0; 16_384];
        while !is_whole(&answer) {
            let length = stream.read(&mut piece).expect("the host answers");
            answer.extend_from_slice(&piece[..length]);
            if length == 0 {
                break;
            }
        }
        let end = end_of_head(&answer).expect("the end of the headers");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let pair =
            |line: &str| line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
        Reply {
            status: status.parse().expect("a number"),
            headers: lines.filter_map(pair).collect(),
            bytes: answer.len() - end,
        }
    }
}

/// The end of a response's headers, if it has arrived.
fn end_of_head(answer: &[u8]) -> Option<usize> {
    answer.windows(4).position(|four| four == b"\r\n\r\n").map(|place| place + 4)
}

/// Whether a response has arrived completely or has no body. Some hosts keep the connection open although asked not to;
/// others end a response by closing it.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = end_of_head(answer) else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    head.starts_with("http/1.1 304")
        || (head.contains("transfer-encoding: chunked") && answer.ends_with(b"\r\n0\r\n\r\n"))
}

/// Copies the built site into a folder of its own.
fn copy_site(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the site");
    for entry in fs::read_dir(built_site()).expect("the built site") {
        let path = entry.expect("a file of the site").path();
        fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

/// The README's nginx example with another address and folder, without https, inside the frame that a standalone server
/// needs.
fn nginx_configuration(folder: &Path, site: &Path, port: u16) -> String {
    let mut example = example("nginx");
    replace(&mut example, "listen 443 ssl;", &format!("listen 127.0.0.1:{port};"));
    replace(&mut example, "server_name leads.example.com;", "server_name 127.0.0.1;");
    replace(&mut example, "ssl_certificate     /etc/ssl/leads.example.com.pem;", "");
    replace(&mut example, "ssl_certificate_key /etc/ssl/leads.example.com.key;", "");
    replace(&mut example, "/var/www/next-touch", &site.display().to_string());
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {}/{what};\n", folder.display()))
        .concat();
    // If started as root, nginx must serve as root, because others may not be able to read the folder; anyone else only
    // gets a warning.
    format!(
        "daemon off;\nuser root;\npid {}/nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\
         include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\n{example}}}\n",
        folder.display()
    )
}

/// The README's Caddy example with another address and folder, over http.
fn caddy_configuration(site: &Path, port: u16) -> String {
    let mut example = example("caddy");
    replace(&mut example, "leads.example.com {", &format!("http://127.0.0.1:{port} {{"));
    replace(&mut example, "/var/www/next-touch", &site.display().to_string());
    format!("{{\n\tadmin off\n}}\n{example}")
}

/// The README's only code block in a language.
fn example(language: &str) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    let blocks: Vec<&str> = readme.split(&format!("```{language}\n")).skip(1).collect();
    assert_eq!(blocks.len(), 1, "examples for {language}");
    blocks[0].split("```").next().unwrap_or_default().to_owned()
}

/// Replaces text that occurs exactly once in an example.
#[track_caller]
fn replace(example: &mut String, old: &str, new: &str) {
    assert_eq!(example.matches(old).count(), 1, "`{old}` in the example:\n{example}");
    *example = example.replace(old, new);
}
