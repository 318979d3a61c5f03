//! Why the book said no, beside the control that was used.

use leptos::prelude::*;

use crate::ui::parts::old::erased::live;

use crate::domain::command::Refusal;

/// The words of a refusal, as long as there is one.
#[component]
pub fn RefusalLine(
    /// The refusal of the latest try.
    #[prop(into)]
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let words = move || refusal.with(|refusal| refusal.as_ref().map(Refusal::words));
    view! { {live(move || words().map(|words| view! { <p class="refusal" role="alert">{words}</p> }))} }
}
