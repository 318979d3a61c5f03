//! Icons: drawings of the sprite in `index.html`. The words beside an icon say what it means, so that it is hidden from
//! screen readers.

use leptos::prelude::*;

/// The icon with this id in the sprite, without the `i-` before it.
pub fn icon(name: &'static str) -> AnyView {
    let href = format!("#i-{name}");
    // Drawings have a namespace of their own, which only the macro gives to elements.
    let drawing = view! { <svg class="icon" aria-hidden="true"><use href=href /></svg> };
    drawing.into_any()
}
