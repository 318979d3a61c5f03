//! Next Touch: follow up with sales leads by phone, from a web page that needs no server.
//!
//! The layers, each knowing only those above it:
//!
//! - [`domain`]: what following up is. No clock, no storage, no screen.
//! - [`formats`]: text and bytes in, typed values and row-by-row problems out.
//! - [`store`]: the journal and the backup file, over texts under keys.
//! - [`app`]: the app without a screen: commands in, saved changes out, and what the screens show.
//! - `browser` (wasm only): the clock, the storage, files, other tabs; each behind a trait or a function.
//! - `ui` (wasm only): the screens and their parts. They decide nothing.
//!
//! Beside them stands `site` (feature `tools`, native only), which makes, serves and weighs the page.
//!
//! What holds everywhere:
//!
//! 1. The core reads no clock, draws nothing at random and does no I/O: *now* and new ids are arguments.
//! 2. A book changes only by absorbing a change. A new change comes from
//!    [`Book::decide`](domain::book::Book::decide), or is the inverse of one, for undo. A refused
//!    command changes nothing.
//! 3. An open lead has exactly one next touch; a [`Status`](domain::standing::Standing) without one, or
//!    with one too many, cannot be spelled.
//! 4. Stored text that cannot be read is never overwritten or deleted.
//! 5. No code path builds a dial link for a number on the do-not-call list: a
//!    [`DialableNumber`](domain::suppression::DialableNumber) is only to be had past the check.
//! 6. `ui` has no rule: no date arithmetic, no sorting, no validation. What is derived is a memo, and no
//!    effect writes a signal.
//! 7. What people typed or imported is shown as text nodes only; `inner_html` is banned.
//!
//! ARCHITECTURE.md says why, and what each part deliberately does not know.

pub mod app;
pub mod domain;
pub mod formats;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(all(feature = "tools", not(target_arch = "wasm32")))]
pub mod site;
