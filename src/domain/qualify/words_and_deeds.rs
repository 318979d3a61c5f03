//! Words against deeds: what they said beside what they did, and what was given beside what was asked (S0.35, S1.10).
//! Two lists to compare, no sum.

use super::commitments::{State, of_side};
use crate::domain::lead::Lead;
use crate::domain::lead::{Close, Direction, Outcome, Progress, Touch};
use crate::domain::lead::{ItemKind, Source};
use crate::domain::time::{Day, Now};

/// A line of the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The day, if it is known.
    pub day: Option<Day>,
    /// What was said or done.
    pub words: String,
}

/// What they said and did, and a warning if the two disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsAndDeeds {
    /// What they said.
    pub said: Vec<Line>,
    /// What they did.
    pub did: Vec<Line>,
    /// How many of their promises were kept.
    pub kept: usize,
    /// How many were broken.
    pub broken: usize,
    /// How the two disagree, if they do.
    pub warning: Option<&'static str>,
}

/// The fewest broken promises that devalue their word.
const BROKEN_TO_WARN: usize = 3;

/// Compares what they said with what they did.
pub fn words_and_deeds(lead: &Lead, now: &Now) -> WordsAndDeeds {
    let today = now.today();
    let quotes = lead.items_of(ItemKind::Quote).filter(|(_, item)| item.source == Source::Said);
    let quotes = quotes.map(|(_, item)| Line { day: item.noted, words: format!("“{}”", item.text) });
    let promises = of_side(lead, ItemKind::TheirPromise, today);
    let promised =
        promises.iter().map(|promise| Line { day: promise.due, words: format!("They would {}", promise.text) });
    let said: Vec<Line> = quotes.chain(promised).collect();
    let deed = |touch: &Touch| {
        let forward = touch.wrap_up.is_some_and(|wrap_up| wrap_up.progress == Progress::Forward);
        let words = match touch.direction {
            Direction::Theirs => touch.words(),
            Direction::Mine if forward => "A step forward in our talk".to_owned(),
            Direction::Mine => return None,
        };
        Some(Line { day: Some(touch.time.day(now)), words })
    };
    let settled = promises.iter().filter_map(|promise| {
        let words = match promise.state {
            State::Kept => format!("Kept: {}", promise.text),
            State::Broken => format!("Not kept: {}", promise.text),
            State::Overdue(days) => format!("{days} days late: {}", promise.text),
            State::Open => return None,
        };
        Some(Line { day: promise.settled_on.or(promise.due), words })
    });
    let did: Vec<Line> = lead.touches.iter().filter_map(|(_, touch)| deed(touch)).chain(settled).collect();
    let count = |state: State| promises.iter().filter(|promise| promise.state == state).count();
    let (kept, broken) = (count(State::Kept), count(State::Broken));
    let warning = (!said.is_empty() && broken >= BROKEN_TO_WARN && broken > kept)
        .then_some("They say they will, and promises were not kept. A yes without a deed is no deal.");
    WordsAndDeeds { said, did, kept, broken, warning }
}

/// What was given and asked in the last touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Touches that brought them something.
    pub given: usize,
    /// Touches that asked for the order.
    pub asked: usize,
    /// How many of the latest touches in a row only asked.
    pub asked_in_a_row: usize,
}

/// How many touches are considered.
const LOOKED_AT: usize = 7;

/// This many asks in a row are chasing.
const TOO_MANY_ASKS: usize = 3;

/// The balance of the last touches that reached them.
pub fn balance(lead: &Lead) -> Balance {
    let arrived = |touch: &&Touch| {
        touch.direction == Direction::Mine && (touch.outcome.reached() || touch.outcome == Outcome::Sent)
    };
    let mut balance = Balance::default();
    let mut in_a_row = true;
    for touch in lead.latest_touches().filter(arrived).take(LOOKED_AT) {
        let gave = !touch.brought.trim().is_empty();
        let asked = touch.wrap_up.is_some_and(|wrap_up| wrap_up.close == Close::Asked);
        balance.given += usize::from(gave);
        balance.asked += usize::from(asked);
        in_a_row &= !gave;
        balance.asked_in_a_row += usize::from(in_a_row && asked);
    }
    balance
}

impl Balance {
    /// The warning, if the balance calls for one.
    pub fn warning(&self) -> Option<&'static str> {
        (self.asked_in_a_row >= TOO_MANY_ASKS)
            .then_some("The last touches only asked. Bring them something next, and ask for nothing.")
    }
}
