//! What can be asked of the parts that come later.

use leptos::prelude::*;

use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::ui::route::Route;

/// A part of the program beside the one that shows Today. `site::split` knows them by their names, too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// All screens but Today, and all that changes the book.
    Screens,
    /// What reads and writes files, and what takes anything to another device.
    Files,
}

impl Part {
    /// All parts, in the order in which they are fetched.
    pub const ALL: [Part; Part::COUNT] = [Part::Screens, Part::Files];
    /// How many there are.
    pub const COUNT: usize = 2;
}

/// A view that a part makes.
#[derive(Clone)]
pub enum LazyView {
    /// One of the screens' part.
    Screens(ScreensView),
    /// One of the files' part.
    Files(FilesView),
}

impl LazyView {
    /// The part that makes it.
    pub fn part(&self) -> Part {
        match self {
            LazyView::Screens(_) => Part::Screens,
            LazyView::Files(_) => Part::Files,
        }
    }
}

/// What the screens' part shows.
#[derive(Clone)]
pub enum ScreensView {
    /// A screen.
    Screen(Route),
    /// A sheet over the screen.
    Sheet(Sheet, RwSignal<Option<Sheet>>),
    /// What Today holds folded away.
    TodayMore,
    /// What stands below the list of Today.
    TodayBelow,
}

/// What the files' part shows.
#[derive(Clone)]
pub enum FilesView {
    /// The screen that imports leads.
    Import,
    /// The screen that takes data along.
    Export,
    /// The screen of one's own data: backup, restore, do-not-call list.
    Data,
    /// What is shown instead of a book that is missing.
    Recovery,
    /// The calling list of today, to print or to take along.
    CallingList,
    /// The days off, which a calendar file can bring.
    DaysOff,
    /// The screen that says how to take the book to a phone, with a code for its camera.
    Phone,
    /// A code for a phone's camera: what it says, and what it is called.
    Code(String, String),
    /// The file of one lead for a colleague.
    HandOver(LeadId),
}

/// A sheet that keys open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sheet {
    /// One types where to go.
    Palette,
    /// The list of keys.
    Keys,
}

/// An action that a part performs.
#[derive(Clone, Copy)]
pub enum LazyAction {
    /// One of the screens' part.
    Screens(ScreensAction),
    /// One of the files' part.
    Files(FilesAction),
}

impl LazyAction {
    /// The part that performs it.
    pub fn part(self) -> Part {
        match self {
            LazyAction::Screens(_) => Part::Screens,
            LazyAction::Files(_) => Part::Files,
        }
    }
}

/// What the screens' part does.
#[derive(Clone, Copy)]
pub enum ScreensAction {
    /// Takes the latest action back.
    Undo,
    /// Brings the practice book in, or says why not.
    Practise(RwSignal<Option<CommandError>>),
    /// Writes the whole book again.
    WriteAgain,
    /// Writes what the storage has not taken yet.
    SaveAgain,
    /// Puts values that another page has overtaken into the notes.
    KeepConflicts,
    /// Does one small piece of the work of quiet moments.
    Tidy,
}

/// What the files' part does.
#[derive(Clone, Copy)]
pub enum FilesAction {
    /// Writes the chosen backup file again.
    WriteFile,
}
