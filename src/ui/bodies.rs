//! What stands in the parts of the program that come later: all that only the functions below reach. Natively there
//! are no parts; a page has one wasm for each, which `site::split` makes.

use crate::app::words;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::context::AppContext;
use super::dom::empty;
use super::lazy::{Bodies, Fetching, FilesAction, FilesView, LazyAction, LazyView, Part, ScreensAction, ScreensView};
use super::parts::page::qr;
use super::screens;
use super::shortcuts::sheets;
use crate::app::leads::sample_book;
use crate::browser::clock;

/// How the parts are fetched, and what stands in them.
pub const BODIES: Bodies = Bodies { fetch, view, perform };

/// Each function of a part has to know by itself that the part has come.
fn fetch(part: Part) -> Fetching {
    match part {
        Part::Screens => Box::pin(async { fetch_screens().await.is_ok() && fetch_screens_actions().await.is_ok() }),
        Part::Files => Box::pin(async { fetch_files().await.is_ok() && fetch_files_actions().await.is_ok() }),
    }
}

fn view(wanted: LazyView) -> Option<AnyView> {
    match wanted {
        LazyView::Screens(wanted) => poll_ready(screens_view(wanted)),
        LazyView::Files(wanted) => poll_ready(files_view(wanted)),
    }
}

fn perform(app: AppContext, action: LazyAction) {
    match action {
        LazyAction::Screens(action) => poll_ready(screens_action(app, action)),
        LazyAction::Files(action) => poll_ready(files_action(app, action)),
    };
}

/// What a function returns whose part is here.
fn poll_ready<T>(asked: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(asked).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.ok(),
        Poll::Pending => None,
    }
}

/// Makes a view of the screens' part.
#[wasm_split(screens, fallible, preload(fetch_screens))]
fn screens_view(wanted: ScreensView) -> Result<AnyView, SplitLoaderError> {
    Ok(untrack(|| match wanted {
        ScreensView::Screen(route) => screens::screen(route),
        ScreensView::Sheet(sheet, open) => sheets::sheet(sheet, open).view(),
        ScreensView::TodayMore => screens::today::today_more(),
        ScreensView::TodayBelow => screens::today::today_below(),
    }))
}

/// Performs an action of the screens' part.
#[wasm_split(screens, fallible, preload(fetch_screens_actions))]
fn screens_action(app: AppContext, action: ScreensAction) -> Result<(), SplitLoaderError> {
    match action {
        ScreensAction::Undo => app.undo(),
        // Who has tapped twice while this part was coming wants ten leads and not twenty.
        ScreensAction::Practise(_) if app.with_untracked(|book, _| book.leads().next().is_some()) => {}
        ScreensAction::Practise(refusal) => {
            let command = sample_book::practice_book(&clock::now());
            refusal.set(app.dispatch(command, words::common::PRACTICE_BOOK_IS_IN).err());
        }
        ScreensAction::WriteAgain => app.write_again(),
        ScreensAction::SaveAgain => app.save_again(),
        ScreensAction::KeepConflicts => app.keep_conflicts(),
        ScreensAction::Tidy => app.tidy(),
    }
    Ok(())
}

/// Makes a view of the files' part.
#[wasm_split(files, fallible, preload(fetch_files))]
fn files_view(wanted: FilesView) -> Result<AnyView, SplitLoaderError> {
    Ok(untrack(|| match wanted {
        FilesView::Import => screens::import::import_screen().view(),
        FilesView::Export => screens::data::export_screen().view(),
        FilesView::Data => screens::data::data_screen().view(),
        FilesView::Recovery => screens::data::recovery_screen().view(),
        FilesView::CallingList => screens::today::calling_list_screen().view(),
        FilesView::DaysOff => screens::schedule::days_off().view(),
        FilesView::Phone => screens::settings::phone_screen().view(),
        FilesView::Code(text, label) => qr(&text, label).unwrap_or_else(empty),
        FilesView::HandOver(id) => screens::lead::hand_over(id).view(),
    }))
}

/// Performs an action of the files' part.
#[wasm_split(files, fallible, preload(fetch_files_actions))]
fn files_action(app: AppContext, action: FilesAction) -> Result<(), SplitLoaderError> {
    match action {
        FilesAction::WriteFile => app.write_file_quietly(),
    }
    Ok(())
}
