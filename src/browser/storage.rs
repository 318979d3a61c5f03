//! Local storage, accessed defensively: in a private window, a frame or under a policy it may be missing, and every
//! call may throw.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::store::storage::{KeyValue, MemoryStore, StorageError};

use super::shadow;
use crate::app::safekeeping::mirror::{is_copied, is_lasting};
use crate::app::safekeeping::removed::{leave_mark, note_segment};
use crate::store::storage::keys;

/// Where this page stores its book.
#[derive(Debug)]
pub enum BrowserStore {
    /// In the browser's local storage.
    Local,
    /// In memory only, because the browser offers no storage.
    Memory(MemoryStore),
}

impl BrowserStore {
    /// The browser's storage if there is one, otherwise memory.
    pub fn open() -> BrowserStore {
        if is_there() { BrowserStore::Local } else { BrowserStore::Memory(MemoryStore::default()) }
    }

    /// Whether closing the page loses everything.
    pub fn is_memory(&self) -> bool {
        matches!(self, BrowserStore::Memory(_))
    }
}

/// Whether the browser has a storage for this page; gloo's `raw()` panics if it has none.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// The storage; fetched for each access, because permission can be withdrawn.
fn local() -> Result<web_sys::Storage, StorageError> {
    if !is_there() { Err(StorageError::Denied) } else { Ok(LocalStorage::raw()) }
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self {
            BrowserStore::Local => local()?.get_item(key).map_err(fault),
            BrowserStore::Memory(store) => store.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match self {
            BrowserStore::Local => {
                let kept = local()?.set_item(key, value).map_err(fault);
                // The shadow also receives an entry that doesn't fit; the next start restores it.
                if is_copied(key) && (kept.is_ok() || keys::is_entry(key)) {
                    shadow::copy(key, value);
                }
                if kept.is_ok() {
                    // Without the note, a lost segment is noticed only by its missing content.
                    drop(note_segment(self, key));
                }
                kept
            }
            BrowserStore::Memory(store) => store.set(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        match self {
            BrowserStore::Local => {
                local()?.remove_item(key).map_err(fault)?;
                // Without the note, an entry would be restored, which the book would not notice.
                drop(leave_mark(self, key));
                // The copy of a lasting text stays until the removal is certain to be on disk.
                if is_copied(key) && !is_lasting(key) {
                    shadow::forget(key);
                }
                Ok(())
            }
            BrowserStore::Memory(store) => store.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        match self {
            BrowserStore::Local => {
                Ok(Object::keys(local()?.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect())
            }
            BrowserStore::Memory(store) => store.keys(),
        }
    }
}

/// The storage error for a thrown value.
fn fault(thrown: JsValue) -> StorageError {
    let name = thrown.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        "SecurityError" => StorageError::Denied,
        _ if name.is_empty() => StorageError::Broken("an unknown error".to_owned()),
        _ => StorageError::Broken(name),
    }
}
