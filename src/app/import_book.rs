//! An import and the book: what is known already, and the command that an agreed dry run comes to.

use std::collections::HashMap;

use crate::app::import::{Accepted, Known, KnownLead, adds_nothing, join, key_of};
use crate::domain::book::Book;
use crate::domain::command::{Command, LeadMerge, NewLead};
use crate::domain::id::LeadId;
use crate::domain::lead::{Detail, DetailKind, Lead, Warmth};
use crate::domain::next_touch::{Aim, FIRST_AIM, NextTouch, When, Why};
use crate::domain::time::{Instant, Now};
use crate::domain::touch::Channel;
use crate::formats::dates::When as ReadWhen;
use crate::formats::people::{self, Person};

/// The leads of a book by what an import can recognise them by.
#[derive(Debug)]
pub struct KnownBook<'book> {
    book: &'book Book,
    phones: HashMap<&'book str, Vec<&'book Lead>>,
    mails: HashMap<String, Vec<&'book Lead>>,
    names: HashMap<(String, String), Vec<&'book Lead>>,
}

impl<'book> KnownBook<'book> {
    /// All leads of `book`.
    pub fn new(book: &'book Book) -> KnownBook<'book> {
        let mut known = KnownBook { book, phones: HashMap::new(), mails: HashMap::new(), names: HashMap::new() };
        for lead in book.leads() {
            for number in lead.phones.iter().filter_map(|phone| phone.e164.as_deref()) {
                known.phones.entry(number).or_default().push(lead);
            }
            for mail in &lead.mails {
                known.mails.entry(mail.to_lowercase()).or_default().push(lead);
            }
            known.names.entry((key_of(&lead.name), key_of(&lead.company))).or_default().push(lead);
        }
        known
    }
}

fn known_leads<'a>(leads: Option<&Vec<&'a Lead>>) -> impl Iterator<Item = &'a Lead> {
    leads.into_iter().flatten().copied()
}

fn shown(lead: &Lead) -> KnownLead<LeadId> {
    KnownLead { id: lead.id, name: lead.name.clone(), title: lead.title().to_owned() }
}

impl Known<LeadId> for KnownBook<'_> {
    fn with_phone(&self, e164: &str, extension: Option<&str>) -> Vec<KnownLead<LeadId>> {
        let same_extension = |lead: &Lead| {
            lead.phones
                .iter()
                .any(|phone| phone.e164.as_deref() == Some(e164) && phone.extension.as_deref() == extension)
        };
        let (first, then): (Vec<&Lead>, Vec<&Lead>) =
            known_leads(self.phones.get(e164)).partition(|lead| same_extension(lead));
        first.into_iter().chain(then).map(shown).collect()
    }

    fn with_mail(&self, lower: &str) -> Vec<KnownLead<LeadId>> {
        known_leads(self.mails.get(lower)).map(shown).collect()
    }

    fn with_name(&self, name: &str, company: &str) -> Vec<KnownLead<LeadId>> {
        let leads = known_leads(self.names.get(&(name.to_owned(), company.to_owned())));
        let (bare, others): (Vec<&Lead>, Vec<&Lead>) =
            leads.partition(|lead| lead.phones.is_empty() && lead.mails.is_empty());
        bare.into_iter().chain(others).map(shown).collect()
    }

    fn has_all(&self, lead: LeadId, row: &Person) -> bool {
        self.book.lead(lead).is_some_and(|lead| adds_nothing(&person_of(lead), &as_known(row.clone())))
    }

    fn is_do_not_call(&self, contact: &str) -> bool {
        self.book.is_suppressed(contact)
    }
}

/// The command that an agreed dry run comes to. Additions that change nothing are left out.
pub fn import_command(name: String, accepted: Accepted<LeadId>, book: &Book, now: &Now) -> Command {
    let leads = accepted.created.into_iter().map(|created| new_lead(created.person, now)).collect();
    let mut merged: HashMap<LeadId, Person> = HashMap::new();
    let mut changed: Vec<LeadId> = Vec::new();
    for mut addition in accepted.additions {
        let Some(lead) = book.lead(addition.into) else { continue };
        addition.person = as_known(addition.person);
        let person = merged.entry(lead.id).or_insert_with(|| person_of(lead));
        if join(person, &addition.person) && !changed.contains(&lead.id) {
            changed.push(lead.id);
        }
    }
    let merges = changed
        .into_iter()
        .filter_map(|id| Some((book.lead(id)?, merged.remove(&id)?)))
        .map(|(lead, person)| merge(lead, person))
        .filter(|merge| !merge.details.is_empty())
        .collect();
    Command::Import { name, practice: false, leads, merges }
}

/// What a row says, as the book would keep it: it knows no hotter than warm, so hot is no news to it.
fn as_known(mut row: Person) -> Person {
    if row.warm == Some(people::Warmth::Hot) {
        row.warm = Some(people::Warmth::Warm);
    }
    row
}

/// A lead as a file would tell it, so that the import's own rules join the two.
fn person_of(lead: &Lead) -> Person {
    Person {
        name: lead.name.clone(),
        company: lead.company.clone(),
        role: lead.role.clone(),
        phones: lead.phones.clone(),
        mails: lead.mails.clone(),
        website: lead.website.clone(),
        address: lead.address.clone(),
        source: lead.source.clone(),
        warm: lead.warmth.map(|warmth| match warmth {
            Warmth::Warm => people::Warmth::Warm,
            Warmth::Cold => people::Warmth::Cold,
        }),
        best_time: lead.best_time.clone(),
        note: lead.note.clone(),
        ..Person::default()
    }
}

fn merge(lead: &Lead, person: Person) -> LeadMerge {
    let details = details_of(person)
        .into_iter()
        .filter(|detail| detail.kind() != DetailKind::Warmth || lead.warmth.is_none())
        .filter(|detail| lead.detail(detail.kind()) != *detail)
        .collect();
    LeadMerge { lead: lead.id, details }
}

/// What a file told of a person, as a new lead.
pub fn new_lead(person: Person, now: &Now) -> NewLead {
    let next = person.next_touch.map(|when| imported_touch(when, &person, now));
    NewLead { details: details_of(person), next, ..NewLead::default() }
}

fn details_of(person: Person) -> Vec<Detail> {
    let warmth = person.warm.map(|warm| match warm {
        people::Warmth::Hot | people::Warmth::Warm => Warmth::Warm,
        people::Warmth::Cold => Warmth::Cold,
    });
    vec![
        Detail::Name(person.name),
        Detail::Company(person.company),
        Detail::Role(person.role),
        Detail::Phones(person.phones),
        Detail::Mails(person.mails),
        Detail::Website(person.website),
        Detail::Address(person.address),
        Detail::Source(person.source),
        Detail::Warmth(warmth),
        Detail::BestTime(person.best_time),
        Detail::Note(person.note),
    ]
}

/// The next touch that a file had planned. A date with a time was agreed with somebody; a date that is
/// past stays as it is, overdue.
fn imported_touch(read: ReadWhen, person: &Person, now: &Now) -> NextTouch {
    let when = match (read.time, read.offset) {
        (None, _) => When::day(read.date),
        (Some(time), None) => When::Promised { at: now.instant_of(read.date.and_time(time)), zone: None },
        (Some(time), Some(offset)) => {
            let utc = read.date.and_time(time).and_utc().timestamp_millis();
            When::Promised { at: Instant(utc).plus_minutes(-i64::from(offset)), zone: None }
        }
    };
    let channel = if person.phones.is_empty() && !person.mails.is_empty() { Channel::Mail } else { Channel::Call };
    NextTouch { when, channel, aim: Aim::stated(FIRST_AIM), value: String::new(), piece: None, why: Why::Imported }
}
