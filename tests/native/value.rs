//! The value of a touch: the gate before dialling, the library, voicemails that differ and keep their word, and what is
//! written after a call.

use crate::support::{Desk, at, call_on, day, local, moment, named, phone, somebody, touch, with};
use next_touch::app::call::messages::{self, label, left_on_machine, voicemail, waits_until, written};
use next_touch::app::call::value_gate::{self, Bring, asks, brought, choices, expertise_hint, need_served};
use next_touch::app::call::{CallDraft, Stage, Words};
use next_touch::app::call::{key_points, links, record, script, script_values};
use next_touch::app::library::newsletter;
use next_touch::app::today::rows;
use next_touch::domain::book::{Edit, Stamped};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::{LeadId, LibraryItemId, Timestamp, TouchId};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group, Lead};
use next_touch::domain::lead::{Item, ItemKind};
use next_touch::domain::library::shelf;
use next_touch::domain::script::Kind;
use next_touch::domain::script::fill;
use next_touch::domain::script::hours;
use next_touch::domain::settings::Setting;
use next_touch::store::encoding::packed::pack;

const MONDAY: &str = "2026-11-23 10:00";

/// A desk with one lead to whom the salesperson spoke a week ago.
fn desk() -> (Desk, LeadId) {
    let mut desk = Desk::new();
    for setting in [Setting::MyName("Kim Berg".to_owned()), Setting::MyNumber("202 555 0100".to_owned())] {
        desk.run(Command::Set(setting), &at(MONDAY));
    }
    let mut lead = with(somebody("Ann Hill", "202 555 0143"), Detail::Mails(vec!["ann@hill.example".to_owned()]));
    lead.touches = vec![call_on("2026-11-16", Outcome::Spoke)];
    let id = desk.add(lead, &at(MONDAY));
    (desk, id)
}

fn know(desk: &mut Desk, id: LeadId, kind: ItemKind, text: &str) {
    desk.run(Command::AddItem(id, Item::said(kind, text, day("2026-11-16"))), &at(MONDAY));
}

fn put(desk: &mut Desk, piece: LibraryItem) -> LibraryItemId {
    let before: Vec<LibraryItemId> = desk.book.pieces().map(|(id, _)| id).collect();
    desk.run(Command::AddPiece(piece), &at(MONDAY));
    desk.book.pieces().map(|(id, _)| id).find(|id| !before.contains(id)).unwrap()
}

fn clip(name: &str, tags: &[&str], until: Option<&str>) -> LibraryItem {
    let mut piece = LibraryItem::new(LibraryItemKind::Clip, moment(MONDAY), name, "A quote.");
    piece.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    piece.until = until.map(day);
    piece.link = "https://example.org/article".to_owned();
    piece
}

fn offer(name: &str, text: &str, rank: u32, until: Option<&str>) -> LibraryItem {
    let mut piece = LibraryItem::new(LibraryItemKind::Offer, moment(MONDAY), name, text);
    piece.rank = rank;
    piece.until = until.map(day);
    piece
}

fn call_with(id: LeadId, value: &str) -> CallDraft {
    let mut call = CallDraft::new(id);
    call.gaps.insert("value".to_owned(), value.to_owned());
    call
}

/// Records an outcome like the call screen.
fn record(desk: &mut Desk, id: LeadId, call: &CallDraft, outcome: Outcome, when: &str) {
    let now = at(when);
    if let Some(command) = record::beside(&desk.book, desk.lead(id), call, outcome, now) {
        desk.run(command, &now);
    }
    let touch = record::touch_of(&desk.book, desk.lead(id), call, outcome, &now);
    desk.run(Command::RecordTouch { lead: id, touch, next: None }, &now);
}

fn offered(desk: &Desk, id: LeadId) -> Vec<(Bring, String)> {
    choices(&desk.book, desk.lead(id), at(MONDAY)).into_iter().map(|choice| (choice.kind, choice.text)).collect()
}

#[test]
fn s0_23_s2_3_t3_a_follow_up_without_a_value_is_asked_what_it_brings() {
    let (mut desk, id) = desk();
    let call = CallDraft::new(id);
    assert!(asks(desk.lead(id), &call));
    // Chosen for this call or for the round: no question.
    assert!(!asks(desk.lead(id), &call_with(id, "the crash-test results")));
    // Planned with the next touch: no question.
    let plan = script_values::with_value(desk.lead(id), "the crash-test results", day("2026-11-23"));
    desk.run(plan, &at(MONDAY));
    assert!(!asks(desk.lead(id), &call));
}

#[test]
fn a_first_talk_is_not_asked_for_there_is_nothing_to_bring_yet() {
    let mut desk = Desk::new();
    let id = desk.add(somebody("Ann Hill", "202 555 0143"), &at(MONDAY));
    assert!(!asks(desk.lead(id), &CallDraft::new(id)));
}

#[test]
fn s0_23_the_gate_is_passed_once_in_a_call_and_that_is_remembered() {
    let (mut desk, id) = desk();
    let mut call = CallDraft::new(id);
    call.pass(value_gate::PASSED);
    call.pass(value_gate::PASSED);
    assert!(!asks(desk.lead(id), &call), "at most one interruption");
    record(&mut desk, id, &call, Outcome::Spoke, MONDAY);
    let last = desk.lead(id).latest_touches().next().unwrap();
    assert_eq!(last.passed, ["nothing new"]);
    assert_eq!(last.brought, "");
}

#[test]
fn s0_24_the_recap_quotes_the_stored_need() {
    let (mut desk, id) = desk();
    assert_eq!(value_gate::recap(&desk.book, desk.lead(id), at(MONDAY)), None);
    know(&mut desk, id, ItemKind::MustHave, "three rows");
    let recap = value_gate::recap(&desk.book, desk.lead(id), at(MONDAY)).unwrap();
    assert!(recap.contains("three rows"), "{recap}");
    assert_eq!(offered(&desk, id), [(Bring::Recap, recap)]);
}

#[test]
fn what_they_wait_for_is_offered_first_and_the_recap_last() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MustHave, "three rows");
    know(&mut desk, id, ItemKind::Interest, "cycling to work");
    know(&mut desk, id, ItemKind::Question, "How soon can it be here?");
    know(&mut desk, id, ItemKind::MyPromise, "send the price list");
    put(&mut desk, clip("Bikes in the city", &["cycling"], None));
    put(&mut desk, offer("free delivery", "", 1, None));
    let kinds: Vec<Bring> = offered(&desk, id).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [Bring::Answer, Bring::Answer, Bring::Clip, Bring::Offer, Bring::Recap]);
    assert!(offered(&desk, id)[0].1.contains("How soon can it be here?"));
}

#[test]
fn s0_28_a_value_is_linked_to_what_they_said_or_marked_as_my_view() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MustHave, "a low load floor");
    know(&mut desk, id, ItemKind::Interest, "cycling");
    put(&mut desk, clip("Cities on two wheels", &["cycling"], None));
    for (value, expected) in [
        ("the new floor, ten centimetres lower", Some("a low load floor")),
        ("Cities on two wheels", Some("cycling")),
        ("our new brochure", None),
        ("", None),
    ] {
        assert_eq!(need_served(&desk.book, desk.lead(id), value).as_deref(), expected, "{value}");
    }
}

#[test]
fn s1_7_each_kind_of_value_says_which_aims_it_serves() {
    for kind in Bring::ALL {
        assert!(kind.serves().contains("adds value"), "{kind:?}");
        assert_eq!(kind.serves().contains("shows what you know"), kind.shows_expertise());
    }
    assert_eq!(Bring::ALL.into_iter().filter(|kind| kind.shows_expertise()).count(), 3);
}

#[test]
fn s1_8_three_touches_that_never_showed_expertise_give_a_hint() {
    let (mut desk, id) = desk();
    let with_value = |text: &str| Touch { brought: text.to_owned(), ..call_on("2026-11-20", Outcome::Spoke) };
    for (count, text) in ["offer: a", "recap: b", "offer: c"].into_iter().enumerate() {
        assert_eq!(expertise_hint(desk.lead(id)), None, "after {count}");
        desk.run(Command::RecordTouch { lead: id, touch: with_value(text), next: None }, &at(MONDAY));
    }
    assert!(expertise_hint(desk.lead(id)).is_some());
    desk.run(Command::RecordTouch { lead: id, touch: with_value("fact: d"), next: None }, &at(MONDAY));
    assert_eq!(expertise_hint(desk.lead(id)), None);
}

#[test]
fn s1_2_s4_32_a_clip_or_a_referral_counts_like_a_pitch() {
    let (mut desk, id) = desk();
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "touch 2 of at most 7");
    for channel in [Channel::Referral, Channel::Post, Channel::Newsletter] {
        let touch = touch(Outcome::Sent, channel, Direction::Mine, TouchTime::At(moment(MONDAY)));
        desk.run(Command::RecordTouch { lead: id, touch, next: None }, &at(MONDAY));
    }
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "touch 5 of at most 7");
}

#[test]
fn s1_12_a_suggestion_names_the_interest() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::Interest, "cycling to work");
    put(&mut desk, clip("Bikes in the city", &["cycling"], None));
    put(&mut desk, clip("Better soup", &["cooking"], None));
    let choices = choices(&desk.book, desk.lead(id), at(MONDAY));
    assert_eq!(choices.len(), 1);
    assert_eq!(choices[0].because, "they care about cycling to work");
}

#[test]
fn s1_20_a_clip_on_another_subject_warns() {
    let (mut desk, id) = desk();
    let warns = |desk: &Desk, piece: &LibraryItem| shelf::mismatch(desk.lead(id), piece);
    assert!(warns(&desk, &clip("A", &["cycling"], None)).unwrap().contains("Nobody has asked"));
    know(&mut desk, id, ItemKind::Interest, "cycling");
    assert_eq!(warns(&desk, &clip("A", &["Cycling"], None)), None);
    assert!(warns(&desk, &clip("A", &["cooking"], None)).unwrap().contains("does harm"));
    assert!(warns(&desk, &clip("A", &[], None)).unwrap().contains("no tags"));
}

#[test]
fn s1_21_a_clip_is_suggested_to_leads_until_its_day_is_over() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::Interest, "cycling");
    let current = put(&mut desk, clip("Current", &["cycling"], Some("2026-11-23")));
    let expired = put(&mut desk, clip("Expired", &["cycling"], Some("2026-11-22")));
    assert_eq!(shelf::leads_for(&desk.book, current, &at(MONDAY)), [id]);
    assert_eq!(shelf::leads_for(&desk.book, expired, &at(MONDAY)), []);
    let fits = shelf::clips_for(&desk.book, desk.lead(id), &at(MONDAY));
    assert_eq!(fits.iter().map(|fit| fit.piece).collect::<Vec<_>>(), [current]);
}

#[test]
fn s2_20_a_clip_goes_into_the_mail_with_its_link_and_is_marked_as_sent() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::Interest, "cycling");
    let piece = put(&mut desk, clip("Bikes in the city", &["cycling"], None));
    let mut call = call_with(id, "Bikes in the city");
    call.choose_script("mail", "mail-fyi".to_owned());
    let mail = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap();
    assert!(
        mail.body.contains("Bikes in the city") && mail.body.contains("https://example.org/article"),
        "{}",
        mail.body
    );
    call.words = Words::Mail;
    record(&mut desk, id, &call, Outcome::Sent, MONDAY);
    assert_eq!(desk.lead(id).latest_touches().next().unwrap().brought, "clip: Bikes in the city");
    let fits = shelf::clips_for(&desk.book, desk.lead(id), &at(MONDAY));
    assert_eq!((fits[0].piece, fits[0].sent), (piece, Some(day("2026-11-23"))));
    assert_eq!(shelf::leads_for(&desk.book, piece, &at(MONDAY)), []);
    assert_eq!(offered(&desk, id), [], "never the same twice");
}

fn sent(desk: &Desk, id: LeadId, piece: LibraryItemId) -> Option<next_touch::domain::time::Day> {
    shelf::given_on(desk.lead(id), piece, desk.book.piece(piece).unwrap(), &at(MONDAY))
}

fn rename(desk: &mut Desk, piece: LibraryItemId, name: &str) {
    let renamed = LibraryItem { name: name.to_owned(), ..desk.book.piece(piece).unwrap().clone() };
    desk.run(Command::SetPiece(piece, Some(renamed)), &at(MONDAY));
}

#[test]
fn s2_20_a_clip_that_was_sent_is_known_as_sent_under_another_name() {
    let (mut desk, id) = desk();
    let piece = put(&mut desk, clip("Bikes in the city", &[], None));
    record(&mut desk, id, &call_with(id, "Bikes in the city"), Outcome::Spoke, MONDAY);
    assert_eq!(desk.lead(id).latest_touches().next().unwrap().piece, Some(piece));
    rename(&mut desk, piece, "Cities on two wheels");
    assert_eq!(sent(&desk, id, piece), Some(day("2026-11-23")));
    let namesake = put(&mut desk, clip("Bikes in the city", &[], None));
    assert_eq!(sent(&desk, id, namesake), None, "another clip of the old name was never sent");
    record(&mut desk, id, &call_with(id, "Bikes in the city"), Outcome::Spoke, MONDAY);
    assert_eq!(sent(&desk, id, namesake), Some(day("2026-11-23")), "who has the name now is meant by it");
}

#[test]
fn s2_20_a_touch_that_only_names_a_clip_still_marks_it_as_sent_when_the_clip_is_renamed() {
    let (mut desk, id) = desk();
    let piece = put(&mut desk, clip("Bikes in the city", &[], None));
    let old = Touch { brought: "clip: Bikes in the city".to_owned(), ..call_on("2026-11-20", Outcome::Spoke) };
    desk.run(Command::RecordTouch { lead: id, touch: old, next: None }, &at(MONDAY));
    for name in ["Bikes in the city", "Cities on two wheels", "Two wheels"] {
        rename(&mut desk, piece, name);
        assert_eq!(sent(&desk, id, piece), Some(day("2026-11-20")), "as {name}");
    }
    assert_eq!(desk.book.piece(piece).unwrap().former, ["Bikes in the city", "Cities on two wheels"]);
}

#[test]
fn s2_20_two_clips_of_one_name_are_told_apart() {
    for chosen in 0..2 {
        let (mut desk, id) = desk();
        let clips = [put(&mut desk, clip("The film", &[], None)), put(&mut desk, clip("The film", &[], None))];
        let (taken, other) = (clips[chosen], clips[1 - chosen]);
        let bring = Command::Bring { lead: id, piece: Some(taken), value: "The film".to_owned() };
        desk.run(bring, &at(MONDAY));
        // An attempt that reaches nobody keeps the choice.
        record(&mut desk, id, &CallDraft::new(id), Outcome::NoAnswer, MONDAY);
        assert_eq!((sent(&desk, id, taken), sent(&desk, id, other)), (None, None));
        record(&mut desk, id, &CallDraft::new(id), Outcome::Spoke, MONDAY);
        assert_eq!((sent(&desk, id, taken), sent(&desk, id, other)), (Some(day("2026-11-23")), None), "{chosen}");
        // Typed by hand, the name means the item they have not received.
        record(&mut desk, id, &call_with(id, "The film"), Outcome::Spoke, MONDAY);
        assert_eq!(sent(&desk, id, other), Some(day("2026-11-23")), "{chosen}");
    }
}

#[test]
fn a_name_within_a_longer_name_is_not_meant() {
    let (mut desk, id) = desk();
    let short = put(&mut desk, clip("Bikes", &[], None));
    let long = put(&mut desk, clip("Bikes in the city", &[], None));
    record(&mut desk, id, &call_with(id, "Bikes in the city"), Outcome::Spoke, MONDAY);
    assert_eq!((sent(&desk, id, short), sent(&desk, id, long)), (None, Some(day("2026-11-23"))));
}

#[test]
fn other_words_than_the_chosen_ones_are_no_longer_the_clip() {
    let (mut desk, id) = desk();
    let piece = put(&mut desk, clip("The film", &[], None));
    let bring = Command::Bring { lead: id, piece: Some(piece), value: "The film".to_owned() };
    desk.run(bring, &at(MONDAY));
    desk.run(script_values::with_aim(desk.lead(id), "agree the day", day("2026-11-23")), &at(MONDAY));
    assert_eq!(desk.lead(id).next_touch().unwrap().piece, Some(piece), "another aim brings the same");
    desk.run(script_values::with_value(desk.lead(id), "the price list", day("2026-11-23")), &at(MONDAY));
    assert_eq!(desk.lead(id).next_touch().unwrap().piece, None);
}

#[test]
fn s2_19_a_link_to_the_product_comes_from_the_shelf_too() {
    let (mut desk, id) = desk();
    put(&mut desk, clip("How it is built", &["product"], None));
    let mut call = call_with(id, "How it is built");
    call.choose_script("mail", "mail-not-now".to_owned());
    let mail = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap();
    assert!(mail.body.contains("https://example.org/article"), "{}", mail.body);
}

#[test]
fn s2_21_a_link_is_on_the_shelf_in_one_step() {
    for (pasted, name, link, tags) in [
        ("https://www.example.org/news/new-rules-for-vans?x=1", "new rules for vans (example.org)", true, 0),
        ("New rules https://example.org/a #vans #City", "New rules", true, 2),
        ("Just a thought", "Just a thought", false, 0),
    ] {
        let clip = shelf::clip_of_paste(pasted, &at(MONDAY));
        assert_eq!((clip.name.as_str(), !clip.link.is_empty(), clip.tags.len()), (name, link, tags));
    }
}

#[test]
fn s2_21_the_reminder_to_read_comes_after_the_days_that_were_set() {
    let (mut desk, _) = desk();
    let days = |desk: &Desk, when: &str| shelf::days_without_reading(&desk.book, &at(when));
    assert_eq!(days(&desk, "2027-11-23 10:00"), None, "the shelf was never used");
    put(&mut desk, clip("A", &[], None));
    assert_eq!(days(&desk, "2026-11-29 10:00"), None);
    assert_eq!(days(&desk, "2026-11-30 08:00"), Some(7));
    desk.run(Command::Set(Setting::ReadingDays(14)), &at(MONDAY));
    assert_eq!(days(&desk, "2026-11-30 08:00"), None);
    desk.run(Command::Set(Setting::ReadingDays(0)), &at(MONDAY));
    assert_eq!(days(&desk, "2027-11-23 10:00"), None);
}

#[test]
fn s4_37_s4_23_the_ladder_offers_the_next_unused_rung_until_its_end() {
    let (mut desk, id) = desk();
    let now = at(MONDAY);
    let next = |desk: &Desk| {
        script_values::next_offer(&desk.book, desk.lead(id), now).map(|((_, piece), _)| piece.name.clone())
    };
    assert_eq!(next(&desk), None);
    put(&mut desk, offer("second rung", "", 2, None));
    put(&mut desk, offer("first rung", "", 1, None));
    put(&mut desk, offer("rung of last week", "", 0, Some("2026-11-22")));
    assert_eq!(next(&desk).as_deref(), Some("first rung"));
    record(&mut desk, id, &call_with(id, "first rung"), Outcome::NoAnswer, MONDAY);
    assert_eq!(next(&desk).as_deref(), Some("first rung"), "the lead has not heard of it");
    record(&mut desk, id, &call_with(id, "first rung"), Outcome::Spoke, MONDAY);
    assert_eq!(next(&desk).as_deref(), Some("second rung"));
    record(&mut desk, id, &call_with(id, "second rung"), Outcome::VoicemailLeft, MONDAY);
    assert_eq!(next(&desk), None);
}

#[test]
fn s4_43_price_a_date_that_is_free_and_a_benefit_in_their_words_are_rungs() {
    let (mut desk, id) = desk();
    put(&mut desk, offer("five per cent off", "", 1, Some("2026-12-04")));
    put(&mut desk, offer("a free slot on Thursday", "", 2, None));
    put(&mut desk, offer("made for you", "because you said “{their words}”", 0, None));
    let mut seen = Vec::new();
    for _ in 0..4 {
        let Some((_, text)) = offered(&desk, id).into_iter().find(|(kind, _)| *kind == Bring::Offer) else { break };
        record(&mut desk, id, &call_with(id, &text), Outcome::Spoke, MONDAY);
        seen.push(text);
    }
    assert_eq!(seen, ["five per cent off", "a free slot on Thursday"], "without their words there is no third");
    know(&mut desk, id, ItemKind::Quote, "We cannot be late again");
    let third = offered(&desk, id).into_iter().find(|(kind, _)| *kind == Bring::Offer).unwrap().1;
    assert_eq!(third, "made for you: because you said “We cannot be late again”");
}

#[test]
fn s4_22_what_they_were_given_and_what_was_marked_is_kept_for_the_next_call() {
    let (mut desk, id) = desk();
    let piece = put(&mut desk, clip("The catalogue", &[], None));
    let give = shelf::give(desk.lead(id), Some(piece), "The catalogue", "page 4, the low floor", &at(MONDAY));
    desk.run(give, &at(MONDAY));
    let (_, item) = desk.lead(id).items_of(ItemKind::Given).next().unwrap();
    assert_eq!((item.text.as_str(), item.proof.as_str()), ("The catalogue", "page 4, the low floor"));
    let fits = shelf::clips_for(&desk.book, desk.lead(id), &at(MONDAY));
    assert_eq!(fits[0].sent, Some(day("2026-11-23")));
}

#[test]
fn s2_6_s2_10_both_the_script_and_the_voicemail_are_ready_before_the_call() {
    let (desk, id) = desk();
    let call = CallDraft::new(id);
    assert!(!script::step(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap().lines.is_empty());
    let view = voicemail(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap();
    assert!(0 < view.seconds && !view.paragraphs.is_empty());
}

#[test]
fn s2_11_t8_each_part_of_a_voicemail_is_on_or_off_and_shows_its_price() {
    let (desk, id) = desk();
    let mut call = CallDraft::new(id);
    let look = |call: &CallDraft| voicemail(&desk.book, desk.lead(id), call, at(MONDAY)).unwrap();
    let core = look(&call);
    assert!(core.slots.len() >= 5, "{:?}", core.slots);
    assert_eq!(core.slots.iter().filter(|slot| slot.is_on).count(), 2);
    let mut seconds = core.seconds;
    for slot in core.slots.iter().filter(|slot| !slot.is_on && 0 < slot.seconds) {
        call.set_slot(slot.key.clone(), true);
        let now = look(&call).seconds;
        assert!(seconds < now, "{} costs nothing", slot.title);
        seconds = now;
    }
    for slot in &core.slots {
        call.set_slot(slot.key.clone(), false);
    }
    assert_eq!((look(&call).seconds, look(&call).paragraphs.len()), (0, 0));
}

#[test]
fn the_number_is_read_in_groups_and_the_rate_can_be_set() {
    let (mut desk, id) = desk();
    let look = |desk: &Desk| voicemail(&desk.book, desk.lead(id), &CallDraft::new(id), at(MONDAY)).unwrap();
    assert_eq!(look(&desk).number, ["202", "555", "0100"]);
    let usual = look(&desk).seconds;
    desk.run(Command::Set(Setting::SpeakingRate(75)), &at(MONDAY));
    assert!((usual * 2 - 1..=usual * 2).contains(&look(&desk).seconds));
}

#[test]
fn s2_12_what_a_voicemail_promises_is_due_that_day() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MyPromise, "send the price list");
    let mut call = CallDraft::new(id);
    let due = |desk: &Desk| desk.lead(id).items_of(ItemKind::MyPromise).next().unwrap().1.due;
    // The voicemail doesn't name it yet.
    call.choose_script("voicemail", "voicemail-first".to_owned());
    record(&mut desk, id, &call, Outcome::VoicemailLeft, MONDAY);
    assert_eq!(due(&desk), None);
    call.set_slot("voicemail-first/what-im-sending-extra".to_owned(), true);
    let said = voicemail(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap().paragraphs;
    assert!(said.iter().any(|shown| fill::plain_text(shown).contains("today: send the price list")), "{said:?}");
    record(&mut desk, id, &call, Outcome::NoAnswer, MONDAY);
    assert_eq!(due(&desk), None, "the lead has not heard it");
    record(&mut desk, id, &call, Outcome::VoicemailLeft, MONDAY);
    assert_eq!(due(&desk), Some(day("2026-11-23")));
}

#[test]
fn earlier_voicemails_are_shown_so_that_the_next_differs() {
    let (mut desk, id) = desk();
    let call = call_with(id, "the crash-test results");
    let said = left_on_machine(&desk.book, desk.lead(id), &call, at("2026-11-23 09:00"));
    assert!(said.contains("Kim Berg") && said.contains("the crash-test results"), "{said}");
    record(&mut desk, id, &call, Outcome::VoicemailLeft, "2026-11-23 09:00");
    let next = voicemail(&desk.book, desk.lead(id), &call, at(MONDAY)).unwrap();
    assert_eq!(next.earlier.len(), 1);
    let earlier = &next.earlier[0];
    assert!(earlier.line.starts_with("today: First voicemail · fact: the crash-test results"), "{earlier:?}");
    assert_eq!(earlier.said, said, "the words of that day, not what the script would say now");
    assert!(!next.says_the_same, "another script is offered by then");
    let mut again = call.clone();
    again.choose_script("voicemail", "voicemail-first".to_owned());
    assert!(voicemail(&desk.book, desk.lead(id), &again, at(MONDAY)).unwrap().says_the_same);
}

#[test]
fn the_words_of_a_voicemail_cost_little_once_they_are_folded() {
    let (mut desk, _) = desk();
    let names = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gert", "Hans", "Ines", "Jan"];
    let leads: Vec<LeadId> = names
        .iter()
        .map(|name| desk.add(somebody(&format!("{name} Brook-{name}"), "202 555 0143"), &at(MONDAY)))
        .collect();
    let touches: Vec<Touch> = leads
        .iter()
        .map(|id| {
            let call = call_with(*id, &format!("the results for {}", desk.lead(*id).name));
            record::touch_of(&desk.book, desk.lead(*id), &call, Outcome::VoicemailLeft, &at(MONDAY))
        })
        .collect();
    let units = |said: bool| {
        let keep = |(place, touch): (usize, &Touch)| {
            let said = if said { touch.said.clone() } else { String::new() };
            let touch = Touch { said, ..touch.clone() };
            Stamped {
                at: Timestamp { millis: 1, count: 0, replica: leads[place].0.replica },
                value: Edit::Touch(leads[place], TouchId(leads[place].0), Some(touch)),
            }
        };
        let edits: Vec<Stamped<Edit>> = touches.iter().enumerate().map(keep).collect();
        pack(&edits).chars().count()
    };
    assert!(touches.iter().all(|touch| touch.said.len() > 150));
    let each = (units(true) - units(false)) / touches.len();
    println!("{each} units a voicemail");
    assert!(each <= 60, "{each} units a voicemail");
}

#[test]
fn s2_13_outside_my_hours_the_text_changes() {
    for (typed, now, expected) in [
        ("Mon-Fri 9-17", "2026-11-23 10:00", "today until five"),
        ("9:00 – 17:00", "2026-11-23 08:00", "today from nine to five"),
        ("9am to 5pm", "2026-11-20 18:00", "on Monday from nine to five"),
        ("Tue, Thu 14-16", "2026-11-23 10:00", "tomorrow from two to four"),
        ("today until five", "2026-11-23 10:00", "today until five"),
        ("whenever it rains", "2026-11-23 10:00", "whenever it rains"),
        ("17-9", "2026-11-23 10:00", "17-9"),
        ("Sun–Thu 9–17", "2026-11-20 10:00", "on Sunday from nine to five"),
        ("Fri-Mon 10-16", "2026-11-24 10:00", "on Friday from ten to four"),
        ("2-4pm", "2026-11-23 10:00", "today from two to four"),
        ("9-5", "2026-11-23 10:00", "today until five"),
        ("Mon-Fri 9-17 except holidays", "2026-11-23 10:00", "Mon-Fri 9-17 except holidays"),
        ("Mon-Fri", "2026-11-23 10:00", "Mon-Fri"),
        ("call 1530 or 99999", "2026-11-23 10:00", "call 1530 or 99999"),
    ] {
        assert_eq!(hours::in_words(typed, local(now)), expected, "{typed} at {now}");
    }
}

#[test]
fn s3_4_s4_26_each_result_has_its_mail_at_once() {
    for (outcome, script) in [
        (Outcome::Busy, "mail-busy"),
        (Outcome::NotNow, "mail-not-now"),
        (Outcome::Spoke, "mail-after-reached"),
        (Outcome::NoAnswer, "mail-after-unreached"),
        (Outcome::VoicemailLeft, "mail-after-unreached"),
        (Outcome::Gatekeeper, "mail-after-unreached"),
        (Outcome::Met, "mail-thank-you"),
    ] {
        let (desk, id) = desk();
        let call = CallDraft {
            outcome: Outcome::ALL.iter().position(|known| *known == outcome),
            stage: Stage::WrapUp,
            ..CallDraft::new(id)
        };
        let mail = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap();
        assert_eq!(mail.script, script);
        assert_eq!(waits_until(desk.lead(id), &call, &at(MONDAY)), None, "{outcome:?} goes at once");
    }
}

#[test]
fn t2_s3_9_after_a_bad_day_the_mail_waits_a_day_and_everything_else_goes_at_once() {
    let (mut desk, id) = desk();
    let call = CallDraft { outcome: Outcome::ALL.iter().position(|it| *it == Outcome::BadDay), ..CallDraft::new(id) };
    assert_eq!(waits_until(desk.lead(id), &call, &at(MONDAY)), Some(day("2026-11-24")));
    desk.touch(id, Outcome::BadDay, &at(MONDAY));
    let later = CallDraft::new(id);
    assert_eq!(waits_until(desk.lead(id), &later, &at("2026-11-24 09:59")), Some(day("2026-11-24")));
    assert_eq!(waits_until(desk.lead(id), &later, &at("2026-11-24 10:00")), None);
    let mail = written(&desk.book, desk.lead(id), Kind::Mail, &later, at("2026-11-24 10:00")).unwrap();
    assert_eq!(mail.script, "mail-bad-day");
}

#[test]
fn s3_10_s3_11_the_mail_after_a_bad_day_is_lighter_and_proposes_another_time() {
    let (mut desk, id) = desk();
    desk.touch(id, Outcome::BadDay, &at(MONDAY));
    let body = |script: &str| {
        let mut call = CallDraft::new(id);
        call.choose_script("mail", script.to_owned());
        written(&desk.book, desk.lead(id), Kind::Mail, &call, at("2026-11-24 11:00")).unwrap().body
    };
    let light = body("mail-bad-day");
    assert!(light.contains("on Friday, or on Monday?"), "{light}");
    assert_ne!(light, body("mail-busy"));
}

#[test]
fn s3_12_up_to_three_special_things_go_in_those_that_serve_them_first() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MustHave, "quick repairs");
    let special = "ten colours\nno contract\nrepairs within a day\na van on loan";
    desk.run(Command::Set(Setting::WhatIsSpecial(special.to_owned())), &at(MONDAY));
    let mut call = CallDraft::new(id);
    call.choose_script("mail", "mail-bad-day".to_owned());
    let body = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap().body;
    assert!(body.contains("repairs within a day; ten colours; no contract"), "{body}");
}

#[test]
fn s3_15_the_key_points_of_the_mail_are_those_that_were_ticked() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MustHave, "three rows");
    let mut call = CallDraft { note: "asks about colour\nlikes the floor".to_owned(), ..CallDraft::new(id) };
    let texts = |desk: &Desk, call: &CallDraft| {
        key_points::points(desk.lead(id), call).into_iter().map(|point| point.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(&desk, &call), ["three rows", "asks about colour", "likes the floor"]);
    for point in ["likes the floor", "three rows", "asks about colour", "asks about colour"] {
        key_points::tick(&mut call, point);
    }
    call.choose_script("mail", "mail-key-points".to_owned());
    let body = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap().body;
    assert!(body.contains("keeping:\nlikes the floor\nthree rows\n"), "{body}");
    assert!(!body.contains("colour"), "{body}");
}

#[test]
fn s4_30_the_mail_names_all_tasks_of_both_sides_with_their_days() {
    let (mut desk, id) = desk();
    for (kind, text, due) in [
        (ItemKind::MyPromise, "send the price list", Some("2026-11-27")),
        (ItemKind::MyPromise, "ask the workshop", None),
        (ItemKind::TheirPromise, "ask the boss", Some("2026-11-24")),
    ] {
        let item = Item { due: due.map(day), ..Item::said(kind, text, day("2026-11-23")) };
        desk.run(Command::AddItem(id, item), &at(MONDAY));
    }
    let body = written(&desk.book, desk.lead(id), Kind::Mail, &CallDraft::new(id), at(MONDAY)).unwrap().body;
    assert!(body.contains("send the price list by Friday 27 November; ask the workshop."), "{body}");
    assert!(body.contains("ask the boss by tomorrow."), "{body}");
}

#[test]
fn what_could_still_go_into_a_mail_is_offered() {
    let (desk, id) = desk();
    let mail = written(&desk.book, desk.lead(id), Kind::Mail, &CallDraft::new(id), at(MONDAY)).unwrap();
    assert_eq!(mail.script, "mail-after-reached");
    let names: Vec<&str> = mail.more.iter().map(|gap| gap.name()).collect();
    assert!(names.contains(&"decisions") && names.contains(&"key points"), "{names:?}");
    let call = call_with(id, "the crash-test results");
    let mail = written(&desk.book, desk.lead(id), Kind::Mail, &call, at(MONDAY)).unwrap();
    assert!(!mail.more.iter().any(|gap| gap.name() == "value"));
}

#[test]
fn s2_22_a_meeting_is_followed_by_thanks_the_next_day_with_two_lines_ready() {
    let (mut desk, id) = desk();
    desk.touch(id, Outcome::Met, &at(MONDAY));
    let next = desk.lead(id).next_touch().unwrap();
    assert_eq!(next.when.due_day(&at(MONDAY)), day("2026-11-24"));
    assert!(next.aim.text().contains("Thank"));
    let card = written(&desk.book, desk.lead(id), Kind::Post, &CallDraft::new(id), at("2026-11-24 10:00")).unwrap();
    assert_eq!(card.script, "post-thank-you");
    assert!(card.body.contains("Thank you for your time yesterday"), "{}", card.body);
}

#[test]
fn s2_23_a_copy_goes_out_with_a_label_and_a_note() {
    let (mut desk, id) = desk();
    desk.run(Command::SetDetail(id, Detail::Company("Hill Ltd".to_owned())), &at(MONDAY));
    desk.run(Command::SetDetail(id, Detail::Address("1 Mill Lane\nOxford".to_owned())), &at(MONDAY));
    assert_eq!(label(desk.lead(id)), ["Ann Hill", "Hill Ltd", "1 Mill Lane", "Oxford"]);
    let note = written(&desk.book, desk.lead(id), Kind::Post, &CallDraft::new(id), at(MONDAY)).unwrap();
    assert_eq!(note.script, "post-fyi");
}

#[test]
fn s2_24_a_newsletter_is_one_action_and_one_touch_with_each_reader() {
    let (mut desk, id) = desk();
    let other = with(somebody("Bob", "202 555 0144"), Detail::Mails(vec!["bob@x.example".to_owned()]));
    let other = desk.add(other, &at(MONDAY));
    let silent = desk.add(somebody("Cy", "202 555 0145"), &at(MONDAY));
    assert_eq!(newsletter::readers(&desk.book), [id, other]);
    let now = at(MONDAY);
    for (useful, product) in [("", "a smaller van"), ("the new rules", " ")] {
        let refused = newsletter::send(vec![id], useful, product, &now).err();
        assert_eq!(refused, Some(CommandError::NothingToDo), "both parts are named");
    }
    let before = desk.lead(id).status.clone();
    let send = newsletter::send(newsletter::readers(&desk.book), "the new rules", "a smaller van", &now).unwrap();
    let undo = desk.run(send, &now);
    let letters = |desk: &Desk, id: LeadId| {
        desk.lead(id).touches.iter().filter(|(_, touch)| touch.channel == Channel::Newsletter).count()
    };
    assert_eq!([letters(&desk, id), letters(&desk, other), letters(&desk, silent)], [1, 1, 0]);
    assert_eq!(desk.lead(id).status, before, "a newsletter moves no due date");
    assert_eq!(newsletter::addresses(&desk.book, &[id, other]), "ann@hill.example, bob@x.example");
    desk.apply(undo, &now);
    assert_eq!(letters(&desk, other), 0);
}

#[test]
fn s2_25_the_newsletter_hint_is_only_for_large_sales_with_a_long_way_to_go() {
    let check = |worth: &str, group: Option<Group>, deadline: Option<&str>, expected: bool| {
        let mut desk = Desk::new();
        let mut lead = with(somebody("Ann", "202 555 0143"), Detail::Worth(worth.to_owned()));
        lead.details.push(Detail::Group(group));
        let until = deadline.map(|text| Deadline { day: day(text), why: String::new() });
        lead.details.push(Detail::Deadline(until));
        let id = desk.add(lead, &at(MONDAY));
        assert_eq!(newsletter::hint(desk.lead(id), &at(MONDAY)).is_some(), expected, "{worth} {group:?} {deadline:?}");
    };
    check("12,000 €", Some(Group::C), None, true);
    check("12k", None, Some("2027-06-01"), true);
    check("12.000,50", Some(Group::B), None, true);
    check("12,000 €", Some(Group::A), None, false);
    check("12,000 €", Some(Group::C), Some("2026-12-10"), false);
    check("900", Some(Group::C), None, false);
    check("99.50", Some(Group::C), None, false);
    check("", Some(Group::C), None, false);
}

#[test]
fn nobody_who_asked_to_be_left_alone_gets_a_letter() {
    let (mut desk, id) = desk();
    desk.touch(id, Outcome::DoNotCall, &at(MONDAY));
    assert_eq!(newsletter::readers(&desk.book), []);
    let send = newsletter::send(vec![id], "a", "b", &at(MONDAY)).unwrap();
    assert_eq!(desk.try_run(send, &at(MONDAY)).err(), Some(CommandError::Suppressed));
}

#[test]
fn a_mail_that_was_sent_after_a_call_is_a_touch_that_moves_nothing() {
    let (mut desk, id) = desk();
    let before = desk.lead(id).status.clone();
    let call = call_with(id, "the crash-test results");
    let sent = record::sent_after(&desk.book, desk.lead(id), &call, Kind::Mail, &at(MONDAY));
    desk.run(sent, &at(MONDAY));
    let last = desk.lead(id).latest_touches().next().unwrap();
    assert_eq!((&last.channel, last.outcome), (&Channel::Mail, Outcome::Sent));
    assert_eq!((last.brought.as_str(), last.script.as_str()), ("fact: the crash-test results", "mail-after-reached"));
    assert_eq!(desk.lead(id).status, before);
}

#[test]
fn what_was_said_is_remembered_with_its_script_and_version() {
    let (mut desk, id) = desk();
    record(&mut desk, id, &CallDraft::new(id), Outcome::Spoke, MONDAY);
    assert_eq!(desk.lead(id).latest_touches().next().unwrap().script, "call-after-interest");
    assert_eq!(brought(&desk.book, desk.lead(id), " "), "");
}

#[test]
fn objections_that_this_lead_raised_stand_first_on_the_shelf() {
    let (mut desk, id) = desk();
    let first = |desk: &Desk| script::asides(&desk.book, desk.lead(id))[0].clone();
    assert!(!first(&desk).taken, "nothing was raised yet");
    know(&mut desk, id, ItemKind::Hesitation, "My boss has to decide that");
    assert_eq!((first(&desk).id.as_str(), first(&desk).taken), ("objection-authority", true));
    let all = script::asides(&desk.book, desk.lead(id));
    assert!(5 <= all.iter().filter(|aside| aside.id.starts_with("objection-")).count());
    assert_eq!(all.last().unwrap().id, "gatekeeper");
}

#[test]
fn a_turn_aside_leads_back_to_where_the_call_script_was() {
    let (desk, id) = desk();
    let mut call = CallDraft { step: "dig".to_owned(), ..CallDraft::new(id) };
    let view = |call: &CallDraft| script::step(&desk.book, desk.lead(id), call, at(MONDAY)).unwrap();
    let before = view(&call);
    call.turn_aside("objection-price");
    assert!(view(&call).is_aside && view(&call).heading == "Open");
    call.go_to_step("budget");
    assert_eq!(view(&call).heading, "Budget");
    call.turn_aside("");
    assert_eq!(view(&call), before);
}

#[test]
fn links_carry_subject_and_body_encoded_and_are_not_made_too_long() {
    let (desk, _) = desk();
    let to = desk.book.writable("ann+x@hill.example").unwrap();
    assert_eq!(
        links::mail_link(&to, "A & B?", "Grüße\n50 %").unwrap(),
        "mailto:ann%2Bx@hill.example?subject=A%20%26%20B%3F&body=Gr%C3%BC%C3%9Fe%0D%0A50%20%25"
    );
    assert_eq!(links::mail_link(&to, "A", &"word ".repeat(600)), None);
    let number = desk.book.dialable(&crate::support::phone("202 555 0143")).unwrap();
    assert_eq!(links::text_link(&number, "Hi & bye").unwrap(), "sms:+12025550143?&body=Hi%20%26%20bye");
}

#[test]
fn t7_a_small_step_is_an_ask_too() {
    use next_touch::app::library::wording_hints::remarks;
    use next_touch::domain::wording;
    let (desk, id) = desk();
    let asks = |text: &str| {
        !remarks(&desk.book, desk.lead(id), Kind::Voicemail, text).iter().any(|it| it.group == wording::Group::NoAsk)
    };
    assert!(asks("The floor is lower now. May I send you the drawing?"));
    assert!(asks("The floor is lower now. Call me when it suits you."));
    assert!(!asks("The floor is lower now. Have a good day."));
}

#[test]
fn s2_5_every_mail_can_thank_answer_and_care() {
    let (mut desk, id) = desk();
    know(&mut desk, id, ItemKind::MustHave, "a low floor");
    know(&mut desk, id, ItemKind::Question, "How soon?");
    let lead: &Lead = desk.lead(id);
    for (script, held) in next_touch::domain::library::script_versions::scripts(&desk.book) {
        if held.kind != Kind::Mail {
            continue;
        }
        let mut call = CallDraft::new(id);
        call.choose_script("mail", script.to_owned());
        let mail = messages::written(&desk.book, lead, Kind::Mail, &call, at(MONDAY)).unwrap();
        for slot in mail.slots {
            call.set_slot(slot.key, true);
        }
        let body = messages::written(&desk.book, lead, Kind::Mail, &call, at(MONDAY)).unwrap().body.to_lowercase();
        let names = |words: &[&str]| words.iter().any(|word| body.contains(word));
        assert!(names(&["thank"]), "{script} does not thank: {body}");
        assert!(
            names(&["question", "reply", "tell me", "ask whatever", "can answer"]),
            "{script} answers nothing: {body}"
        );
        assert!(names(&["works for you"]), "{script} does not care: {body}");
    }
}

#[test]
fn s0_20_an_offer_to_choose_shows_the_must_haves_it_says_nothing_of() {
    let (mut desk, id) = desk();
    for need in ["three rows", "blue"] {
        know(&mut desk, id, ItemKind::MustHave, need);
    }
    put(&mut desk, offer("Seven-seater", "three rows of seats", 0, None));
    put(&mut desk, clip("Winter tyres", &[], None));
    let because = |desk: &Desk| {
        let all = choices(&desk.book, desk.lead(id), at(MONDAY));
        all.into_iter().find(|choice| choice.kind == Bring::Offer).unwrap().because
    };
    assert_eq!(because(&desk), "the next step of your offers; does not mention: blue");
    let lacks = |value: &str| value_gate::says_nothing_of(&desk.book, desk.lead(id), value);
    assert_eq!(lacks("Seven-seater").as_deref(), Some("does not mention: blue"));
    assert_eq!(lacks("Seven-seater, in blue"), None);
    assert_eq!(lacks("Winter tyres"), None, "a clip is no offer");
}

#[test]
fn b19_a_text_to_a_switchboard_with_an_extension_warns_and_a_direct_number_comes_first() {
    let mut desk = Desk::new();
    let mut said = |numbers: &[&str]| {
        let phones = numbers.iter().map(|typed| phone(typed)).collect();
        let id = desk.add(with(named("Ann"), Detail::Phones(phones)), &at(MONDAY));
        let (phone, number) = links::text_number(&desk.book, desk.lead(id)).unwrap();
        (links::text_link(&number, "").unwrap(), links::text_warning(phone))
    };
    let (link, warning) = said(&["+1 202 555 0111 ext. 204"]);
    assert_eq!(link, "sms:+12025550111?&body=");
    assert!(warning.unwrap().contains("A text won’t reach extension 204"));
    let both = said(&["+1 202 555 0111 ext. 204", "+1 202 555 0143"]);
    assert_eq!(both, ("sms:+12025550143?&body=".to_owned(), None));
}
