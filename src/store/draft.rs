//! What is being typed: the one key that is overwritten, and only by its own page.
//!
//! A page that opens later finds the drafts of pages that are gone and offers them. What a draft
//! holds is up to its screen.

use super::checked::{quoted, seal, verified};
use super::json::Json;
use super::key_value::{Fault, KeyValue};
use super::keys::{draft_key, draft_lane};
use crate::domain::id::Lane;

/// The draft of one page.
#[derive(Debug)]
pub struct Draft<S> {
    store: S,
    lane: Lane,
}

impl<S: KeyValue> Draft<S> {
    /// The draft of the page that writes in `lane`.
    pub fn new(store: S, lane: Lane) -> Draft<S> {
        Draft { store, lane }
    }

    /// Keeps `text` in place of what was kept before.
    pub fn write(&self, text: &str) -> Result<(), Fault> {
        let key = draft_key(self.lane);
        let sealed = seal(&key, &format!("\"t\":{}", quoted(text)));
        self.store.set(&key, &sealed)?;
        match self.store.get(&key)? {
            Some(present) if present == sealed => Ok(()),
            Some(_) | None => Err(Fault::NotKept),
        }
    }

    /// Takes the draft out; what was typed is kept in the book by now, or not wanted.
    pub fn remove(&self) -> Result<(), Fault> {
        self.store.remove(&draft_key(self.lane))
    }

    /// The drafts of other pages, as far as they can be read.
    pub fn others(&self) -> Vec<(Lane, String)> {
        let keys = self.store.keys().unwrap_or_default();
        let lanes = keys.iter().filter_map(|key| draft_lane(key)).filter(|lane| *lane != self.lane);
        lanes.filter_map(|lane| Some((lane, self.text_of(lane)?))).collect()
    }

    /// Takes out the draft of another page, once it was taken over or turned down. One that cannot
    /// be read stays.
    pub fn remove_other(&self, lane: Lane) -> Result<(), Fault> {
        if self.text_of(lane).is_some() { self.store.remove(&draft_key(lane)) } else { Ok(()) }
    }

    /// The draft of another page as it is now, as far as it can be read.
    pub fn text_of(&self, lane: Lane) -> Option<String> {
        let key = draft_key(lane);
        let text = self.store.get(&key).ok().flatten()?;
        verified(&key, &text)?;
        Json::parse(&text).ok()?.get("t").owned()
    }
}
