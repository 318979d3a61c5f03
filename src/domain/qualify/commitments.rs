//! Commitments: who does what by when, on both sides, kept or broken (S4.30, S4.31), and open questions.

use crate::domain::book::Book;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::lead::{Item, ItemKind, Settled, Source};
use crate::domain::time::{Day, days_between};
use crate::domain::util::sort_by;

/// The state of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// To be done.
    Open,
    /// Overdue by this many days.
    Overdue(i64),
    /// Done.
    Kept,
    /// Not done.
    Broken,
}

/// Something that somebody agreed to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The lead.
    pub lead: LeadId,
    /// The id of the item that holds it.
    pub id: ItemId,
    /// Its text.
    pub text: String,
    /// The day it is due.
    pub due: Option<Day>,
    /// Its state.
    pub state: State,
    /// The day it was kept or broken.
    pub settled_on: Option<Day>,
    /// The stage or question that it advances; empty if it advances nothing yet.
    pub moves: String,
}

/// A new commitment of either side.
pub fn assigned(kind: ItemKind, text: &str, due: Option<Day>, moves: &str, today: Day) -> Item {
    Item { due, proof: moves.trim().to_owned(), ..Item::said(kind, text.trim(), today) }
}

/// The commitments of one side, the earliest due first.
pub fn of_side(lead: &Lead, kind: ItemKind, today: Day) -> Vec<Assignment> {
    let assignment = |(id, item): (ItemId, &Item)| Assignment {
        lead: lead.id,
        id,
        text: item.text.clone(),
        due: item.due,
        state: state(item, today),
        settled_on: item.settled.map(|settled| settled.on),
        moves: item.proof.clone(),
    };
    let agreed = lead.items_of(kind).filter(|(_, item)| item.source == Source::Said);
    let mut all: Vec<Assignment> = agreed.map(assignment).collect();
    sort_by(&mut all, |one, other| one.due.unwrap_or(Day::MAX).cmp(&other.due.unwrap_or(Day::MAX)));
    all
}

fn state(item: &Item, today: Day) -> State {
    match (item.settled, item.due) {
        (Some(Settled { well: true, .. }), _) => State::Kept,
        (Some(Settled { well: false, .. }), _) => State::Broken,
        (None, Some(due)) if due < today => State::Overdue(days_between(due, today)),
        (None, _) => State::Open,
    }
}

/// The same commitment, question or condition, settled today.
pub fn settled(item: &Item, well: bool, today: Day) -> Item {
    Item { settled: Some(Settled { on: today, well }), ..item.clone() }
}

/// My commitments that are due today or overdue, for all open and parked leads: Today shows them.
pub fn mine_due(book: &Book, today: Day) -> Vec<Assignment> {
    let alive = book.leads().filter(|lead| matches!(lead.status, Status::Open(_) | Status::Parked { .. }));
    let is_due = |assignment: &Assignment| {
        matches!(assignment.state, State::Open | State::Overdue(_)) && assignment.due.is_some_and(|due| due <= today)
    };
    let mut due: Vec<Assignment> =
        alive.flat_map(|lead| of_side(lead, ItemKind::MyPromise, today)).filter(is_due).collect();
    sort_by(&mut due, |one, other| one.due.cmp(&other.due));
    due
}

/// An open question from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The id of the item that holds it.
    pub id: ItemId,
    /// Its text.
    pub text: String,
    /// How many days ago it was asked, if known.
    pub age: Option<i64>,
    /// Whether it has waited too long (S4.40).
    pub is_old: bool,
}

/// Days after which an open question is old.
const OLD_QUESTION: i64 = 2;

/// Their open questions, the oldest first.
pub fn open_questions(lead: &Lead, today: Day) -> Vec<OpenQuestion> {
    let open = lead.items_of(ItemKind::Question).filter(|(_, item)| item.is_open() && item.source == Source::Said);
    open.map(|(id, item)| {
        let age = item.noted.map(|noted| days_between(noted, today));
        OpenQuestion { id, text: item.text.clone(), age, is_old: age.is_some_and(|age| age >= OLD_QUESTION) }
    })
    .collect()
}

/// The aim of a touch that answers their open questions; `None` if there are none (S3.18).
pub fn answering_aim(lead: &Lead, today: Day) -> Option<String> {
    let questions: Vec<String> = open_questions(lead, today).into_iter().map(|question| question.text).collect();
    (!questions.is_empty()).then(|| format!("Answer their questions: {}", questions.join("; ")))
}

/// What has to be settled before setting a date or asking for the order: their questions and hesitations.
pub fn unfinished(lead: &Lead, today: Day) -> Vec<String> {
    let asked = open_questions(lead, today).into_iter().map(|question| question.text);
    let holding =
        lead.items_of(ItemKind::Hesitation).filter(|(_, item)| item.is_open()).map(|(_, item)| item.text.clone());
    asked.chain(holding).collect()
}

/// What was covered already and needs no repetition: everything brought, learned and answered (S4.33).
pub fn covered(lead: &Lead) -> Vec<String> {
    let touches = lead.touches.iter().flat_map(|(_, touch)| [&touch.brought, &touch.learned]);
    let answered =
        lead.items_of(ItemKind::Question).filter(|(_, item)| item.settled.is_some_and(|settled| settled.well));
    let mut all: Vec<String> = Vec::new();
    for text in touches.chain(answered.map(|(_, item)| &item.text)) {
        if !text.trim().is_empty() && !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

/// The unmet conditions under which they want to be called (S0.19).
pub fn conditions(lead: &Lead) -> Vec<(ItemId, &str)> {
    let open = lead.items_of(ItemKind::Condition).filter(|(_, item)| item.is_open() && item.source == Source::Said);
    open.map(|(id, item)| (id, item.text.as_str())).collect()
}

/// The must-haves that `offer` does not mention (S0.20). One shared word of some length is enough.
pub fn unmet<'lead>(lead: &'lead Lead, offer: &str) -> Vec<&'lead str> {
    let offer = offer.to_lowercase();
    let words_of =
        |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let offered = words_of(&offer);
    let is_met = |wanted: &&str| {
        let wanted = words_of(&wanted.to_lowercase());
        let (long, short): (Vec<String>, Vec<String>) = wanted.into_iter().partition(|word| word.chars().count() > 3);
        let telling = if long.is_empty() { short } else { long };
        telling.iter().any(|word| offered.contains(word))
    };
    lead.said(ItemKind::MustHave).filter(|wanted| !is_met(wanted)).collect()
}
