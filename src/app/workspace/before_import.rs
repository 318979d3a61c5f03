//! Removing an import: restores the values that it replaced in older leads.
//!
//! A book holds only the present value of each field. The values before an import are known while its recovery point
//! exists.

use super::Workspace;
use super::bulk::BEFORE_IMPORT;
use crate::domain::command::Command;
use crate::domain::id::ImportId;
use crate::store::journal::restore_point::Point;
use crate::store::storage::KeyValue;

impl<S: KeyValue> Workspace<S> {
    /// The recovery point that was set just before an import, if it still exists.
    fn point_before(&self, import: ImportId) -> Option<Point> {
        let made = self.book.import_stamp(import)?;
        let latest = self.recovery_points().into_iter().find(|point| point.at < made)?;
        (latest.before == BEFORE_IMPORT).then_some(latest)
    }

    /// Whether the values that an import replaced can be restored.
    pub fn remembers_before(&self, import: ImportId) -> bool {
        self.point_before(import).is_some()
    }

    /// The command that removes an import, and restores what it replaced if that is known.
    pub fn remove_import(&self, import: ImportId) -> Command {
        let before = self.point_before(import).and_then(|point| self.book_at(&point).ok());
        match before {
            Some(before) => Command::TakeBackImport(import, Box::new(before)),
            None => Command::RemoveImport(import),
        }
    }
}
