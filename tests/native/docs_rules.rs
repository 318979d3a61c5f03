//! Holds `docs/rules.md` to the tests: its columns name the tests that prove a rule, and every ID that a test or
//! a comment names is on the list. `UPDATE_RULES=1` writes the columns.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::project_files::{SourceFile, files, root};

/// A cell names this many tests; a search finds the others.
const MOST_IN_A_CELL: usize = 3;
const UPDATE: &str = "UPDATE_RULES=1 cargo test --locked --features tools --test native docs_rules";

/// A test, and the rules that its name or its doc comment gives.
struct ProvingTest {
    path: String,
    name: String,
    rules: BTreeSet<String>,
}

#[test]
fn the_list_of_rules_names_the_tests_that_prove_them() {
    let path = root().join("docs/rules.md");
    let today = fs::read_to_string(&path).unwrap();
    let native = by_rule(tests_of("tests/native", is_native_test).chain(tests_of("src", is_native_test)));
    let browser = by_rule(tests_of("tests/browser", is_browser_case));
    let listed = listed_rules(&today);
    let unlisted: Vec<&String> = native.keys().chain(browser.keys()).filter(|id| !listed.contains(*id)).collect();
    assert!(unlisted.is_empty(), "these tests name rules that docs/rules.md doesn't have; add them: {unlisted:?}");

    let right: String = today.lines().map(|line| with_tests(line, &native, &browser) + "\n").collect();
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &right).unwrap();
    } else {
        let wrong = today.lines().zip(right.lines()).find(|(is, should)| is != should);
        assert!(wrong.is_none() && today == right, "docs/rules.md is out of date; run: {UPDATE}\n{wrong:#?}");
    }
}

#[test]
fn every_rule_that_a_comment_names_is_on_the_list() {
    let listed = listed_rules(&fs::read_to_string(root().join("docs/rules.md")).unwrap());
    let mut unknown = Vec::new();
    for file in files("src", &[".rs"]).into_iter().chain(files("tests", &[".rs"])) {
        for (number, line) in file.text.lines().enumerate() {
            let comment = line.split_once("//").map_or("", |(_, comment)| comment);
            for id in rules_in_words(comment).difference(&listed) {
                unknown.push(format!(
                    "{}:{}: {id} isn't in docs/rules.md; add it or correct it",
                    file.path,
                    number + 1
                ));
            }
        }
    }
    assert!(unknown.is_empty(), "\n{}\n", unknown.join("\n"));
}

#[test]
fn each_rule_has_one_line() {
    let text = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let ids: Vec<&str> = text.lines().filter_map(id_of_row).collect();
    let all: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), all.len(), "a rule stands twice in docs/rules.md");
    for (series, count) in [("S0.", 55), ("S1.", 37), ("S2.", 27), ("S3.", 24), ("S4.", 47), ("T", 10), ("N.", 15)] {
        for number in 1..=count {
            assert!(all.contains(format!("{series}{number}").as_str()), "docs/rules.md lacks {series}{number}");
        }
    }
}

#[test]
fn rules_are_read_from_names_and_from_words() {
    let of_name = |name: &str| rules_in_name(name).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(of_name("t8_s0_26_the_core_takes_25_seconds"), "S0.26 T8");
    assert_eq!(of_name("n_3_s0_3_the_fork"), "N.3 S0.3");
    assert_eq!(of_name("n19_a_known_file_opens"), "", "a promise of SECURITY.md is no rule");
    let of_words = |words: &str| rules_in_words(words).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(of_words("Kept or broken (S4.30, S4.31); see T2 and N.4."), "N.4 S4.30 S4.31 T2");
    assert_eq!(of_words("20260101T000000, T a F b, S5.1, Tuesday"), "");
}

fn listed_rules(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(id_of_row).map(str::to_owned).collect()
}

/// The ID in the first cell of a row of the tables.
fn id_of_row(line: &str) -> Option<&str> {
    let id = line.strip_prefix("| ")?.split(" | ").next()?;
    rules_in_words(id).contains(id).then_some(id)
}

/// A line of the list with its two columns of tests as they should be; any other line as it is.
fn with_tests(line: &str, native: &TestsByRule, browser: &TestsByRule) -> String {
    let Some(id) = id_of_row(line) else { return line.to_owned() };
    let rule = line.split(" | ").nth(1).unwrap();
    let (native, browser) = (native.get(id), browser.get(id));
    if id.starts_with("N.") && native.is_none() && browser.is_none() {
        return format!("| {id} | {rule} | not built yet | not built yet |");
    }
    format!("| {id} | {rule} | {} | {} |", cell(id, native), cell(id, browser))
}

fn cell(id: &str, tests: Option<&Vec<ProvingTest>>) -> String {
    let Some(tests) = tests else { return "–".to_owned() };
    let link = |test: &ProvingTest| {
        let file = Path::new(&test.path).file_stem().unwrap().to_string_lossy();
        format!("[`{file}::{}`](../{})", test.name, test.path)
    };
    let mut links: Vec<String> = tests.iter().take(MOST_IN_A_CELL).map(link).collect();
    if tests.len() > MOST_IN_A_CELL {
        let word = id.to_lowercase().replace('.', "_");
        links.push(format!("{} more (`git grep {word}_ tests`)", tests.len() - MOST_IN_A_CELL));
    }
    links.join(", ")
}

type TestsByRule = BTreeMap<String, Vec<ProvingTest>>;

/// The tests of each rule, in the order of their files and names, so that moving a test changes nothing.
fn by_rule(tests: impl Iterator<Item = ProvingTest>) -> TestsByRule {
    let mut sorted: Vec<ProvingTest> = tests.collect();
    sorted.sort_by(|one, other| (&one.path, &one.name).cmp(&(&other.path, &other.name)));
    let mut by_rule = TestsByRule::new();
    for test in sorted {
        for rule in &test.rules {
            let ProvingTest { path, name, .. } = &test;
            let copy = ProvingTest { path: path.clone(), name: name.clone(), rules: BTreeSet::new() };
            by_rule.entry(rule.clone()).or_default().push(copy);
        }
    }
    by_rule
}

/// The functions below `folder` that `is_test` takes for tests and that name a rule.
fn tests_of(folder: &str, is_test: fn(&SourceFile, &[&str], &str) -> bool) -> impl Iterator<Item = ProvingTest> {
    files(folder, &[".rs"]).into_iter().flat_map(move |file| {
        let mut found = Vec::new();
        // What stands directly above a function: its doc comment and its attributes.
        let mut above: Vec<&str> = Vec::new();
        for line in file.text.lines().map(str::trim) {
            if let Some(name) = function_name(line) {
                if is_test(&file, &above, name) {
                    let mut rules = rules_in_name(name);
                    let docs = above.iter().filter_map(|line| line.strip_prefix("///"));
                    rules.extend(docs.flat_map(rules_in_words));
                    found.push(ProvingTest { path: file.path.clone(), name: name.to_owned(), rules });
                }
                above.clear();
            } else if line.starts_with("///") || line.starts_with("#[") {
                above.push(line);
            } else {
                above.clear();
            }
        }
        found
    })
}

fn function_name(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ")?;
    rest.split(['(', '<']).next()
}

fn is_native_test(_: &SourceFile, above: &[&str], _: &str) -> bool {
    above.contains(&"#[test]")
}

/// A case of the browser runs if an engine's list names it.
fn is_browser_case(file: &SourceFile, above: &[&str], name: &str) -> bool {
    let is_word = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let mut lists = file.text.split("browser_tests!(").skip(1).filter_map(|rest| rest.split(");").next());
    above.contains(&"#[test]") || lists.any(|list| list.split(is_word).any(|word| word == name))
}

/// The rules in a test's name: `t8_s0_26_…` names T8 and S0.26.
fn rules_in_name(name: &str) -> BTreeSet<String> {
    let parts: Vec<&str> = name.split('_').collect();
    let pairs = parts.windows(2).filter_map(|pair| rule(&format!("{}.{}", pair[0].to_uppercase(), pair[1])));
    let singles = parts.iter().filter_map(|part| rule(&part.to_uppercase()));
    pairs.chain(singles).collect()
}

fn rules_in_words(words: &str) -> BTreeSet<String> {
    let tokens = words.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.');
    tokens.filter_map(|token| rule(token.trim_end_matches('.'))).collect()
}

/// The token if it is an ID: a series, and a number of one or two digits.
fn rule(token: &str) -> Option<String> {
    let series = ["S0.", "S1.", "S2.", "S3.", "S4.", "N.", "T"];
    let number = series.iter().find_map(|series| token.strip_prefix(series))?;
    let is_number = (1..=2).contains(&number.len()) && number.chars().all(|digit| digit.is_ascii_digit());
    (is_number && !number.starts_with('0')).then(|| token.to_owned())
}
