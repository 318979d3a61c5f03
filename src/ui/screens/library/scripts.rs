//! All scripts by kind, and one script with its gaps.

use leptos::prelude::*;
use leptos::web_sys::File;

use crate::app::library::script_pack;
use crate::app::words;
use crate::browser::files;
use crate::domain::library::script_versions::{script, scripts};
use crate::domain::script::Kind;
use crate::domain::script::{Fragment, Line, Script as ScriptText, Step};
use crate::domain::util::capital;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{
    Element, IntoChild, details, div, dynamic, empty, footer, h2, li, main, p, section, span, summary, ul,
};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::file_choice;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// All scripts.
pub fn scripts_screen() -> Element {
    let lead_in = "In a round the right one is offered and filled from what the lead said.";
    let shelf = link("button", Route::Shelf, "The shelf: clips, offers, phrases");
    let content = div()
        .class("content")
        .child(p().class("lead-in").child(lead_in))
        .child(shelf)
        .children(Kind::ALL.into_iter().map(of_kind))
        .child(link("button", Route::EditScript(String::new()), words::library::NEW_SCRIPT))
        .child(in_and_out());
    main().class("screen").child(top(words::places::SCRIPTS, None, empty())).child(content)
}

/// The scripts of a kind.
fn of_kind(kind: Kind) -> Element {
    let app = use_app();
    let held = app.memo(move |book, _| {
        let of_kind = scripts(book).into_iter().filter(|(_, script)| script.kind == kind);
        of_kind.map(|(id, script)| (id.to_owned(), script.title.clone())).collect::<Vec<(String, String)>>()
    });
    let items = move || {
        let each = held.get().into_iter().map(|(id, title)| li().child(link("row-link", Route::Script(id), title)));
        each.collect::<Vec<Element>>()
    };
    section().class("agenda").child(h2().child(capital(kind.name()))).child(ul().child(dynamic(items)))
}

/// Scripts as files: export of all, import of one or many.
fn in_and_out() -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let save = move || {
        let packed = app.with_untracked(|book, _| {
            let held = scripts(book);
            script_pack::pack(book, &held.iter().map(|(id, _)| *id).collect::<Vec<&str>>())
        });
        download(told, "next-touch-scripts.md", &packed);
    };
    let take = file_choice(words::library::IMPORT_SCRIPTS, ".md,.txt,text/markdown,text/plain", move |file| {
        import_file(app, told, file);
    });
    details().child(summary().child(words::library::SCRIPTS_AS_FILES)).child(
        div()
            .class("form")
            .child(action("button", "Save all scripts as one file", save))
            .child(take)
            .child(told_line(told)),
    )
}

/// Offers a file of scripts for download.
fn download(told: RwSignal<String>, name: &str, text: &str) {
    if let Err(reason) = files::download(name, "text/markdown", text) {
        told.set(format!("Not saved: {reason}"));
    }
}

fn import_file(app: AppContext, told: RwSignal<String>, file: File) {
    leptos::task::spawn_local(async move {
        let words = match files::read(&file).await {
            Ok(bytes) => take_text(app, &String::from_utf8_lossy(&bytes)),
            Err(reason) => format!("The file cannot be read: {reason}"),
        };
        set_late(told, words);
    });
}

/// Imports the scripts of a file, and returns the result in words.
fn take_text(app: AppContext, text: &str) -> String {
    let opened = app.with_untracked(|book, now| script_pack::open(book, text, now));
    match opened.command.map(|command| app.dispatch(command, "Scripts brought in")) {
        None if opened.known == 0 => "There is no script in that file.".to_owned(),
        None => "All of them are here already.".to_owned(),
        Some(Ok(_)) => format!("Here now: {}", opened.titles.join(" · ")),
        Some(Err(no)) => no.words().to_owned(),
    }
}

/// The script with this id, with the names of its gaps.
pub fn script_screen(id: &str) -> Element {
    let app = use_app();
    let (looked, shown) = (id.to_owned(), id.to_owned());
    let title = app.memo(move |book, _| {
        script(book, &looked).map_or_else(|| "No such script".to_owned(), |script| script.title.clone())
    });
    let text = move || app.with(|book, _| script(book, &shown).map(|script| script_text(&script)));
    let content = div()
        .class("content script-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words::common::SCRIPT)
        .child(dynamic(text));
    let saved = id.to_owned();
    let save = move || {
        let packed = app.with_untracked(|book, _| script_pack::pack(book, &[&saved]));
        if let Err(reason) = files::download(&format!("{saved}.md"), "text/markdown", &packed) {
            app.announce(&reason);
        }
    };
    let ways = footer()
        .class("thumb")
        .child(link("button primary", Route::EditScript(id.to_owned()), "Change it"))
        .child(action("button", words::library::SAVE_AS_A_FILE, save));
    main()
        .class("screen")
        .child(top(dynamic(move || title.get()), Some((Route::Scripts, words::places::SCRIPTS)), empty()))
        .child(content)
        .child(ways)
}

fn script_text(script: &ScriptText) -> Vec<Element> {
    let subject = (!script.subject.is_empty())
        .then(|| p().class("subject").child(span().class("label").child("Subject")).child(pieces(&script.subject)));
    subject.into_iter().chain(script.steps.iter().map(step)).collect()
}

fn step(step: &Step) -> Element {
    let heading = (!step.title().is_empty()).then(|| h2().child(step.title().to_owned()));
    let lines = step.lines.iter().map(|line| match line {
        Line::Say(text) => p().class("say").child(pieces(text)),
        Line::Advice(text) => p().class("advice").child(pieces(text)),
        Line::Ask { question, .. } => p().class("advice").child("Ask: ").child(pieces(question)),
        Line::Answer { words, .. } => p().class("advice").child("→ ").child(pieces(words)),
    });
    section().class("script-step").child(heading).children(lines)
}

fn pieces(pieces: &[Fragment]) -> Vec<AnyView> {
    let each = pieces.iter().map(|piece| match piece {
        Fragment::Text(text) => text.clone().into_part(),
        Fragment::Gap(gap) => span().class("value").child(gap.name()).view(),
        Fragment::Optional(inner) => super::scripts::pieces(inner).into_part(),
    });
    each.collect()
}
