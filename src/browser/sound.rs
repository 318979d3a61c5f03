//! The sound of a reminder. If it cannot be played, nothing is lost: the banner and the title carry the same message.

use super::script::{VAULT, call};
use super::switches;

/// Plays the sound once, as a test.
pub fn try_out() {
    drop(call(VAULT, "ring", &[""]));
}

/// Plays the sound for `occasion` in one of the open pages.
pub fn ring(occasion: &str) {
    drop(call(VAULT, "ring", &[occasion]));
}

/// Stops the other open pages from playing the sound for `occasion`, unless one has already.
pub fn stay_quiet(occasion: &str) {
    drop(call(VAULT, "stayQuiet", &[occasion]));
}

/// Unlocks sound at the next tap, if it is switched on.
pub fn prepare() {
    if switches::is_on(switches::SOUND) {
        drop(call(VAULT, "letSoundBegin", &[]));
    }
}
