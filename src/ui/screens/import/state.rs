//! The state of an import, and its transitions.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::import::Spoken;
use crate::app::import::import_command;
use crate::app::import::in_progress::{self, Importing};
use crate::app::import::{Choice, DryRun, Fate, NextChoice};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::formats::Options;
use crate::formats::column_use::ColumnUse;
use crate::formats::text::FileProblem;
use crate::ui::context::{AppContext, use_app};
use crate::ui::parts::message::set_late;

/// The draft field of the pasted text.
pub const PASTE: &str = "import/paste";

/// The step of an import.
#[derive(Clone, Debug)]
pub enum Step {
    /// Choosing a file or pasting.
    Choose,
    /// Reading or writing.
    Working(&'static str),
    /// Checking what would happen.
    Look,
    /// The leads are in the book.
    Done {
        /// The name of the action.
        label: String,
        /// Its result in words.
        words: String,
        /// What the rows became, with counts.
        tally: [(usize, &'static str); 3],
    },
}

/// An import being checked, and its dry run.
#[derive(Debug)]
pub struct Looked {
    /// The list and the uses of its columns.
    pub importing: Importing,
    /// The dry run.
    pub run: DryRun<LeadId>,
}

/// The state of the screen.
#[derive(Clone, Copy)]
pub struct State {
    /// The app of the page.
    pub app: AppContext,
    /// The present step.
    pub step: RwSignal<Step>,
    /// A problem in words, if any.
    pub problem: RwSignal<Option<String>>,
    /// Notifies only when the list is read again: a choice changes one row, and the other rows stay mounted.
    looked: RwSignal<Option<Looked>>,
    /// Increases with every choice.
    chosen: RwSignal<u32>,
    /// Whether these people were spoken to, once the salesperson has answered.
    spoken: StoredValue<Option<Spoken>>,
}

impl State {
    /// The initial state.
    pub fn new() -> State {
        State {
            app: use_app(),
            step: RwSignal::new(Step::Choose),
            problem: RwSignal::new(None),
            looked: RwSignal::new(None),
            chosen: RwSignal::new(0),
            spoken: StoredValue::new(None),
        }
    }

    /// Shows a step. Work that finishes after its screen was left shows nothing.
    pub fn show(self, step: Step) {
        set_late(self.step, step);
    }

    /// Shows a problem, or clears it.
    pub fn tell(self, problem: Option<String>) {
        set_late(self.problem, problem);
    }

    /// Opens the chosen list and computes the dry run.
    pub fn look(self, opened: Result<Importing, FileProblem>) {
        match opened {
            Ok(importing) => {
                self.tell(None);
                let _ = self.spoken.try_set_value(None);
                let run = self.dry_run(&importing);
                set_late(self.looked, Some(Looked { importing, run }));
                self.show(Step::Look);
            }
            Err(problem) => {
                self.tell(Some(format!("{problem} Nothing was changed.")));
                self.show(Step::Choose);
            }
        }
    }

    fn dry_run(self, importing: &Importing) -> DryRun<LeadId> {
        let home = self.app.home();
        self.app.with_untracked(|book, now| importing.dry_run(book, home, now.today()))
    }

    /// Changes the use of a column.
    pub fn use_column(self, place: usize, used_as: ColumnUse) {
        self.tell(None);
        self.read_again(move |importing| {
            if let Some(present) = importing.uses.get_mut(place) {
                *present = used_as;
            }
        });
    }

    /// Reads the same file or text with other options. If that fails, shows why, and nothing changes.
    pub fn read_as(self, change: impl FnOnce(&mut Options)) {
        let mut problem = None;
        self.read_again(|importing| {
            let mut options = importing.options;
            change(&mut options);
            problem = importing.read_as(options).err();
        });
        self.tell(problem.map(|problem| format!("{problem} Nothing was changed.")));
    }

    /// Reads the list again after a change; the choices for rows that still read the same are kept.
    pub fn read_again(self, change: impl FnOnce(&mut Importing)) {
        self.looked.update(|looked| {
            if let Some(Looked { importing, run }) = looked {
                change(importing);
                let before = std::mem::replace(run, self.dry_run(importing));
                run.keep_choices(&before);
                run.spoken = self.spoken.get_value().unwrap_or(run.spoken);
            }
        });
    }

    /// Answers a question about the import; subscribes to every reading.
    pub fn ask<T>(self, question: impl FnOnce(&Looked) -> T) -> Option<T> {
        self.looked.with(|looked| looked.as_ref().map(question))
    }

    /// Changes what to do with a row.
    pub fn choose(self, row: usize, choice: Choice) {
        self.change_run(|run| run.choose(row, choice));
    }

    fn change_run(self, change: impl FnOnce(&mut DryRun<LeadId>)) {
        self.looked.update_untracked(|looked| {
            if let Some(looked) = looked {
                change(&mut looked.run);
            }
        });
        self.chosen.update(|chosen| *chosen = chosen.wrapping_add(1));
    }

    /// The choice for a row; subscribes to every choice.
    pub fn choice_of(self, row: usize) -> Option<Choice> {
        self.chosen.track();
        self.ask(|looked| looked.run.choice_of(row)).flatten()
    }

    /// Changes what to do with all uncertain rows.
    pub fn choose_all(self, choice: Choice) {
        self.change_run(|run| {
            let doubtful = run.rows.iter_mut().filter(|row| matches!(row.fate, Fate::PossiblyTheSame(_)));
            doubtful.for_each(|row| row.choice = choice);
        });
    }

    /// Changes what the date of a row does to the next touch of a known lead.
    pub fn choose_next(self, row: usize, next: NextChoice) {
        self.change_run(|run| run.choose_next(row, next));
    }

    /// Sets whether a row marked “do not call” goes on the list.
    pub fn block(self, row: usize, blocks: bool) {
        self.change_run(|run| run.block(row, blocks));
    }

    /// Whether a row goes on the do-not-call list; subscribes to every choice.
    pub fn blocks(self, row: usize) -> bool {
        let person = |looked: &Looked| {
            let row = looked.run.rows.iter().find(|found| found.row == row)?;
            row.person.as_ref().map(|person| person.do_not_call)
        };
        self.ask_chosen(person).flatten().unwrap_or(false)
    }

    /// Sets whether these people were spoken to before.
    pub fn say_spoken(self, spoken: Spoken) {
        self.spoken.set_value(Some(spoken));
        self.change_run(|run| run.spoken = spoken);
    }

    /// The choice for the date of a row; subscribes to every choice.
    pub fn next_of(self, row: usize) -> NextChoice {
        self.chosen.track();
        let found = self.ask(|looked| looked.run.rows.iter().find(|found| found.row == row).map(|found| found.next));
        found.flatten().unwrap_or_default()
    }

    /// Answers a question about the import; subscribes to every choice and every reading.
    pub fn ask_chosen<T>(self, question: impl FnOnce(&Looked) -> T) -> Option<T> {
        self.chosen.track();
        self.ask(question)
    }

    /// Writes the leads if they fit; otherwise writes nothing and says how many would fit.
    pub fn bring_in(self) {
        let asked = untrack(|| {
            self.ask(|looked| (looked.importing.name.clone(), looked.run.accepted(), in_progress::tally(&looked.run)))
        });
        let Some((name, accepted, tally)) = asked else { return };
        let command = self.app.with_untracked(|book, now| import_command(name, accepted, book, now));
        self.after_paint("Importing …", move |state| state.write(command, tally));
    }

    /// Writes the leads, even if the screen was left meanwhile: it uses nothing of the screen.
    fn write(self, command: Command, tally: [(usize, &'static str); 3]) {
        let (leads, known) = match &command {
            Command::Import { leads, merges, .. } => (leads.len(), merges.len()),
            _ => (0, 0),
        };
        let room = self.app.with_workspace_untracked(|workspace, now| workspace.room_for(command.clone(), now));
        if let Ok((needed, left)) = room
            && needed > left
        {
            self.fail(too_many_words(leads, leads.saturating_mul(left) / needed.max(1)));
            return;
        }
        let words = match (leads, known) {
            (0, _) => format!("{} updated", dates::leads(known)),
            (_, 0) => format!("{} imported", dates::leads(leads)),
            _ => format!("{} imported, {known} updated", dates::leads(leads)),
        };
        let label = words.clone();
        match self.app.dispatch(command, &label) {
            Ok(_) => {
                self.app.forget_text(PASTE);
                self.tell(None);
                self.show(Step::Done { label, words, tally });
            }
            Err(CommandError::NothingToDo) => {
                self.fail(words::import::ALL_OF_IT_KNOWN.to_owned());
            }
            Err(refusal) => self.fail(refusal.words().to_owned()),
        }
    }

    /// Goes back to checking, and says why.
    fn fail(self, words: String) {
        self.tell(Some(words));
        self.show(Step::Look);
    }

    /// Lets the browser paint before a long piece of work.
    pub fn after_paint(self, words: &'static str, work: impl FnOnce(State) + 'static) {
        self.show(Step::Working(words));
        set_timeout(move || work(self), std::time::Duration::from_millis(30));
    }
}

fn too_many_words(leads: usize, fit: usize) -> String {
    format!(
        "This browser has room for about {} more, and the list has {leads}. Nothing was imported. \
         Split the list, or free up space under Your data.",
        dates::leads(fit),
    )
}
