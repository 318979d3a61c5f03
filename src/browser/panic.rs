//! What happens when the program is wrong: the page says so and keeps the typed text. That nothing is
//! written any more the start script sees to, which also notices traps that run no hook.

use wasm_bindgen::JsCast;

/// Shows the plain panel of the start script when the program goes wrong.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, ToString::to_string);
        let panel = js_sys::Reflect::get(&js_sys::global(), &"nextTouchStopped".into())
            .ok()
            .and_then(|it| it.dyn_into::<js_sys::Function>().ok());
        if let Some(panel) = panel {
            // Nothing can be done any more if even the panel fails.
            drop(panel.call1(&wasm_bindgen::JsValue::NULL, &place.into()));
        }
    }));
}
