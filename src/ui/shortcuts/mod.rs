//! Keys that work on every screen. This wing knows no screen but the next lead of the round. [`sheets`] holds the
//! palette and the list of keys.

pub mod sheets;

use leptos::prelude::*;

use crate::app::words;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::is_modal_open;
use crate::ui::dom::{dynamic, fragment};
use crate::ui::dom::{focus_on, focus_title, is_focus_lost};
use crate::ui::lazy::{self, LazyAction, LazyView, ScreensAction, ScreensView, Sheet};
use crate::ui::route::{self, Route};

/// The action of a key or a line of the palette.
pub enum Act {
    /// Opens a screen.
    Go(Route),
    /// Opens the next lead of the round.
    Round,
    /// Opens the list of leads to search in it.
    Search,
    /// Undoes the latest action.
    Undo,
    /// Lists the keys.
    Keys,
}

/// Everything that can be reached by name, and by a key of its own.
pub static ACTS: [(&str, &str, Act); 18] = [
    (words::places::TODAY, "t", Act::Go(Route::Today)),
    (words::places::LEADS, "l", Act::Go(Route::Leads)),
    (words::places::SCRIPTS, "s", Act::Go(Route::Scripts)),
    (words::places::MORE, "m", Act::Go(Route::More)),
    ("Next lead of the round", "r", Act::Round),
    (words::places::NEW_LEAD, "n", Act::Go(Route::NewLead)),
    ("Search leads", "/", Act::Search),
    (words::common::UNDO, "u", Act::Undo),
    (words::common::KEYS, "?", Act::Keys),
    (words::places::IMPORT_LEADS, "", Act::Go(Route::Import)),
    (words::places::MY_NUMBERS, "", Act::Go(Route::Numbers)),
    (words::places::OTHER_SELLERS, "", Act::Go(Route::Watched)),
    (words::common::CALLING_LIST_OF_TODAY, "", Act::Go(Route::CallingList)),
    (words::places::TAKE_DATA_ALONG, "", Act::Go(Route::Export)),
    ("Your data: backup and restore", "", Act::Go(Route::Data)),
    (words::places::SETTINGS, "", Act::Go(Route::Settings)),
    (words::places::INSTALL, "", Act::Go(Route::Install)),
    (words::places::GUIDE, "", Act::Go(Route::Guide(String::new()))),
];

/// The sheets of the palette and of the keys; from now on the page listens to keys.
pub fn keys() -> AnyView {
    let app = use_app();
    let open = RwSignal::new(None::<Sheet>);
    let listening = window_event_listener(leptos::ev::keydown, move |event| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let key = event.key();
        if !plain && !event.alt_key() && key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            if !is_modal_open() {
                open.set(Some(Sheet::Palette));
            }
        } else if plain && !app.do_keys_rest() {
            let act = ACTS.iter().find(|(_, known, _)| *known == key).map(|(.., act)| act);
            if let Some(act) = act {
                event.prevent_default();
                run(app, open, act);
            }
        }
    });
    // The pressed element may be gone by now, or in a moment if something had to be loaded first. Then the title
    // takes the focus, so that it is never lost.
    let released = window_event_listener(leptos::ev::keyup, move |_| {
        keep_focus();
        set_timeout(keep_focus, std::time::Duration::from_millis(300));
    });
    // The page listens for as long as it exists.
    std::mem::forget((listening, released));
    // Each has a slot of its own: in a shared slot the second dialog would get the closed dialog of the first.
    fragment(
        [Sheet::Palette, Sheet::Keys]
            .map(|sheet| {
                let is_open = Memo::new(move |_| open.get() == Some(sheet));
                dynamic(move || {
                    is_open.get().then(|| untrack(|| lazy::view(LazyView::Screens(ScreensView::Sheet(sheet, open)))))
                })
            })
            .into(),
    )
}

fn keep_focus() {
    if is_focus_lost() && !is_modal_open() {
        focus_title();
    }
}

/// Runs the action of a key or a line of the palette.
pub fn run(app: AppContext, open: RwSignal<Option<Sheet>>, act: &Act) {
    match act {
        Act::Go(place) => route::go(place),
        Act::Round => app.go_to_next(),
        Act::Search => {
            route::go(&Route::Leads);
            // The browser reports the new address only after this.
            set_timeout(|| focus_on("search"), std::time::Duration::from_millis(100));
        }
        Act::Undo => lazy::perform(app, LazyAction::Screens(ScreensAction::Undo)),
        Act::Keys => open.set(Some(Sheet::Keys)),
    }
}
