//! Parts of screens that know no screen: props in, callbacks out.

pub mod form;
pub mod message;
pub mod page;
