//! The project's own files, as the tests read them that check sources and documents.

use std::fs;
use std::path::{Path, PathBuf};

pub struct SourceFile {
    /// Relative to the root of the project, with slashes.
    pub path: String,
    pub text: String,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` whose names end in one of `ends`, in a stable order.
pub fn files(folder: &str, ends: &[&str]) -> Vec<SourceFile> {
    let mut waiting = vec![root().join(folder)];
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
            found.push(path);
        }
    }
    found.sort();
    let read = |path: PathBuf| SourceFile {
        path: path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    found.into_iter().map(read).collect()
}

/// The part of a line before a comment; good enough, since only words are looked for in it.
pub fn code_of(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap() }
}
