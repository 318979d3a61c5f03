//! The screens of plans and days off.

pub mod days_off;
pub mod plans;
