//! The note of a call, kept as it is typed.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{typed, watch};

use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;

/// One line that grows.
#[component]
pub fn CallNote(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let call = desk.call(id);
    let note = Memo::new(move |_| call.with(|call| call.note.clone()));
    let rows = move || note.with(|note| note.lines().count().clamp(1, 6));
    view! {
        <div class="field call-note">
            <label for="call-note">"Note"</label>
            <textarea
                id="call-note"
                rows=watch(rows)
                placeholder="What did they say?"
                prop:value=note
                on:input=typed(move |text: String| {
                    desk.change_call(id, |call| call.note = text);
                })
            />
        </div>
    }
}
