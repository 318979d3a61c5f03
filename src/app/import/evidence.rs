//! How much a shared number or address proves: nothing if most rows of a list have it, and a possible match, to be
//! asked about, if several people do.

use std::collections::HashMap;

use super::matching::Keys;
use crate::formats::person::Record;
use crate::formats::text::{Alike, Name, is_shared_box};

/// The fewest rows with an address for which it counts as common to most rows. Numbers need more, since one may belong
/// to a whole house.
const FEWEST_WITH_MAIL: usize = 3;
const FEWEST_WITH_PHONE: usize = 10;
/// The most people remembered for each value; more would add no information.
const MOST_PEOPLE: usize = 3;

/// Who has a value.
#[derive(Default)]
struct Holders {
    rows: usize,
    /// Names of different people.
    names: Vec<Name>,
}

impl Holders {
    fn add(&mut self, name: &Name) {
        let is_new = |known: &Name| known.alike(name).are_two();
        if !name.is_unknown() && self.names.len() < MOST_PEOPLE && self.names.iter().all(is_new) {
            self.names.push(name.clone());
        }
    }
}

/// Who has each number and address in a list.
#[derive(Default)]
pub(super) struct Evidence {
    rows: usize,
    holders: HashMap<String, Holders>,
}

impl Evidence {
    /// Scans the whole list.
    pub(super) fn of(records: &[Record]) -> Evidence {
        let mut evidence = Evidence::default();
        for person in records.iter().filter_map(Record::person) {
            evidence.rows += 1;
            let (keys, name) = (Keys::of(person), Name::of(&person.name));
            for value in keys.phones.into_iter().chain(keys.mails) {
                let holders = evidence.holders.entry(value).or_default();
                holders.rows += 1;
                holders.add(&name);
            }
        }
        evidence
    }

    /// Whether most rows have the value without being the same person: for example the seller's own address.
    pub(super) fn is_common(&self, value: &str, is_mail: bool) -> bool {
        let fewest = if is_mail { FEWEST_WITH_MAIL } else { FEWEST_WITH_PHONE };
        self.holders
            .get(value)
            .is_some_and(|holders| holders.rows >= fewest && holders.rows * 2 > self.rows && holders.names.len() != 1)
    }

    /// Whether several people have the value, in the list or among the `known` ones: a household, a switchboard, a
    /// shared mailbox.
    pub(super) fn is_shared<'a>(&self, value: &str, mut known: impl Iterator<Item = &'a Name>) -> bool {
        let of_list = self.holders.get(value).map(|holders| holders.names.clone());
        let mut all = Holders { rows: 0, names: of_list.unwrap_or_default() };
        let mut differ = all.names.len() > 1 || is_shared_box(value);
        while !differ && let Some(name) = known.next() {
            all.add(name);
            differ = all.names.len() > 1;
        }
        differ
    }
}

/// What is known about two people who share a value.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) is_mail: bool,
    /// Whether most rows have the value.
    pub(super) is_common: bool,
    /// Whether several people have the value.
    pub(super) by_several: bool,
}

impl Shared {
    /// Whether two people who share it are certainly (`Some(true)`) or possibly (`Some(false)`) the same; `None` if
    /// not.
    pub(super) fn verdict(self, names: Alike) -> Option<bool> {
        match names {
            Alike::Same => Some(true),
            Alike::Unknown | Alike::Different if self.is_common => None,
            _ if self.is_common || self.by_several => Some(false),
            Alike::Short => Some(true),
            Alike::FirstOnly => Some(self.is_mail),
            Alike::Unknown | Alike::Different | Alike::Akin => Some(false),
        }
    }
}
