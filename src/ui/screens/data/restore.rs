//! Restoring a backup: first its content, then merging or replacing. Encrypted files and raw data are handled too.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::app::format::dates;
use crate::app::safekeeping::mirror::Copy;
use crate::app::safekeeping::{Deleted, deleted};
use crate::app::safekeeping::{backup_due, rescue};
use crate::app::words;
use crate::browser::{clock, files, vault};
use crate::domain::book::count_ahead;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::store::backup::Sealed;
use crate::store::backup::{self, Backup, BackupProblem};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, p, summary};
use crate::ui::parts::form::file_choice;
use crate::ui::parts::form::passphrase_field;
use crate::ui::parts::form::typed_button;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

/// The content of a file.
#[derive(Clone)]
enum Found {
    /// A book.
    Book(Backup),
    /// An encrypted book.
    Sealed(Sealed),
    /// Stored texts, unchanged.
    Raw(Vec<Copy>),
}

/// A file being restored.
#[derive(Clone, Copy)]
struct Restore {
    app: AppContext,
    found: RwSignal<Option<Found>>,
    told: RwSignal<String>,
    refusal: RwSignal<Option<CommandError>>,
}

/// The section for restoring: first the content of the file, then what to do with it.
pub fn restore() -> Element {
    let restore = Restore {
        app: use_app(),
        found: RwSignal::new(None),
        told: RwSignal::new(String::new()),
        refusal: RwSignal::new(None),
    };
    div()
        .class("form")
        .child(file_choice(words::data::CHOOSE_A_BACKUP_FILE, ".json,.txt,application/json,text/plain", move |file| {
            restore.open(file);
        }))
        .child(dynamic(move || restore.found.get().map(|found| untrack(|| restore.preview(found)))))
        .child(told_line(restore.told))
        .child(refusal_line(restore.refusal))
}

impl Restore {
    /// Reads a file and shows its content, or why it cannot be read.
    fn open(self, file: File) {
        spawn_local(async move {
            let read = match files::read(&file).await {
                Ok(bytes) => find(&String::from_utf8_lossy(&bytes)),
                Err(reason) => Err(format!("The file could not be read: {reason}. Your book is unchanged.")),
            };
            self.show(read);
        });
    }

    fn show(self, read: Result<Found, String>) {
        let (found, words) = match read {
            Ok(found) => (Some(found), String::new()),
            Err(reason) => (None, reason),
        };
        set_late(self.found, found);
        set_late(self.told, words);
    }

    fn preview(self, found: Found) -> Element {
        let content = match found {
            Found::Book(backup) => self.book(&backup),
            Found::Sealed(sealed) => self.sealed(sealed),
            Found::Raw(copies) => self.raw(copies),
        };
        div().class("preview").child(content)
    }

    /// The content of a book, and the two ways to use it.
    fn book(self, backup: &Backup) -> Element {
        let (app, manifest) = (self.app, backup.manifest);
        let gone = self.deleted();
        let gone_words = gone.words();
        let bring_back = (!gone.leads.is_empty()).then(|| {
            let words = format!("Merge and bring back {}", dates::leads(gone.leads.len()));
            action("button", words, move || self.bring_back())
        });
        let leads = move || app.with(|book, _| book.leads().count());
        let ahead = app.with_untracked(|_, now| count_ahead(&backup.edits, now));
        let ahead = match u64::try_from(ahead).unwrap_or(u64::MAX) {
            0 => String::new(),
            count => format!(
                " {} dated more than a day ahead: a clock was wrong. Merging dates them just after the others.",
                dates::counted(count, "change in it is", "changes in it are")
            ),
        };
        let words = move || {
            let in_file = manifest.summary(&app.now());
            format!("In the file: {in_file}. In your book: {}.{ahead}", dates::leads(leads()))
        };
        let replace = move || match backup_due::number_to_type(manifest.leads, leads()) {
            None => action("button", words::data::REPLACE_MY_BOOK, move || self.take(true)),
            Some(number) => {
                let label =
                    format!("Your book has more leads than the file. To replace it all the same, type {number}");
                let button = typed_button(label, number, words::data::REPLACE_MY_BOOK, move || self.take(true));
                details().child(summary().child(words::data::REPLACE_BIGGER_BOOK)).child(button)
            }
        };
        let hint = "Merging loses nothing: of two versions the later one stands. Replacing takes out what is not in the file. Undo takes back either.";
        div()
            .class("form")
            .child(p().child(dynamic(words)))
            .child((!gone_words.is_empty()).then(|| p().child(gone_words)))
            .child(
                div()
                    .class("row")
                    .child(action("button primary", words::data::MERGE_INTO_BOOK, move || self.take(false))),
            )
            .child(bring_back)
            .child(p().class("hint").child(hint))
            .child(dynamic(replace))
    }

    /// Asks for the passphrase of an encrypted book.
    fn sealed(self, sealed: Sealed) -> Element {
        let passphrase = RwSignal::new(String::new());
        let open = move || {
            let sealed = sealed.clone();
            self.told.set("Opening …".to_owned());
            spawn_local(async move {
                let opened = vault::decrypt(&sealed, &passphrase.get_untracked()).await;
                let words = |problem: BackupProblem| problem.words();
                match opened.and_then(|text| backup::read(&text).map_err(words)) {
                    Ok(backup) => self.show(Ok(Found::Book(backup))),
                    // The passphrase can be typed again.
                    Err(reason) => set_late(self.told, reason),
                }
            });
        };
        div()
            .class("form")
            .child(p().child("This backup is encrypted."))
            .child(passphrase_field(words::data::ITS_PASSPHRASE, passphrase))
            .child(action("button primary", words::data::OPEN_IT, open))
    }

    /// Offers to restore stored texts.
    fn raw(self, copies: Vec<Copy>) -> Element {
        let count = u64::try_from(copies.len()).unwrap_or(u64::MAX);
        let put_back = move || {
            let restored = self.app.put_back(copies.clone());
            let texts = u64::try_from(restored.texts).unwrap_or(u64::MAX);
            let rest = restored.fault.map(|fault| format!(" The rest was not: {}", fault.words())).unwrap_or_default();
            self.found.set(None);
            self.told.set(format!("{} put back.{rest}", dates::counted(texts, "text was", "texts were")));
        };
        let words = format!(
            "In the file: {} as this app stores them. What is missing here is put back; nothing is written over.",
            dates::counted(count, "text", "texts")
        );
        div().class("form").child(p().child(words)).child(action(
            "button primary",
            words::data::PUT_BACK_MISSING,
            put_back,
        ))
    }

    /// The leads of the backup that were deleted here later.
    fn deleted(self) -> Deleted {
        let edits = self.found.with_untracked(|found| match found {
            Some(Found::Book(backup)) => backup.edits.clone(),
            _ => Vec::new(),
        });
        self.app.with_untracked(|book, _| deleted(book, &edits))
    }

    /// Merges the book, and restores leads deleted since.
    fn bring_back(self) {
        let gone = self.deleted();
        self.refusal.set(None);
        self.take(false);
        if self.refusal.with_untracked(Option::is_some) {
            return;
        }
        let label = format!("{} brought back", dates::leads(gone.leads.len()));
        match self.app.dispatch(gone.command(), &label) {
            Ok(_) => {
                set_late(self.found, None);
                set_late(self.told, format!("{label}."));
            }
            Err(no) => set_late(self.refusal, Some(no)),
        }
    }

    /// Merges the book, or replaces the present one.
    fn take(self, replaces: bool) {
        let Some(Found::Book(backup)) = self.found.get_untracked() else { return };
        let (command, label) = if replaces {
            (Command::Replace(backup.edits), words::data::BOOK_REPLACED)
        } else {
            (Command::Merge(backup.edits), words::data::BACKUP_MERGED_IN)
        };
        let room = self.app.with_workspace_untracked(|workspace, now| workspace.room_for(command.clone(), now));
        if room.is_ok_and(|(needed, left)| needed > left) {
            self.told.set("This browser has no room for all of this. Nothing was changed.".to_owned());
            return;
        }
        let deleted = if replaces { None } else { Some(self.deleted()) };
        let gone = deleted.as_ref().map(Deleted::words).unwrap_or_default();
        let is_done = deleted.is_none_or(|deleted| deleted.leads.is_empty());
        match self.app.dispatch(command, label) {
            Ok(_) => {
                // A screen that was shown only because the book was missing is gone by now.
                if is_done {
                    set_late(self.found, None);
                }
                set_late(self.refusal, None);
                set_late(self.told, format!("{label}. Undo takes it back. {gone}"));
            }
            Err(CommandError::NothingToDo) if gone.is_empty() => {
                self.told.set("All of this is in your book already. Nothing was changed.".to_owned());
            }
            Err(CommandError::NothingToDo) => self.told.set(format!("Nothing was changed. {gone}")),
            Err(no) => self.refusal.set(Some(no)),
        }
    }
}

/// Finds out what a file contains, or why it cannot be used.
fn find(text: &str) -> Result<Found, String> {
    if let Some(sealed) = Sealed::read(text) {
        return sealed.map(Found::Sealed).map_err(|problem| problem.words().to_owned());
    }
    let problem = match backup::read(text) {
        Ok(backup) => return Ok(Found::Book(backup)),
        Err(problem) => problem,
    };
    let now = u64::try_from(clock::now().instant.0).unwrap_or(0);
    match rescue::read(text, now).filter(|_| problem == BackupProblem::NotABackup) {
        Some(copies) => Ok(Found::Raw(copies)),
        None => Err(problem.words()),
    }
}
