//! A file, an older version or another device may contain any number and any day. Whatever is in the book, every screen
//! can be shown, and every outcome can be recorded: nothing overflows, nothing hangs.

use crate::random::random;
use crate::store_support::generate::stamped_edits;
use crate::store_support::{minutes_later, replica};
use next_touch::app::call::{messages, script};
use next_touch::app::leads::{do_not_call, qualify_rows};
use next_touch::app::library::newsletter;
use next_touch::app::safekeeping::backup_due;
use next_touch::app::today::{alarms, calendar, hour_rows, plan_rows, rows, week};
use next_touch::app::workspace::Workspace;
use next_touch::app::{export, numbers};
use next_touch::domain::book::Book;
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::{Id, Ids, LeadId, Timestamp, TouchId};
use next_touch::domain::lead::Status;
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Created, Detail, Lead};
use next_touch::domain::library::shelf;
use next_touch::domain::qualify::review;
use next_touch::domain::schedule::{forecast, pace};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Day, Instant, Now};
use next_touch::store::journal::Journal;
use next_touch::store::storage::MemoryStore;
use proptest::prelude::*;
use std::rc::Rc;

/// Computes everything that the screens show of a book.
fn look_at_everything(book: &Book, now: &Now) {
    let today = now.today();
    drop((rows::today(book, now), rows::leads_by_next_touch(book, now), rows::without_next_step(book)));
    drop((
        week::week(book, 0, now),
        week::week(book, 60, now),
        week::losing_touch(book, now),
        week::overdue(book, now),
    ));
    drop((numbers::numbers(book, now), alarms::reminder(book, now), alarms::due_mark(book, now)));
    drop((calendar::of_week(book, "page", now), calendar::of_days(book, today, 7, "page", now)));
    drop((calendar::holidays_ahead(book, now), do_not_call::entries(book, today), do_not_call::export(book)));
    drop((export::calling_list(book, now), newsletter::readers(book), messages::rate(book)));
    drop((review::to_decide(book, now), review::untested(book, today)));
    drop((shelf::ladder(book), shelf::days_without_reading(book, now)));
    for last in [None, Some(now.instant), Some(Instant(i64::MIN)), Some(Instant(i64::MAX))] {
        drop(backup_due::Since::of(book, last, now).words());
    }
    for lead in book.leads() {
        drop((rows::lead_row(lead, now), rows::is_late(lead, now), rows::status_line(&lead.status, now)));
        drop((rows::touch_number(book, lead), rows::matter(lead), rows::consequence(&lead.status, now)));
        drop(lead.touches.iter().map(|(_, touch)| rows::touch_row(touch, now)).collect::<Vec<_>>());
        drop(lead.deadline.as_ref().map(|deadline| rows::deadline_line(deadline.day, now)));
        drop((plan_rows::plan_log(lead, now), plan_rows::why_this_day(book, lead, now)));
        drop((plan_rows::plan_ahead(book, lead, &lead.plan, now), calendar::of_lead(lead, book, "page", now)));
        drop((hour_rows::local_time(lead, now), hour_rows::call_warnings(book, lead, now)));
        drop((hour_rows::mail_hold(lead, now), hour_rows::worth_words(lead, now)));
        drop((qualify_rows::evidence(book, lead, now), qualify_rows::decide_view(book, lead.id, now)));
        drop((qualify_rows::brief_lines(lead, today), review::cost(lead)));
        drop((book.gap_days(lead, None), book.band(lead, today, now), forecast::replanned(book, lead, now)));
        for day in [Day::MIN, today, Day::MAX] {
            let _ = (book.band(lead, day, now), pace::at_their_hours(lead, day, now));
        }
        for channel in Channel::SHIPPED {
            drop((hour_rows::pace_words(book, lead, &channel, now), pace::silent_run(lead, &channel)));
            for outcome in Outcome::ALL {
                drop(rows::outcome_button(book, lead, outcome, &channel, now));
                drop(script::after(book, lead, channel.clone(), outcome, now));
            }
        }
    }
}

/// Records a touch with every outcome; the book may reject it, but nothing worse.
fn record_everything(book: &Book, now: &Now) {
    let mut ids = Ids::new(replica(99));
    for lead in book.leads() {
        for outcome in Outcome::ALL {
            let made = Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, outcome);
            let touch = Touch { seconds: Some(u32::MAX), ..made };
            let Ok(change) = book.decide(Command::RecordTouch { lead: lead.id, touch, next: None }, now, &mut ids)
            else {
                continue;
            };
            let mut after = book.clone();
            after.apply(next_touch::domain::book::Stamped { at: later(), value: change });
            drop(rows::today(&after, now));
        }
    }
}

fn later() -> Timestamp {
    Timestamp { millis: 9_000_000_000_000, count: 0, replica: replica(9) }
}

proptest! {
    #![proptest_config(random(24))]

    #[test]
    fn whatever_stands_in_the_book_every_screen_can_be_shown(edits in stamped_edits(40)) {
        let mut book = Book::new();
        // Makes the fields belong to a few existing leads.
        for number in 0..3 {
            let created = Created { at: Instant(1_793_000_000_000), import: None };
            book.apply_edit(later(), Edit::Lead(LeadId(Id { replica: replica(0), number }), Some(created)));
        }
        edits.into_iter().filter(|edit| !matches!(edit.value, Edit::Erased(_))).for_each(|edit| book.apply_edit(edit.at, edit.value));
        let now = minutes_later(0);
        look_at_everything(&book, &now);
        record_everything(&book, &now);
    }
}

/// A book with one lead and these settings and details.
fn book_of(settings: Vec<Setting>, details: Vec<Detail>) -> Book {
    let mut book = Book::new();
    let lead = LeadId(Id { replica: replica(0), number: 1 });
    let created = Created { at: Instant(1_793_000_000_000), import: None };
    let day = minutes_later(0).today();
    let status = Status::Open(next_touch::domain::lead::NextTouch::first_talk(day));
    let fixed = [Edit::Lead(lead, Some(created)), Edit::Status(lead, status)];
    let settings = settings.into_iter().map(Edit::Setting);
    let details = details.into_iter().map(|detail| Edit::Detail(lead, detail));
    fixed.into_iter().chain(settings).chain(details).for_each(|edit| book.apply_edit(later(), edit));
    book
}

#[test]
fn settings_at_both_ends_of_what_can_be_stored_do_no_harm() {
    const SETTINGS: [fn(u32) -> Setting; 11] = [
        Setting::Capacity,
        Setting::SpeakingRate,
        Setting::ReadingDays,
        Setting::IntervalA,
        Setting::IntervalB,
        Setting::IntervalC,
        Setting::HintSilence,
        Setting::HintVoicemails,
        Setting::HintTouches,
        Setting::HintDays,
        Setting::Cushion,
    ];
    let now = minutes_later(0);
    for number in [0, 1, 65_535, 65_536, u32::MAX - 1, u32::MAX] {
        let book = book_of(SETTINGS.iter().map(|make| make(number)).collect(), vec![]);
        look_at_everything(&book, &now);
        record_everything(&book, &now);
    }
}

#[test]
fn numbers_in_texts_do_no_harm_however_long_they_are() {
    let now = minutes_later(0);
    for number in ["0", "-1", "4294967295", "4294967296", "99999999999999999999999999", "1e9", "٣", "½"] {
        let text = |unit: &str| format!("{number}{unit}");
        for unit in ["", " days", " weeks", " months", " h", ":00", "-5", " to 99999"] {
            let details = vec![
                Detail::AnswersIn(text(unit)),
                Detail::BestTime(text(unit)),
                Detail::Worth(text(unit)),
                Detail::Plan(text(unit)),
                Detail::Zone(text(unit)),
            ];
            let settings = vec![Setting::ResponseTime(text(unit)), Setting::MyHours(text(unit))];
            let book = book_of(settings, details);
            look_at_everything(&book, &now);
            record_everything(&book, &now);
        }
        let plan = format!("+{number} months: Send the dates\n+{number} days, mail: Send the dates\ntouches: {number}");
        let (plan, problems) = next_touch::domain::schedule::cadence::read("long", &plan);
        assert!(plan.steps.len() + problems.len() >= 2, "a line is a step or a problem");
    }
}

/// Twenty thousand numbers that must not be called, unsorted, as in a list of another program. With a linear search for
/// each number, this took minutes.
#[test]
fn a_do_not_call_list_of_twenty_thousand_is_taken_in_and_known() {
    let number = |index: u32| format!("+4479{:08}", index.wrapping_mul(48_271) % 100_000_000);
    let entries = (0..20_000).map(|index| (number(index), Suppression::new(Day::MIN, "", "a list"))).collect();
    let now = minutes_later(0);
    let mut book = Book::new();
    let mut ids = Ids::new(replica(1));
    let leads: Vec<Edit> = (0..2_000)
        .flat_map(|index| {
            let lead = LeadId(Id { replica: replica(1), number: index });
            let phone = PhoneNumber {
                typed: number(index * 20),
                e164: Some(number(index * 20)),
                extension: None,
                remark: None,
                wrong_since: None,
            };
            let created = Created { at: now.instant, import: None };
            [Edit::Lead(lead, Some(created)), Edit::Detail(lead, Detail::Phones(vec![phone]))]
        })
        .collect();
    let at = |millis| Timestamp { millis, count: 0, replica: replica(1) };
    leads.into_iter().for_each(|edit| book.apply_edit(at(1), edit));
    let started = std::time::Instant::now();
    let change = book.decide(Command::Suppress(entries), &now, &mut ids).unwrap();
    book.apply(Stamped { at: at(2), value: change });
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    assert_eq!(book.suppressions().count(), 20_000);
    assert!((0..20_000).all(|index| book.is_suppressed(&number(index))));
    let blocked = |lead: &&Lead| matches!(lead.status, Status::DoNotCall { .. });
    assert_eq!(book.leads().filter(blocked).count(), 1_000);
}

#[test]
fn a_lead_with_five_thousand_touches_opens_at_once() {
    let lead = LeadId(Id { replica: replica(1), number: 0 });
    let created = Created { at: minutes_later(0).instant, import: None };
    let touches = (0..5_000_u32).map(|number| {
        // The latest come first, as in a table that is sorted that way.
        let time = TouchTime::At(minutes_later(-i64::from(number)).instant);
        let touch = Touch::new(time, Channel::Call, Direction::Mine, Outcome::NoAnswer);
        Edit::Touch(lead, TouchId(Id { replica: replica(1), number }), Some(touch))
    });
    let edits = std::iter::once(Edit::Lead(lead, Some(created))).chain(touches).collect();
    let at = Timestamp { millis: 1, count: 0, replica: replica(1) };
    let store = Rc::new(MemoryStore::new());
    Journal::open(store.clone(), replica(1)).0.append(&Stamped { at, value: Change::Decided(edits) }).unwrap();
    let started = std::time::Instant::now();
    let page = Workspace::open(store, replica(2));
    look_at_everything(page.book(), &minutes_later(5));
    assert!(started.elapsed().as_secs() < 10, "unoptimised, on a busy machine: {:?}", started.elapsed());
    assert_eq!(page.book().counts(), (1, 5_000));
}
