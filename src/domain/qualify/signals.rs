//! Signs of interest and disinterest, ticked in a talk or read from the record. They are shown as evidence, each with
//! its day and source, and never added up to a score (S4.4 to S4.13).

use super::commitments::{State, of_side};
use crate::domain::id::{ItemId, LibraryItemId, TouchId};
use crate::domain::lead::Direction;
use crate::domain::lead::Lead;
use crate::domain::lead::{Item, ItemKind};
use crate::domain::time::{Day, Now};

/// What a sign suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Interest.
    Good,
    /// Disinterest.
    Poor,
    /// A reason for caution.
    Care,
}

/// A sign of interest or disinterest.
#[derive(Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its id, to which the items of a lead refer.
    pub id: LibraryItemId,
    /// What it suggests.
    pub leaning: Leaning,
    /// Its words.
    pub words: &'static str,
    /// Advice; may be empty.
    pub advice: &'static str,
    /// Whether the salesperson ticks it; other signs are read from the record.
    pub ticked: bool,
}

const fn sign(number: u32, leaning: Leaning, words: &'static str, ticked: bool) -> Sign {
    Sign { id: LibraryItemId::shipped(number), leaning, words, advice: "", ticked }
}

/// They never ask for details.
pub static NEVER_ASKS: Sign = sign(100, Leaning::Poor, "Never asks for details", true);
/// They do not say what exactly they want.
pub static NO_INTEREST: Sign = sign(101, Leaning::Poor, "Names no specific interest", true);
/// They give little time.
pub static LITTLE_TIME: Sign = sign(102, Leaning::Poor, "Gives little time", true);
/// They never make contact first.
pub static NEVER_FIRST: Sign = sign(103, Leaning::Poor, "Never makes contact first", false);
/// They stay vague.
pub static VAGUE: Sign = sign(104, Leaning::Poor, "Stays vague", true);
/// They break promises.
pub static BREAKS_PROMISES: Sign = sign(105, Leaning::Poor, "Breaks promises", false);
/// They are distracted.
pub static DISTRACTED: Sign = sign(106, Leaning::Poor, "Distracted in the talk", true);
/// They cannot say no.
pub static CANNOT_SAY_NO: Sign = Sign {
    advice: "Make a no easy: say that it is a good answer too, and ask for it.",
    ..sign(110, Leaning::Care, "Cannot say no", true)
};
/// They want ideas for free.
pub static FREE_IDEAS: Sign = Sign {
    advice: "Show that you can solve it, and keep how for those who decide to buy.",
    ..sign(111, Leaning::Care, "Wants ideas for nothing", true)
};
/// They say why they want it.
pub static SAYS_WHY: Sign = sign(120, Leaning::Good, "Says why they want it", true);
/// They ask what it costs.
pub static ASKS_COST: Sign = sign(121, Leaning::Good, "Asks what it costs", true);
/// They ask when they can have it.
pub static ASKS_WHEN: Sign = sign(122, Leaning::Good, "Asks when they can have it", true);
/// They ask for details.
pub static ASKS_DETAILS: Sign = sign(123, Leaning::Good, "Asks for details", true);
/// They asked something, and it was noted.
pub static ASKED: Sign = sign(124, Leaning::Good, "Asked a question", false);
/// They made contact themselves.
pub static MADE_CONTACT: Sign = sign(125, Leaning::Good, "Made contact themselves", false);

/// All signs that can be ticked, in the order in which screens offer them.
pub static TICKED: [&Sign; 11] = [
    &SAYS_WHY,
    &ASKS_COST,
    &ASKS_WHEN,
    &ASKS_DETAILS,
    &NEVER_ASKS,
    &NO_INTEREST,
    &LITTLE_TIME,
    &VAGUE,
    &DISTRACTED,
    &CANNOT_SAY_NO,
    &FREE_IDEAS,
];

/// Where a sign was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In an item.
    Item(ItemId),
    /// In a touch.
    Touch(TouchId),
    /// In the whole record: something is missing from it.
    Record,
}

/// One sign, observed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sign.
    pub sign: &'static Sign,
    /// The day.
    pub day: Option<Day>,
    /// The details, if there is more to say than the sign itself.
    pub what: String,
    /// Where it was found.
    pub origin: Origin,
    /// Whether it counts: distraction does only from the second time (T4).
    pub counts: bool,
}

/// The item that records a sign observed today.
pub fn tick(sign: &Sign, today: Day) -> Item {
    Item { about: Some(sign.id), ..Item::said(ItemKind::Signal, sign.words, today) }
}

/// The fewest touches of mine for which it means something that none came from them.
const TOUCHES_TO_TELL: usize = 3;

/// The fewest broken promises that are a sign.
const BROKEN_TO_TELL: usize = 2;

/// All signs of a lead, first the ticked ones in the order in which they were observed.
pub fn evidence(lead: &Lead, now: &Now) -> Vec<Evidence> {
    let ticked = lead.items_of(ItemKind::Signal).filter_map(|(id, item)| {
        let sign = TICKED.into_iter().find(|sign| item.about == Some(sign.id))?;
        Some(Evidence { sign, day: item.noted, what: String::new(), origin: Origin::Item(id), counts: true })
    });
    let mut all: Vec<Evidence> = ticked.collect();
    if all.iter().filter(|seen| seen.sign == &DISTRACTED).count() == 1 {
        for seen in all.iter_mut().filter(|seen| seen.sign == &DISTRACTED) {
            seen.counts = false;
        }
    }
    all.extend(lead.items_of(ItemKind::Question).map(|(id, item)| Evidence {
        sign: &ASKED,
        day: item.noted,
        what: item.text.clone(),
        origin: Origin::Item(id),
        counts: true,
    }));
    let theirs = |direction: Direction| lead.touches.iter().filter(move |(_, touch)| touch.direction == direction);
    all.extend(theirs(Direction::Theirs).map(|(id, touch)| Evidence {
        sign: &MADE_CONTACT,
        day: Some(touch.time.day(now)),
        what: touch.words(),
        origin: Origin::Touch(*id),
        counts: true,
    }));
    if theirs(Direction::Mine).count() >= TOUCHES_TO_TELL && theirs(Direction::Theirs).count() == 0 {
        let origin = Origin::Record;
        all.push(Evidence { sign: &NEVER_FIRST, day: None, what: String::new(), origin, counts: true });
    }
    let today = now.today();
    let broken: Vec<_> = of_side(lead, ItemKind::TheirPromise, today)
        .into_iter()
        .filter(|promise| promise.state == State::Broken)
        .collect();
    if broken.len() >= BROKEN_TO_TELL {
        all.extend(broken.into_iter().map(|promise| Evidence {
            sign: &BREAKS_PROMISES,
            day: promise.settled_on,
            what: promise.text,
            origin: Origin::Item(promise.id),
            counts: true,
        }));
    }
    all
}

/// How many pieces of evidence on one side count.
pub fn tally(evidence: &[Evidence], leaning: Leaning) -> usize {
    evidence.iter().filter(|seen| seen.counts && seen.sign.leaning == leaning).count()
}

/// The number of good signs, as [`tally`] counts them in [`evidence`], without building the evidence; lists need it
/// for many leads.
pub fn good_signs(lead: &Lead) -> usize {
    let is_good = |item: &Item| TICKED.iter().any(|sign| sign.leaning == Leaning::Good && item.about == Some(sign.id));
    let ticked = lead.items_of(ItemKind::Signal).filter(|(_, item)| is_good(item)).count();
    let theirs = lead.touches.iter().filter(|(_, touch)| touch.direction == Direction::Theirs).count();
    ticked + lead.items_of(ItemKind::Question).count() + theirs
}

/// The longest short talk, in seconds.
const SHORT_TALK: u32 = 120;

/// Whether the last two timed talks were short. This only suggests [`LITTLE_TIME`].
pub fn suggests_little_time(lead: &Lead) -> bool {
    let timed = lead.latest_touches().filter(|touch| touch.outcome.is_talk()).filter_map(|touch| touch.seconds);
    let last: Vec<u32> = timed.take(2).collect();
    last.len() == 2 && last.into_iter().all(|seconds| seconds < SHORT_TALK)
}
