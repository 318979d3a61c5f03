//! Parts of screens: values in, callbacks out. They know no screen.
//!
//! * [`form`]: what takes something in; [`message`]: what tells something.
//! * [`page`]: what belongs to a page as a whole.

pub mod form;
pub mod message;
pub mod page;
