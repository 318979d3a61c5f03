//! Background work: while the salesperson is idle, entries are compacted and the chosen file is written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AppContext, LazyWork};
use crate::app::safekeeping::ChosenFile;
use crate::app::safekeeping::backup_due;
use crate::app::safekeeping::mirror::{self as copies, Copy, Restored};
use crate::app::safekeeping::removed;
use crate::app::workspace::Workspace;
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, pages, shadow, vault};
use crate::store::backup;
use crate::store::journal::Step;
use crate::store::storage::StorageError;

/// The interval between small steps of work, in milliseconds.
const STEP_MILLIS: i32 = 2_500;
/// How long the salesperson must have been idle, in milliseconds.
const QUIET_MILLIS: i64 = 10_000;
/// How long a browser may take to write data to disk, in milliseconds; they delay this after much writing.
const SETTLED_MILLIS: i64 = 20 * 60_000;

impl AppContext {
    /// Starts the background work.
    pub(super) fn work_in_quiet(self) {
        self.used.set_value(clock::now().instant.0);
        pages::on_use(move || self.used.set_value(clock::now().instant.0));
        if removed::is_forgetting(&BrowserStore::open()) {
            // An earlier page has rewritten texts and was closed before it could remove the copies.
            self.rewritten.set_value(Some(clock::running()));
        }
        pages::every(STEP_MILLIS, move || self.quiet_moment());
        spawn_local(async move {
            match vault::chosen_file().await {
                Ok(None) => {}
                Ok(Some(file)) if file.is_allowed => self.file.set(ChosenFile::Kept(file.name)),
                Ok(Some(file)) => self.file.set(ChosenFile::Asks(file.name)),
                Err(reason) => self.file.set(ChosenFile::lost(reason)),
            }
        });
    }

    fn quiet_moment(self) {
        // A clock that was set back must not end the idle time.
        let rested = clock::now().instant.0.saturating_sub(self.used.get_value()).saturating_abs();
        let is_typing = self.draft_waits.get_value();
        if rested >= QUIET_MILLIS && !is_typing && !self.in_memory && pages::is_visible() {
            (self.lazily)(self, LazyWork::Tidy);
        }
    }

    /// Does one small step of work.
    pub fn tidy(self) {
        let now = clock::now();
        let step = self.workspace.try_update_value(|workspace| {
            let was_rewriting = workspace.is_rewriting();
            (workspace.tidy(&now), was_rewriting && !workspace.is_rewriting())
        });
        match step {
            Some((Ok(Step::Done), has_rewritten)) => {
                if has_rewritten {
                    // Without this record the copies are removed within a day.
                    drop(removed::note_forgetting(&BrowserStore::open(), true));
                    self.rewritten.set_value(Some(clock::running()));
                }
                self.revision.update(|revision| *revision = revision.wrapping_add(1));
            }
            Some((Ok(Step::Rested), _)) => {
                self.forget_copies();
                self.follow_with_file();
            }
            // After an error nothing is missing, and it is tried again later.
            Some(_) | None => {}
        }
    }

    /// Once the texts rewritten for an erasure or the trash are certainly on disk, removes the copies that still
    /// contain them. Until then only the copies would survive a crash of the browser. A page that is closed earlier
    /// leaves this to the next one.
    fn forget_copies(self) {
        let is_settled = |since: i64| clock::running().saturating_sub(since) >= SETTLED_MILLIS;
        if !self.rewritten.get_value().is_some_and(is_settled) {
            return;
        }
        self.rewritten.set_value(None);
        spawn_local(async move {
            let store = BrowserStore::open();
            // If the copies cannot be read or removed now, the next page tries again.
            let Ok(keys) = shadow::keys().await else { return };
            let Ok(superfluous) = removed::superfluous(&store, keys) else { return };
            superfluous.iter().for_each(|key| shadow::forget(key));
            drop(removed::note_forgetting(&store, false));
        });
    }

    /// Has the chosen file written again if it lacks enough; asked once after each change.
    fn follow_with_file(self) {
        let revision = self.revision.get_untracked();
        if self.looked_at.get_value() == Some(revision) || !matches!(self.file.get_untracked(), ChosenFile::Kept(_)) {
            return;
        }
        let last = backup_due::last_file(&BrowserStore::open());
        if self.with_untracked(|book, now| backup_due::Since::of(book, last, now).wants_file()) {
            (self.lazily)(self, LazyWork::WriteFile);
        } else {
            self.looked_at.set_value(Some(revision));
        }
    }

    /// Writes the chosen file again, as the book is now.
    pub fn write_file_quietly(self) {
        self.looked_at.set_value(Some(self.revision.get_untracked()));
        spawn_local(self.write_file(false));
    }

    /// How the chosen file stands.
    pub fn chosen_file(self) -> ChosenFile {
        self.file.get()
    }

    /// Lets the salesperson choose the file, or permit it again, and writes it. Must be called directly from a tap.
    pub async fn choose_file(self) {
        let before = self.file.get_untracked();
        let chosen = match &before {
            ChosenFile::Unchosen => vault::choose_file("next-touch.json").await.map(|_| true),
            ChosenFile::Kept(_) | ChosenFile::IsFuller { .. } | ChosenFile::IsForeign(_) | ChosenFile::Unread(..) => {
                Ok(true)
            }
            ChosenFile::Asks(_) | ChosenFile::Failing(..) => vault::allow_file().await,
        };
        // Closing the browser's prompt counts as no.
        if chosen == Ok(true) {
            self.write_file(before.is_meant_by_action()).await;
        }
    }

    /// Stops writing the chosen file.
    pub async fn forget_file(self) {
        if vault::forget_file().await.is_ok() {
            self.file.set(ChosenFile::Unchosen);
        }
    }

    /// Writes the chosen file. A file with far more leads than the book, or other content, is overwritten only if
    /// `meant`.
    async fn write_file(self, meant: bool) {
        let file = match vault::chosen_file().await {
            Ok(Some(file)) => file,
            Ok(None) => return self.file.set(ChosenFile::Unchosen),
            Err(reason) => return self.file.set(ChosenFile::lost(reason)),
        };
        let name = file.name;
        if !file.is_allowed {
            return self.file.set(ChosenFile::Asks(name));
        }
        let text = match vault::read_file().await {
            Ok(text) => text,
            // A file that cannot be read is not the same as an empty one.
            Err(_) if meant => String::new(),
            Err(reason) => return self.file.set(ChosenFile::Unread(name, reason)),
        };
        let leads = self.with_untracked(|book, _| book.leads().count());
        match backup::read(&text) {
            _ if meant => {}
            Ok(backup) if backup_due::shrinks_file(backup.manifest.leads, leads) => {
                return self.file.set(ChosenFile::IsFuller { name, leads: backup.manifest.leads });
            }
            Err(_) if !text.trim().is_empty() => return self.file.set(ChosenFile::IsForeign(name)),
            Ok(_) | Err(_) => {}
        }
        let now = clock::now();
        let stands = match self.workspace.with_value(|workspace| workspace.backup(&now)) {
            Ok(text) => match vault::write_file(&text).await {
                Ok(()) => {
                    // If this record is lost, the file is written once more than necessary.
                    drop(backup_due::note_file(&BrowserStore::open(), now.instant));
                    ChosenFile::Kept(name)
                }
                Err(reason) => ChosenFile::Failing(name, reason),
            },
            Err(problem) => ChosenFile::Failing(name, problem.words()),
        };
        self.file.set(stands);
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        self.looked_at.set_value(Some(self.revision.get_untracked()));
    }

    /// Sets a recovery point before an action that changes much; `before` names the action. If this fails, the action
    /// still works.
    pub fn keep_moment(self, before: &str) {
        drop(self.workspace.with_value(|workspace| workspace.set_recovery_point(before)));
    }

    /// Forgets deleted leads in the background.
    pub fn empty_trash(self) {
        self.workspace.update_value(Workspace::empty_trash);
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Restores missing texts from copies, and applies their content. What was restored stays, even if the storage
    /// does not accept everything.
    pub fn put_back(self, texts: Vec<Copy>) -> Restored {
        if self.workspace.with_value(Workspace::is_read_only) {
            return Restored { fault: Some(StorageError::Newer), ..Restored::default() };
        }
        let millis = u64::try_from(clock::now().instant.0).unwrap_or(0);
        let restored = copies::put_back(&BrowserStore::open(), texts, millis);
        self.look_again();
        self.note_book();
        restored
    }
}
