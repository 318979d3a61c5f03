//! The head of a screen: its title, a way back, and what belongs beside it.

use leptos::prelude::*;

use crate::ui::route::Route;

/// The head of a screen. The title takes the focus when the screen opens.
#[component]
pub fn Top(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// Where "back" leads, with its words.
    #[prop(optional)]
    back: Option<(Route, &'static str)>,
    /// What stands at the right end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let back = back.map(|(route, words)| {
        view! { <a class="back" href=route.hash()>"‹ " {words}</a> }
    });
    view! {
        <header class="top">
            {back}
            <h1 tabindex="-1">{title}</h1>
            <div class="top-end">{children.map(|children| children())}</div>
        </header>
    }
}

/// Puts the focus on the element with this id and brings it into view, if it is there.
pub fn focus_on(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    if let Some(element) =
        document().get_element_by_id(id).and_then(|it| it.dyn_into::<leptos::web_sys::HtmlElement>().ok())
    {
        // An element that cannot take the focus is still brought into view.
        drop(element.focus());
        element.scroll_into_view();
    }
}
