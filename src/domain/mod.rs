//! What following up is; no clock, no storage, no screen.
//!
//! Read in this order: [`touch`] and [`next_touch`] are the words of the trade, [`standing`] says
//! where a lead stands, [`lead`] gathers what is known, [`command`] is what the salesperson asks,
//! [`change`] what it came to, [`book`] where all of it is folded together.

pub mod book;
pub mod command;
pub mod decide;
pub mod do_not_call;
pub mod id;
pub mod lead;
pub mod library;
pub mod qualify;
pub mod schedule;
pub mod script;
pub mod settings;
pub mod time;
pub mod util;
pub mod wording;
