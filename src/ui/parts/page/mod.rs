//! Parts of a page: its top, share bars, codes, calendar files and texts of the guide. They know no screen.

mod calendar;
mod channel_icon;
mod closing;
mod guide_text;
mod qr;
mod share_bar;
mod top;

pub use calendar::{calendar_button, calendar_buttons, cancel_button};
pub use channel_icon::channel_icon;
pub use closing::{Change, Read, agreed_row, closing_rows};
pub use guide_text::guide_text;
pub use qr::qr;
pub use share_bar::share_bar;
pub use top::top;
