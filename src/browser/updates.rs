//! New versions of the page: whether one is ready, and switching to it. The start script does the work.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::storage::BrowserStore;
use crate::store::storage::KeyValue;

/// The key of the version that last opened the book here.
const VERSION: &str = "nt1/version";

/// The event of the start script after a new version was downloaded completely.
const READY_EVENT: &str = "next-touch-update";

fn of_start_script(name: &str) -> Option<JsValue> {
    let update = Reflect::get(&js_sys::global(), &"nextTouchUpdate".into()).ok()?;
    Reflect::get(&update, &name.into()).ok()
}

/// Whether a new version was downloaded completely and is waiting.
pub fn is_ready() -> bool {
    of_start_script("isReady").is_some_and(|ready| ready.is_truthy())
}

/// Whether another version last opened the book; `false` if no version is recorded.
pub fn is_other_than_last(store: &BrowserStore) -> bool {
    let last = store.get(VERSION).ok().flatten();
    last.is_some_and(|last| of_start_script("version").and_then(|version| version.as_string()) != Some(last))
}

/// Records that this version has opened the book.
pub fn note_version(store: &BrowserStore) {
    if let Some(version) = of_start_script("version").and_then(|version| version.as_string()) {
        // Without the record, the next start creates no restore point, but works.
        drop(store.set(VERSION, &version));
    }
}

/// Calls `tell` each time a new version becomes ready.
pub fn on_ready(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let tell = Closure::<dyn Fn()>::new(tell).into_js_value();
    // Adding a listener to an existing event cannot fail.
    drop(window.add_event_listener_with_callback(READY_EVENT, tell.unchecked_ref()));
}

/// Switches to the new version, which reloads the page. Call it only when no phone call is in progress and everything
/// is saved.
pub fn take() {
    if let Some(take) = of_start_script("take").and_then(|take| take.dyn_into::<Function>().ok()) {
        // It can only throw if the page is closing anyway.
        drop(take.call0(&JsValue::NULL));
    }
}
