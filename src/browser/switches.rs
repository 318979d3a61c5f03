//! What is switched off in this browser only. Such a switch is no part of the book, so that a backup
//! does not carry it to another device; the start script can read it before the app is there.

use web_sys::Storage;

const OFF: &str = "off";

/// Whether the page may look for new versions when it is come back to. The start script reads the same key.
pub const UPDATES: &str = "nt1/updates";
/// Whether single keys open screens and press outcomes.
pub const KEYS: &str = "nt1/keys";

/// Whether it is on; everything is until it is switched off.
pub fn is_on(key: &str) -> bool {
    storage().and_then(|storage| storage.get_item(key).ok().flatten()).as_deref() != Some(OFF)
}

/// Switches it on or off. Says whether the browser has kept that.
pub fn set(key: &str, on: bool) -> bool {
    let keep = |storage: Storage| if on { storage.remove_item(key) } else { storage.set_item(key, OFF) };
    storage().is_some_and(|storage| keep(storage).is_ok())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
