//! Steps two and three of an import: the columns, and what will happen to the rows.
//!
//! What is used here stays where it is while it is used: another use of a column or a choice for a row
//! changes words around it, and the keyboard stays on it.

use leptos::prelude::*;

use crate::app::import::Choice;
use crate::app::importing::{self, ColumnView, RowView};
use crate::domain::command::Command;
use crate::domain::settings::Setting;
use crate::formats::columns::ColumnUse;
use crate::ui::html::{
    Tag, bdi, details, div, footer, h2, li, live, many, option, p, section, select, span, strong, summary, ul,
};
use crate::ui::parts::controls::action;

use super::super::settings::home_country;
use super::problem_line;
use super::state::{State, Step};

/// How many rows to look at are listed at once.
const LISTED_ROWS: usize = 200;

/// The columns, and what will happen.
pub fn look(state: State) -> AnyView {
    let words = move || state.accepted().map(|accepted| importing::bring_in_words(&accepted)).unwrap_or_default();
    let is_nothing =
        move || state.accepted().is_none_or(|it| it.created.is_empty() && it.additions.is_empty()).then_some("");
    let set_home = move |setting: Setting| {
        // A country of the list cannot be refused.
        drop(state.desk.dispatch(Command::Set(setting), "Home country changed"));
        state.read_again(|_| ());
    };
    let name = untrack(|| state.ask(|looked| looked.importing.name.clone()));
    let content = div()
        .class("content")
        .child(p().class("lead-in").child(name))
        .child(what_will_happen(state))
        .child(problem_line(state))
        .child(home_country(set_home))
        .child(columns(state))
        .child(live(move || rows_to_look_at(state)));
    let bring_in = action("button primary", live(words), move || state.bring_in()).watch("disabled", is_nothing);
    let ways = footer()
        .class("thumb")
        .child(bring_in)
        .child(action("button", "Choose another", move || state.show(Step::Choose)));
    many(vec![content.view(), ways.view()])
}

/// How many lines that are no rows are named.
const LEFT_OUT: usize = 20;

/// What will happen, in a line for each kind.
fn what_will_happen(state: State) -> Tag {
    let lines = move || {
        let lines = state.ask(|looked| (importing::summary(&looked.run), looked.importing.left_out_words(LEFT_OUT)));
        let (lines, left_out) = lines.unwrap_or_default();
        lines.into_iter().chain(left_out).map(|line| li().child(line)).collect::<Vec<_>>()
    };
    section().attr("aria-label", "What will happen").child(ul().class("summary").child(live(lines)))
}

/// The columns over their first cells; what each is for can be changed.
fn columns(state: State) -> Option<Tag> {
    let columns = untrack(|| state.ask(|looked| looked.importing.columns())).unwrap_or_default();
    let all = columns.len();
    let heading = move || {
        let is_used = |used_as: &&ColumnUse| **used_as != ColumnUse::Ignore;
        let used = state.ask(|looked| looked.importing.uses.iter().filter(is_used).count()).unwrap_or(0);
        format!("Columns: {used} of {all} used")
    };
    (!columns.is_empty()).then(|| {
        let rows = columns.into_iter().enumerate().map(|(place, column)| column_row(state, place, column));
        details().class("columns").child(summary().child(live(heading))).child(ul().children(rows))
    })
}

fn column_row(state: State, place: usize, column: ColumnView) -> Tag {
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

/// The rows that need a look, each with its number and the reason.
fn rows_to_look_at(state: State) -> Option<Tag> {
    let (count, rows) = state.ask(|looked| {
        let run = &looked.run;
        (importing::count_to_look_at(run), importing::rows_to_look_at(run, LISTED_ROWS))
    })?;
    let more = count.checked_sub(LISTED_ROWS).filter(|more| *more > 0).map(|more| format!("… and {more} more"));
    (count > 0).then(|| {
        section()
            .class("look-at")
            .child(h2().child(format!("Rows to look at: {count}")))
            .child(ul().children(rows.into_iter().map(|row| row_to_look_at(state, row))))
            .child(more)
    })
}

fn row_to_look_at(state: State, row: RowView) -> Tag {
    let number = row.row;
    let choices = [(Choice::Merge, "Merge"), (Choice::Skip, "Leave out"), (Choice::Keep, "Keep both")];
    let chips = row.choice.map(|_| {
        let chips = choices.map(|(choice, words)| {
            action("chip", words, move || state.choose(number, choice))
                .watch("aria-pressed", move || state.choice_of(number) == Some(choice))
        });
        let label = format!("What to do with row {number}");
        div().class("chips").attr("role", "group").attr("aria-label", label).children(chips)
    });
    li().child(p().child(strong().child(format!("Row {number}"))).child(" ").child(bdi().child(row.who)))
        .children(row.words.into_iter().map(|words| p().class("reason").child(words)))
        .child(chips)
}
