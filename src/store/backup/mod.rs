//! The backup file: one readable JSON document with everything the book holds.
//!
//! It keeps the timestamp of every value, so that merging a backup is exact. A file is handed out only after it was
//! read back and folded to the same book. The reader trusts nothing: a file may be truncated, forged or from a newer
//! version, and then the error says so.
//!
//! It doesn't know where a file comes from or goes to, and does no encryption: it only reads and writes text.

mod document;
mod encrypted;
mod lead;
mod lines;
mod rest;
mod scan;
mod value;

pub use encrypted::{LABEL, ROUNDS, Sealed};

use chrono::Datelike;

use self::lead::{LeadRecord, read_leads};
use self::rest::{read_rest, save_import, save_piece, save_setting, save_suppression};
use self::value::{read_moment, read_shown, save_moment};
use crate::domain::book::Book;
use crate::domain::book::{Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::domain::time::{Instant, Now, month_word};
use crate::store::encoding::Json;
use crate::store::journal::Unreadable;

/// The name that marks our files.
const APP: &str = "Next Touch";
/// The version of the file format: the one written, and the highest one read.
pub const FORMAT: u32 = 2;
/// The size limit of a file, in bytes.
pub const LARGEST: usize = 128 * 1024 * 1024;

/// What a file says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of its format.
    pub format: u32,
    /// When it was made.
    pub created: Instant,
    /// The number of leads in the book.
    pub leads: usize,
    /// The number of their touches.
    pub touches: usize,
}

impl Manifest {
    /// The sentence of the preview: how much the file holds, and its date.
    pub fn summary(&self, now: &Now) -> String {
        let day = now.local_of(self.created).date();
        let made = format!("{} {} {}", day.day(), month_word(day), day.year());
        format!("{}, {}, made on {made}", counted(self.leads, "lead"), counted(self.touches, "touch"))
    }
}

fn counted(count: usize, word: &str) -> String {
    match (count, word) {
        (1, _) => format!("1 {word}"),
        (_, "touch") => format!("{count} touches"),
        _ => format!("{count} {word}s"),
    }
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// What the file says about itself.
    pub manifest: Manifest,
    /// All its edits, to be merged into a book or to replace one.
    pub edits: Vec<Stamped<Edit>>,
}

/// Why a file is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupProblem {
    /// It is larger than any book.
    TooBig,
    /// It is nested more deeply than any book.
    TooDeep,
    /// One of its texts is longer than any in a book.
    TextTooLong,
    /// It is not a backup made by this program.
    NotABackup,
    /// It was made by a newer version of this program.
    Newer,
    /// It is damaged: its checksum doesn't match, or it is truncated.
    Damaged,
    /// A value has the wrong type; holds the path of the value.
    WrongShape(String),
    /// It contains the same lead, touch or item twice; holds the ID.
    Twice(String),
    /// It holds a different number of leads or touches than it says.
    WrongCounts,
    /// The new file doesn't read back as the book it was made from.
    NotProven,
}

impl BackupProblem {
    /// What happened, what is safe and what to do.
    pub fn words(&self) -> String {
        let what = match self {
            BackupProblem::TooBig => "This file is larger than 128 MB, more than any backup.",
            BackupProblem::TooDeep => "This file is nested more deeply than any backup.",
            BackupProblem::TextTooLong => "A text in this file is longer than any in a backup.",
            BackupProblem::NotABackup => "This file is no backup of Next Touch. Choose one that ends in .json.",
            BackupProblem::Newer => {
                "This file was made by a newer version of Next Touch. Reload the page, then try again."
            }
            BackupProblem::Damaged => "This file is damaged: it is not what was once saved. Choose an earlier one.",
            BackupProblem::WrongCounts => "This file does not hold as many leads and touches as it says.",
            BackupProblem::NotProven => {
                return "The backup could not be read back as it should, so it was not handed out. \
                        Your book is unchanged."
                    .to_owned();
            }
            BackupProblem::WrongShape(place) => {
                return format!("This file cannot be read: {place}. Your book is unchanged.");
            }
            BackupProblem::Twice(id) => {
                return format!("This file holds {id} twice. Your book is unchanged.");
            }
        };
        format!("{what} Your book is unchanged.")
    }
}

/// Writes `book` as a file, which is read back and folded to the same book before it is returned.
pub fn write(book: &Book, created: Instant) -> Result<String, BackupProblem> {
    write_with(book, &[], created)
}

/// Like [`write()`], but includes unreadable stored texts with their keys, so that someone may recover them later.
/// Readers skip them.
pub fn write_with(book: &Book, set_aside: &[Unreadable], created: Instant) -> Result<String, BackupProblem> {
    let text = compose(book, set_aside, created).ok_or(BackupProblem::NotProven)?;
    let mut proof = Book::new();
    look(&text, &mut |edit| proof.apply_edit(edit.at, edit.value))?;
    if proof == *book { Ok(text) } else { Err(BackupProblem::NotProven) }
}

fn compose(book: &Book, set_aside: &[Unreadable], created: Instant) -> Option<String> {
    let (leads, touches) = book.counts();
    let (mut settings, mut do_not_call, mut imports) = (Vec::new(), Vec::new(), Vec::new());
    let mut pieces = Vec::new();
    let mut erased = Vec::new();
    for Stamped { at, value } in book.other_registers() {
        match &value {
            Edit::Setting(setting) => settings.push(save_setting(at, setting)),
            Edit::Suppression(contact, entry) => do_not_call.push(save_suppression(at, contact, entry.as_ref())),
            Edit::LibraryItem(id, piece) => pieces.push(save_piece(at, *id, piece.as_ref())),
            Edit::Import(id, import) => imports.push(save_import(at, *id, import.as_ref())),
            _ => erased.push(Stamped { at, value }),
        }
    }
    // A text longer than a book allows would make the reader reject the file.
    let set_aside = set_aside.iter().filter(|text| text.raw.len() < scan::LONGEST_TEXT / 2);
    let set_aside =
        set_aside.map(|text| Json::record().with("key", Json::of(&text.key)).with("text", Json::of(&text.raw)));
    let head = Json::record()
        .with("app", Json::of(APP))
        .with("format", Json::Whole(FORMAT.into()))
        .with("created", save_moment(created))
        .with("leads", Json::Whole(leads.try_into().ok()?))
        .with("touches", Json::Whole(touches.try_into().ok()?))
        .with("checksum", Json::of(scan::UNKNOWN))
        .with("settings", Json::List(settings))
        .with("do_not_call", Json::List(do_not_call))
        .with_non_empty("pieces", Json::List(pieces))
        .with("imports", Json::List(imports))
        .with_non_empty("set_aside", Json::List(set_aside.collect()));
    let mut text = String::new();
    lines::push(&mut text, &head, 0);
    // The leads follow as the last field; each is built and written before the next.
    text.truncate(text.trim_end_matches(['}', '\n']).len());
    lines::begin(&mut text, 1, 1);
    text.push_str("\"book\": [");
    let mut place = 0;
    let mut push_lead = |edits: Vec<Stamped<Edit>>| {
        let Some(lead) = edits.first().and_then(|edit| edit.value.lead()) else { return };
        let mut record = LeadRecord::new(lead);
        edits.iter().for_each(|edit| record.set(edit.at, &edit.value));
        lines::begin(&mut text, place, 2);
        lines::push(&mut text, &record.into_json(), 2);
        place += 1;
    };
    book.each_lead_in_registers(&mut push_lead);
    erased.into_iter().for_each(|edit| push_lead(vec![edit]));
    lines::end_line(&mut text, 1);
    text.push(']');
    lines::end_line(&mut text, 0);
    text.push_str("}\n");
    let checksum = scan::scan(&text).ok()?.checksum;
    let place = text.find(scan::UNKNOWN)?;
    text.replace_range(place..place + checksum.len(), &checksum);
    Some(text)
}

/// A record with the timestamp of its value as the last field.
fn stamped(record: Json, stamp: Timestamp) -> Json {
    record.with("stamp", Json::of_owned(stamp.to_string()))
}

/// Parses the file `text`, or returns why it is rejected.
pub fn read(text: &str) -> Result<Backup, BackupProblem> {
    let mut edits = Vec::new();
    let manifest = look(text, &mut |edit| edits.push(edit))?;
    let mut book = Book::new();
    edits.iter().for_each(|edit: &Stamped<Edit>| book.apply_edit(edit.at, edit.value.clone()));
    if book.counts() != (manifest.leads, manifest.touches) {
        return Err(BackupProblem::WrongCounts);
    }
    Ok(Backup { manifest, edits })
}

/// Hands everything in the file to `take`, one lead after another. If this fails in the end, discard what was handed
/// on. The caller must compare the counts.
fn look(text: &str, take: &mut dyn FnMut(Stamped<Edit>)) -> Result<Manifest, BackupProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LARGEST {
        return Err(BackupProblem::TooBig);
    }
    let scanned = scan::scan(text)?;
    let head = document::head(text).map_err(|error| {
        // A truncated file of ours is still recognised by its first lines.
        if text.contains("\"app\": \"Next Touch\"") && error.is_eof() {
            BackupProblem::Damaged
        } else {
            BackupProblem::NotABackup
        }
    })?;
    let format = head.get("format").number().ok_or(BackupProblem::NotABackup)?;
    if head.get("app").as_str() != Some(APP) {
        return Err(BackupProblem::NotABackup);
    }
    if format > FORMAT {
        return Err(BackupProblem::Newer);
    }
    let manifest = manifest(&head, format).ok_or_else(|| BackupProblem::WrongShape("its first lines".to_owned()))?;
    if head.get("checksum").as_str() != Some(&scanned.checksum) {
        return Err(BackupProblem::Damaged);
    }
    let mut edits = Edits(Vec::new());
    read_rest(&head, &mut edits)?;
    edits.hand_on(take);
    read_leads(text, edits, take)?;
    Ok(manifest)
}

fn manifest(document: &Json, format: u32) -> Option<Manifest> {
    Some(Manifest {
        format,
        created: read_moment(document.get("created"))?,
        leads: document.get("leads").number()?,
        touches: document.get("touches").number()?,
    })
}

/// The edits read from a file so far.
struct Edits(Vec<Stamped<Edit>>);

impl Edits {
    /// Hands on the edits read so far.
    fn hand_on(&mut self, take: &mut dyn FnMut(Stamped<Edit>)) {
        self.0.drain(..).for_each(take);
    }

    /// Reads a list of values with their timestamps. `what` names one of them in error messages.
    fn read_all(&mut self, what: &str, list: &Json, read: &dyn Fn(&Json) -> Option<Edit>) -> Result<(), BackupProblem> {
        let wrong = |place: String| BackupProblem::WrongShape(place);
        let list = list.as_array().ok_or_else(|| wrong(format!("there is no list of every {what}")))?;
        for (place, kept) in list.iter().enumerate() {
            self.read_one(&format!("{what}, number {}", place + 1), kept, read)?;
        }
        Ok(())
    }

    /// Reads one value with its timestamp, if it is present.
    fn read_one(&mut self, what: &str, kept: &Json, read: &dyn Fn(&Json) -> Option<Edit>) -> Result<(), BackupProblem> {
        if *kept == Json::Null {
            return Ok(());
        }
        match (read_shown(kept.get("stamp")), read(kept)) {
            (Some(at), Some(value)) => self.0.push(Stamped { at, value }),
            _ => return Err(BackupProblem::WrongShape(format!("what it says is unknown here: {what}"))),
        }
        Ok(())
    }
}
