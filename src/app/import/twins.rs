//! Whom a row looks like: somebody in an earlier row, or a lead of the book.

use super::{Fate, Known, KnownLead, Twin, key_of};
use crate::domain::phone::PhoneNumber;
use crate::formats::names;
use crate::formats::people::Person;
use std::collections::HashMap;

/// The values by which two rows are found to be the same.
pub(super) struct Keys {
    pub(super) phones: Vec<String>,
    pub(super) mails: Vec<String>,
    /// Name and company, only where there is neither phone nor mail to go by.
    name: Option<(String, String)>,
}

impl Keys {
    pub(super) fn of(person: &Person) -> Keys {
        let phones: Vec<String> = person.phones.iter().filter_map(|phone| phone.e164.clone()).collect();
        let mails: Vec<String> = person.mails.iter().map(|mail| mail.to_lowercase()).collect();
        let is_bare = phones.is_empty() && mails.is_empty();
        Keys { phones, mails, name: is_bare.then(|| (key_of(&person.name), key_of(&person.company))) }
    }
}

/// What earlier rows said, to be found without looking through them all.
#[derive(Default)]
pub(super) struct Earlier {
    phones: HashMap<String, Vec<usize>>,
    mails: HashMap<String, Vec<usize>>,
    bare: HashMap<(String, String), usize>,
    /// The first row with a shared value and a name, however many others share the value.
    named: HashMap<(String, String), usize>,
    rows: HashMap<usize, Seen>,
    /// The name that the lead of a first row will have when all its rows are merged.
    names: HashMap<usize, String>,
}

/// What is remembered of one row.
struct Seen {
    /// The first row of the same person, by which a chain of duplicates stays one person.
    root: usize,
    /// Numbers and extensions, for telling people behind one switchboard apart.
    lines: Vec<Line>,
}

/// A phone line: number and extension.
type Line = (String, Option<String>);

/// More people than this behind one number are not compared one by one; only the same name counts.
const MOST_COMPARED: usize = 20;

fn lines_of(person: &Person) -> Vec<Line> {
    let line = |phone: &PhoneNumber| Some((phone.e164.clone()?, phone.extension.clone()));
    person.phones.iter().filter_map(line).collect()
}

impl Earlier {
    /// The first row of the person that a row is.
    pub(super) fn root_of<I>(&self, row: usize, fate: &Fate<I>) -> usize {
        match fate {
            Fate::DuplicateOfRow(twin) => self.rows.get(twin).map_or(row, |seen| seen.root),
            _ => row,
        }
    }

    /// The name of whom an earlier row is, which may stand in another row.
    fn name_of(&self, seen: &Seen) -> &str {
        self.names.get(&seen.root).map(String::as_str).unwrap_or_default()
    }

    /// Takes a row in. `known_name` is the name of its twin, if it has a sure one.
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
        let name = self.names.entry(root).or_insert_with(|| known_name.to_owned());
        if name.is_empty() {
            name.clone_from(&person.name);
        }
        self.rows.insert(row, Seen { root, lines: lines_of(person) });
    }
}

/// Somebody whom a row looks like.
pub(super) struct Match<I> {
    pub(super) who: Twin<I>,
    pub(super) name: String,
    pub(super) shared: String,
    pub(super) is_sure: bool,
    /// How many values are shared.
    shares: usize,
}

/// Everybody who shares something with a row.
struct Matches<I> {
    found: Vec<Match<I>>,
    /// The name of the row, as names are compared.
    name: String,
}

impl<I: Copy + Eq> Matches<I> {
    /// Takes in a match; somebody who was found before shares one value more.
    fn consider(&mut self, found: Match<I>) {
        match self.found.iter_mut().find(|before| before.who == found.who) {
            Some(before) => {
                before.shares += 1;
                before.is_sure |= found.is_sure;
            }
            None => self.found.push(found),
        }
    }

    /// A sure match before a possible one, the book before the file, who shares more, and the very
    /// same name before a similar one; of equals the first.
    fn best(self) -> Option<Match<I>> {
        let rank = |found: &Match<I>| {
            let is_known = matches!(found.who, Twin::Lead(_));
            (found.is_sure, is_known, found.shares, key_of(&found.name) == self.name)
        };
        self.found.into_iter().rev().max_by_key(rank)
    }
}

/// The best of all who share something with a row; a mail address counts before a phone number.
pub(super) fn best_twin<I: Copy + Eq>(
    person: &Person,
    keys: &Keys,
    known: &impl Known<I>,
    earlier: &Earlier,
) -> Option<Match<I>> {
    let own_lines = lines_of(person);
    let mut matches = Matches { found: Vec::new(), name: key_of(&person.name) };
    let by_phone = |name: &str| names::can_be_same(name, &person.name);
    let by_mail = |name: &str| by_phone(name) || names::share_an_end(name, &person.name);
    let compared = |leads: Vec<KnownLead<I>>| {
        let leads = leads.into_iter().enumerate();
        leads.filter(|(place, lead)| *place < MOST_COMPARED || lead.name == person.name).map(|(_, lead)| lead)
    };
    for mail in &keys.mails {
        for lead in compared(known.with_mail(mail)) {
            let is_sure = by_mail(&lead.name);
            matches.consider(Match {
                who: Twin::Lead(lead.id),
                name: lead.name,
                shared: mail.clone(),
                is_sure,
                shares: 1,
            });
        }
    }
    for (phone, extension) in &own_lines {
        for lead in compared(known.with_phone(phone, extension.as_deref())) {
            let is_sure = by_phone(&lead.name);
            matches.consider(Match {
                who: Twin::Lead(lead.id),
                name: lead.name,
                shared: phone.clone(),
                is_sure,
                shares: 1,
            });
        }
    }
    if let Some((name, company)) = &keys.name
        && let Some(lead) = known.with_name(name, company).into_iter().next()
    {
        let shared = person.shown_name();
        matches.consider(Match { who: Twin::Lead(lead.id), name: lead.name, shared, is_sure: true, shares: 1 });
    }
    for (value, row, is_mail) in earlier_rows(keys, &matches.name.clone(), earlier) {
        let Some(seen) = earlier.rows.get(&row) else { continue };
        let name = earlier.name_of(seen);
        let is_sure = if is_mail {
            by_mail(name)
        } else {
            // Two extensions of one switchboard are two people, unless the names say otherwise.
            let same_line = seen.lines.iter().any(|line| line.0 == *value && own_lines.contains(line));
            let is_named = !name.is_empty() && !person.name.is_empty();
            by_phone(name) && (same_line || is_named)
        };
        matches.consider(Match {
            who: Twin::Row(row),
            name: name.to_owned(),
            shared: value.clone(),
            is_sure,
            shares: 1,
        });
    }
    if let Some(row) = keys.name.as_ref().and_then(|key| earlier.bare.get(key)) {
        let (name, shared) = (person.name.clone(), person.shown_name());
        matches.consider(Match { who: Twin::Row(*row), name, shared, is_sure: false, shares: 1 });
    }
    matches.best()
}

/// The earlier rows that share a value, those with the same mail address first.
fn earlier_rows<'a>(
    keys: &'a Keys,
    name: &str,
    earlier: &'a Earlier,
) -> impl Iterator<Item = (&'a String, usize, bool)> {
    let mails = keys.mails.iter().map(|mail| (mail, earlier.mails.get(mail), true));
    let phones = keys.phones.iter().map(|phone| (phone, earlier.phones.get(phone), false));
    mails.chain(phones).flat_map(move |(value, rows, is_mail)| {
        let named = earlier.named.get(&(value.clone(), name.to_owned()));
        rows.into_iter().flatten().chain(named).map(move |row| (value, *row, is_mail))
    })
}
