//! Steps two and three of an import: the columns, and what the rows become.
//!
//! A control stays in place while it is used: changing the use of a column or the choice for a row changes words
//! around it, and the focus stays.

use leptos::prelude::*;

use crate::app::import::Spoken;
use crate::app::import::in_progress::{self, ColumnView, SHOWN_COLUMNS};
use crate::app::import::rows::{self, RowView};
use crate::app::import::{Choice, NextChoice};
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::settings::Setting;
use crate::formats::column_use::ColumnUse;
use crate::ui::dom::{
    Element, bdi, details, div, dynamic, footer, fragment, h2, li, option, p, section, select, span, strong, summary,
    table, td, th, tr, ul,
};
use crate::ui::dom::{action, readable};
use crate::ui::parts::message::problem;

use super::super::settings::home_country;
use super::options::{date_order, options};
use super::problem_line;
use super::state::{State, Step};

/// How many rows to check are listed at once; more are added on request.
const LISTED_ROWS: usize = 100;
/// With more uncertain rows than this, one tap can answer for all of them.
const MANY_ROWS: usize = 5;

/// The columns, and what will happen.
pub fn look(state: State) -> AnyView {
    let words = move || state.ask_chosen(|looked| in_progress::import_words(&looked.run)).unwrap_or_default();
    let is_nothing = move || {
        let tally = state.ask_chosen(|looked| looked.run.tally()).unwrap_or_default();
        (tally.new + tally.known == 0).then_some("")
    };
    let set_home = move |setting: Setting| {
        // A country from the list is never refused.
        drop(state.app.dispatch(Command::Set(setting), "Home country changed"));
        state.read_again(|_| ());
    };
    let name = untrack(|| state.ask(|looked| looked.importing.name.clone()));
    let listed = RwSignal::new(LISTED_ROWS);
    let content = div()
        .class("content")
        .child(p().class("lead-in").child(name).child(" · Nothing’s saved until you import"))
        .child(what_will_happen(state))
        .child(problem_line(state))
        .child(dynamic(move || no_names(state)))
        .child(dynamic(move || samples(state)))
        .child(spoken(state))
        .child(home_country(set_home))
        .child(dynamic(move || date_order(state)))
        .child(columns(state))
        .child(dynamic(move || rows_to_look_at(state, listed)));
    let import = action("button primary", dynamic(words), move || state.bring_in()).attr_fn("disabled", is_nothing);
    let ways =
        footer()
            .class("thumb")
            .child(import)
            .child(action("button", words::import::CHOOSE_ANOTHER, move || state.show(Step::Choose)));
    fragment(vec![content.view(), ways.view()])
}

/// The most skipped lines that are quoted.
const LEFT_OUT: usize = 20;

/// What will happen: the counts, and a line for everything else.
fn what_will_happen(state: State) -> Element {
    let numbers = move || counts(state.ask_chosen(|looked| in_progress::tally(&looked.run)).unwrap_or_default());
    let lines = move || {
        let lines = state.ask_chosen(|looked| {
            let guessed = looked.importing.guessed_names();
            let guessed = guessed.map(|heading| format!("“{heading}” is read as the names: check it below"));
            let mut lines = in_progress::remarks(&looked.run);
            lines.extend(guessed.into_iter().chain(looked.importing.left_out_words(LEFT_OUT)));
            lines
        });
        lines.unwrap_or_default().into_iter().map(|line| li().child(line)).collect::<Vec<_>>()
    };
    section()
        .attr("aria-label", words::import::WHAT_WILL_HAPPEN)
        .child(div().class("tally").child(dynamic(numbers)))
        .child(ul().class("summary").child(dynamic(lines)))
}

/// Three numbers side by side, each with its label.
pub fn counts(tally: [(usize, &'static str); 3]) -> Vec<Element> {
    let each = tally.into_iter().map(|(count, words)| {
        p().child(strong().child(count.to_string())).child(" ").child(span().class("hint").child(words))
    });
    each.collect()
}

/// The one question of an import. The file suggests the answer, so it may need no tap.
fn spoken(state: State) -> Element {
    let chips = Spoken::ALL.map(|(spoken, words)| {
        action("chip", words, move || state.say_spoken(spoken))
            .attr_fn("aria-pressed", move || state.ask_chosen(|looked| looked.run.spoken == spoken).unwrap_or(false))
    });
    let label = words::import::HAVE_YOU_SPOKEN;
    div()
        .child(p().child(label))
        .child(div().class("chips").attr("role", "group").attr("aria-label", label).children(chips))
}

/// A prominent warning that no column contains names.
fn no_names(state: State) -> Option<Element> {
    let is_unnamed = state.ask(|looked| looked.importing.has_no_names()).unwrap_or(false);
    is_unnamed.then(|| problem(words::import::NO_NAME_COLUMN.to_owned()))
}

/// The first people as parsed.
fn samples(state: State) -> Option<Element> {
    let people = state.ask(|looked| in_progress::samples(&looked.run, &state.app.now()))?;
    let headings = [words::common::NAME, words::common::COMPANY, "Number", "Next call"];
    let rows = people
        .into_iter()
        .map(|it| tr().children([it.who, it.company, it.number, it.next].map(|text| td().child(bdi().child(text)))));
    let all =
        table().child(tr().children(headings.map(|heading| th().attr("scope", "col").child(heading)))).children(rows);
    Some(readable(div().class("table").child(all), words::import::FIRST_PEOPLE))
}

/// How the list is read, and the columns with their first cells; the use of each can be changed.
fn columns(state: State) -> Option<Element> {
    // The set of columns changes only if the table is read with other options.
    let shown = Memo::new(move |_| state.ask(|looked| looked.importing.headings()).unwrap_or_default());
    let heading = move || {
        let is_used = |used_as: &&ColumnUse| **used_as != ColumnUse::Ignore;
        let used = state.ask(|looked| looked.importing.uses.iter().filter(is_used).count()).unwrap_or(0);
        format!("{used} of {} columns used", shown.with(Vec::len))
    };
    let each = move || {
        shown.track();
        let columns = untrack(|| state.ask(|looked| looked.importing.columns())).unwrap_or_default();
        columns.into_iter().enumerate().map(|(place, column)| column_row(state, place, column)).collect::<Vec<_>>()
    };
    let more = move || {
        let more = shown.with(Vec::len).checked_sub(SHOWN_COLUMNS).filter(|more| *more > 0);
        more.map(|more| p().class("hint").child(format!("{more} more columns are read as their headings say.")))
    };
    let is_table = untrack(|| shown.with(|shown| !shown.is_empty()));
    let is_unnamed = untrack(|| state.ask(|looked| looked.importing.has_no_names())).unwrap_or(false);
    is_table.then(|| {
        details()
            .class("columns")
            .flag("open", is_unnamed)
            .child(summary().child(dynamic(heading)))
            .child(options(state))
            .child(ul().child(dynamic(each)))
            .child(dynamic(more))
    })
}

fn column_row(state: State, place: usize, column: ColumnView) -> Element {
    let label = format!("Use of {}", column.heading);
    let used = move |place: usize| state.ask(|looked| looked.importing.uses.get(place).copied()).flatten();
    let options = ColumnUse::ALL
        .into_iter()
        .map(|used_as| option().selected(move || used(place) == Some(used_as)).child(used_as.label()));
    let change = move |label: String| {
        if let Some(used_as) = ColumnUse::ALL.into_iter().find(|used_as| used_as.label() == label) {
            state.use_column(place, used_as);
        }
    };
    li().class("column")
        .child(strong().child(column.heading))
        .child(select().attr("aria-label", label).on_text("change", change).children(options))
        .child(span().class("cells").child(column.cells.join(" · ")))
}

/// The rows that need a check, each with its number and the reason.
fn rows_to_look_at(state: State, listed: RwSignal<usize>) -> Option<Element> {
    let rows = move || {
        let looked = state.ask(|looked| {
            let most = listed.get();
            state.app.with_untracked(|book, now| rows::rows_to_look_at(&looked.run, book, now, most))
        });
        looked.unwrap_or_default()
    };
    let (count, _) = rows();
    let in_doubt = state.ask(|looked| rows::count_in_doubt(&looked.run)).unwrap_or(0);
    let more = move || {
        let more = move || listed.update(|listed| *listed += LISTED_ROWS);
        (count > listed.get()).then(|| action("button", "Show more rows", more))
    };
    let each = move || rows().1.into_iter().map(|row| row_to_look_at(state, row)).collect::<Vec<_>>();
    (count > 0).then(|| {
        section()
            .class("look-at")
            .child(h2().child(format!("Rows to look at: {count}")))
            .child((in_doubt > MANY_ROWS).then(|| answer_for_all(state, in_doubt)))
            .child(ul().child(dynamic(each)))
            .child(dynamic(more))
    })
}

const CHOICES: [(Choice, &str); 4] = [
    (Choice::Merge, words::import::MERGE),
    (Choice::Keep, words::import::KEEP_BOTH),
    (Choice::Apart, words::common::NOT_THE_SAME_PERSON),
    (Choice::Skip, "Leave out"),
];

/// One answer for all uncertain rows.
fn answer_for_all(state: State, count: usize) -> Element {
    let label = format!("{count} rows may be somebody you have. For all of them:");
    let chips = CHOICES.map(|(choice, words)| action("chip", words, move || state.choose_all(choice)));
    div()
        .child(p().child(label))
        .child(div().class("chips").attr("role", "group").attr("aria-label", "For all of them").children(chips))
}

fn row_to_look_at(state: State, row: RowView) -> Element {
    let number = row.row;
    let chips = row.has_choice.then(|| {
        let chips = CHOICES.map(|(choice, words)| {
            action("chip", words, move || state.choose(number, choice))
                .attr_fn("aria-pressed", move || state.choice_of(number) == Some(choice))
        });
        let label = format!("What to do with row {number}");
        div().class("chips").attr("role", "group").attr("aria-label", label).children(chips)
    });
    let block = row.is_marked.then(|| {
        let chips =
            [(true, words::import::BLOCK_THEM), (false, words::import::MAY_BE_CALLED)].map(|(blocks, words)| {
                action("chip", words, move || state.block(number, blocks))
                    .attr_fn("aria-pressed", move || state.blocks(number) == blocks)
            });
        let label = format!("Do not call, row {number}");
        div()
            .child(p().class("reason").child("The list says that they must not be called:"))
            .child(div().class("chips").attr("role", "group").attr("aria-label", label).children(chips))
    });
    let next = row.next.map(|next| {
        let choices = [(NextChoice::Listed, next.listed.clone()), (NextChoice::Mine, format!("Keep {}", next.mine))];
        let chips = choices.map(|(choice, words)| {
            let next = next.clone();
            action("chip", words, move || state.choose_next(number, choice))
                .attr_fn("aria-pressed", move || next.counts(state.next_of(number)) == (choice == NextChoice::Listed))
        });
        let label = format!("Next call of row {number}");
        div()
            .child(p().class("reason").child("The list has another next call:"))
            .child(div().class("chips").attr("role", "group").attr("aria-label", label).children(chips))
    });
    li().child(p().child(strong().child(format!("Row {number}"))).child(" ").child(bdi().child(row.who)))
        .children(row.words.into_iter().map(|words| p().class("reason").child(words)))
        .child(dynamic(move || {
            let is_kept = row.has_problem && state.choice_of(number) != Some(Choice::Skip);
            is_kept.then(|| p().class("reason").child("It’s kept in the note."))
        }))
        .child(chips)
        .child(block)
        .child(next)
}
