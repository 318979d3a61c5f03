//! Pairs of columns, one of which names the value in the next: "Event 1 - Label" and "Event 1 - Value". Google writes
//! relations, events, messengers and custom fields like this.

use super::headings::meaning;
use crate::formats::column_use::ColumnUse;
use crate::formats::person::ReadDate;
use crate::formats::person_builder::Draft;
use crate::formats::text::label::plain;

/// The columns that name the value in another column.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// For each column that has a partner: the column with its names.
    names: Vec<Option<usize>>,
    is_name: Vec<bool>,
}

impl Pairs {
    /// Finds the pairs of a table. Columns with a use of their own are left alone.
    pub(super) fn of(headings: &[String], uses: &[ColumnUse]) -> Pairs {
        let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        let is_free = |column: usize| matches!(uses.get(column), Some(ColumnUse::KeepInNotes));
        let mut pairs = Pairs { names: vec![None; plain.len()], is_name: vec![false; plain.len()] };
        for (column, value) in plain.iter().enumerate().filter(|(column, _)| is_free(*column)) {
            let Some(of) = value.strip_suffix(" value") else { continue };
            let number = headings.get(column).map(|heading| digits(heading));
            // Several events have the same normalized heading, so the number distinguishes them.
            let named = |kind: &str| {
                let is_it = |other: &usize| {
                    let heading = plain.get(*other).and_then(|heading| heading.strip_prefix(of));
                    let is_kind = heading.is_some_and(|heading| heading.trim_start() == kind);
                    is_kind && headings.get(*other).map(|heading| digits(heading)) == number
                };
                (0..plain.len()).find(is_it).filter(|other| is_free(*other))
            };
            // A messenger has a type, such as "Other", and a service, which says more.
            let names = ["service", "label", "type"].map(named);
            if let Some(place) = pairs.names.get_mut(column) {
                *place = names.into_iter().flatten().next();
            }
            for name in names.into_iter().flatten() {
                if let Some(is_name) = pairs.is_name.get_mut(name) {
                    *is_name = true;
                }
            }
        }
        pairs
    }

    /// Whether a column only contains names for another one.
    pub(super) fn is_name(&self, column: usize) -> bool {
        self.is_name.get(column).copied().unwrap_or(false)
    }

    /// Whether the values of a column are named by another one.
    pub(super) fn has_name(&self, column: usize) -> bool {
        self.names.get(column).is_some_and(Option::is_some)
    }

    /// The name that a row gives to the value of a column.
    pub(super) fn name<'a>(&self, column: usize, cells: &'a [String]) -> Option<&'a str> {
        let name = cells.get(self.names.get(column).copied().flatten()?)?;
        Some(name.trim().trim_start_matches("* ")).filter(|name| !name.is_empty())
    }
}

/// Adds a value to the field for its name; most values become a line of the note.
pub(super) fn put(draft: &mut Draft<'_>, name: &str, cell: &str, date: ReadDate) {
    let said = meaning(name).filter(|(_, is_whole)| *is_whole || plain(name).starts_with("next "));
    match said.map(|(used_as, _)| used_as) {
        Some(ColumnUse::NextTouch) => draft.next_touch(name, cell, date),
        Some(ColumnUse::DoNotCall) => draft.do_not_call(name, cell, true),
        Some(ColumnUse::Zone) => draft.zone(name, cell),
        _ => draft.keep(&name.replace(" ::: ", ", "), &cell.replace(" ::: ", ", ")),
    }
}

fn digits(heading: &str) -> String {
    heading.chars().filter(char::is_ascii_digit).collect()
}
