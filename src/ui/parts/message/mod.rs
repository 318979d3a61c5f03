//! Parts of a screen that tell something: banners, errors, what was saved. They know no screen.

mod alarm;
mod banner;
mod kept;
mod late;
mod meant;
mod refusal;
mod told;
mod update_line;

pub use alarm::alarm;
pub use banner::banner;
pub use kept::Kept;
pub use late::set_late;
pub use meant::who_was_meant;
pub use refusal::{refusal_line, refused};
pub use told::{problem, told_line};
pub use update_line::update_line;
