//! The app without a screen.

pub mod import;
