//! Enforces the rules that no compiler knows: how each file begins, which layers may know each other, which calls are
//! banned, and that every CSS class has a rule and every rule a use.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::project_files::{SourceFile, code_of, files, root};

/// The layers that each layer must not know.
const FORBIDDEN_LAYERS: [(&str, &[&str]); 5] = [
    ("domain", &["formats", "store", "app", "browser", "ui", "site"]),
    ("formats", &["app", "browser", "ui", "site"]),
    ("store", &["app", "browser", "ui", "site"]),
    ("app", &["browser", "ui", "site"]),
    ("browser", &["ui", "site"]),
];

/// Words banned from the code below a folder, with the alternative. Leptos's `style:name` is allowed: it sets one
/// property by a call, which the page's policy doesn't block.
const BANNED: [(&str, &str, &str); 8] = [
    ("src", "inner_html", "show text as text nodes; inner_html makes markup of what people typed"),
    ("src", "LocalStorage::clear", "it deletes what is not ours; delete the keys you know"),
    ("src", "LocalStorage::get_all", "it panics on values it cannot read; read the keys you know"),
    ("src/ui", " style=", "the page's policy blocks inline styles; give it a class"),
    ("", "todo!(", "write it, or leave it out"),
    ("", "unimplemented!(", "write it, or leave it out"),
    ("", "dbg!(", "take it out"),
    ("", "FIXME", "mend it, or file an issue"),
];

fn rust_files() -> Vec<SourceFile> {
    let mut rust = files("src", &[".rs"]);
    rust.extend(files("tests", &[".rs"]));
    rust
}

#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    let silent = rust_files().into_iter().filter(|file| {
        let said = file.text.lines().next().and_then(|line| line.strip_prefix("//! "));
        said.is_none_or(|said| said.split_whitespace().count() < 2)
    });
    let complain =
        |file: SourceFile| format!("{}:1: begin with a `//! ` line that says what the file is for", file.path);
    assert_none(&silent.map(complain).collect::<Vec<_>>());
}

#[test]
fn layers_only_know_the_layers_below_them() {
    let mut complaints = Vec::new();
    for (layer, forbidden) in FORBIDDEN_LAYERS {
        for file in files(&format!("src/{layer}"), &[".rs"]) {
            for (number, line) in file.text.lines().enumerate() {
                for other in forbidden.iter().filter(|other| mentions_layer(code_of(line), other)) {
                    let place = format!("{}:{}", file.path, number + 1);
                    complaints.push(format!(
                        "{place}: `{layer}` must not know `{other}`; turn the dependency round, \
                         or move the code to the layer that may know both"
                    ));
                }
            }
        }
    }
    assert_none(&complaints);
}

/// Whether `code` names the layer in a path: `crate::ui::…`, `crate::{domain, ui}`, `super::super::ui`.
fn mentions_layer(code: &str, layer: &str) -> bool {
    let word = |text: &str| {
        text.strip_prefix(layer)
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
    };
    let direct = |start: &str| code.match_indices(start).any(|(at, _)| word(&code[at + start.len()..]));
    let grouped =
        code.split("crate::{").skip(1).any(|group| group.split([',', '{', '}']).any(|part| word(part.trim_start())));
    direct("crate::") || direct("next_touch::") || direct("super::super::") || grouped
}

#[test]
fn layer_names_are_found_in_every_kind_of_path() {
    for code in ["use crate::ui;", "use crate::{domain::Lead, ui::start};", "crate::ui::start()"] {
        assert!(mentions_layer(code, "ui"), "{code}");
    }
    for code in ["use crate::uint;", "use crate::{ui_words};", "let ui = 1;", "use super::ui;"] {
        assert!(!mentions_layer(code, "ui"), "{code}");
    }
}

#[test]
fn banned_calls_and_leftovers_are_not_there() {
    let mut complaints = Vec::new();
    // This file must name the words it bans.
    for file in rust_files().iter().filter(|file| file.path != "tests/native/tidy.rs") {
        for (number, line) in file.text.lines().enumerate() {
            for (folder, word, advice) in BANNED {
                // A leftover counts in a comment too; a call counts only in code.
                let text = if folder.is_empty() { line } else { code_of(line) };
                if file.path.starts_with(folder) && !exempt(&file.path) && text.contains(word) {
                    complaints.push(format!("{}:{}: `{word}`: {advice}", file.path, number + 1));
                }
            }
        }
    }
    assert_none(&complaints);
}

/// The checker of the built pages finds the same words, so it must name them.
fn exempt(path: &str) -> bool {
    path.starts_with("src/site/") || path.starts_with("tests/site/")
}

#[test]
fn lines_end_without_spaces_and_files_with_one_line_end() {
    let mut all = rust_files();
    all.extend(files("style", &[".css"]));
    all.extend(files("src", &[".js", ".md", ".html"]));
    for name in ["index.html", "Trunk.toml", "Makefile", "Cargo.toml", "deny.toml", ".ci/run"] {
        all.push(SourceFile { path: name.to_owned(), text: fs::read_to_string(root().join(name)).unwrap() });
    }
    let mut complaints = Vec::new();
    for file in all {
        for (number, line) in file.text.lines().enumerate() {
            if line.ends_with([' ', '\t', '\r']) {
                complaints.push(format!("{}:{}: take the space at the end out", file.path, number + 1));
            }
        }
        if !file.text.ends_with('\n') || file.text.ends_with("\n\n") {
            complaints.push(format!("{}: end the file with exactly one line end", file.path));
        }
    }
    assert_none(&complaints);
}

/// Calls by which a browser test finds something on the page by its words.
const FINDERS: [&str; 11] = [
    "button(",
    "link(",
    "heading(",
    "textbox(",
    "field(",
    "text(",
    "starting(",
    "containing(",
    "has_text(",
    "choose_option(",
    "role(",
];

/// The texts written out in the calls of `FINDERS` on one line.
fn copied_words(line: &str) -> Vec<&str> {
    let is_call = |at: usize| !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let mut copied = Vec::new();
    for finder in FINDERS {
        for (at, _) in line.match_indices(finder).filter(|(at, _)| is_call(*at)) {
            let rest = &line[at + finder.len()..];
            // The first argument of `role` is the role.
            let name = if finder == "role(" { rest.split_once(", ").map_or("", |(_, name)| name) } else { rest };
            copied.extend(name.strip_prefix('"').and_then(|name| name.split_once('"')).map(|(words, _)| words));
        }
    }
    copied
}

/// The texts of the constants in `app::words`, each with the name of its constant.
fn words_of_the_app() -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for file in files("src/app/words", &[".rs"]) {
        let place = file.path.trim_start_matches("src/app/words/").trim_end_matches(".rs").to_owned();
        for constant in file.text.split("pub const ").skip(1) {
            let name = constant.split(':').next().unwrap();
            let text = constant.split('"').nth(1).unwrap();
            words.insert(text.to_owned(), format!("words::{place}::{name}"));
        }
    }
    words
}

#[test]
fn browser_tests_copy_no_words_of_the_app() {
    let words = words_of_the_app();
    assert!(words.len() > 200, "the constants of app::words are not found");
    let mut complaints = Vec::new();
    // The tests of the finders have pages of their own.
    for file in files("tests/browser", &[".rs"]).iter().filter(|file| !file.path.ends_with("/harness_tests.rs")) {
        for (number, line) in file.text.lines().enumerate() {
            for (copied, name) in copied_words(line).into_iter().filter_map(|copied| Some((copied, words.get(copied)?)))
            {
                complaints.push(format!(
                    "{}:{}: write {name} instead of {copied:?}, so that a change of words breaks no test",
                    file.path,
                    number + 1
                ));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn copied_words_are_found_in_every_kind_of_call() {
    let found = |line| copied_words(line).join("|");
    assert_eq!(found(r#"page.button("Save").tap()"#), "Save");
    assert_eq!(found(r#"page.role("region", "Brief").link(starting("Go on"))"#), "Go on|Brief");
    assert_eq!(found(r#"page.field(words::common::NOTE).type_text("Save")"#), "");
}

#[test]
fn every_css_class_has_a_rule_and_every_rule_a_use() {
    let users: Vec<SourceFile> = files("src/ui", &[".rs"])
        .into_iter()
        .chain(files("src/site", &[".js", ".html"]))
        .chain([SourceFile {
            path: "index.html".to_owned(),
            text: fs::read_to_string(root().join("index.html")).unwrap(),
        }])
        .collect();
    let rules = rules();
    let mut complaints = Vec::new();
    for file in &users {
        for class in classes_named(&file.text).difference(&rules.keys().cloned().collect()) {
            complaints.push(format!(
                "{}: the class `{class}` has no rule in style/; write one, or take the class out",
                file.path
            ));
        }
    }
    let words: BTreeSet<&str> = users.iter().flat_map(|file| class_like_words(&file.text)).collect();
    for (class, path) in rules.iter().filter(|(class, _)| !words.contains(class.as_str())) {
        complaints.push(format!("{path}: nothing uses `.{class}`; take the rule out"));
    }
    assert_none(&complaints);
}

/// The classes with rules in the style sheets, each with the first file that has one.
fn rules() -> BTreeMap<String, String> {
    let mut rules = BTreeMap::new();
    for file in files("style", &[".css"]) {
        for class in classes_in_css(&file.text) {
            rules.entry(class).or_insert_with(|| file.path.clone());
        }
    }
    rules
}

/// The classes in the selectors of `css`: the words after a dot, before a `{`.
fn classes_in_css(css: &str) -> BTreeSet<String> {
    let mut bare = String::new();
    for (number, part) in css.split("/*").enumerate() {
        let kept = if number == 0 { Some(part) } else { part.split_once("*/").map(|(_, rest)| rest) };
        bare.push_str(kept.unwrap_or_default());
    }
    let mut classes = BTreeSet::new();
    for before_brace in bare.split('{').rev().skip(1) {
        let selector = before_brace.rsplit(['}', ';']).next().unwrap_or_default();
        for after_dot in selector.split('.').skip(1) {
            let class: String = after_dot.chars().take_while(|letter| is_class_letter(*letter)).collect();
            if class.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                classes.insert(class);
            }
        }
    }
    classes
}

#[test]
fn classes_are_read_from_selectors_only() {
    let css = "/* .no */ @layer x { .a:not(.b) > p.c-d { margin: 0.5em; } @media (width < 1.5em) { .e { } } }";
    assert_eq!(classes_in_css(css).into_iter().collect::<Vec<_>>(), ["a", "b", "c-d", "e"]);
}

/// The classes that `text` certainly gives to elements: `class="a b"`, `.class("a b")`, the first argument of
/// `action("a", …)` and `link("a", …)`, and in the start script `element("p", "a", …)`.
fn classes_named(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut add = |words: &str| named.extend(words.split_whitespace().map(str::to_owned));
    for line in text.lines().map(code_of) {
        for (at, start) in line.match_indices("class=") {
            let value = &line[at + start.len()..];
            if let Some(quoted) = value.strip_prefix('"') {
                add(quoted.split('"').next().unwrap_or_default());
            }
        }
        for start in [".class(\"", "action(\"", "link(\""] {
            for after in line.split(start).skip(1) {
                add(after.split('"').next().unwrap_or_default());
            }
        }
        for start in ["element(\"", "classList.add("] {
            for after in line.split(start).skip(1) {
                let strings: Vec<&str> = after.split('"').collect();
                let place = if start == "element(\"" { 2 } else { 1 };
                add(strings.get(place).unwrap_or(&""));
            }
        }
    }
    named
}

#[test]
fn classes_are_found_where_elements_get_them() {
    let text = "<p class=\"a b\">\ndiv().class(\"c\")\n.child(action(\"d\", words, act))\nelement(\"p\", \"e\", \"text\")\nlist.classList.add(\"f\")";
    assert_eq!(classes_named(text).into_iter().collect::<Vec<_>>(), ["a", "b", "c", "d", "e", "f"]);
}

/// Every word of `text` that could be a class, anywhere: classes are also chosen by a `match` far from the element, and
/// their rules are not unused.
fn class_like_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_class_letter(letter)).filter(|word| !word.is_empty())
}

fn is_class_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
