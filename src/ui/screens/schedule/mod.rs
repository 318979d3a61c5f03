//! The screens of plans and days off. They know nothing about how a plan is read.

mod days_off;
mod plans;

pub use days_off::days_off;
pub use plans::plans_screen;
