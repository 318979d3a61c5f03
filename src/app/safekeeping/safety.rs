//! How safe the latest changes are, in a word and in a sentence.

use super::canary::Vanished;
use crate::app::format::dates;
use crate::app::words;
use crate::app::workspace::Saving;
use crate::store::storage::StorageError;

/// The state of the second copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// It has everything.
    Kept,
    /// It has not responded yet.
    Waiting,
    /// The browser refuses it, with its reason.
    Failing(String),
}

/// How safe the latest changes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Typed text is not saved yet.
    Saving,
    /// The storage returns every change as it was written.
    Saved,
    /// The second copy has it too: even a browser that crashes now loses nothing.
    SafeOnDisk,
    /// Everything is saved, but the second copy failed, with its reason.
    SavedOnce(String),
    /// Some changes are only in this tab.
    NotSaved {
        /// The storage error.
        fault: StorageError,
        /// How many changes.
        unsaved: usize,
    },
}

impl Safety {
    /// The safety of the latest changes. `is_typing` says that typed text waits to be saved.
    pub fn of(saving: &Saving, is_typing: bool, copy: &CopyState) -> Safety {
        match (saving, copy) {
            (Saving::Failing { fault, unsaved }, _) => Safety::NotSaved { fault: fault.clone(), unsaved: *unsaved },
            (Saving::Saved, _) if is_typing => Safety::Saving,
            (Saving::Saved, CopyState::Kept) => Safety::SafeOnDisk,
            (Saving::Saved, CopyState::Waiting) => Safety::Saved,
            (Saving::Saved, CopyState::Failing(reason)) => Safety::SavedOnce(reason.clone()),
        }
    }

    /// The state in a word or two, for a corner of the screen.
    pub fn title(&self) -> &'static str {
        match self {
            Safety::Saving => "Saving …",
            Safety::Saved => words::data::SAVED,
            Safety::SafeOnDisk => words::data::SAFE_ON_DISK,
            Safety::SavedOnce(_) => words::data::NO_SECOND_COPY,
            Safety::NotSaved { .. } => words::data::NOT_SAVED,
        }
    }

    /// The state in a sentence, with what to do.
    pub fn words(&self) -> String {
        match self {
            Safety::Saving => "What you type is being kept.".to_owned(),
            Safety::Saved => "Every change is kept in this browser and was read back.".to_owned(),
            Safety::SafeOnDisk => words::data::KEPT_TWICE.to_owned(),
            Safety::SavedOnce(reason) => format!(
                "Every change is kept in this browser, but the second copy fails ({reason}). A full or failing disk \
                 does that, and a private window. If the browser crashes, the last minutes can be lost: save a \
                 backup file."
            ),
            Safety::NotSaved { fault, unsaved: 0 } => fault.words(),
            Safety::NotSaved { fault, unsaved } => {
                let count = u64::try_from(*unsaved).unwrap_or(u64::MAX);
                format!("{} {} only in this tab.", fault.words(), dates::counted(count, "change is", "changes are"))
            }
        }
    }

    /// Whether closing the tab now would lose something.
    pub fn is_unsafe_to_close(&self) -> bool {
        matches!(self, Safety::NotSaved { .. })
    }
}

/// What was found when the page started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtStart {
    /// How many changes were restored from the second copy.
    pub restored: usize,
    /// How many damaged texts were replaced by intact copies.
    pub mended: usize,
    /// What is missing from a book that is still there.
    pub vanished: Vanished,
    /// Why some could not be restored.
    pub fault: Option<StorageError>,
}

impl AtStart {
    /// The words about it; empty if all was well.
    pub fn words(&self) -> String {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let mut words = Vec::new();
        if self.restored > 0 {
            let changes = dates::counted(count(self.restored), "change was brought back", "changes were brought back");
            words.push(format!("When this page opened, {changes} from the second copy: the browser had lost them."));
        }
        if self.mended > 0 {
            let texts = dates::counted(count(self.mended), "damaged change was", "damaged changes were");
            words.push(format!("{texts} mended from the second copy. The damaged text is kept beside it."));
        }
        let Vanished { leads, touches, texts } = self.vanished;
        if leads + touches > 0 {
            let touches = dates::counted(count(touches), "touch", "touches");
            words.push(format!(
                "When this page opened, {} and {touches} fewer were here than when this browser saved last. If you \
                 didn't delete them, the browser has lost them: restore a backup or go back to an earlier moment.",
                dates::leads(leads)
            ));
        } else if texts > 0 {
            let texts = dates::counted(count(texts), "saved change was", "saved changes were");
            words.push(format!(
                "When this page opened, at least {texts} gone from this browser's storage: a detail, a note or a \
                 number that must not be called may be missing. Restore a backup to get it back."
            ));
        }
        if let Some(fault) = &self.fault {
            words.push(format!("Some of the second copy could not be brought back yet. {}", fault.words()));
        }
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failing() -> Saving {
        Saving::Failing { fault: StorageError::Full, unsaved: 2 }
    }

    #[track_caller]
    fn check(saving: &Saving, is_typing: bool, copy: CopyState, title: &str) {
        assert_eq!(Safety::of(saving, is_typing, &copy).title(), title, "{saving:?}, {is_typing}, {copy:?}");
    }

    #[test]
    fn the_words_follow_the_truth() {
        check(&Saving::Saved, false, CopyState::Kept, "Safe on disk");
        check(&Saving::Saved, false, CopyState::Waiting, "Saved");
        check(&Saving::Saved, true, CopyState::Kept, "Saving …");
        check(&Saving::Saved, false, CopyState::Failing("full".to_owned()), "Saved, without a second copy");
    }

    #[test]
    fn nothing_is_called_saved_while_the_storage_fails() {
        for copy in [CopyState::Kept, CopyState::Waiting, CopyState::Failing(String::new())] {
            check(&failing(), false, copy.clone(), "Not saved");
            check(&failing(), true, copy, "Not saved");
        }
    }

    #[test]
    fn only_what_is_not_saved_is_in_danger_when_the_tab_closes() {
        assert!(Safety::of(&failing(), false, &CopyState::Kept).is_unsafe_to_close());
        for copy in [CopyState::Kept, CopyState::Waiting, CopyState::Failing(String::new())] {
            assert!(!Safety::of(&Saving::Saved, false, &copy).is_unsafe_to_close(), "{copy:?}");
        }
    }

    #[test]
    fn what_was_found_at_the_start_is_said_and_nothing_if_all_was_well() {
        assert_eq!(AtStart::default().words(), "");
        let vanished = Vanished { leads: 2, touches: 1, texts: 1 };
        let found = AtStart { restored: 1, mended: 2, vanished, fault: Some(StorageError::Full) };
        let words = found.words();
        let parts = ["1 change was brought back", "2 damaged changes were mended", "2 leads and 1 touch fewer", "full"];
        assert!(parts.iter().all(|part| words.contains(part)), "{words}");
        let found = AtStart { vanished: Vanished { texts: 1, ..Vanished::default() }, ..AtStart::default() };
        assert!(found.words().contains("at least 1 saved change was gone"), "{}", found.words());
    }

    #[test]
    fn the_sentence_says_why_and_how_much() {
        let words = Safety::of(&failing(), false, &CopyState::Kept).words();
        assert!(words.contains("full") && words.ends_with("2 changes are only in this tab."), "{words}");
        let words = Safety::of(&Saving::Saved, false, &CopyState::Failing("QuotaExceededError".to_owned())).words();
        assert!(words.contains("QuotaExceededError") && words.contains("backup"), "{words}");
    }
}
