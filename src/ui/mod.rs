//! The screens and their parts. Nothing here decides anything: no date arithmetic, no sorting, no rules.

pub mod desk;
pub mod html;
pub mod parts;
pub mod route;
pub mod screens;

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, watch};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use desk::{Desk, use_desk};
use parts::banner::Banner;
use route::Route;
use screens::data::data_screen;
use screens::import::import_screen;
use screens::lead::LeadPage;
use screens::leads::Leads;
use screens::more::More;
use screens::new_lead::new_lead_screen;
use screens::round::{RoundAt, RoundDone, next_in_round};
use screens::scripts::{Script, Scripts};
use screens::settings::settings_screen;
use screens::today::Today;

/// Mounts the app into its place, where until now a still picture of Today stands.
pub fn start() {
    crate::browser::panic::install_hook();
    let Some(place) = document().get_element_by_id("app").and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    place.set_text_content(None);
    leptos::mount::mount_to(place, App).forget();
}

/// The page: a banner where something is not kept, the open screen, what can be taken back, and the four
/// places.
#[component]
fn App() -> impl IntoView {
    let desk = Desk::open();
    provide_context(desk);
    let route = Memo::new(move |_| desk.route());
    // The title takes the focus when another screen opens, so that keyboard and screen reader follow.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        document().set_title(&format!("{} · Next Touch", now.title()));
        if before.is_some_and(|before| before != now) {
            focus_title();
        }
        now
    });
    view! {
        <Banner />
        {live(move || screen(desk, route.get()))}
        <UndoBar />
        <Places route />
        <div class="visually-hidden" aria-live="polite">{live(move || desk.announcement())}</div>
    }
}

fn screen(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Today => view! { <Today /> }.into_any(),
        Route::Round(Some(id)) => view! { <RoundAt id /> }.into_any(),
        Route::Round(None) => match next_in_round(desk) {
            Some(id) => view! { <RoundAt id /> }.into_any(),
            None => view! { <RoundDone /> }.into_any(),
        },
        Route::Leads => view! { <Leads /> }.into_any(),
        Route::Lead(id) => view! { <LeadPage id /> }.into_any(),
        Route::NewLead => new_lead_screen().view(),
        Route::Import => import_screen().view(),
        Route::Scripts => view! { <Scripts /> }.into_any(),
        Route::Script(id) => view! { <Script id /> }.into_any(),
        Route::More => view! { <More /> }.into_any(),
        Route::Settings => settings_screen().view(),
        Route::Data => data_screen().view(),
    }
}

fn focus_title() {
    let title = document().query_selector("main h1").ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(title) = title {
        // A title that cannot take the focus is only less helpful.
        drop(title.focus());
    }
}

/// What was done last, and the way back; it stays until something else is done.
#[component]
fn UndoBar() -> impl IntoView {
    let desk = use_desk();
    let label = desk.undo_label();
    move || {
        label.get().map(|label| {
            view! {
                <aside class="undo" aria-label="Undo">
                    <span class="undo-label">{label}</span>
                    <button type="button" class="link" on:click=act(move |_| desk.undo())>"Undo"</button>
                </aside>
            }
        })
    }
}

/// The four places of the app.
#[component]
fn Places(route: Memo<Route>) -> impl IntoView {
    let places = [(Route::Today, "Today"), (Route::Leads, "Leads"), (Route::Scripts, "Scripts"), (Route::More, "More")];
    let links = places.map(|(place, words)| {
        let href = place.hash();
        let current = move || (route.get() == place).then_some("page");
        view! { <a href=href aria-current=watch(current)>{words}</a> }
    });
    view! { <nav class="places" aria-label="Places" data-hidden=watch(move || matches!(route.get(), Route::Round(_)).to_string())>{links.collect_view()}</nav> }
}
