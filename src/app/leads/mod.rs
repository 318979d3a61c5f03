//! The list of leads, new leads, and the do-not-call list. This wing knows no screen.
//!
//! * [`do_not_call`], [`do_not_call_file`]: the do-not-call list, and importing one.
//! * [`new_lead`]: the form for a new lead.
//! * [`qualify_rows`]: signs, deeds and decisions in words.
//! * [`sample_book`]: ten invented leads to practise with.

pub mod do_not_call;
pub mod do_not_call_file;
pub mod new_lead;
pub mod qualify_rows;
pub mod sample_book;
