//! What the salesperson keeps for saying and sending, for display and editing. This wing knows no screen.
//!
//! * [`script_editor`], [`script_pack`]: editing scripts, and scripts as files.
//! * [`wording_hints`]: better words for a text to one lead.
//! * [`newsletter`]: one letter to many readers.
//! * [`competitors`]: observations about competitors.
//! * [`guide`]: the pages of the guide.

pub mod competitors;
pub mod guide;
pub mod newsletter;
pub mod script_editor;
pub mod script_pack;
pub mod wording_hints;
