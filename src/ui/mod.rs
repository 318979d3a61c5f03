//! The screens and their parts. Nothing here decides anything: no date arithmetic, no sorting, no rules.

pub mod desk;
pub mod html;
pub mod keys;
pub mod parts;
pub mod route;
pub mod screens;

use leptos::prelude::*;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use desk::{Desk, use_desk};
use html::{Tag, a, aside, div, live, many, nav, span};
use parts::alarm::alarm;
use parts::banner::banner;
use parts::controls::action;
use parts::top::focus_title;
use parts::update_line::update_line;
use route::Route;
use screens::data::data_screen;
use screens::import::import_screen;
use screens::new_lead::new_lead_screen;
use screens::phone::phone_screen;
use screens::recovery::recovery_screen;
use screens::round::{next_in_round, round_at, round_done};
use screens::scripts::{script_screen, scripts_screen};
use screens::settings::settings_screen;

/// Mounts the app into its place, where until now a still picture of Today stands.
pub fn start() {
    crate::browser::panic::install_hook();
    let Some(place) = document().get_element_by_id("app").and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    place.set_text_content(None);
    leptos::mount::mount_to(place, app).forget();
}

/// The page: a banner where something is not kept, the open screen, what can be taken back, and the four
/// places.
fn app() -> AnyView {
    let desk = Desk::open();
    provide_context(desk);
    let route = Memo::new(move |_| desk.route());
    // How many agreed times are close stands in the tab, where it is seen from other tabs too.
    let due = desk.ask(crate::app::alarms::due_mark);
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
    many(vec![
        banner(),
        alarm(),
        live(move || {
            let (route, is_missing) = (route.get(), is_missing.get());
            untrack(|| if is_missing && needs_book(&route) { recovery_screen().view() } else { screen(desk, route) })
        }),
        update_line(),
        undo_bar(),
        places(route).view(),
        keys::keys(),
        div().class("visually-hidden").attr("aria-live", "polite").child(live(move || desk.announcement())).view(),
    ])
}

/// Whether a screen would take a book that is missing for an empty one.
fn needs_book(route: &Route) -> bool {
    matches!(route, Route::Today | Route::Round(_) | Route::Leads)
}

fn screen(desk: Desk, route: Route) -> AnyView {
    match route {
        Route::Today => screens::today::today(),
        Route::Round(Some(id)) => round_at(id).view(),
        Route::Round(None) => match next_in_round(desk) {
            Some(id) => round_at(id).view(),
            None => round_done().view(),
        },
        Route::Leads => screens::leads::leads().view(),
        Route::Lead(id) => screens::lead::lead_page(id).view(),
        Route::NewLead => new_lead_screen().view(),
        Route::Import => import_screen().view(),
        Route::Decide => screens::decide::decide_screen().view(),
        Route::Honest(id) => screens::honest::honest_screen(id).view(),
        Route::Tests => screens::tests::tests_screen().view(),
        Route::Scripts => scripts_screen().view(),
        Route::Script(id) => script_screen(&id).view(),
        Route::EditScript(id) => screens::editor::editor_screen(&id).view(),
        Route::Shelf => screens::shelf::shelf_screen().view(),
        Route::More => screens::more::more().view(),
        Route::Settings => settings_screen().view(),
        Route::Plans => screens::plans::plans_screen().view(),
        Route::Data => data_screen().view(),
        Route::Phone => phone_screen().view(),
        Route::Install => screens::install::install_screen().view(),
        Route::Export => screens::export::export_screen().view(),
        Route::CallingList => screens::calling_list::calling_list_screen().view(),
        Route::Numbers => screens::numbers::numbers_screen().view(),
        Route::Watched => screens::watched::watched_screen().view(),
        Route::Guide(page) => screens::guide::guide_screen(&page).view(),
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
                .child(action("link", "Undo", move || desk.undo()))
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
