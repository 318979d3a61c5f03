//! The style sheet: the files of `style/` joined in a fixed order, so that a visit asks once.

use std::fs;
use std::path::Path;

use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};

use super::error::SiteError;

/// The files of `style/`, each one cascade layer of the same name; later layers win.
/// `boot` comes first, because what is shown when nothing else works must not depend on the rest.
pub const LAYERS: [&str; 6] = ["boot", "tokens", "base", "layout", "parts", "screens"];

/// The joined style sheet of the files in `folder`.
pub fn joined(folder: &Path) -> Result<String, SiteError> {
    let mut sheet = format!("@layer {};", LAYERS.join(","));
    for layer in LAYERS {
        let path = folder.join(format!("{layer}.css"));
        let text = fs::read_to_string(&path).map_err(|cause| SiteError::at(&path, &cause))?;
        if !text.contains(&format!("@layer {layer}")) {
            let message = format!("its rules must stand in `@layer {layer} {{ … }}`");
            return Err(SiteError::at(&path, &message));
        }
        // A request to anywhere would break "no requests after load", and the policy.
        for forbidden in ["@import", "http:", "https:"] {
            if text.contains(forbidden) {
                return Err(SiteError::at(&path, &format!("contains {forbidden}; take it out")));
            }
        }
        sheet.push_str(&printed(&text).map_err(|cause| SiteError::at(&path, &cause))?);
    }
    Ok(sheet)
}

/// `css` as short as it can be said without changing a rule; fails for what is no style sheet.
///
/// Rules are neither merged nor left out (lightningcss could do both): what one browser needs beside what another one
/// needs would go.
fn printed(css: &str) -> Result<String, String> {
    let sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|cause| cause.to_string())?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    sheet.to_css(options).map(|printed| printed.code).map_err(|cause| cause.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(printed(css).as_deref(), Ok(expected));
    }

    #[test]
    fn comments_and_space_are_left_out_and_nothing_else() {
        check("/* a */\np {\n  color: red; /* b */\n\n}\n", "p{color:red}");
        check("p { height: 100vh; height: 100dvh } p { margin: 0 }", "p{height:100vh;height:100dvh}p{margin:0}");
        check("p { -webkit-user-select: none; user-select: none }", "p{-webkit-user-select:none;user-select:none}");
    }

    #[test]
    fn what_no_browser_would_read_is_refused() {
        assert!(printed("p { color: red").is_err() || printed("} p {").is_err());
    }
}
