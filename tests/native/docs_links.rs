//! Follows the links of the documents: every file is there, and what a link's text names is defined in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project_files::{SourceFile, files, root};

#[test]
fn every_link_in_the_documents_leads_to_what_it_names() {
    let mut documents = files("docs", &[".md"]);
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] {
        documents.push(SourceFile { path: name.to_owned(), text: fs::read_to_string(root().join(name)).unwrap() });
    }
    let mut complaints = Vec::new();
    for document in &documents {
        for (line, text, target) in links(&document.text) {
            if let Err(complaint) = follow(document, text, target) {
                complaints.push(format!("{}:{line}: [{text}]({target}): {complaint}", document.path));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn the_architecture_fits_on_a_few_pages() {
    let size = fs::read(root().join("ARCHITECTURE.md")).unwrap().len();
    assert!(
        size <= 16 * 1024,
        "ARCHITECTURE.md has {size} bytes; move decisions and tables to docs/, 16 KiB is the most"
    );
}

#[test]
fn the_map_of_the_architecture_has_every_wing() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut complaints = Vec::new();
    for layer in ["domain", "formats", "store", "app", "ui"] {
        for entry in fs::read_dir(root().join("src").join(layer)).unwrap().map(|entry| entry.unwrap().path()) {
            let wing = entry.file_name().unwrap().to_string_lossy().into_owned();
            if entry.is_dir() && !map.contains(&format!("(src/{layer}/{wing}/mod.rs)")) {
                complaints
                    .push(format!("ARCHITECTURE.md doesn't link src/{layer}/{wing}/mod.rs; add the wing to its map"));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn links_are_found_outside_of_code() {
    let text = "See [`a`](src/a.rs) and [b](https://b).\n```\n[no](no.rs)\n```\n`[no](#no)` [c](#c)";
    assert_eq!(links(text), [(1, "`a`", "src/a.rs"), (1, "b", "https://b"), (5, "c", "#c")]);
}

#[test]
fn a_name_has_to_be_defined_and_not_only_used() {
    let code =
        "pub(super) fn forecast<T>(x: T) {}\nenum Outcome {\n    NotNow,\n    Other(u8),\n}\nlet touch = settle();";
    for name in ["forecast", "Outcome", "NotNow", "Other"] {
        assert!(defines(code, name), "{name}");
    }
    for name in ["settle", "fore", "touch"] {
        assert!(!defines(code, name), "{name}");
    }
}

/// The links of a Markdown text, without those in code: the line, counted from 1, the text and the target.
fn links(markdown: &str) -> Vec<(usize, &str, &str)> {
    let mut found = Vec::new();
    let mut in_fence = false;
    for (number, line) in markdown.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        }
        if in_fence {
            continue;
        }
        for (middle, _) in line.match_indices("](") {
            let (before, after) = (&line[..middle], &line[middle + 2..]);
            let (Some(start), Some(end)) = (before.rfind('['), after.find(')')) else { continue };
            if before[..start].matches('`').count() % 2 == 0 {
                found.push((number + 1, &before[start + 1..], &after[..end]));
            }
        }
    }
    found
}

fn follow(document: &SourceFile, text: &str, target: &str) -> Result<(), String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return Ok(());
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { root().join(&document.path) } else { beside(&document.path, file) };
    if !path.exists() {
        return Err("there is no such file; correct the link".to_owned());
    }
    if path.is_dir() {
        return Ok(());
    }
    let content = fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap();
    if !anchor.is_empty() && !content.lines().filter(|line| line.starts_with('#')).any(|line| slug(line) == anchor) {
        return Err("the file has no such heading; correct the anchor".to_owned());
    }
    match named(text).find(|name| !defines(&content, name) && module_of(&path) != **name) {
        Some(name) if has_code(&path) => Err(format!("the file doesn't define `{name}`; link where it is defined")),
        _ => Ok(()),
    }
}

fn beside(document: &str, file: &str) -> PathBuf {
    root().join(document).parent().unwrap().join(file)
}

/// The module that a file is: its own name, or its folder's for a `mod.rs`.
fn module_of(path: &Path) -> String {
    let named = if path.ends_with("mod.rs") { path.parent().unwrap() } else { path };
    named.file_stem().unwrap().to_string_lossy().into_owned()
}

fn has_code(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "rs" || end == "js")
}

/// The names in backticks that a link's text gives, each without what stands before its last `::`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.trim_end_matches("()").rsplit("::").next())
        .filter(is_name)
}

/// Whether `code` has an item, a variant or a JavaScript function of this name.
fn defines(code: &str, name: &str) -> bool {
    const KEYWORDS: [&str; 11] =
        ["fn", "struct", "enum", "trait", "const", "static", "type", "mod", "macro_rules!", "function", "union"];
    let ends = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let is_item = |line: &str| {
        KEYWORDS.iter().any(|keyword| {
            let start = format!("{keyword} {name}");
            line.match_indices(&start).any(|(at, _)| {
                ends(&line[at + start.len()..]) && line[..at].chars().next_back().is_none_or(|before| before == ' ')
            })
        })
    };
    let is_variant = |line: &str| {
        let rest = line.trim_start().strip_prefix(name);
        name.starts_with(char::is_uppercase) && rest.is_some_and(|rest| rest.starts_with([',', '(']) || rest == " {")
    };
    code.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| is_item(line) || is_variant(line))
}

/// A heading as hosts of Markdown turn it into an anchor.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    words
        .chars()
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            letter if letter.is_alphanumeric() || letter == '-' || letter == '_' => Some(letter),
            _ => None,
        })
        .collect()
}
