//! The interface to the browser's storage: texts under keys, and an honest error if that fails.

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::util::FlatMap;

/// A store of texts under keys, like a browser's local storage.
pub trait KeyValue {
    /// The text under `key`, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Stores `value` under `key`.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// Removes `key`; a missing key is not an error.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys, including those of other programs of the same origin.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why the browser could not store or read something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser doesn't allow this page to store anything.
    Denied,
    /// The quota is exhausted.
    Full,
    /// A stored text reads back differently.
    NotKept,
    /// The storage holds entries of a newer version of this program, so this one must not write.
    Newer,
    /// Stored data is gone although this program didn't remove it.
    Emptied,
    /// Any other error, with the browser's message.
    Broken(String),
}

impl StorageError {
    /// What happened, what is safe and what to do.
    pub fn words(&self) -> String {
        let words = match self {
            StorageError::Denied => {
                "This browser does not let the page keep anything. What you enter stays only while this tab is \
                 open. Save a backup file before you close it, or allow storage for this site and reload."
            }
            StorageError::Full => {
                "The storage of this browser is full. Everything saved before is safe; the latest changes are \
                 only in this tab. Save a backup file, then free some space; saving is tried again by itself."
            }
            StorageError::NotKept => {
                "The browser took a change but did not keep it as it was. Everything saved before is safe; the \
                 latest changes are only in this tab. Save a backup file; saving is tried again by itself."
            }
            StorageError::Newer => {
                "A newer version of this program has written here. Everything saved is safe, but this older \
                 page must not add to it. Reload the page; save a backup file first if something is unsaved."
            }
            StorageError::Emptied => {
                "The storage of this browser was emptied while this page was open. The whole book is only in this \
                 tab now. Save a backup file, or write the book again."
            }
            StorageError::Broken(reason) => {
                return format!(
                    "The storage of this browser fails ({reason}). The latest changes are only in this tab. Save \
                     a backup file; saving is tried again by itself."
                );
            }
        };
        words.to_owned()
    }
}

/// An in-memory store, for tests and for working on if the browser stores nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryStore {
    values: RefCell<FlatMap<String, String>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

/// A store shared by several readers and writers, like the tabs of a browser.
impl<S: KeyValue + ?Sized> KeyValue for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

/// A borrowed store.
impl<S: KeyValue + ?Sized> KeyValue for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}
