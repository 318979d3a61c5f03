//! Keeps the screen on while the user reads from it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that keeps the screen on until it is released. The browser releases it when the page is hidden, so it is
/// requested again each time the user returns.
#[derive(Clone, Debug, Default)]
pub struct WakeLock(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    sentinel: Option<JsValue>,
    /// Set after reading has ended: a lock that is granted later is released at once.
    is_over: bool,
}

impl WakeLock {
    /// Asks the browser to keep the screen on; does nothing if it cannot.
    pub fn ask(&self) {
        let Some(promise) = request() else { return };
        let state = Rc::clone(&self.0);
        wasm_bindgen_futures::spawn_local(async move {
            // If the browser refuses, for example on low battery, the screen turns off as usual.
            let Ok(sentinel) = JsFuture::from(promise).await else { return };
            if state.borrow().is_over {
                release(&sentinel);
            } else {
                state.borrow_mut().sentinel = Some(sentinel);
            }
        });
    }

    /// Lets the screen turn off again.
    pub fn let_go(&self) {
        let mut state = self.0.borrow_mut();
        state.is_over = true;
        if let Some(sentinel) = state.sentinel.take() {
            release(&sentinel);
        }
    }
}

fn request() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()
}

fn release(sentinel: &JsValue) {
    let release = Reflect::get(sentinel, &"release".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(release) = release {
        // It fails only if the browser has already released the lock.
        drop(release.call0(sentinel));
    }
}
