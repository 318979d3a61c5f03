//! Files that leave the book: tables, contact cards, one lead for a colleague, and the calling list of a day. Blocked
//! numbers and addresses are left out of every file that people could call from.

use crate::app::format::dates;
use crate::app::import::NOTE_OF_BLOCKED;
use crate::app::import::status_text;
use crate::app::today::rows::{self, company_beside_title};
use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::Suppression;
use crate::domain::do_not_call::personal_key;
use crate::domain::id::LeadId;
use crate::domain::lead::Channel;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Status;
use crate::domain::lead::When;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::lead::{Lead, Warmth};
use crate::domain::time::{Instant, Now, iso_day};
use crate::formats::table::csv_write;
use crate::formats::text::clean;
use crate::formats::vcard::write;
use crate::store::backup::{self, BackupProblem};

/// Leads as a table for import into this program, with every field that an import understands.
pub fn table_to_bring_in(leads: &[&Lead], now: &Now) -> String {
    csv_write::exact(&table(leads, now))
}

/// Leads as a table for a spreadsheet, with their touches.
pub fn table_for_spreadsheet(leads: &[&Lead], now: &Now) -> String {
    let mut table = table(leads, now);
    let headings = ["Touches", "Last touch", "Last note"];
    let more = std::iter::once(headings.map(str::to_owned)).chain(leads.iter().map(|lead| touch_cells(lead, now)));
    for (row, cells) in table.iter_mut().zip(more) {
        row.extend(cells);
    }
    csv_write::for_spreadsheet(&table)
}

fn table(leads: &[&Lead], now: &Now) -> Vec<Vec<String>> {
    let phones = leads.iter().map(|lead| lead.phones.len()).max().unwrap_or(0);
    let mut headings: Vec<String> = ["Name", "Company", "Role"].map(str::to_owned).into();
    for number in 1..=phones {
        headings.extend([format!("Phone {number} label"), format!("Phone {number}")]);
    }
    headings.extend(["Mail", "Website", "Address", "Note"].map(str::to_owned));
    headings.extend(OWN.iter().map(|(heading, _)| (*heading).to_owned()));
    std::iter::once(headings).chain(leads.iter().map(|lead| cells(lead, phones, now))).collect()
}

fn cells(lead: &Lead, phones: usize, now: &Now) -> Vec<String> {
    let mut cells: Vec<String> = [&lead.name, &lead.company, &lead.role].map(|text| unmistakable(text)).into();
    for place in 0..phones {
        let phone = lead.phones.get(place);
        cells.push(phone.and_then(|phone| phone.remark.clone()).unwrap_or_default());
        cells.push(phone.map(dialled_form).unwrap_or_default());
    }
    cells.push(lead.mails.join("; "));
    cells.extend([&lead.website, &lead.address, &note(lead)].map(|text| unmistakable(text)));
    cells.extend(OWN.iter().map(|(_, cell)| unmistakable(&cell(lead, now))));
    cells
}

/// A field that an import understands but a contact card does not: its heading, and how to write it.
type Own = (&'static str, fn(&Lead, &Now) -> String);

const OWN: [Own; 14] = [
    ("Source", |lead, _| lead.source.clone()),
    ("Warmth", |lead, _| match lead.warmth {
        Some(Warmth::Warm) => "Warm".to_owned(),
        Some(Warmth::Cold) => "Cold".to_owned(),
        None => String::new(),
    }),
    ("Best time to call", |lead, _| lead.best_time.clone()),
    ("Next touch", |lead, now| next_touch(&lead.status, now)),
    ("Standing", |lead, _| status_text(&lead.status)),
    ("Group", |lead, _| lead.group.map(|group| group.letter().to_owned()).unwrap_or_default()),
    ("Time zone", |lead, _| lead.zone.clone()),
    ("Value", |lead, _| lead.worth.clone()),
    ("Deadline", |lead, _| lead.deadline.as_ref().map(|deadline| iso_day(deadline.day)).unwrap_or_default()),
    ("Deadline because", |lead, _| lead.deadline.as_ref().map(|deadline| deadline.why.clone()).unwrap_or_default()),
    ("Must have", |lead, _| lead.said(ItemKind::MustHave).collect::<Vec<_>>().join("\n")),
    ("Their words", |lead, _| lead.said(ItemKind::Quote).collect::<Vec<_>>().join("\n")),
    ("Last contact", |lead, now| match (lead.last_contact(), lead.items_of(ItemKind::SpokenBefore).next()) {
        (Some(touch), _) => iso_day(touch.time.day(now)),
        (None, Some((_, item))) => item.noted.map(iso_day).unwrap_or_default(),
        (None, None) => String::new(),
    }),
    ("Last outcome", |lead, _| match (lead.last_contact(), lead.was_spoken_to()) {
        (Some(touch), _) => touch.outcome.words().to_owned(),
        (None, true) => "Spoken before".to_owned(),
        (None, false) => String::new(),
    }),
];

/// Escapes text that an import would otherwise take for HTML entities (`&amp;`).
fn unmistakable(text: &str) -> String {
    if clean::without_entities(text) == text { text.to_owned() } else { text.replace('&', "&amp;") }
}

/// A number in the form that every program and country can read.
fn dialled_form(phone: &PhoneNumber) -> String {
    match (&phone.e164, &phone.extension) {
        (None, _) => phone.typed.clone(),
        (Some(number), None) => number.clone(),
        (Some(number), Some(extension)) => format!("{number} ext. {extension}"),
    }
}

/// The next touch, or the wake-up day of a parked lead, in an unambiguous format.
fn next_touch(status: &Status, now: &Now) -> String {
    match status {
        Status::Open(next) => match &next.when {
            When::Planned { day, .. } => iso_day(*day),
            When::Promised { at, .. } => {
                // With its UTC offset, so that it is the same moment wherever it is read.
                let local = now.local_of(*at);
                let offset = (local - at.utc()).num_minutes();
                let sign = if offset < 0 { '-' } else { '+' };
                let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
                format!("{}T{}{sign}{hours:02}:{minutes:02}", iso_day(local.date()), dates::time(local))
            }
        },
        Status::Parked { wake, .. } => iso_day(*wake),
        Status::Ended { .. } | Status::DoNotCall { .. } => String::new(),
    }
}

/// The note. A lead who must not be called is marked in it, in whatever program the table ends up.
fn note(lead: &Lead) -> String {
    match &lead.status {
        Status::DoNotCall { .. } => format!("{NOTE_OF_BLOCKED}\n{}", lead.note).trim_end().to_owned(),
        Status::Open(_) | Status::Parked { .. } | Status::Ended { .. } => lead.note.clone(),
    }
}

fn touch_cells(lead: &Lead, now: &Now) -> [String; 3] {
    let last = lead.latest_touches().next();
    [
        lead.touches.len().to_string(),
        last.map(|touch| format!("{} {}", iso_day(touch.time.day(now)), touch.words())).unwrap_or_default(),
        last.map(|touch| touch.note.clone()).unwrap_or_default(),
    ]
}

/// Leads as contact cards. Leads on the do-not-call list get none, and blocked numbers and addresses are left out of
/// the others.
pub fn contact_cards(book: &Book, leads: &[&Lead], now: &Now) -> String {
    let mut cards = String::new();
    for lead in leads.iter().filter(|lead| !matches!(lead.status, Status::DoNotCall { .. })) {
        let phones: Vec<&PhoneNumber> = lead.phones.iter().filter(|phone| book.may_note(lead, phone)).collect();
        let mails: Vec<&str> =
            lead.mails.iter().filter(|mail| book.writable(mail).is_some()).map(String::as_str).collect();
        let own: Vec<(&str, String)> =
            OWN.iter().map(|(heading, text)| (*heading, unmistakable(&text(lead, now)))).collect();
        cards.push_str(&write::card(lead, &phones, &mails, &own));
    }
    cards
}

/// One lead with its complete history, as a file that another book can merge like any backup. Its do-not-call entries
/// are included. Settings and other leads are not, and neither are lifted entries, which would lift what somebody
/// asked for in the other book.
pub fn hand_over(book: &Book, lead: LeadId, created: Instant) -> Result<String, BackupProblem> {
    let mut part = Book::new();
    let contacts: Vec<String> = book.lead(lead).map(contacts_of).unwrap_or_default();
    for register in book.registers() {
        let belongs = match &register.value {
            Edit::Suppression(contact, entry) => {
                contacts.contains(contact) && entry.as_ref().is_some_and(Suppression::holds)
            }
            edit => edit.lead() == Some(lead),
        };
        if belongs {
            part.apply_edit(register.at, register.value);
        }
    }
    backup::write(&part, created)
}

fn contacts_of(lead: &Lead) -> Vec<String> {
    let phones = || lead.phones.iter().filter_map(|phone| phone.e164.clone());
    let persons = phones().map(|number| personal_key(&number, &lead.name));
    phones().chain(lead.mails.iter().map(|mail| mail.to_lowercase())).chain(persons).collect()
}

/// The calling list of a day, for print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallingList {
    /// The day in words.
    pub day: String,
    /// The leads to call, in order.
    pub rows: Vec<CallingRow>,
}

/// A line of the calling list, with space for handwriting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallingRow {
    /// Why they are on the list: a time, "2 days late".
    pub because: String,
    /// Their name.
    pub title: String,
    /// Their company and role.
    pub about: String,
    /// The numbers that may be dialled, in order of preference.
    pub phones: Vec<String>,
    /// The aim of the call.
    pub aim: String,
    /// Their needs, in their words.
    pub must_have: String,
    /// The outcome of the last touch, and its note.
    pub last: String,
}

/// The calls due on the day of `now`, including agreed times later that day.
pub fn calling_list(book: &Book, now: &Now) -> CallingList {
    let today = rows::today(book, now);
    let due = today.sections.into_iter().flat_map(|(_, rows)| rows).chain(today.today_at);
    let rows = due.filter_map(|row| {
        let lead = book.lead(row.lead)?;
        let is_call = lead.next_touch().is_none_or(|next| next.channel == Channel::Call);
        is_call.then(|| calling_row(book, lead, row.because, now))
    });
    CallingList { day: today.date, rows: rows.collect() }
}

fn calling_row(book: &Book, lead: &Lead, because: String, now: &Now) -> CallingRow {
    let company = company_beside_title(lead);
    let about = [lead.role.as_str(), company.as_str()].into_iter().filter(|text| !text.is_empty());
    let last = lead.latest_touches().next().map(|touch| rows::touch_row(touch, now));
    CallingRow {
        because,
        title: lead.title().to_owned(),
        about: about.collect::<Vec<_>>().join(" · "),
        phones: lead
            .phones
            .iter()
            .filter(|phone| phone.is_in_use() && book.dialable_for(lead, phone).is_some())
            .map(PhoneNumber::shown)
            .collect(),
        aim: lead.next_touch().map(|next| next.aim.text().to_owned()).unwrap_or_default(),
        must_have: lead.said(ItemKind::MustHave).next().unwrap_or_default().to_owned(),
        last: last
            .map(|row| [row.when, row.words, row.note].into_iter().filter(|text| !text.is_empty()))
            .map(|texts| texts.collect::<Vec<_>>().join(", "))
            .unwrap_or_default(),
    }
}
