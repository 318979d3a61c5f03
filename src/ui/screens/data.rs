//! The salesperson's data: a backup out, a backup in, what is stored, and what could not be read.

use leptos::prelude::*;
use leptos::web_sys::Event;

use crate::ui::parts::late::set_late;
use crate::ui::parts::old::erased::{act, live, watch};

use crate::app::days;
use crate::browser::{clock, files};
use crate::domain::command::{Command, Refusal};
use crate::domain::id::ImportId;
use crate::store::backup::{self, Backup};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::refusal::RefusalLine;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// Backup, restore and the storage.
#[component]
pub fn Data() -> impl IntoView {
    view! {
        <main class="screen">
            <Top title="Your data".to_owned() back=(Route::More, "More") />
            <div class="content data">
                <SaveBackup />
                <Restore />
                <Meter />
                <Imports />
                <SetAside />
            </div>
        </main>
    }
}

/// One readable file with everything in it.
#[component]
fn SaveBackup() -> impl IntoView {
    let desk = use_desk();
    let told = RwSignal::new(String::new());
    let save = move |_| {
        let now = clock::now();
        // Writing proves by reading back, so what is handed out can be restored.
        let written = desk.look(|book, now| backup::write(book, now.instant));
        let leads = desk.look(|book, _| book.leads().count());
        let name = format!("next-touch-{}.json", now.today());
        told.set(match written {
            Ok(text) => match files::download(&name, "application/json", &text) {
                Ok(()) => format!("{name} with {}. It was read back and is whole.", days::leads(leads)),
                Err(reason) => format!("The browser did not take the file: {reason}."),
            },
            Err(problem) => problem.words(),
        });
    };
    view! {
        <section>
            <h2>"Backup"</h2>
            <p>"Everything is only in this browser, on this device. A backup file is what brings it back after a lost phone or a cleared browser."</p>
            <button type="button" class="button primary" on:click=act(save)>"Save a backup file"</button>
            <p role="status">{told}</p>
        </section>
    }
}

/// A backup in: first what is in it, then merging or replacing.
#[component]
fn Restore() -> impl IntoView {
    let desk = use_desk();
    let opened = RwSignal::new(None::<Backup>);
    let told = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let open = move |input: leptos::web_sys::HtmlInputElement| {
        let Some(file) = files::chosen_file(&input) else { return };
        leptos::task::spawn_local(async move {
            let read = match files::read(&file).await {
                Ok(bytes) => backup::read(&String::from_utf8_lossy(&bytes)).map_err(|problem| problem.words()),
                Err(reason) => Err(format!("The file could not be read: {reason}. Your book is unchanged.")),
            };
            match read {
                Ok(backup) => {
                    set_late(told, String::new());
                    set_late(opened, Some(backup));
                }
                Err(reason) => {
                    set_late(opened, None);
                    set_late(told, reason);
                }
            }
        });
    };
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
                told.set("All of this is in your book already. Nothing was changed.".to_owned())
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let here = desk.ask(|book, _| book.leads().count());
    view! {
        <section>
            <h2>"Restore"</h2>
            <label class="file">
                <span>"Choose a backup file"</span>
                <input type="file" accept=".json,application/json" on:change=act(move |event: Event| open(event_target(&event))) />
            </label>
            {live(move || {
                opened
                    .get()
                    .map(|backup| {
                        let words = format!("In the file: {}. In your book: {}.", backup.manifest.summary(&clock::now()), days::leads(here.get()));
                        view! {
                            <div class="preview">
                                <p>{words}</p>
                                <div class="row">
                                    <button type="button" class="button primary" on:click=act(move |_| take(false))>"Merge into my book"</button>
                                    <button type="button" class="button" on:click=act(move |_| take(true))>"Replace my book by it"</button>
                                </div>
                                <p class="hint">"Merging loses nothing: of two versions the later one stands. Replacing takes out what is not in the file. Undo takes back either."</p>
                            </div>
                        }
                    })
            })}
            <p role="status">{told}</p>
            <RefusalLine refusal />
        </section>
    }
}

/// How much of the storage is used.
#[component]
fn Meter() -> impl IntoView {
    let desk = use_desk();
    let usage = desk.ask_workspace(|workspace| workspace.usage());
    let leads = desk.ask(|book, _| book.leads().count());
    let words = move || {
        let usage = usage.get();
        let kilo = |units: usize| units.div_ceil(1024);
        let foreign = if usage.other > 0 {
            format!(" Other pages of this address use {} KB.", kilo(usage.other))
        } else {
            String::new()
        };
        let forecast = usage.own.checked_div(leads.get()).filter(|each| *each > 0).map(|each| {
            let left = usage.limit.saturating_sub(usage.own + usage.other) / each;
            format!(" At your leads' size there is room for about {} more.", days::leads(left))
        });
        format!("{} of {} KB used.{foreign}{}", kilo(usage.own), kilo(usage.limit), forecast.unwrap_or_default())
    };
    view! {
        <section>
            <h2>"Storage"</h2>
            <progress aria-label="Storage used" max=watch(move || usage.get().limit) value=watch(move || usage.get().own + usage.get().other) />
            <p>{words}</p>
        </section>
    }
}

/// The imports, each to be taken out again as a whole.
#[component]
fn Imports() -> impl IntoView {
    let desk = use_desk();
    let imports = desk.ask(|book, now| {
        book.imports()
            .into_iter()
            .map(|(id, import)| {
                let day = days::near_date(now.local_of(import.at).date(), now.today());
                let count = usize::try_from(import.leads).unwrap_or(usize::MAX);
                (id, import.name.clone(), format!("{}, {day}", days::leads(count)))
            })
            .collect::<Vec<_>>()
    });
    let take_out = move |id: ImportId, name: &str| {
        let label = format!("{name} taken out");
        // What is listed is in the book.
        drop(desk.dispatch(Command::RemoveImport(id), &label));
    };
    move || {
        let imports = imports.get();
        (!imports.is_empty()).then(|| {
            let rows = imports.into_iter().map(|(id, name, about)| {
                let label = format!("Take out {name} with its leads");
                let shown = name.clone();
                view! {
                    <li class="item">
                        <span class="item-text"><strong>{shown}</strong> " " {about}</span>
                        <button type="button" class="chip" aria-label=label on:click=act(move |_| take_out(id, &name))>"Take out"</button>
                    </li>
                }
            });
            view! { <section><h2>"Brought in"</h2><ul>{rows.collect_view()}</ul></section> }
        })
    }
}

/// What could not be read, kept as it is.
#[component]
fn SetAside() -> impl IntoView {
    let desk = use_desk();
    let unreadable = desk.ask_workspace(|workspace| {
        workspace.unreadable().iter().map(|entry| (entry.key.clone(), entry.reason.words())).collect::<Vec<_>>()
    });
    let save_raw = move |_| {
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
    view! {
        <section>
            <h2>"Raw storage"</h2>
            {live(move || {
                let unreadable = unreadable.get();
                (!unreadable.is_empty())
                    .then(|| {
                        let rows = unreadable.into_iter().map(|(key, reason)| view! { <li><code>{key}</code> ": " {reason}</li> });
                        view! {
                            <p>"These stored entries could not be read. They are kept as they are; everything else works."</p>
                            <ul>{rows.collect_view()}</ul>
                        }
                    })
            })}
            <button type="button" class="button" on:click=act(save_raw)>"Download everything raw"</button>
        </section>
    }
}
