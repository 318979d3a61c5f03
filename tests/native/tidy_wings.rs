//! Enforces the rules for wings: each has a façade that says what the wing is and what it doesn't know, the wings of a
//! layer form no circle, and a folder has few entries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::project_files::{SourceFile, files, root};

const LAYERS: [&str; 5] = ["domain", "formats", "store", "app", "ui"];
const LAYERS_WITHOUT_CIRCLES: [&str; 5] = ["domain", "formats", "store", "app", "ui"];
const MOST_ENTRIES: usize = 15;
/// A façade says with one of these what its wing doesn't know.
const WORDS_OF_IGNORANCE: [&str; 5] = ["nows no", "know no", "n't know", "not know", "nothing"];

#[test]
fn no_folder_has_more_than_a_few_entries() {
    let folders = LAYERS.iter().flat_map(|layer| folders_in(&root().join("src").join(layer)));
    let crowded = folders.filter_map(|folder| {
        let count = fs::read_dir(&folder).unwrap().count();
        let shown = shown(&folder);
        (count > MOST_ENTRIES)
            .then(|| format!("{shown}: {count} entries; group them into a wing, {MOST_ENTRIES} are the most"))
    });
    assert_none(crowded.collect());
}

#[test]
fn each_wing_has_a_facade() {
    let mut complaints = Vec::new();
    for folder in LAYERS.iter().flat_map(|layer| folders_in(&root().join("src").join(layer))) {
        match fs::read_to_string(folder.join("mod.rs")) {
            Ok(text) => {
                let flaws = flaws_of_facade(&text);
                complaints.extend(flaws.iter().map(|flaw| format!("{}/mod.rs: {flaw}", shown(&folder))));
            }
            Err(_) => complaints.push(format!("{}: give the wing a façade, a mod.rs", shown(&folder))),
        }
    }
    assert_none(complaints);
}

/// The statements missing from the `//!` comment of a façade.
fn flaws_of_facade(text: &str) -> Vec<String> {
    let said: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let said = said.join(" ");
    let mut flaws = Vec::new();
    if !WORDS_OF_IGNORANCE.iter().any(|words| said.contains(words)) {
        flaws.push("say in the comment at the top what the wing doesn't know (\"Knows no screen.\")".to_owned());
    }
    for line in text.lines() {
        let module = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';'));
        if let Some(module) = module.filter(|module| {
            !["", "mod@"]
                .iter()
                .any(|kind| said.contains(&format!("[`{kind}{module}`]")) || said.contains(&format!("(mod@{module})")))
        }) {
            flaws.push(format!(
                "it hands on `{module}`; name it in the comment at the top as [`{module}`], or make it private"
            ));
        }
    }
    flaws
}

#[test]
fn no_circle_goes_through_the_wings_of_a_layer() {
    let complaints = LAYERS_WITHOUT_CIRCLES.iter().filter_map(|layer| {
        let arrows = arrows_between_wings(layer, &files(&format!("src/{layer}"), &[".rs"]));
        let circle = circle_in(&arrows)?;
        let steps =
            circle.windows(2).map(|pair| format!("  {} names {}: {}", pair[0], pair[1], arrows[&pair[0]][&pair[1]]));
        let steps: Vec<String> = steps.collect();
        Some(format!(
            "src/{layer}: these wings name each other in a circle; move a type down or a function up:\n{}",
            steps.join("\n")
        ))
    });
    assert_none(complaints.collect());
}

/// For each wing, the wings that it names, each with its first occurrence.
type Arrows = BTreeMap<String, BTreeMap<String, String>>;

/// A wing is a folder or a file directly below the layer.
fn arrows_between_wings(layer: &str, sources: &[SourceFile]) -> Arrows {
    let wing_of =
        |path: &[String]| (path.first().is_some_and(|first| first == layer)).then(|| path.get(1).cloned()).flatten();
    let modules: Vec<Vec<String>> = sources.iter().map(|file| module_path(&file.path)).collect();
    let wings: BTreeSet<String> = modules.iter().filter_map(|module| wing_of(module)).collect();
    let mut arrows = Arrows::new();
    for (file, module) in sources.iter().zip(&modules) {
        let Some(wing) = wing_of(module) else { continue };
        for (line, path) in named_paths(&file.text, module) {
            if let Some(other) = wing_of(&path).filter(|other| *other != wing && wings.contains(other)) {
                let place = format!("{}:{line}", file.path);
                arrows.entry(wing.clone()).or_default().entry(other).or_insert(place);
            }
        }
    }
    arrows
}

/// The names of the wings in a circle, with the first one repeated at the end.
fn circle_in(arrows: &Arrows) -> Option<Vec<String>> {
    fn walk(at: &str, arrows: &Arrows, trail: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<Vec<String>> {
        if let Some(start) = trail.iter().position(|wing| wing == at) {
            let mut circle = trail[start..].to_vec();
            circle.push(at.to_owned());
            return Some(circle);
        }
        if !done.insert(at.to_owned()) {
            return None;
        }
        trail.push(at.to_owned());
        let found =
            arrows.get(at).into_iter().flat_map(BTreeMap::keys).find_map(|next| walk(next, arrows, trail, done));
        trail.pop();
        found
    }
    let mut done = BTreeSet::new();
    arrows.keys().find_map(|wing| walk(wing, arrows, &mut Vec::new(), &mut done))
}

/// `src/domain/lead/mod.rs` is `domain::lead`.
fn module_path(file: &str) -> Vec<String> {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let inside = inside.strip_suffix("/mod.rs").or_else(|| inside.strip_suffix(".rs")).unwrap_or(inside);
    inside.split('/').map(str::to_owned).collect()
}

/// The paths that begin with `crate`, `super` or `self`, relative to the root of the crate, each with its line; unit
/// tests are excluded.
fn named_paths(text: &str, module: &[String]) -> Vec<(usize, Vec<String>)> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let without_comments: Vec<&str> =
        code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect();
    let code = without_comments.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("::") {
        let start = code[..at].rfind(|letter: char| !is_name_letter(letter)).map_or(0, |before| before + 1);
        let before = code[..start].chars().next_back();
        let is_root = matches!(&code[start..at], "crate" | "super" | "self") && before != Some(':');
        // `pub(in crate::domain)` is a visibility and names nothing.
        if is_root && !code[..start].ends_with("in ") {
            let line = code[..start].matches('\n').count() + 1;
            let mut paths = Vec::new();
            read_tree(&code[start..], &mut Vec::new(), &mut paths);
            found.extend(paths.iter().map(|path| (line, from_root(path, module))));
        }
    }
    found
}

/// Parses a tree of paths such as `a::{b, c::d}` and returns the rest of the text.
fn read_tree<'code>(code: &'code str, prefix: &mut Vec<String>, paths: &mut Vec<Vec<String>>) -> &'code str {
    let depth = prefix.len();
    let mut rest = code.trim_start();
    loop {
        let end = rest.find(|letter: char| !is_name_letter(letter)).unwrap_or(rest.len());
        prefix.push(rest[..end].to_owned());
        rest = &rest[end..];
        let Some(after) = rest.strip_prefix("::") else { break };
        rest = after.trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            rest = group;
            loop {
                rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
                match rest.strip_prefix('}') {
                    Some(after) => {
                        prefix.truncate(depth);
                        return after;
                    }
                    None if rest.starts_with(is_name_letter) => rest = read_tree(rest, prefix, paths),
                    // A `*`, or text that is not a path.
                    None => rest = rest.find([',', '}']).map_or("", |end| &rest[end..]),
                }
                // `as other` renames the last path.
                if rest.is_empty() {
                    prefix.truncate(depth);
                    return rest;
                }
                if rest.trim_start().starts_with("as ") {
                    rest = rest.find([',', '}']).map_or("", |end| &rest[end..]);
                }
            }
        }
        if !rest.starts_with(is_name_letter) {
            rest = rest.strip_prefix('*').unwrap_or(rest);
            break;
        }
    }
    paths.push(prefix.clone());
    prefix.truncate(depth);
    rest
}

fn from_root(path: &[String], module: &[String]) -> Vec<String> {
    let mut full = module.to_vec();
    for step in path {
        match step.as_str() {
            "crate" => full.clear(),
            "super" => {
                full.pop();
            }
            "self" => {}
            name => full.push(name.to_owned()),
        }
    }
    full
}

fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// `folder` and all folders below it.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    found.extend(inside.flat_map(|folder| folders_in(&folder)));
    found.sort();
    found
}

fn shown(folder: &Path) -> String {
    folder.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

#[track_caller]
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn source(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn paths_are_read_from_every_kind_of_use() {
    let names = |text: &str| {
        let module = module_path("src/domain/lead/item.rs");
        let paths = named_paths(text, &module).into_iter().map(|(_, path)| path.join("::"));
        paths.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names("use crate::domain::{book::{self, Book as B}, time::*};"),
        "domain::book domain::book::Book domain::time"
    );
    assert_eq!(names("use super::super::id::Ids;\nself::x()"), "domain::id::Ids domain::lead::item::x");
    assert_eq!(names("pub(in crate::domain) fn f() {}\n// crate::ui\n#[cfg(test)]\nuse crate::app;"), "");
}

#[test]
fn a_circle_is_found_and_a_diamond_is_none() {
    let sources = [
        source("src/app/a.rs", "use crate::app::b::X;\nuse crate::app::c::Y;"),
        source("src/app/b/mod.rs", "use super::d;"),
        source("src/app/c.rs", "use crate::app::{d::Z};"),
        source("src/app/d.rs", "use crate::domain::lead;"),
    ];
    assert_eq!(circle_in(&arrows_between_wings("app", &sources)), None);
    let mut circular = sources.into_iter().collect::<Vec<_>>();
    circular.push(source("src/app/d/e.rs", "crate::app::a::f()"));
    let circle = circle_in(&arrows_between_wings("app", &circular)).unwrap();
    assert_eq!(circle.join(" "), "a b d a");
}

#[test]
fn a_facade_has_to_say_what_the_wing_does_not_know() {
    assert_eq!(flaws_of_facade("//! Leads, with [`phone`]. Knows no screen.\n\npub mod phone;\nmod item;").len(), 0);
    assert_eq!(flaws_of_facade("//! Leads.\n\npub mod phone;").len(), 2);
}
