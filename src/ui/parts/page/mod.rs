//! Parts of a page: its top, its share bar, codes, calendars and guide texts.

pub mod calendar;
pub mod closing;
pub mod guide_text;
pub mod qr;
pub mod share_bar;
pub mod top;
