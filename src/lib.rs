//! Next Touch: follow up with sales leads by phone, from a web page that needs no server.
//!
//! The layers, each of which knows only those above it:
//!
//! - [`domain`]: the rules of following up. No clock, no storage, no screen.
//! - [`formats`]: text and bytes in, typed values and row-by-row problems out.
//! - [`store`]: the journal and the backup file, on top of a key-value store.
//! - [`app`]: the app without a screen: commands in, saved changes out, and the data that the screens show.
//! - `browser` (wasm only): the clock, the storage, files, other tabs; each behind a trait or a function.
//! - `ui` (wasm only): the screens and their parts. They decide nothing.
//!
//! Beside them is `site` (feature `tools`, native only), which builds, serves and measures the page.
//!
//! These invariants always hold:
//!
//! 1. The core reads no clock, draws no random numbers and does no I/O: *now* and new IDs are arguments.
//! 2. A book changes only by applying a change. A new change comes from [`Book::decide`](domain::book::Book::decide)
//!    or, for undo, is the inverse of one. A rejected command changes nothing.
//! 3. An open lead has exactly one next touch: [`Status`](domain::lead::Status) cannot represent an open lead with none
//!    or with two.
//! 4. Unreadable stored text is never overwritten or deleted.
//! 5. No code path builds a dial link for a number on the do-not-call list: a
//!    [`DialableNumber`](domain::book::DialableNumber) can only be obtained through the check.
//! 6. `ui` contains no rules: no date arithmetic, no sorting, no validation. Derived data is a memo, and no effect
//!    writes a signal.
//! 7. Typed or imported text is only shown in text nodes; `inner_html` is banned.
//!
//! ARCHITECTURE.md explains why, and what each part deliberately does not know.

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
