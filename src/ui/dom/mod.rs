//! Elements, controls, dialogs and focus: the thin layer over the DOM. Knows no lead and no screen.

mod controls;
mod element;
mod modal;

pub use controls::{action, group_mark, labelled, readable, way};
pub use element::{
    ElementRef, Part, Tag, a, aside, bdi, br, button, code, dd, details, div, dl, dt, footer, form, h1, h2, h3, header,
    input, label, li, live, main, many, nav, nothing, ol, option, p, progress, q, rows_of, s, section, select, small,
    span, strong, summary, table, td, textarea, th, tr, ul,
};
pub use modal::{close_modal, is_modal_open, modal};
