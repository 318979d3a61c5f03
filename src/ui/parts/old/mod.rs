//! What is on its way out.

#![allow(missing_docs)]
pub mod chips;
pub mod erased;
pub mod field;
pub mod next_touch;
pub mod qr;
pub mod refusal;
pub mod top;
