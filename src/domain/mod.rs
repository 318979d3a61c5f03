//! What following up is; no clock, no storage, no screen.
//!
//! Read in this order: [`touch`] and [`next_touch`] are the words of the trade, [`standing`] says
//! where a lead stands, [`lead`] gathers what is known, [`command`] is what the salesperson asks,
//! [`change`] what it came to, [`book`] where all of it is folded together.

pub mod agenda;
pub mod also_agreed;
pub mod assignments;
pub mod book;
mod checks;
pub mod command;
pub mod decide;
pub mod deeds;
pub mod do_not_call;
pub mod duplicates;
pub mod facts;
pub mod forecast;
pub mod honest_talk;
pub mod hours;
pub mod id;
pub mod judgement;
pub mod lead;
pub mod library;
pub mod merging;
pub mod moves;
pub mod pace;
pub mod perceptions;
pub mod plan;
pub mod probes;
pub mod promise;
pub mod questions;
mod resolve;
pub mod script;
pub mod settings;
pub mod signals;
pub mod snooze;
mod taking_in;
pub mod time;
pub mod util;
pub mod wording;
