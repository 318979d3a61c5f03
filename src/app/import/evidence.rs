//! What a shared number or address is worth: nothing where most rows of a list have it, and a question where
//! several people do.

use std::collections::HashMap;

use super::matching::Keys;
use crate::formats::person::Record;
use crate::formats::text::{Alike, Name, is_shared_box};

/// Fewer rows than this with one address are not most rows of a list; a number may be that of a whole house.
const FEWEST_WITH_MAIL: usize = 3;
const FEWEST_WITH_PHONE: usize = 10;
/// So many people who differ are remembered of each value; more tell nothing more.
const MOST_PEOPLE: usize = 3;

/// Who has a value.
#[derive(Default)]
struct Holders {
    rows: usize,
    /// Names that cannot all be one person's.
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

/// Who has each number and address of a list.
#[derive(Default)]
pub(super) struct Evidence {
    rows: usize,
    holders: HashMap<String, Holders>,
}

impl Evidence {
    /// Looks through the whole list.
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

    /// Whether most rows have the value, and not because they are one person: the seller's own address, say.
    pub(super) fn is_common(&self, value: &str, is_mail: bool) -> bool {
        let fewest = if is_mail { FEWEST_WITH_MAIL } else { FEWEST_WITH_PHONE };
        self.holders
            .get(value)
            .is_some_and(|holders| holders.rows >= fewest && holders.rows * 2 > self.rows && holders.names.len() != 1)
    }

    /// Whether several people have the value, in the list or among those who are `known` by it: a household, a
    /// switchboard, the mail box of a desk.
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

/// What is known of two who share a value.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) is_mail: bool,
    /// Whether most rows have it.
    pub(super) is_common: bool,
    /// Whether several people have it.
    pub(super) by_several: bool,
}

impl Shared {
    /// Whether two who share it are surely one (`Some(true)`), or perhaps (`Some(false)`).
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
