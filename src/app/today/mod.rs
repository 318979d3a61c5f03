//! The Today screen in words, and what surrounds it. This wing knows no screen and decides nothing.
//!
//! * [`rows`]: the rows of Today and of the lead list.
//! * [`week`]: the week, losing touch, and the overdue leads.
//! * [`plan_rows`], [`hour_rows`]: what a plan leads to; local times and warnings beside the dial button.
//! * [`alarms`], [`calendar`]: reminders while the page is open, and calendar files.

pub mod alarms;
pub mod calendar;
pub mod hour_rows;
pub mod plan_rows;
pub mod rows;
pub mod week;
