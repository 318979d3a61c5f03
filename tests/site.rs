//! Holds the hook, the server and the size report to what the page's safety rests on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use next_touch::site::digest::integrity;
use next_touch::site::inline_check::inline_code;
use next_touch::site::markup::tags;
use next_touch::site::policy::CONTENT_SECURITY_POLICY;
use next_touch::site::post_build::{Folders, post_build};
use next_touch::site::server::{Options, Server};
use next_touch::site::{size, style_sheet};

/// The smallest wasm there is: its sign and its version.
const EMPTY_WASM: &[u8] = b"\0asm\x01\0\0\0";

/// What Trunk 0.21.14 writes around the project's own markup.
const TRUNK_HEAD: &str = r#"<title>Next Touch</title>
<!-- for the people who build it -->
<script type="module">
import init from './next-touch-0123.js';
const wasm = await init({ module_or_path: './next-touch-0123_bg.wasm' });
dispatchEvent(new CustomEvent("TrunkApplicationStarted", {detail: {wasm}}));
</script>
<link rel="modulepreload" href="./next-touch-0123.js" crossorigin="anonymous" integrity="sha384-x">
<link rel="preload" href="./next-touch-0123_bg.wasm" crossorigin="anonymous" integrity="sha384-y" as="fetch" type="application/wasm">"#;

/// A folder of its own for one test, with what Trunk would have written; gone at the end.
struct Staging {
    folder: PathBuf,
}

impl Staging {
    fn new(name: &str, head: &str, body: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let html = format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>");
        fs::write(folder.join("index.html"), html).unwrap();
        fs::write(folder.join("next-touch-0123.js"), "export default 1;").unwrap();
        fs::write(folder.join("next-touch-0123_bg.wasm"), EMPTY_WASM).unwrap();
        Self { folder }
    }

    fn post_build(&self) -> Result<(), String> {
        let source = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        post_build(&Folders { staging: self.folder.clone(), source }).map_err(|error| error.to_string())
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The one file whose name has this beginning and end.
    fn named(&self, start: &str, end: &str) -> String {
        let names = fs::read_dir(&self.folder).unwrap();
        let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_policy_stands_before_anything_that_loads() {
    let staging = Staging::new("policy-first", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let html = staging.text("index.html");
    let tags = tags(&html);
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).take(7).collect();
    assert_eq!(names, ["html", "head", "meta", "meta", "meta", "link", "script"]);
    assert!(tags[2].has("charset", "utf-8"));
    assert!(tags[3].has("http-equiv", "Content-Security-Policy"));
    assert!(tags[3].has("content", CONTENT_SECURITY_POLICY));
    assert!(tags[4].has("name", "referrer"));
}

#[test]
fn trunks_inline_script_and_wasm_preload_are_gone_and_the_glue_is_still_preloaded() {
    let staging = Staging::new("inline-gone", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let html = staging.text("index.html");
    assert_eq!(inline_code(&html), Vec::<String>::new());
    assert!(!html.contains("rel=\"preload\"") && !html.contains("<!--"), "{html}");
    assert!(html.contains("rel=\"modulepreload\""), "{html}");
}

#[test]
fn what_is_loaded_is_pinned_by_the_digest_of_what_was_written() {
    let staging = Staging::new("pinned", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let html = staging.text("index.html");
    for (start, end) in [("boot-", ".js"), ("style-", ".css")] {
        let name = staging.named(start, end);
        let digest = integrity(staging.text(&name).as_bytes());
        assert!(html.contains(&format!("\"./{name}\" integrity=\"{digest}\"")), "{name}\n{html}");
    }
    let boot = staging.text(&staging.named("boot-", ".js"));
    assert!(boot.contains(&format!("const wasmIntegrity = \"{}\"", integrity(EMPTY_WASM))));
    assert!(boot.contains("new URL(\"./next-touch-0123_bg.wasm\", import.meta.url)"));
    assert!(!boot.contains("{{"), "a placeholder is left");
}

#[test]
fn the_rescue_page_stands_alone_is_pinned_and_is_small() {
    let staging = Staging::new("rescue", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let (html, name) = (staging.text("rescue.html"), staging.named("rescue-", ".js"));
    let script = staging.text(&name);
    let digest = integrity(script.as_bytes());
    assert!(html.contains(&format!("\"./{name}\" integrity=\"{digest}\"")), "{html}");
    assert!(tags(&html)[3].has("content", CONTENT_SECURITY_POLICY), "{html}");
    assert_eq!(inline_code(&html), Vec::<String>::new());
    assert!(!html.contains("wasm\"") && !script.contains(".wasm") && !script.contains("{{"), "{script}");
    assert!(html.len() + script.len() < 10_000, "{} + {}", html.len(), script.len());
}

#[test]
fn the_start_script_holds_the_shadow_and_the_vault_without_their_explanations() {
    let staging = Staging::new("scripts-joined", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let boot = staging.text(&staging.named("boot-", ".js"));
    let place = |text: &str| boot.find(text).unwrap_or_else(|| panic!("{text} is not in the start script"));
    assert!(place("globalThis.nextTouchShadow =") < place("globalThis.nextTouchVault ="));
    assert!(place("globalThis.nextTouchVault =") < place("nextTouchShadow.open()"));
    assert!(!boot.lines().any(|line| line.starts_with("//") || line.starts_with(' ')), "{boot}");
}

#[test]
fn the_headers_file_says_the_same_policy_and_caches_only_hashed_names() {
    let staging = Staging::new("headers-file", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let headers = staging.text("_headers");
    assert!(headers.contains(&format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'\n")));
    let boot = staging.named("boot-", ".js");
    let kept = "\n  Cache-Control: public, max-age=31536000, immutable\n";
    assert!(headers.contains(&format!("/{boot}{kept}")), "{headers}");
    assert!(headers.contains("/index.html\n  Cache-Control: no-cache\n"), "{headers}");
}

#[track_caller]
fn check_refused(name: &str, head: &str, body: &str, expected: &str) {
    let message = Staging::new(name, head, body).post_build().unwrap_err();
    assert!(message.contains(expected), "{message}");
}

#[test]
fn the_build_fails_when_anything_inline_remains() {
    let more = |more: &str| format!("{TRUNK_HEAD}{more}");
    check_refused("refuse-handler", TRUNK_HEAD, "<p onclick=x>", "onclick=");
    check_refused("refuse-style", TRUNK_HEAD, "<p style='color:red'>", "style=");
    check_refused("refuse-script", &more("<script>alert(1)</script>"), "", "inline <script>");
    check_refused("refuse-charset", &more("<meta charset=utf-8>"), "", "charset");
    check_refused("refuse-no-trunk", "<title>x</title>", "", "is missing");
}

#[test]
fn the_build_fails_when_another_page_of_the_site_has_inline_code() {
    let staging = Staging::new("refuse-other-page", TRUNK_HEAD, "");
    fs::create_dir_all(staging.folder.join("help")).unwrap();
    fs::write(staging.folder.join("help/index.html"), "<script>1</script>").unwrap();
    assert!(staging.post_build().unwrap_err().contains("help"));
}

#[test]
fn the_projects_own_start_page_and_styles_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(inline_code(&fs::read_to_string(root.join("index.html")).unwrap()), [""; 0]);
    let sheet = style_sheet::joined(&root.join("style")).unwrap();
    assert!(sheet.starts_with("@layer boot, tokens,"), "{sheet}");
}

#[test]
fn a_first_visit_counts_what_the_page_names_and_nothing_else() {
    let staging = Staging::new("size", TRUNK_HEAD, "<a href='./rescue.html'>rescue</a>");
    staging.post_build().unwrap();
    fs::write(staging.folder.join("rescue.html"), "<p>another page</p>").unwrap();
    fs::write(staging.folder.join("unused.png"), "nobody asks for it").unwrap();
    let sizes = size::first_visit(&staging.folder).unwrap();
    let mut names: Vec<&str> = sizes.iter().map(|size| size.name.as_str()).collect();
    names.sort_unstable();
    let (boot, style) = (staging.named("boot-", ".js"), staging.named("style-", ".css"));
    let wasm = "next-touch-0123_bg.wasm";
    assert_eq!(names, [&boot, "index.html", "next-touch-0123.js", wasm, &style]);
    let sum = size::sum(&sizes);
    assert_eq!(sum.raw, sizes.iter().map(|size| size.raw).sum::<usize>());
    assert!(sum.brotli < sum.gzip && sum.gzip < sum.raw, "{sum:?}");
}

/// Asks `server` for `target` and answers the head and the body of what came.
fn ask(server: &Server, target: &str, more: &str) -> (String, Vec<u8>) {
    let authority = server.url().strip_prefix("http://").unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(authority).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    (head, answer[end + 4..].to_vec())
}

fn serve(staging: &Staging, prefix: &str) -> Server {
    let options = Options { dist: staging.folder.clone(), port: 0, prefix: prefix.to_owned() };
    Server::start(&options).unwrap()
}

#[test]
fn the_server_sends_the_headers_of_the_site_under_any_prefix() {
    let staging = Staging::new("serve-headers", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let server = serve(&staging, "some/sub/path");
    assert!(server.url().ends_with("/some/sub/path/"), "{}", server.url());
    let (head, body) = ask(&server, "/some/sub/path/?query", "");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    for expected in ["frame-ancestors 'none'", "Cache-Control: no-cache", "charset=utf-8"] {
        assert!(head.contains(expected), "{expected} is not in {head}");
    }
    assert_eq!(body, staging.text("index.html").as_bytes());
    let (head, _) = ask(&server, "/some/sub/path/next-touch-0123_bg.wasm", "");
    assert!(head.contains("Content-Type: application/wasm") && head.contains("immutable"), "{head}");
}

#[test]
fn a_missing_file_is_a_plain_404_and_never_a_page() {
    let staging = Staging::new("serve-404", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let server = serve(&staging, "/");
    for target in ["/next-touch-old.js", "/_headers", "/../Cargo.toml", "/%2e%2e/x", "//", "/a//b"] {
        let (head, body) = ask(&server, target, "");
        assert!(head.starts_with("HTTP/1.1 404"), "{target}: {head}");
        assert!(head.contains("Content-Type: text/plain"), "{target}: {head}");
        assert!(!body.starts_with(b"<"), "{target}");
    }
}

#[test]
fn answers_are_compressed_as_the_browser_asks() {
    let staging = Staging::new("serve-encodings", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let server = serve(&staging, "/");
    for (accepted, expected) in [("gzip, br", "br"), ("gzip;q=0.5", "gzip")] {
        let (head, _) = ask(&server, "/", &format!("Accept-Encoding: {accepted}\r\n"));
        assert!(head.contains(&format!("Content-Encoding: {expected}")), "{accepted}: {head}");
    }
}

#[test]
fn the_server_remembers_what_it_was_asked_for() {
    let staging = Staging::new("serve-memory", TRUNK_HEAD, "");
    let server = serve(&staging, "/");
    ask(&server, "/", "");
    ask(&server, "/gone?x=1", "");
    let seen: Vec<(String, u16)> = server.requests().into_iter().map(|served| (served.path, served.status)).collect();
    assert_eq!(seen, [("/".to_owned(), 200), ("/gone?x=1".to_owned(), 404)]);
}
