//! The screens and their parts. Nothing here decides anything: no date arithmetic, no sorting, no rules.

pub mod desk;
pub mod dom;
pub mod later;
pub mod parts;
pub mod route;
pub mod screens;
pub mod shortcuts;

use leptos::prelude::*;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::ui::dom::action;
use crate::ui::dom::{Tag, a, aside, div, live, many, nav, span};
use crate::ui::parts::message::alarm;
use crate::ui::parts::message::banner;
use crate::ui::parts::message::update_line;
use crate::ui::parts::page::focus_title;
use desk::{Desk, Opened, use_desk};
use later::{Deed, Wanted};
use route::Route;

/// Mounts the app into its place, where until now a still picture of Today stands.
pub fn start() {
    crate::browser::panic::install_hook();
    let Some(place) = document().get_element_by_id("app").and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // Leptos has no executor before something is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let opened = Opened::read().await;
        place.set_text_content(None);
        leptos::mount::mount_to(place, move || app(opened)).forget();
    });
}

/// The page: a banner where something is not kept, the open screen, what can be taken back, and the four
/// places.
fn app(opened: Opened) -> AnyView {
    let desk = Desk::open(opened);
    provide_context(desk);
    let route = Memo::new(move |_| desk.route());
    // How many agreed times are close stands in the tab, where it is seen from other tabs too.
    let due = desk.ask(crate::app::today::alarms::due_mark);
    let is_missing = Memo::new(move |_| desk.missing_book().is_some());
    // The title takes the focus when another screen opens, so that keyboard and screen reader follow.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        document().set_title(&format!("{}{} · Next Touch", due.get(), now.title()));
        if before.is_some_and(|before| before != now) {
            focus_title();
        }
        now
    });
    later::fetch_ahead(desk);
    many(vec![
        banner(),
        alarm(),
        live(move || {
            let (route, is_missing) = (route.get(), is_missing.get());
            untrack(|| if is_missing && needs_book(&route) { later::shown(Wanted::Recovery) } else { screen(route) })
        }),
        update_line(),
        later::lack_line(desk),
        undo_bar(),
        places(route).view(),
        shortcuts::keys(),
        div().class("visually-hidden").attr("aria-live", "polite").child(live(move || desk.announcement())).view(),
    ])
}

/// Whether a screen would take a book that is missing for an empty one.
fn needs_book(route: &Route) -> bool {
    matches!(route, Route::Today | Route::Round(_) | Route::Leads)
}

/// Today at once; the other screens come with the second part of the program.
fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => screens::today::today(),
        route => later::shown(Wanted::Screen(route)),
    }
}

/// What was done last, and the way back; it stays until something else is done.
fn undo_bar() -> AnyView {
    let desk = use_desk();
    let label = desk.undo_label();
    live(move || {
        label.get().map(|label| {
            aside()
                .class("undo")
                .attr("aria-label", "Undo")
                .child(span().class("undo-label").child(label))
                .child(action("link", "Undo", move || later::act(desk, Deed::Undo)))
        })
    })
}

/// The four places of the app.
fn places(route: Memo<Route>) -> Tag {
    let places = [(Route::Today, "Today"), (Route::Leads, "Leads"), (Route::Scripts, "Scripts"), (Route::More, "More")];
    let links = places.map(|(place, words)| {
        let link = a().attr("href", place.hash()).child(words);
        link.watch("aria-current", move || (route.get() == place).then_some("page"))
    });
    nav()
        .class("places")
        .attr("aria-label", "Places")
        .watch("data-hidden", move || matches!(route.get(), Route::Round(_)))
        .children(links)
}
