//! One lead: where they stand, what they want, what is known, and every touch in order.

mod about;
mod known;
mod log_touch;
mod standing;
mod timeline;

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live};

use crate::app::rows;
use crate::domain::id::LeadId;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// One lead.
#[component]
pub fn LeadPage(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let exists = desk.ask(move |book, _| book.lead(id).is_some());
    let title = desk.ask(move |book, _| {
        book.lead(id).map_or_else(|| "This lead is gone".to_owned(), |lead| lead.title().to_owned())
    });
    let practice = desk.ask(move |book, _| {
        let import = book.lead(id).and_then(|lead| lead.created.import);
        book.imports().iter().any(|(known, it)| Some(*known) == import && it.practice)
    });
    let logs = RwSignal::new(false);
    view! {
        <main class="screen lead">
            <Top title back=(Route::Leads, "Leads")>
                {live(move || practice.get().then(|| view! { <span class="badge">"practice"</span> }))}
            </Top>
            {live(move || {
                if exists.get() {
                    view! {
                        <div class="content lead-columns">
                            <div class="column">
                                <standing::StandingSection id />
                                <known::Wants id />
                                <known::Known id />
                            </div>
                            <div class="column">
                                <timeline::Timeline id />
                                <Colleagues id />
                                <about::About id />
                            </div>
                        </div>
                        <footer class="thumb">
                            <a class="button primary" href=Route::Round(Some(id)).hash()>"Prepare the call"</a>
                            <button type="button" class="button" on:click=act(move |_| logs.set(true))>"Log a touch"</button>
                        </footer>
                        {live(move || logs.get().then(|| view! { <log_touch::LogTouch id logs /> }))}
                    }
                        .into_any()
                } else {
                    view! { <div class="content"><p class="lead-in">"It was taken out of the book. Undo brings it back."</p></div> }.into_any()
                }
            })}
        </main>
    }
}

/// The others at the same company.
#[component]
fn Colleagues(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let colleagues =
        desk.ask(move |book, _| book.lead(id).map(|lead| rows::colleagues(book, lead)).unwrap_or_default());
    move || {
        let colleagues = colleagues.get();
        (!colleagues.is_empty()).then(|| {
            let links = colleagues
                .into_iter()
                .map(|(id, name)| view! { <li><a class="row-link" href=Route::Lead(id).hash()>{name}</a></li> });
            view! { <section aria-label="Colleagues"><h2>"At the same company"</h2><ul>{links.collect_view()}</ul></section> }
        })
    }
}
