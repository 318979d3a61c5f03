//! When the next touch is due: cadences, forecasts, calling hours, the agenda. Reads the book; decides nothing.

pub mod agenda;
pub mod also_agreed;
pub mod appointment;
pub mod cadence;
pub mod calling_hours;
pub mod forecast;
pub mod moves;
pub mod pace;
pub mod snooze;
