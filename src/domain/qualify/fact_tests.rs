//! Fact tests: at least five criteria of the salesperson for who is likely to buy. Each is met only with a proof and
//! a date (S1.26, S1.27). The shipped ones are a start; every test can be reworded or removed.

use super::impressions::perception;
use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::CommandError;
use crate::domain::id::{ItemId, LibraryItemId};
use crate::domain::lead::{Group, Lead};
use crate::domain::lead::{Item, ItemKind, Settled};
use crate::domain::time::{Day, Instant, Now, days_between};

/// The fewest tests in a set.
pub const FEWEST_TESTS: usize = 5;

/// The test that they need it.
pub const NEED: LibraryItemId = LibraryItemId::shipped(1);
/// The test that they are able to pay.
pub const ABLE: LibraryItemId = LibraryItemId::shipped(2);

/// The shipped tests.
pub const SHIPPED: [(LibraryItemId, &str); 6] = [
    (NEED, "They named a need that this meets"),
    (ABLE, "They can pay: a budget or a sum was named"),
    (LibraryItemId::shipped(3), "Whoever decides is known by name and has been spoken to"),
    (LibraryItemId::shipped(4), "There is a date by which they must have it"),
    (LibraryItemId::shipped(5), "They asked for a price, a sample or a date themselves"),
    (LibraryItemId::shipped(6), "They have done something that they had promised"),
];

/// A fact test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactTest {
    /// Its id, to which the items of a lead refer.
    pub id: LibraryItemId,
    /// Its text.
    pub text: String,
}

/// A test and its result for one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestState {
    /// The test.
    pub test: FactTest,
    /// The item that was noted for it.
    pub item: Option<(ItemId, Item)>,
    /// Why the item does not count, if there is one and it does not.
    pub problem: Option<&'static str>,
}

impl TestState {
    /// Whether the lead meets it.
    pub fn is_met(&self) -> bool {
        self.item.is_some() && self.problem.is_none()
    }
}

/// Why a proof is not a fact; `None` if it is.
pub fn problem(proof: &str, since: Option<Day>) -> Option<&'static str> {
    if proof.trim().is_empty() {
        return Some("Say what shows it: what did they say or do?");
    }
    if since.is_none() {
        return Some("Say when that was.");
    }
    perception(proof)
}

/// The item that says that a lead meets `test`.
pub fn met(test: &FactTest, proof: &str, since: Option<Day>) -> Item {
    let said = Item::new(ItemKind::Fact, test.text.clone(), crate::domain::lead::Source::Said);
    Item { proof: proof.trim().to_owned(), noted: since, about: Some(test.id), ..said }
}

/// The same fact, no longer true.
pub fn no_longer(item: &Item, today: Day) -> Item {
    Item { settled: Some(Settled { on: today, well: false }), ..item.clone() }
}

impl Book {
    /// All tests: the shipped ones, unless reworded or removed, and the custom ones.
    pub fn fact_tests(&self) -> Vec<FactTest> {
        let shipped = SHIPPED.into_iter().map(|(id, text)| {
            let text = self.piece(id).map_or(text, |piece| piece.text.as_str());
            FactTest { id, text: text.to_owned() }
        });
        let is_own = |id: LibraryItemId| SHIPPED.iter().all(|(shipped, _)| *shipped != id);
        let own = self.library_items_of(LibraryItemKind::FactTest).filter(|(id, _)| is_own(*id));
        let own = own.map(|(id, piece)| FactTest { id, text: piece.text.clone() });
        shipped.chain(own).filter(|test| !test.text.trim().is_empty()).collect()
    }

    /// The result of each test for a lead.
    pub fn facts_of(&self, lead: &Lead, today: Day) -> Vec<TestState> {
        let noted = |test: &FactTest| {
            let is_it = |item: &Item| item.about == Some(test.id) && item.holds(today);
            lead.items_of(ItemKind::Fact).rfind(|(_, item)| is_it(item)).map(|(id, item)| (id, item.clone()))
        };
        let state = |test: FactTest| {
            let item = noted(&test);
            let problem = item.as_ref().and_then(|(_, item)| problem(&item.proof, item.noted));
            TestState { test, item, problem }
        };
        self.fact_tests().into_iter().map(state).collect()
    }

    /// How many tests a lead meets.
    pub fn facts_met(&self, lead: &Lead, today: Day) -> usize {
        self.facts_of(lead, today).iter().filter(|state| state.is_met()).count()
    }

    /// The edits that add, reword or remove a test.
    pub(in crate::domain) fn set_fact_test(
        &self,
        id: LibraryItemId,
        text: &str,
        now: &Now,
    ) -> Result<(LibraryItemId, Option<LibraryItem>), CommandError> {
        let text = text.trim();
        if perception(text).is_some() {
            return Err(CommandError::Perception);
        }
        if text.is_empty() {
            let left = self.fact_tests().iter().filter(|test| test.id != id).count();
            if left < FEWEST_TESTS {
                return Err(CommandError::FiveTests);
            }
            let is_shipped = SHIPPED.iter().any(|(shipped, _)| *shipped == id);
            return Ok((id, is_shipped.then(|| test_piece(now.instant, "taken out", ""))));
        }
        Ok((id, Some(test_piece(now.instant, "", text))))
    }
}

fn test_piece(at: Instant, name: &str, text: &str) -> LibraryItem {
    LibraryItem::new(LibraryItemKind::FactTest, at, name, text)
}

/// The group suggested by the facts and the time to buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAdvice {
    /// The group.
    pub group: Group,
    /// Why.
    pub why: String,
}

/// Days within which a lead is likely to buy soon, and later.
const SOON_DAYS: i64 = 62;
const LATER_DAYS: i64 = 184;

/// The suggested group; the salesperson decides. Groups A and B require a need and the means.
pub fn suggested_group(book: &Book, lead: &Lead, today: Day) -> GroupAdvice {
    let facts = book.facts_of(lead, today);
    let met = |id: LibraryItemId| facts.iter().any(|state| state.test.id == id && state.is_met());
    let count = facts.iter().filter(|state| state.is_met()).count();
    let days = lead.deadline.as_ref().map(|deadline| days_between(today, deadline.day)).filter(|days| *days >= 0);
    let able_and_in_need = met(NEED) && met(ABLE);
    let (group, why) = match days {
        _ if count == 0 => (Group::C, "nothing is proved yet".to_owned()),
        _ if !able_and_in_need => (Group::C, "need and means are not both proved".to_owned()),
        Some(days) if days <= SOON_DAYS => {
            (Group::A, format!("need and means are proved, and their date is in {days} days"))
        }
        Some(days) if days <= LATER_DAYS => {
            (Group::B, format!("need and means are proved, and their date is in {days} days"))
        }
        Some(days) => (Group::C, format!("their date is {days} days away")),
        None => (Group::B, "need and means are proved, and no date is known".to_owned()),
    };
    GroupAdvice { group, why }
}

/// What to ask about the chosen group: it has expired, or its facts are missing. `None` if nothing.
pub fn group_question(book: &Book, lead: &Lead, today: Day) -> Option<&'static str> {
    let chosen = lead.items_of(ItemKind::Grouped).next_back().map(|(_, item)| item);
    let is_over = chosen.is_some_and(|item| !item.holds(today));
    match lead.group? {
        Group::A if is_over => Some("They have been in A for two months. Is it still likely soon?"),
        Group::B if is_over => Some("They have been in B for six months. Where do they belong now?"),
        Group::A | Group::B => {
            let facts = book.facts_of(lead, today);
            let lacks = |id: LibraryItemId| facts.iter().any(|state| state.test.id == id && !state.is_met());
            (lacks(NEED) || lacks(ABLE))
                .then_some("A and B are for those in need and able to pay. One of the two is not proved yet.")
        }
        Group::C => None,
    }
}

/// How many days a group holds before it is asked about again; `None` forever.
pub(in crate::domain) fn group_holds(group: Group) -> Option<u32> {
    match group {
        Group::A => Some(61),
        Group::B => Some(183),
        Group::C => None,
    }
}
