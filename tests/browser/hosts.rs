//! The README's examples on real hosts: the headers of each file, and that the page starts from them, keeps its data
//! and then works without them. Run by `make hosts`.

use std::fs;

use next_touch::app::words;
use next_touch::site::offline;
use serde_json::json;

use crate::engine::Engine;
use crate::find::{Find, starting};
use crate::headers_file::HeadersFile;
use crate::page::Page;
use crate::real_host::{Kind, RealHost, Reply};
use crate::server;
use crate::steps::{THREE_LEADS, THREE_NAMES};
use crate::suite::{built_site, with_site_below};

/// The root of an origin, and a folder deep inside one.
const PREFIXES: [&str; 2] = ["", "/some/sub/path"];
/// The encodings that current browsers accept, and the one that all accept.
const PACKINGS: [&str; 2] = ["gzip, deflate, br, zstd", "gzip"];
/// The size limit in bytes of a first visit on a host without brotli.
const BUDGET: usize = 300_000;

#[test]
#[ignore = "`make hosts` installs nginx"]
fn the_example_for_nginx_serves_the_page() {
    for prefix in PREFIXES {
        prove(Kind::Nginx, prefix);
    }
}

#[test]
#[ignore = "`make hosts` installs Caddy"]
fn the_example_for_caddy_serves_the_page() {
    for prefix in PREFIXES {
        prove(Kind::Caddy, prefix);
    }
}

#[test]
#[ignore = "`make hosts` installs Cloudflare's program"]
fn the_folder_as_it_is_serves_the_page_on_cloudflare_pages() {
    prove(Kind::CloudflarePages, "");
}

#[test]
#[ignore = "`make hosts` installs Python"]
fn a_host_that_knows_nothing_of_the_page_serves_it() {
    for prefix in PREFIXES {
        prove(Kind::Python, prefix);
    }
}

/// Replaces the tests' server with a real host at the same address.
fn prove(kind: Kind, prefix: &str) {
    with_site_below(Engine::Chromium, prefix, server::folder(built_site()), async |page: Page| {
        page.server().stop();
        let host = RealHost::start(kind, page.server().port(), prefix);
        what_is_not_there_is_never_a_page(kind, &host);
        every_file_comes_with_its_headers(kind, &host);
        a_folder_without_its_slash_leads_to_the_one_with_it(&host, prefix);
        the_page_starts_and_keeps_its_book(&page).await;
        host.stop();
        page.reload().await;
        page.goto("#/leads").await;
        page.lead_row(THREE_NAMES[2]).shown().await;
    });
}

/// The first visit, a list, and both again after a reload, until the page works without the host.
async fn the_page_starts_and_keeps_its_book(page: &Page) {
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    page.button(starting(words::today::TRY_PRACTICE_BOOK)).shown().await;
    page.bring_in_table(THREE_LEADS, 3).await;
    page.reload().await;
    page.goto("#/leads").await;
    page.lead_row(THREE_NAMES[0]).shown().await;
    page.kept_for_offline().await;
    let scope = page.js("return navigator.serviceWorker.ready.then((ready) => ready.scope)", vec![]).await;
    assert_eq!(scope, json!(format!("{}/", page.server().address())));
    assert_eq!(page.take_faults().await, [""; 0]);
}

/// A missing script or image is an error, and no one caches the response.
fn what_is_not_there_is_never_a_page(kind: Kind, host: &RealHost) {
    for path in ["/boot-0123456789abcdef.js", "/next-touch-0123456789abcdef_bg.wasm", "/nothing", "/nothing/"] {
        let reply = host.ask(path, "");
        assert_eq!(reply.status, 404, "{kind:?} {path}");
        assert!(!reply.header("cache-control").contains("max-age"), "{kind:?} {path}");
        check_security(kind, path, &reply);
    }
    // Python's server cannot hide files from visitors.
    let status = if kind == Kind::Python { 200 } else { 404 };
    assert_eq!(host.ask("/_headers", "").status, status, "{kind:?}");
}

/// URLs in the page are relative, so they are only right below the slash.
fn a_folder_without_its_slash_leads_to_the_one_with_it(host: &RealHost, prefix: &str) {
    if !prefix.is_empty() {
        let reply = host.ask("", "");
        assert!([301, 308].contains(&reply.status), "{}", reply.status);
        assert!(reply.header("location").ends_with(&format!("{prefix}/")), "{}", reply.header("location"));
    }
}

/// The rules of the built site for hosts that read them; the other hosts have them in their examples.
fn rules() -> HeadersFile {
    let text = fs::read_to_string(built_site().join("_headers")).expect("the file of headers");
    HeadersFile::read(&text).expect("a file that hosts can read")
}

/// Every response includes the policy and the other security headers.
fn check_security(kind: Kind, path: &str, reply: &Reply) {
    let rules = rules().headers_for("/nothing");
    assert!(rules.len() > 5, "{rules:?}");
    for (name, value) in rules.into_iter().filter(|_| kind != Kind::Python) {
        assert_eq!(reply.header(&name), value, "{kind:?} {path} {name}");
    }
}

/// Every file of the built site has the headers that `_headers` and the README state.
fn every_file_comes_with_its_headers(kind: Kind, host: &RealHost) {
    let rules = rules();
    let mut names = offline::names(&built_site()).expect("the files of the site");
    names.extend([String::new(), offline::WORKER_NAME.to_owned()]);
    for packing in PACKINGS {
        let accept = format!("Accept-Encoding: {packing}\r\n");
        let mut first_visit = 0;
        for path in names.iter().map(|name| format!("/{name}")) {
            let reply = host.ask(&path, &accept);
            check_security(kind, &path, &reply);
            if kind == Kind::CloudflarePages && path.ends_with(".html") {
                assert_eq!(reply.status, 308, "{path}: pages are named without their ending there");
                continue;
            }
            assert_eq!(reply.status, 200, "{kind:?} {path}");
            assert_eq!(reply.header("content-type").split(';').next(), Some(content_type(kind, &path)), "{path}");
            if kind == Kind::Python {
                continue;
            }
            let caching = &rules.headers_for(&path)["cache-control"];
            assert_eq!(reply.header("cache-control"), *caching, "{kind:?} {path}");
            let known = host.ask(&path, &format!("{accept}If-None-Match: {}\r\n", reply.header("etag")));
            assert_eq!(known.status, 304, "{kind:?} {path} is sent again to who has it");
            check_packing(kind, packing, &path, &reply);
            first_visit += if path.starts_with("/part-") { 0 } else { reply.bytes };
        }
        // Python's server doesn't compress, so there is nothing to check.
        if first_visit > 0 {
            println!("{kind:?}, accepting {packing}: {first_visit} bytes for all files but the later parts");
        }
        assert!(first_visit < BUDGET, "{kind:?}: {first_visit}");
    }
}

/// Text and the program are compressed; images are compressed already.
fn check_packing(kind: Kind, accepted: &str, path: &str, reply: &Reply) {
    let (_, ending) = path.rsplit_once('.').unwrap_or((path, "html"));
    let raw = fs::metadata(built_site().join(path.trim_start_matches('/'))).expect("the file").len();
    let packing = match (kind, ending) {
        // The local preview program compresses everything it sends.
        (Kind::CloudflarePages, _) => return,
        (_, "png" | "webmanifest") => "",
        // Caddy doesn't compress small files.
        (Kind::Caddy, _) if raw < 512 => "",
        (Kind::Caddy, _) if accepted.contains("zstd") => "zstd",
        _ => "gzip",
    };
    assert_eq!(reply.header("content-encoding"), packing, "{kind:?} {path}");
    if !packing.is_empty() {
        assert_eq!(reply.header("vary"), "Accept-Encoding", "{kind:?} {path}");
    }
}

/// The content type of a file, as browsers need it.
fn content_type(kind: Kind, path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        None | Some("html") => "text/html",
        Some("js") if matches!(kind, Kind::Nginx | Kind::CloudflarePages) => "application/javascript",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some(other) => panic!("{other} is no kind of file that is known here"),
    }
}
