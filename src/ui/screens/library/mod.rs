//! The screens of scripts, the shelf, competitors and the guide. They know no lead but the one that a script is tried
//! on.

mod competitors;
mod editor;
mod guide;
mod scripts;
mod shelf;

pub use competitors::watched_screen;
pub use editor::editor_screen;
pub use guide::guide_screen;
pub use scripts::{script_screen, scripts_screen};
pub use shelf::shelf_screen;
