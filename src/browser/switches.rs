//! Settings of this browser only. They are not part of the book, so a backup doesn't carry them to another device, and
//! the start script can read them before the app has loaded.

use web_sys::Storage;

const ON: &str = "on";
const OFF: &str = "off";

/// Whether the page may check for new versions when the user returns to it. The start script reads the same key.
pub const UPDATES: &str = "nt1/updates";
/// Whether single keys open screens and press outcomes.
pub const KEYS: &str = "nt1/keys";

/// Whether a reminder makes a sound.
pub const SOUND: &str = "nt1/sound";

/// The default: everything but sound is on.
fn is_on_at_first(key: &str) -> bool {
    key != SOUND
}

/// Whether the switch is on.
pub fn is_on(key: &str) -> bool {
    match storage().and_then(|storage| storage.get_item(key).ok().flatten()).as_deref() {
        Some(ON) => true,
        Some(OFF) => false,
        Some(_) | None => is_on_at_first(key),
    }
}

/// Turns the switch on or off. Returns whether the browser stored that.
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
