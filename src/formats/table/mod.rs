//! Tables, CSV or pasted: reads people from them and writes them. It knows no book and no storage.
//!
//! * [`columns`] guesses the use of each column.
//! * [`csv`] turns text into a table.
//! * [`csv_write`] writes tables.
//! * [`rows`] turns rows into people.

mod by_content;
mod cells;
pub mod columns;
pub mod csv;
pub mod csv_write;
mod date_columns;
mod free_lines;
mod glued;
mod headings;
mod leftovers;
mod other_forms;
mod pairs;
pub mod rows;
mod separator;

pub use date_columns::undecided;
pub use separator::Separator;
