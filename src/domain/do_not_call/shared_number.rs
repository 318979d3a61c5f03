//! Numbers that several people share, such as a switchboard. Somebody who asks not to be called may mean the number
//! or only themselves. Until that is answered, the number is blocked. If they meant only themselves, others may be
//! called there, but that person may not.

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

/// A shared number at which somebody asked not to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedNumber {
    /// The number.
    pub number: String,
    /// The lead who asked.
    pub asked: LeadId,
    /// The other leads at this number.
    pub others: Vec<LeadId>,
    /// Whether the person meant only themselves.
    pub only_them: bool,
}

/// The `how` of an entry about one person at a shared number.
pub const ONLY_THIS_PERSON: &str = "only this person, at a number others share";

/// Why somebody may be called again if only the number had blocked them. It names nobody, so it can stay when the
/// person who asked is erased.
const ONE_WAS_MEANT: &str = "one person at the number was meant";

fn is_do_not_call(lead: &Lead) -> bool {
    matches!(lead.status, Status::DoNotCall { .. })
}

impl Book {
    /// `phone` as a number at which this lead may be dialled; a shared number may be open to others only.
    pub fn dialable_for(&self, lead: &Lead, phone: &PhoneNumber) -> Option<DialableNumber> {
        let asked = is_do_not_call(lead) || phone.e164.as_deref().is_some_and(|it| self.opted_out_personally(lead, it));
        if asked { None } else { self.dialable(phone) }
    }

    /// Whether `phone` may be written on a calling list for this lead: it may be dialled, or it could not be read as
    /// a number and so cannot be on the do-not-call list.
    pub fn may_note(&self, lead: &Lead, phone: &PhoneNumber) -> bool {
        !is_do_not_call(lead) && (phone.e164.is_none() || self.dialable_for(lead, phone).is_some())
    }

    /// Whether the lead asked not to be called at this number for themselves, but not for everybody who shares it.
    pub(in crate::domain) fn opted_out_personally(&self, lead: &Lead, number: &str) -> bool {
        self.is_suppressed(&personal_key(number, &lead.name))
    }

    /// The edits that put every number and address of a lead on the do-not-call list. A number that others share is
    /// not blocked for them if one of `alone`, which are all this same person, asked for themselves only.
    pub(in crate::domain) fn suppress_as(&self, lead: &Lead, alone: &[&Lead], how: &str, now: &Now) -> Vec<Edit> {
        let entry = Suppression::new(now.today(), lead.title(), how);
        let is_open = |contact: &String| {
            !self.is_suppressed(contact) && !alone.iter().any(|person| self.opted_out_personally(person, contact))
        };
        let contacts = contacts_of(lead).into_iter().filter(is_open);
        contacts.map(|contact| Edit::Suppression(contact, Some(entry.clone()))).collect()
    }

    /// Repeats the personal entries of `asked` at the numbers of `lead` under `name`, since both are the same person.
    pub(in crate::domain) fn repeat_under_name(&self, asked: &Lead, name: &str, lead: &Lead, now: &Now) -> Vec<Edit> {
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

    /// Updates the entries about a lead who was renamed, so that the question of what they meant is still asked and
    /// the entries can be found when the lead is erased. The contacts of the entries stay the same.
    pub(in crate::domain) fn rename_entries(&self, before: &Lead, after: &Lead) -> Vec<Edit> {
        let mut edits = Vec::new();
        if before.name.trim().is_empty() || before.title() == after.title() {
            return edits;
        }
        for contact in contacts_of(after).into_iter().chain(self.personal_entries(before)) {
            if let Some(entry) = self.suppression(&contact).filter(|entry| entry.who == before.title()) {
                let who = after.title().to_owned();
                edits.push(Edit::Suppression(contact, Some(Suppression { who, ..entry.clone() })));
            }
        }
        edits
    }

    /// The entries about this person at one of their numbers, under any name and including lifted ones. Each contains
    /// a name.
    pub(in crate::domain) fn personal_entries(&self, lead: &Lead) -> Vec<String> {
        let is_at_number = |contact: &str| {
            let person = |number: &str| contact.strip_prefix(number).is_some_and(|name| name.starts_with(' '));
            numbers_of(lead).any(person)
        };
        let theirs = self.suppressions().filter(|(contact, entry)| entry.who == lead.title() && is_at_number(contact));
        theirs.map(|(contact, _)| contact.to_owned()).collect()
    }

    /// The lifted entries for the numbers and addresses of a lead, without the name.
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

    /// The first number of the lead that is shared and at which somebody asked not to be called: this lead, or else
    /// the lead for which the number is blocked.
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

    /// Records whether the lead meant only themselves or the shared numbers. Other leads that only the number had
    /// blocked come back tomorrow.
    pub(in crate::domain) fn settle_shared_number(
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
                // Somebody else who meant the number is not overruled by one person who speaks for themselves.
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
                // Only this number puts them on the list, and they must stay on it.
                let named = theirs.into_iter().filter(|_| !other.name.trim().is_empty());
                edits.extend(named.map(|(number, entry)| for_themselves(number, other, entry)));
            } else if !self.is_on_list_besides(other, &freed) {
                let wake = days_after(now.today(), 1);
                edits.extend(set_status(other, Status::Parked { wake, why: ONE_WAS_MEANT.to_owned() }));
            }
        }
        Ok(edits)
    }

    /// Whether the lead first meant only themselves and later said that they meant the number.
    fn meant_the_number(&self, lead: &Lead, number: &str) -> bool {
        let was_alone = self.suppression(&personal_key(number, &lead.name)).is_some_and(|entry| !entry.holds());
        is_do_not_call(lead) && was_alone && numbers_of(lead).any(|it| it == number)
    }

    /// Whether the lead has any other entry on the list besides the freed numbers.
    fn is_on_list_besides(&self, lead: &Lead, freed: &[(&str, &Suppression)]) -> bool {
        let is_freed = |mark: &str| freed.iter().any(|(number, _)| *number == mark);
        suppression_keys(lead).iter().any(|mark| !is_freed(mark) && self.is_suppressed(mark))
    }
}

fn lifted(contact: &str, entry: &Suppression, reason: &str, now: &Now) -> Edit {
    let lifted = Some(Lifted { on: now.today(), reason: reason.to_owned() });
    Edit::Suppression(contact.to_owned(), Some(Suppression { lifted, ..entry.clone() }))
}

/// The entry for the lead alone, in place of the one for the number.
fn for_themselves(number: &str, lead: &Lead, entry: &Suppression) -> Edit {
    let alone = Suppression::new(entry.since, lead.title(), ONLY_THIS_PERSON);
    Edit::Suppression(personal_key(number, &lead.name), Some(alone))
}

/// Whether they asked themselves, rather than being blocked only by a number.
fn has_asked(lead: &Lead) -> bool {
    lead.touches.iter().any(|(_, touch)| touch.outcome == Outcome::DoNotCall)
}
