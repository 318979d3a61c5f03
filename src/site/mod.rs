//! The static site around the app, made and served by native code: the hook that Trunk runs, the
//! local server, the size report. Nothing of it is part of the page.
//!
//! `post_build` turns what Trunk wrote into what may be published; `server` shows it, with `folder`, the way a
//! careful host would; `size` says what a first visit costs. `tests/site.rs` holds them to it.

pub mod compact_wasm;
pub mod compress;
pub mod digest;
pub mod error;
pub mod folder;
pub mod headers;
pub mod inline_check;
pub mod markup;
pub mod offline;
pub mod parts;
pub mod policy;
pub mod post_build;
pub mod server;
pub mod size;
pub mod split;
pub mod style_sheet;
