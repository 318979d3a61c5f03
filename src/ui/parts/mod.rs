//! Parts of screens that know no screen: props in, callbacks out.

pub mod banner;
pub mod chips;
pub mod field;
pub mod next_touch;
pub mod qr;
pub mod refusal;
pub mod top;
