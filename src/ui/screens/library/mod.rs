//! The screens of scripts, the shelf, other sellers and the guide.

pub mod competitors;
pub mod editor;
pub mod guide;
pub mod scripts;
pub mod shelf;
