//! The sound of a reminder. What cannot be played is silent: the banner and the title say the same.

use super::script::{VAULT, call};
use super::switches;

/// Plays it.
pub fn ring() {
    drop(call(VAULT, "ring", &[]));
}

/// Has the next tap let sound begin, where it is switched on.
pub fn prepare() {
    if switches::is_on(switches::SOUND) {
        drop(call(VAULT, "letSoundBegin", &[]));
    }
}
