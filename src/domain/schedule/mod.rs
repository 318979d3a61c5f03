//! When the next touch is due: cadences, forecasts, calling hours, the agenda. Reads the book; decides nothing.

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
