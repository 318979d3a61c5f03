//! A number that several people share, such as that of a switchboard: whoever asks not to be called may mean the
//! number or only themselves. Until it is said, the number is blocked; one that is not blocked any more is still
//! none by which that person may be reached.

use super::contacts::contacts_of;
use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::book::set_status;
use crate::domain::book::{DialableNumber, Lifted, Suppression};
use crate::domain::command::CommandError;
use crate::domain::do_not_call::contacts::numbers_of;
use crate::domain::do_not_call::contacts::personal_key;
use crate::domain::do_not_call::contacts::suppression_keys;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::Outcome;
use crate::domain::lead::Status;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::time::{Now, days_after};

/// A shared number of which somebody asked not to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedNumber {
    /// The number.
    pub number: String,
    /// Who asked.
    pub asked: LeadId,
    /// Who else is reached by it.
    pub others: Vec<LeadId>,
    /// Whether they meant only themselves.
    pub only_them: bool,
}

/// How the list says of an entry that it is about one person at a number.
pub const ONLY_THIS_PERSON: &str = "only this person, at a number others share";

/// Why somebody may be called again: they had been blocked by nothing but the number. It names nobody, so that it
/// may stay when whoever asked is erased.
const ONE_WAS_MEANT: &str = "one person at the number was meant";

fn is_do_not_call(lead: &Lead) -> bool {
    matches!(lead.status, Status::DoNotCall { .. })
}

impl Book {
    /// `phone` as a number by which this lead may be dialled: one may be there for others only.
    pub fn dialable_for(&self, lead: &Lead, phone: &PhoneNumber) -> Option<DialableNumber> {
        let asked = is_do_not_call(lead) || phone.e164.as_deref().is_some_and(|it| self.opted_out_personally(lead, it));
        if asked { None } else { self.dialable(phone) }
    }

    /// Whether `phone` may be written down for a call to this lead: it may be dialled, or it was never read as a
    /// number and so can be on no list.
    pub fn may_note(&self, lead: &Lead, phone: &PhoneNumber) -> bool {
        !is_do_not_call(lead) && (phone.e164.is_none() || self.dialable_for(lead, phone).is_some())
    }

    /// Whether the lead asked not to be called, but not so for all who share the number.
    pub(in crate::domain) fn opted_out_personally(&self, lead: &Lead, number: &str) -> bool {
        self.is_suppressed(&personal_key(number, &lead.name))
    }

    /// The edits that put every number and address of a lead on the do-not-call list. A number that others share
    /// stays theirs where one of `alone`, who all are this person, asked for themselves alone.
    pub(in crate::domain) fn suppress_as(&self, lead: &Lead, alone: &[&Lead], how: &str, now: &Now) -> Vec<Edit> {
        let entry = Suppression::new(now.today(), lead.title(), how);
        let is_open = |contact: &String| {
            !self.is_suppressed(contact) && !alone.iter().any(|person| self.opted_out_personally(person, contact))
        };
        let contacts = contacts_of(lead).into_iter().filter(is_open);
        contacts.map(|contact| Edit::Suppression(contact, Some(entry.clone()))).collect()
    }

    /// Whatever `asked` asked for themselves alone at a number of `lead`, the same person, they asked by `name` too.
    pub(in crate::domain) fn asked_by_name(&self, asked: &Lead, name: &str, lead: &Lead, now: &Now) -> Vec<Edit> {
        let mut edits = Vec::new();
        for number in
            numbers_of(lead).filter(|number| !name.trim().is_empty() && self.opted_out_personally(asked, number))
        {
            let mark = personal_key(number, name);
            if !self.is_suppressed(&mark) {
                let alone = Suppression::new(now.today(), lead.title(), ONLY_THIS_PERSON);
                edits.push(Edit::Suppression(mark, Some(alone)));
            }
        }
        edits
    }

    /// The entries of the list about a lead who has another name now say so: the question whom they meant stays
    /// theirs, and they can be found when the lead is erased. What they are entries for stays.
    pub(in crate::domain) fn known_by_new_name(&self, before: &Lead, after: &Lead) -> Vec<Edit> {
        let mut edits = Vec::new();
        if before.name.trim().is_empty() || before.title() == after.title() {
            return edits;
        }
        for contact in contacts_of(after).into_iter().chain(self.persons_called(before)) {
            if let Some(entry) = self.suppression(&contact).filter(|entry| entry.who == before.title()) {
                let who = after.title().to_owned();
                edits.push(Edit::Suppression(contact, Some(Suppression { who, ..entry.clone() })));
            }
        }
        edits
    }

    /// The entries of the list that are this person at one of their numbers, by whatever name and also lifted ones:
    /// each has a name in it.
    pub(in crate::domain) fn persons_called(&self, lead: &Lead) -> Vec<String> {
        let is_at_number = |contact: &str| {
            let person = |number: &str| contact.strip_prefix(number).is_some_and(|name| name.starts_with(' '));
            numbers_of(lead).any(person)
        };
        let theirs = self.suppressions().filter(|(contact, entry)| entry.who == lead.title() && is_at_number(contact));
        theirs.map(|(contact, _)| contact.to_owned()).collect()
    }

    /// The lifted entries for the numbers and addresses of a lead, saying no more who it was.
    pub(in crate::domain) fn lifted_without_name(&self, lead: &Lead) -> Vec<Edit> {
        let mut edits = Vec::new();
        for contact in contacts_of(lead) {
            if let Some(entry) = self.suppression(&contact)
                && let Some(lifted) = &entry.lifted
                && entry.who == lead.title()
            {
                let lifted = Lifted { reason: "by somebody who was erased".to_owned(), ..lifted.clone() };
                let nameless = Suppression { who: String::new(), lifted: Some(lifted), ..entry.clone() };
                edits.push(Edit::Suppression(contact, Some(nameless)));
            }
        }
        edits
    }

    /// The first number of the lead that others share, and of which one of them asked not to be called: the lead
    /// itself, or else whoever the number is blocked for.
    pub fn shared_number(&self, lead: &Lead) -> Option<SharedNumber> {
        numbers_of(lead).find_map(|number| {
            let sharing: Vec<&Lead> = self.leads().filter(|one| numbers_of(one).any(|it| it == number)).collect();
            let blocked = self.suppression(number).filter(|entry| entry.holds());
            let blocks = |one: &Lead| blocked.is_some_and(|entry| entry.who == one.title());
            let has_asked = |one: &&&Lead| {
                is_do_not_call(one)
                    && !one.name.trim().is_empty()
                    && (blocks(one) || self.opted_out_personally(one, number))
            };
            let asked = sharing.iter().filter(has_asked).min_by_key(|one| (one.id != lead.id, !blocks(one)))?;
            let others: Vec<LeadId> = sharing.iter().map(|one| one.id).filter(|id| *id != asked.id).collect();
            (!others.is_empty()).then(|| SharedNumber {
                number: number.to_owned(),
                asked: asked.id,
                others,
                only_them: self.opted_out_personally(asked, number),
            })
        })
    }

    /// The lead meant only themselves, or the numbers that they share. Others who were blocked by nothing but the
    /// number come back tomorrow.
    pub(in crate::domain) fn whom_they_meant(
        &self,
        id: LeadId,
        only_them: bool,
        now: &Now,
    ) -> Result<Vec<Edit>, CommandError> {
        let lead = self.known(id)?;
        if !is_do_not_call(lead) || lead.name.trim().is_empty() {
            return Err(CommandError::NothingToDo);
        }
        let is_theirs = |one: &Lead, number: &str| numbers_of(one).any(|it| it == number);
        let is_shared = |number: &&str| self.leads().any(|one| one.id != id && is_theirs(one, number));
        let shared: Vec<&str> = numbers_of(lead).filter(is_shared).collect();
        let mut edits = Vec::new();
        let mut freed = Vec::new();
        for number in shared {
            let person = personal_key(number, &lead.name);
            let alone = self.suppression(&person).filter(|entry| entry.holds());
            match (only_them, self.suppression(number).filter(|entry| entry.holds()), alone) {
                // Whoever else meant the number is not overruled by somebody who speaks for themselves.
                (true, Some(entry), None) if entry.who == lead.title() => {
                    edits.push(for_themselves(number, lead, entry));
                    if let Some(other) = self.leads().find(|one| one.id != id && self.meant_the_number(one, number)) {
                        let theirs = Suppression { who: other.title().to_owned(), ..entry.clone() };
                        edits.push(Edit::Suppression(number.to_owned(), Some(theirs)));
                    } else {
                        edits.push(lifted(number, entry, "only one person at it was meant", now));
                        freed.push((number, entry));
                    }
                }
                (false, _, Some(alone)) => {
                    let whole = Suppression::new(alone.since, lead.title(), "the number that several people share");
                    edits.push(Edit::Suppression(number.to_owned(), Some(whole)));
                    edits.push(lifted(&person, alone, "the number was meant", now));
                }
                _ => {}
            }
        }
        for other in self.leads().filter(|one| one.id != id && is_do_not_call(one)) {
            let theirs: Vec<_> = freed.iter().filter(|(number, _)| is_theirs(other, number)).collect();
            if theirs.is_empty() {
                continue;
            }
            if has_asked(other) {
                // They are on the list by this number only, and are to stay on it.
                let named = theirs.into_iter().filter(|_| !other.name.trim().is_empty());
                edits.extend(named.map(|(number, entry)| for_themselves(number, other, entry)));
            } else if !self.is_on_list_besides(other, &freed) {
                let wake = days_after(now.today(), 1);
                edits.extend(set_status(other, Status::Parked { wake, why: ONE_WAS_MEANT.to_owned() }));
            }
        }
        Ok(edits)
    }

    /// Whether it was said of the lead that they meant the number: once it had been only themselves.
    fn meant_the_number(&self, lead: &Lead, number: &str) -> bool {
        let was_alone = self.suppression(&personal_key(number, &lead.name)).is_some_and(|entry| !entry.holds());
        is_do_not_call(lead) && was_alone && numbers_of(lead).any(|it| it == number)
    }

    /// Whether anything of the lead is on the list besides the numbers that are freed.
    fn is_on_list_besides(&self, lead: &Lead, freed: &[(&str, &Suppression)]) -> bool {
        let is_freed = |mark: &str| freed.iter().any(|(number, _)| *number == mark);
        suppression_keys(lead).iter().any(|mark| !is_freed(mark) && self.is_suppressed(mark))
    }
}

fn lifted(contact: &str, entry: &Suppression, reason: &str, now: &Now) -> Edit {
    let lifted = Some(Lifted { on: now.today(), reason: reason.to_owned() });
    Edit::Suppression(contact.to_owned(), Some(Suppression { lifted, ..entry.clone() }))
}

/// The entry of a lead for themselves alone, instead of the one for the number.
fn for_themselves(number: &str, lead: &Lead, entry: &Suppression) -> Edit {
    let alone = Suppression::new(entry.since, lead.title(), ONLY_THIS_PERSON);
    Edit::Suppression(personal_key(number, &lead.name), Some(alone))
}

/// Whether they said so themselves, and are not only blocked by a number.
fn has_asked(lead: &Lead) -> bool {
    lead.touches.iter().any(|(_, touch)| touch.outcome == Outcome::DoNotCall)
}
