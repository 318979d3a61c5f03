//! The second part of the program, which is loaded after Today is on screen.
//!
//! A first visit waits only for the code that shows Today. All other screens, and everything that changes the book,
//! are in a wasm file of their own, which the page fetches right afterwards. Both are one program: the site build
//! moves there whatever is reachable only from the two functions at the end of this file (see `site::split`).

use crate::app::words;
use crate::ui::screens::today::today_more;
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::context::AppContext;
use super::route::Route;
use super::screens;
use crate::app::leads::sample_book;
use crate::browser::{clock, pages};
use crate::domain::command::CommandError;
use crate::ui::dom::action;
use crate::ui::dom::{Element, aside, div, dynamic, empty, p, span};
use crate::ui::parts::page::{focus_title, is_focus_lost};
use crate::ui::shortcuts::Sheet;
use crate::ui::shortcuts::sheets;

/// A view in the second part.
#[derive(Clone)]
pub enum Wanted {
    /// A screen.
    Screen(Route),
    /// What is shown instead of a book that is missing.
    Recovery,
    /// A sheet over the screen.
    Sheet(Sheet, RwSignal<Option<Sheet>>),
    /// The folded part of Today.
    TodayMore,
}

/// An action in the second part.
pub enum Deed {
    /// Undoes the latest action.
    Undo,
    /// Adds the practice book, or sets why it was refused.
    Practise(RwSignal<Option<CommandError>>),
    /// Does one small step of background work.
    Tidy,
    /// Writes the whole book again.
    WriteAgain,
    /// Appends values that another page has replaced to the notes.
    KeepConflicts,
}

/// Why something is not available yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lack {
    /// The second part is loading.
    Waits,
    /// It could not be loaded.
    Failed,
}

const COMING: &str = words::common::PART_STILL_COMING;
const NOT_FETCHED: &str = words::common::PART_NOT_FETCHED;

thread_local! {
    /// Whether the second part is loaded.
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the second part is loaded.
pub fn is_here() -> bool {
    IS_HERE.get()
}

/// Loads the second part, and returns what went wrong, if anything. Each of its functions has to be awaited once
/// before it can run without waiting.
async fn come() -> Option<Lack> {
    let is_here = fetch_views().await.is_ok() && fetch_deeds().await.is_ok();
    IS_HERE.set(is_here);
    (!is_here).then_some(Lack::Failed)
}

/// Prefetches the second part. If that fails, the next caller retries.
fn fetch(app: AppContext) {
    leptos::task::spawn_local(async move {
        let lack = come().await;
        if app.lack().is_some() {
            app.set_lack(lack);
        }
    });
}

/// By then the screen has been painted: instantiating the second part takes longer than a frame.
const AFTER_THE_SCREEN: Duration = Duration::from_millis(50);

/// Prefetches the second part once the first screen is there. A caller that needs it sooner loads it sooner.
pub fn fetch_ahead(app: AppContext) {
    set_timeout(move || fetch(app), AFTER_THE_SCREEN);
}

/// Polls a function of the second part, which is loaded, and returns its result.
fn at_once<T>(asked: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(asked).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.ok(),
        Poll::Pending => None,
    }
}

/// Performs an action, immediately if possible.
pub fn act(app: AppContext, deed: Deed) {
    if is_here() {
        at_once(done(app, deed));
        return;
    }
    app.set_lack(Some(Lack::Waits));
    leptos::task::spawn_local(async move {
        let lack = come().await;
        app.set_lack(lack);
        if lack.is_none() {
            at_once(done(app, deed));
        }
    });
}

/// A line that says that an action is pending, or failed, until the second part is loaded.
pub fn lack_line(app: AppContext) -> AnyView {
    let line = |words: &'static str| aside().class("undo").child(span().class("undo-label").child(words));
    dynamic(move || {
        app.lack().map(|lack| match lack {
            Lack::Waits => line(COMING).attr("role", "status"),
            Lack::Failed => line(NOT_FETCHED)
                .attr("role", "alert")
                .child(action("link", words::common::TRY_AGAIN, move || fetch(app)))
                .child(action("link", "Load anew", pages::reload)),
        })
    })
}

/// Shows a view, immediately if possible; until it is loaded, says that it is coming or could not be loaded.
pub fn shown(wanted: Wanted) -> AnyView {
    if is_here() {
        return at_once(made(wanted)).unwrap_or_else(empty);
    }
    let lack = RwSignal::new(Some(Lack::Waits));
    let wait = move || {
        leptos::task::spawn_local(async move {
            let now = come().await;
            // If the user has left this screen meanwhile, nothing is needed any more.
            if lack.is_disposed() {
                return;
            }
            lack.set(now);
            leptos::task::tick().await;
            if is_focus_lost() {
                focus_title();
            }
        });
    };
    wait();
    let again = move || {
        lack.set(Some(Lack::Waits));
        wait();
    };
    dynamic(move || match lack.get() {
        None => at_once(made(wanted.clone())),
        Some(Lack::Waits) => Some(notice(COMING).view()),
        Some(Lack::Failed) => {
            let anew = action("button", "Load anew", pages::reload);
            Some(notice(NOT_FETCHED).child(action("button", words::common::TRY_AGAIN, again)).child(anew).view())
        }
    })
}

fn notice(words: &'static str) -> Element {
    div().class("content").attr("role", "status").child(p().class("lead-in").child(words))
}

/// Builds a lazy view. From here on all code is in the second part.
#[wasm_split(later, fallible, preload(fetch_views))]
fn made(wanted: Wanted) -> Result<AnyView, SplitLoaderError> {
    Ok(untrack(|| match wanted {
        Wanted::Screen(route) => screens::screen(route),
        Wanted::Recovery => crate::ui::screens::data::recovery_screen().view(),
        Wanted::Sheet(sheet, open) => sheets::sheet(sheet, open).view(),
        Wanted::TodayMore => today_more(),
    }))
}

/// Performs a lazy action.
#[wasm_split(later, fallible, preload(fetch_deeds))]
fn done(app: AppContext, deed: Deed) -> Result<(), SplitLoaderError> {
    match deed {
        Deed::Undo => app.undo(),
        // A double tap while this part was loading must add ten leads, not twenty.
        Deed::Practise(_) if app.with_untracked(|book, _| book.leads().next().is_some()) => {}
        Deed::Practise(refusal) => {
            let command = sample_book::practice_book(&clock::now());
            refusal.set(app.dispatch(command, words::common::PRACTICE_BOOK_IS_IN).err());
        }
        Deed::Tidy => app.tidy(),
        Deed::WriteAgain => app.write_again(),
        Deed::KeepConflicts => app.keep_conflicts(),
    }
    Ok(())
}
