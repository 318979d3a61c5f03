//! Parts of the program that come when Today is on screen already, or when they are used.
//!
//! A first visit waits only for what shows Today. All other screens, and all that changes the book, stand in a wasm
//! of their own, which the page fetches right afterwards; what reads and writes files stands in another. All of them
//! are one program: what only the functions of a part reach is put there when the site is built (`site::split`).
//! This module asks for parts and knows nothing of what is in them; [`Bodies`] does.

mod asked;

use crate::app::words;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;

pub use asked::{FilesAction, FilesView, LazyAction, LazyView, Part, ScreensAction, ScreensView, Sheet};

use super::context::AppContext;
use super::dom::{Element, action, aside, div, dynamic, empty, p, span};
use super::dom::{focus_title, is_focus_lost};
use crate::browser::pages;

/// Whether a part is here once its fetching has ended.
pub type Fetching = Pin<Box<dyn Future<Output = bool>>>;

/// How parts are fetched, and what stands in them.
#[derive(Clone, Copy)]
pub struct Bodies {
    /// Fetches a part, unless it is here already.
    pub fetch: fn(Part) -> Fetching,
    /// Makes a view whose part is here.
    pub view: fn(LazyView) -> Option<AnyView>,
    /// Performs an action whose part is here.
    pub perform: fn(AppContext, LazyAction),
}

/// Why something is not there yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LoadState {
    /// Its part is on its way.
    Pending,
    /// Its part could not be fetched.
    Failed,
}

const PENDING: &str = words::common::PART_STILL_COMING;
const FAILED: &str = words::common::PART_NOT_FETCHED;

/// What the page knows of its parts.
#[derive(Clone, Copy)]
struct Loader {
    bodies: Bodies,
    /// Whether each part is here.
    loaded: [RwSignal<bool>; Part::COUNT],
    /// Why an action that was asked for is not performed yet, and the part that it needs.
    action: RwSignal<Option<(LoadState, Part)>>,
}

thread_local! {
    static LOADER: Cell<Option<Loader>> = const { Cell::new(None) };
}

impl Loader {
    fn loaded(self, part: Part) -> Option<RwSignal<bool>> {
        self.loaded.get(part as usize).copied()
    }

    /// Loads a part, and returns what went wrong, if anything did.
    async fn load(self, part: Part) -> Option<LoadState> {
        let is_here = (self.bodies.fetch)(part).await;
        if let Some(loaded) = self.loaded(part)
            && is_here
            && !loaded.get_untracked()
        {
            loaded.set(true);
        }
        (!is_here).then_some(LoadState::Failed)
    }

    /// Loads a part that an action needs, and says how that stands.
    async fn load_for_action(self, part: Part) -> bool {
        self.action.set(Some((LoadState::Pending, part)));
        let state = self.load(part).await;
        self.action.set(state.map(|state| (state, part)));
        state.is_none()
    }

    /// Loads once more what an action needs, after that failed.
    fn try_again(self, part: Part) {
        leptos::task::spawn_local(async move {
            self.load_for_action(part).await;
        });
    }
}

/// Tells this module what stands in the parts; to be called once, before anything is shown.
pub fn install(bodies: Bodies) {
    let loaded = Part::ALL.map(|_| RwSignal::new(false));
    LOADER.set(Some(Loader { bodies, loaded, action: RwSignal::new(None) }));
}

/// Whether a part is here.
pub fn is_loaded(part: Part) -> bool {
    LOADER.get().and_then(|loader| loader.loaded(part)).is_some_and(|loaded| loaded.get_untracked())
}

/// By then the screen has been painted: putting the second part into place takes longer than a frame.
const AFTER_THE_SCREEN: Duration = Duration::from_millis(50);

/// Fetches all parts, one after the other, once the first screen is there; those that are used seldom when the page
/// has nothing else to do, so that they are here without a network. Who needs a part sooner has it fetched sooner.
/// One that does not come is fetched when it is asked for.
pub fn prefetch() {
    let Some(loader) = LOADER.get() else { return };
    let [first, others @ ..] = Part::ALL;
    let rest = move || {
        leptos::task::spawn_local(async move {
            for part in others {
                loader.load(part).await;
            }
        });
    };
    let start = move || {
        leptos::task::spawn_local(async move {
            if loader.load(first).await.is_none() {
                pages::when_idle(rest);
            }
        });
    };
    set_timeout(start, AFTER_THE_SCREEN);
}

/// Performs an action, at once if its part is here.
pub fn perform(app: AppContext, action: LazyAction) {
    let Some(loader) = LOADER.get() else { return };
    if is_loaded(action.part()) {
        (loader.bodies.perform)(app, action);
        return;
    }
    leptos::task::spawn_local(async move {
        if loader.load_for_action(action.part()).await {
            (loader.bodies.perform)(app, action);
        }
    });
}

/// Says that an action is still to be performed, or was asked for in vain, until its part has come.
pub fn action_line() -> AnyView {
    let Some(loader) = LOADER.get() else { return empty() };
    let line = |words: &'static str| aside().class("undo").child(span().class("undo-label").child(words));
    dynamic(move || {
        loader.action.get().map(|(state, part)| match state {
            LoadState::Pending => line(PENDING).attr("role", "status"),
            LoadState::Failed => line(FAILED)
                .attr("role", "alert")
                .child(action("link", words::common::TRY_AGAIN, move || loader.try_again(part)))
                .child(action("link", "Reload", pages::reload)),
        })
    })
}

/// A view, at once if its part is here; else a word that it is coming, or could not be fetched, until it has come.
pub fn view(wanted: LazyView) -> AnyView {
    let Some(loader) = LOADER.get() else { return empty() };
    let part = wanted.part();
    if is_loaded(part) {
        return (loader.bodies.view)(wanted).unwrap_or_else(empty);
    }
    let state = RwSignal::new(Some(LoadState::Pending));
    let wait = move || {
        leptos::task::spawn_local(async move {
            let now = loader.load(part).await;
            // Who has gone elsewhere meanwhile does not need it any more.
            if state.is_disposed() {
                return;
            }
            state.set(now);
            leptos::task::tick().await;
            if is_focus_lost() {
                focus_title();
            }
        });
    };
    wait();
    let again = move || {
        state.set(Some(LoadState::Pending));
        wait();
    };
    dynamic(move || match state.get() {
        None => untrack(|| (loader.bodies.view)(wanted.clone())),
        Some(LoadState::Pending) => Some(notice(PENDING).view()),
        Some(LoadState::Failed) => {
            let reload = action("button", "Reload", pages::reload);
            Some(notice(FAILED).child(action("button", words::common::TRY_AGAIN, again)).child(reload).view())
        }
    })
}

/// A view that nobody waits for: nothing is shown until its part is here.
pub fn view_once_loaded(wanted: LazyView) -> AnyView {
    let Some(loader) = LOADER.get() else { return empty() };
    let loaded = loader.loaded(wanted.part());
    dynamic(move || {
        let is_here = loaded.is_some_and(|loaded| loaded.get());
        is_here.then(|| untrack(|| (loader.bodies.view)(wanted.clone()))).flatten()
    })
}

fn notice(words: &'static str) -> Element {
    div().class("content").attr("role", "status").child(p().class("lead-in").child(words))
}
