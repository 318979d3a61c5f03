//! Finds the person that a row matches: in an earlier row, or a lead of the book.

use super::evidence::{Evidence, Shared};
use super::join::adds_nothing;
use super::{DryRow, Fate, Known, KnownLead, Twin, key_of};
use crate::domain::lead::phone::PhoneNumber;
use crate::formats::person::Person;
use crate::formats::text::Name;
use std::collections::HashMap;

/// The values by which two rows are recognised as the same person.
pub(super) struct Keys {
    pub(super) phones: Vec<String>,
    pub(super) mails: Vec<String>,
    /// Name and company; only for rows without phone and mail.
    name: Option<(String, String)>,
}

impl Keys {
    pub(super) fn of(person: &Person) -> Keys {
        let phones: Vec<String> = person.phones.iter().filter_map(|phone| phone.e164.clone()).collect();
        let mails: Vec<String> = person.mails.iter().map(|mail| mail.to_lowercase()).collect();
        let is_bare = phones.is_empty() && mails.is_empty();
        Keys { phones, mails, name: is_bare.then(|| (key_of(&person.name), key_of(&person.company))) }
    }

    /// All addresses and numbers, each with whether it is an address; addresses come first.
    fn values(&self) -> impl Iterator<Item = (&String, bool)> {
        let mails = self.mails.iter().map(|mail| (mail, true));
        mails.chain(self.phones.iter().map(|phone| (phone, false)))
    }
}

/// An index of earlier rows, so that they need not all be searched.
#[derive(Default)]
pub(super) struct Earlier {
    phones: HashMap<String, Vec<usize>>,
    mails: HashMap<String, Vec<usize>>,
    bare: HashMap<(String, String), usize>,
    /// The first row with a shared value and a name, however many others share the value.
    named: HashMap<(String, String), usize>,
    rows: HashMap<usize, Seen>,
    /// The name that a first row's lead will have after all its rows are merged, as text and for comparison.
    names: HashMap<usize, (String, Name)>,
}

/// What is remembered of one row.
struct Seen {
    /// The first row of the same person, so that a chain of duplicates stays one person.
    root: usize,
}

/// A phone line: number and extension.
type Line = (String, Option<String>);

/// If more people than this share a number, only the same name counts.
const MOST_COMPARED: usize = 20;

fn lines_of(person: &Person) -> Vec<Line> {
    let line = |phone: &PhoneNumber| Some((phone.e164.clone()?, phone.extension.clone()));
    person.phones.iter().filter_map(line).collect()
}

impl Earlier {
    /// The first row of the person in a row.
    pub(super) fn root_of<I>(&self, row: usize, fate: &Fate<I>) -> usize {
        match fate {
            Fate::DuplicateOfRow(twin) => self.rows.get(twin).map_or(row, |seen| seen.root),
            _ => row,
        }
    }

    /// Earlier rows with a value, including the first with exactly the same name.
    fn rows_with<'a>(&'a self, value: &str, name: &str, is_mail: bool) -> impl Iterator<Item = usize> + use<'a> {
        let map = if is_mail { &self.mails } else { &self.phones };
        let named = self.named.get(&(value.to_owned(), name.to_owned()));
        map.get(value).into_iter().flatten().chain(named).copied()
    }

    /// The name of the person in an earlier row, which may come from another row.
    fn name_of(&self, seen: &Seen) -> Option<&(String, Name)> {
        self.names.get(&seen.root)
    }

    /// Adds a row to the index. `known_name` is the name of its certain twin, if any.
    pub(super) fn remember(&mut self, row: usize, root: usize, known_name: &str, person: &Person, keys: Keys) {
        let put = |map: &mut HashMap<String, Vec<usize>>, key: String| {
            let rows = map.entry(key).or_default();
            if rows.len() < MOST_COMPARED {
                rows.push(row);
            }
        };
        let name = key_of(&person.name);
        for value in keys.phones.iter().chain(&keys.mails) {
            self.named.entry((value.clone(), name.clone())).or_insert(row);
        }
        for phone in keys.phones {
            put(&mut self.phones, phone);
        }
        for mail in keys.mails {
            put(&mut self.mails, mail);
        }
        if let Some(name) = keys.name {
            self.bare.entry(name).or_insert(row);
        }
        let name = self.names.entry(root).or_insert_with(|| (known_name.to_owned(), Name::of(known_name)));
        if name.0.is_empty() {
            *name = (person.name.clone(), Name::of(&person.name));
        }
        self.rows.insert(row, Seen { root });
    }
}

/// A person that a row matches.
pub(super) struct Match<I> {
    pub(super) who: Twin<I>,
    /// Their name; empty if unknown.
    pub(super) name: String,
    /// Their display name.
    pub(super) title: String,
    pub(super) shared: String,
    pub(super) is_sure: bool,
    /// Whether they have every value of the row.
    has_all: bool,
    /// How many values are shared.
    shares: usize,
}

/// A row, and everything it is compared with.
pub(super) struct Row<'a, I, K: Known<I>> {
    pub(super) person: &'a Person,
    pub(super) keys: &'a Keys,
    pub(super) known: &'a K,
    pub(super) evidence: &'a Evidence,
    pub(super) earlier: &'a Earlier,
    /// The rows before it.
    pub(super) before: &'a [DryRow<I>],
}

impl<I: Copy + Eq, K: Known<I>> Row<'_, I, K> {
    /// The best match: certain ones first, then people who have every value of the row, the book before the file,
    /// more shared values, and the same name before a similar one; the first of equals.
    pub(super) fn best_twin(&self) -> Option<Match<I>> {
        let name = key_of(&self.person.name);
        let rank = |found: &Match<I>| {
            let is_known = matches!(found.who, Twin::Lead(_));
            (found.is_sure, found.has_all, is_known, found.shares, key_of(&found.name) == name)
        };
        self.matches().into_iter().rev().max_by_key(rank)
    }

    /// Everybody who shares a value with the row; mail addresses come before phone numbers.
    fn matches(&self) -> Vec<Match<I>> {
        let mut found = Vec::new();
        for mail in &self.keys.mails {
            let leads = self.compared(self.known.with_mail(mail));
            self.consider_leads(mail, true, leads, &mut found);
        }
        for (phone, extension) in &lines_of(self.person) {
            let leads = self.compared(self.known.with_phone(phone, extension.as_deref()));
            self.consider_leads(phone, false, leads, &mut found);
        }
        if let Some((name, company)) = &self.keys.name {
            let leads = self.compared(self.known.with_name(name, company));
            let is_one = leads.len() == 1 && !name.is_empty();
            for lead in leads {
                self.consider(Twin::Lead(lead.id), lead, &self.person.shown_name(), Some(is_one), &mut found);
            }
        }
        let (name, own) = (key_of(&self.person.name), Name::of(&self.person.name));
        for (value, is_mail) in self.keys.values() {
            let shared = self.shared(value, is_mail, &[]);
            for row in self.earlier.rows_with(value, &name, is_mail) {
                let seen = self.earlier.rows.get(&row);
                let Some((name, words)) = seen.and_then(|seen| self.earlier.name_of(seen)) else { continue };
                let twin = KnownLead { id: (), name: name.clone(), title: self.title_of(row) };
                let verdict = shared.verdict(words.alike(&own));
                self.consider(Twin::Row(row), twin, value, verdict, &mut found);
            }
        }
        if let Some(row) = self.keys.name.as_ref().and_then(|key| self.earlier.bare.get(key)) {
            let twin = KnownLead { id: (), name: self.person.name.clone(), title: self.title_of(*row) };
            self.consider(Twin::Row(*row), twin, &self.person.shown_name(), Some(false), &mut found);
        }
        found
    }

    /// The people to compare one by one: the first few, and those with exactly the same name.
    fn compared(&self, leads: Vec<KnownLead<I>>) -> Vec<KnownLead<I>> {
        let leads = leads.into_iter().enumerate();
        let compared = leads.filter(|(index, lead)| *index < MOST_COMPARED || lead.name == self.person.name);
        compared.map(|(_, lead)| lead).collect()
    }

    fn shared(&self, value: &str, is_mail: bool, known: &[Name]) -> Shared {
        Shared {
            is_mail,
            is_common: self.evidence.is_common(value, is_mail),
            by_several: self.evidence.is_shared(value, known.iter()),
        }
    }

    fn consider_leads(&self, value: &str, is_mail: bool, leads: Vec<KnownLead<I>>, found: &mut Vec<Match<I>>) {
        let own = Name::of(&self.person.name);
        let names: Vec<Name> = leads.iter().map(|lead| Name::of(&lead.name)).collect();
        let shared = self.shared(value, is_mail, &names);
        for (lead, name) in leads.into_iter().zip(&names) {
            let verdict = shared.verdict(name.alike(&own));
            self.consider(Twin::Lead(lead.id), lead, value, verdict, found);
        }
    }

    /// Adds a match; a person found before gets one more shared value. Somebody who has every value of the row counts
    /// as the same person whatever else differs: merging loses nothing.
    fn consider<T>(
        &self,
        who: Twin<I>,
        twin: KnownLead<T>,
        shared: &str,
        verdict: Option<bool>,
        found: &mut Vec<Match<I>>,
    ) {
        if let Some(before) = found.iter_mut().find(|before| before.who == who) {
            before.shares += 1;
            before.is_sure |= verdict == Some(true);
            return;
        }
        let has_all = match who {
            Twin::Lead(id) => self.known.has_all(id, self.person),
            Twin::Row(row) => self.row(row).is_some_and(|person| adds_nothing(person, self.person)),
        };
        // Two rows with only a name may be two people of that name.
        let is_repeated = has_all && (matches!(who, Twin::Lead(_)) || self.keys.name.is_none());
        if let Some(is_sure) = verdict.or(is_repeated.then_some(true)) {
            let KnownLead { name, title, .. } = twin;
            let is_sure = is_sure || is_repeated;
            found.push(Match { who, name, title, shared: shared.to_owned(), is_sure, has_all, shares: 1 });
        }
    }

    fn row(&self, row: usize) -> Option<&Person> {
        let index = self.before.binary_search_by_key(&row, |found| found.row).ok()?;
        self.before.get(index)?.person.as_ref()
    }

    fn title_of(&self, row: usize) -> String {
        self.row(row).map(Person::shown_name).unwrap_or_default()
    }
}
