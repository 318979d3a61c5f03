//! Importing many leads: choose a list, check its columns, see what will happen, and only then import. It knows no file
//! format; `app::import` reads the list.

mod look;
mod options;
mod state;

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::import::in_progress::Importing;
use crate::app::words;
use crate::browser::files;
use crate::formats::MOST_BYTES;
use crate::formats::text::FileProblem;
use crate::ui::dom::{Element, div, dynamic, empty, footer, fragment, main, p, progress, section, textarea};
use crate::ui::dom::{action, labelled, link};
use crate::ui::parts::form::file_choice;
use crate::ui::parts::message::problem;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

use state::{PASTE, State, Step};

/// The import screen.
pub fn import_screen() -> Element {
    let state = State::new();
    let step = move || match state.step.get() {
        Step::Choose => choose(state),
        Step::Working(words) => working(words).view(),
        Step::Look => look::look(state),
        Step::Done { label, words, tally } => done(state, label, words, tally),
    };
    main()
        .class("screen")
        .child(top(words::places::IMPORT_LEADS, Some((Route::Leads, words::places::LEADS)), empty()))
        .child(dynamic(step))
}

fn problem_line(state: State) -> AnyView {
    dynamic(move || state.problem.get().map(problem))
}

fn working(words: &'static str) -> Element {
    let said = p().class("lead-in").attr("role", "status").child(words);
    div().class("content").child(said).child(progress().attr("aria-label", words))
}

/// Step one: a file or a pasted table.
fn choose(state: State) -> AnyView {
    let app = state.app;
    let look = move || {
        let text = app.typed(PASTE).unwrap_or_default();
        state.after_paint("Reading the table …", move |state| state.look(Importing::of_text(&text)));
    };
    let table = textarea()
        .attr("rows", "6")
        .attr("placeholder", "Copy the rows with their headings, then paste them here")
        .value(move || app.typed(PASTE).unwrap_or_default())
        .on_text("input", move |text| app.type_text(PASTE, text));
    let what = "Paste rows from a spreadsheet, or pick a file. You’ll see a preview first.";
    let file = file_choice(
        words::import::CHOOSE_LIST_FILE,
        ".csv,.tsv,.txt,.vcf,text/csv,text/vcard,text/plain",
        move |file| read_file(state, file),
    );
    let content = div()
        .class("content form")
        .child(p().class("lead-in").child(what))
        .child(file)
        .child(labelled(words::import::PASTE_ROWS, table))
        .child(problem_line(state));
    let ways = footer().class("thumb").child(action("button primary", words::import::PREVIEW, look));
    fragment(vec![content.view(), ways.view()])
}

fn read_file(state: State, file: File) {
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
}

/// The import is done; `label` is the name of the action, `words` its result.
fn done(state: State, label: String, words: String, tally: [(usize, &'static str); 3]) -> AnyView {
    let app = state.app;
    let latest = app.undo_label();
    let undo = move || {
        app.undo();
        state.show(Step::Choose);
    };
    let take_back = move || {
        let stands = latest.with(|latest| latest.as_deref() == Some(label.as_str()));
        stands.then(|| action("button", words::common::UNDO, undo))
    };
    let content = div()
        .class("content")
        .child(p().class("lead-in").attr("role", "status").child(words))
        .child(section().class("tally").attr("aria-label", "What was imported").children(look::counts(tally)))
        .child(div().class("row").child(dynamic(take_back)).child(action(
            "button",
            words::import::IMPORT_ANOTHER_LIST,
            move || state.show(Step::Choose),
        )));
    let ways = footer()
        .class("thumb")
        .child(link("button primary", Route::Round(app.next_in_round()), words::import::START_CALLING))
        .child(link("button", Route::Today, "See Today"));
    fragment(vec![content.view(), ways.view()])
}
