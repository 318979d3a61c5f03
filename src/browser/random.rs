//! The only place that draws at random.

use crate::domain::id::Lane;

/// The lane of this page load.
pub fn lane() -> Lane {
    // Two draws of 24 bits each; a page load needs a name, not a secret.
    Lane::from_bits(draw() << 24 | draw())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn draw() -> u64 {
    (js_sys::Math::random() * 16_777_216.0) as u64
}
