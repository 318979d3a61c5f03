//! The keys under which a lead's contacts stand on the do-not-call list.

use crate::domain::lead::Lead;
/// The numbers and addresses of a lead in the notation of the do-not-call list.
pub(in crate::domain) fn contacts_of(lead: &Lead) -> Vec<String> {
    let numbers = lead.phones.iter().filter_map(|phone| phone.e164.clone());
    let mails = lead.mails.iter().map(|mail| mail.to_lowercase());
    numbers.chain(mails).collect()
}

/// The key of one person at a number, in the notation of the do-not-call list.
pub fn personal_key(number: &str, name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    format!("{number} {name}")
}

/// All keys of a lead on the do-not-call list: its numbers, its addresses, and the person at each number.
pub(in crate::domain) fn suppression_keys(lead: &Lead) -> Vec<String> {
    let mut marks = contacts_of(lead);
    if !lead.name.trim().is_empty() {
        marks.extend(numbers_of(lead).map(|number| personal_key(number, &lead.name)));
    }
    marks
}

pub(in crate::domain) fn numbers_of(lead: &Lead) -> impl Iterator<Item = &str> {
    lead.phones.iter().filter_map(|phone| phone.e164.as_deref())
}
