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

const HELP: &str = "\
site post-build                    the hook that Trunk runs after a build
site serve [--dist dist] [--port 8080] [--prefix /]
                                   serves the built site on 127.0.0.1; port 0 takes a free one
site size [--dist dist] [--max-brotli bytes] [--max-gzip bytes]
                                   weighs a first visit; fails above the limits
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
    post_build(&Folders { staging: folder("TRUNK_STAGING_DIR")?, source: folder("TRUNK_SOURCE_DIR")? })
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
    arguments.finish()?;
    let sizes = size::first_visit(&dist)?;
    print!("{}", size::table(&sizes));
    let sum = size::sum(&sizes);
    for (encoding, bytes, limit) in [("brotli", sum.brotli, max_brotli), ("gzip", sum.gzip, max_gzip)] {
        if limit < bytes {
            return Err(SiteError::new(format!(
                "a first visit takes {bytes} bytes in {encoding}; the limit is {limit}"
            )));
        }
    }
    Ok(())
}
