//! The second part of the program, which comes when Today is on screen already.
//!
//! A first visit waits only for what shows Today. All other screens, and all that changes the book, stand in a
//! wasm of their own, which the page fetches right afterwards. Both are one program: what only the two
//! functions at the end of this file reach is put there when the site is built (see `site::split`).

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::desk::Desk;
use super::html::{Tag, aside, div, live, p, span};
use super::keys::Sheet;
use super::parts::controls::action;
use super::parts::top::{focus_title, is_focus_lost};
use super::route::Route;
use super::{screens, sheets};
use crate::app::practice;
use crate::browser::clock;
use crate::domain::command::Refusal;

/// What the second part shows.
#[derive(Clone)]
pub enum Wanted {
    /// A screen.
    Screen(Route),
    /// What is shown instead of a book that is missing.
    Recovery,
    /// A sheet over the screen.
    Sheet(Sheet, RwSignal<Option<Sheet>>),
    /// What Today holds folded away.
    TodayMore,
}

/// What the second part does.
pub enum Deed {
    /// Takes the latest action back.
    Undo,
    /// Brings the practice book in, or says why not.
    Practise(RwSignal<Option<Refusal>>),
    /// One small piece of the work of quiet moments.
    Tidy,
    /// Keeps the present moment before an update.
    KeepMoment,
}

thread_local! {
    /// Whether the second part has come.
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the second part has come.
pub fn is_here() -> bool {
    IS_HERE.get()
}

/// Fetches the second part, now that nobody waits for it. Where it does not come, the next that needs it asks
/// again.
pub fn fetch_ahead(desk: Desk) {
    leptos::task::spawn_local(async move {
        IS_HERE.set(fetch().await.is_ok());
        if is_here() {
            desk.set_missed(false);
        }
    });
}

/// Says that something was asked for in vain, until it has come.
pub fn missed_line(desk: Desk) -> AnyView {
    live(move || {
        desk.is_missed().then(|| {
            let words = span().class("undo-label").child(NOT_FETCHED);
            let again = action("link", "Try again", move || fetch_ahead(desk));
            aside().class("undo").attr("role", "alert").attr("aria-label", "Not fetched").child(words).child(again)
        })
    })
}

/// Something that comes at once if the second part is here.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Asks once, without waiting.
fn at_once<T>(coming: &mut Coming<T>) -> Option<Result<T, SplitLoaderError>> {
    match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(come) => Some(come),
        Poll::Pending => None,
    }
}

/// Does something, at once if it can be.
pub fn act(desk: Desk, deed: Deed) {
    act_then(desk, deed, || ());
}

/// Does something, and something else when it is done.
pub fn act_then(desk: Desk, deed: Deed, then: impl FnOnce() + 'static) {
    let mut coming: Coming<()> = Box::pin(done(desk, deed));
    let finish = move |come: Result<(), SplitLoaderError>| {
        IS_HERE.set(come.is_ok());
        desk.set_missed(come.is_err());
        if come.is_ok() {
            then();
        }
    };
    match at_once(&mut coming) {
        Some(come) => finish(come),
        None => leptos::task::spawn_local(async move { finish(coming.await) }),
    }
}

/// Why something is not shown yet.
#[derive(Clone, Copy, PartialEq)]
enum Lack {
    Waits,
    Failed,
}

const NOT_FETCHED: &str = "This part of the page could not be fetched. Your leads are safe. Once you are connected again, it comes with the next try.";

/// Shows something, at once if it can be; else when it has come.
pub fn shown(wanted: Wanted) -> AnyView {
    let owner = Owner::current();
    let mut coming: Coming<AnyView> = Box::pin(made(wanted.clone(), owner.clone()));
    match at_once(&mut coming) {
        Some(Ok(view)) => view,
        Some(Err(_)) => when_come(wanted, owner, None),
        None => when_come(wanted, owner, Some(coming)),
    }
}

/// Says that something is coming, or that it could not be fetched, until it has come.
fn when_come(wanted: Wanted, owner: Option<Owner>, coming: Option<Coming<AnyView>>) -> AnyView {
    let lack = RwSignal::new(Some(Lack::Waits));
    let come = StoredValue::new_local(None::<AnyView>);
    let wait = move |coming: Coming<AnyView>| {
        leptos::task::spawn_local(async move {
            let answer = coming.await;
            // Whoever has gone elsewhere meanwhile does not need it any more.
            if lack.is_disposed() {
                return;
            }
            IS_HERE.set(answer.is_ok());
            let is_here = answer.is_ok();
            come.set_value(answer.ok());
            lack.set((!is_here).then_some(Lack::Failed));
            leptos::task::tick().await;
            if is_focus_lost() {
                focus_title();
            }
        });
    };
    match coming {
        Some(coming) => wait(coming),
        None => lack.set(Some(Lack::Failed)),
    }
    let again = move || {
        lack.set(Some(Lack::Waits));
        wait(Box::pin(made(wanted.clone(), owner.clone())));
    };
    live(move || match lack.get() {
        None => come.try_update_value(Option::take).flatten(),
        Some(Lack::Waits) => Some(notice("Opening …").view()),
        Some(Lack::Failed) => Some(notice(NOT_FETCHED).child(action("button", "Try again", again.clone())).view()),
    })
}

fn notice(words: &'static str) -> Tag {
    div().class("content").attr("role", "status").child(p().class("lead-in").child(words))
}

/// Makes what is to be shown. From here on everything stands in the second part.
#[wasm_split(later, fallible, preload(fetch))]
fn made(wanted: Wanted, owner: Option<Owner>) -> Result<AnyView, SplitLoaderError> {
    let make = || match wanted {
        Wanted::Screen(route) => screens::screen(route),
        Wanted::Recovery => screens::recovery::recovery_screen().view(),
        Wanted::Sheet(sheet, open) => sheets::sheet(sheet, open).view(),
        Wanted::TodayMore => screens::today_more::today_more(),
    };
    // What is made later still belongs to the place that asked for it.
    Ok(match owner {
        Some(owner) => owner.with(|| untrack(make)),
        None => untrack(make),
    })
}

/// Does what is to be done.
#[wasm_split(later, fallible)]
fn done(desk: Desk, deed: Deed) -> Result<(), SplitLoaderError> {
    match deed {
        Deed::Undo => desk.undo(),
        Deed::Practise(refusal) => {
            let command = practice::practice_book(&clock::now());
            refusal.set(desk.dispatch(command, "Practice book brought in").err());
        }
        Deed::Tidy => desk.tidy(),
        Deed::KeepMoment => desk.keep_moment("an update"),
    }
    Ok(())
}
