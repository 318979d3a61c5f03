//! The parts of the program beside the one that shows Today, and the files that they come in.
//!
//! What two parts need stands in a file of its own. A file is named by the parts that need it, so that its name tells
//! when it is fetched: `part-screens-….wasm`, `part-files-screens-….wasm`.

/// A part that is fetched when Today is on screen, or when it is used.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in `ui::bodies`.
    pub name: &'static str,
    /// What it is fetched for, as the size report says it.
    pub words: &'static str,
    /// Whether it is fetched as soon as Today is on screen; else when it is used, or when the page is idle.
    pub comes_at_once: bool,
}

/// All parts, in the order in which they are fetched.
pub const PARTS: [Part; 2] = [
    Part { name: "screens", words: "right after Today, bytes", comes_at_once: true },
    Part { name: "files", words: "on use or when idle, bytes", comes_at_once: false },
];

/// What the names of the files of all parts begin with.
const START: &str = "part-";

/// The name without its digest of the file that all of `parts` need.
pub fn stem(parts: &[&str]) -> String {
    format!("{START}{}", parts.join("-"))
}

/// The first part that needs the file `name`; none, if it comes before Today.
pub fn first_part_of(name: &str) -> Option<&'static Part> {
    let parts = name.strip_prefix(START)?;
    PARTS.iter().find(|part| parts.split('-').any(|named| named == part.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_for_the_first_part_that_needs_it() {
        let first = |name: &str| first_part_of(name).map(|part| part.name);
        assert_eq!(first("part-screens-0123.wasm"), Some("screens"));
        assert_eq!(first("part-files-0123.wasm"), Some("files"));
        assert_eq!(first(&format!("{}-0123.wasm", stem(&["files", "screens"]))), Some("screens"));
        assert_eq!(first("next-touch-0123_bg.wasm"), None);
    }
}
