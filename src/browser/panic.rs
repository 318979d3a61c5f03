//! What happens after a panic: the page says so and keeps the typed text. The start script blocks all further writes;
//! it also detects traps that run no hook.

use wasm_bindgen::JsCast;

/// Makes a panic show the plain panel of the start script.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, ToString::to_string);
        let panel = js_sys::Reflect::get(&js_sys::global(), &"nextTouchStopped".into())
            .ok()
            .and_then(|it| it.dyn_into::<js_sys::Function>().ok());
        if let Some(panel) = panel {
            // If even the panel fails, nothing more can be done.
            drop(panel.call1(&wasm_bindgen::JsValue::NULL, &place.into()));
        }
    }));
}
