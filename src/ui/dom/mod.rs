//! Elements, controls, dialogs and focus: the thin layer over the DOM. Knows no lead and no screen.

pub mod controls;
pub mod element;
pub mod modal;
