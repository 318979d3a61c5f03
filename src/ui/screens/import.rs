//! Taking in many leads: choose, look at the columns, see what will happen, and only then write.

use leptos::prelude::*;
use leptos::web_sys::Event;

use crate::ui::parts::late::set_late;
use crate::ui::parts::old::erased::{act, live, typed, watch};

use crate::app::days;
use crate::app::import::{Choice, DryRun};
use crate::app::import_book::import_command;
use crate::app::importing::{self, ColumnView, Importing, RowView};
use crate::browser::files;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::formats::MOST_BYTES;
use crate::formats::columns::ColumnUse;
use crate::formats::text::FileProblem;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

use super::round::next_in_round;
use super::settings::HomeCountry;

/// How many rows to look at are listed at once.
const LISTED_ROWS: usize = 200;
/// The draft of what was pasted.
const PASTE: &str = "import/paste";

/// Where an import stands.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Choosing a file or pasting.
    Choose,
    /// Reading or writing.
    Working(&'static str),
    /// Looking at what would happen.
    Look(Importing),
    /// The leads are here.
    Done {
        /// What the action was called.
        label: String,
        /// What came of it.
        words: String,
    },
}

/// The state of the screen.
#[derive(Clone, Copy)]
struct State {
    desk: Desk,
    step: RwSignal<Step>,
    run: RwSignal<Option<DryRun<LeadId>>>,
    problem: RwSignal<Option<String>>,
}

impl State {
    /// Shows a step. Work that ends after its screen was left has nothing to show, and harms nothing.
    fn show(self, step: Step) {
        set_late(self.step, step);
    }

    /// Says what is the matter, or that nothing is.
    fn tell(self, problem: Option<String>) {
        set_late(self.problem, problem);
    }

    /// Opens what was chosen and works out what would happen.
    fn look(self, opened: Result<Importing, FileProblem>) {
        match opened {
            Ok(importing) => {
                self.tell(None);
                self.work_out(&importing);
                self.show(Step::Look(importing));
            }
            Err(problem) => {
                self.tell(Some(format!("{problem} Nothing was changed.")));
                self.show(Step::Choose);
            }
        }
    }

    fn work_out(self, importing: &Importing) {
        let home = self.desk.home();
        let run = self.desk.look(|book, now| importing.dry_run(book, home, now.today()));
        set_late(self.run, Some(run));
    }

    fn command(self, importing: &Importing) -> Option<Command> {
        let accepted = self.run.with_untracked(|run| run.as_ref().map(DryRun::accepted))?;
        Some(self.desk.look(|book, now| import_command(importing.name.clone(), accepted, book, now)))
    }

    /// Writes, if it fits; else writes nothing and says how many would fit.
    fn bring_in(self, importing: Importing, command: Command) {
        let leads = match &command {
            Command::Import { leads, .. } => leads.len(),
            _ => 0,
        };
        let room = self.desk.look_at_workspace(|workspace, now| workspace.room_for(command.clone(), now));
        if let Ok((needed, left)) = room
            && needed > left
        {
            self.tell(Some(too_many_words(leads, leads.saturating_mul(left) / needed.max(1))));
            self.show(Step::Look(importing));
            return;
        }
        let label = format!("{} brought in", days::leads(leads));
        let words =
            if leads > 0 { format!("{} are here.", days::leads(leads)) } else { "The additions are in.".to_owned() };
        match self.desk.dispatch(command, &label) {
            Ok(_) => {
                self.desk.forget_text(PASTE);
                self.tell(None);
                self.show(Step::Done { label, words });
            }
            Err(Refusal::NothingToDo) => {
                self.tell(Some("All of this is in your book already. Nothing was changed.".to_owned()));
                self.show(Step::Look(importing));
            }
            Err(refusal) => {
                self.tell(Some(refusal.words().to_owned()));
                self.show(Step::Look(importing));
            }
        }
    }

    /// Lets the browser paint before a long piece of work.
    fn after_paint(self, words: &'static str, work: impl FnOnce(State) + 'static) {
        self.show(Step::Working(words));
        set_timeout(move || work(self), std::time::Duration::from_millis(30));
    }
}

fn too_many_words(leads: usize, fit: usize) -> String {
    format!(
        "This browser has room for about {} more, and the list has {leads}. Nothing was written. \
         Save it in smaller parts, or free space under Your data.",
        days::leads(fit),
    )
}

/// Taking in many leads.
#[component]
pub fn Import() -> impl IntoView {
    let state = State {
        desk: use_desk(),
        step: RwSignal::new(Step::Choose),
        run: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    view! {
        <main class="screen">
            <Top title="Bring leads in".to_owned() back=(Route::Leads, "Leads") />
            {live(move || match state.step.get() {
                Step::Choose => view! { <Choose state /> }.into_any(),
                Step::Working(words) => view! { <div class="content"><p class="lead-in" role="status">{words}</p><progress aria-label=words /></div> }.into_any(),
                Step::Look(importing) => view! { <Look state importing /> }.into_any(),
                Step::Done { label, words } => view! { <Done state label words /> }.into_any(),
            })}
        </main>
    }
}

#[component]
fn ProblemLine(state: State) -> impl IntoView {
    move || state.problem.get().map(|words| view! { <p class="refusal" role="alert">{words}</p> })
}

/// Step one: a file or a pasted table.
#[component]
fn Choose(state: State) -> impl IntoView {
    let desk = state.desk;
    let pasted = move || desk.typed(PASTE).unwrap_or_default();
    let read_file = move |input: leptos::web_sys::HtmlInputElement| {
        let Some(file) = files::chosen_file(&input) else { return };
        if file.size() > MOST_BYTES as f64 {
            state.tell(Some(format!("{} Nothing was changed.", FileProblem::TooBig)));
            return;
        }
        state.show(Step::Working("Reading the file …"));
        leptos::task::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => state.look(Importing::of_file(&file.name(), &bytes)),
                Err(reason) => {
                    state.tell(Some(format!("The file could not be read: {reason}. Nothing was changed.")));
                    state.show(Step::Choose);
                }
            }
        });
    };
    let look = move |_| {
        let text = pasted();
        state.after_paint("Reading the table …", move |state| state.look(Importing::of_text(&text)));
    };
    view! {
        <div class="content form">
            <p class="lead-in">"A list from a spreadsheet, a CRM or your phone. You see what will happen before anything is written."</p>
            <label class="file">
                <span>"Choose a file (CSV or vCard)"</span>
                <input type="file" accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard,text/plain" on:change=act(move |event: Event| read_file(event_target(&event))) />
            </label>
            <label class="field">
                "Or paste a table here"
                <textarea rows="6" placeholder="Copy the rows in your spreadsheet, headings included, and paste them"
                    prop:value=watch(pasted) on:input=typed(move |text: String| desk.type_text(PASTE, text)) />
            </label>
            <ProblemLine state />
        </div>
        <footer class="thumb">
            <button type="button" class="button primary" on:click=act(look)>"Look at it"</button>
        </footer>
    }
}

/// Steps two and three: the columns, and what will happen.
#[component]
fn Look(state: State, importing: Importing) -> impl IntoView {
    let accepted = move || state.run.with(|run| run.as_ref().map(DryRun::accepted));
    let words = move || accepted().map(|accepted| importing::bring_in_words(&accepted)).unwrap_or_default();
    let nothing = move || accepted().is_none_or(|it| it.created.is_empty() && it.additions.is_empty());
    let columns = importing.columns();
    let name = importing.name.clone();
    let for_columns = importing.clone();
    let reread = Callback::new(move |(place, used_as): (usize, ColumnUse)| {
        let mut changed = for_columns.clone();
        if let Some(present) = changed.uses.get_mut(place) {
            *present = used_as;
        }
        state.look(Ok(changed));
    });
    let for_home = importing.clone();
    let rehome = Callback::new(move |setting| {
        // A country of the list cannot be refused.
        drop(state.desk.dispatch(Command::Set(setting), "Home country changed"));
        state.work_out(&for_home);
    });
    let bring_in = move |_| {
        let importing = importing.clone();
        if let Some(command) = state.command(&importing) {
            state.after_paint("Bringing them in …", move |state| state.bring_in(importing, command));
        }
    };
    view! {
        <div class="content">
            <p class="lead-in">{name}</p>
            <Summary state />
            <ProblemLine state />
            <HomeCountry set=rehome />
            <Columns columns reread />
            <RowsToLookAt state />
        </div>
        <footer class="thumb">
            <button type="button" class="button primary" disabled=watch(nothing) on:click=act(bring_in)>{live(words)}</button>
            <button type="button" class="button" on:click=act(move |_| state.show(Step::Choose))>"Choose another"</button>
        </footer>
    }
}

/// What will happen, in a line for each kind.
#[component]
fn Summary(state: State) -> impl IntoView {
    let lines = move || state.run.with(|run| run.as_ref().map(importing::summary)).unwrap_or_default();
    view! {
        <section aria-label="What will happen">
            <ul class="summary">{live(move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view())}</ul>
        </section>
    }
}

/// The columns over their first cells; what each is for can be changed.
#[component]
fn Columns(columns: Vec<ColumnView>, reread: Callback<(usize, ColumnUse)>) -> impl IntoView {
    let used = columns.iter().filter(|column| column.used_as != ColumnUse::Ignore).count();
    let heading = format!("Columns: {used} of {} used", columns.len());
    let rows = columns.into_iter().enumerate().map(|(place, column)| view! { <ColumnRow place column reread /> });
    (rows.len() > 0).then(
        || view! { <details class="columns"><summary>{heading}</summary><ul>{rows.collect_view()}</ul></details> },
    )
}

#[component]
fn ColumnRow(place: usize, column: ColumnView, reread: Callback<(usize, ColumnUse)>) -> impl IntoView {
    let label = format!("Use of {}", column.heading);
    let options = ColumnUse::ALL
        .into_iter()
        .map(|used_as| view! { <option selected={used_as == column.used_as}>{used_as.label()}</option> });
    let change = move |label: String| {
        if let Some(used_as) = ColumnUse::ALL.into_iter().find(|used_as| used_as.label() == label) {
            reread.run((place, used_as));
        }
    };
    view! {
        <li class="column">
            <strong>{column.heading}</strong>
            <select aria-label=label on:change=typed(move |text: String| change(text))>{options.collect_view()}</select>
            <span class="cells">{column.cells.join(" · ")}</span>
        </li>
    }
}

/// The rows that need a look, each with its number and the reason.
#[component]
fn RowsToLookAt(state: State) -> impl IntoView {
    let rows = move || {
        state.run.with(|run| run.as_ref().map(|run| importing::rows_to_look_at(run, LISTED_ROWS))).unwrap_or_default()
    };
    let count = move || state.run.with(|run| run.as_ref().map_or(0, importing::count_to_look_at));
    view! {
        {live(move || {
            (count() > 0)
                .then(|| {
                    view! {
                        <section class="look-at">
                            <h2>{format!("Rows to look at: {}", count())}</h2>
                            <ul>{rows().into_iter().map(|row| view! { <LookAt state row /> }).collect_view()}</ul>
                            {(count() > LISTED_ROWS).then(|| format!("… and {} more", count() - LISTED_ROWS))}
                        </section>
                    }
                })
        })}
    }
}

#[component]
fn LookAt(state: State, row: RowView) -> impl IntoView {
    let number = row.row;
    let choices = [(Choice::Merge, "Merge"), (Choice::Skip, "Leave out"), (Choice::Keep, "Keep both")];
    let choose = move |choice: Choice| {
        state.run.update(|run| {
            if let Some(run) = run {
                run.choose(number, choice);
            }
        });
    };
    let chips = row.choice.map(|taken| {
        let chips = choices.into_iter().map(|(choice, words)| {
            let pressed = (choice == taken).to_string();
            view! { <button type="button" class="chip" aria-pressed=pressed on:click=act(move |_| choose(choice))>{words}</button> }
        });
        view! { <div class="chips" role="group" aria-label=format!("What to do with row {number}")>{chips.collect_view()}</div> }
    });
    view! {
        <li>
            <p><strong>{format!("Row {number}")}</strong> " " <bdi>{row.who}</bdi></p>
            {row.words.into_iter().map(|words| view! { <p class="reason">{words}</p> }).collect_view()}
            {chips}
        </li>
    }
}

/// The leads are here.
#[component]
fn Done(state: State, label: String, words: String) -> impl IntoView {
    let desk = state.desk;
    let latest = desk.undo_label();
    let stands = Memo::new(move |_| latest.with(|latest| latest.as_deref() == Some(label.as_str())));
    let undo = move |_| {
        desk.undo();
        state.show(Step::Choose);
    };
    let first = Route::Round(next_in_round(desk)).hash();
    view! {
        <div class="content">
            <p class="lead-in" role="status">{words}</p>
            {live(move || stands.get().then(|| view! { <button type="button" class="button" on:click=act(undo)>"Undo: take them out again"</button> }))}
            <button type="button" class="button" on:click=act(move |_| state.show(Step::Choose))>"Bring in another list"</button>
        </div>
        <footer class="thumb">
            <a class="button primary" href=first>"Start with the first"</a>
            <a class="button" href=Route::Today.hash()>"Today"</a>
        </footer>
    }
}
