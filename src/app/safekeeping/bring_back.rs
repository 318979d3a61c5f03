//! Leads in a backup that were deleted here later: a merge leaves them deleted unless the salesperson wants them
//! back.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::book::{Edit, Stamped};
use crate::domain::command::Command;
use crate::domain::id::LeadId;

/// The most leads that are named.
const NAMED: usize = 5;

/// Leads in a backup that are no longer here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Leads deleted here after the backup was made, each with its title.
    pub leads: Vec<(LeadId, String)>,
    /// How many were erased and never come back.
    pub erased: usize,
}

/// Compares the leads of a backup with those of `book`.
pub fn deleted(book: &Book, edits: &[Stamped<Edit>]) -> Deleted {
    let mut file = Book::new();
    edits.iter().for_each(|edit| file.apply_edit(edit.at, edit.value.clone()));
    let leads = book.stay_deleted(&file).into_iter().map(|lead| (lead.id, lead.title().to_owned())).collect();
    Deleted { leads, erased: book.erased_of(&file) }
}

impl Deleted {
    /// The words about them; empty if there are none.
    pub fn words(&self) -> String {
        let count = self.leads.len();
        let names: Vec<&str> = self.leads.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
        let more = if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() };
        let were = if count == 1 { "was" } else { "were" };
        let deleted = (count > 0).then(|| {
            format!("{} in this file {were} deleted here later: {}{more}.", dates::leads(count), names.join(", "))
        });
        let were =
            if self.erased == 1 { "was erased for good and stays away" } else { "were erased for good and stay away" };
        let erased = (self.erased > 0).then(|| format!("{} {were}.", dates::leads(self.erased)));
        deleted.into_iter().chain(erased).collect::<Vec<_>>().join(" ")
    }

    /// The command that restores them, after the backup is merged.
    pub fn command(&self) -> Command {
        Command::Together(self.leads.iter().map(|(lead, _)| Command::RestoreLead(*lead)).collect())
    }
}
