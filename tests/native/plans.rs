//! Cadences, their texts, and their effect on the next touch.

use crate::support::{Desk, at, call_on, day, moment, named, planned, promised, somebody, touch, with};
use next_touch::app::call::CallDraft;
use next_touch::app::call::script;
use next_touch::app::today::plan_rows::{plan_ahead, plan_log, why_this_day};
use next_touch::app::today::rows;
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind, Settled, Source};
use next_touch::domain::lead::{When, Why};
use next_touch::domain::schedule::cadence::{self, Gap};
use next_touch::domain::schedule::pace::{Band, PaceWarning};
use next_touch::domain::schedule::{MOVE_REASONS, NO_REASON, PLAN_REASONS};
use next_touch::domain::script::Kind;
use next_touch::domain::settings::Setting;
use next_touch::domain::time::Now;

use Outcome::*;

/// A Monday morning.
const MONDAY: &str = "2026-11-23 10:00";

fn ann() -> NewLead {
    with(somebody("Ann Hill", "+1 202 555 0143"), Detail::Mails(vec!["ann@hill.example".to_owned()]))
}

fn due(desk: &Desk, id: LeadId, now: &Now) -> String {
    desk.lead(id).next_touch().unwrap().when.due_day(now).to_string()
}

fn set(desk: &mut Desk, detail: Detail, id: LeadId, now: &Now) {
    desk.run(Command::SetDetail(id, detail), now);
}

#[test]
fn s0_1_s3_2_a_new_lead_is_on_a_plan_at_once() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    let plan = desk.book.plan_of(desk.lead(id));
    assert_eq!((plan.name.as_str(), plan.steps.len(), plan.touches_allowed), ("Four touches", 4, 7));
    assert_eq!(desk.book.plans()[0].name, "Four touches");
}

#[test]
fn lists_ask_for_the_touches_a_plan_allows_without_reading_its_steps() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    let own = "Touches: 3\n+1 day: Ask for the date\ntouches: many\n touches: 12 ";
    for (name, text) in [("Mine", own), ("None", ""), ("Four touches", "touches: 5\n+1 day: Ask for the date")] {
        desk.run(Command::AddPiece(LibraryItem::new(LibraryItemKind::Plan, moment(MONDAY), name, text)), &at(MONDAY));
    }
    let names: Vec<String> = desk.book.plans().into_iter().map(|plan| plan.name).collect();
    for name in names.into_iter().chain(["".to_owned(), "no such plan".to_owned()]) {
        set(&mut desk, Detail::Plan(name.clone()), id, &at(MONDAY));
        let lead = desk.lead(id);
        assert_eq!(desk.book.touches_allowed(lead), desk.book.plan_of(lead).touches_allowed, "{name}");
    }
    assert_eq!(cadence::read("Mine", own).0.touches_allowed, 12);
}

#[test]
fn every_shipped_plan_reads_without_a_problem() {
    for shipped in Desk::new().book.plans() {
        let (plan, problems) = cadence::read(&shipped.name, &shipped.text);
        assert_eq!(problems, [], "{}", shipped.name);
        assert!(!shipped.meant_for.is_empty() && plan.steps.len() >= 3, "{}", shipped.name);
    }
}

#[test]
fn a_plan_is_read_line_by_line_and_problems_name_their_line() {
    let text = "touches: 9\n\n# a remark\n+3 days, mail: Send the sheet [mail-fyi]\n+2 weeks: Ask what they make of it\n\
                next week, call: something\n+5 days, call:\n+9 days: just checking in\ntouches: many\n+200 weeks: Wait\nagain";
    let (plan, problems) = cadence::read("Mine", text);
    assert_eq!((plan.touches_allowed, plan.again, plan.steps.len()), (9, true, 2));
    assert_eq!((plan.steps[0].channel.as_ref(), plan.steps[0].script.as_str()), (Some(&Channel::Mail), "mail-fyi"));
    assert_eq!((plan.steps[1].gap, plan.steps[1].channel.as_ref()), (Gap::Days(14), None));
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [6, 7, 8, 9, 10]);
    // A repeating cadence has a step for every number, a finite one ends.
    assert_eq!(plan.step(3).map(|step| step.script.as_str()), Some("mail-fyi"));
    assert_eq!(cadence::read("Mine", "+1 day: Ask for the date").0.step(2), None);
    for text in ["", "nonsense", "\u{feff}", "+ : x"] {
        assert!(cadence::read("Mine", text).0.steps.is_empty() && !cadence::read("Mine", text).1.is_empty(), "{text}");
    }
}

#[test]
fn s4_35_the_default_plan_has_four_touches_and_asks_for_a_reason_after_them() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, Spoke, &at(MONDAY));
    let ahead = plan_ahead(&desk.book, desk.lead(id), "Four touches", &at(MONDAY));
    let days: Vec<String> = ahead.iter().map(|touch| touch.day.to_string()).collect();
    assert_eq!(days, ["2026-11-30", "2026-12-07", "2026-12-14", "2027-01-11"]);
    assert_eq!(ahead[2].aim, "Ask for the decision");
    let later = ["2026-11-30 10:00", "2026-12-07 10:00", "2026-12-14 10:00"];
    for now in later {
        assert!(!warns(&desk, id, Channel::Mail, now).contains(&PaceWarning::PlanIsThrough));
        desk.touch(id, Spoke, &at(now));
    }
    assert!(warns(&desk, id, Channel::Mail, "2027-01-11 10:00").contains(&PaceWarning::PlanIsThrough));
}

fn warns(desk: &Desk, id: LeadId, channel: Channel, now: &str) -> Vec<PaceWarning> {
    desk.book.pace_warnings(desk.lead(id), &channel, &at(now))
}

#[test]
fn t1_s0_7_the_meter_counts_every_channel_and_its_number_is_editable() {
    let made = |channel: Channel, on: &str| touch(Sent, channel, Direction::Mine, TouchTime::On(day(on)));
    let touches: Vec<Touch> = vec![
        call_on("2026-10-01", NoAnswer),
        call_on("2026-10-05", NoAnswer),
        call_on("2026-10-09", Spoke),
        made(Channel::Mail, "2026-10-12"),
        made(Channel::Mail, "2026-10-19"),
        touch(Met, Channel::Visit, Direction::Mine, TouchTime::On(day("2026-10-26"))),
    ];
    let mut desk = Desk::new();
    let id = desk.add(NewLead { touches, ..ann() }, &at(MONDAY));
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "touch 7 of at most 7");
    assert!(!warns(&desk, id, Channel::Call, MONDAY).contains(&PaceWarning::AllowanceIsUsed));
    desk.touch(id, NoAnswer, &at(MONDAY));
    assert!(warns(&desk, id, Channel::Call, MONDAY).contains(&PaceWarning::AllowanceIsUsed));
    // A salesperson's own cadence replaces the shipped one of the same name.
    let text = "touches: 9\n+7 days: Bring something new";
    desk.run(
        Command::AddPiece(LibraryItem::new(LibraryItemKind::Plan, moment(MONDAY), "Four touches", text)),
        &at(MONDAY),
    );
    assert_eq!(rows::touch_number(&desk.book, desk.lead(id)), "touch 8 of at most 9");
    assert_eq!(desk.book.plans().iter().filter(|plan| plan.name == "Four touches").count(), 1);
}

#[test]
fn s0_1_another_plan_moves_the_planned_day_and_is_kept_with_its_reason() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    desk.touch(id, Spoke, &now);
    assert_eq!(due(&desk, id, &now), "2026-11-30");
    let change = Command::SetDetail(id, Detail::Plan("Slow large deal".to_owned()));
    let explained = Command::Explained { reason: PLAN_REASONS[2].to_owned(), command: Box::new(change) };
    let inverse = desk.try_run(explained, &now).unwrap();
    assert_eq!(due(&desk, id, &now), "2026-12-07");
    let (_, item) = desk.lead(id).items_of(ItemKind::PlanChange).next().unwrap();
    assert_eq!((item.text.as_str(), item.proof.as_str()), ("Slow large deal", PLAN_REASONS[2]));
    assert_eq!(desk.lead(id).items_of(ItemKind::Moved).count(), 1);
    // Its second step follows its first.
    desk.touch(id, Spoke, &at("2026-12-07 10:00"));
    assert_eq!(desk.lead(id).next_touch().unwrap().why, Why::Step(2));
    assert_eq!(due(&desk, id, &now), "2026-12-28");
    let mut other = Desk::new();
    other.book = desk.book.clone();
    other.hybrid_clock = desk.hybrid_clock.clone();
    other.apply(inverse, &at("2026-12-08 10:00"));
    assert_eq!(due(&other, id, &now), "2026-11-30");
}

#[test]
fn s2_1_s4_34_large_deals_and_approvals_take_longer() {
    let now = at(MONDAY);
    let gap = |plan: &str, approval: bool| {
        let mut desk = Desk::new();
        let id = desk.add(with(ann(), Detail::Plan(plan.to_owned())), &now);
        desk.touch(id, Spoke, &now);
        if approval {
            desk.run(Command::AddItem(id, Item::new(ItemKind::Approval, "the board".to_owned(), Source::Said)), &now);
        }
        due(&desk, id, &now)
    };
    assert_eq!(gap("", false), "2026-11-30");
    assert_eq!(gap("Slow large deal", false), "2026-12-07");
    assert_eq!(gap("", true), "2026-12-07");
    assert_eq!(gap("Slow large deal", true), "2026-12-14");
    // Once they agreed, the cadence is as before.
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    desk.touch(id, Spoke, &now);
    let open = Item::new(ItemKind::Approval, "the board".to_owned(), Source::Said);
    desk.run(Command::AddItem(id, open.clone()), &now);
    let (item, _) = desk.lead(id).items_of(ItemKind::Approval).next().unwrap();
    let settled = Item { settled: Some(Settled { on: day("2026-11-23"), well: true }), ..open };
    desk.run(Command::SetItem(id, item, Some(settled)), &now);
    assert_eq!(due(&desk, id, &now), "2026-11-30");
}

#[test]
fn s1_32_s1_35_s1_36_another_group_moves_a_planned_day_and_never_a_promise() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(ann(), &now);
    desk.touch(id, Spoke, &now);
    set(&mut desk, Detail::Group(Some(Group::C)), id, &now);
    // Sixty days, at least a month.
    assert_eq!(due(&desk, id, &now), "2027-01-22");
    set(&mut desk, Detail::Group(Some(Group::A)), id, &now);
    assert_eq!(due(&desk, id, &now), "2026-11-30");
    desk.run(Command::Set(Setting::IntervalC(45)), &now);
    set(&mut desk, Detail::Group(Some(Group::C)), id, &now);
    assert_eq!(due(&desk, id, &now), "2027-01-07");
    let agreed = desk.add(promised(named("Bob"), "2026-11-26 15:30"), &now);
    set(&mut desk, Detail::Group(Some(Group::C)), agreed, &now);
    assert_eq!(due(&desk, agreed, &now), "2026-11-26");
    let chosen = desk.add(planned(named("Cid"), "2026-11-27"), &now);
    set(&mut desk, Detail::Group(Some(Group::C)), chosen, &now);
    assert_eq!(due(&desk, chosen, &now), "2026-11-27");
    for group in Group::ALL {
        assert!(!group.meaning().is_empty());
    }
}

#[test]
fn s2_2_their_date_leads_the_plan_and_the_plan_ends_after_it() {
    let now = at(MONDAY);
    let date = |text: &str| Detail::Deadline(Some(Deadline { day: day(text), why: "the fair".to_owned() }));
    let ahead = |text: &str| {
        let mut desk = Desk::new();
        let id = desk.add(with(ann(), date(text)), &now);
        desk.touch(id, Spoke, &now);
        let rows = plan_ahead(&desk.book, desk.lead(id), "Four touches", &now);
        rows.iter().map(|touch| touch.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ahead("2026-11-27"), ["2026-11-24", "2026-12-07", "2026-12-14", "2027-01-11"]);
    let long = ahead("2027-03-01");
    assert!(long.last().unwrap() > &"2027-03-01".to_owned(), "{long:?}");
    // The first touch after their date says so.
    let mut desk = Desk::new();
    let id = desk.add(with(ann(), date("2026-11-24")), &now);
    desk.touch(id, Spoke, &now);
    assert_eq!(desk.lead(id).next_touch().unwrap().why, Why::AfterDeadline);
}

#[test]
fn busy_and_bad_days_are_no_steps_of_a_plan() {
    for outcome in [Busy, BadDay] {
        let mut desk = Desk::new();
        let id = desk.add(ann(), &at(MONDAY));
        desk.touch(id, outcome, &at(MONDAY));
        desk.touch(id, Spoke, &at("2026-11-25 10:00"));
        assert_eq!(desk.lead(id).next_touch().unwrap().why, Why::Step(1), "{outcome:?}");
    }
}

#[test]
fn s4_18_a_day_is_early_or_late_by_the_pace_of_plan_and_group() {
    let band = |group: Option<Group>, text: &str| {
        let mut desk = Desk::new();
        let id = desk.add(with(ann(), Detail::Group(group)), &at(MONDAY));
        desk.touch(id, Spoke, &at(MONDAY));
        desk.book.band(desk.lead(id), day(text), &at(MONDAY))
    };
    assert_eq!(band(None, "2026-11-24"), Band::TooSoon);
    assert_eq!(band(None, "2026-11-27"), Band::Good);
    assert_eq!(band(None, "2026-12-07"), Band::Good);
    assert_eq!(band(None, "2026-12-08"), Band::TooLate);
    assert_eq!(band(Some(Group::C), "2026-12-08"), Band::TooSoon);
    assert_eq!(band(Some(Group::C), "2027-01-22"), Band::Good);
    assert_ne!(Band::TooSoon.words(), Band::TooLate.words());
    // Before the first conversation no day is early.
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    assert_eq!(desk.book.band(desk.lead(id), day("2026-11-24"), &at(MONDAY)), Band::Good);
}

#[test]
fn s2_26_the_third_touch_in_a_week_warns() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    desk.touch(id, NoAnswer, &at(MONDAY));
    assert_eq!(warns(&desk, id, Channel::Call, "2026-11-24 10:00"), []);
    desk.touch(id, NoAnswer, &at("2026-11-24 10:00"));
    assert_eq!(warns(&desk, id, Channel::Mail, "2026-11-25 10:00"), [PaceWarning::ThirdInAWeek]);
    assert_eq!(warns(&desk, id, Channel::Mail, "2026-12-01 10:00"), []);
    // And a month of group C holds two.
    set(&mut desk, Detail::Group(Some(Group::C)), id, &at(MONDAY));
    assert_eq!(warns(&desk, id, Channel::Mail, "2026-12-10 10:00"), [PaceWarning::FullMonth]);
}

#[test]
fn s2_27_the_fourth_call_in_a_row_warns_and_silence_suggests_another_way() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at("2026-09-01 10:00"));
    for (now, channel) in
        [("2026-09-01 10:00", Channel::Call), ("2026-09-14 10:00", Channel::Call), ("2026-10-01 10:00", Channel::Mail)]
    {
        desk.touch(id, NoAnswer, &at(now));
        assert_eq!(desk.lead(id).next_touch().unwrap().channel, channel, "{now}");
    }
    assert!(warns(&desk, id, Channel::Call, MONDAY).contains(&PaceWarning::FourthCallInARow));
    assert!(!warns(&desk, id, Channel::Mail, MONDAY).contains(&PaceWarning::FourthCallInARow));
}

#[test]
fn s3_22_three_silent_mails_suggest_another_way_and_not_the_end() {
    let mut desk = Desk::new();
    let id = desk.add(with(ann(), Detail::Preferred(Some(Channel::Mail))), &at(MONDAY));
    let mut suggested = vec![];
    for on in ["2026-11-23", "2026-12-01", "2026-12-10"] {
        let mail = touch(Sent, Channel::Mail, Direction::Mine, TouchTime::On(day(on)));
        desk.run(Command::RecordTouch { lead: id, touch: mail, next: None }, &at(&format!("{on} 10:00")));
        suggested.push(desk.lead(id).next_touch().unwrap().channel.clone());
    }
    assert_eq!(suggested, [Channel::Mail, Channel::Mail, Channel::Call]);
    assert!(warns(&desk, id, Channel::Mail, "2026-12-20 10:00").contains(&PaceWarning::SilentMails));
}

#[test]
fn t10_s1_11_the_pace_slows_with_silence_and_never_rises() {
    let mut desk = Desk::new();
    let id = desk.add(ann(), &at(MONDAY));
    let (mut now, mut gaps) = (at(MONDAY), vec![]);
    for _ in 0..6 {
        let mail = touch(Sent, Channel::Mail, Direction::Mine, TouchTime::At(now.instant));
        desk.run(Command::RecordTouch { lead: id, touch: mail, next: None }, &now);
        let next = desk.lead(id).next_touch().unwrap().when.due_day(&now);
        gaps.push(next_touch::domain::time::days_between(now.today(), next));
        now = at(&format!("{next} 10:00"));
    }
    assert!(gaps.is_sorted() && gaps[0] < gaps[3], "{gaps:?}");
}

#[test]
fn s1_16_s2_15_t5_s4_25_what_they_asked_for_leads_the_plan() {
    let now = at(MONDAY);
    let first = |preferred: Option<Channel>, plan: &str| {
        let mut desk = Desk::new();
        let plan = Detail::Plan(plan.to_owned());
        let id = desk.add(with(with(ann(), Detail::Preferred(preferred)), plan), &now);
        desk.touch(id, Spoke, &now);
        desk.lead(id).next_touch().unwrap().channel.clone()
    };
    assert_eq!(first(None, ""), Channel::Call);
    assert_eq!(first(Some(Channel::Mail), ""), Channel::Mail);
    assert_eq!(first(None, "Re-awakening"), Channel::Mail);
    assert_eq!(first(Some(Channel::Text), "Re-awakening"), Channel::Text);
    // A visit is not planned without an agreed time; the touch before it agrees one.
    let mut desk = Desk::new();
    let text = "+7 days, visit: Show the sample";
    desk.run(Command::AddPiece(LibraryItem::new(LibraryItemKind::Plan, moment(MONDAY), "Visits", text)), &now);
    let id = desk.add(with(ann(), Detail::Plan("Visits".to_owned())), &now);
    desk.touch(id, Spoke, &now);
    let next = desk.lead(id).next_touch().unwrap();
    assert_eq!((&next.channel, next.aim.text()), (&Channel::Call, "Agree a time to visit. Show the sample"));
}

#[test]
fn a_step_of_a_plan_names_its_script() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let text = "+7 days, mail: Send the sheet [mail-fyi]";
    desk.run(Command::AddPiece(LibraryItem::new(LibraryItemKind::Plan, moment(MONDAY), "Mine", text)), &now);
    let id = desk.add(with(ann(), Detail::Plan("Mine".to_owned())), &now);
    let taken = |desk: &Desk| {
        let offers =
            script::offers(&desk.book, desk.lead(id), Kind::Mail, &CallDraft::new(id), &at("2026-12-20 10:00"));
        offers.into_iter().find(|offer| offer.taken).unwrap().id
    };
    assert_ne!(taken(&desk), "mail-fyi");
    desk.touch(id, Spoke, &now);
    assert_eq!(taken(&desk), "mail-fyi");
}

#[test]
fn t3_a_planned_touch_never_comes_without_an_aim() {
    for plan in Desk::new().book.plans() {
        for step in cadence::read(&plan.name, &plan.text).0.steps {
            assert!(next_touch::domain::lead::Aim::new(&step.aim).is_ok(), "{}", step.aim);
        }
    }
}

#[test]
fn why_this_day_is_explained_in_one_line() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(with(ann(), Detail::BestTime("Tuesdays".to_owned())), &now);
    desk.touch(id, Spoke, &now);
    let why = why_this_day(&desk.book, desk.lead(id), &now);
    assert_eq!(why, "step 1 of 4 in the plan, counted from the last talk; at the hours they named");
    assert_eq!(due(&desk, id, &now), "2026-12-01");
    let bob = desk.add(planned(named("Bob"), "2026-11-28"), &now);
    assert_eq!(why_this_day(&desk.book, desk.lead(bob), &now), "the day you chose; but weekend there");
}

#[track_caller]
fn move_to(desk: &mut Desk, id: LeadId, when: When, reason: Option<&str>, now: &Now) -> Result<(), CommandError> {
    let next = desk.lead(id).next_touch().unwrap().clone();
    let command = match reason {
        Some(reason) => next_touch::app::today::week::moved(id, &next, when, reason),
        None => Command::PlanNext {
            lead: id,
            when,
            channel: next.channel,
            aim: next.aim.text().to_owned(),
            value: next.value,
        },
    };
    desk.try_run(command, now).map(drop)
}

#[test]
fn s0_1_moving_a_planned_day_keeps_its_reason_and_a_promise_moves_only_with_one() {
    let now = at(MONDAY);
    let mut desk = Desk::new();
    let id = desk.add(planned(ann(), "2026-11-24"), &now);
    move_to(&mut desk, id, When::day(day("2026-11-27")), Some(NO_REASON), &now).unwrap();
    let (_, item) = desk.lead(id).items_of(ItemKind::Moved).next().unwrap();
    assert_eq!((item.text.as_str(), item.proof.as_str()), ("2026-11-24 → 2026-11-27", NO_REASON));
    let agreed = desk.add(promised(named("Bob"), "2026-11-26 15:30"), &now);
    let later = || When::Promised { at: moment("2026-11-27 15:30"), zone: None };
    for reason in [None, Some(""), Some(NO_REASON)] {
        assert_eq!(move_to(&mut desk, agreed, later(), reason, &now), Err(CommandError::PromiseStands), "{reason:?}");
    }
    move_to(&mut desk, agreed, later(), Some(MOVE_REASONS[0]), &now).unwrap();
    assert_eq!(
        plan_log(desk.lead(agreed), &now),
        ["today: next touch moved: 2026-11-26 → 2026-11-27, they asked for it"]
    );
    assert_eq!(due(&desk, agreed, &now), "2026-11-27");
}
