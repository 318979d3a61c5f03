//! The screens. They show and ask; they decide nothing.

pub mod calling_list;
pub mod data;
mod days_off;
pub mod decide;
pub mod do_not_call;
pub mod editor;
pub mod export;
pub mod guide;
pub mod honest;
pub mod import;
pub mod install;
pub mod lead;
pub mod leads;
pub mod more;
pub mod new_lead;
pub mod numbers;
pub mod phone;
pub mod plans;
pub mod recovery;
pub mod round;
pub mod scripts;
pub mod settings;
pub mod shelf;
pub mod tests;
pub mod today;
pub mod today_more;
pub mod watched;
pub mod welcome;

use leptos::prelude::*;

use crate::ui::desk::use_desk;
use crate::ui::route::Route;
use data::data_screen;
use import::import_screen;
use new_lead::new_lead_screen;
use phone::phone_screen;
use round::{next_in_round, round_at, round_done};
use scripts::{script_screen, scripts_screen};
use settings::settings_screen;

/// The screen of a route.
pub fn screen(route: Route) -> AnyView {
    match route {
        Route::Today => today::today(),
        Route::Round(Some(id)) => round_at(id).view(),
        Route::Round(None) => match next_in_round(use_desk()) {
            Some(id) => round_at(id).view(),
            None => round_done().view(),
        },
        Route::Leads => leads::leads().view(),
        Route::Lead(id) => lead::lead_page(id).view(),
        Route::NewLead => new_lead_screen().view(),
        Route::Import => import_screen().view(),
        Route::Decide => decide::decide_screen().view(),
        Route::Honest(id) => honest::honest_screen(id).view(),
        Route::Tests => tests::tests_screen().view(),
        Route::Scripts => scripts_screen().view(),
        Route::Script(id) => script_screen(&id).view(),
        Route::EditScript(id) => editor::editor_screen(&id).view(),
        Route::Shelf => shelf::shelf_screen().view(),
        Route::More => more::more().view(),
        Route::Settings => settings_screen().view(),
        Route::Plans => plans::plans_screen().view(),
        Route::Data => data_screen().view(),
        Route::Phone => phone_screen().view(),
        Route::Install => install::install_screen().view(),
        Route::Export => export::export_screen().view(),
        Route::CallingList => calling_list::calling_list_screen().view(),
        Route::Numbers => numbers::numbers_screen().view(),
        Route::Watched => watched::watched_screen().view(),
        Route::Guide(page) => guide::guide_screen(&page).view(),
    }
}
