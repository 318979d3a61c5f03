//! A code that a phone's camera reads, so that a number on the app's screen can be dialled on the phone.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The code for `text`; `label` says what it is to those who do not see it.
pub fn qr(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let view_box = format!("-4 -4 {0} {0}", size + 8);
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    // Drawings have a namespace of their own, which only the macro gives to elements.
    let drawing = view! {
        <svg class="qr" viewBox=view_box role="img" aria-label=label>
            <path d=path />
        </svg>
    };
    Some(drawing.into_any())
}
