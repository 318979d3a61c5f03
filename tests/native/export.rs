//! Exports are read back: by our own import, and by readers that the app does not use.

use crate::random::random;
use crate::support::{Desk, at, day, named, phone, planned, promised, somebody, with};
use next_touch::app::export::{calling_list, contact_cards, hand_over, table_for_spreadsheet, table_to_bring_in};
use next_touch::app::import::import_command;
use next_touch::app::import::in_progress::Importing;
use next_touch::app::today::calendar;
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::When;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::domain::lead::{Channel, Outcome, Touch};
use next_touch::domain::lead::{Deadline, Detail, Group, Lead, Warmth};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::time::Now;
use next_touch::formats::vcard::people;
use next_touch::formats::{Content, open};
use next_touch::store::backup;
use proptest::prelude::*;

fn now() -> Now {
    at("2026-11-23 12:00")
}

/// Everything that an import can hold, in a comparable form. How a number was typed is not kept.
fn known_of(lead: &Lead, now: &Now) -> Vec<String> {
    let phones = lead.phones.iter().map(|phone| format!("{:?} {:?} {:?}", phone.e164, phone.extension, phone.remark));
    let texts = [&lead.name, &lead.company, &lead.role, &lead.website, &lead.address, &lead.source, &lead.best_time];
    let mut known: Vec<String> = texts.map(String::to_owned).into();
    known.push(lead.note.clone());
    known.extend(phones);
    known.push(lead.mails.join(" "));
    known.push(format!("{:?}", lead.warmth));
    known.push(format!("{:?}", lead.next_touch().map(|next| &next.when)));
    if lead.next_touch().is_none() {
        known.push(format!("{:?}", lead.status));
    }
    known.push(format!("{:?} {} {} {:?}", lead.group, lead.zone, lead.worth, lead.deadline));
    known.extend(lead.said(ItemKind::MustHave).chain(lead.said(ItemKind::Quote)).map(str::to_owned));
    known.push(format!("{:?}", lead.last_contact().map(|touch| (touch.time.day(now), touch.outcome))));
    known
}

/// Imports a file into an empty book, as the dry run proposes.
fn brought_in(bytes: &[u8], now: &Now) -> Desk {
    let importing = Importing::of_file("leads.csv", bytes).unwrap();
    let mut desk = Desk::in_replica(7);
    let run = importing.dry_run(&desk.book, Country::fallback(), now.today());
    let command = import_command(importing.name.clone(), run.accepted(), &desk.book, now);
    desk.run(command, now);
    desk
}

fn all(desk: &Desk) -> Vec<&Lead> {
    desk.book.leads().collect()
}

fn with_remark(typed: &str, remark: &str) -> PhoneNumber {
    PhoneNumber { remark: Some(remark.to_owned()), ..phone(typed) }
}

/// Leads with everything that is awkward to write.
fn awkward() -> Desk {
    let mut desk = Desk::new();
    let mut ann = promised(named("Ann \"Annie\" Hill"), "2026-12-01 10:30");
    ann.details.extend([
        Detail::Company("Hill; Moor & Sons, Ltd".to_owned()),
        Detail::Role("Owner".to_owned()),
        Detail::Phones(vec![with_remark("+1 206 555 0101 ext. 12", "mobile"), with_remark("+49 30 1234567", "wife")]),
        Detail::Mails(vec!["ann@hill.example".to_owned(), "office@hill.example".to_owned()]),
        Detail::Website("https://hill.example/?a=1&amp;b=2".to_owned()),
        Detail::Address("1 High Street, Hilltown, 01234".to_owned()),
        Detail::Source("Fair".to_owned()),
        Detail::BestTime("after 4, not on Fridays".to_owned()),
        Detail::Warmth(Some(Warmth::Warm)),
        Detail::Note("=SUM(A1)\nsaid: \"three rows\", \\ and; more\n+1 is not a number\näöü 😀".to_owned()),
    ]);
    desk.add(ann, &now());
    desk.add(
        with(planned(somebody("Bob Moor", "+44 20 7946 0018"), "2026-11-20"), Detail::Warmth(Some(Warmth::Cold))),
        &now(),
    );
    desk.add(with(planned(NewLead::default(), "2026-11-24"), Detail::Company("Dale Ltd".to_owned())), &now());
    desk
}

/// Leads that are not simply open, with quotes (B20).
fn of_all_kinds() -> Desk {
    let mut desk = Desk::new();
    let number = |place: u32| format!("+158055501{place:02}");
    let ids: Vec<LeadId> = ["Won Wanda", "Gone Gareth", "Parked Parvati", "Promised Prosper", "Said Sasha"]
        .into_iter()
        .zip(45..)
        .map(|(name, place)| desk.add(somebody(name, &number(place)), &now()))
        .collect();
    let end = |end| Some(Status::Ended { on: now().today(), end });
    let spoke = || crate::support::call_on("2026-11-20", Outcome::Spoke);
    let won = End::Won { value: "31,400: two vans".to_owned() };
    desk.run(Command::RecordTouch { lead: ids[0], touch: spoke(), next: end(won) }, &now());
    desk.run(Command::LetGo { lead: ids[1], reason: "bought elsewhere".to_owned() }, &now());
    desk.run(Command::Park { lead: ids[2], wake: day("2027-06-01"), why: "on leave".to_owned() }, &now());
    let when = When::Promised { at: crate::support::moment("2027-05-03 15:20"), zone: None };
    let (aim, value) = ("Show it".to_owned(), String::new());
    desk.run(Command::PlanNext { lead: ids[3], when, channel: Channel::Call, aim, value }, &now());
    for detail in [
        Detail::Group(Some(Group::B)),
        Detail::Zone("America/Chicago".to_owned()),
        Detail::Worth("12,000".to_owned()),
        Detail::Deadline(Some(Deadline { day: day("2026-12-20"), why: "the old van fails its test".to_owned() })),
    ] {
        desk.run(Command::SetDetail(ids[4], detail), &now());
    }
    for (kind, text) in [
        (ItemKind::MustHave, "three rows of seats"),
        (ItemKind::MustHave, "a tow bar, and a roof rack"),
        (ItemKind::Quote, "I can't bend down any more."),
    ] {
        desk.run(Command::AddItem(ids[4], Item::new(kind, text.to_owned(), Source::Said)), &now());
    }
    desk
}

#[track_caller]
fn check_comes_back(desk: &Desk, file: &str, now: &Now) {
    let again = brought_in(file.as_bytes(), now);
    let before: Vec<_> = all(desk).into_iter().map(|lead| known_of(lead, now)).collect();
    let after: Vec<_> = all(&again).into_iter().map(|lead| known_of(lead, now)).collect();
    assert_eq!(after, before, "{file}");
}

#[test]
fn b20_nobody_who_was_won_ended_or_parked_comes_back_as_a_new_lead() {
    let desk = of_all_kinds();
    check_comes_back(&desk, &table_to_bring_in(&all(&desk), &now()), &now());
    check_comes_back(&desk, &contact_cards(&desk.book, &all(&desk), &now()), &now());
}

#[test]
fn b20_an_agreed_time_is_the_same_moment_in_another_zone() {
    static WEST: crate::support::FixedOffset = crate::support::FixedOffset(-8 * 60 + 30);
    let desk = of_all_kinds();
    let there = crate::support::in_zone("2026-11-23 12:00", &WEST);
    let again = brought_in(table_to_bring_in(&all(&desk), &now()).as_bytes(), &there);
    let at = crate::support::moment("2027-05-03 15:20");
    assert_eq!(again.lead_of("Promised Prosper").next_touch().unwrap().when, When::Promised { at, zone: None });
    let file = table_to_bring_in(&all(&desk), &there);
    assert!(file.contains("2027-05-03T07:50-07:30"), "{file}");
}

#[test]
fn b20_who_must_not_be_called_is_blocked_where_the_table_comes_in() {
    let mut desk = Desk::new();
    let lead = desk.add(with(somebody("Ann Hill", "+12065550101"), Detail::Note("loud".to_owned())), &now());
    desk.touch(lead, Outcome::DoNotCall, &now());
    let again = brought_in(table_to_bring_in(&all(&desk), &now()).as_bytes(), &now());
    assert!(again.book.is_suppressed("+12065550101"));
    let ann = again.lead_of("Ann Hill");
    assert!(matches!(ann.status, Status::DoNotCall { .. }));
    assert_eq!(ann.note, "loud");
}

#[test]
fn a_table_that_was_written_comes_in_again_as_it_was() {
    let desk = awkward();
    let again = brought_in(table_to_bring_in(&all(&desk), &now()).as_bytes(), &now());
    let before: Vec<_> = all(&desk).into_iter().map(|lead| known_of(lead, &now())).collect();
    let after: Vec<_> = all(&again).into_iter().map(|lead| known_of(lead, &now())).collect();
    assert_eq!(after, before);
}

#[test]
fn a_lead_that_must_not_be_called_says_so_in_its_note() {
    let mut desk = Desk::new();
    let lead = desk.add(somebody("Ann Hill", "+12065550101"), &now());
    desk.touch(lead, Outcome::DoNotCall, &now());
    let text = table_to_bring_in(&all(&desk), &now());
    let importing = Importing::of_file("leads.csv", text.as_bytes()).unwrap();
    let run = importing.dry_run(&Desk::new().book, Country::fallback(), now().today());
    assert!(run.rows[0].person.as_ref().unwrap().do_not_call_remark, "{text}");
}

/// The cells of a table as read by the csv crate.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_spreadsheet_gets_text_it_cannot_reckon_out_with_its_plus_and_zeros() {
    let desk = awkward();
    let text = table_for_spreadsheet(&all(&desk), &now());
    let inner = text.strip_prefix('\u{FEFF}').unwrap();
    assert!(!inner.replace("\r\n", "").contains('\r') && inner.ends_with("\"\r\n"), "{inner}");
    let rows = cells(inner);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    let ann = rows.iter().find(|row| row[0].starts_with("Ann")).unwrap();
    let cell = |heading: &str| &ann[rows[0].iter().position(|other| other == heading).unwrap()];
    assert_eq!(cell("Phone 1"), "'+12065550101 ext. 12");
    assert_eq!(cell("Note"), "'=SUM(A1)\nsaid: \"three rows\", \\ and; more\n'+1 is not a number\näöü 😀");
    assert_eq!((cell("Standing").as_str(), cell("Touches").as_str()), ("open", "0"));
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn no_line_of_any_cell_begins_as_a_formula(note in any::<String>(), name in ".{1,20}") {
        let mut desk = Desk::new();
        desk.add(with(somebody(&name, "+12065550101"), Detail::Note(note)), &now());
        for row in cells(table_for_spreadsheet(&all(&desk), &now()).trim_start_matches('\u{FEFF}')) {
            for line in row.iter().flat_map(|cell| cell.split('\n')) {
                let seen = line.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{FEFF}');
                prop_assert!(!seen.starts_with(['=', '+', '-', '@', '|', '%']), "{line:?}");
                prop_assert!(!line.starts_with(['\t', '\r']), "{line:?}");
            }
        }
    }

    #[test]
    fn no_text_gives_a_card_more_lines_than_it_has(note in "[^\u{0}]*", role in any::<String>()) {
        let mut desk = Desk::new();
        let lead = with(with(somebody("Ann Hill", "+12065550101"), Detail::Note(note.clone())), Detail::Role(role.clone()));
        desk.add(lead, &now());
        let text = contact_cards(&desk.book, &all(&desk), &now());
        let unfolded = text.replace("\r\n ", "");
        let expected = 8 + usize::from(!note.is_empty()) + usize::from(!role.is_empty());
        prop_assert_eq!(unfolded.matches("\r\n").count(), expected, "{}", text);
        prop_assert!(!unfolded.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
    }
}

#[test]
fn cards_say_the_same_to_another_reader() {
    let desk = awkward();
    let text = contact_cards(&desk.book, &all(&desk), &now());
    let cards: Vec<_> = ical::VcardParser::new(text.as_bytes()).map(|card| card.unwrap()).collect();
    assert_eq!(cards.len(), 3);
    let value = |card: usize, name: &str| {
        let found = cards[card].properties.iter().find(|property| property.name == name);
        found.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    let ann = (0..3).find(|card| value(*card, "FN").starts_with("Ann")).unwrap();
    assert_eq!(value(ann, "VERSION"), "3.0");
    assert_eq!(value(ann, "N"), "Hill;Ann \"Annie\";;;");
    assert_eq!(value(ann, "ORG"), "Hill\\; Moor & Sons\\, Ltd");
    assert_eq!(value(ann, "TEL"), "+1 206 555 0101 ext. 12");
    assert_eq!(value(ann, "NOTE"), "=SUM(A1)\\nsaid: \"three rows\"\\, \\\\ and\\; more\\n+1 is not a number\\näöü 😀");
    let firm = (0..3).find(|card| value(*card, "FN") == "Dale Ltd").unwrap();
    assert_eq!(value(firm, "X-ABSHOWAS"), "COMPANY");
}

#[test]
fn cards_come_in_again_as_they_were() {
    let desk = awkward();
    let text = contact_cards(&desk.book, &all(&desk), &now());
    let Content::Cards(cards) = open(text.as_bytes()).unwrap() else { panic!("no cards") };
    let people = people::read(&cards, Country::fallback());
    for (lead, record) in desk.book.leads().zip(&people) {
        let person = record.person().unwrap();
        let numbers = |phones: &[PhoneNumber]| -> Vec<_> {
            phones.iter().map(|phone| (phone.e164.clone(), phone.extension.clone(), phone.remark.clone())).collect()
        };
        assert_eq!(numbers(&person.phones), numbers(&lead.phones));
        let said = [&person.name, &person.company, &person.role, &person.address, &person.note];
        assert_eq!(said, [&lead.name, &lead.company, &lead.role, &lead.address, &lead.note]);
        assert_eq!(person.mails, lead.mails);
        assert_eq!(record.problems, []);
    }
}

#[test]
fn who_asked_for_it_gets_no_card_and_blocked_numbers_are_left_out() {
    let mut desk = Desk::new();
    let ann = desk.add(somebody("Ann Hill", "+12065550101"), &now());
    let both = Detail::Phones(vec![phone("+12065550101"), phone("+12065550102")]);
    desk.add(with(named("Bob Moor"), both), &now());
    desk.touch(ann, Outcome::DoNotCall, &now());
    let cards = contact_cards(&desk.book, &all(&desk), &now());
    assert!(!cards.contains("Ann Hill") && !cards.contains("555 0101"), "{cards}");
    assert!(cards.contains("Bob Moor") && cards.contains("555 0102"), "{cards}");
}

/// A lead with a history, beside another one.
fn with_history() -> (Desk, next_touch::domain::id::LeadId) {
    let mut desk = Desk::new();
    desk.add(somebody("Cid Lee", "+12065550109"), &now());
    let mut new = somebody("Ann Hill", "+12065550101");
    new.items = vec![Item::new(ItemKind::MustHave, "three rows of seats".to_owned(), Source::Said)];
    new.details.extend([
        Detail::Group(Some(Group::A)),
        Detail::Deadline(Some(Deadline { day: day("2026-12-20"), why: "the old van fails its test".to_owned() })),
    ]);
    let lead = desk.add(new, &now());
    for (text, outcome) in [("2026-11-10", Outcome::Spoke), ("2026-11-17", Outcome::NoAnswer)] {
        let touch = Touch { note: format!("note of {text}"), ..crate::support::call_on(text, outcome) };
        desk.run(Command::RecordTouch { lead, touch, next: None }, &now());
    }
    (desk, lead)
}

#[test]
fn a_lead_is_handed_over_with_its_whole_history_and_nothing_else() {
    let (desk, lead) = with_history();
    let file = hand_over(&desk.book, lead, now().instant).unwrap();
    let read = backup::read(&file).unwrap();
    assert_eq!((read.manifest.leads, read.manifest.touches), (1, 2));
    let mut colleague = Desk::in_replica(9);
    colleague.add(somebody("Dan Ost", "+12065550110"), &now());
    let settings = colleague.book.settings().clone();
    for _ in 0..2 {
        let at = colleague.hybrid_clock.draw(u64::try_from(now().instant.0).unwrap());
        colleague.book.apply(Stamped { at, value: Change::Merged(read.edits.clone()) });
    }
    assert_eq!(colleague.lead(lead), desk.lead(lead));
    assert_eq!(colleague.book.leads().count(), 2);
    assert_eq!(*colleague.book.settings(), settings);
    assert!(!file.contains("Cid Lee"), "{file}");
}

#[test]
fn a_wish_not_to_be_called_goes_with_the_lead() {
    let (mut desk, lead) = with_history();
    let other = desk.book.leads().map(|lead| lead.id).find(|id| *id != lead).unwrap();
    desk.touch(lead, Outcome::DoNotCall, &now());
    desk.touch(other, Outcome::DoNotCall, &now());
    let read = backup::read(&hand_over(&desk.book, lead, now().instant).unwrap()).unwrap();
    let mut colleague = Desk::in_replica(9);
    read.edits.into_iter().for_each(|edit| colleague.book.apply_edit(edit.at, edit.value));
    assert!(colleague.book.is_suppressed("+12065550101"));
    assert!(!colleague.book.is_suppressed("+12065550109"));
}

#[test]
fn s0_37_what_was_lifted_here_does_not_lift_anything_in_the_book_of_a_colleague() {
    let (mut desk, lead) = with_history();
    desk.touch(lead, Outcome::DoNotCall, &now());
    let mut colleague = Desk::in_replica(9);
    let entry = Suppression::new(now().today(), "", "from a list");
    colleague.run(Command::Suppress(vec![("+12065550101".to_owned(), entry)]), &now());
    let later = at("2026-11-23 12:30");
    desk.run(Command::Lift { contact: "+12065550101".to_owned(), reason: "they asked".to_owned() }, &later);
    let read = backup::read(&hand_over(&desk.book, lead, later.instant).unwrap()).unwrap();
    colleague.run(Command::Merge(read.edits), &later);
    assert!(colleague.book.is_suppressed("+12065550101"));
}

#[test]
fn s0_37_who_asked_for_themselves_at_a_shared_number_has_no_number_in_cards_or_calendars() {
    let mut desk = Desk::new();
    let [ann, bob] = ["Ann Hill", "Bob Moor"].map(|name| desk.add(somebody(name, "+12065550101"), &now()));
    desk.touch(ann, Outcome::DoNotCall, &now());
    let blocked = contact_cards(&desk.book, &[desk.lead(bob)], &now()) + &calendar_of(&desk, bob);
    assert!(!blocked.contains("555 0101"), "{blocked}");
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    let free = [contact_cards(&desk.book, &[desk.lead(bob)], &now()), calendar_of(&desk, bob)];
    assert!(free.iter().all(|text| text.contains("555 0101")), "{free:?}");
    // A list changed her status, but her request for this number holds.
    let own = Detail::Phones(vec![phone("+12065550101"), phone("+12065550102")]);
    desk.run(Command::SetDetail(ann, own), &now());
    desk.run(Command::Lift { contact: "+12065550102".to_owned(), reason: "they asked".to_owned() }, &now());
    let texts = [contact_cards(&desk.book, &[desk.lead(ann)], &now()), calendar_of(&desk, ann)];
    assert!(texts[0].contains("555 0102") && !texts.concat().contains("555 0101"), "{texts:?}");
}

fn calendar_of(desk: &Desk, lead: LeadId) -> String {
    calendar::of_lead(desk.lead(lead), &desk.book, "https://next-touch.example/", &now()).text.replace("\r\n ", "")
}

#[test]
fn the_calling_list_has_the_calls_of_the_day_in_the_order_of_today() {
    let (mut desk, lead) = with_history();
    desk.add(promised(somebody("Eve Fox", "+12065550111"), "2026-11-23 15:00"), &now());
    let mut by_mail = planned(somebody("Flo Gray", "+12065550112"), "2026-11-23");
    by_mail.next.as_mut().unwrap().channel = Channel::Mail;
    desk.add(by_mail, &now());
    let (aim, value) = ("Agree the order date".to_owned(), String::new());
    desk.run(
        Command::PlanNext { lead, when: When::day(day("2026-11-23")), channel: Channel::Call, aim, value },
        &now(),
    );
    let list = calling_list(&desk.book, &now());
    assert_eq!(list.day, "Mon 23 Nov");
    let titles: Vec<&str> = list.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Ann Hill", "Cid Lee", "Eve Fox"]);
    let ann = &list.rows[0];
    assert_eq!(ann.phones, ["+1 206 555 0101"]);
    assert_eq!((ann.aim.as_str(), ann.must_have.as_str()), ("Agree the order date", "three rows of seats"));
    assert_eq!(ann.last, "Tue 17 Nov, No answer, note of 2026-11-17");
    assert!(list.rows[2].because.contains("15:00"), "{list:?}");
}
