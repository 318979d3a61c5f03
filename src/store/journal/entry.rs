//! One action of the salesperson as one write-once text.
//!
//! ```text
//! {"c":"<checksum>","v":4,"r":1,"h":"<stamp>","a":[<code>,<value>,…]}     an action
//! {"c":"<checksum>","v":4,"r":2,"h":"<stamp>","p":["<checksum>",…]}       a big action, in parts
//! ```
//!
//! A part is a packed text (see `packed`); version 1 wrote `{"c":"<checksum>","v":1,"a":[…]}`. `v` is the version that
//! wrote the entry. An earlier version never rewrites it, because it would lose fields unknown to it; the version
//! therefore rises with each new field. `r` is the lowest version that may write beside it. `"k":"m"` marks a merge,
//! whose edits keep their original timestamps. The parts of a big action are written before the entry and are ignored
//! without it, so the action appears as a whole or not at all.

use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::store::encoding::Json;
use crate::store::encoding::crc::checksum;
use crate::store::encoding::packed::{self, pack_part, unpack};
use crate::store::encoding::{Base, Writer, read_edits, read_stamp, save_stamp};
use crate::store::encoding::{seal, verified};
use crate::store::format::FORMAT;
use crate::store::format::ReadError;
use crate::store::storage::keys::Place;

/// The lowest version that may write beside entries of this version.
const MIN_READER: u32 = 1;
/// The lowest version that may write beside packed texts.
pub const PACKED_READER: u32 = 2;
/// An action whose list is longer than this many bytes is stored in parts.
const ENTRY_LENGTH: usize = 56 * 1024;
/// A part ends once the list of its edits is longer than this many bytes; packing makes it much shorter.
const PART_LENGTH: usize = 256 * 1024;
const MERGED: &str = "m";

/// A text and the key it is stored under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// The key.
    pub key: String,
    /// The text.
    pub text: String,
}

impl Keyed {
    /// The space it takes in the storage, in UTF-16 units; none of its characters takes two.
    pub fn units(&self) -> usize {
        self.key.len() + self.text.chars().count()
    }
}

/// The stored form of a change: first the parts, if there are any, then the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The parts of a big change.
    pub parts: Vec<Keyed>,
    /// The entry.
    pub entry: Keyed,
}

/// The content of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The whole change.
    Whole(Stamped<Change>),
    /// The list of its parts.
    InParts(Commit),
}

/// A change that is stored in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// When it was made.
    pub at: Timestamp,
    /// The checksums of its parts, in order.
    pub parts: Vec<String>,
    merged: bool,
}

impl Commit {
    /// The change, given the edits of its parts.
    pub fn change(&self, edits: Vec<Stamped<Edit>>) -> Stamped<Change> {
        Stamped { at: self.at, value: change_of(edits, self.merged) }
    }
}

/// The texts that store `change` at `place`.
pub fn write(place: Place, change: &Stamped<Change>) -> Written {
    let (edits, kind) = match &change.value {
        Change::Decided(edits) => {
            let stamped = edits.iter().map(|edit| Stamped { at: change.at, value: edit.clone() });
            (stamped.collect(), String::new())
        }
        Change::Merged(edits) => (edits.clone(), format!("\"k\":\"{MERGED}\",")),
    };
    let base = Base { replica: place.replica, at: change.at };
    let head = |reader: u32| {
        format!("\"v\":{FORMAT},\"r\":{reader},\"h\":\"{}\",{kind}", save_stamp(change.at, place.replica))
    };
    let entry = |fields: String| {
        let key = place.entry_key();
        Keyed { text: seal(&key, &fields), key }
    };
    let groups = groups(&edits, base);
    if let [list] = groups.as_slice()
        && list.text.len() <= ENTRY_LENGTH
    {
        return Written { parts: Vec::new(), entry: entry(format!("{}\"a\":[{}]", head(MIN_READER), list.text)) };
    }
    let mut parts = Vec::new();
    let mut rest = edits.as_slice();
    for (index, group) in groups.iter().enumerate() {
        let (edits, later) = rest.split_at_checked(group.edits).unwrap_or((rest, &[]));
        parts.push(Keyed { key: place.part_key(index), text: pack_part(edits) });
        rest = later;
    }
    let checksums: Vec<_> = parts.iter().map(checksum_of).collect();
    let entry = entry(format!("{}\"p\":[\"{}\"]", head(PACKED_READER), checksums.join("\",\"")));
    Written { parts, entry }
}

/// The checksum of a packed part, which covers its key.
fn checksum_of(part: &Keyed) -> String {
    checksum(&[part.key.as_bytes(), part.text.as_bytes()])
}

/// A group of edits that is stored as one text.
struct Group {
    edits: usize,
    text: String,
}

/// Splits the edits of a change into groups of limited size.
fn groups(edits: &[Stamped<Edit>], base: Base) -> Vec<Group> {
    let mut writer = Writer::new(base);
    let mut groups = Vec::new();
    let mut count = 0;
    for edit in edits {
        if writer.text().len() > PART_LENGTH {
            let text = std::mem::replace(&mut writer, Writer::new(base)).into_text();
            groups.push(Group { edits: std::mem::take(&mut count), text });
        }
        writer.add(edit.at, &edit.value);
        count += 1;
    }
    groups.push(Group { edits: count, text: writer.into_text() });
    groups
}

/// Decodes the text found under the key of `place`.
pub fn read(place: Place, text: &str) -> Result<Content, ReadError> {
    if verified(&place.entry_key(), text).is_none() {
        return Err(ReadError::Damaged);
    }
    let mut saved = Json::parse(text).map_err(|_| ReadError::Newer)?;
    if saved.get("r").as_i64_or_zero().is_some_and(|min_reader| min_reader > FORMAT.into()) {
        return Err(ReadError::NeedsNewer);
    }
    understand(&mut saved, place).ok_or(ReadError::Newer)
}

fn understand(saved: &mut Json, place: Place) -> Option<Content> {
    let at = read_stamp(saved.get("h").as_str()?, place.replica)?;
    let merged = match saved.get("k").optional(Json::owned)?.as_deref() {
        None => false,
        Some(MERGED) => true,
        Some(_) => return None,
    };
    match (saved.take("a"), saved.get("p")) {
        (Json::Null, parts) => Some(Content::InParts(Commit { at, parts: parts.texts()?, merged })),
        (list, Json::Null) => {
            let edits = read_edits(list, Base { replica: place.replica, at })?;
            Some(Content::Whole(Stamped { at, value: change_of(edits, merged) }))
        }
        (_, _) => None,
    }
}

/// Decodes the edits in the text found under the key of a part.
pub fn read_part(place: Place, index: usize, commit: &Commit, text: &str) -> Result<Vec<Stamped<Edit>>, ReadError> {
    let key = place.part_key(index);
    if packed::is_packed(text) {
        let part = Keyed { key, text: text.to_owned() };
        if commit.parts.get(index) != Some(&checksum_of(&part)) {
            return Err(ReadError::Damaged);
        }
        let unpacked = unpack(text)?;
        return if unpacked.more { Err(ReadError::Newer) } else { Ok(unpacked.edits) };
    }
    let stated = verified(&key, text).ok_or(ReadError::Damaged)?;
    if commit.parts.get(index).map(String::as_str) != Some(stated) {
        return Err(ReadError::Damaged);
    }
    let mut saved = Json::parse(text).map_err(|_| ReadError::Newer)?;
    read_edits(saved.take("a"), Base { replica: place.replica, at: commit.at }).ok_or(ReadError::Newer)
}

fn change_of(edits: Vec<Stamped<Edit>>, merged: bool) -> Change {
    if merged { Change::Merged(edits) } else { Change::Decided(edits.into_iter().map(|edit| edit.value).collect()) }
}
