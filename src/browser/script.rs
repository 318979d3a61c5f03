//! Calls to the functions that come with the start script: the shadow and the vault.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The shadow (`src/site/shadow.js`).
pub const SHADOW: &str = "nextTouchShadow";
/// The vault (`src/site/vault.js`).
pub const VAULT: &str = "nextTouchVault";

/// The value `name` of one of the objects.
pub fn value(object: &str, name: &str) -> JsValue {
    let object = Reflect::get(&js_sys::global(), &object.into()).unwrap_or(JsValue::UNDEFINED);
    Reflect::get(&object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls the function `name` of one of the objects; the error is what the browser says.
pub fn call(object: &str, name: &str, arguments: &[&str]) -> Result<JsValue, String> {
    let list: Array = arguments.iter().map(|argument| JsValue::from_str(argument)).collect();
    apply(object, name, &list)
}

/// Calls the function `name` and waits for what its promise comes to.
pub async fn answer(object: &str, name: &str, arguments: &[&str]) -> Result<JsValue, String> {
    settled(call(object, name, arguments)?).await
}

/// As [`call`], with any arguments.
pub fn apply(object: &str, name: &str, arguments: &Array) -> Result<JsValue, String> {
    let function: Function = value(object, name).dyn_into().map_err(|_| format!("{name} is missing"))?;
    function.apply(&JsValue::UNDEFINED, arguments).map_err(|thrown| words_of(&thrown))
}

/// What a promise comes to.
pub async fn settled(promise: JsValue) -> Result<JsValue, String> {
    JsFuture::from(Promise::resolve(&promise)).await.map_err(|thrown| words_of(&thrown))
}

/// What a thrown value says.
pub fn words_of(thrown: &JsValue) -> String {
    // A DOMException is no Error to every engine, but it has a message like one.
    let part = |name: &str| Reflect::get(thrown, &name.into()).ok()?.as_string().filter(|text| !text.is_empty());
    part("message").or_else(|| part("name")).unwrap_or_else(|| "the browser gave no reason".to_owned())
}
