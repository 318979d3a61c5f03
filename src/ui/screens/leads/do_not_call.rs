//! The do-not-call list: who is on it since when and how, lifting with a reason, export and import.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::leads::do_not_call::{self, Entry};
use crate::app::leads::do_not_call_file;
use crate::app::words;
use crate::browser::{clock, files};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, h2, li, p, section, strong, summary, ul};
use crate::ui::parts::form::file_choice;
use crate::ui::parts::message::Kept;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

/// How many entries are shown; the exported table contains all of them.
const SHOWN: usize = 100;

/// The list, folded, with export and import.
pub fn do_not_call_list() -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let entries = app.memo(|book, now| do_not_call::entries(book, now.today()));
    let save = move || {
        let text = app.with_untracked(|book, _| do_not_call::export(book));
        told.set(match files::download("do-not-call.csv", "text/csv", &text) {
            Ok(()) => "do-not-call.csv holds the whole list.".to_owned(),
            Err(reason) => format!("The browser did not take the file: {reason}."),
        });
    };
    let unread = RwSignal::new(Vec::<String>::new());
    let add = move |bytes: Vec<u8>| {
        let listed = match do_not_call_file::read(&bytes, app.home(), clock::now().today()) {
            Ok(listed) => listed,
            Err(problem) => return set_late(told, format!("{problem} Nothing was changed.")),
        };
        let before = app.with_untracked(|book, _| listed.known(book));
        let words = match app.dispatch(listed.command(), "Do-not-call list added") {
            Ok(_) | Err(CommandError::NothingToDo) => listed.words(before),
            Err(no) => no.words().to_owned(),
        };
        set_late(told, words);
        set_late(unread, listed.unread);
    };
    let open = move |file| {
        leptos::task::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => add(bytes),
                Err(reason) => set_late(told, format!("The file could not be read: {reason}.")),
            }
        });
    };
    let not_read = dynamic(move || {
        let lines = unread.get();
        (!lines.is_empty()).then(|| {
            let count = u64::try_from(lines.len()).unwrap_or(0);
            let words = format!("Not read: {}. Check that they're on your list", dates::counted(count, "row", "rows"));
            details()
                .attr("open", "")
                .child(summary().child(words))
                .child(ul().children(lines.into_iter().map(|line| li().child(line)).collect::<Vec<_>>()))
        })
    });
    let count = move || entries.with(|entries| entries.iter().filter(|entry| entry.holds).count());
    let rows = dynamic(move || {
        let shown = entries.with(|entries| entries.iter().take(SHOWN).cloned().collect::<Vec<_>>());
        ul().children(shown.into_iter().map(|entry| untrack(|| row(entry))).collect::<Vec<_>>())
    });
    let summary = summary().child(dynamic(move || {
        format!(
            "On the list: {}",
            dates::counted(u64::try_from(count()).unwrap_or(0), "number or address", "numbers and addresses")
        )
    }));
    section()
        .child(h2().child("Do not call"))
        .child(p().child("Nobody on this list is called or written to, whatever import they turn up in."))
        .child(details().child(summary).child(rows))
        .child(div().class("row").child(action("button", "Save the list", save)).child(file_choice(
            "Add a list",
            ".csv,.tsv,.txt,.vcf,text/csv,text/plain,text/vcard",
            open,
        )))
        .child(told_line(told))
        .child(not_read)
}

fn row(entry: Entry) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let reason = Kept::new(format!("lift/{}", entry.contact));
    let contact = entry.contact;
    let lift = move || {
        let command = Command::Lift { contact: contact.clone(), reason: reason.get() };
        let result = app.dispatch(command, "Lifted");
        if result.is_ok() {
            reason.forget();
        }
        set_late(refusal, result.err());
    };
    let way_out = entry.holds.then(|| {
        details()
            .child(summary().child("Lift it"))
            .child(reason.line("Why it no longer holds", "text"))
            .child(action("button", words::leads::LIFT_WITH_REASON, lift))
            .child(refusal_line(refusal))
    });
    li().child(strong().child(entry.shown)).child(p().class("hint").child(entry.about)).child(way_out)
}
