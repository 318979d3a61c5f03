//! A book of imported people, for the tests of reading and importing files.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use chrono::NaiveDate;
use next_touch::app::import::{Accepted, DryRun, Known, KnownLead, adds_nothing, dry_run, join, key_of};
use next_touch::domain::lead::phone::Country;
use next_touch::formats::person::{Person, Record};
use next_touch::formats::table::{columns, rows};
use next_touch::formats::vcard::people;
use next_touch::formats::{self, Content};

/// The people that a first import created, as a book would find them.
#[derive(Default)]
pub struct People {
    pub leads: Vec<Person>,
    pub do_not_call: Vec<String>,
}

impl People {
    fn known(&self, is_meant: impl Fn(&Person) -> bool) -> Vec<KnownLead<usize>> {
        let leads = self.leads.iter().enumerate().filter(|(_, person)| is_meant(person));
        leads.map(|(id, person)| KnownLead { id, name: person.name.clone(), title: person.shown_name() }).collect()
    }

    /// Applies the result of a dry run. Returns how many leads were created and how many changed.
    pub fn take(&mut self, accepted: Accepted<usize>) -> (usize, usize) {
        let created = accepted.created.len();
        self.leads.extend(accepted.created.into_iter().map(|created| created.person));
        let changes = accepted
            .additions
            .iter()
            .filter(|addition| self.leads.get_mut(addition.into).is_some_and(|person| join(person, &addition.person)));
        (created, changes.count())
    }
}

impl Known<usize> for People {
    fn with_phone(&self, e164: &str, extension: Option<&str>) -> Vec<KnownLead<usize>> {
        let has = |person: &Person, same: bool| {
            person
                .phones
                .iter()
                .any(|phone| phone.e164.as_deref() == Some(e164) && (phone.extension.as_deref() == extension) == same)
        };
        let mut found = self.known(|person| has(person, true));
        found.extend(self.known(|person| has(person, false)));
        found
    }

    fn with_mail(&self, lower: &str) -> Vec<KnownLead<usize>> {
        self.known(|person| person.mails.iter().any(|mail| mail.to_lowercase() == lower))
    }

    fn with_name(&self, name: &str, company: &str) -> Vec<KnownLead<usize>> {
        let is_named = |person: &Person| key_of(&person.name) == name && key_of(&person.company) == company;
        let is_bare = |person: &Person| person.phones.is_empty() && person.mails.is_empty();
        let mut found = self.known(|person| is_named(person) && is_bare(person));
        found.extend(self.known(|person| is_named(person) && !is_bare(person)));
        found
    }

    fn has_all(&self, lead: usize, row: &Person) -> bool {
        self.leads.get(lead).is_some_and(|person| adds_nothing(person, row))
    }

    fn is_do_not_call(&self, e164_or_mail: &str) -> bool {
        self.do_not_call.iter().any(|blocked| blocked == e164_or_mail)
    }
}

pub fn united_states() -> &'static Country {
    Country::by_code("US").unwrap()
}

/// The day on which all test files are imported.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 20).unwrap()
}

/// Reads a whole file with the guessed columns.
pub fn records(bytes: &[u8]) -> Vec<Record> {
    match formats::open(bytes).unwrap() {
        Content::Table(table) => rows::read(&table, &columns::guess(&table), united_states(), today()),
        Content::Cards(cards) => people::read(&cards, united_states()),
    }
}

/// The dry run against an empty book.
pub fn first_run(records: &[Record]) -> DryRun<usize> {
    dry_run(records, &People::default())
}
