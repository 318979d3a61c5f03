//! What happens when the program is wrong: the page says so, keeps the typed text, and writes nothing
//! any more.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the program has gone wrong on this page.
pub fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Shows the plain panel of the boot script when the program goes wrong.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        STOPPED.store(true, Ordering::Relaxed);
        let place = info.location().map_or_else(String::new, ToString::to_string);
        let global = js_sys::global();
        let panel =
            Reflect::get(&global, &"nextTouchStopped".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        if let Some(panel) = panel {
            // Nothing can be done any more if even the panel fails.
            drop(panel.call1(&JsValue::NULL, &place.into()));
        }
    }));
}
