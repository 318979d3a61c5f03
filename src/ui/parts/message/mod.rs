//! Parts of a screen that say something: banners, refusals, what was kept, what was saved.

pub mod alarm;
pub mod banner;
pub mod kept;
pub mod late;
pub mod meant;
pub mod refusal;
pub mod told;
pub mod update_line;
