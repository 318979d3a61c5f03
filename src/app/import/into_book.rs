//! Connects an import with the book: which leads are known, and the command that carries out an accepted dry run.

use std::collections::HashMap;

use super::next_touch::{imported_touch, listed_next};
use super::spoken_before::{Spoken, kept_of, spoken_before};
use super::status::status_of;
use super::{Accepted, Addition, Apart, Created, Known, KnownLead, adds_nothing, key_of, update};
use crate::domain::book::Book;
use crate::domain::command::{Command, LeadMerge};
use crate::domain::decide::duplicates::not_same;
use crate::domain::id::LeadId;
use crate::domain::lead::NewLead;
use crate::domain::lead::Status;
use crate::domain::lead::{Aim, NextTouch, Why};
use crate::domain::lead::{Deadline, Detail, DetailKind, Group, Lead, Warmth};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::time::Now;
use crate::formats::person::Person;

/// The leads of a book, indexed by what an import recognises them by.
#[derive(Debug)]
pub struct KnownBook<'book> {
    book: &'book Book,
    phones: HashMap<&'book str, Vec<&'book Lead>>,
    mails: HashMap<String, Vec<&'book Lead>>,
    names: HashMap<(String, String), Vec<&'book Lead>>,
}

impl<'book> KnownBook<'book> {
    /// Indexes all leads of `book`.
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

/// The command that carries out an accepted dry run, without additions that would change nothing.
pub fn import_command(name: String, accepted: Accepted<LeadId>, book: &Book, now: &Now) -> Command {
    let spoken = accepted.spoken;
    let leads = accepted.created.into_iter().map(|created| created_lead(created, spoken, &name, now)).collect();
    let mut known: Vec<(&Lead, Vec<Addition<LeadId>>)> = Vec::new();
    let mut places: HashMap<LeadId, usize> = HashMap::new();
    for addition in accepted.additions {
        let Some(lead) = book.lead(addition.into) else { continue };
        let place = *places.entry(lead.id).or_insert(known.len());
        match known.get_mut(place) {
            Some((_, additions)) => additions.push(addition),
            None => known.push((lead, vec![addition])),
        }
    }
    let merges =
        known.into_iter().map(|(lead, additions)| merge(lead, &additions, spoken, now)).filter(has_something).collect();
    Command::Import { name, practice: false, leads, merges }
}

/// A new lead, and the people it was told apart from.
fn created_lead(created: Created<LeadId>, spoken: Spoken, list: &str, now: &Now) -> NewLead {
    let origin = format!("{list}, row {}", created.rows.first().copied().unwrap_or(0));
    let mut lead = listed_lead(created.person, spoken, &origin, now);
    for apart in created.apart_from {
        match apart {
            Apart::Lead(known) => lead.items.push(not_same(known)),
            Apart::Created(place) => lead.apart_from.push(place),
        }
    }
    lead
}

/// A row as the book would store it: the book knows no more than warm, so "hot" is not a change.
fn as_known(mut row: Person) -> Person {
    if row.warm == Some(crate::formats::person::Warmth::Hot) {
        row.warm = Some(crate::formats::person::Warmth::Warm);
    }
    row
}

/// The changes to one lead from all rows about it.
fn merge(lead: &Lead, additions: &[Addition<LeadId>], spoken: Spoken, now: &Now) -> LeadMerge {
    let listed: Vec<_> = additions.iter().flat_map(|addition| addition.person.kept.iter().cloned()).collect();
    let mut person = person_of(lead);
    for addition in additions {
        let mut other = as_known(addition.person.clone());
        if matches!(status_of(&other.status, None, now), Some(Some(Status::DoNotCall { .. }))) {
            strip_note_of_blocked(&mut other);
        }
        // The salesperson chooses what a date does to a known lead, so it is not repeated in a note.
        other.next_touch = None;
        update(&mut person, &other, &listed);
    }
    let last_contact = person.last_contact.map(|when| when.date).filter(|day| *day <= now.today());
    let supersedes = |item: &Item| !lead.said(item.kind).any(|text| text == item.text);
    let mut items: Vec<Item> = said_items(&person).into_iter().filter(supersedes).collect();
    let was_spoken = additions.iter().any(|addition| said_of(&addition.person, spoken) != Spoken::No);
    if was_spoken && !lead.was_spoken_to() {
        items.push(spoken_before(last_contact));
    }
    let do_not_call = person.do_not_call && !matches!(lead.status, Status::DoNotCall { .. });
    let details = details_of(person)
        .into_iter()
        .filter(|detail| detail.kind() != DetailKind::Warmth || lead.warmth.is_none())
        .filter(|detail| lead.detail(detail.kind()) != *detail)
        .collect();
    // If several rows have a date for one lead, none of them counts unless chosen.
    let is_alone = additions.iter().filter(|addition| addition.person.next_touch.is_some()).count() == 1;
    let next = additions.iter().find_map(|addition| {
        let mut listed = listed_next(lead, &addition.person, now)?;
        listed.is_proposed &= is_alone;
        listed.counts(addition.next).then_some(listed.next)
    });
    LeadMerge { lead: lead.id, details, next, items, do_not_call }
}

fn has_something(merge: &LeadMerge) -> bool {
    !merge.details.is_empty() || merge.next.is_some() || !merge.items.is_empty() || merge.do_not_call
}

/// A lead in the form of an imported person, so that the import's rules can join them.
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
            Warmth::Warm => crate::formats::person::Warmth::Warm,
            Warmth::Cold => crate::formats::person::Warmth::Cold,
        }),
        best_time: lead.best_time.clone(),
        zone: lead.zone.clone(),
        worth: lead.worth.clone(),
        deadline: lead.deadline.as_ref().map(|deadline| deadline.day),
        deadline_reason: lead.deadline.as_ref().map(|deadline| deadline.why.clone()).unwrap_or_default(),
        must_haves: lead.said(ItemKind::MustHave).map(str::to_owned).collect(),
        quotes: lead.said(ItemKind::Quote).map(str::to_owned).collect(),
        note: lead.note.clone(),
        ..Person::default()
    }
}

/// An imported person as a new lead.
fn listed_lead(mut person: Person, spoken: Spoken, origin: &str, now: &Now) -> NewLead {
    let by_mail = person.phones.is_empty() && !person.mails.is_empty();
    let mut next = person.next_touch.map(|when| imported_touch(when, by_mail, now));
    let status = match status_of(&person.status, next.as_ref().map(|next| &next.when), now) {
        Some(status) => status,
        // A status in another program's words, which only a person can interpret.
        None => {
            person.note = format!("Standing: {}\n{}", person.status, person.note).trim_end().to_owned();
            None
        }
    };
    let group = Group::ALL.into_iter().find(|group| group.letter() == person.group);
    let status = if person.do_not_call { Some(Status::DoNotCall { since: now.today() }) } else { status };
    if matches!(status, Some(Status::DoNotCall { .. })) {
        strip_note_of_blocked(&mut person);
    }
    let spoken = said_of(&person, spoken);
    let (touches, mut items) = kept_of(&person, spoken, origin, now);
    if spoken != Spoken::No && next.is_none() && status.is_none() {
        next = Some(NextTouch { why: Why::Imported, aim: Aim::stated(GO_ON), ..NextTouch::first_talk(now.today()) });
    }
    items.extend(said_items(&person));
    let mut details = details_of(person);
    details.push(Detail::Group(group));
    NewLead { details, items, touches, next, status, ..NewLead::default() }
}

/// The aim for somebody who was spoken to before they were in the book.
const GO_ON: &str = "Pick up where you left off";

/// Whether the person in one row was spoken to: a table from this program states that for each row.
fn said_of(person: &Person, spoken: Spoken) -> Spoken {
    let is_silent = !person.status.is_empty() && person.last_contact.is_none() && person.last_outcome.is_empty();
    if spoken == Spoken::Some && is_silent { Spoken::No } else { spoken }
}

/// Removes the words that this program puts before the note of a lead that must not be called.
fn strip_note_of_blocked(person: &mut Person) {
    if let Some(note) = person.note.strip_prefix(NOTE_OF_BLOCKED) {
        person.note = note.trim_start().to_owned();
    }
}

/// The beginning of the note of a lead that must not be called, in tables that leave the book.
pub const NOTE_OF_BLOCKED: &str = "Do not call.";

/// What a file says that they said. The day is unknown.
fn said_items(person: &Person) -> Vec<Item> {
    let of = |kind: ItemKind, texts: &[String]| {
        texts.iter().map(|text| Item::new(kind, text.clone(), Source::Said)).collect::<Vec<_>>()
    };
    let mut items = of(ItemKind::MustHave, &person.must_haves);
    items.extend(of(ItemKind::Quote, &person.quotes));
    items
}

fn details_of(person: Person) -> Vec<Detail> {
    let warmth = person.warm.map(|warm| match warm {
        crate::formats::person::Warmth::Hot | crate::formats::person::Warmth::Warm => Warmth::Warm,
        crate::formats::person::Warmth::Cold => Warmth::Cold,
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
        Detail::Zone(person.zone),
        Detail::Worth(person.worth),
        Detail::Deadline(person.deadline.map(|day| Deadline { day, why: person.deadline_reason })),
        Detail::Note(person.note),
    ]
}
