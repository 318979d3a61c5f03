//! Taking an import out: what it wrote over in leads that were here before.
//!
//! A book keeps of each field what stands now. What stood before an import is known as long as its recovery point is.

use super::Workspace;
use super::bulk::BEFORE_IMPORT;
use crate::domain::command::Command;
use crate::domain::id::ImportId;
use crate::store::journal::restore_point::Point;
use crate::store::storage::KeyValue;

impl<S: KeyValue> Workspace<S> {
    /// The moment just before an import, if a recovery point keeps the values of then.
    fn point_before(&self, import: ImportId) -> Option<Point> {
        let made = self.book.import_stamp(import)?;
        let latest = self.recovery_points().into_iter().find(|point| point.at < made)?;
        (latest.before == BEFORE_IMPORT).then_some(latest)
    }

    /// Whether leads that were here before an import can be put back to what they were.
    pub fn remembers_before(&self, import: ImportId) -> bool {
        self.point_before(import).is_some()
    }

    /// What takes an import out, with as much of it as is remembered.
    pub fn remove_import(&self, import: ImportId) -> Command {
        let before = self.point_before(import).and_then(|point| self.book_at(&point).ok());
        match before {
            Some(before) => Command::TakeBackImport(import, Box::new(before)),
            None => Command::RemoveImport(import),
        }
    }
}
