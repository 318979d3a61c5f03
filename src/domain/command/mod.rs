//! What the salesperson asks of the book, and why it may say no.

use crate::domain::lead::NewLead;
mod ending;
mod refusal;

pub use ending::{Decision, Ending, Way};
pub use refusal::{CommandError, LONGEST_TEXT};

use super::id::{ImportId, ItemId, LeadId, LibraryItemId, TouchId};
use super::lead::{Detail, DetailKind};
use super::settings::Setting;
use super::time::Day;
use crate::domain::book::{Book, Edit, LibraryItem, Stamped, Suppression};

use crate::domain::lead::Status;
use crate::domain::lead::decision_maker::PassOn;
use crate::domain::lead::{Channel, Touch};
use crate::domain::lead::{Item, Source};
use crate::domain::lead::{NextTouch, When};

/// Values for a lead that is in the book already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadMerge {
    /// The lead.
    pub lead: LeadId,
    /// Its fields as they are to be.
    pub details: Vec<Detail>,
    /// Its next touch as it is to be, if the list changes it.
    pub next: Option<NextTouch>,
    /// What the list knows of it besides.
    pub items: Vec<Item>,
    /// Whether the list says that they must not be called.
    pub do_not_call: bool,
}

impl LeadMerge {
    /// New values of fields, and nothing else.
    pub fn new(lead: LeadId, details: Vec<Detail>) -> LeadMerge {
        LeadMerge { lead, details, next: None, items: Vec::new(), do_not_call: false }
    }
}

/// What the salesperson asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take in one lead.
    AddLead(Box<NewLead>),
    /// Take in many leads at once.
    Import {
        /// What they come from.
        name: String,
        /// Whether they are the practice book.
        practice: bool,
        /// The new leads.
        leads: Vec<NewLead>,
        /// Values for leads that are known already.
        merges: Vec<LeadMerge>,
    },
    /// Take an import out again, with all its leads.
    RemoveImport(ImportId),
    /// The same, and put back what it wrote over in leads that were here before, as the book then says.
    TakeBackImport(ImportId, Box<Book>),
    /// Put a value into a field.
    SetDetail(LeadId, Detail),
    /// Note something known.
    AddItem(LeadId, Item),
    /// Put something known in other words, or take it out.
    SetItem(LeadId, ItemId, Option<Item>),
    /// Record a touch; `next` overrides the forecast.
    RecordTouch {
        /// The lead.
        lead: LeadId,
        /// The touch.
        touch: Touch,
        /// Where the lead is to stand, where that differs from the forecast.
        next: Option<Status>,
    },
    /// Record one touch with many leads, such as a newsletter; where they stand does not change by it.
    RecordMany(Vec<LeadId>, Touch),
    /// Correct a touch, or take it out.
    SetTouch(LeadId, TouchId, Option<Touch>),
    /// Change the next touch of a lead; a lead that was parked or ended is open again by it.
    PlanNext {
        /// The lead.
        lead: LeadId,
        /// When.
        when: When,
        /// By which channel.
        channel: Channel,
        /// To what end.
        aim: String,
        /// What it brings them.
        value: String,
    },
    /// Choose what the next touch brings them.
    Bring {
        /// The lead.
        lead: LeadId,
        /// The clip or offer that it is taken from.
        piece: Option<LibraryItemId>,
        /// It, in words.
        value: String,
    },
    /// Leave a lead in peace until a day.
    Park {
        /// The lead.
        lead: LeadId,
        /// The day it comes back.
        wake: Day,
        /// Why.
        why: String,
    },
    /// End a lead.
    LetGo {
        /// The lead.
        lead: LeadId,
        /// Why.
        reason: String,
    },
    /// Put a lead off for today.
    Skip {
        /// The lead.
        lead: LeadId,
        /// Why.
        reason: SkipReason,
    },
    /// Put a lead whose call was made on top of Today, to tell its result later.
    FinishLater(LeadId),
    /// Take a lead out of the book.
    DeleteLead(LeadId),
    /// Put a piece into the book.
    AddPiece(LibraryItem),
    /// Put several pieces into the book at once.
    AddPieces(Vec<LibraryItem>),
    /// Change a piece, or take it out.
    SetPiece(LibraryItemId, Option<LibraryItem>),
    /// Put a fact test in, in other words, or out; without an id it is a new one, without words it goes.
    SetFactTest {
        /// The test.
        test: Option<LibraryItemId>,
        /// It.
        text: String,
    },
    /// Keep a lead that evidence speaks against.
    Keep {
        /// The lead.
        lead: LeadId,
        /// The fact it is kept for, or a word on the feeling.
        reason: String,
        /// The day until which it is not asked again.
        until: Day,
        /// Whether it is a fact, or a good feeling.
        by: Source,
    },
    /// Write down how an honest talk ended.
    HonestTalk {
        /// The lead.
        lead: LeadId,
        /// How.
        ending: Ending,
    },
    /// Take in whoever decides, whom a colleague has named.
    PassOn(Box<PassOn>),
    /// Make one lead of two.
    MergeLeads {
        /// The lead that stays.
        keep: LeadId,
        /// The lead that goes into it.
        other: LeadId,
        /// The fields of which the other's value is taken.
        take: Vec<DetailKind>,
    },
    /// Make a second agreed time the next touch, or drop it.
    AlsoAgreed {
        /// The lead.
        lead: LeadId,
        /// The agreed time.
        item: ItemId,
        /// Whether it becomes the next touch.
        uses: bool,
    },
    /// Put numbers and addresses on the do-not-call list.
    Suppress(Vec<(String, Suppression)>),
    /// Whoever asked not to be called meant only themselves, or the number that they share with others.
    TheyMeant {
        /// The lead.
        lead: LeadId,
        /// Whether only themselves.
        only_them: bool,
    },
    /// Lift an entry of the do-not-call list.
    Lift {
        /// The number or address, as the list writes it.
        contact: String,
        /// Why.
        reason: String,
    },
    /// Put a lead that was taken out into the book again.
    RestoreLead(LeadId),
    /// Erase a person: nothing of them stays but, if they asked not to be contacted, hashes by which
    /// their number and address are recognised. This cannot be taken back.
    Erase(LeadId),
    /// Change a setting.
    Set(Setting),
    /// Do this, for a reason that is kept: moving a next touch, leaving a plan.
    Explained {
        /// Why.
        reason: String,
        /// What.
        command: Box<Command>,
    },
    /// Do all of these, or none of them; each is about another lead.
    Together(Vec<Command>),
    /// Take in what another book holds.
    Merge(Vec<Stamped<Edit>>),
    /// Become what another book holds.
    Replace(Vec<Stamped<Edit>>),
    /// Take back a change by putting the earlier values in again.
    Undo(Vec<Edit>),
}

/// Why a lead is put off in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// Later today.
    LaterToday,
    /// Not their time of day.
    NotTheirHour,
    /// Something has to be prepared first.
    NotPrepared,
    /// Tomorrow instead.
    Tomorrow,
}

impl SkipReason {
    /// All of them, in the order of their chips.
    pub const ALL: [SkipReason; 4] =
        [SkipReason::LaterToday, SkipReason::NotTheirHour, SkipReason::NotPrepared, SkipReason::Tomorrow];

    /// The words on its chip.
    pub fn words(self) -> &'static str {
        match self {
            SkipReason::LaterToday => "Later today",
            SkipReason::NotTheirHour => "Not their hour",
            SkipReason::NotPrepared => "Not prepared yet",
            SkipReason::Tomorrow => "Tomorrow instead",
        }
    }
}
