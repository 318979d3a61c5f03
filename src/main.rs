//! Mounts the page. Everything else is in the library.

/// Starts the app in the browser.
#[cfg(target_arch = "wasm32")]
fn main() {
    next_touch::ui::start();
}

/// There is no page to start natively.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Next Touch runs in a browser: `make serve` builds it and prints the address.");
}
