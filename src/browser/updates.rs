//! New versions of the page: whether one is ready, and taking it. The start script does the work.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::storage::BrowserStore;
use crate::store::storage::KeyValue;

/// The key of the version that opened the book here last.
const VERSION: &str = "nt1/version";

/// The start script tells by this event that a new version was fetched whole.
const READY_EVENT: &str = "next-touch-update";

fn of_start_script(name: &str) -> Option<JsValue> {
    let update = Reflect::get(&js_sys::global(), &"nextTouchUpdate".into()).ok()?;
    Reflect::get(&update, &name.into()).ok()
}

/// Whether a new version was fetched whole and waits to be taken.
pub fn is_ready() -> bool {
    of_start_script("isReady").is_some_and(|ready| ready.is_truthy())
}

/// Whether the book was opened last by another version than this one. Where none is noted, there was none.
pub fn is_other_than_last(store: &BrowserStore) -> bool {
    let last = store.get(VERSION).ok().flatten();
    last.is_some_and(|last| of_start_script("version").and_then(|version| version.as_string()) != Some(last))
}

/// Notes that this version has opened the book.
pub fn note_version(store: &BrowserStore) {
    if let Some(version) = of_start_script("version").and_then(|version| version.as_string()) {
        // Without the note the next start keeps no moment, and works.
        drop(store.set(VERSION, &version));
    }
}

/// Calls `tell` each time a new version becomes ready.
pub fn on_ready(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let tell = Closure::<dyn Fn()>::new(tell).into_js_value();
    // Adding a listener fails only for a name that is no event.
    drop(window.add_event_listener_with_callback(READY_EVENT, tell.unchecked_ref()));
}

/// Changes to the new version, which reloads the page. To be called only when no call is running and
/// everything is saved.
pub fn take() {
    if let Some(take) = of_start_script("take").and_then(|take| take.dyn_into::<Function>().ok()) {
        // What it could throw is a page that is closing anyway.
        drop(take.call0(&JsValue::NULL));
    }
}
