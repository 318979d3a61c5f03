//! The salesperson's data: a backup out, a backup in, what is stored, and what could not be read.

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::days;
use crate::browser::{clock, files};
use crate::domain::command::{Command, Refusal};
use crate::domain::id::ImportId;
use crate::store::backup::{self, Backup};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::html::{Tag, code, div, h2, li, live, main, nothing, p, progress, rows_of, section, span, strong, ul};
use crate::ui::parts::controls::action;
use crate::ui::parts::file_choice::file_choice;
use crate::ui::parts::late::set_late;
use crate::ui::parts::refusal::refusal_line;
use crate::ui::parts::told::told_line;
use crate::ui::parts::top::top;
use crate::ui::route::Route;

use super::do_not_call::do_not_call_list;

/// Backup, restore and the storage.
pub fn data_screen() -> Tag {
    let content = div()
        .class("content data")
        .child(save_backup())
        .child(restore())
        .child(meter())
        .child(imports())
        .child(do_not_call_list())
        .child(set_aside());
    main().class("screen").child(top("Your data", Some((Route::More, "More")), nothing())).child(content)
}

/// A part of the screen with its heading.
fn headed(heading: &'static str) -> Tag {
    section().child(h2().child(heading))
}

/// One readable file with everything in it.
fn save_backup() -> Tag {
    let desk = use_desk();
    let told = RwSignal::new(String::new());
    let save = move |for_others: bool| {
        let now = clock::now();
        // Writing proves by reading back, so what is handed out can be restored.
        let written = desk.look(|book, now| {
            if for_others {
                backup::write(&book.without_private(), now.instant)
            } else {
                backup::write(book, now.instant)
            }
        });
        let name = format!("next-touch-{}.json", now.today());
        told.set(match written {
            Ok(text) => match files::download(&name, "application/json", &text) {
                Ok(()) => format!("{name} with {}. It was read back and is whole.", leads_of_book(desk)),
                Err(reason) => format!("The browser did not take the file: {reason}."),
            },
            Err(problem) => problem.words(),
        });
    };
    headed("Backup")
        .child(p().child(
            "Everything is only in this browser, on this device. A backup file is what brings it back after a lost phone or a cleared browser.",
        ))
        .child(action("button primary", "Save a backup file", move || save(false)))
        .child(action("link", "Save a file without private interests, for others", move || save(true)))
        .child(told_line(told))
}

fn leads_of_book(desk: Desk) -> String {
    days::leads(desk.look(|book, _| book.leads().count()))
}

/// A backup in: first what is in it, then merging or replacing.
fn restore() -> Tag {
    let desk = use_desk();
    let opened = RwSignal::new(None::<Backup>);
    let told = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let take = move |replaces: bool| {
        let Some(backup) = opened.get_untracked() else { return };
        let (command, label) = if replaces {
            (Command::Replace(backup.edits), "Book replaced by the backup")
        } else {
            (Command::Merge(backup.edits), "Backup merged in")
        };
        let room = desk.look_at_workspace(|workspace, now| workspace.room_for(command.clone(), now));
        if room.is_ok_and(|(needed, left)| needed > left) {
            told.set("This browser has no room for all of this. Nothing was changed.".to_owned());
            return;
        }
        match desk.dispatch(command, label) {
            Ok(_) => {
                opened.set(None);
                refusal.set(None);
                told.set(format!("{label}. Undo takes it back."));
            }
            Err(Refusal::NothingToDo) => {
                told.set("All of this is in your book already. Nothing was changed.".to_owned());
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let preview = move || {
        let manifest = opened.with(|opened| opened.as_ref().map(|backup| backup.manifest))?;
        let words = move || {
            let in_file = manifest.summary(&desk.now());
            format!("In the file: {in_file}. In your book: {}.", leads_of_book(desk))
        };
        let ways = div()
            .class("row")
            .child(action("button primary", "Merge into my book", move || take(false)))
            .child(action("button", "Replace my book by it", move || take(true)));
        let hint = "Merging loses nothing: of two versions the later one stands. Replacing takes out what is not in the file. Undo takes back either.";
        Some(div().class("preview").child(p().child(live(words))).child(ways).child(p().class("hint").child(hint)))
    };
    headed("Restore")
        .child(file_choice("Choose a backup file", ".json,application/json", move |file| {
            open_backup(file, opened, told)
        }))
        .child(live(preview))
        .child(told_line(told))
        .child(refusal_line(refusal))
}

/// Reads a backup file; if it is none, says why.
fn open_backup(file: File, opened: RwSignal<Option<Backup>>, told: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        let read = match files::read(&file).await {
            Ok(bytes) => backup::read(&String::from_utf8_lossy(&bytes)).map_err(|problem| problem.words()),
            Err(reason) => Err(format!("The file could not be read: {reason}. Your book is unchanged.")),
        };
        let (backup, words) = match read {
            Ok(backup) => (Some(backup), String::new()),
            Err(reason) => (None, reason),
        };
        set_late(opened, backup);
        set_late(told, words);
    });
}

/// How much of the storage is used.
fn meter() -> Tag {
    let desk = use_desk();
    let shown = move || {
        // Whoever asks for the time is asked again after every change.
        desk.now();
        let (usage, leads) =
            desk.look_at_workspace(|workspace, _| (workspace.usage(), workspace.book().leads().count()));
        let kilo = |units: usize| units.div_ceil(1024);
        let used = usage.own + usage.other;
        let foreign = if usage.other > 0 {
            format!(" Other pages of this address use {} KB.", kilo(usage.other))
        } else {
            String::new()
        };
        let forecast = usage.own.checked_div(leads).filter(|each| *each > 0).map(|each| {
            let left = usage.free() / each;
            format!(" At your leads' size there is room for about {} more.", days::leads(left))
        });
        let words =
            format!("{} of {} KB used.{foreign}{}", kilo(usage.own), kilo(usage.limit), forecast.unwrap_or_default());
        let bar = progress()
            .attr("aria-label", "Storage used")
            .attr("max", usage.limit.to_string())
            .attr("value", used.to_string());
        vec![bar, p().child(words)]
    };
    headed("Storage").child(live(shown))
}

/// The imports, each to be taken out again as a whole.
fn imports() -> AnyView {
    let desk = use_desk();
    let is_any = desk.ask(|book, _| !book.imports().is_empty());
    let each = move || imports_now(desk).into_iter().map(|(id, _, _)| id).collect();
    live(move || {
        is_any.get().then(|| headed("Brought in").child(ul().child(rows_of(each, move |id| import_row(desk, id)))))
    })
}

/// The imports with their names, how many came with them and when.
fn imports_now(desk: Desk) -> Vec<(ImportId, String, String)> {
    let now = desk.now();
    desk.look(|book, _| {
        let each = book.imports().into_iter().map(|(id, import)| {
            let day = days::near_date(now.local_of(import.at).date(), now.today());
            let count = usize::try_from(import.leads).unwrap_or(usize::MAX);
            (id, import.name.clone(), format!("{}, {day}", days::leads(count)))
        });
        each.collect()
    })
}

fn import_row(desk: Desk, id: ImportId) -> Tag {
    let find = move || imports_now(desk).into_iter().find(|(each, _, _)| *each == id);
    let name = untrack(find).map(|(_, name, _)| name).unwrap_or_default();
    let about = move || find().map(|(_, _, about)| about);
    let text = span().class("item-text").child(strong().child(name.clone())).child(" ").child(live(about));
    let label = format!("Take out {name} with its leads");
    let take_out = move || {
        // What is listed is in the book.
        drop(desk.dispatch(Command::RemoveImport(id), &format!("{name} taken out")));
    };
    li().class("item").child(text).child(action("chip", "Take out", take_out).attr("aria-label", label))
}

/// What could not be read, kept as it is.
fn set_aside() -> Tag {
    let desk = use_desk();
    let count = desk.ask_workspace(|workspace| workspace.unreadable().len());
    let save_raw = move || {
        let raw: serde_json::Map<String, serde_json::Value> = desk
            .look_at_workspace(|workspace, _| workspace.raw_dump())
            .into_iter()
            .map(|(key, value)| (key, serde_json::Value::String(value)))
            .collect();
        let text = serde_json::Value::Object(raw).to_string();
        if let Err(reason) = files::download("next-touch-raw.json", "application/json", &text) {
            desk.announce(&reason);
        }
    };
    let listed = move || {
        (count.get() > 0).then(|| {
            let rows = desk.look_at_workspace(|workspace, _| {
                let each = workspace.unreadable().iter();
                each.map(|entry| unreadable_row(entry.key.clone(), entry.reason.words())).collect::<Vec<_>>()
            });
            let kept = "These stored entries could not be read. They are kept as they are; everything else works.";
            vec![p().child(kept), ul().children(rows)]
        })
    };
    headed("Raw storage").child(live(listed)).child(action("button", "Download everything raw", save_raw))
}

fn unreadable_row(key: String, reason: &'static str) -> Tag {
    li().child(code().child(key)).child(": ").child(reason)
}
