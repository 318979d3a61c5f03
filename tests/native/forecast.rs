//! The status of a lead after a touch: what the buttons show, and what recording does.

use crate::support::{Desk, at, call_on, day, named, next, planned, promised, somebody, touch, with};
use next_touch::app::call::record;
use next_touch::app::format::dates;
use next_touch::app::today::{plan_rows, rows, week};
use next_touch::domain::command::Command;
use next_touch::domain::lead::ItemKind;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::Status;
use next_touch::domain::lead::decision_maker::PassOn;
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{NextTouch, When, Why};
use next_touch::domain::schedule::Because;
use next_touch::domain::schedule::NO_REASON;
use next_touch::domain::time::{Now, days_between};

use Channel::{Call, Mail, Post, Text, Visit};
use Direction::{Mine, Theirs};
use Outcome::*;

/// A Monday morning.
const MONDAY: &str = "2026-11-23 10:00";

fn ann() -> NewLead {
    somebody("Ann Hill", "+1 202 555 0143")
}

/// A status in one line.
fn line(status: &Status, now: &Now) -> String {
    match status {
        Status::Open(next) => {
            let half = match &next.when {
                When::Planned { half: Some(half), .. } => format!(" {half:?}"),
                When::Promised { at, .. } => format!(" at {}", dates::time(now.local_of(*at))),
                When::Planned { half: None, .. } => String::new(),
            };
            format!("{}{half} {}", next.when.due_day(now), next.channel.word())
        }
        Status::Parked { wake, .. } => format!("parked {wake}"),
        Status::Ended { on, .. } => format!("ended {on}"),
        Status::DoNotCall { since } => format!("never {since}"),
    }
}

/// Records a touch made at `now` and returns the lead's new status; the button must have shown the same.
#[track_caller]
fn after(new: NewLead, outcome: Outcome, channel: Channel, direction: Direction, now: &Now) -> String {
    let mut desk = Desk::new();
    let id = desk.add(new, now);
    let button = rows::outcome_button(&desk.book, desk.lead(id), outcome, &channel, now);
    let made = touch(outcome, channel, direction, TouchTime::At(now.instant));
    desk.run(Command::RecordTouch { lead: id, touch: made, next: None }, now);
    let status = &desk.lead(id).status;
    if direction == Mine {
        let consequence = rows::consequence(status, now);
        let rests = "; rests until Wed 23 Dec if you name who decides";
        let is_open_end = outcome == WrongPerson && consequence.starts_with("→ tomorrow");
        let expected = if is_open_end { format!("{consequence}{rests}") } else { consequence };
        assert_eq!(button.consequence, expected, "the button of {outcome:?}");
    }
    assert!(rows::without_next_step(&desk.book).is_empty());
    line(status, now)
}

#[track_caller]
fn check(new: NewLead, outcome: Outcome, channel: Channel, direction: Direction, expected: &str) {
    let found = after(new, outcome, channel.clone(), direction, &at(MONDAY));
    assert_eq!(found, expected, "{outcome:?} {channel:?} {direction:?}");
}

#[test]
fn every_outcome_of_a_first_call_of_mine_leads_somewhere() {
    check(ann(), Spoke, Call, Mine, "2026-11-30 call");
    check(ann(), VoicemailLeft, Call, Mine, "2026-11-24 Afternoon call");
    check(ann(), NoAnswer, Call, Mine, "2026-11-24 Afternoon call");
    check(ann(), Gatekeeper, Call, Mine, "2026-11-24 Afternoon call");
    check(ann(), Busy, Call, Mine, "2026-11-25 call");
    check(ann(), BadDay, Call, Mine, "2026-11-25 call");
    check(ann(), NotNow, Call, Mine, "2027-01-22 call");
    check(ann(), NoThanks, Call, Mine, "ended 2026-11-23");
    check(ann(), WrongPerson, Call, Mine, "2026-11-24 call");
    check(ann(), WrongNumber, Call, Mine, "2026-11-24 call");
    check(ann(), Met, Call, Mine, "2026-11-24 call");
    check(ann(), Sent, Call, Mine, "2026-11-26 call");
    check(ann(), Won, Call, Mine, "ended 2026-11-23");
    check(ann(), DoNotCall, Call, Mine, "never 2026-11-23");
}

#[test]
fn every_outcome_leads_the_same_way_by_every_other_channel_of_mine() {
    for channel in [Text, Mail, Post, Visit, Channel::Referral, Channel::Newsletter, Channel::Other("fax".to_owned())] {
        check(ann(), Spoke, channel.clone(), Mine, "2026-11-30 call");
        check(ann(), VoicemailLeft, channel.clone(), Mine, "2026-11-24 Afternoon call");
        check(ann(), NoAnswer, channel.clone(), Mine, "2026-11-24 Afternoon call");
        check(ann(), Gatekeeper, channel.clone(), Mine, "2026-11-24 Afternoon call");
        check(ann(), Busy, channel.clone(), Mine, "2026-11-25 call");
        check(ann(), BadDay, channel.clone(), Mine, "2026-11-25 call");
        check(ann(), NotNow, channel.clone(), Mine, "2027-01-22 call");
        check(ann(), NoThanks, channel.clone(), Mine, "ended 2026-11-23");
        check(ann(), WrongPerson, channel.clone(), Mine, "2026-11-24 call");
        check(ann(), WrongNumber, channel.clone(), Mine, "2026-11-24 call");
        check(ann(), Met, channel.clone(), Mine, "2026-11-24 call");
        check(ann(), Sent, channel.clone(), Mine, "2026-11-26 call");
        check(ann(), Won, channel.clone(), Mine, "ended 2026-11-23");
        check(ann(), DoNotCall, channel, Mine, "never 2026-11-23");
    }
}

#[test]
fn s4_19_whatever_comes_from_them_is_contact_and_leads_to_a_next_touch_of_mine() {
    check(ann(), Spoke, Call, Theirs, "2026-11-30 call");
    check(ann(), Busy, Call, Theirs, "2026-11-25 call");
    check(ann(), BadDay, Call, Theirs, "2026-11-25 call");
    check(ann(), NotNow, Call, Theirs, "2027-01-22 call");
    check(ann(), NoThanks, Call, Theirs, "ended 2026-11-23");
    check(ann(), WrongPerson, Call, Theirs, "2026-11-24 call");
    check(ann(), Met, Visit, Theirs, "2026-11-24 call");
    check(ann(), Won, Mail, Theirs, "ended 2026-11-23");
    check(ann(), DoNotCall, Mail, Theirs, "never 2026-11-23");
    // They left a message, or wrote: it is answered on the next working day.
    for channel in [Text, Mail, Post, Visit, Channel::Referral, Channel::Newsletter, Channel::Other("fax".to_owned())] {
        check(ann(), Spoke, channel, Theirs, "2026-11-24 call");
    }
    for channel in [Call, Text, Mail, Post, Visit] {
        for outcome in [VoicemailLeft, NoAnswer, Gatekeeper, WrongNumber, Sent] {
            check(ann(), outcome, channel.clone(), Theirs, "2026-11-24 call");
        }
    }
}

#[test]
fn a_message_from_them_is_answered_soon_however_often_they_were_missed_before() {
    let mut new = ann();
    new.touches = ["2026-11-02", "2026-11-03", "2026-11-05", "2026-11-11"].map(|on| call_on(on, NoAnswer)).to_vec();
    check(new, VoicemailLeft, Call, Theirs, "2026-11-24 call");
}

/// Records `outcomes`, each on the day that the one before asked for, and returns the days in between.
#[track_caller]
fn gaps(outcomes: &[Outcome], start: &str) -> Vec<i64> {
    let mut desk = Desk::new();
    let mut now = at(start);
    let id = desk.add(ann(), &now);
    let mut gaps = Vec::new();
    for outcome in outcomes {
        desk.touch(id, *outcome, &now);
        let due = desk.lead(id).next_touch().unwrap().when.due_day(&now);
        gaps.push(days_between(now.today(), due));
        now = at(&format!("{due} 10:00"));
    }
    gaps
}

#[test]
fn s1_11_the_gap_between_tries_grows() {
    // Mon +1 Tue, +2 working days Thu, +4 Wed, +7 Fri, +10 Fri, and so on.
    assert_eq!(gaps(&[NoAnswer; 7], MONDAY), [1, 2, 6, 9, 14, 14, 14]);
    assert_eq!(gaps(&[VoicemailLeft, Gatekeeper, NoAnswer], MONDAY), [1, 2, 6]);
    // Friday to Monday.
    assert_eq!(gaps(&[NoAnswer], "2026-11-27 10:00"), [3]);
    // A conversation ends the silence.
    assert_eq!(gaps(&[NoAnswer, NoAnswer, Spoke, NoAnswer], MONDAY), [1, 2, 7, 1]);
}

#[test]
fn s0_25_a_mail_is_no_missed_call() {
    assert_eq!(gaps(&[Spoke, Sent, NoAnswer], MONDAY), [7, 3, 1]);
}

#[test]
fn s4_17_s4_35_the_default_plan_is_a_week_a_week_a_week_and_four() {
    assert_eq!(gaps(&[Spoke; 6], MONDAY), [7, 7, 7, 28, 28, 28]);
    assert_eq!(gaps(&[Spoke, NoAnswer, Spoke], MONDAY), [7, 1, 7]);
}

#[test]
fn after_the_plan_the_group_sets_the_interval() {
    let four = ["2026-10-01", "2026-10-08", "2026-10-15", "2026-11-12"].map(|on| call_on(on, Spoke)).to_vec();
    for (group, due) in [(Group::A, "2026-12-07 call"), (Group::B, "2026-12-23 call"), (Group::C, "2027-01-22 call")] {
        let lead = NewLead { touches: four.clone(), ..with(ann(), Detail::Group(Some(group))) };
        check(lead, Spoke, Call, Mine, due);
    }
}

#[test]
fn a_retry_is_in_the_other_half_of_the_day() {
    assert_eq!(after(ann(), NoAnswer, Call, Mine, &at("2026-11-23 16:00")), "2026-11-24 Morning call");
    assert_eq!(after(ann(), NoAnswer, Call, Mine, &at("2026-11-23 12:59")), "2026-11-24 Afternoon call");
    assert_eq!(after(ann(), NoAnswer, Call, Mine, &at("2026-11-23 13:00")), "2026-11-24 Morning call");
}

#[test]
fn t5_s4_25_the_phone_comes_first_unless_they_asked_for_another_way() {
    let mails = || Detail::Mails(vec!["ann@hill.example".to_owned()]);
    check(with(ann(), mails()), Spoke, Call, Mine, "2026-11-30 call");
    check(with(ann(), Detail::Preferred(Some(Mail))), Spoke, Call, Mine, "2026-11-30 mail");
    check(with(ann(), Detail::Preferred(Some(Text))), NoAnswer, Call, Mine, "2026-11-24 Afternoon text");
    check(with(named("Bob"), mails()), Spoke, Mail, Mine, "2026-11-30 mail");
    check(named("Bob"), Spoke, Mail, Mine, "2026-11-30 call");
    // Thanks after a meeting go by mail if there is an address.
    check(with(ann(), mails()), Met, Visit, Mine, "2026-11-24 mail");
}

fn until(new: NewLead, text: &str) -> NewLead {
    with(new, Detail::Deadline(Some(Deadline { day: day(text), why: "the fair".to_owned() })))
}

#[test]
fn a_deadline_draws_the_next_touch_forward() {
    // Far: the interval stands. Near: three days before it, on a working day. Nearer: tomorrow. Past or too late: as if
    // there were none.
    check(until(ann(), "2027-03-01"), Spoke, Call, Mine, "2026-11-30 call");
    check(until(ann(), "2026-12-03"), Spoke, Call, Mine, "2026-11-30 call");
    check(until(ann(), "2026-12-02"), Spoke, Call, Mine, "2026-11-27 call");
    check(until(ann(), "2026-11-27"), Spoke, Call, Mine, "2026-11-24 call");
    check(until(ann(), "2026-11-26"), Spoke, Call, Mine, "2026-11-24 call");
    check(until(ann(), "2026-11-25"), Spoke, Call, Mine, "2026-11-24 call");
    check(until(ann(), "2026-11-24"), Spoke, Call, Mine, "2026-11-30 call");
    check(until(ann(), "2026-11-23"), Spoke, Call, Mine, "2026-11-30 call");
    check(until(ann(), "2026-11-01"), Spoke, Call, Mine, "2026-11-30 call");
    check(until(ann(), "2026-12-20"), NotNow, Call, Mine, "2026-12-17 call");
}

#[test]
fn s4_17_an_agreed_time_ahead_stays_unless_the_lead_ends() {
    let agreed = || promised(ann(), "2026-11-26 15:30");
    for outcome in [Spoke, Busy, BadDay, NotNow, WrongPerson, Met, NoAnswer, VoicemailLeft, Gatekeeper, Sent] {
        check(agreed(), outcome, Call, Mine, "2026-11-26 at 15:30 call");
    }
    check(agreed(), NoThanks, Call, Mine, "ended 2026-11-23");
    check(agreed(), Won, Call, Mine, "ended 2026-11-23");
    check(agreed(), DoNotCall, Call, Mine, "never 2026-11-23");
}

#[test]
fn a_promise_is_kept_by_the_talk_for_which_it_headed_the_agenda() {
    // Ten minutes early: a conversation was the promised one, but a missed call is retried at the agreed time.
    check(promised(ann(), "2026-11-23 10:10"), Spoke, Call, Mine, "2026-11-30 call");
    check(promised(ann(), "2026-11-23 10:10"), NoAnswer, Call, Mine, "2026-11-23 at 10:10 call");
    check(promised(ann(), "2026-11-23 10:30"), Spoke, Call, Mine, "2026-11-23 at 10:30 call");
    // A promise in the past is no longer ahead.
    check(promised(ann(), "2026-11-23 09:30"), Spoke, Call, Mine, "2026-11-30 call");
    check(promised(ann(), "2026-11-23 09:30"), NoAnswer, Call, Mine, "2026-11-23 Afternoon call");
}

#[test]
fn something_sent_leaves_a_talk_that_is_planned_where_it_is() {
    check(planned(ann(), "2026-12-01"), Sent, Mail, Mine, "2026-12-01 call");
    check(planned(ann(), "2026-11-23"), Sent, Mail, Mine, "2026-11-26 call");
    check(planned(ann(), "2026-11-20"), Sent, Mail, Mine, "2026-11-26 call");
    // The thanks planned for tomorrow are sent by this touch.
    let mut met = with(ann(), Detail::Mails(vec!["ann@hill.example".to_owned()]));
    met.touches = vec![call_on("2026-11-23", Met)];
    let mut met = planned(met, "2026-11-24");
    met.next.as_mut().unwrap().channel = Mail;
    check(met, Sent, Mail, Mine, "2026-11-26 call");
}

#[track_caller]
fn check_status(command: impl Fn(next_touch::domain::id::LeadId) -> Command, outcome: Outcome, expected: &str) {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    desk.run(command(id), &now);
    desk.touch(id, outcome, &now);
    assert_eq!(line(&desk.lead(id).status, &now), expected, "{outcome:?}");
}

#[test]
fn a_lead_that_is_parked_or_ended_stays_so_until_there_is_contact() {
    let park = |lead| Command::Park { lead, wake: day("2027-02-01"), why: String::new() };
    let let_go = |lead| Command::LetGo { lead, reason: "no budget".to_owned() };
    for outcome in [NoAnswer, VoicemailLeft, Gatekeeper, WrongNumber, Sent] {
        check_status(park, outcome, "parked 2027-02-01");
        check_status(let_go, outcome, "ended 2026-11-23");
    }
    check_status(park, Spoke, "2026-11-30 call");
    check_status(let_go, Spoke, "2026-11-30 call");
    check_status(park, DoNotCall, "never 2026-11-23");
    check_status(let_go, DoNotCall, "never 2026-11-23");
}

#[test]
fn a_lead_that_wakes_up_is_tried_again() {
    let mut desk = Desk::new();
    let id = desk.add(NewLead { touches: vec![call_on("2026-10-01", Spoke)], ..ann() }, &at("2026-10-02 10:00"));
    let park = Command::Park { lead: id, wake: day("2026-11-20"), why: String::new() };
    desk.run(park, &at("2026-10-02 10:00"));
    desk.touch(id, NoAnswer, &at(MONDAY));
    assert_eq!(line(&desk.lead(id).status, &at(MONDAY)), "2026-11-24 Afternoon call");
    let aim = desk.lead(id).next_touch().unwrap().aim.text().to_owned();
    assert_ne!(aim, "First talk: what do they need?", "they were talked to before");
}

#[test]
fn a_lead_on_the_do_not_call_list_stays_there() {
    let now = at(MONDAY);
    for outcome in Outcome::ALL {
        let mut desk = Desk::new();
        let id = desk.add(ann(), &now);
        desk.touch(id, DoNotCall, &now);
        desk.touch(id, outcome, &now);
        assert_eq!(line(&desk.lead(id).status, &now), "never 2026-11-23", "{outcome:?}");
    }
}

/// Logs a touch of an earlier day on Monday.
#[track_caller]
fn check_back_dated(touches: Vec<Touch>, logged: Touch, expected: &str) {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(NewLead { touches, ..planned(ann(), "2026-11-25") }, &now);
    desk.run(Command::RecordTouch { lead: id, touch: logged, next: None }, &now);
    assert_eq!(line(&desk.lead(id).status, &now), expected);
}

#[test]
fn a_touch_of_an_earlier_day_counts_from_that_day_and_never_plans_before_today() {
    check_back_dated(vec![], call_on("2026-11-19", Spoke), "2026-11-26 call");
    check_back_dated(vec![], call_on("2026-11-02", Spoke), "2026-11-23 call");
    // The hour of that attempt is unknown.
    check_back_dated(vec![], call_on("2026-11-20", NoAnswer), "2026-11-23 call");
}

#[test]
fn a_touch_of_an_earlier_day_changes_nothing_if_a_later_one_exists() {
    let later = || vec![call_on("2026-11-20", Spoke)];
    for outcome in [Spoke, NoAnswer, NotNow, NoThanks, Won, Sent] {
        check_back_dated(later(), call_on("2026-11-19", outcome), "2026-11-25 call");
    }
    // Except that nobody is called who ever asked not to be.
    check_back_dated(later(), call_on("2026-11-19", DoNotCall), "never 2026-11-23");
}

#[test]
fn s0_27_s4_27_a_message_keeps_its_aim_for_the_next_try() {
    let now = at(MONDAY);
    for outcome in [VoicemailLeft, Gatekeeper, NoAnswer] {
        let mut desk = Desk::new();
        let id = desk.add(next(ann(), When::day(now.today())), &now);
        desk.touch(id, outcome, &now);
        let next = desk.lead(id).next_touch().unwrap();
        assert_eq!((next.aim.text(), next.why), ("Agree the order date", Why::Retry(1)), "{outcome:?}");
    }
}

/// Records an attempt at `now` with an agreed time; returns the lead's new status and whether it waits for later today.
#[track_caller]
fn after_agreed(agreed: &str, outcome: Outcome, now: &str) -> (String, bool) {
    let now = at(now);
    let mut desk = Desk::new();
    let id = desk.add(promised(ann(), agreed), &now);
    desk.touch(id, outcome, &now);
    let later = desk.book.agenda(&now).due.iter().any(|due| due.because == Because::LaterToday);
    (line(&desk.lead(id).status, &now), later)
}

#[test]
fn s0_6_whoever_is_not_there_at_the_agreed_time_is_tried_again_later_today() {
    let later = ("2026-11-23 Afternoon call".to_owned(), true);
    for outcome in [NoAnswer, VoicemailLeft, Gatekeeper] {
        assert_eq!(after_agreed("2026-11-23 09:45", outcome, MONDAY), later, "{outcome:?}");
        assert_eq!(after_agreed("2026-11-23 15:00", outcome, "2026-11-23 15:05"), later, "{outcome:?}");
    }
    // There is no later today: the next working day. And before the agreed time, it stands.
    let tomorrow = ("2026-11-24 Morning call".to_owned(), false);
    assert_eq!(after_agreed("2026-11-23 17:15", NoAnswer, "2026-11-23 17:20"), tomorrow);
    assert_eq!(after_agreed("2026-11-23 15:00", NoAnswer, MONDAY).0, "2026-11-23 at 15:00 call");
    // Agreed for an earlier day: the usual rule.
    assert_eq!(after_agreed("2026-11-20 15:00", NoAnswer, MONDAY).0, "2026-11-24 Afternoon call");
}

#[test]
fn s0_6_the_second_try_of_the_day_that_fails_waits_for_another_day() {
    let mut desk = Desk::new();
    let now = at(MONDAY);
    let id = desk.add(promised(ann(), "2026-11-23 09:45"), &now);
    desk.touch(id, NoAnswer, &now);
    assert_eq!(desk.book.agenda(&now).next(), None);
    let words = |desk: &Desk, now: &Now| plan_rows::why_this_day(&desk.book, desk.lead(id), now);
    assert_eq!(words(&desk, &now), "not reached at the agreed time; try again later today");
    let again = at("2026-11-23 15:00");
    desk.touch(id, NoAnswer, &again);
    assert_eq!(line(&desk.lead(id).status, &again), "2026-11-25 Morning call");
    assert_eq!(words(&desk, &again), "not reached 2 times in a row; the gap grows");
}

#[test]
fn s3_14_not_now_is_a_pause_even_where_a_list_named_an_hour() {
    let now = at(MONDAY);
    let after = |why: Why, outcome: Outcome| {
        let mut desk = Desk::new();
        let new = promised(ann(), "2026-11-26 15:30");
        let imported = NewLead { next: new.next.map(|next| NextTouch { why, ..next }), ..new };
        let id = desk.add(imported, &now);
        desk.touch(id, outcome, &now);
        line(&desk.lead(id).status, &now)
    };
    assert_eq!(after(Why::Imported, NotNow), "2027-01-22 call");
    // An agreement with the lead stands, and so does the hour from a list after any other conversation.
    assert_eq!(after(Why::Agreed, NotNow), "2026-11-26 at 15:30 call");
    assert_eq!(after(Why::Imported, Spoke), "2026-11-26 at 15:30 call");
}

#[test]
fn s3_19_button_sentence_and_record_of_the_wrong_person_say_the_same() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    let button = rows::outcome_button(&desk.book, desk.lead(id), WrongPerson, &Call, &now).consequence;
    assert_eq!(button, "→ tomorrow, call; rests until Wed 23 Dec if you name who decides");
    let wake = desk.book.rests_until(now.today());
    let said = record::read_out_rest("Tom Bell", wake, &now);
    assert_eq!(
        said,
        "So I'll get in touch with Tom Bell, and let you know on 23 December how it went. Does that work?"
    );
    let to = PassOn {
        lead: id,
        name: "Tom Bell".to_owned(),
        role: String::new(),
        phones: Vec::new(),
        mails: Vec::new(),
        topic: String::new(),
        talked: now.today(),
        rests: false,
    };
    let made = touch(WrongPerson, Call, Mine, TouchTime::At(now.instant));
    let record = Command::RecordTouch { lead: id, touch: made, next: Some(to.rest(wake)) };
    let inverse = desk.run(Command::Together(vec![record, Command::PassOn(Box::new(to))]), &now);
    assert_eq!(line(&desk.lead(id).status, &now), "parked 2026-12-23");
    assert_eq!(line(&desk.lead_of("Tom Bell").status, &now), "2026-11-23 call");
    desk.apply(inverse, &now);
    assert_eq!((desk.book.leads().count(), desk.lead(id).touches.len()), (1, 0));
}

#[test]
fn an_agreed_time_is_no_move_without_a_reason() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(planned(ann(), "2026-11-26"), &now);
    let agreed = When::Promised { at: at("2026-11-27 15:00").instant, zone: None };
    let next = desk.lead(id).next_touch().unwrap().clone();
    desk.run(week::moved(id, &next, agreed, NO_REASON), &now);
    assert_eq!(desk.lead(id).items_of(ItemKind::Moved).count(), 0);
    // Giving it up for a planned day takes a reason, and both are kept.
    let next = desk.lead(id).next_touch().unwrap().clone();
    desk.run(week::moved(id, &next, When::day(day("2026-11-30")), "they asked for it"), &now);
    let moved: Vec<String> = desk.lead(id).items_of(ItemKind::Moved).map(|(_, item)| item.proof.clone()).collect();
    assert_eq!(moved, ["they asked for it"]);
    // From one planned day to another it is an ordinary move.
    let next = desk.lead(id).next_touch().unwrap().clone();
    desk.run(week::moved(id, &next, When::day(day("2026-12-01")), NO_REASON), &now);
    assert_eq!(desk.lead(id).items_of(ItemKind::Moved).count(), 2);
}
