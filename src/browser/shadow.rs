//! The shadow: a second copy of the latest entries, in IndexedDB. Unlike local storage, it is on disk when it answers.
//! It never delays the app, and reports its failures.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::pages::listen;
use super::script::{SHADOW, answer, call, value};
use crate::app::safekeeping::CopyState;
use crate::app::safekeeping::mirror::Copy;

/// Copies a text that was just written.
pub fn copy(key: &str, text: &str) {
    // Without the start script there is no copy, and `state` reports that.
    drop(call(SHADOW, "copy", &[key, text]));
}

/// Removes a copy.
pub fn forget(key: &str) {
    drop(call(SHADOW, "forget", &[key]));
}

/// Retries failed writes.
pub fn try_again() {
    drop(call(SHADOW, "write", &[]));
}

/// The keys of all copies that are on disk.
pub async fn keys() -> Result<Vec<String>, String> {
    Ok(Array::from(&answer(SHADOW, "keys", &[]).await?).iter().filter_map(|key| key.as_string()).collect())
}

/// The state of the shadow.
pub fn state() -> CopyState {
    let fault = value(SHADOW, "fault").as_string().unwrap_or_else(|| "it is not there".to_owned());
    if !fault.is_empty() {
        return CopyState::Failing(fault);
    }
    match call(SHADOW, "isWaiting", &[]) {
        Ok(waiting) if waiting.is_falsy() => CopyState::Kept,
        _ => CopyState::Waiting,
    }
}

/// Calls `tell` whenever the shadow has answered.
pub fn on_answer(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    listen(&window, "next-touch-shadow", &Closure::<dyn Fn()>::new(tell).into_js_value());
}

/// Waits until the start script has read the shadow.
pub async fn read() {
    // Without the start script nothing is found, and `state` reports that.
    drop(answer(SHADOW, "open", &[]).await);
}

/// Whether everything in the shadow has been read since the start.
pub fn is_read() -> bool {
    value(SHADOW, "isRead").is_truthy()
}

/// Calls `tell` if the shadow is read after [`read`] stopped waiting.
pub fn on_late(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    listen(&window, "next-touch-shadow-late", &Closure::<dyn Fn()>::new(tell).into_js_value());
}

/// All texts in the shadow when the page started; empty before [`read`] has finished.
pub fn found() -> Vec<Copy> {
    let texts: Vec<String> =
        Array::from(&value(SHADOW, "found")).iter().map(|text| JsValue::as_string(&text).unwrap_or_default()).collect();
    texts
        .chunks_exact(3)
        .filter_map(|copy| match copy {
            [key, text, at] => Some(Copy { key: key.clone(), text: text.clone(), at: at.parse().unwrap_or(0) }),
            _ => None,
        })
        .collect()
}
