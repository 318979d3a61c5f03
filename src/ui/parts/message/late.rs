//! Results that may arrive after their screen is gone.

use leptos::prelude::*;

/// Shows a late result; if the screen is gone, it is dropped.
pub fn set_late<T: Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    drop(signal.try_set(value));
}
