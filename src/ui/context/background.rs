//! Quiet moments: while nobody is at it, entries are folded together and the chosen file is written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppContext;
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
use crate::ui::later::{self, Deed};

/// How often a small piece of work is done, in milliseconds.
const STEP_MILLIS: i32 = 2_500;
/// How long nobody must have done anything.
const QUIET_MILLIS: i64 = 10_000;
/// How long a browser may take to bring what was written to the disk; they put it off after much writing.
const SETTLED_MILLIS: i64 = 20 * 60_000;

impl AppContext {
    /// Starts to do what can wait until nobody is at it.
    pub(super) fn work_in_quiet(self) {
        self.used.set_value(clock::now().instant.0);
        pages::on_use(move || self.used.set_value(clock::now().instant.0));
        if removed::is_forgetting(&BrowserStore::open()) {
            // An earlier page has rewritten texts and was closed before the copies went.
            self.rewritten.set_value(Some(clock::running()));
        }
        pages::every(STEP_MILLIS, move || self.quiet_moment());
        spawn_local(async move {
            if let Some(file) = vault::chosen_file().await {
                let stands = if file.is_allowed { ChosenFile::Kept } else { ChosenFile::Asks };
                self.file.set(stands(file.name));
            }
        });
    }

    fn quiet_moment(self) {
        // A clock that was set back must not end all quiet.
        let rested = clock::now().instant.0.saturating_sub(self.used.get_value()).saturating_abs();
        let is_typing = self.draft_waits.get_value();
        if rested >= QUIET_MILLIS && !is_typing && !self.in_memory && pages::is_visible() && later::is_here() {
            pages::in_turn(move || later::act(self, Deed::Tidy));
        }
    }

    /// One small piece of work.
    pub fn tidy(self) {
        let now = clock::now();
        let step = self.workspace.try_update_value(|workspace| {
            let was_rewriting = workspace.is_rewriting();
            (workspace.tidy(&now), was_rewriting && !workspace.is_rewriting())
        });
        match step {
            Some((Ok(Step::Done), has_rewritten)) => {
                if has_rewritten {
                    // Without the note the copies go in a day.
                    drop(removed::note_forgetting(&BrowserStore::open(), true));
                    self.rewritten.set_value(Some(clock::running()));
                }
                self.revision.update(|revision| *revision = revision.wrapping_add(1));
            }
            Some((Ok(Step::Rested), _)) => {
                self.forget_copies();
                self.follow_with_file();
            }
            // After a fault nothing is missing, and it is tried again later.
            Some(_) | None => {}
        }
    }

    /// Once what was rewritten for somebody's erasing, or for the trash, is surely on the disk, no copy may tell of
    /// it either. Until then the copies are all that would outlive a browser that crashes. A page that is closed
    /// before leaves them to the next one.
    fn forget_copies(self) {
        let is_settled = |since: i64| clock::running().saturating_sub(since) >= SETTLED_MILLIS;
        if !self.rewritten.get_value().is_some_and(is_settled) {
            return;
        }
        self.rewritten.set_value(None);
        spawn_local(async move {
            let store = BrowserStore::open();
            // Copies that cannot be read or forgotten now are tried again by the next page.
            let Ok(keys) = shadow::keys().await else { return };
            let Ok(superfluous) = removed::superfluous(&store, keys) else { return };
            superfluous.iter().for_each(|key| shadow::forget(key));
            drop(removed::note_forgetting(&store, false));
        });
    }

    /// Whether the chosen file lacks enough to be written again; asked once after each change.
    fn follow_with_file(self) {
        let revision = self.revision.get_untracked();
        if self.looked_at.get_value() == Some(revision) || !matches!(self.file.get_untracked(), ChosenFile::Kept(_)) {
            return;
        }
        self.looked_at.set_value(Some(revision));
        let last = backup_due::last_file(&BrowserStore::open());
        if self.with_untracked(|book, now| backup_due::Since::of(book, last, now).wants_file()) {
            spawn_local(self.write_file(false));
        }
    }

    /// How the chosen file stands.
    pub fn chosen_file(self) -> ChosenFile {
        self.file.get()
    }

    /// Lets the salesperson choose the file, or allow it again, and writes it. Must follow a tap at once.
    pub async fn choose_file(self) {
        let before = self.file.get_untracked();
        let chosen = match &before {
            ChosenFile::Unchosen => vault::choose_file("next-touch.json").await.map(|_| true),
            ChosenFile::Kept(_) | ChosenFile::IsFuller { .. } | ChosenFile::IsForeign(_) | ChosenFile::Unread(..) => {
                Ok(true)
            }
            ChosenFile::Asks(_) | ChosenFile::Failing(..) => vault::allow_file().await,
        };
        // Who closes the browser's question has said no.
        if chosen == Ok(true) {
            self.write_file(before.is_meant_by_action()).await;
        }
    }

    /// Writes no file any more.
    pub async fn forget_file(self) {
        if vault::forget_file().await.is_ok() {
            self.file.set(ChosenFile::Unchosen);
        }
    }

    /// Writes the chosen file; one that holds far more leads than the book, or something else, only if that is
    /// `meant`.
    async fn write_file(self, meant: bool) {
        let Some(file) = vault::chosen_file().await else { return self.file.set(ChosenFile::Unchosen) };
        let name = file.name;
        if !file.is_allowed {
            return self.file.set(ChosenFile::Asks(name));
        }
        let text = match vault::read_file().await {
            Ok(text) => text,
            // A file that cannot be read is not one that is empty.
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
                    // A note that is lost makes for one more writing.
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

    /// Keeps the present moment before something that changes much; `before` says what. Without it the rest
    /// still works.
    pub fn keep_moment(self, before: &str) {
        drop(self.workspace.with_value(|workspace| workspace.set_recovery_point(before)));
    }

    /// Forgets in the next quiet moments what was taken out of the book.
    pub fn empty_trash(self) {
        self.workspace.update_value(Workspace::empty_trash);
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Puts copies back where they are missing, and takes in what they hold. What was put back stays also when the
    /// storage does not take all.
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
