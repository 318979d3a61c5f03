//! A number that several people share, such as that of a switchboard: whoever asks not to be called may mean the
//! number or only themselves. Until it is said, the number is blocked; one that is not blocked any more is still
//! none by which that person may be reached.

use super::book::Book;
use super::change::Edit;
use super::command::Refusal;
use super::decide::{contacts_of, restand};
use super::id::LeadId;
use super::lead::Lead;
use super::phone::PhoneNumber;
use super::standing::Standing;
use super::suppression::{DialableNumber, Lifted, Suppression};
use super::time::{Now, days_after};
use super::touch::Outcome;

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

/// One person at a number, as the do-not-call list writes it.
pub fn person_at(number: &str, name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    format!("{number} {name}")
}

/// All that the do-not-call list may know of a lead: its numbers and addresses, and itself at its numbers.
pub(super) fn marks_of(lead: &Lead) -> Vec<String> {
    let mut marks = contacts_of(lead);
    if !lead.name.trim().is_empty() {
        marks.extend(numbers_of(lead).map(|number| person_at(number, &lead.name)));
    }
    marks
}

fn numbers_of(lead: &Lead) -> impl Iterator<Item = &str> {
    lead.phones.iter().filter_map(|phone| phone.e164.as_deref())
}

fn is_do_not_call(lead: &Lead) -> bool {
    matches!(lead.standing, Standing::DoNotCall { .. })
}

impl Book {
    /// `phone` as a number by which this lead may be dialled: one may be there for others only.
    pub fn dialable_for(&self, lead: &Lead, phone: &PhoneNumber) -> Option<DialableNumber> {
        let asked = is_do_not_call(lead) || phone.e164.as_deref().is_some_and(|it| self.asked_alone(lead, it));
        if asked { None } else { self.dialable(phone) }
    }

    /// Whether the lead asked not to be called, but not so for all who share the number.
    pub(super) fn asked_alone(&self, lead: &Lead, number: &str) -> bool {
        self.is_suppressed(&person_at(number, &lead.name))
    }

    /// The first number of the lead that others share, and of which one of them asked not to be called.
    pub fn shared_number(&self, lead: &Lead) -> Option<SharedNumber> {
        numbers_of(lead).find_map(|number| {
            let sharing: Vec<&Lead> = self.leads().filter(|one| numbers_of(one).any(|it| it == number)).collect();
            let blocked = self.suppression(number).filter(|entry| entry.holds());
            let asked = sharing.iter().find(|one| {
                let of_number = blocked.is_some_and(|entry| entry.who == one.title());
                is_do_not_call(one) && !one.name.trim().is_empty() && (of_number || self.asked_alone(one, number))
            })?;
            let others: Vec<LeadId> = sharing.iter().map(|one| one.id).filter(|id| *id != asked.id).collect();
            (!others.is_empty()).then(|| SharedNumber {
                number: number.to_owned(),
                asked: asked.id,
                others,
                only_them: blocked.is_none(),
            })
        })
    }

    /// The lead meant only themselves, or the numbers that they share. Others who were blocked by nothing but the
    /// number come back tomorrow.
    pub(super) fn whom_they_meant(&self, id: LeadId, only_them: bool, now: &Now) -> Result<Vec<Edit>, Refusal> {
        let lead = self.known(id)?;
        if !is_do_not_call(lead) || lead.name.trim().is_empty() {
            return Err(Refusal::NothingToDo);
        }
        let mut edits = Vec::new();
        for number in numbers_of(lead) {
            let shares = |one: &&Lead| one.id != id && numbers_of(one).any(|it| it == number);
            let others: Vec<&Lead> = self.leads().filter(shares).collect();
            if !others.is_empty() {
                edits.extend(self.meant_at(number, lead, &others, only_them, now));
            }
        }
        Ok(edits)
    }

    fn meant_at(&self, number: &str, lead: &Lead, others: &[&Lead], only_them: bool, now: &Now) -> Vec<Edit> {
        let person = person_at(number, &lead.name);
        let holding = |contact: &str| self.suppression(contact).filter(|entry| entry.holds());
        let lifted = |entry: &Suppression, reason: &str| Suppression {
            lifted: Some(Lifted { on: now.today(), reason: reason.to_owned() }),
            ..entry.clone()
        };
        let mut edits = Vec::new();
        if only_them && let Some(entry) = holding(number) {
            let alone = Suppression::new(entry.since, lead.title(), "only this person, at a number others share");
            edits.push(Edit::Suppression(number.to_owned(), Some(lifted(entry, "only one person at it was meant"))));
            edits.push(Edit::Suppression(person, Some(alone)));
            let wake = days_after(now.today(), 1);
            let why = format!("{} meant only themselves", lead.title());
            for other in others.iter().filter(|other| is_do_not_call(other) && !has_asked(other)) {
                edits.extend(restand(other, Standing::Parked { wake, why: why.clone() }));
            }
        } else if !only_them && let Some(alone) = holding(&person) {
            let whole = Suppression::new(alone.since, lead.title(), "the number that several people share");
            edits.push(Edit::Suppression(number.to_owned(), Some(whole)));
            edits.push(Edit::Suppression(person, Some(lifted(alone, "the number was meant"))));
        }
        edits
    }
}

/// Whether they said so themselves, and are not only blocked by a number.
fn has_asked(lead: &Lead) -> bool {
    lead.touches.iter().any(|(_, touch)| touch.outcome == Outcome::DoNotCall)
}
