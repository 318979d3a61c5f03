//! Elements, controls, dialogs and focus: a thin layer over the DOM. This wing knows no lead and no screen.

mod controls;
mod element;
mod focus;
mod icon;
mod modal;

pub use controls::{action, group_mark, labelled, link, readable};
pub use element::{
    Element, ElementRef, IntoChild, a, aside, bdi, br, button, code, dd, details, div, dl, dt, dynamic, empty, footer,
    form, fragment, h1, h2, h3, header, input, keyed, label, li, main, nav, ol, option, p, progress, q, s, section,
    select, small, span, strong, summary, table, td, textarea, th, tr, ul,
};
pub use focus::{focus_on, focus_title, is_focus_lost};
pub use icon::icon;
pub use modal::{close_modal, is_modal_open, modal};
