//! Calls the functions of the start script's objects: the shadow and the vault.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The object of `src/site/shadow.js`.
pub const SHADOW: &str = "nextTouchShadow";
/// The object of `src/site/vault.js`.
pub const VAULT: &str = "nextTouchVault";

/// The property `name` of one of the objects.
pub fn value(object: &str, name: &str) -> JsValue {
    let object = Reflect::get(&js_sys::global(), &object.into()).unwrap_or(JsValue::UNDEFINED);
    Reflect::get(&object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls the function `name` of one of the objects; the error is the browser's message.
pub fn call(object: &str, name: &str, arguments: &[&str]) -> Result<JsValue, String> {
    let list: Array = arguments.iter().map(|argument| JsValue::from_str(argument)).collect();
    apply(object, name, &list)
}

/// Calls the function `name` and awaits the promise it returns.
pub async fn answer(object: &str, name: &str, arguments: &[&str]) -> Result<JsValue, String> {
    settled(call(object, name, arguments)?).await
}

/// Like [`call`], with arguments of any type.
pub fn apply(object: &str, name: &str, arguments: &Array) -> Result<JsValue, String> {
    let function: Function = value(object, name).dyn_into().map_err(|_| format!("{name} is missing"))?;
    function.apply(&JsValue::UNDEFINED, arguments).map_err(|thrown| words_of(&thrown))
}

/// Awaits a promise.
pub async fn settled(promise: JsValue) -> Result<JsValue, String> {
    JsFuture::from(Promise::resolve(&promise)).await.map_err(|thrown| words_of(&thrown))
}

/// The message of a thrown value.
pub fn words_of(thrown: &JsValue) -> String {
    // Not every engine makes a DOMException an Error, but it has a message too.
    let part = |name: &str| Reflect::get(thrown, &name.into()).ok()?.as_string().filter(|text| !text.is_empty());
    part("message").or_else(|| part("name")).unwrap_or_else(|| "the browser gave no reason".to_owned())
}
