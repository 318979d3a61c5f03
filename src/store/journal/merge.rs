//! Reduces many edits to one value per register, plus the earlier values that restore points need.

use crate::domain::book::Book;
use crate::domain::book::{Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::domain::util::sort_by;

/// What merging must preserve and what it may drop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// The moments that the book can be restored to.
    pub points: Vec<Timestamp>,
    /// Things deleted before this moment are forgotten; in milliseconds.
    pub forget_before: u64,
}

/// The fewest edits that fold to the same book as `edits`, now and at each restore point.
pub fn merged(edits: &[Stamped<Edit>], keep: &Keep) -> Vec<Stamped<Edit>> {
    let book = fold(edits, None, keep);
    let mut kept = book.registers();
    let mut earlier: Vec<Stamped<Edit>> = Vec::new();
    for point in &keep.points {
        for register in fold(edits, Some(*point), keep).registers() {
            if book.stamp_of(&register.value) != Some(register.at) && !earlier.contains(&register) {
                earlier.push(register);
            }
        }
    }
    kept.extend(earlier);
    // Edits of one lead and moment compress better side by side.
    sort_by(&mut kept, |one, other| (one.value.lead(), one.at).cmp(&(other.value.lead(), other.at)));
    kept
}

/// Whether an edit is part of the book at a restore point. Erasure applies to every moment.
pub fn is_seen_at(edit: &Stamped<Edit>, point: Timestamp) -> bool {
    edit.at <= point || edit.value.erases()
}

fn fold(edits: &[Stamped<Edit>], until: Option<Timestamp>, keep: &Keep) -> Book {
    let mut book = Book::new();
    for edit in edits.iter().filter(|edit| until.is_none_or(|until| is_seen_at(edit, until))) {
        book.apply_edit(edit.at, edit.value.clone());
    }
    book.forget_deleted(keep.forget_before);
    book
}
