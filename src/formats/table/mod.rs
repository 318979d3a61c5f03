//! Tables, CSV or pasted, to people and back.

pub mod by_content;
pub mod cells;
pub mod columns;
pub mod csv;
pub mod csv_write;
pub mod date_columns;
pub mod free_lines;
pub mod glued;
pub mod heading_words;
pub mod headings;
pub mod leftovers;
pub mod rows;
pub mod separator;
