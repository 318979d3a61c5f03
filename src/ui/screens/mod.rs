//! The screens. They show and ask; they know no rule of following up and no storage.
//!
//! * [`today`], [`round`]: the day, and one call after the other.
//! * [`leads`], [`lead`], [`import`]: all leads, one lead, and lists that come in.
//! * [`qualify`], [`schedule`]: deciding about leads; plans and days off.
//! * [`library`], [`numbers`]: scripts, shelf and guide; one's own figures.
//! * [`data`], [`settings`], [`more`]: backups and storage, settings, and the way to the rest.

pub mod data;
pub mod import;
pub mod lead;
pub mod leads;
pub mod library;
pub mod more;
pub mod numbers;
pub mod qualify;
pub mod round;
pub mod schedule;
pub mod settings;
pub mod today;

use leptos::prelude::*;

use crate::ui::context::use_app;
use crate::ui::lazy::{self, FilesView, LazyView};
use crate::ui::route::Route;
use leads::new_lead_screen;
use library::{script_screen, scripts_screen};
use round::{round_at, round_done};
use settings::settings_screen;

/// The screen of a route.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => today::today(),
        Route::Round(Some(id)) => round_at(id).view(),
        Route::Round(None) => match use_app().next_in_round() {
            Some(id) => round_at(id).view(),
            None => round_done().view(),
        },
        Route::Leads => leads::leads().view(),
        Route::Lead(id) => lead::lead_page(id).view(),
        Route::NewLead => new_lead_screen().view(),
        Route::Import => of_files(FilesView::Import),
        Route::Decide => qualify::decide_screen().view(),
        Route::Honest(id) => qualify::honest_screen(id).view(),
        Route::Tests => qualify::tests_screen().view(),
        Route::Scripts => scripts_screen().view(),
        Route::Script(id) => script_screen(&id).view(),
        Route::EditScript(id) => library::editor_screen(&id).view(),
        Route::Shelf => library::shelf_screen().view(),
        Route::More => more::more().view(),
        Route::Settings => settings_screen().view(),
        Route::Plans => schedule::plans_screen().view(),
        Route::Data => of_files(FilesView::Data),
        Route::Phone => of_files(FilesView::Phone),
        Route::Install => settings::install_screen().view(),
        Route::Export => of_files(FilesView::Export),
        Route::CallingList => of_files(FilesView::CallingList),
        Route::Numbers => numbers::numbers_screen().view(),
        Route::Watched => library::watched_screen().view(),
        Route::Guide(page) => library::guide_screen(&page).view(),
    }
}

/// What reads and writes files comes with a part of its own.
fn of_files(wanted: FilesView) -> AnyView {
    lazy::view(LazyView::Files(wanted))
}
