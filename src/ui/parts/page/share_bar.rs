//! A share as a bar. The numbers stand beside it, so those who do not see it miss nothing.

use leptos::prelude::*;

/// A bar of which so many percent are filled.
pub fn share_bar(percent: usize) -> AnyView {
    // Drawings have a namespace of their own, which only the macro gives to elements.
    let drawing = view! {
        <svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width=percent.min(100).to_string() height="6" />
        </svg>
    };
    drawing.into_any()
}
