//! `site`: makes, serves and weighs the static site. All it does stands in the library's `site`.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Arg::{Long, Value};
use lexopt::ValueExt;
use next_touch::site::error::SiteError;
use next_touch::site::folder;
use next_touch::site::parts::PARTS;
use next_touch::site::post_build::{Folders, post_build};
use next_touch::site::server::Server;
use next_touch::site::size;
use next_touch::site::split::{linked_program, split};

const HELP: &str = "\
site post-build                    the hook that Trunk runs after a build
site serve [--dist dist] [--port 8080] [--prefix /] [--without-worker]
                                   serves the built site on 127.0.0.1; port 0 takes a free one;
                                   without its worker no browser keeps the page
site size [--dist dist] [--max-brotli bytes] [--max-gzip bytes]
          [--max-screens bytes] [--max-files bytes] [--max-unasked bytes]
                                   weighs a first visit until Today works, each part that comes
                                   later (brotli), and all that comes unasked; fails above the limits
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), SiteError> {
    let mut words = lexopt::Parser::from_env();
    let command = match words.next()? {
        Some(Value(command)) => command.string()?,
        _ => String::new(),
    };
    match command.as_str() {
        "post-build" => run_post_build(words),
        "serve" => run_serve(words),
        "size" => run_size(words),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// Trunk names its folders in the environment.
fn run_post_build(mut words: lexopt::Parser) -> Result<(), SiteError> {
    if let Some(word) = words.next()? {
        return Err(word.unexpected().into());
    }
    let folder = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or_else(|| SiteError::new(format!("{name} is not set; Trunk runs this command, not a person")))
    };
    let folders = Folders { staging: folder("TRUNK_STAGING_DIR")?, source: folder("TRUNK_SOURCE_DIR")? };
    let tool = env::current_exe().map_err(|cause| SiteError::new(format!("this tool has no path: {cause}")))?;
    // Trunk passes on only whether the build is a release; `make quick` names its profile here.
    let profile = env::var("TRUNK_BUILD_CARGO_PROFILE").or_else(|_| env::var("TRUNK_PROFILE")).unwrap_or_default();
    let linked = linked_program(&tool, &profile).ok_or_else(|| SiteError::at(&tool, &"this is no folder of cargo"))?;
    split(&folders.staging, &linked)?;
    post_build(&folders)
}

fn run_serve(mut words: lexopt::Parser) -> Result<(), SiteError> {
    let (mut dist, mut port, mut prefix, mut has_worker) = (PathBuf::from("dist"), 8080, "/".to_owned(), true);
    while let Some(word) = words.next()? {
        match word {
            Long("dist") => dist = words.value()?.into(),
            Long("port") => port = words.value()?.parse()?,
            Long("prefix") => prefix = words.value()?.string()?,
            Long("without-worker") => has_worker = false,
            other => return Err(other.unexpected().into()),
        }
    }
    if !dist.join("index.html").is_file() {
        return Err(SiteError::new(format!("{} holds no built site; `make dist` builds it", dist.display())));
    }
    let site = folder::site(dist);
    let site = if has_worker { site } else { folder::without_worker(site) };
    let server = Server::start(folder::compressed(site), port, &prefix)?;
    println!("Next Touch is at {}", server.url());
    server.wait();
    Ok(())
}

fn run_size(mut words: lexopt::Parser) -> Result<(), SiteError> {
    let mut dist = PathBuf::from("dist");
    let (mut max_brotli, mut max_gzip, mut max_unasked) = (usize::MAX, usize::MAX, usize::MAX);
    let mut max_of_part = PARTS.map(|_| usize::MAX);
    while let Some(word) = words.next()? {
        match word {
            Long("dist") => dist = words.value()?.into(),
            Long("max-brotli") => max_brotli = words.value()?.parse()?,
            Long("max-gzip") => max_gzip = words.value()?.parse()?,
            Long("max-unasked") => max_unasked = words.value()?.parse()?,
            Long(name) => {
                let part = PARTS.iter().position(|part| name.strip_prefix("max-") == Some(part.name));
                match part.and_then(|part| max_of_part.get_mut(part)) {
                    Some(max) => *max = words.value()?.parse()?,
                    None => return Err(word.unexpected().into()),
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let sizes = size::first_visit(&dist)?;
    let first = size::of_part(&sizes, None);
    println!("{}", size::table("until Today works, bytes", &first));
    let first = size::sum(&first);
    let mut limits = vec![
        ("until Today works, a first visit takes".to_owned(), first.brotli, max_brotli),
        ("where there is only gzip, that is".to_owned(), first.gzip, max_gzip),
    ];
    let mut unasked = first.brotli;
    for (part, max) in PARTS.iter().zip(max_of_part) {
        let files = size::of_part(&sizes, Some(part));
        println!("{}", size::table(part.words, &files));
        let bytes = size::sum(&files).brotli;
        unasked += if part.comes_at_once { bytes } else { 0 };
        limits.push((format!("the part `{}` takes", part.name), bytes, max));
    }
    println!("{:<60} {unasked:>9}", "all that is fetched without being used");
    limits.push(("all that is fetched without being used takes".to_owned(), unasked, max_unasked));
    for (what, bytes, limit) in limits {
        if limit < bytes {
            return Err(SiteError::new(format!("{what} {bytes} bytes; the limit is {limit}")));
        }
    }
    Ok(())
}
