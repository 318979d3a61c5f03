//! Sharing text with another app, and printing.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the browser can share text with other apps.
pub fn can_share() -> bool {
    share_function().is_some()
}

fn share_function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share: Function = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Opens the phone's share sheet. Closing it without a choice is not an error.
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

/// Prints the page's print sheet.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        drop(window.print());
    }
}
