//! The only module that draws random numbers.

use crate::domain::id::ReplicaId;

/// The replica of this page load.
pub fn replica() -> ReplicaId {
    // Two draws of 24 bits each: a page load needs a unique name, not a secret.
    ReplicaId::from_bits(draw() << 24 | draw())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn draw() -> u64 {
    (js_sys::Math::random() * 16_777_216.0) as u64
}
