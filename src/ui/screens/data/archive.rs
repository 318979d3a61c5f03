//! Making room: ended leads go into a file, and are then removed from the book.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::browser::{clock, files};
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::domain::time::{day_of_iso, days_before};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, div, dynamic, input, p};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::message::told_line;

/// By default, leads that ended at least this many days ago.
const DAYS: u32 = 90;

/// Saves a file with the ended leads, and then removes them.
pub fn archive() -> Element {
    let app = use_app();
    let until = RwSignal::new(days_before(clock::now().today(), DAYS).to_string());
    let saved = RwSignal::new(Vec::<LeadId>::new());
    let told = RwSignal::new(String::new());
    let save = move || {
        let made = until.with_untracked(|until| save_ended(app, until));
        told.set(made.as_ref().map_or_else(Clone::clone, |ids| format!("{} in the file.", dates::leads(ids.len()))));
        saved.set(made.unwrap_or_default());
    };
    let day = input().attr("type", "date").value(move || until.get()).on_text("change", move |text| until.set(text));
    let take_out = move || {
        let count = saved.with(Vec::len);
        let words = format!("The file is safe: take {} out of the book", dates::leads(count));
        (count > 0).then(|| {
            action("button", words, move || {
                // A lead that was deleted meanwhile need not be deleted again.
                let is_there = |id: &LeadId| app.with_untracked(|book, _| book.lead(*id).is_some());
                let ids: Vec<LeadId> = saved.get_untracked().into_iter().filter(is_there).collect();
                saved.set(Vec::new());
                let all = ids.iter().copied().map(Command::DeleteLead).collect();
                let label = format!("{} of the archive taken out", dates::leads(ids.len()));
                if let Err(refusal) = app.dispatch(Command::Together(all), &label) {
                    told.set(refusal.words().to_owned());
                    return;
                }
                told.set(format!(
                    "{} taken out. They are in the trash; emptying it frees their room.",
                    dates::leads(ids.len())
                ));
            })
        })
    };
    let hint = "The file can be merged in again at any time. Look at it before you take them out here.";
    div()
        .class("form")
        .child(labelled("Leads that ended on this day or before", day))
        .child(action("button", "Save them to a file", save))
        .child(told_line(told))
        .child(dynamic(take_out))
        .child(p().class("hint").child(hint))
}

/// Saves the ended leads as a file, and returns their ids.
fn save_ended(app: AppContext, until: &str) -> Result<Vec<LeadId>, String> {
    let until = day_of_iso(until).ok_or("Give a day.")?;
    let archived = app.with_workspace_untracked(|workspace, now| workspace.archive(until, now));
    let (ids, text) = archived.map_err(|problem| problem.words())?;
    if ids.is_empty() {
        return Err("No lead has ended by then.".to_owned());
    }
    let name = format!("next-touch-archive-{until}.json");
    let failed = |reason| format!("The browser did not take the file: {reason}.");
    files::download(&name, "application/json", &text).map_err(failed)?;
    Ok(ids)
}
