//! The sound of a reminder. What cannot be played is silent: the banner and the title say the same.

use super::script::{VAULT, call};
use super::switches;

/// Plays it, to try it out.
pub fn try_out() {
    drop(call(VAULT, "ring", &[""]));
}

/// Plays it for `occasion`, in one of the open pages.
pub fn ring(occasion: &str) {
    drop(call(VAULT, "ring", &[occasion]));
}

/// Keeps the other open pages from playing it for `occasion`, unless one has already.
pub fn stay_quiet(occasion: &str) {
    drop(call(VAULT, "stayQuiet", &[occasion]));
}

/// Has the next tap let sound begin, where it is switched on.
pub fn prepare() {
    if switches::is_on(switches::SOUND) {
        drop(call(VAULT, "letSoundBegin", &[]));
    }
}
