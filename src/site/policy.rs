//! The security policy of the page, in one place: the meta tag and the `_headers` file both come
//! from here, so that a host that cannot set headers and one that can enforce the same thing.

/// What the page may load and do. `'wasm-unsafe-eval'` allows compiling WebAssembly and nothing
/// else; `connect-src 'self'` is the floor, because the wasm itself is fetched. Browsers with Trusted Types turn no
/// text into markup or script; the one policy they accept names the worker (`updates.js`).
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types next-touch";

/// The first elements of the head. The policy must stand before anything that loads.
pub fn head_elements() -> String {
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{CONTENT_SECURITY_POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n"
    )
}

/// The ground of the page in the light theme, for the frame that a phone draws around an installed page:
/// `--paper` of the style sheet, in the one spelling that all systems read. A test compares the two.
pub const THEME_COLOUR: &str = "#f8f5ef";

/// The `_headers` file for a site that has the files `names`.
///
/// Hosts join the values of all rules that match, so no header is set by two rules that could
/// match the same path: `/*` says nothing about caching.
pub fn headers_file(names: &[String]) -> String {
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
    for page in ["/", "/sw.js"] {
        text.push_str(&format!("{page}\n  Cache-Control: no-cache\n"));
    }
    for name in names {
        let caching = if has_digest(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        text.push_str(&format!("/{name}\n  Cache-Control: {caching}\n"));
        let kind = match name.rsplit('.').next() {
            Some("wasm") => "application/wasm",
            Some("webmanifest") => "application/manifest+json",
            _ => continue,
        };
        text.push_str(&format!("  Content-Type: {kind}\n"));
    }
    text
}

/// Whether a name has a digest between its stem and its ending, so that the file can never be another one
/// under the same name. Trunk and the hook name files so; Trunk leaves leading zeros out.
pub fn has_digest(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        (8..=16).contains(&digest.len()) && digest.chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(has_digest(name), expected, "{name}");
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        check("next-touch-e31e6650008ea13c_bg.wasm", true);
        check("icon-192-e31e6650008ea13c.png", true);
        check("next-touch-adae08918ecfa77.js", true);
        check("icon-192.png", false);
        check("call-face.js", false);
        check("rescue.html", false);
        check("x-E31E6650008EA13C.js", false);
        check("boot-e31e6650008ea13c-more.js", false);
    }
}
