//! New versions of the page: whether one is ready, and taking it. The start script does the work.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

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
