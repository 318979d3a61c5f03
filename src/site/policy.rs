//! The security policy of the page, in one place: the meta tag and the `_headers` file both come
//! from here, so that a host that cannot set headers and one that can enforce the same thing.

/// What the page may load and do. `'wasm-unsafe-eval'` allows compiling WebAssembly and nothing
/// else; `connect-src 'self'` is the floor, because the wasm itself is fetched.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The first elements of the head. The policy must stand before anything that loads.
pub fn head_elements() -> String {
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{CONTENT_SECURITY_POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n"
    )
}

/// The `_headers` file for a site whose files `hashed` carry a digest in their names.
///
/// Hosts join the values of all rules that match, so no header is set by two rules that could
/// match the same path: `/*` says nothing about caching.
pub fn headers_file(hashed: &[String]) -> String {
    let mut text = format!(
        "/*\n\
         \x20 Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'\n\
         \x20 X-Frame-Options: DENY\n\
         \x20 X-Content-Type-Options: nosniff\n\
         \x20 Referrer-Policy: no-referrer\n\
         \x20 Cross-Origin-Opener-Policy: same-origin\n\
         \x20 Cross-Origin-Resource-Policy: same-origin\n\
         \x20 Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()\n\
         \x20 Strict-Transport-Security: max-age=63072000\n"
    );
    for page in ["/", "/index.html", "/rescue.html"] {
        text.push_str(&format!("{page}\n  Cache-Control: no-cache\n"));
    }
    for name in hashed {
        text.push_str(&format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"));
        if name.ends_with(".wasm") {
            text.push_str("  Content-Type: application/wasm\n");
        }
    }
    text
}
