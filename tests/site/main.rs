//! Tests the build hook, the server and the size report for what the page's safety depends on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/headers_file.rs"]
mod headers_file;
mod icons;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use headers_file::HeadersFile;
use next_touch::site::digest::integrity;
use next_touch::site::inline_check::inline_code;
use next_touch::site::markup::tags;
use next_touch::site::policy::{CONTENT_SECURITY_POLICY, THEME_COLOUR};
use next_touch::site::post_build::{Folders, post_build};
use next_touch::site::server::Server;
use next_touch::site::{folder, size, style_sheet};

/// The smallest wasm module: its magic number and version.
const EMPTY_WASM: &[u8] = b"\0asm\x01\0\0\0";

/// The markup that Trunk 0.21.14 writes around the project's own.
const TRUNK_HEAD: &str = r#"<title>Next Touch</title>
<!-- for the people who build it -->
<script type="module">
import init from './next-touch-0123456789abcdef.js';
const wasm = await init({ module_or_path: './next-touch-0123456789abcdef_bg.wasm' });
dispatchEvent(new CustomEvent("TrunkApplicationStarted", {detail: {wasm}}));
</script>
<link rel="modulepreload" href="./next-touch-0123456789abcdef.js" crossorigin="anonymous" integrity="sha384-x">
<link rel="preload" href="./next-touch-0123456789abcdef_bg.wasm" crossorigin="anonymous" integrity="sha384-y" as="fetch" type="application/wasm">"#;

/// A folder of its own for one test, with what Trunk would have written; removed at the end.
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
        fs::write(folder.join("next-touch-0123456789abcdef.js"), "export default 1;").unwrap();
        fs::write(folder.join("next-touch-0123456789abcdef_bg.wasm"), EMPTY_WASM).unwrap();
        Self { folder }
    }

    fn post_build(&self) -> Result<(), String> {
        let source = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        post_build(&Folders { staging: self.folder.clone(), source }).map_err(|error| error.to_string())
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The only file whose name has this beginning and end.
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
    let tags = tags(&html).unwrap();
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
    assert_eq!(inline_code(&html).unwrap(), [""; 0]);
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
    assert!(boot.contains("new URL(\"./next-touch-0123456789abcdef_bg.wasm\", import.meta.url)"));
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
    assert!(tags(&html).unwrap()[3].has("content", CONTENT_SECURITY_POLICY), "{html}");
    assert_eq!(inline_code(&html).unwrap(), [""; 0]);
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

#[test]
fn hosts_can_read_the_headers_file_and_cache_each_file_by_its_name() {
    let staging = Staging::new("headers-rules", TRUNK_HEAD, "");
    fs::write(staging.folder.join("part-screens-0123456789abcdef.wasm"), EMPTY_WASM).unwrap();
    staging.post_build().unwrap();
    let headers = HeadersFile::read(&staging.text("_headers")).unwrap();
    let caching = |path: &str| headers.headers_for(path).remove("cache-control");
    let mut hashed = 0;
    for entry in fs::read_dir(&staging.folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let expected = match name.as_str() {
            // The page that hosts send for missing files, and the file they keep to themselves.
            "404.html" | "_headers" => None,
            "index.html" | "rescue.html" | "sw.js" => Some("no-cache"),
            _ => Some("public, max-age=31536000, immutable"),
        };
        hashed += usize::from(expected.is_some_and(|caching| caching.contains("immutable")));
        assert_eq!(caching(&format!("/{name}")).as_deref(), expected, "{name}");
    }
    assert!(hashed > 8, "{hashed}");
    assert_eq!(caching("/").as_deref(), Some("no-cache"));
    assert_eq!(headers.headers_for("/part-screens-0123456789abcdef.wasm")["content-type"], "application/wasm");
    // Values of several rules would be joined, and a joined policy or caching means something else.
    let all = headers.headers_for("/index.html");
    assert_eq!(all["content-security-policy"], format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"));
    assert_eq!(all["x-frame-options"], "DENY");
}

#[test]
fn the_readme_has_every_security_header_for_nginx_and_for_caddy() {
    let staging = Staging::new("headers-readme", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap().to_lowercase();
    let headers = HeadersFile::read(&staging.text("_headers")).unwrap().headers_for("/nothing");
    assert!(headers.len() > 5, "{headers:?}");
    for (name, value) in headers {
        let value = value.to_lowercase();
        let plain = readme.matches(&format!("{name} {value}")).count();
        let quoted = readme.matches(&format!("{name} \"{value}\"")).count();
        assert_eq!(plain + quoted, 2, "{name}: {value}");
    }
}

#[test]
fn a_headers_file_that_a_host_would_not_read_whole_is_refused() {
    let refused = |text: &str| HeadersFile::read(text).err().unwrap_or_default();
    assert_eq!(refused("# a remark\n/*\n  X-Frame-Options: DENY\n"), "");
    assert!(refused("  X-Frame-Options: DENY\n").contains("no header of a path"));
    assert!(refused("/*\n  X Frame: DENY\n").contains("no header of a path"));
    assert!(refused("/*\n  X-Frame-Options:\n").contains("no header of a path"));
    assert!(refused("/*\nX-Frame-Options: DENY\n").contains("no plain path"));
    assert!(refused("/*.js\n  X-Frame-Options: DENY\n").contains("no plain path"));
    assert!(refused("/a**\n  X-Frame-Options: DENY\n").contains("no plain path"));
    assert!(refused("/a\n/b\n  X-Frame-Options: DENY\n").contains("has no header"));
    assert!(refused("/*\n  X-Frame-Options: DENY\n/b\n").contains("has no header"));
    assert!(refused(&format!("/*\n  X-Long: {}\n", "x".repeat(2_000))).contains("too long"));
    assert!(refused(&"/a\n  X-Frame-Options: DENY\n".repeat(101)).contains("101 rules"));
    let joined = HeadersFile::read("/*\n  X-A: one\n/b\n  X-A: two\n").unwrap();
    assert_eq!(joined.headers_for("/b")["x-a"], "one, two");
    assert_eq!(joined.headers_for("/c")["x-a"], "one");
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
    check_refused("refuse-script", &more("<script>alert(1)</script>"), "", "an inline script stands there twice");
    check_refused("refuse-other-script", "<script>alert(1)</script>", "", "is not Trunk's");
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
    assert_eq!(inline_code(&fs::read_to_string(root.join("index.html")).unwrap()).unwrap(), [""; 0]);
    let sheet = style_sheet::joined(&root.join("style")).unwrap();
    assert!(sheet.starts_with("@layer boot,tokens,"), "{sheet}");
}

#[test]
fn a_first_visit_counts_what_the_page_and_its_worker_fetch_and_nothing_else() {
    let staging = Staging::new("size", TRUNK_HEAD, "<a href='./rescue.html'>rescue</a>");
    fs::write(staging.folder.join("rescue.html"), "<p>another page</p>").unwrap();
    staging.post_build().unwrap();
    fs::write(staging.folder.join("unused.png"), "nobody asks for it").unwrap();
    let sizes = size::first_visit(&staging.folder).unwrap();
    let mut names: Vec<&str> = sizes.iter().map(|size| size.name.as_str()).collect();
    names.sort_unstable();
    let kept = worker_files(&staging);
    let mut expected: Vec<&str> = kept.keys().map(String::as_str).chain(["sw.js"]).collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
    let sum = size::sum(&sizes);
    assert_eq!(sum.raw, sizes.iter().map(|size| size.raw).sum::<usize>());
    assert!(sum.brotli < sum.gzip && sum.gzip < sum.raw, "{sum:?}");
}

/// The files that the worker caches, with their digests.
fn worker_files(staging: &Staging) -> BTreeMap<String, String> {
    let worker = staging.text("sw.js");
    let (_, list) = worker.split_once("const FILES = {").unwrap();
    let lines = list.split('}').next().unwrap().lines().filter(|line| line.contains(':'));
    let pair = |line: &str| {
        let mut quoted = line.split('"').skip(1).step_by(2);
        (quoted.next().unwrap().to_owned(), quoted.next().unwrap().to_owned())
    };
    lines.map(pair).collect()
}

#[test]
fn the_worker_keeps_every_file_of_the_site_as_it_was_written() {
    let staging = Staging::new("worker", TRUNK_HEAD, "");
    fs::write(staging.folder.join("rescue.html"), "<p>another page</p>").unwrap();
    staging.post_build().unwrap();
    let kept = worker_files(&staging);
    for entry in fs::read_dir(&staging.folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        match kept.get(name) {
            Some(digest) => assert_eq!(*digest, integrity(&fs::read(&path).unwrap()), "{name}"),
            None => assert!(["_headers", "404.html", "sw.js"].contains(&name), "{name} is not kept"),
        }
    }
    assert!(kept.contains_key("index.html") && kept.contains_key("rescue.html"));
    assert!(!staging.text("sw.js").contains("{{") && !staging.text("index.html").contains("{{"));
}

/// The name of the version in the start page.
fn build(staging: &Staging) -> String {
    let html = staging.text("index.html");
    let tags = tags(&html).unwrap();
    let tag = tags.iter().find(|tag| tag.has("name", "next-touch-build")).unwrap();
    tag.attribute("content").unwrap().to_owned()
}

#[test]
fn every_change_of_any_file_makes_another_version_and_nothing_else_does() {
    let made = |name: &str, other: &str| {
        let staging = Staging::new(name, TRUNK_HEAD, "");
        fs::write(staging.folder.join("other.txt"), other).unwrap();
        staging.post_build().unwrap();
        assert!(staging.text("sw.js").contains(&format!("const BUILD = \"{}\";", build(&staging))));
        build(&staging)
    };
    let first = made("version-1", "one");
    assert_eq!(first.len(), 16);
    assert_eq!(made("version-2", "one"), first);
    assert_ne!(made("version-3", "two"), first);
}

#[test]
fn the_kill_switch_deletes_the_caches_that_the_worker_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let worker = fs::read_to_string(root.join("src/site/sw.js")).unwrap();
    let page = fs::read_to_string(root.join("src/site/updates.js")).unwrap();
    let kill = fs::read_to_string(root.join("static/sw-kill.js")).unwrap();
    assert!(worker.contains("`next-touch ${SCOPE} `") && page.contains("`next-touch ${siteFolder} `"));
    assert!(kill.contains("`next-touch ${new URL(\"./\", self.location).href} `"));
}

#[test]
fn the_manifest_can_stand_under_any_path_and_its_icons_are_there() {
    let staging = Staging::new("manifest", TRUNK_HEAD, "");
    staging.post_build().unwrap();
    let name = staging.named("manifest-", ".webmanifest");
    assert!(staging.text("index.html").contains(&format!("<link rel=\"manifest\" href=\"./{name}\">")));
    let manifest: serde_json::Value = serde_json::from_str(&staging.text(&name)).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"./".into(), &"./".into()));
    assert_eq!(manifest["display"], "standalone");
    let shortcuts = manifest["shortcuts"].as_array().unwrap();
    let urls: Vec<_> = shortcuts.iter().map(|shortcut| shortcut["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["./#/", "./#/new"]);
    for icon in manifest["icons"].as_array().unwrap() {
        let file = icon["src"].as_str().unwrap().strip_prefix("./").unwrap();
        let picture = resvg::tiny_skia::Pixmap::load_png(staging.folder.join(file)).unwrap();
        assert_eq!(icon["sizes"], format!("{}x{}", picture.width(), picture.height()), "{file}");
    }
    assert!(manifest["icons"].as_array().unwrap().iter().any(|icon| icon["purpose"] == "maskable"));
    let touch_icon = staging.named("apple-touch-icon-", ".png");
    let touch_icon = resvg::tiny_skia::Pixmap::load_png(staging.folder.join(touch_icon)).unwrap();
    assert_eq!((touch_icon.width(), touch_icon.height()), (180, 180));
}

/// The background of the page in the dark theme, as stated by the start page.
const DARK_THEME_COLOUR: &str = "#1a1815";

#[test]
fn the_frame_of_an_installed_page_has_the_ground_of_the_style_sheet() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tokens = fs::read_to_string(root.join("style/tokens.css")).unwrap();
    let grounds: Vec<String> = tokens.split("--paper: oklch(").skip(1).map(hex_of_oklch).collect();
    assert_eq!(grounds, [THEME_COLOUR, DARK_THEME_COLOUR]);
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    for (colour, theme) in [(THEME_COLOUR, "light"), (DARK_THEME_COLOUR, "dark")] {
        let tag = format!("name=\"theme-color\" content=\"{colour}\" media=\"(prefers-color-scheme: {theme})\"");
        assert!(page.contains(&tag), "{tag}");
    }
}

/// Converts `97.2% 0.009 85)…` to `#f8f5ef`, by the published matrices of Oklab.
fn hex_of_oklch(text: &str) -> String {
    let numbers: Vec<f64> = text.split([' ', '%', ')']).filter_map(|word| word.parse().ok()).take(3).collect();
    let (lightness, chroma, hue) = (numbers[0] / 100.0, numbers[1], numbers[2].to_radians());
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let cone = |on_a: f64, on_b: f64| (lightness + on_a * a + on_b * b).powi(3);
    let long = cone(0.396_337_777_4, 0.215_803_757_3);
    let middle = cone(-0.105_561_345_8, -0.063_854_172_8);
    let short = cone(-0.089_484_177_5, -1.291_485_548);
    let rows = [
        [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
        [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
        [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701],
    ];
    let channel = |row: &[f64; 3]| {
        let linear = row[0] * long + row[1] * middle + row[2] * short;
        let curved = if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        format!("{:02x}", (curved.clamp(0.0, 1.0) * 255.0).round() as u8)
    };
    format!("#{}", rows.iter().map(channel).collect::<String>())
}

/// Requests `target` from `server` and returns the head and the body of the response.
fn ask(server: &Server, target: &str, more: &str) -> (String, Vec<u8>) {
    let authority = format!("127.0.0.1:{}", server.port());
    let mut stream = TcpStream::connect(authority).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    (head, answer[end + 4..].to_vec())
}

fn serve(staging: &Staging, prefix: &str) -> Server {
    Server::start(folder::compressed(folder::site(&staging.folder)), 0, prefix).unwrap()
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
    let (head, _) = ask(&server, "/some/sub/path/next-touch-0123456789abcdef_bg.wasm", "");
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
