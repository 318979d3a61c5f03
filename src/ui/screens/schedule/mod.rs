//! The screens of plans and days off.

mod days_off;
mod plans;

pub use days_off::days_off;
pub use plans::plans_screen;
