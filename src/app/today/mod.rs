//! Today: the rows, the week, reminders and the calendar.

pub mod alarms;
pub mod calendar;
pub mod hour_rows;
pub mod plan_rows;
pub mod rows;
pub mod week;
