//! Mounts the page. All it is made of stands in the library.

/// Starts the page in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {
    next_touch::ui::start();
}

/// Natively there is no page to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Next Touch runs in a browser: `make serve` builds it and prints the address.");
}
