//! Words of the import.

use crate::app::format::dates;

pub const ALL_OF_IT_KNOWN: &str = "You have all of this already. Nothing was changed.";
pub const BLOCK_THEM: &str = "Block them";
pub const CHOOSE_ANOTHER: &str = "Choose another";
pub const CHOOSE_LIST_FILE: &str = "Choose a file (CSV or contacts)";
pub const ENCODING: &str = "Letters (encoding)";
pub const FIRST_PEOPLE: &str = "How the first people read";
pub const HAVE_YOU_SPOKEN: &str = "Have you spoken to these people?";
pub const HEADINGS: &str = "Headings";
pub const IMPORT_ANOTHER_LIST: &str = "Import another list";
pub const KEEP_BOTH: &str = "Keep both";
pub const MAY_BE_CALLED: &str = "They may be called";
pub const MERGE: &str = "Merge";
pub const NO_HEADINGS: &str = "There are none";
pub const NO_NAME_COLUMN: &str =
    "No column with names was found. Choose one under the columns below, or import without names.";
pub const PASTE_ROWS: &str = "Or paste rows here";
pub const PREVIEW: &str = "Preview";
pub const SEPARATOR: &str = "Separator";
pub const START_CALLING: &str = "Start calling";
pub const WHAT_WILL_HAPPEN: &str = "What will happen";

/// The button that imports new leads.
pub fn import_leads(count: usize) -> String {
    format!("Import {}", dates::leads(count))
}

/// The button of a list that has no new leads, but news about known ones.
pub fn update_leads(count: usize) -> String {
    format!("Update {}", dates::leads(count))
}
