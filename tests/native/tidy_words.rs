//! Keeps retired words out of sources and documents: inventions of the project for which the field has a word, and
//! phrases that a reader must read twice.

use std::fs;

use crate::project_files::{SourceFile, files, root};

/// The retired terms, each with its replacement. A term that ends with `*` matches all words that begin with it. A term
/// with a capital is case-sensitive.
const RETIRED: [(&str, &str); 37] = [
    ("restand*", "call it set_status"),
    ("how-manieth", "write \"sequence number\" or \"its place in the list\""),
    ("reckon*", "write \"compute\", \"count\" or \"think\""),
    ("taking_in", "call it intake"),
    ("marks_of", "call it suppression_keys"),
    ("person_at", "call it personal_key"),
    ("asked_alone", "call it opted_out_personally"),
    ("is_news", "call it supersedes"),
    ("Stamper", "call it HybridClock"),
    ("SortedMap", "call it FlatMap"),
    ("sorted_map", "call it flat_map"),
    ("PieceKind", "call it LibraryItemKind"),
    ("BALLAST", "call it RESERVE_KEY"),
    ("tell_again", "call it notify"),
    ("use_desk", "call it use_app"),
    ("rows_of", "call it keyed"),
    ("ui::html", "the elements are in ui::dom"),
    ("spelt", "write \"spelled\" for letters and \"formatted\" for keys"),
    ("parted", "write \"split\""),
    ("parting", "write \"splitting\""),
    ("thereby", "say in a sentence of its own what follows"),
    ("thereof", "name the thing"),
    ("whereof", "name the thing"),
    ("wherein", "write \"in which\""),
    ("therein", "write \"in it\""),
    ("hereby", "leave it out"),
    ("herein", "write \"here\""),
    ("heretofore", "write \"until now\""),
    ("forthwith", "write \"at once\""),
    ("whilst", "write \"while\""),
    ("amongst", "write \"among\""),
    ("upon", "write \"on\""),
    ("unto", "write \"to\""),
    ("albeit", "write \"although\""),
    ("betimes", "write \"early\""),
    ("perchance", "write \"perhaps\""),
    ("whatsoever", "write \"whatever\" or leave it out"),
];

#[test]
fn retired_words_stay_away() {
    let mut sources = files("src", &[".rs", ".js", ".md", ".html"]);
    sources.extend(files("docs", &[".md"]));
    sources.extend(files("style", &[".css"]));
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile"] {
        sources.push(SourceFile { path: name.to_owned(), text: fs::read_to_string(root().join(name)).unwrap() });
    }
    let mut complaints = Vec::new();
    for file in &sources {
        for (number, line) in file.text.lines().enumerate() {
            for (term, advice) in RETIRED.iter().filter(|(term, _)| has(line, term)) {
                complaints.push(format!("{}:{}: `{term}` is retired; {advice}", file.path, number + 1));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Whether `line` contains the term as a separate word.
fn has(line: &str, term: &str) -> bool {
    let line = if term.contains(char::is_uppercase) { line.to_owned() } else { line.to_lowercase() };
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let stem = term.trim_end_matches('*');
    line.match_indices(stem).any(|(at, _)| {
        let (before, after) = (line[..at].chars().next_back(), line[at + stem.len()..].chars().next());
        !before.is_some_and(is_word) && (stem != term || !after.is_some_and(is_word))
    })
}

#[test]
fn a_term_is_found_as_a_word_of_its_own() {
    for (line, term) in [("It is Reckoned.", "reckon*"), ("fn restand()", "restand*"), ("sit Upon it", "upon")] {
        assert!(has(line, term), "{line}");
    }
    for (line, term) in [("departed", "parted"), ("hereupon", "upon"), ("stamper", "Stamper"), ("a_parted", "parted")] {
        assert!(!has(line, term), "{line}");
    }
}
