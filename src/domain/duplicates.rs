//! Two leads that are the same person: noticed when one is entered, merged field by field, in one change.

use super::book::Book;
use super::change::Edit;
use super::folding::folded;
use super::id::{Id, Ids, ItemId, LeadId, TouchId};
use super::lead::{Detail, DetailKind, Lead};
use super::phone::PhoneNumber;
use super::standing::Standing;
use super::time::Day;

/// A lead that may be the same person, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The lead.
    pub lead: LeadId,
    /// Its name.
    pub title: String,
    /// What the two share.
    pub shared: &'static str,
}

/// So many last digits tell a number, whatever stands before them.
const TELLING_DIGITS: usize = 7;

/// Leads that share a number, an address or a name with what is being entered.
pub fn duplicates(
    book: &Book,
    name: &str,
    phones: &[PhoneNumber],
    mails: &[String],
    but: Option<LeadId>,
) -> Vec<Duplicate> {
    // Every lead is looked at, so nothing is made anew for each.
    let shared = |lead: &Lead| {
        if lead.phones.iter().any(|known| phones.iter().any(|phone| end_alike(phone, known))) {
            Some("the same number")
        } else if lead.mails.iter().any(|known| mails.iter().any(|mail| mail.eq_ignore_ascii_case(known))) {
            Some("the same mail address")
        } else if !name.trim().is_empty() && are_same_words(&lead.name, name) {
            Some("the same name")
        } else {
            None
        }
    };
    let others = book.leads().filter(|lead| Some(lead.id) != but);
    others
        .filter_map(|lead| Some(Duplicate { lead: lead.id, title: lead.title().to_owned(), shared: shared(lead)? }))
        .collect()
}

/// Whether two numbers have the same telling digits at their ends.
fn end_alike(one: &PhoneNumber, other: &PhoneNumber) -> bool {
    let mut others = last_digits(other);
    let same = last_digits(one).take_while(|digit| others.next() == Some(*digit)).count();
    same == TELLING_DIGITS
}

/// The telling digits of a number, the last one first.
fn last_digits(phone: &PhoneNumber) -> impl Iterator<Item = u8> {
    let text = phone.e164.as_deref().unwrap_or(&phone.typed);
    text.bytes().rev().filter(u8::is_ascii_digit).take(TELLING_DIGITS)
}

/// Whether two texts are the same words, whatever the space around them, the size of their letters, their accents and
/// the kind of their apostrophes and hyphens.
pub fn are_same_words(one: &str, other: &str) -> bool {
    // Ten thousand companies are compared with one, and most end otherwise.
    let last = |text: &str| text.trim_end().bytes().next_back().filter(u8::is_ascii_alphanumeric);
    match (last(one), last(other)) {
        (Some(end), Some(other_end)) if !end.eq_ignore_ascii_case(&other_end) => false,
        _ => letters(one).eq(letters(other)),
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(folded(word)))
}

/// The fields in which two leads differ and one has to be chosen; numbers and addresses are put together.
pub fn choices(keep: &Lead, other: &Lead) -> Vec<(Detail, Detail)> {
    let blank = Lead::new(keep.id, keep.created, Day::MIN);
    let pairs = DetailKind::ALL.into_iter().map(|kind| (keep.detail(kind), other.detail(kind)));
    let filled = |detail: &Detail| blank.detail(detail.kind()) != *detail;
    pairs.filter(|(mine, theirs)| is_chosen(mine.kind()) && mine != theirs && filled(mine) && filled(theirs)).collect()
}

fn is_chosen(kind: DetailKind) -> bool {
    !matches!(kind, DetailKind::Phones | DetailKind::Mails | DetailKind::Deferred)
}

/// The edits that put `other` into `keep`; of the fields in `take` the other's count. What only one of them has is
/// kept from both, and all touches and all that is known moves along.
pub(super) fn merge(keep: &Lead, other: &Lead, take: &[DetailKind], draw: &mut Ids) -> Vec<Edit> {
    let blank = Lead::new(keep.id, keep.created, Day::MIN);
    let mut edits = Vec::new();
    for kind in DetailKind::ALL {
        let (mine, theirs) = (keep.detail(kind), other.detail(kind));
        let merged = match (&mine, &theirs) {
            (Detail::Phones(mine), Detail::Phones(theirs)) => {
                Detail::Phones(together(mine, theirs, PhoneNumber::is_same_line))
            }
            (Detail::Mails(mine), Detail::Mails(theirs)) => {
                Detail::Mails(together(mine, theirs, |one, other| one.eq_ignore_ascii_case(other)))
            }
            (Detail::Deferred(_), _) => continue,
            _ if theirs == blank.detail(kind) => continue,
            _ if mine == blank.detail(kind) || take.contains(&kind) => theirs,
            _ => continue,
        };
        if merged != mine {
            edits.push(Edit::Detail(keep.id, merged));
        }
    }
    let mut id = || -> Id { draw.draw() };
    let new_items = other.items.values().filter(|item| !keep.items.values().any(|known| known == *item));
    edits.extend(new_items.map(|item| Edit::Item(keep.id, ItemId(id()), Some(item.clone()))));
    let new_touches = other.touches.iter().filter(|(_, touch)| !keep.touches.iter().any(|(_, known)| known == touch));
    edits.extend(new_touches.map(|(_, touch)| Edit::Touch(keep.id, TouchId(id()), Some(touch.clone()))));
    let standing = standing_of_both(&keep.standing, &other.standing);
    if *standing != keep.standing {
        edits.push(Edit::Standing(keep.id, standing.clone()));
    }
    edits.push(Edit::Lead(other.id, None));
    edits
}

/// Do-not-call wins; then an agreed time; then whichever is open.
fn standing_of_both<'lead>(keep: &'lead Standing, other: &'lead Standing) -> &'lead Standing {
    let rank = |standing: &Standing| match standing {
        Standing::DoNotCall { .. } => 3,
        Standing::Open(next) if next.when.is_promise() => 2,
        Standing::Open(_) => 1,
        Standing::Parked { .. } | Standing::Ended { .. } => 0,
    };
    if rank(other) > rank(keep) { other } else { keep }
}

fn together<T: Clone>(mine: &[T], theirs: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut all = mine.to_vec();
    for value in theirs {
        if !all.iter().any(|known| same(known, value)) {
            all.push(value.clone());
        }
    }
    all
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
