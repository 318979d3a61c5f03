//! File upload and download, the clipboard, and the phone's contacts.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::script::{VAULT, call, words_of};
use crate::app::leads::new_lead::PickedContact;

/// The file chosen in `input`, if there is one.
pub fn chosen_file(input: &HtmlInputElement) -> Option<File> {
    input.files().and_then(|files| files.item(0))
}

/// All bytes of a file; the error is the browser's message.
pub async fn read(file: &File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|thrown| words_of(&thrown))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Downloads `text` as a file.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), String> {
    call(VAULT, "handOut", &[name, kind, text]).map(|_| ())
}

/// Copies `text` to the clipboard.
pub async fn copy(text: &str) -> Result<(), String> {
    let navigator = web_sys::window().ok_or("the page is closing")?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).map_err(|thrown| words_of(&thrown))?;
    if clipboard.is_undefined() {
        return Err("this browser lets a page copy only when it came by https".to_owned());
    }
    let write = navigator.clipboard().write_text(text);
    JsFuture::from(write).await.map(|_| ()).map_err(|thrown| words_of(&thrown))
}

/// The language of the browser, such as `en-GB`.
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Whether the phone lets a page ask for contacts.
pub fn has_contact_picker() -> bool {
    contacts_manager().is_some()
}

fn contacts_manager() -> Option<Object> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"contacts".into()).ok()?.dyn_into::<Object>().ok()
}

/// Opens the phone's contact picker.
pub async fn pick_contacts() -> Result<Vec<PickedContact>, String> {
    let failed = |thrown: JsValue| words_of(&thrown);
    let manager = contacts_manager().ok_or("this browser has no contact picker")?;
    let select: Function =
        Reflect::get(&manager, &"select".into()).map_err(failed)?.dyn_into().map_err(|_| "no contact picker")?;
    let wanted = Array::of3(&"name".into(), &"tel".into(), &"email".into());
    let options = Object::new();
    Reflect::set(&options, &"multiple".into(), &true.into()).map_err(failed)?;
    let promise: Promise =
        select.call2(&manager, &wanted, &options).map_err(failed)?.dyn_into().map_err(|_| "no contact picker")?;
    let picked = JsFuture::from(promise).await.map_err(failed)?;
    Ok(Array::from(&picked).iter().map(|contact| read_contact(&contact)).collect())
}

fn read_contact(contact: &JsValue) -> PickedContact {
    let texts = |field: &str| -> Vec<String> {
        let value = Reflect::get(contact, &field.into()).unwrap_or(JsValue::NULL);
        if value.is_object() {
            Array::from(&value).iter().filter_map(|text| text.as_string()).collect()
        } else {
            Vec::new()
        }
    };
    PickedContact {
        name: texts("name").into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default(),
        phones: texts("tel"),
        mails: texts("email"),
    }
}
