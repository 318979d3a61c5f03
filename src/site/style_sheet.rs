//! The style sheet: the files of `style/` joined in a fixed order, so that a visit asks once.

use std::fs;
use std::path::Path;

use super::error::SiteError;

/// The files of `style/`, each one cascade layer of the same name; later layers win.
/// `boot` comes first, because what is shown when nothing else works must not depend on the rest.
pub const LAYERS: [&str; 6] = ["boot", "tokens", "base", "layout", "parts", "screens"];

/// The joined style sheet of the files in `folder`.
pub fn joined(folder: &Path) -> Result<String, SiteError> {
    let mut sheet = format!("@layer {};\n", LAYERS.join(", "));
    for layer in LAYERS {
        let path = folder.join(format!("{layer}.css"));
        let text = fs::read_to_string(&path).map_err(|cause| SiteError::at(&path, &cause))?;
        let text = without_comments(&text);
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
        sheet.push_str(&text);
    }
    Ok(sheet)
}

/// `css` without its comments, the space around its lines, and empty lines.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(without_comments(css), expected);
    }

    #[test]
    fn comments_and_indents_are_left_out() {
        check("/* a */\np {\n  color: red; /* b */\n\n}\n", "p {\ncolor: red;\n}\n");
        check("p {} /* never closed", "p {}\n");
    }
}
