//! A share as a bar. The numbers are beside it, so screen readers miss nothing.

use leptos::prelude::*;

/// A bar that is filled to `percent`.
pub fn share_bar(percent: usize) -> AnyView {
    // SVG elements need their own namespace, which only the macro sets.
    let drawing = view! {
        <svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width=percent.min(100).to_string() height="6" />
        </svg>
    };
    drawing.into_any()
}
