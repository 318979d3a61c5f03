//! What is switched on or off in this browser only. Such a switch is no part of the book, so that a backup
//! does not carry it to another device; the start script can read it before the app is there.

use web_sys::Storage;

const ON: &str = "on";
const OFF: &str = "off";

/// Whether the page may look for new versions when it is come back to. The start script reads the same key.
pub const UPDATES: &str = "nt1/updates";
/// Whether single keys open screens and press outcomes.
pub const KEYS: &str = "nt1/keys";

/// Whether a reminder makes a sound.
pub const SOUND: &str = "nt1/sound";

/// Whether it is on until it is switched: everything but sound.
fn is_on_at_first(key: &str) -> bool {
    key != SOUND
}

/// Whether it is on.
pub fn is_on(key: &str) -> bool {
    match storage().and_then(|storage| storage.get_item(key).ok().flatten()).as_deref() {
        Some(ON) => true,
        Some(OFF) => false,
        Some(_) | None => is_on_at_first(key),
    }
}

/// Switches it on or off. Says whether the browser has kept that.
pub fn set(key: &str, on: bool) -> bool {
    let keep = |storage: Storage| {
        if on == is_on_at_first(key) {
            storage.remove_item(key)
        } else {
            storage.set_item(key, if on { ON } else { OFF })
        }
    };
    storage().is_some_and(|storage| keep(storage).is_ok())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
