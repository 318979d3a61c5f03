//! Commands: what the salesperson asks of the book, and why it may be refused. This wing does not decide; `decide`
//! does. It knows no book.

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

/// New values for a lead that is already in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadMerge {
    /// The lead.
    pub lead: LeadId,
    /// Its fields with their new values.
    pub details: Vec<Detail>,
    /// Its new next touch, if the import changes it.
    pub next: Option<NextTouch>,
    /// Further items from the import.
    pub items: Vec<Item>,
    /// Whether the import says that they must not be called.
    pub do_not_call: bool,
}

impl LeadMerge {
    /// New field values only.
    pub fn new(lead: LeadId, details: Vec<Detail>) -> LeadMerge {
        LeadMerge { lead, details, next: None, items: Vec::new(), do_not_call: false }
    }
}

/// A command of the salesperson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Add one lead.
    AddLead(Box<NewLead>),
    /// Import many leads at once.
    Import {
        /// The source of the leads, such as a file name.
        name: String,
        /// Whether this is the practice book.
        practice: bool,
        /// The new leads.
        leads: Vec<NewLead>,
        /// New values for leads that are already in the book.
        merges: Vec<LeadMerge>,
    },
    /// Remove an import with all its leads.
    RemoveImport(ImportId),
    /// The same, and restore the values that it replaced in older leads, from the book as it was before.
    TakeBackImport(ImportId, Box<Book>),
    /// Set a field.
    SetDetail(LeadId, Detail),
    /// Add an item.
    AddItem(LeadId, Item),
    /// Change an item, or remove it.
    SetItem(LeadId, ItemId, Option<Item>),
    /// Record a touch; `next` overrides the forecast.
    RecordTouch {
        /// The lead.
        lead: LeadId,
        /// The touch.
        touch: Touch,
        /// The new status, if it differs from the forecast.
        next: Option<Status>,
    },
    /// Record one touch with many leads, such as a newsletter; their status does not change.
    RecordMany(Vec<LeadId>, Touch),
    /// Correct a touch, or remove it.
    SetTouch(LeadId, TouchId, Option<Touch>),
    /// Change the next touch of a lead; this reopens a parked or ended lead.
    PlanNext {
        /// The lead.
        lead: LeadId,
        /// When.
        when: When,
        /// By which channel.
        channel: Channel,
        /// Its aim.
        aim: String,
        /// What it brings them.
        value: String,
    },
    /// Choose the value that the next touch brings them.
    Bring {
        /// The lead.
        lead: LeadId,
        /// The clip or offer that it comes from.
        piece: Option<LibraryItemId>,
        /// The value in words.
        value: String,
    },
    /// Park a lead: leave it alone until a day.
    Park {
        /// The lead.
        lead: LeadId,
        /// The day on which it wakes up.
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
    /// Defer a lead for today.
    Skip {
        /// The lead.
        lead: LeadId,
        /// Why.
        reason: SkipReason,
    },
    /// Put a lead on top of Today after a call, to enter its result later.
    FinishLater(LeadId),
    /// Delete a lead from the book.
    DeleteLead(LeadId),
    /// Add a library item.
    AddPiece(LibraryItem),
    /// Add several library items at once.
    AddPieces(Vec<LibraryItem>),
    /// Change a library item, or remove it.
    SetPiece(LibraryItemId, Option<LibraryItem>),
    /// Add, reword or remove a fact test: without an id it is added, without a text it is removed.
    SetFactTest {
        /// The test.
        test: Option<LibraryItemId>,
        /// Its text.
        text: String,
    },
    /// Keep a lead although the evidence speaks against it.
    Keep {
        /// The lead.
        lead: LeadId,
        /// The fact that speaks for it, or a word on the feeling.
        reason: String,
        /// The day until which the question is not asked again.
        until: Day,
        /// Whether the reason is a fact or a good feeling.
        by: Source,
    },
    /// Record how an honest talk ended.
    HonestTalk {
        /// The lead.
        lead: LeadId,
        /// How it ended.
        ending: Ending,
    },
    /// Add the decision maker that a colleague named.
    PassOn(Box<PassOn>),
    /// Merge two leads.
    MergeLeads {
        /// The lead that stays.
        keep: LeadId,
        /// The lead that is merged into it.
        other: LeadId,
        /// The fields whose value is taken from the other.
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
    /// State whether a lead who asked not to be called meant only themselves, or the number that they share.
    TheyMeant {
        /// The lead.
        lead: LeadId,
        /// Whether they meant only themselves.
        only_them: bool,
    },
    /// Lift an entry of the do-not-call list.
    Lift {
        /// The number or address, as the list spells it.
        contact: String,
        /// Why.
        reason: String,
    },
    /// Restore a deleted lead.
    RestoreLead(LeadId),
    /// Erase a person. If they asked not to be contacted, hashes remain by which their number and address are
    /// recognised; nothing else does. This cannot be undone.
    Erase(LeadId),
    /// Change a setting.
    Set(Setting),
    /// Carry out a command with a recorded reason: moving a next touch, leaving a plan.
    Explained {
        /// Why.
        reason: String,
        /// The command.
        command: Box<Command>,
    },
    /// Carry out all of these commands, or none; each is about a different lead.
    Together(Vec<Command>),
    /// Merge the content of another book.
    Merge(Vec<Stamped<Edit>>),
    /// Replace the content of this book with that of another.
    Replace(Vec<Stamped<Edit>>),
    /// Undo a change by restoring the earlier values.
    Undo(Vec<Edit>),
}

/// Why a lead is deferred in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// Later today.
    LaterToday,
    /// The wrong time of day for them.
    NotTheirHour,
    /// Something has to be prepared first.
    NotPrepared,
    /// Tomorrow instead.
    Tomorrow,
}

impl SkipReason {
    /// All reasons, in the order of their chips.
    pub const ALL: [SkipReason; 4] =
        [SkipReason::LaterToday, SkipReason::NotTheirHour, SkipReason::NotPrepared, SkipReason::Tomorrow];

    /// The label of its chip.
    pub fn words(self) -> &'static str {
        match self {
            SkipReason::LaterToday => "Later today",
            SkipReason::NotTheirHour => "Not their hour",
            SkipReason::NotPrepared => "Not prepared yet",
            SkipReason::Tomorrow => "Tomorrow instead",
        }
    }
}
