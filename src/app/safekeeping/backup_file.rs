//! The chosen backup file that is kept up to date: its state, in words.

use crate::app::format::dates;
use crate::app::words;
use crate::domain::time::{Instant, Now};

/// The state of the chosen file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ChosenFile {
    /// No file is chosen.
    #[default]
    Unchosen,
    /// The file is written from time to time.
    Kept(String),
    /// The browser wants permission again before writing.
    Asks(String),
    /// The file has far more leads than the book, so it is not overwritten without asking.
    IsFuller {
        /// Its name.
        name: String,
        /// How many leads it has.
        leads: usize,
    },
    /// The file is not a backup that this version can read, so it is not overwritten without asking.
    IsForeign(String),
    /// The browser could not read the file, with its reason, so it is not overwritten without asking.
    Unread(String, String),
    /// The browser could not write the file, with its reason.
    Failing(String, String),
}

impl ChosenFile {
    /// The browser does not say which file was chosen, if any; that is not as good as none.
    pub fn lost(reason: String) -> ChosenFile {
        ChosenFile::Unread("The file, if you chose one,".to_owned(), reason)
    }

    /// What there is to say; `last` is when it was written last.
    pub fn words(&self, last: Option<Instant>, now: &Now) -> String {
        let when = last.map_or_else(
            || "It was not written yet.".to_owned(),
            |last| {
                let local = now.local_of(last);
                format!("Written {} at {}.", dates::near_date(local.date(), now.today()), dates::time(local))
            },
        );
        match self {
            ChosenFile::Unchosen => "No file is chosen.".to_owned(),
            ChosenFile::Kept(name) => format!("{name} follows your changes in quiet moments. {when}"),
            ChosenFile::Asks(name) => format!("The browser wants to be asked before {name} is written again. {when}"),
            ChosenFile::IsFuller { name, leads } => format!(
                "{name} holds {}, far more than your book, so it was not written over. Is this the right book?",
                dates::leads(*leads)
            ),
            ChosenFile::IsForeign(name) => format!(
                "{name} holds something that is no backup, or one that cannot be read here, so it was not written over."
            ),
            ChosenFile::Unread(name, reason) => format!(
                "{name} could not be read ({reason}), so it was not written over: nobody knows what it holds. Look \
                 for it where you keep it, then try again."
            ),
            ChosenFile::Failing(name, reason) => format!("{name} could not be written: {reason}. {when}"),
        }
    }

    /// The label of the button beside the words.
    pub fn action(&self) -> &'static str {
        match self {
            ChosenFile::Unchosen => "Choose the file",
            ChosenFile::Kept(_) => "Write it now",
            ChosenFile::Asks(_) => "Allow it and write",
            ChosenFile::IsFuller { .. } | ChosenFile::IsForeign(_) => "Write over it all the same",
            ChosenFile::Unread(..) | ChosenFile::Failing(..) => words::common::TRY_AGAIN,
        }
    }

    /// Whether that button means to overwrite the file whatever its content.
    pub fn is_meant_by_action(&self) -> bool {
        matches!(self, ChosenFile::IsFuller { .. } | ChosenFile::IsForeign(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zones;
    use chrono::NaiveDateTime;

    struct Greenwich;

    impl Zones for Greenwich {
        fn local(&self, at: Instant, _: Option<&str>) -> NaiveDateTime {
            at.utc()
        }
        fn instant(&self, local: NaiveDateTime, _: Option<&str>) -> Instant {
            Instant(local.and_utc().timestamp_millis())
        }
    }

    #[track_caller]
    fn check(file: ChosenFile, last: Option<i64>, words: &str) {
        let now = Now::new(Instant(1_795_428_000_000), &Greenwich);
        assert_eq!(file.words(last.map(Instant), &now), words);
    }

    #[test]
    fn the_words_say_how_the_file_stands() {
        let name = || "book.json".to_owned();
        let written = Some(1_795_428_000_000 - 3_600_000);
        check(
            ChosenFile::Kept(name()),
            None,
            "book.json follows your changes in quiet moments. It was not written yet.",
        );
        let words = "book.json follows your changes in quiet moments. Written today at 09:00.";
        check(ChosenFile::Kept(name()), written, words);
        let words = "book.json could not be written: no. It was not written yet.";
        check(ChosenFile::Failing(name(), "no".to_owned()), None, words);
        let words =
            "book.json holds 200 leads, far more than your book, so it was not written over. Is this the right book?";
        check(ChosenFile::IsFuller { name: name(), leads: 200 }, written, words);
    }
}
