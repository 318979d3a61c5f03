//! `site`: makes, serves and weighs the static site. All it does stands in the library's `site`.

mod arguments;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use arguments::Arguments;
use next_touch::site::error::SiteError;
use next_touch::site::post_build::{Folders, post_build};
use next_touch::site::server::{Options, Server};
use next_touch::site::size;
use next_touch::site::split::{linked_program, split};

const HELP: &str = "\
site post-build                    the hook that Trunk runs after a build
site serve [--dist dist] [--port 8080] [--prefix /]
                                   serves the built site on 127.0.0.1; port 0 takes a free one
site size [--dist dist] [--max-brotli bytes] [--max-gzip bytes] [--max-later bytes]
                                   weighs a first visit until Today works, and what comes
                                   afterwards (brotli); fails above the limits
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
    let arguments = Arguments::read(env::args().skip(1))?;
    match arguments.command.as_str() {
        "post-build" => run_post_build(arguments),
        "serve" => run_serve(arguments),
        "size" => run_size(arguments),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// Trunk names its folders in the environment.
fn run_post_build(arguments: Arguments) -> Result<(), SiteError> {
    arguments.finish()?;
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

fn run_serve(mut arguments: Arguments) -> Result<(), SiteError> {
    let options = Options {
        dist: arguments.take("dist")?.unwrap_or_else(|| PathBuf::from("dist")),
        port: arguments.take("port")?.unwrap_or(8080),
        prefix: arguments.take("prefix")?.unwrap_or_else(|| "/".to_owned()),
    };
    arguments.finish()?;
    if !options.dist.join("index.html").is_file() {
        return Err(SiteError::new(format!("{} holds no built site; `make dist` builds it", options.dist.display())));
    }
    let server = Server::start(&options)?;
    println!("Next Touch is at {}", server.url());
    server.wait();
    Ok(())
}

fn run_size(mut arguments: Arguments) -> Result<(), SiteError> {
    let dist = arguments.take("dist")?.unwrap_or_else(|| PathBuf::from("dist"));
    let max_brotli = arguments.take("max-brotli")?.unwrap_or(usize::MAX);
    let max_gzip = arguments.take("max-gzip")?.unwrap_or(usize::MAX);
    let max_later = arguments.take("max-later")?.unwrap_or(usize::MAX);
    arguments.finish()?;
    let (first, later) = size::parted(size::first_visit(&dist)?);
    println!("{}", size::table("until Today works, bytes", &first));
    print!("{}", size::table("afterwards, bytes", &later));
    let (first, later) = (size::sum(&first), size::sum(&later));
    for (what, bytes, limit) in [
        ("until Today works, a first visit takes", first.brotli, max_brotli),
        ("where there is only gzip, that is", first.gzip, max_gzip),
        ("what is fetched afterwards takes", later.brotli, max_later),
    ] {
        if limit < bytes {
            return Err(SiteError::new(format!("{what} {bytes} bytes; the limit is {limit}")));
        }
    }
    Ok(())
}
