//! Builds, checks and serves the static site.

/// Says what the program can do.
fn main() {
    eprintln!("site: no command yet");
}
