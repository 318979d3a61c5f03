//! The file to take away: one readable JSON document with everything the book holds.
//!
//! It keeps the stamp of every value, so that merging it is exact. A file is only handed out after
//! it was read back and folded to the same book. Reading expects anything: a file may be cut, made
//! up or from a newer version, and then the reason is said.

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
/// The version of the file format that this program writes, and the highest one it reads.
pub const FORMAT: u32 = 2;
/// The most bytes a file may have.
pub const LARGEST: usize = 128 * 1024 * 1024;

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of its format.
    pub format: u32,
    /// When it was made.
    pub created: Instant,
    /// How many leads are in the book.
    pub leads: usize,
    /// How many touches they have.
    pub touches: usize,
}

impl Manifest {
    /// What the preview says: how much is in it, and of what day.
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

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// What it says of itself.
    pub manifest: Manifest,
    /// All that is in it; to be merged into a book or to replace one.
    pub edits: Vec<Stamped<Edit>>,
}

/// Why a file cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupProblem {
    /// It is larger than any book.
    TooBig,
    /// It is nested more deeply than any book.
    TooDeep,
    /// One of its texts is longer than any in a book.
    TextTooLong,
    /// It is no backup of this program.
    NotABackup,
    /// It was made by a newer version of this program.
    Newer,
    /// It is not what was once written.
    Damaged,
    /// Something in it is of the wrong kind; with the place.
    WrongShape(String),
    /// It has the same lead, touch or item twice; with its id.
    Twice(String),
    /// It does not hold as many leads or touches as it says.
    WrongCounts,
    /// The file just made does not read back as the book it was made of.
    NotProven,
}

impl BackupProblem {
    /// What is the matter, what is safe and what to do.
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

/// `book` as a file. It was read back and folded to the same book before it is handed out.
pub fn write(book: &Book, created: Instant) -> Result<String, BackupProblem> {
    write_with(book, &[], created)
}

/// As [`write`], with stored texts that could not be read: as they stand, with their keys, for whoever can make
/// something of them. Reading passes over them.
pub fn write_with(book: &Book, set_aside: &[Unreadable], created: Instant) -> Result<String, BackupProblem> {
    let text = compose(book, set_aside, created).ok_or(BackupProblem::NotProven)?;
    let mut proof = Book::new();
    look(&text, &mut |edit| proof.absorb_edit(edit.at, edit.value))?;
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
    // One that is longer than any text of ours would make the file one that is refused.
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
        .with_unless_empty("pieces", Json::List(pieces))
        .with("imports", Json::List(imports))
        .with_unless_empty("set_aside", Json::List(set_aside.collect()));
    let mut text = String::new();
    lines::push(&mut text, &head, 0);
    // The leads follow as one more field, each made and written before the next.
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

/// A record with the stamp of its value as the last field.
fn stamped(record: Json, stamp: Timestamp) -> Json {
    record.with("stamp", Json::of_owned(stamp.to_string()))
}

/// What the file `text` holds, or why it cannot be taken.
pub fn read(text: &str) -> Result<Backup, BackupProblem> {
    let mut edits = Vec::new();
    let manifest = look(text, &mut |edit| edits.push(edit))?;
    let mut book = Book::new();
    edits.iter().for_each(|edit: &Stamped<Edit>| book.absorb_edit(edit.at, edit.value.clone()));
    if book.counts() != (manifest.leads, manifest.touches) {
        return Err(BackupProblem::WrongCounts);
    }
    Ok(Backup { manifest, edits })
}

/// Hands all that is in the file to `take`, the leads one after the other. What was handed on means nothing if it
/// fails in the end; whether the counts are right is left to the caller.
fn look(text: &str, take: &mut dyn FnMut(Stamped<Edit>)) -> Result<Manifest, BackupProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LARGEST {
        return Err(BackupProblem::TooBig);
    }
    let scanned = scan::scan(text)?;
    let head = document::head(text).map_err(|error| {
        // A file of ours that was cut is still known by its first lines.
        if text.contains("\"app\": \"Next Touch\"") && error.is_eof() {
            BackupProblem::Damaged
        } else {
            BackupProblem::NotABackup
        }
    })?;
    let format = head.get("format").number().ok_or(BackupProblem::NotABackup)?;
    if head.get("app").text() != Some(APP) {
        return Err(BackupProblem::NotABackup);
    }
    if format > FORMAT {
        return Err(BackupProblem::Newer);
    }
    let manifest = manifest(&head, format).ok_or_else(|| BackupProblem::WrongShape("its first lines".to_owned()))?;
    if head.get("checksum").text() != Some(&scanned.checksum) {
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

/// The edits that are read from a file, one after the other.
struct Edits(Vec<Stamped<Edit>>);

impl Edits {
    /// Hands on what was read so far.
    fn hand_on(&mut self, take: &mut dyn FnMut(Stamped<Edit>)) {
        self.0.drain(..).for_each(take);
    }

    /// Reads a list of values with their stamps. `what` names one of them for the salesperson.
    fn read_all(&mut self, what: &str, list: &Json, read: &dyn Fn(&Json) -> Option<Edit>) -> Result<(), BackupProblem> {
        let wrong = |place: String| BackupProblem::WrongShape(place);
        let list = list.list().ok_or_else(|| wrong(format!("there is no list of every {what}")))?;
        for (place, kept) in list.iter().enumerate() {
            self.read_one(&format!("{what}, number {}", place + 1), kept, read)?;
        }
        Ok(())
    }

    /// Reads one value with its stamp; nothing, if it is missing.
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
