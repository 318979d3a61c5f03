//! When the next touch is due, and whether the time is good. Reads the book and decides nothing; it knows no command.
//!
//! * [`forecast`]: the next touch after a given outcome.
//! * [`cadence`]: plans, the named sequences of touches.
//! * [`pace`]: too often, too rarely, always the same channel.
//! * [`appointment`] and [`also_agreed`]: agreed times, kept or broken, and a second one beside the next touch.

mod agenda;
pub mod also_agreed;
pub mod appointment;
pub mod cadence;
mod calling_hours;
pub mod forecast;
mod moves;
pub mod pace;
mod snooze;

pub use agenda::{Because, Due, ORDER, Section, is_tried_again};
pub use calling_hours::{BadHour, answer_by, best_hours, clock_of, working_hours};
pub(in crate::domain) use moves::moved_records;
pub use moves::{MOVE_REASONS, NO_REASON, PLAN_REASONS};
pub use snooze::{Snooze, SnoozeOffer, worth_asking};
