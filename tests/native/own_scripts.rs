//! The salesperson's own scripts: used everywhere, never lost, exported and imported as Markdown; and the editor's
//! messages while a text is typed.

use crate::random::random;
use crate::support::{Desk, at, call_on, day, moment, somebody};
use next_touch::app::call::CallDraft;
use next_touch::app::call::{messages, script};
use next_touch::app::library::script_editor::{NEW_SCRIPT, branches, editor, version_rows};
use next_touch::app::library::script_pack;
use next_touch::app::library::wording_hints::{in_lines, own_phrases, remarks};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::Outcome;
use next_touch::domain::lead::{Deadline, Detail};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::library::script_versions::{
    drop_own, new_id, save, script, scripts, text_of, version_name, versions,
};
use next_touch::domain::script::Kind;
use next_touch::domain::script::fill::plain_text;
use next_touch::domain::script::library::{shipped, shipped_text};
use next_touch::domain::script::read::read;
use next_touch::domain::script::speaking::{seconds, spoken_words};
use next_touch::domain::wording::Group;
use proptest::prelude::*;

const MONDAY: &str = "2026-11-23 10:00";

const MINE: &str =
    "---\ntitle: My opener\nkind: call\nsituation: cold-first-call\n---\n## Hello\n> My own words for {name}.\n";

fn desk() -> (Desk, LeadId) {
    let mut desk = Desk::new();
    let id = desk.add(somebody("Ann Hill", "202 555 0143"), &at(MONDAY));
    (desk, id)
}

#[track_caller]
fn write(desk: &mut Desk, id: &str, text: &str, when: &str) {
    let command = save(&desk.book, id, text, &at(when)).expect("the text changes something");
    desk.run(command, &at(when));
}

fn first_words(desk: &Desk, id: LeadId) -> String {
    let view = script::step(&desk.book, desk.lead(id), &CallDraft::new(id), at(MONDAY)).unwrap();
    format!("{:?}", view.lines)
}

#[test]
fn own_words_are_used_wherever_the_shipped_ones_are() {
    let (mut desk, id) = desk();
    assert!(!first_words(&desk, id).contains("My own words"));
    write(&mut desk, "call-cold-first", MINE, MONDAY);
    assert!(first_words(&desk, id).contains("My own words for "));
    let offers = script::offers(&desk.book, desk.lead(id), Kind::Call, &CallDraft::new(id), &at(MONDAY));
    assert_eq!((offers[0].id.as_str(), offers[0].title.as_str()), ("call-cold-first", "My opener"));
    assert_eq!(scripts(&desk.book).len(), shipped().len());
    // A customized mail script is the mail that is written.
    let mail = "---\ntitle: Mine\nkind: mail\nsituation: first-mail\nsubject: For you\n---\n> Just mine.\n";
    write(&mut desk, "mail-first", mail, MONDAY);
    let written = messages::written(&desk.book, desk.lead(id), Kind::Mail, &CallDraft::new(id), at(MONDAY)).unwrap();
    assert_eq!((written.subject.as_str(), written.body.as_str()), ("For you", "Just mine."));
}

#[test]
fn a_new_script_stands_beside_those_that_ship() {
    let (mut desk, id) = desk();
    let name = new_id(&desk.book, "My opener");
    assert_eq!(name, "my-opener");
    write(&mut desk, &name, MINE, MONDAY);
    assert_eq!(new_id(&desk.book, "My opener"), "my-opener-2");
    assert_eq!(new_id(&desk.book, "Call busy"), "call-busy-2");
    assert_eq!(new_id(&desk.book, "!?"), "script");
    let offers = script::offers(&desk.book, desk.lead(id), Kind::Call, &CallDraft::new(id), &at(MONDAY));
    assert!(offers.iter().any(|offer| offer.id == "my-opener"));
    assert_eq!(offers[0].id, "call-cold-first", "the shipped one stays the first");
}

#[test]
fn earlier_versions_can_be_restored_and_the_shipped_text_be_brought_back() {
    let (mut desk, _) = desk();
    let id = "call-cold-first";
    assert!(save(&desk.book, id, shipped_text(id).unwrap(), &at(MONDAY)).is_none(), "nothing to save");
    assert!(save(&desk.book, id, "  \n", &at(MONDAY)).is_none(), "an emptied field is no version");
    write(&mut desk, id, "> first\n", "2026-11-23 10:00");
    write(&mut desk, id, "> second\n", "2026-11-23 11:00");
    assert_eq!(text_of(&desk.book, id), Some("> second\n"));
    let rows = version_rows(&desk.book, id, &at("2026-11-23 12:00"));
    assert_eq!(rows.iter().map(|row| row.what.as_str()).collect::<Vec<_>>(), ["in use", "earlier"]);
    assert_eq!(rows[1].when, "today 10:00");
    write(&mut desk, id, &rows[1].text, "2026-11-23 12:00");
    assert_eq!(text_of(&desk.book, id), Some("> first\n"));
    desk.run(drop_own(&desk.book, id, &at("2026-11-23 13:00")).unwrap(), &at("2026-11-23 13:00"));
    assert_eq!(text_of(&desk.book, id), shipped_text(id));
    assert!(drop_own(&desk.book, id, &at("2026-11-23 14:00")).is_none(), "it is back already");
    assert_eq!(versions(&desk.book, id).len(), 4, "nothing is ever lost");
    assert_eq!(version_name(&desk.book, id), id);
}

#[test]
fn a_script_of_ones_own_is_taken_out_and_restored() {
    let (mut desk, _) = desk();
    write(&mut desk, "mine", MINE, "2026-11-23 10:00");
    let remembered = version_name(&desk.book, "mine");
    assert!(remembered.starts_with("mine@") && remembered.len() > 5, "{remembered}");
    desk.run(drop_own(&desk.book, "mine", &at("2026-11-23 11:00")).unwrap(), &at("2026-11-23 11:00"));
    assert!(script(&desk.book, "mine").is_none());
    assert!(!scripts(&desk.book).iter().any(|(id, _)| *id == "mine"));
    write(&mut desk, "mine", MINE, "2026-11-23 12:00");
    assert_eq!(script(&desk.book, "mine").unwrap().title, "My opener");
}

#[test]
fn the_latest_version_counts_whatever_the_order_in_which_they_came() {
    for order in [[1, 2], [2, 1]] {
        let mut desk = Desk::new();
        for hour in order {
            let when = moment(&format!("2026-11-23 1{hour}:00"));
            let piece = LibraryItem::new(LibraryItemKind::Script, when, "mine", format!("> words of {hour}\n"));
            desk.run(Command::AddPiece(piece), &at("2026-11-23 15:00"));
        }
        assert_eq!(text_of(&desk.book, "mine"), Some("> words of 2\n"), "{order:?}");
    }
}

#[test]
fn a_pack_of_scripts_goes_out_and_comes_back_as_it_was() {
    let (mut desk, _) = desk();
    write(&mut desk, "mine", MINE, MONDAY);
    let all = scripts(&desk.book);
    let ids: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
    let file = script_pack::pack(&desk.book, &ids);
    let again = script_pack::open(&desk.book, &file, &at(MONDAY));
    assert_eq!((again.titles.len(), again.known, again.command), (0, ids.len(), None));
    // A colleague has only the shipped scripts.
    let mut other = Desk::in_replica(2);
    let opened = script_pack::open(&other.book, &file, &at(MONDAY));
    assert_eq!(opened.titles, ["My opener"]);
    other.run(opened.command.unwrap(), &at(MONDAY));
    assert_eq!(text_of(&other.book, "mine").map(str::trim_end), Some(MINE.trim_end()));
    // It is imported as one action, which can be undone.
    assert_eq!(other.book.pieces().count(), 1);
}

#[test]
fn a_file_without_a_mark_is_one_script() {
    let (desk, _) = desk();
    let opened = script_pack::open(&desk.book, MINE, &at(MONDAY));
    assert_eq!(opened.titles, ["My opener"]);
    let Some(Command::AddPieces(pieces)) = opened.command else { panic!() };
    assert_eq!((pieces.len(), pieces[0].name.as_str()), (1, "my-opener"));
    assert_eq!(script_pack::open(&desk.book, "\n \n", &at(MONDAY)).command, None);
}

#[test]
fn the_editor_shows_problems_with_their_line_the_preview_and_the_seconds() {
    let (desk, id) = desk();
    let text = "---\ntitle: T\nkind: voicemail\n---\n## One\n> Hello {first name}, I am just checking in.\n> {frist name}\n\n## More (extra)\n> It takes a while longer.\n";
    let view = editor(&desk.book, desk.lead(id), text, at(MONDAY));
    let lines: Vec<usize> = view.problems.iter().map(|(line, _)| *line).collect();
    assert!(lines.contains(&7) && lines.contains(&6), "{:?}", view.problems);
    assert!(view.problems.iter().any(|(line, why)| *line == 7 && why.contains("first name")), "did you mean …");
    assert!(view.problems.iter().any(|(line, why)| *line == 6 && why.contains("checking in")));
    assert_eq!(view.steps.len(), 2);
    assert!(format!("{:?}", view.steps[0].said).contains("Ann"));
    assert!((2..=8).contains(&view.seconds), "the extra part costs nothing: {}", view.seconds);
    assert!(view.remarks.iter().any(|remark| remark.group == Group::NoWayToReachMe));
}

#[test]
fn the_branch_map_is_an_indented_list_of_the_answers() {
    let rows = branches(&read(
        "## Open\n> Hi.\n- Yes → [Go](#go)\n- No → [End](#end)\n## Go\n> Go.\n- Back → [Open](#open)\n## End\n> Bye.\n",
    ));
    let seen: Vec<(usize, &str, &str)> =
        rows.iter().map(|row| (row.depth, row.answer.as_str(), row.to.as_str())).collect();
    assert_eq!(seen, [(0, "", "Open"), (1, "Yes", "Go"), (2, "Back", "Open (again)"), (1, "No", "End")]);
    assert!(branches(&read(&"## a\n".repeat(5_000))).len() < 1_000, "it ends");
}

#[test]
fn a_new_script_begins_without_a_problem() {
    assert_eq!(read(NEW_SCRIPT).problems, []);
}

#[test]
fn phrases_of_ones_own_are_found_with_their_better_form() {
    let (mut desk, id) = desk();
    let piece = LibraryItem {
        why: "Say what they get.".to_owned(),
        ..LibraryItem::new(LibraryItemKind::Phrase, moment(MONDAY), "", "Synergy")
    };
    desk.run(Command::AddPiece(piece), &at(MONDAY));
    assert_eq!(own_phrases(&desk.book).len(), 1);
    let found = remarks(&desk.book, desk.lead(id), Kind::Call, "You get Synergy here. Is that right?");
    let own = found.iter().find(|remark| remark.group == Group::Own).unwrap();
    assert_eq!((own.marked.as_str(), own.better.as_str()), ("Synergy", "Say what they get."));
    assert_eq!(in_lines(&desk.book, "## A\nSynergy as advice\n> More synergy, please.\n").len(), 1);
}

#[test]
fn s3_20_s4_47_a_mail_without_a_word_about_them_is_marked_as_generic() {
    let (desk, id) = desk();
    let generic = "You can have it today. Does that work for you?";
    let is_generic =
        |text: &str| remarks(&desk.book, desk.lead(id), Kind::Mail, text).iter().any(|it| it.group == Group::Generic);
    assert!(is_generic(generic));
}

#[test]
fn s0_16_at_least_six_scripts_are_there_on_the_first_run() {
    assert!(24 <= scripts(&Desk::new().book).len());
}

proptest! {
    #![proptest_config(random(128))]

    #[test]
    fn the_editor_and_the_pack_take_arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes);
        let (desk, id) = desk();
        editor(&desk.book, desk.lead(id), &text, at(MONDAY));
        script_pack::open(&desk.book, &text, &at(MONDAY));
    }

    #[test]
    fn the_editor_takes_anything_that_looks_like_a_script(
        text in "(## [ab]\n|> [a-c{}\\[\\]]{0,9}\n|- x → \\[a\\]\\(#[ab]\\)\n|\\? y → note\n|---\n|kind: mail\n){0,20}",
    ) {
        let (desk, id) = desk();
        let view = editor(&desk.book, desk.lead(id), &text, at(MONDAY));
        for (line, _) in view.problems {
            prop_assert!(1 <= line && line <= text.lines().count().max(1));
        }
    }
}

/// What no text may contain besides the lead's own values.
#[track_caller]
fn check_clean(what: &str, text: &str) {
    for fault in ["{", "}", "[[", "]]", "undefined", "None", "  ", " .", " ,", "..", "?.", ",."] {
        assert!(!text.contains(fault), "{what} shows {fault:?}: {text:?}");
    }
    assert_eq!(text.trim(), text, "{what}");
}

proptest! {
    #![proptest_config(random(48))]

    #[test]
    fn whatever_is_known_of_a_lead_no_script_shows_a_hole(
        known in proptest::collection::vec((0..ItemKind::ALL.len(), "[a-z]{2,9}( [a-z]{2,9})?"), 0..9),
        company in "([A-Z][a-z]{2,8})?",
        deadline in proptest::option::of(-9_i64..60),
        value in "([a-z]{4,9})?",
        last in 0..Outcome::ALL.len(),
    ) {
        let (mut desk, id) = desk();
        let now = at(MONDAY);
        for (kind, text) in known {
            desk.run(Command::AddItem(id, Item::said(ItemKind::ALL[kind], text, day("2026-11-20"))), &now);
        }
        desk.run(Command::SetDetail(id, Detail::Company(company)), &now);
        let until = deadline.map(|days| Deadline { day: now.today() + chrono::TimeDelta::days(days), why: String::new() });
        desk.run(Command::SetDetail(id, Detail::Deadline(until)), &now);
        let outcome = Outcome::ALL[last];
        if outcome != Outcome::DoNotCall {
            desk.run(Command::RecordTouch { lead: id, touch: call_on("2026-11-20", outcome), next: None }, &now);
        }
        let lead = desk.lead(id);
        let mut call = CallDraft::new(id);
        call.gaps.insert("value".to_owned(), value);
        for (script, held) in scripts(&desk.book) {
            call.choose_script(held.kind.name(), script.to_owned());
            match held.kind {
                Kind::Mail | Kind::Text | Kind::Post => {
                    let written = messages::written(&desk.book, lead, held.kind, &call, now).unwrap();
                    check_clean(script, &written.subject);
                    written.body.lines().for_each(|line| check_clean(script, line));
                }
                Kind::Voicemail => {
                    let view = messages::voicemail(&desk.book, lead, &call, now).unwrap();
                    view.paragraphs.iter().for_each(|shown| check_clean(script, &plain_text(shown)));
                }
                Kind::Call | Kind::Gatekeeper | Kind::HonestTalk => {
                    call.turn_aside(script);
                    for step in &held.steps {
                        call.go_to_step(&step.slug);
                        for line in script::step(&desk.book, lead, &call, now).unwrap().lines {
                            if let script::LineView::Say(shown) = line {
                                check_clean(script, &plain_text(&shown));
                            }
                        }
                    }
                    call.turn_aside("");
                }
            }
        }
    }
}

#[test]
fn s0_26_the_meter_agrees_with_a_table_of_word_counts() {
    for (words, text) in [
        (0, ""),
        (1, "Hello."),
        (4, "I have the results."),
        (5, "It’s a must-have for you."),
        (8, "Call me at ten on the second floor."),
        (12, "My number: 202 555 0100."),
        (3, "In 2026."),
        (6, "Until Friday 14 August, at five."),
    ] {
        assert_eq!(spoken_words(text), words, "{text}");
    }
    for (words, seconds_at_150) in [(10, 4), (50, 20), (62, 25), (63, 26), (85, 34)] {
        assert_eq!(seconds(&"word ".repeat(words), 150), seconds_at_150, "{words} words");
    }
}
