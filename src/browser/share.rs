//! Giving words to another app of the phone, or to the printer.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the browser can give text to other apps.
pub fn can_share() -> bool {
    share_function().is_some()
}

fn share_function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share: Function = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Opens the phone's list of apps to share with. Whoever closes it without choosing wanted nothing.
pub fn share(title: &str, text: &str) {
    let Some((navigator, share)) = share_function() else { return };
    let what = Object::new();
    for (name, value) in [("title", title), ("text", text)] {
        drop(Reflect::set(&what, &name.into(), &value.into()));
    }
    if let Some(promise) = share.call1(&navigator, &what).ok().and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            drop(wasm_bindgen_futures::JsFuture::from(promise).await);
        });
    }
}

/// Prints what the page has for paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        drop(window.print());
    }
}
