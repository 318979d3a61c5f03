//! The rules of following up leads. This layer knows no clock, no storage, no file format and no screen.
//!
//! Read in this order:
//!
//! * [`lead`]: a person, their touches, their next touch and their status.
//! * [`command`]: what the salesperson asks for, and why it may be refused.
//! * [`decide`]: turns a command into edits, or refuses it.
//! * [`book`]: all leads of one salesperson, folded together from edits.
//! * [`schedule`]: when the next touch is due, and in which order to call.
//! * [`qualify`]: what was learned about a lead, and whether it is worth going on.
//! * [`do_not_call`]: who must not be contacted.
//! * [`library`]: custom scripts, clips and offers; [`script`]: reading and filling scripts; [`wording`]: checks of
//!   texts.
//! * [`settings`], [`time`], [`id`] and [`util`]: the foundations of the others.

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
