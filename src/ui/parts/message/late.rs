//! Results that come when their screen may be gone.

use leptos::prelude::*;

/// Puts a late result on screen; when the screen was left meanwhile there is nothing to show it on.
pub fn set_late<T: Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    drop(signal.try_set(value));
}
