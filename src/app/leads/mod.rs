//! The list of leads, new leads and who must not be called.

pub mod do_not_call;
pub mod do_not_call_file;
pub mod new_lead;
pub mod qualify_rows;
pub mod sample_book;
