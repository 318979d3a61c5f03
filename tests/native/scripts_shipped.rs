//! Every shipped script parses without problems, reads well with little known, and never shows a gap.

use crate::random::random;
use std::collections::BTreeSet;

use crate::scripts_support::{Known, known};
use next_touch::domain::script::Gap;
use next_touch::domain::script::fill::{Shown, fill, missing, plain_text, subject, whole_text};
use next_touch::domain::script::library::{shipped, shipped_scripts, shipped_text};
use next_touch::domain::script::{Kind, Situation};
use next_touch::domain::script::{Line, Script, Step};
use proptest::prelude::*;

/// The gaps that are always known once a touch is prepared.
const ALWAYS: [Gap; 4] = [Gap::Greeting, Gap::MyName, Gap::MyNumber, Gap::NextTouch];

/// Every paragraph of a script, filled, its subject first.
fn paragraphs(script: &Script, values: &Known) -> Vec<Vec<Shown>> {
    std::iter::once(fill(&script.subject, values))
        .chain(script.steps.iter().flat_map(|step| &step.lines).map(|line| fill(line.pieces(), values)))
        .collect()
}

/// What no filled text may contain, apart from the lead's own values.
#[track_caller]
fn check_clean(id: &str, shown: &[Shown]) {
    // A value is cut to one letter, so that any finding is the script's own fault.
    let mut text = String::new();
    for part in shown {
        match part {
            Shown::Text(words) => text.push_str(words),
            Shown::Value { .. } | Shown::Missing { .. } => text.push('X'),
        }
    }
    let fault = |what: &str| panic!("{id} shows {what}: {text:?}");
    if text.contains(['{', '}']) || text.contains("[[") || text.contains("]]") {
        fault("a brace");
    }
    if text.to_lowercase().contains("undefined") || text.contains("None") {
        fault("a machine's word");
    }
    if text.contains("  ") || text.trim() != text || text.contains("\n\n") {
        fault("doubled space");
    }
    let letters: Vec<char> = text.chars().collect();
    for (place, letter) in letters.iter().enumerate() {
        let next = letters.get(place + 1).copied();
        let after_next = letters.get(place + 2).copied();
        let ends = matches!(letter, '.' | '!' | '?');
        let is_mark = |letter: Option<char>| matches!(letter, Some('.' | ',' | ';' | ':' | '!' | '?'));
        if ends && (is_mark(next) || next == Some(' ') && is_mark(after_next)) {
            fault("an empty sentence");
        }
        if *letter == ' ' && is_mark(next) {
            fault("a mark after a space");
        }
        if matches!(letter, ',' | ';' | ':') && is_mark(next) {
            fault("two marks");
        }
    }
    if is_first_mark(&letters) {
        fault("a mark before any word");
    }
    // A sentence inside the text begins with a capital, a value or a quote.
    for pair in text.split(['.', '?', '!']).skip(1) {
        if let Some(word) = pair.strip_prefix(' ')
            && word.starts_with(char::is_lowercase)
        {
            fault("a sentence with a small first letter");
        }
    }
}

fn is_first_mark(letters: &[char]) -> bool {
    matches!(letters.first(), Some('.' | ',' | ';' | ':' | '!' | '?'))
}

#[test]
fn s0_16_scripts_ship_with_the_app_and_read_without_a_problem() {
    assert!(24 <= shipped().len(), "{} scripts", shipped().len());
    for (id, script) in shipped_scripts() {
        assert_eq!(script.problems, [], "{id}");
        assert_ne!(script.situation, Situation::Other, "{id}");
        let steps = script.steps.len();
        match script.kind {
            Kind::Call | Kind::Gatekeeper => {
                assert!((2..=6).contains(&steps), "{id}: {steps} steps")
            }
            Kind::HonestTalk => assert!((2..=8).contains(&steps), "{id}: {steps} steps"),
            Kind::Voicemail | Kind::Text | Kind::Mail | Kind::Post => {}
        }
        for step in &script.steps {
            assert!(step.leads_to().len() <= 4, "{id}: too many answers in {}", step.heading);
        }
    }
}

#[test]
fn every_situation_has_a_shipped_script() {
    let covered: BTreeSet<&str> = shipped_scripts().iter().map(|(_, script)| script.situation.name()).collect();
    for situation in Situation::ALL {
        let expected = situation != Situation::Other;
        assert_eq!(covered.contains(situation.name()), expected, "{}", situation.name());
    }
}

#[test]
fn ids_and_titles_differ_and_every_file_is_in_the_table() {
    let ids: BTreeSet<String> = shipped().iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(ids.len(), shipped().len());
    let titles: BTreeSet<String> = shipped_scripts().into_iter().map(|(_, script)| script.title).collect();
    assert_eq!(titles.len(), shipped().len());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/scripts");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect();
    assert_eq!(files, ids);
    assert!(shipped_text("voicemail-first").is_some());
    assert_eq!(shipped_text("nothing"), None);
}

/// The endings of a script: the steps of a conversation without answers, or the whole of a written text.
fn endings(script: &Script) -> Vec<String> {
    let all = known(Gap::ALL);
    let talk = matches!(script.kind, Kind::Call | Kind::Gatekeeper | Kind::HonestTalk);
    if !talk {
        return vec![whole_text(script, &all, |step| !step.is_extra())];
    }
    let text_of = |step: &&Step| {
        step.lines
            .iter()
            .filter(|line| matches!(line, Line::Say(_) | Line::Ask { .. }))
            .map(|line| plain_text(&fill(line.pieces(), &all)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    script.ends().iter().map(text_of).collect()
}

#[test]
fn s4_36_every_script_ends_with_a_small_or_large_ask() {
    for (id, script) in shipped_scripts() {
        for ending in endings(&script) {
            assert!(ending.contains('?'), "{id} ends without an ask: {ending}");
        }
    }
}

#[test]
fn shipped_scripts_are_clean_with_nothing_and_with_everything_known() {
    for (id, script) in shipped_scripts() {
        for values in [known([]), known(ALWAYS), known(Gap::ALL)] {
            for shown in paragraphs(&script, &values) {
                check_clean(id, &shown);
            }
        }
    }
}

#[test]
fn shipped_scripts_ask_for_nothing_of_the_lead_that_may_be_unknown() {
    for one in [Gap::FirstName, Gap::Company] {
        let values = known(ALWAYS.into_iter().chain([one]));
        for (id, script) in shipped_scripts() {
            assert_eq!(missing(&script, &values), [], "{id}");
            let said = whole_text(&script, &values, |_| true);
            assert!(8 <= said.split_whitespace().count(), "{id} says next to nothing: {said}");
            if script.kind == Kind::Mail {
                assert!(2 <= subject(&script, &values).split_whitespace().count(), "{id}");
            }
        }
    }
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn no_lead_makes_a_shipped_script_show_a_hole(present in proptest::bits::u64::ANY) {
        let values = known(
            Gap::ALL.into_iter().enumerate().filter(|(place, _)| present >> place & 1 == 1).map(|(_, gap)| gap),
        );
        for (id, script) in shipped_scripts() {
            for shown in paragraphs(&script, &values) {
                check_clean(id, &shown);
            }
        }
    }

    #[test]
    fn no_value_whatever_it_is_makes_a_shipped_script_unclean(
        values in proptest::collection::vec(proptest::option::of("[ a.!?,\n{}“”ß\\[\\]]{0,6}"), Gap::ALL.len()),
    ) {
        let values = Known(
            Gap::ALL.into_iter().zip(values).filter_map(|(gap, value)| Some((gap, value?))).collect(),
        );
        for (id, script) in shipped_scripts() {
            for shown in paragraphs(&script, &values) {
                check_clean(id, &shown);
            }
        }
    }
}
