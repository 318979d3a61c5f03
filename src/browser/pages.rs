//! This page among other tabs: events that announce changes, and locks that end with their page.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, VisibilityState};

use crate::domain::id::ReplicaId;

/// How often to look for changes of other pages without an event, in milliseconds.
const LOOK_AGAIN_MILLIS: i32 = 30_000;

/// Calls `look` at every event that may mean another page has written, and at regular intervals.
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
    // If there is no timer, the events still work.
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

/// Whether the page is visible.
pub fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Adds a permanent listener.
pub(super) fn listen(target: &EventTarget, event: &str, listener: &JsValue) {
    // Adding a listener to an existing event cannot fail.
    drop(target.add_event_listener_with_callback(event, listener.unchecked_ref()));
}

/// Calls `used` whenever the user does something on the page.
pub fn on_use(used: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let used = Closure::<dyn Fn()>::new(used).into_js_value();
    for event in ["pointerdown", "keydown", "input", "wheel"] {
        listen(&window, event, &used);
    }
}

/// Calls `act` every `millis` milliseconds.
pub fn every(millis: i32, act: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    // Without a timer the page still works, only less tidily.
    drop(window.set_interval_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), millis));
}

/// How long a browser without quiet moments, such as an older Safari, is left alone instead, in milliseconds.
const REST_MILLIS: i32 = 2_000;

/// Calls `work` once the page has nothing else to do.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let work = Closure::once_into_js(work);
    let ask = Reflect::get(&window, &"requestIdleCallback".into()).ok();
    if let Some(ask) = ask.as_ref().and_then(JsCast::dyn_ref::<Function>) {
        // Asking fails only for what is no function.
        drop(ask.call1(&window, &work));
    } else {
        // Without a timer the work is done when it is needed.
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), REST_MILLIS));
    }
}

/// Makes the browser ask before the page is closed while `is_unsafe`.
pub fn warn_before_closing(is_unsafe: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let ask = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if is_unsafe() {
            event.prevent_default();
        }
    });
    listen(&window, "beforeunload", &ask.into_js_value());
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that cannot be reloaded is only stale.
        drop(window.location().reload());
    }
}

/// The URL of the page, without its fragment.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The lock of the page that does the background work.
const TURN: &str = "nt1/compact";

thread_local! {
    /// Releases the lock, if this page holds it.
    static END_OF_TURN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Does background work unless another page does: the first page that asks holds the lock until it is hidden. If the
/// browser has no locks, every page does the work, which costs only time.
pub fn in_turn(work: impl Fn() + 'static) {
    if END_OF_TURN.with_borrow(Option::is_some) {
        return work();
    }
    let options = Object::new();
    // Without this option the page would wait for the lock.
    drop(Reflect::set(&options, &"ifAvailable".into(), &true.into()));
    let work = std::rc::Rc::new(work);
    let again = std::rc::Rc::clone(&work);
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        let turn = Promise::new(&mut |done, _| END_OF_TURN.set(Some(done)));
        again();
        turn.into()
    });
    if !request_lock(TURN, &[options.into(), granted]) {
        work();
    }
}

/// Releases the background lock for another page.
pub fn end_turn() {
    if let Some(done) = END_OF_TURN.take() {
        // Resolving a promise cannot fail.
        drop(done.call0(&JsValue::NULL));
    }
}

fn lock_name(replica: ReplicaId) -> String {
    format!("nt1/lane/{replica}")
}

/// Holds the lock of this page until it ends, however it ends.
pub fn hold_replica(replica: ReplicaId) {
    let forever = Closure::<dyn Fn() -> Promise>::new(|| Promise::new(&mut |_, _| {}));
    request_lock(&lock_name(replica), &[forever.into_js_value()]);
}

/// Calls `orphaned` once the page of `replica` has ended; immediately if the browser has no locks.
pub fn when_ended(replica: ReplicaId, orphaned: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(orphaned);
    if !request_lock(&lock_name(replica), std::slice::from_ref(&callback)) {
        let function: &Function = callback.unchecked_ref();
        drop(function.call0(&JsValue::NULL));
    }
}

/// Requests a lock and holds it until the promise returned by the callback is settled; `how` is the callback, preceded
/// by the options if there are any.
fn request_lock(name: &str, how: &[JsValue]) -> bool {
    let locks = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(JsValue::is_object);
    let Some(locks) = locks else { return false };
    let arguments: Array = std::iter::once(&JsValue::from_str(name)).chain(how).collect();
    Reflect::get(&locks, &"request".into())
        .ok()
        .and_then(|request| request.dyn_into::<Function>().ok())
        .is_some_and(|request| request.apply(&locks, &arguments).is_ok())
}
