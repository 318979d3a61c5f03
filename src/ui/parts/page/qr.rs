//! A QR code for a phone's camera, so that a number on screen can be dialled on the phone.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The QR code for `text`; `label` describes it to screen readers.
pub fn qr(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let view_box = format!("-4 -4 {0} {0}", size + 8);
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    // SVG elements need their own namespace, which only the macro sets.
    let drawing = view! {
        <svg class="qr" viewBox=view_box role="img" aria-label=label>
            <path d=path />
        </svg>
    };
    Some(drawing.into_any())
}
