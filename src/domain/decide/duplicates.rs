//! Leads that may be the same person: found when one is entered, and offered until they are merged or marked as
//! different people.

use crate::domain::book::Book;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::Lead;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::util::folded;

/// A lead that may be the same person, and the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The lead.
    pub lead: LeadId,
    /// Its name.
    pub title: String,
    /// What the two share.
    pub shared: &'static str,
}

/// Numbers match if this many trailing digits agree.
const TELLING_DIGITS: usize = 7;

/// The leads that share a number, an address or a name with the given values.
pub fn duplicates(
    book: &Book,
    name: &str,
    phones: &[PhoneNumber],
    mails: &[String],
    but: Option<LeadId>,
) -> Vec<Duplicate> {
    let is_other = |lead: &&Lead| but.is_none_or(|but| lead.id != but && said_apart(book, lead.id, but).is_none());
    let others = book.leads().filter(is_other);
    others
        .filter_map(|lead| {
            let shared = shared(name, phones, mails, lead)?;
            Some(Duplicate { lead: lead.id, title: lead.title().to_owned(), shared })
        })
        .collect()
}

/// What a lead shares with the given values. Called for every lead, so it allocates nothing per lead.
fn shared(name: &str, phones: &[PhoneNumber], mails: &[String], lead: &Lead) -> Option<&'static str> {
    if lead.phones.iter().any(|known| phones.iter().any(|phone| end_alike(phone, known))) {
        Some("the same number")
    } else if lead.mails.iter().any(|known| mails.iter().any(|mail| mail.eq_ignore_ascii_case(known))) {
        Some("the same email address")
    } else if !name.trim().is_empty() && are_same_words(&lead.name, name) {
        Some("the same name")
    } else {
        None
    }
}

/// The record that two leads are different people, if there is one: the lead that holds it, and the item.
pub fn said_apart(book: &Book, one: LeadId, other: LeadId) -> Option<(LeadId, ItemId)> {
    let said = |keeps: LeadId, of: LeadId| {
        let mut said = book.lead(keeps)?.items_of(ItemKind::NotSame);
        said.find(|(_, item)| item.lead == Some(of)).map(|(id, _)| (keeps, id))
    };
    said(one, other).or_else(|| said(other, one))
}

/// The record that somebody else is not `lead`. It holds no name, so nothing remains of a person who is erased.
pub fn not_same(lead: LeadId) -> Item {
    Item { lead: Some(lead), ..Item::new(ItemKind::NotSame, String::new(), Source::Said) }
}

/// The leads that are marked as other people than this one.
pub fn told_apart(book: &Book, lead: LeadId) -> Vec<Duplicate> {
    let Some(one) = book.lead(lead) else { return Vec::new() };
    let others = book.leads().filter(|other| other.id != lead && said_apart(book, lead, other.id).is_some());
    let shared = |other: &Lead| shared(&one.name, &one.phones, &one.mails, other);
    let apart = others.map(|other| Duplicate {
        lead: other.id,
        title: other.title().to_owned(),
        shared: shared(other).unwrap_or_default(),
    });
    apart.collect()
}

/// Whether two numbers have the same trailing digits.
fn end_alike(one: &PhoneNumber, other: &PhoneNumber) -> bool {
    let mut others = last_digits(other);
    let same = last_digits(one).take_while(|digit| others.next() == Some(*digit)).count();
    same == TELLING_DIGITS
}

/// The trailing digits of a number, the last one first.
fn last_digits(phone: &PhoneNumber) -> impl Iterator<Item = u8> {
    let text = phone.e164.as_deref().unwrap_or(&phone.typed);
    text.bytes().rev().filter(u8::is_ascii_digit).take(TELLING_DIGITS)
}

/// Whether two texts are the same words apart from outer space, letter case, accents, and the style of apostrophes
/// and hyphens.
pub fn are_same_words(one: &str, other: &str) -> bool {
    // Ten thousand companies are compared with one, and most differ in the last letter: check it first.
    let last = |text: &str| text.trim_end().bytes().next_back().filter(u8::is_ascii_alphanumeric);
    match (last(one), last(other)) {
        (Some(end), Some(other_end)) if !end.eq_ignore_ascii_case(&other_end) => false,
        _ => letters(one).eq(letters(other)),
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(folded(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_the_same_whatever_the_space_and_the_size_of_letters() {
        for (one, other, same) in [
            ("Ann  Hill", " ann hill ", true),
            ("STRASSE 5", "Strasse 5", true),
            ("\u{212a}", "k", true),
            ("Ann Hill", "Ann Hall", false),
            ("Company 12", "Company 13", false),
            ("", " ", true),
            ("", "a", false),
        ] {
            assert_eq!(are_same_words(one, other), same, "{one:?} and {other:?}");
        }
    }

    proptest! {
        #[test]
        fn looking_at_the_end_first_changes_no_answer(one in "[aAbBkK\u{212a}İé \u{85}]{0,4}", other in "[aAbBkK\u{212a}İé \u{85}]{0,4}") {
            prop_assert_eq!(are_same_words(&one, &other), letters(&one).eq(letters(&other)));
        }
    }
}
