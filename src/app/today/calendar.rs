//! Touches as calendar events, and holidays from a calendar file.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::lead::Channel;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::lead::{NextTouch, When};
use crate::domain::schedule::also_agreed::also_agreed;
use crate::domain::schedule::working_hours;
use crate::domain::time::{Day, Half, Now, days_after, days_between};
use crate::domain::util::{capital, sort_by};
use crate::formats::calendar::holidays::Holidays;
use crate::formats::calendar::{Event, Start, write};

/// A calendar file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub text: String,
    /// How many touches it contains.
    pub touches: usize,
}

/// A caution beside the buttons.
pub const ABOUT_CALENDARS: &str = "Only your calendar can ring while this page is closed. Calendars differ: most take a \
    file that is loaded again as an update, some add the touch a second time.";

/// A caution beside the button that takes a cancelled touch out of the calendar.
pub const ABOUT_CANCELLING: &str = "If you saved this touch to your calendar before, this file takes it out again. Some \
    calendars keep it and name it \u{201C}Cancelled\u{201D} instead; delete it there by hand.";

/// The next touch of a lead as an event, or a cancellation if the lead has none any more. `page` is the URL of this
/// page.
pub fn of_lead(lead: &Lead, book: &Book, page: &str, now: &Now) -> CalendarFile {
    let events: Vec<Event> =
        std::iter::once(event(lead, book, page, now)).chain(also_events(lead, book, page, now)).collect();
    CalendarFile {
        name: format!("next-touch-{}.ics", plain(lead.title())),
        text: write(&events, now.instant),
        touches: events.len(),
    }
}

/// All touches due in `days` days starting with `first`; agreed times first.
pub fn of_days(book: &Book, first: Day, days: u32, page: &str, now: &Now) -> CalendarFile {
    let due = |lead: &Lead| lead.next_touch().map(|next| next.when.due_day(now));
    let within = |day: Day| (0..i64::from(days)).contains(&days_between(first, day));
    let mut leads: Vec<&Lead> = book.leads().filter(|lead| due(lead).is_some_and(within)).collect();
    sort_by(&mut leads, |one, other| (due(one), one.id).cmp(&(due(other), other.id)));
    let mut events: Vec<Event> = leads.iter().map(|lead| event(lead, book, page, now)).collect();
    let also = book.leads().flat_map(|lead| also_events(lead, book, page, now));
    events.extend(also.filter(|event| match event.start {
        Start::At(at) => within(now.local_of(at).date()),
        Start::Day(day, _) => within(day),
    }));
    let name = format!("next-touch-{}.ics", crate::domain::time::iso_day(first));
    CalendarFile { name, touches: events.len(), text: write(&events, now.instant) }
}

/// The seven days from today.
pub fn of_week(book: &Book, page: &str, now: &Now) -> CalendarFile {
    of_days(book, now.today(), 7, page, now)
}

/// The event's UID: the same lead is the same event, whenever its next touch moves.
fn uid(lead: LeadId) -> String {
    format!("{}@next-touch", lead.0)
}

fn event(lead: &Lead, book: &Book, page: &str, now: &Now) -> Event {
    let opens = working_hours(book.settings()).from;
    let next = lead.next_touch();
    let start = match next.map(|next| &next.when) {
        Some(When::Promised { at, .. }) => Start::At(*at),
        Some(When::Planned { day, half: Some(Half::Afternoon) }) => Start::Day(*day, opens.max(13 * 60)),
        Some(When::Planned { day, .. }) => Start::Day(*day, opens),
        None => Start::Day(now.today(), opens),
    };
    let channel = next.map_or(Channel::Call, |next| next.channel.clone());
    let summary = format!("{} {}", capital(channel.word()), lead.title());
    Event {
        uid: uid(lead.id),
        start,
        // A calendar that ignores cancellations shows at least this.
        summary: if next.is_some() { summary } else { format!("Cancelled: {}", lead.title()) },
        description: next.map_or_else(String::new, |_| brief(lead, next, book, now)),
        link: format!("{page}#/lead/{}", lead.id.0),
        cancelled: next.is_none(),
    }
}

/// The other agreed times of a lead, each as an event of its own.
fn also_events<'a>(lead: &'a Lead, book: &'a Book, page: &'a str, now: &'a Now) -> impl Iterator<Item = Event> + 'a {
    also_agreed(lead).filter_map(move |(item, next)| {
        Some(Event {
            uid: format!("{}-{}@next-touch", lead.id.0, item.0),
            start: Start::At(next.when.agreed_at()?),
            summary: format!("{} {}", capital(next.channel.word()), lead.title()),
            description: brief(lead, Some(&next), book, now),
            link: format!("{page}#/lead/{}", lead.id.0),
            cancelled: false,
        })
    })
}

/// The notes before the touch, line by line.
fn brief(lead: &Lead, next: Option<&NextTouch>, book: &Book, now: &Now) -> String {
    let mut lines = Vec::new();
    let mut line = |head: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{head}: {text}"));
        }
    };
    if let Some(next) = next {
        line("Aim", next.aim.text());
        line("Brings them", &next.value);
    }
    line("Company", &lead.company);
    if let Some(phone) = lead.phones.iter().find(|phone| phone.wrong_since.is_none() && book.may_note(lead, phone)) {
        line("Phone", &phone.shown());
    }
    for must_have in lead.said(ItemKind::MustHave) {
        line("Must have", must_have);
    }
    if let Some(quote) = lead.said(ItemKind::Quote).next_back() {
        line("Their words", quote);
    }
    if let Some(deadline) = &lead.deadline {
        line("Their date", &format!("{} {}", dates::date(deadline.day, now.today()), deadline.why));
    }
    for (_, promise) in lead.items_of(ItemKind::MyPromise).filter(|(_, item)| item.is_open()) {
        line("I promised", &promise.text);
    }
    lines.join("\n")
}

/// A name as part of a file name.
fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .take(4)
        .collect();
    words.join("-")
}

/// The command that adds the holidays in a file that are neither past nor known; `None` if there are none.
pub fn take_holidays(book: &Book, found: &Holidays, now: &Now) -> Option<Command> {
    let mut taken: Vec<Day> = Vec::new();
    let mut commands = Vec::new();
    for holiday in &found.days {
        let is_new = book.holiday(holiday.day).is_none() && !taken.contains(&holiday.day);
        if is_new && holiday.day >= now.today() {
            taken.push(holiday.day);
            commands.push(Command::AddPiece(holiday_piece(holiday.day, &holiday.name, now)));
        }
    }
    (!commands.is_empty()).then_some(Command::Together(commands))
}

/// The parts of a calendar file that were skipped or changed, in words; empty if there are none.
pub fn not_taken(found: &Holidays) -> String {
    let lines = |lines: &[usize], one: &str, many: &str| {
        let first = lines.first()?;
        Some(format!(
            " {} {}",
            dates::counted(lines.len() as u64, "entry", "entries"),
            if lines.len() == 1 {
                format!("{one} (line {first}).")
            } else {
                format!("{many} (the first in line {first}).")
            }
        ))
    };
    [
        lines(&found.unread, "couldn’t be read", "couldn’t be read"),
        lines(
            &found.rules,
            "comes back by a rule that isn’t understood, so only its first day is in",
            "come back by rules that aren’t understood, so only their first days are in",
        ),
        lines(
            &found.hours,
            "lasts only some hours, so it’s no day off",
            "last only some hours, so they’re no days off",
        ),
        lines(
            &found.cut,
            "has more days than fit, so the rest is left out",
            "have more days than fit, so the rest is left out",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A holiday as a library item.
pub fn holiday_piece(day: Day, name: &str, now: &Now) -> LibraryItem {
    let name = if name.trim().is_empty() { "day off" } else { name.trim() };
    LibraryItem { until: Some(day), ..LibraryItem::new(LibraryItemKind::Holiday, now.instant, name, "") }
}

/// The future holidays, the earliest first.
pub fn holidays_ahead(book: &Book, now: &Now) -> Vec<(crate::domain::id::LibraryItemId, Day, String)> {
    let today = now.today();
    let mut ahead: Vec<_> = book
        .library_items_of(LibraryItemKind::Holiday)
        .filter_map(|(id, piece)| Some((id, piece.until?, piece.name.clone())))
        .filter(|(_, day, _)| *day >= today && *day <= days_after(today, 800))
        .collect();
    sort_by(&mut ahead, |one, other| (one.1, one.0).cmp(&(other.1, other.0)));
    ahead
}
