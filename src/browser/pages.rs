//! This page among others: hints that another one has written, and locks that end with their page.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, VisibilityState};

use crate::domain::id::Lane;

/// How often to look for changes of other pages, in milliseconds, where no hint came.
const LOOK_AGAIN_MILLIS: i32 = 30_000;

/// Calls `look` at every hint that another page may have written, and from time to time.
pub fn on_hint(look: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let look = Closure::<dyn Fn()>::new(look).into_js_value();
    for event in ["storage", "focus", "pageshow"] {
        listen(&window, event, &look);
    }
    if let Some(document) = window.document() {
        listen(&document, "visibilitychange", &look);
    }
    let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(look.unchecked_ref(), LOOK_AGAIN_MILLIS);
    // Without a timer the hints remain.
    drop(timer);
}

/// Calls `keep` when the page is about to be hidden, frozen or closed.
pub fn on_leave(keep: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let keep = Closure::<dyn Fn()>::new(keep).into_js_value();
    listen(&window, "pagehide", &keep);
    if let Some(document) = window.document() {
        listen(&document, "visibilitychange", &keep);
    }
}

/// Whether the page is on screen.
pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Adds a listener that stays.
pub(super) fn listen(target: &EventTarget, event: &str, listener: &JsValue) {
    // Adding a listener fails only for a name that is no event.
    drop(target.add_event_listener_with_callback(event, listener.unchecked_ref()));
}

fn lock_name(lane: Lane) -> String {
    format!("nt1/lane/{lane}")
}

/// Holds the lock of this page until it ends, however it ends.
pub fn hold_lane(lane: Lane) {
    let forever = Closure::<dyn Fn() -> Promise>::new(|| Promise::new(&mut |_, _| {}));
    request_lock(&lock_name(lane), forever.into_js_value());
}

/// Calls `orphaned` as soon as the page of `lane` has ended; at once where locks are not to be had.
pub fn when_ended(lane: Lane, orphaned: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(orphaned);
    if !request_lock(&lock_name(lane), callback.clone()) {
        let function: &Function = callback.unchecked_ref();
        drop(function.call0(&JsValue::NULL));
    }
}

/// Asks for a lock, to be held while what `callback` returns is pending.
fn request_lock(name: &str, callback: JsValue) -> bool {
    let locks = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(JsValue::is_object);
    let Some(locks) = locks else { return false };
    Reflect::get(&locks, &"request".into())
        .ok()
        .and_then(|request| request.dyn_into::<Function>().ok())
        .is_some_and(|request| request.call2(&locks, &name.into(), &callback).is_ok())
}
