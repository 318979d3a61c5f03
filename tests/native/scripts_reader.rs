//! The script reader and the filling of gaps, on good and on broken text.

use crate::random::random;
use next_touch::domain::script::fill::{fill, missing, plain_text, whole_text};
use next_touch::domain::script::read::{read, slug};
use next_touch::domain::script::{AskField, Gap, Values};
use next_touch::domain::script::{Fragment, Line};
use next_touch::domain::script::{Kind, Situation};
use proptest::prelude::*;

/// Anna of Acme Inc., who said one thing; nothing else is known.
struct Anna;

impl Values for Anna {
    fn value(&self, gap: Gap) -> Option<String> {
        match gap {
            Gap::FirstName => Some("Anna".to_owned()),
            Gap::Company => Some(" Acme  Inc. ".to_owned()),
            Gap::MyName => Some("Jo".to_owned()),
            Gap::Value => Some("{first name} [[x]]".to_owned()),
            Gap::TheirWords => Some("We need it now!".to_owned()),
            Gap::MustHaves => Some("   ".to_owned()),
            _ => None,
        }
    }
}

#[test]
fn a_script_reads_as_steps_lines_and_pieces() {
    let script = read(
        "---\ntitle: Second call\nkind: call\nsituation: after-interest\n---\n## Open\n> Good morning {First  Name},\n> {my name} here.\n\nSmile.\nStand up.\n\n- They have a minute → [On](#bring-it)\n- Bad moment -> [Fix](#Bring it)\n\n## Bring it\n> [[By {deadline}: ]]yes.\n>\n> Bye.\n\n? What must it have? → must-have\n",
    );
    assert_eq!(script.problems, []);
    assert_eq!(
        (script.title.as_str(), script.kind, script.situation),
        ("Second call", Kind::Call, Situation::AfterInterest)
    );
    let text = |text: &str| Fragment::Text(text.to_owned());
    assert_eq!(script.steps[0].slug, "open");
    assert_eq!(
        script.steps[0].lines,
        [
            Line::Say(vec![
                text("Good morning "),
                Fragment::Gap(Gap::FirstName),
                text(", "),
                Fragment::Gap(Gap::MyName),
                text(" here.")
            ]),
            Line::Advice(vec![text("Smile. Stand up.")]),
            Line::Answer { words: vec![text("They have a minute")], to: "bring-it".to_owned() },
            Line::Answer { words: vec![text("Bad moment")], to: "bring-it".to_owned() },
        ]
    );
    assert_eq!(
        script.steps[1].lines,
        [
            Line::Say(vec![
                Fragment::Optional(vec![text("By "), Fragment::Gap(Gap::Deadline), text(": ")]),
                text("yes.")
            ]),
            Line::Say(vec![text("Bye.")]),
            Line::Ask { question: vec![text("What must it have?")], field: AskField::MustHave },
        ]
    );
    assert_eq!(script.ends().len(), 1);
}

#[track_caller]
fn check_problem(body: &str, line: usize, reason: &str) {
    let script = read(body);
    let found = script.problems.iter().any(|problem| problem.line == line && problem.reason.contains(reason));
    assert!(found, "no {reason:?} on line {line} in {:?}", script.problems);
}

#[test]
fn problems_name_their_line() {
    check_problem("> Hi {frist name}", 1, "Did you mean “first name”?");
    check_problem("> Hi\n> there {first name", 2, "{ is not closed");
    check_problem("> Hi first name}", 1, "} closes nothing");
    check_problem("> Hi\n\n> [[with {deadline}", 3, "[[ is not closed");
    check_problem("> Hi ]]", 1, "]] closes nothing");
    check_problem("> [[hello]]", 1, "no gap of its own");
    check_problem("> [[[[[[[[{name}]]]]]]]]", 1, "too deep");
    check_problem("---\ntitle: x\nkind: cal\n---\n> Hi", 3, "Did you mean “call”?");
    check_problem("---\nsituation: bussy\n---\n> Hi", 2, "Did you mean “busy”?");
    check_problem("---\ncolour: red\n---\n> Hi", 2, "no “colour”");
    check_problem("---\ntitle: x\n## Open\n> Hi", 1, "head of the script is not closed");
    check_problem("## A\n> Hi\n- Yes → [B](#bee)\n## B\n> Ho", 3, "no step is called so");
    check_problem("## A\n> Hi\n- Yes → [B](#b)\n## B\n> Ho\n## C\n> Hm", 6, "No answer leads to the step “C”");
    check_problem("## A\n> Hi\n## A\n> Ho", 3, "two steps called “A”");
    check_problem("## A\n\n## B\n> Ho", 1, "is empty");
    check_problem("##\n> Ho", 1, "heading is empty");
    check_problem("? What is it?", 1, "keeps its answer nowhere");
    check_problem("? What is it? → must have", 1, "Did you mean “must-have”?");
    check_problem("", 1, "says nothing yet");
    check_problem("---\nkind: mail\n---\n> Hi", 1, "needs a subject");
    check_problem("---\nkind: mail\nsubject: Hi {nam}\n---\n> Hi", 3, "no gap “nam”");
}

#[test]
fn the_rest_of_a_broken_script_still_works() {
    let script =
        read("\u{feff}> Hello {frist name}, [[{frist name} or ]]{my name} here.\r\n\r\n## Next\r\n> Bye {first name}.");
    assert_eq!(script.steps.len(), 2);
    assert_eq!(whole_text(&script, &Anna, |_| true), "Hello (frist name?), Jo here. Bye Anna.");
    assert_eq!(script.runs_on_to("").map(|step| step.slug.as_str()), Some("next"));
}

#[test]
fn a_script_without_answers_runs_from_top_to_bottom_and_one_with_answers_does_not() {
    let plain = read("## A\n> Hi\n## B\n> Ho");
    assert_eq!(plain.runs_on_to("a").map(|step| step.slug.as_str()), Some("b"));
    assert_eq!(plain.runs_on_to("b"), None);
    let branching = read("## A\n> Hi\n- Yes → [B](#b)\n- No → [C](#c)\n## B\n> Ho\n## C\n> Hm");
    assert_eq!(branching.problems, []);
    assert_eq!(branching.runs_on_to("b"), None);
    assert_eq!(branching.ends().len(), 2);
}

#[test]
fn extra_steps_are_marked_by_their_heading() {
    let script = read("---\nkind: voicemail\n---\n## Core\n> Hi\n## When I am in (extra)\n> Now");
    assert!(!script.steps[0].is_extra());
    assert!(script.steps[1].is_extra());
    assert_eq!(script.steps[1].title(), "When I am in");
}

#[track_caller]
fn check_filled(text: &str, expected: &str) {
    let script = read(&format!("---\nkind: text\n---\n> {text}"));
    let Some(Line::Say(pieces)) = script.steps.first().and_then(|step| step.lines.first()) else {
        panic!("nothing is said in {text:?}");
    };
    assert_eq!(plain_text(&fill(pieces, &Anna)), expected, "{text}");
}

#[test]
fn what_is_dropped_leaves_no_trace() {
    check_filled("Hello[[ {last name}]], Jo here.", "Hello, Jo here.");
    check_filled("Hello [[{last name}]], Jo here.", "Hello, Jo here.");
    check_filled("Hello [[{last name}]] , Jo here.", "Hello, Jo here.");
    check_filled("Yes. [[By {deadline}, ]]we start.", "Yes. We start.");
    check_filled("[[{last name}, ]]we start.", "We start.");
    check_filled("Yes. [[{deadline}]]. We start.", "Yes. We start.");
    check_filled("[[{deadline}]]. We start.", "We start.");
    check_filled("We start, [[{deadline}]], soon.", "We start, soon.");
    check_filled("We start, [[{deadline}]].", "We start.");
    check_filled("[[{deadline}]]", "");
    check_filled("[[{deadline}]].", "");
    check_filled("One [[{deadline}]] two  three", "One two three");
    check_filled("[[{first name}[[ of {deadline}]], ]]hello", "Anna, hello");
    check_filled("[[{first name} {deadline}[[ x {company}]]]] hello", "Hello");
}

#[test]
fn values_stand_as_they_are_and_are_never_read_again() {
    check_filled("It is {value}.", "It is {first name} [[x]].");
    check_filled("I work at {company}.", "I work at Acme Inc.");
    check_filled("At {company}, now.", "At Acme Inc., now.");
    check_filled("At {company}?", "At Acme Inc.?");
    check_filled("You said: “{their words}”. So?", "You said: “We need it now!” So?");
    check_filled("Well ... see .NET at 9.30.", "Well... see .NET at 9.30.");
}

#[test]
fn a_missing_value_shows_its_question() {
    check_filled("By {deadline}, please.", "By (By when do they need it?), please.");
    check_filled("You need {must-haves}.", "You need (What does it have to have for them?).");
    let script = read("---\nkind: mail\nsubject: {role}\n---\n> {deadline} [[{source}]] {deadline} {first name}");
    assert_eq!(missing(&script, &Anna), [Gap::Role, Gap::Deadline]);
}

#[test]
fn written_kinds_keep_line_breaks_and_spoken_ones_do_not() {
    let lines = "> Regards\n> [[{role}]]\n> {my name}";
    assert_eq!(whole_text(&read(&format!("---\nkind: text\n---\n{lines}")), &Anna, |_| true), "Regards\nJo");
    assert_eq!(whole_text(&read(lines), &Anna, |_| true), "Regards Jo");
}

#[test]
fn every_name_of_a_closed_list_is_its_own_and_is_found_again() {
    for gap in Gap::ALL {
        assert_eq!(Gap::from_name(gap.name()), Some(gap));
        assert!(gap.question().ends_with(['?', '…']), "{}", gap.name());
    }
    for field in AskField::ALL {
        assert_eq!(AskField::from_name(field.name()), Some(field));
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::from_name(kind.name()), Some(kind));
    }
    for situation in Situation::ALL {
        assert_eq!(Situation::from_name(situation.name()), Some(situation));
    }
    assert_eq!(slug("Bring the *new* thing!"), "bring-the-new-thing");
}

#[test]
fn a_huge_text_is_read_in_good_time() {
    for text in ["#\n".repeat(40_000), "[[".repeat(100_000), "{".repeat(100_000), "- a → [b](#c)\n".repeat(20_000)] {
        let script = read(&text);
        assert!(!script.problems.is_empty());
    }
    let chain: String = (0..20_000).map(|step| format!("## s{step}\n- on → [x](#s{})\n", step + 1)).collect();
    assert_eq!(read(&chain).problems.len(), 1);
}

/// Text built from script syntax, so that broken nesting occurs often.
fn script_like() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("---\n"),
        Just("kind: mail\n"),
        Just("title: "),
        Just("\n"),
        Just("\n\n"),
        Just("> "),
        Just("## "),
        Just("- yes → [a](#a)\n"),
        Just("? a → note\n"),
        Just("{"),
        Just("}"),
        Just("[["),
        Just("]]"),
        Just("{first name}"),
        Just("{company}"),
        Just("{deadline}"),
        Just("{their words}"),
        Just("{nothing}"),
        Just(". "),
        Just(", "),
        Just("."),
        Just("a"),
        Just(" "),
        Just("“"),
        Just("”"),
        Just("\r\n"),
        Just("ß"),
        Just("! "),
    ];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn arbitrary_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let script = read(&String::from_utf8_lossy(&bytes));
        whole_text(&script, &Anna, |_| true);
    }

    #[test]
    fn no_script_whatever_it_is_shows_a_brace_or_doubled_space(text in script_like()) {
        let lines = text.lines().count().max(1);
        let script = read(&text);
        for problem in &script.problems {
            prop_assert!((1..=lines).contains(&problem.line), "{:?} of {}", problem, lines);
        }
        for line in script.steps.iter().flat_map(|step| &step.lines) {
            let shown = plain_text(&fill(line.pieces(), &Anna));
            prop_assert!(!shown.contains(['{', '}']), "{shown:?} from {text:?}");
            prop_assert!(!shown.contains("[[") && !shown.contains("  "), "{shown:?} from {text:?}");
            prop_assert!(!shown.contains(". . ") && !shown.contains(" . ") , "{shown:?} from {text:?}");
            prop_assert_eq!(shown.trim(), shown.as_str());
        }
    }
}
