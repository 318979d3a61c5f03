//! What is kept for sending: scripts of one's own and clips. Reads the book; changes nothing.

pub mod script_versions;
pub mod shelf;
