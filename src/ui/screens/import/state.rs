//! Where an import stands, and what moves it on.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::import::Spoken;
use crate::app::import::import_command;
use crate::app::import::in_progress::{self, Importing};
use crate::app::import::{Choice, DryRun, Fate, NextChoice};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::formats::Options;
use crate::formats::column_use::ColumnUse;
use crate::formats::text::FileProblem;
use crate::ui::context::{AppContext, use_app};
use crate::ui::parts::message::set_late;

/// The draft of what was pasted.
pub const PASTE: &str = "import/paste";

/// Where an import stands.
#[derive(Clone, Debug)]
pub enum Step {
    /// Choosing a file or pasting.
    Choose,
    /// Reading or writing.
    Working(&'static str),
    /// Looking at what would happen.
    Look,
    /// The leads are here.
    Done {
        /// What the action was called.
        label: String,
        /// What came of it.
        words: String,
        /// How many rows ended up where.
        tally: [(usize, &'static str); 3],
    },
}

/// A list that is looked at, and what would happen.
#[derive(Debug)]
pub struct Looked {
    /// The list and the use of its columns.
    pub importing: Importing,
    /// What would happen.
    pub run: DryRun<LeadId>,
}

/// The state of the screen.
#[derive(Clone, Copy)]
pub struct State {
    /// The app of the page.
    pub app: AppContext,
    /// Where the import stands.
    pub step: RwSignal<Step>,
    /// What is the matter.
    pub problem: RwSignal<Option<String>>,
    /// Tells only of new readings: a choice changes one row, and the others stay as they are on screen.
    looked: RwSignal<Option<Looked>>,
    /// Rises with every choice.
    chosen: RwSignal<u32>,
    /// Whether these people were spoken to, once the salesperson said it.
    spoken: StoredValue<Option<Spoken>>,
}

impl State {
    /// Nothing is chosen yet.
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

    /// Shows a step. Work that ends after its screen was left has nothing to show, and harms nothing.
    pub fn show(self, step: Step) {
        set_late(self.step, step);
    }

    /// Says what is the matter, or that nothing is.
    pub fn tell(self, problem: Option<String>) {
        set_late(self.problem, problem);
    }

    /// Opens what was chosen and works out what would happen.
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

    /// Reads a column as something else.
    pub fn use_column(self, place: usize, used_as: ColumnUse) {
        self.tell(None);
        self.read_again(move |importing| {
            if let Some(present) = importing.uses.get_mut(place) {
                *present = used_as;
            }
        });
    }

    /// Reads the same file or text in another way; if that cannot be, says why, and all stays as it was.
    pub fn read_as(self, change: impl FnOnce(&mut Options)) {
        let mut problem = None;
        self.read_again(|importing| {
            let mut options = importing.options;
            change(&mut options);
            problem = importing.read_as(options).err();
        });
        self.tell(problem.map(|problem| format!("{problem} Nothing was changed.")));
    }

    /// Reads the list again after a change; what was chosen for rows that read as before is kept.
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

    /// Asks what would happen, anew after every reading.
    pub fn ask<T>(self, question: impl FnOnce(&Looked) -> T) -> Option<T> {
        self.looked.with(|looked| looked.as_ref().map(question))
    }

    /// Changes what shall be done with a row.
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

    /// What is chosen for a row, again after every choice.
    pub fn choice_of(self, row: usize) -> Option<Choice> {
        self.chosen.track();
        self.ask(|looked| looked.run.choice_of(row)).flatten()
    }

    /// Changes what shall be done with all rows that are perhaps somebody else's.
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

    /// Says whether a row that is marked “do not call” goes on the list.
    pub fn block(self, row: usize, blocks: bool) {
        self.change_run(|run| run.block(row, blocks));
    }

    /// Whether a row goes on the do-not-call list, again after every choice.
    pub fn blocks(self, row: usize) -> bool {
        let person = |looked: &Looked| {
            let row = looked.run.rows.iter().find(|found| found.row == row)?;
            row.person.as_ref().map(|person| person.do_not_call)
        };
        self.ask_chosen(person).flatten().unwrap_or(false)
    }

    /// Answers whether these people were spoken to before.
    pub fn say_spoken(self, spoken: Spoken) {
        self.spoken.set_value(Some(spoken));
        self.change_run(|run| run.spoken = spoken);
    }

    /// What is chosen for the date of a row, again after every choice.
    pub fn next_of(self, row: usize) -> NextChoice {
        self.chosen.track();
        let found = self.ask(|looked| looked.run.rows.iter().find(|found| found.row == row).map(|found| found.next));
        found.flatten().unwrap_or_default()
    }

    /// Asks what would happen, again after every choice and every reading.
    pub fn ask_chosen<T>(self, question: impl FnOnce(&Looked) -> T) -> Option<T> {
        self.chosen.track();
        self.ask(question)
    }

    /// Writes, if it fits; else writes nothing and says how many would fit.
    pub fn bring_in(self) {
        let asked = untrack(|| {
            self.ask(|looked| (looked.importing.name.clone(), looked.run.accepted(), in_progress::tally(&looked.run)))
        });
        let Some((name, accepted, tally)) = asked else { return };
        let command = self.app.with_untracked(|book, now| import_command(name, accepted, book, now));
        self.after_paint("Importing …", move |state| state.write(command, tally));
    }

    /// Writes, also if the screen was left meanwhile: nothing of the screen is asked any more.
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
                self.fail("You have all of this already. Nothing was changed.".to_owned());
            }
            Err(refusal) => self.fail(refusal.words().to_owned()),
        }
    }

    /// Goes back to looking, and says why.
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
