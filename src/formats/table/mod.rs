//! Tables, CSV or pasted, to people and back.

mod by_content;
mod cells;
pub mod columns;
pub mod csv;
pub mod csv_write;
mod date_columns;
mod free_lines;
mod glued;
mod heading_words;
mod headings;
mod leftovers;
mod pairs;
pub mod rows;
mod separator;

pub use date_columns::undecided;
pub use separator::Separator;
