//! The screens and their parts. This layer decides nothing and knows no rule of following up: no date arithmetic, no
//! sorting, no validation.
//!
//! * [`dom`]: elements, controls, dialogs and focus; [`context`]: the workspace as signals.
//! * [`route`]: which screen is open; [`screens`]: the screens; [`parts`]: what several screens share.
//! * [`lazy`]: asking for the parts of the program that come after Today.
//! * [`shortcuts`]: keys that work on every screen.

use crate::app::words;
mod bodies;
pub mod context;
pub mod dom;
pub mod lazy;
pub mod parts;
pub mod route;
pub mod screens;
pub mod shortcuts;

use leptos::prelude::*;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::browser::pages;
use crate::ui::dom::focus_title;
use crate::ui::dom::{Element, a, aside, div, dynamic, fragment, nav, span};
use crate::ui::dom::{action, icon};
use crate::ui::parts::message::alarm;
use crate::ui::parts::message::banner;
use crate::ui::parts::message::update_line;
use bodies::BODIES;
use context::{AppContext, LazyWork, Opened, use_app};
use lazy::{FilesAction, FilesView, LazyAction, LazyView, Part, ScreensAction, ScreensView};
use route::Route;

/// Mounts the app in place of the static picture of Today.
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

/// The page: a banner if something is not saved, the open screen, the undo bar, and the navigation.
fn app(opened: Opened) -> AnyView {
    lazy::install(BODIES);
    let app = AppContext::open(opened, work_lazily);
    provide_context(app);
    let route = Memo::new(move |_| app.route());
    // The page title counts near agreed times, so that they are visible from other browser tabs.
    let due = app.memo(crate::app::today::alarms::due_mark);
    let is_missing = Memo::new(move |_| app.missing_book().is_some());
    // Moves focus to the title when another screen opens, so that keyboard and screen reader follow.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        document().set_title(&format!("{}{} · Next Touch", due.get(), now.title()));
        if before.is_some_and(|before| before != now) {
            focus_title();
        }
        now
    });
    lazy::prefetch();
    fragment(vec![
        banner(),
        alarm(),
        dynamic(move || {
            let (route, is_missing) = (route.get(), is_missing.get());
            untrack(|| {
                if is_missing && needs_book(&route) {
                    lazy::view(LazyView::Files(FilesView::Recovery))
                } else {
                    screen(route)
                }
            })
        }),
        update_line(),
        lazy::action_line(),
        undo_bar(),
        places(route).view(),
        shortcuts::keys(),
        div().class("visually-hidden").attr("aria-live", "polite").child(dynamic(move || app.announcement())).view(),
    ])
}

/// Has work done by the part it stands in. What is done in quiet moments waits until that part is here anyway.
fn work_lazily(app: AppContext, work: LazyWork) {
    let action = match work {
        LazyWork::SaveAgain => LazyAction::Screens(ScreensAction::SaveAgain),
        LazyWork::KeepConflicts => LazyAction::Screens(ScreensAction::KeepConflicts),
        LazyWork::Tidy if lazy::is_loaded(Part::Screens) => {
            let tidy = LazyAction::Screens(ScreensAction::Tidy);
            return pages::in_turn(move || lazy::perform(app, tidy));
        }
        LazyWork::WriteFile if lazy::is_loaded(Part::Files) => LazyAction::Files(FilesAction::WriteFile),
        LazyWork::Tidy | LazyWork::WriteFile => return,
    };
    lazy::perform(app, action);
}

/// Whether a screen would take a book that is missing for an empty one.
fn needs_book(route: &Route) -> bool {
    matches!(route, Route::Today | Route::Round(_) | Route::Leads)
}

/// Shows Today at once; the other screens come with the second part of the program.
fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => screens::today::today(),
        route => lazy::view(LazyView::Screens(ScreensView::Screen(route))),
    }
}

/// The latest action with an undo button; it stays until the next action.
fn undo_bar() -> AnyView {
    let app = use_app();
    let label = app.undo_label();
    dynamic(move || {
        label.get().map(|label| {
            aside()
                .class("undo")
                .attr("aria-label", words::common::UNDO)
                .child(span().class("undo-label").child(label))
                .child(action("link", words::common::UNDO, move || {
                    lazy::perform(app, LazyAction::Screens(ScreensAction::Undo))
                }))
        })
    })
}

/// The navigation between the four main screens.
fn places(route: Memo<Route>) -> Element {
    let places = [
        (Route::Today, "calendar-check", words::places::TODAY),
        (Route::Leads, "users-round", words::places::LEADS),
        (Route::Scripts, "scroll-text", words::places::SCRIPTS),
        (Route::More, "ellipsis", words::places::MORE),
    ];
    let links = places.map(|(place, sign, words)| {
        let link = a().attr("href", place.hash()).child(icon(sign)).child(words);
        link.attr_fn("aria-current", move || (route.get() == place).then_some("page"))
    });
    nav()
        .class("places")
        .attr("aria-label", words::common::PLACES)
        .attr_fn("data-hidden", move || matches!(route.get(), Route::Round(_)))
        .children(links)
}
