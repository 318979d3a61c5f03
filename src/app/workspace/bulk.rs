//! Commands that change much at once get a recovery point first.

use crate::domain::command::Command;

/// The name of the recovery point that is set before an import.
pub const BEFORE_IMPORT: &str = "an import";

/// The name of such a command in the list of recovery points; `None` for other commands.
pub fn bulk_words(command: &Command) -> Option<&'static str> {
    match command {
        Command::Import { .. } => Some(BEFORE_IMPORT),
        Command::RemoveImport(_) | Command::TakeBackImport(..) => Some("taking an import out"),
        Command::Merge(_) => Some("merging a file"),
        Command::Replace(_) => Some("replacing the book"),
        Command::RecordMany(leads, _) if leads.len() > 1 => Some("a touch with many leads"),
        Command::Together(parts) if parts.len() > 1 => {
            let takes_out = |part: &Command| matches!(part, Command::DeleteLead(_));
            Some(if parts.iter().all(takes_out) { "archiving" } else { "changing several leads" })
        }
        _ => None,
    }
}
