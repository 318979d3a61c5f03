//! One action of the salesperson as one write-once text.
//!
//! ```text
//! {"c":"<checksum>","v":1,"r":1,"h":"<stamp>","a":[<code>,<value>,…]}     an action
//! {"c":"<checksum>","v":1,"r":1,"h":"<stamp>","p":["<checksum>",…]}       a big action, in parts
//! {"c":"<checksum>","v":1,"a":[<code>,<value>,…]}                         one of its parts
//! ```
//!
//! `v` is the version that wrote it, `r` the lowest one that may work beside it; `"k":"m"` marks a
//! merge, whose edits keep the stamps they had elsewhere. The parts of a big action are written
//! before it and mean nothing without it, so that it appears as a whole or not at all.

use super::checked::{seal, verified};
use super::json::Json;
use super::keys::Place;
use super::saved::{Base, Writer, read_edits, read_stamp, save_stamp};
use crate::domain::change::{Change, Edit, Stamped};
use crate::domain::id::Stamp;

/// The version of the format that this program writes.
pub const FORMAT: u32 = 1;
/// The lowest version that may work beside entries written by this one.
pub const MIN_READER: u32 = 1;
/// The version that this program is as a reader: 1 knows entries, 2 knows packed texts too.
pub const READER: u32 = 2;
/// A part is closed once it is longer than this, so that all but giant edits stay below 64 K units.
const PART_LENGTH: usize = 56 * 1024;
const MERGED: &str = "m";

/// A text and the key it belongs under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// The key.
    pub key: String,
    /// The text.
    pub text: String,
}

impl Keyed {
    /// What it takes in the storage, in UTF-16 units; all of it is ASCII.
    pub fn units(&self) -> usize {
        self.key.len() + self.text.len()
    }
}

/// A change as it goes to the storage: first the parts, if there are any, then the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The parts of a big change.
    pub parts: Vec<Keyed>,
    /// The entry.
    pub entry: Keyed,
}

/// Why a stored text could not be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The text is not what was once written.
    Damaged,
    /// The text is whole, but holds things that only a newer version knows.
    Newer,
    /// As [`Reason::Newer`], and it says that this version must not work beside it.
    NeedsNewer,
    /// The entry names a part which is not there (any more).
    PartMissing,
}

impl Reason {
    /// What is the matter, in words for the list of unreadable texts.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Damaged => "damaged: it is not what was once saved",
            Reason::Newer => "saved by a newer version of this program",
            Reason::NeedsNewer => "saved by a newer version of this program, which this one must not work beside",
            Reason::PartMissing => "a part of a big change is missing",
        }
    }
}

/// What an entry holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole change.
    Whole(Stamped<Change>),
    /// The list of its parts.
    InParts(Commit),
}

/// A change that stands in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// When it was made.
    pub at: Stamp,
    /// The checksums of its parts, in order.
    pub parts: Vec<String>,
    merged: bool,
}

impl Commit {
    /// The change, made of the edits of its parts.
    pub fn change(&self, edits: Vec<Stamped<Edit>>) -> Stamped<Change> {
        Stamped { at: self.at, value: change_of(edits, self.merged) }
    }
}

/// The texts that keep `change` at `place`.
pub fn write(place: Place, change: &Stamped<Change>) -> Written {
    let base = Base { lane: place.lane, at: change.at };
    let mut lists = lists(change, base);
    let kind = match change.value {
        Change::Decided(_) => String::new(),
        Change::Merged(_) => format!("\"k\":\"{MERGED}\","),
    };
    let head = format!("\"v\":{FORMAT},\"r\":{MIN_READER},\"h\":\"{}\",{kind}", save_stamp(change.at, place.lane));
    let entry = |fields: String| {
        let key = place.entry_key();
        Keyed { text: seal(&key, &fields), key }
    };
    if lists.len() <= 1 {
        let list = lists.pop().unwrap_or_default();
        return Written { parts: Vec::new(), entry: entry(format!("{head}\"a\":[{list}]")) };
    }
    let parts: Vec<Keyed> = lists
        .into_iter()
        .enumerate()
        .map(|(index, list)| {
            let key = place.part_key(index);
            Keyed { text: seal(&key, &format!("\"v\":{FORMAT},\"a\":[{list}]")), key }
        })
        .collect();
    let checksums: Vec<_> = parts.iter().filter_map(|part| verified(&part.key, &part.text)).collect();
    let entry = entry(format!("{head}\"p\":[\"{}\"]", checksums.join("\",\"")));
    Written { parts, entry }
}

/// The edits of a change as lists, each to stand in a text of its own.
fn lists(change: &Stamped<Change>, base: Base) -> Vec<String> {
    let mut writer = Writer::new(base);
    let mut lists = Vec::new();
    let mut add = |at, edit| {
        if writer.text().len() > PART_LENGTH {
            lists.push(std::mem::replace(&mut writer, Writer::new(base)).into_text());
        }
        writer.add(at, edit);
    };
    match &change.value {
        Change::Decided(edits) => edits.iter().for_each(|edit| add(change.at, edit)),
        Change::Merged(edits) => edits.iter().for_each(|edit| add(edit.at, &edit.value)),
    }
    lists.push(writer.into_text());
    lists
}

/// What the text found under the key of `place` holds.
pub fn read(place: Place, text: &str) -> Result<Content, Reason> {
    if verified(&place.entry_key(), text).is_none() {
        return Err(Reason::Damaged);
    }
    let saved = Json::parse(text).map_err(|_| Reason::Newer)?;
    if saved.get("r").whole_or_zero().is_some_and(|min_reader| min_reader > READER.into()) {
        return Err(Reason::NeedsNewer);
    }
    understand(&saved, place).ok_or(Reason::Newer)
}

fn understand(saved: &Json, place: Place) -> Option<Content> {
    let at = read_stamp(saved.get("h").text()?, place.lane)?;
    let merged = match saved.get("k").optional(Json::owned)?.as_deref() {
        None => false,
        Some(MERGED) => true,
        Some(_) => return None,
    };
    match (saved.get("a"), saved.get("p")) {
        (Json::Null, parts) => Some(Content::InParts(Commit { at, parts: parts.texts()?, merged })),
        (list, Json::Null) => {
            let edits = read_edits(list, Base { lane: place.lane, at })?;
            Some(Content::Whole(Stamped { at, value: change_of(edits, merged) }))
        }
        (_, _) => None,
    }
}

/// The edits in the text found under the key of a part.
pub fn read_part(place: Place, index: usize, commit: &Commit, text: &str) -> Result<Vec<Stamped<Edit>>, Reason> {
    let stated = verified(&place.part_key(index), text).ok_or(Reason::Damaged)?;
    if commit.parts.get(index).map(String::as_str) != Some(stated) {
        return Err(Reason::Damaged);
    }
    let saved = Json::parse(text).map_err(|_| Reason::Newer)?;
    read_edits(saved.get("a"), Base { lane: place.lane, at: commit.at }).ok_or(Reason::Newer)
}

fn change_of(edits: Vec<Stamped<Edit>>, merged: bool) -> Change {
    if merged { Change::Merged(edits) } else { Change::Decided(edits.into_iter().map(|edit| edit.value).collect()) }
}
