//! Scripts, the shelf, the newsletter and the guide.

pub mod competitors;
pub mod guide;
pub mod newsletter;
pub mod script_editor;
pub mod script_pack;
pub mod wording_hints;
