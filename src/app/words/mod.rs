//! The words on the screen that more than one file has to know: the screens show them, and the tests find
//! things by them. To change what a button says, change it here.
//!
//! A word stands in the file of the place that shows it. Names say what a thing is or does, not how it is
//! worded today. What an enum of the domain is called stands with that enum (`Outcome::words`).
//!
//! This wing knows no lead and no screen. One module for each place:
//! [`common`], [`data`], [`import`], [`lead`], [`leads`], [`library`], [`numbers`], [`places`], [`qualify`],
//! [`round`], [`schedule`], [`settings`], [`today`].

#![allow(missing_docs, reason = "the text of a constant says what it is")]

pub mod common;
pub mod data;
pub mod import;
pub mod lead;
pub mod leads;
pub mod library;
pub mod numbers;
pub mod places;
pub mod qualify;
pub mod round;
pub mod schedule;
pub mod settings;
pub mod today;
