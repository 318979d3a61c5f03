//! The screens.

use leptos::prelude::*;

/// Mounts the app.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"Next Touch"</h1></main> });
}
